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
        self._kiest_in_pc4: dict[str, list[Vrijwilliger]] = defaultdict(list)
        self._op_postcode: dict[str, list[Vrijwilliger]] = defaultdict(list)
        self._in_huishouden: dict[UUID, list[Vrijwilliger]] = defaultdict(list)
        for v in vrijwilligers:
            self.van_persoon[v.persoon_id] = v.id
            self._in_pc4[v.persoon.pc4].append(v)
            self._op_postcode[v.persoon.postcode].append(v)
            if v.geen_buurtgenoot or v.geen_straatgenoot:
                self._kiest_in_pc4[v.persoon.pc4].append(v)
            if v.persoon.huishouden_id:
                self._in_huishouden[v.persoon.huishouden_id].append(v)
            for rij in v.uitsluitingen.all():
                self.wil_niet_naar[rij.persoon_id].add(v.id)

    def in_de_buurt(self, vraag: Hulpvraag) -> Iterable[Vrijwilliger]:
        """Who may be too near (`te_dichtbij`), some of them twice.

        Who shares the postcode or household; of the PC4 areas only where a side wants no neighbour.
        """
        betrokkenen = (vraag.zorgsituatie.mantelzorger, vraag.zorgsituatie.zorgvrager)
        gebieden = {vraag.bezoekpostcode[:4]} | {persoon.pc4 for persoon in betrokkenen}
        kiest = vraag.geen_buurtgenoot or vraag.geen_straatgenoot
        in_gebied = self._in_pc4 if kiest else self._kiest_in_pc4
        huishoudens = {p.huishouden_id for p in betrokkenen if p.huishouden_id}
        return chain(
            *(in_gebied[pc4] for pc4 in gebieden),
            *(self._op_postcode[postcode] for postcode in {p.postcode for p in betrokkenen}),
            *(self._in_huishouden[huishouden] for huishouden in huishoudens),
        )
