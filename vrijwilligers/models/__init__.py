from .beschikbaarheid import Afwezigheid, Beschikbaarheid
from .vrijwilliger import (
    Bekwaamheid,
    Vervoer,
    Vog,
    Vrijwilliger,
    VrijwilligerUitsluiting,
    VrijwilligerWens,
)

__all__ = [
    "Afwezigheid",
    "Bekwaamheid",
    "Beschikbaarheid",
    "Vervoer",
    "Vog",
    "Vrijwilliger",
    "VrijwilligerUitsluiting",
    "VrijwilligerWens",
]
