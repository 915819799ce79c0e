"""The kinds of files, by the name that users choose them by; in the order to import them."""

from .beschikbaarheid import Beschikbaarheden
from .hulpvragen import Hulpvragen
from .soort import Soort
from .vrijwilligers import Vrijwilligers
from .zorgsituaties import Zorgsituaties

SOORTEN: dict[str, type[Soort]] = {
    "vrijwilligers": Vrijwilligers,
    "zorgsituaties": Zorgsituaties,
    "hulpvragen": Hulpvragen,
    "beschikbaarheid": Beschikbaarheden,
}
