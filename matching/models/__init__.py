from .matchronde import Matchronde, NietGematcht, TeHerzien
from .parameters import Parameterset
from .voorstel import Afwijsreden, Voorstel

__all__ = [
    "Afwijsreden",
    "Matchronde",
    "NietGematcht",
    "Parameterset",
    "TeHerzien",
    "Voorstel",
]
