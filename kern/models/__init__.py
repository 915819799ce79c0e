from .audit import AuditRegel
from .basis import PER_KEER, Basis, OrganisatieManager, OrganisatieModel, OrganisatieQuerySet
from .gebruiker import Gebruiker, GebruikerRol, Rol
from .huishouden import Huishouden, HuishoudenBetrokkene
from .kenmerk import Kenmerk, KenmerkSoort, KenmerkVersie, Sterkte, Wens, WensAard
from .nummerreeks import Nummerreeks
from .organisatie import Organisatie, Wijk, WijkPostcode
from .parameters import GedateerdeSet
from .persoon import Persoon
from .samenvoeging import NietDubbel, Samenvoeging
from .taak import Ernst, Taak
from .toestemming import Doel, Grondslag, Toestemming
from .verzoeksleutel import Verzoeksleutel

__all__ = [
    "PER_KEER",
    "AuditRegel",
    "Basis",
    "Doel",
    "Ernst",
    "Gebruiker",
    "GebruikerRol",
    "GedateerdeSet",
    "Grondslag",
    "Huishouden",
    "HuishoudenBetrokkene",
    "Kenmerk",
    "KenmerkSoort",
    "KenmerkVersie",
    "NietDubbel",
    "Nummerreeks",
    "Organisatie",
    "OrganisatieManager",
    "OrganisatieModel",
    "OrganisatieQuerySet",
    "Persoon",
    "Rol",
    "Samenvoeging",
    "Sterkte",
    "Taak",
    "Toestemming",
    "Verzoeksleutel",
    "Wens",
    "WensAard",
    "Wijk",
    "WijkPostcode",
]
