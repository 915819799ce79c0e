from .matchronde import Matchronde, NietGematcht, TeHerzien
from .parameters import Parameterset
from .toelichting import Toelichting
from .voorstel import Afwijsreden, Voorstel

__all__ = [
    "Afwijsreden",
    "Matchronde",
    "NietGematcht",
    "Parameterset",
    "TeHerzien",
    "Toelichting",
    "Voorstel",
]
