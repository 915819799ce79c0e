from .hulpvraag import (
    Hulpvraag,
    HulpvraagKenmerk,
    HulpvraagUitsluiting,
    HulpvraagVenster,
    HulpvraagVoorkeur,
    HulpvraagWens,
    Respijtvorm,
    Ritme,
    Spoed,
)
from .zorgsituatie import Netwerk, Relatie, Zorgsituatie, ZorgsituatieDoelgroep

__all__ = [
    "Hulpvraag",
    "HulpvraagKenmerk",
    "HulpvraagUitsluiting",
    "HulpvraagVenster",
    "HulpvraagVoorkeur",
    "HulpvraagWens",
    "Netwerk",
    "Relatie",
    "Respijtvorm",
    "Ritme",
    "Spoed",
    "Zorgsituatie",
    "ZorgsituatieDoelgroep",
]
