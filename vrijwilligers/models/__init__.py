from .beschikbaarheid import Afwezigheid, Beschikbaarheid, ExtraBeschikbaarheid
from .toelating import Toelatingsset
from .vog import Vog
from .vrijwilliger import (
    Begeleidingsbehoefte,
    Bekwaamheid,
    Instroomroute,
    Scholing,
    Statusreden,
    Taalniveau,
    Vervoer,
    Vrijwilliger,
    Vrijwilligerstap,
    VrijwilligerUitsluiting,
    VrijwilligerWens,
)

__all__ = [
    "Afwezigheid",
    "Begeleidingsbehoefte",
    "Bekwaamheid",
    "Beschikbaarheid",
    "ExtraBeschikbaarheid",
    "Instroomroute",
    "Scholing",
    "Statusreden",
    "Taalniveau",
    "Toelatingsset",
    "Vervoer",
    "Vog",
    "Vrijwilliger",
    "VrijwilligerUitsluiting",
    "VrijwilligerWens",
    "Vrijwilligerstap",
]
