from .aanmelding import Aanmelding, Aanmeldkanaal, Normenset, VerwijzerSoort
from .checkin import Belpoging, Checkin
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
from .meting import Instrumentversie, Meting
from .parameters import Belastingset
from .risico import Risico, Risicobepaling, Zorgomvang
from .signaal import Aard, Bron, Opvolging, Signaal, Signaalmelding
from .zorgsituatie import Netwerk, Relatie, Zorgsituatie, ZorgsituatieDoelgroep

__all__ = [
    "DOORVERWIJSVORMEN",
    "Aanmelding",
    "Aanmeldkanaal",
    "Aard",
    "Belastingset",
    "Belpoging",
    "Bron",
    "Checkin",
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
    "Instrumentversie",
    "Leefgebied",
    "Meting",
    "Netwerk",
    "Normenset",
    "Opvolging",
    "Relatie",
    "Respijtvorm",
    "Risico",
    "Risicobepaling",
    "Ritme",
    "Signaal",
    "Signaalmelding",
    "Spoed",
    "Spoedreden",
    "VerwijzerSoort",
    "Zorgomvang",
    "Zorgsituatie",
    "ZorgsituatieDoelgroep",
]
