"""Care situations as the rules of burden see them, without a database."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.instrumenten import meegeleverd
from mantelzorg.regels.situatiebeeld import Meetpunt, Omvang, Situatiebeeld, Zorgelijk

VANDAAG = date(2026, 11, 22)


def geleden(dagen: int) -> date:
    return VANDAAG - timedelta(days=dagen)


def beeld(**feiten) -> Situatiebeeld:
    return Situatiebeeld(zorgsituatie_id=uuid.uuid4(), vandaag=VANDAAG, **feiten)


LOS = ("ediz_grens", "oordeel_grens", "aan")


def met(**anders) -> Belastingparameters:
    """The shipped parameters with other limits, or another value for any of `LOS`."""
    begin = Belastingparameters()
    los = {naam: anders.pop(naam) for naam in LOS if naam in anders}
    return replace(begin, grenzen={**begin.grenzen, **anders}, **los)


def punt(code: str, score: float, dagen: int = 0, *, tot: float | None = None) -> Meetpunt:
    """A measurement so many days ago; with ``tot`` the score is not sure."""
    return Meetpunt(meegeleverd()[code], geleden(dagen), score, score if tot is None else tot)


def gemeten(*punten: Meetpunt) -> Situatiebeeld:
    """A care situation with these measurements, oldest first."""
    reeksen: dict[str, tuple[Meetpunt, ...]] = {}
    for een in punten:
        code = een.instrument.code
        reeksen[code] = (*reeksen.get(code, ()), een)
    return beeld(metingen=reeksen)


def uren(*stappen: tuple[int, float | None]) -> Situatiebeeld:
    """A care situation with hours per week from so many days ago on, oldest first."""
    return beeld(
        omvang=tuple(
            Omvang(geleden(dagen), None if aantal is None else Decimal(str(aantal)))
            for dagen, aantal in stappen
        )
    )


def nachten(*stappen: tuple[int, int | None]) -> Situatiebeeld:
    return beeld(
        omvang=tuple(Omvang(geleden(dagen), nachten_verstoord=aantal) for dagen, aantal in stappen)
    )


def gemeld(*dagen: int, aard: str = "zorgelijk", ernst: str = "gewoon") -> tuple[Zorgelijk, ...]:
    return tuple(Zorgelijk(aard, ernst, geleden(dag)) for dag in dagen)
