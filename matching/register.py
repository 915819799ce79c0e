"""The volunteers of a problem, looked up by what excludes them."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from uuid import UUID

from mantelzorg.models import Hulpvraag
from vrijwilligers.models import Vrijwilliger


class Register:
    """Looking up costs what is found, so that a problem never goes by all pairs."""

    def __init__(self, vrijwilligers: Iterable[Vrijwilliger]) -> None:
        self.van_persoon: dict[UUID, UUID] = {}
        self.wil_niet_naar: dict[UUID, set[UUID]] = defaultdict(set)
        self._in_pc4: dict[str, list[Vrijwilliger]] = defaultdict(list)
        self._in_huishouden: dict[UUID, list[Vrijwilliger]] = defaultdict(list)
        for v in vrijwilligers:
            self.van_persoon[v.persoon_id] = v.id
            self._in_pc4[v.persoon.pc4].append(v)
            if v.persoon.huishouden_id:
                self._in_huishouden[v.persoon.huishouden_id].append(v)
            for rij in v.uitsluitingen.all():
                self.wil_niet_naar[rij.persoon_id].add(v.id)

    def in_de_buurt(self, vraag: Hulpvraag) -> Iterable[Vrijwilliger]:
        """Who may be too near: those of the PC4 areas and the households of this request."""
        betrokkenen = (vraag.zorgsituatie.mantelzorger, vraag.zorgsituatie.zorgvrager)
        gebieden = {vraag.bezoekpostcode[:4]} | {persoon.pc4 for persoon in betrokkenen}
        huishoudens = {p.huishouden_id for p in betrokkenen if p.huishouden_id}
        return chain(
            *(self._in_pc4[pc4] for pc4 in gebieden),
            *(self._in_huishouden[huishouden] for huishouden in huishoudens),
        )
