"""What pages show about somebody's health: only while a legal basis of that person holds.

What was recorded stays stored after a withdrawal, but is neither used nor shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kern.models import Doel
from kern.selectors import toestemmingen
from mantelzorg.models import Hulpvraag, Zorgsituatie
from mantelzorg.regels.gezondheid import zichtbaar


def met_grondslag(organisatie_id: UUID, situaties: Iterable[Zorgsituatie]) -> set[UUID]:
    """Those cared for in these situations whose health data may be shown. One query."""
    return toestemmingen.met_grondslag(
        organisatie_id, Doel.GEZONDHEID, {situatie.zorgvrager_id for situatie in situaties}
    )


@dataclass(frozen=True, slots=True)
class Hulpvraagkenmerken:
    """The kenmerken of a request that may be shown; ``achtergehouden``: there are others."""

    doelgroepen: list[Any]
    kenmerken: list[Any]
    wensen: list[Any]
    achtergehouden: bool


def kenmerken_van(hulpvraag: Hulpvraag, *, grondslag: bool) -> Hulpvraagkenmerken:
    """What a page shows of a request whose target groups, kenmerken and wishes are prefetched."""
    alle = (
        list(hulpvraag.zorgsituatie.doelgroepen.all()),
        list(hulpvraag.kenmerken.all()),
        list(hulpvraag.wensen.all()),
    )
    doelgroepen, kenmerken, wensen = (zichtbaar(rijen, grondslag=grondslag) for rijen in alle)
    return Hulpvraagkenmerken(
        doelgroepen,
        kenmerken,
        wensen,
        achtergehouden=(doelgroepen, kenmerken, wensen) != alle,
    )
