from .aanmelding import Aanmelding, Aanmeldkanaal, Normenset, VerwijzerSoort
from .doorverwijzing import Doorverwijzing
from .gesprek import Gesprek, GesprekDeelnemer, GesprekLeefgebied, Leefgebied
from .hulpvraag import (
    DOORVERWIJSVORMEN,
    GewensteHelper,
    Hulpvraag,
    HulpvraagKenmerk,
    Hulpvraagstap,
    HulpvraagUitsluiting,
    HulpvraagVenster,
    HulpvraagVoorkeur,
    HulpvraagWens,
    Respijtvorm,
    Ritme,
    Spoed,
    Spoedreden,
)
from .zorgsituatie import Netwerk, Relatie, Zorgsituatie, ZorgsituatieDoelgroep

__all__ = [
    "DOORVERWIJSVORMEN",
    "Aanmelding",
    "Aanmeldkanaal",
    "Doorverwijzing",
    "Gesprek",
    "GesprekDeelnemer",
    "GesprekLeefgebied",
    "GewensteHelper",
    "Hulpvraag",
    "HulpvraagKenmerk",
    "HulpvraagUitsluiting",
    "HulpvraagVenster",
    "HulpvraagVoorkeur",
    "HulpvraagWens",
    "Hulpvraagstap",
    "Leefgebied",
    "Netwerk",
    "Normenset",
    "Relatie",
    "Respijtvorm",
    "Ritme",
    "Spoed",
    "Spoedreden",
    "VerwijzerSoort",
    "Zorgsituatie",
    "ZorgsituatieDoelgroep",
]
