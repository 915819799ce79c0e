"""Which pairs and moments are possible, and the rule that rules out each of the others.

What other matches forbid is for ``weekplannen`` and ``modellen``; here every pair stands alone.
Nothing here ever makes a table of all pairs: it starts from who live near each other (``buren``),
and each rule looks only at the pairs that the rules before it left.
"""

from .rooster import VAKKEN, VAKKEN_PER_WEEK, bit_van, moment_van
from .trechter import REGELS
from .uitkomst import Kandidaat, Kandidaten
from .zeef import bepaal_kandidaten

__all__ = [
    "REGELS",
    "VAKKEN",
    "VAKKEN_PER_WEEK",
    "Kandidaat",
    "Kandidaten",
    "bepaal_kandidaten",
    "bit_van",
    "moment_van",
]
