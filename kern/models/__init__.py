from .audit import AuditRegel
from .basis import Basis, OrganisatieManager, OrganisatieModel, OrganisatieQuerySet
from .gebruiker import Gebruiker, GebruikerRol, Rol
from .kenmerk import Kenmerk, KenmerkSoort, Sterkte, Wens, WensAard
from .organisatie import Organisatie, Wijk, WijkPostcode
from .persoon import Persoon
from .toestemming import Doel, Grondslag, Toestemming

__all__ = [
    "AuditRegel",
    "Basis",
    "Doel",
    "Gebruiker",
    "GebruikerRol",
    "Grondslag",
    "Kenmerk",
    "KenmerkSoort",
    "Organisatie",
    "OrganisatieManager",
    "OrganisatieModel",
    "OrganisatieQuerySet",
    "Persoon",
    "Rol",
    "Sterkte",
    "Toestemming",
    "Wens",
    "WensAard",
    "Wijk",
    "WijkPostcode",
]
