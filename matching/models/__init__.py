from .koppeling import Driepunt, Eindreden, Evaluatie, GeenKlikreden, Koppeling
from .matchronde import Matchronde, NietGematcht, TeHerzien
from .parameters import Parameterset
from .toelichting import Toelichting
from .voorstel import Afwijsreden, Bedankreden, Voorstel, Voorstelantwoord

__all__ = [
    "Afwijsreden",
    "Bedankreden",
    "Driepunt",
    "Eindreden",
    "Evaluatie",
    "GeenKlikreden",
    "Koppeling",
    "Matchronde",
    "NietGematcht",
    "Parameterset",
    "TeHerzien",
    "Toelichting",
    "Voorstel",
    "Voorstelantwoord",
]
