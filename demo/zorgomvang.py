"""How many hours and nights of care it took in the years before: more as the load grew."""

from collections.abc import Iterator
from decimal import Decimal

from mantelzorg.models import Zorgomvang

from .cijfers import bevolking
from .dossiers import Bureau
from .gevolgd import Gevolgd

HALF_JAAR = 182


def zorgomvang(bureau: Bureau, gevolgd: list[Gevolgd]) -> int:
    """Store what care took before today, where it is known what it takes now; how many rows."""
    rijen = [rij for wie in gevolgd for rij in _geschiedenis(bureau, wie)]
    return len(Zorgomvang.objects.bulk_create(rijen, batch_size=1000))


def _geschiedenis(bureau: Bureau, wie: Gevolgd) -> Iterator[Zorgomvang]:
    """A row from the first time asked on, and one at each change: half-yearly, or as it turned."""
    eerste = wie.momenten[0].geleden
    dagen = {eerste, wie.verloop.van, wie.verloop.tot, *range(HALF_JAAR, eerste, HALF_JAAR)}
    vorige: tuple[int | None, int | None] = (None, None)
    for geleden in sorted((dag for dag in dagen if 0 < dag <= eerste), reverse=True):
        deel = _deel_van_nu(wie, geleden)
        uren, nachten = wie.situatie.uren_per_week, wie.situatie.nachten_verstoord
        omvang = (
            None if uren is None else min(round(uren * deel), bevolking.UREN_HOOGSTENS),
            None if nachten is None else min(round(nachten * deel), 7),
        )
        if omvang != vorige:
            vorige = omvang
            yield Zorgomvang(
                organisatie=bureau.organisatie,
                zorgsituatie=wie.situatie,
                datum=bureau.geleden(geleden),
                uren_per_week=omvang[0],
                nachten_verstoord=omvang[1],
            )


def _deel_van_nu(wie: Gevolgd, geleden: int) -> Decimal:
    """Of the care of now. ASSUMPTION: as far as burden follows the hours."""
    nu = max(wie.verloop.nu, 1.0)
    toen = max(wie.verloop.op(geleden), 1.0)
    mee = bevolking.UREN_IN_BELASTING
    return Decimal(1 - mee + mee * toen / nu)
