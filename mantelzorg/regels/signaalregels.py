"""The rules that raise signals about a care situation.

Each is a function whose docstring is the rule; words in `quotes` are limits in
`Belastingparameters.grenzen`. Those over matches and waiting requests: `matching.regels`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from kern.models import Ernst
from mantelzorg.models import Aard, Netwerk, Relatie, Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.bevinding import Bevinding, Signaalregel, feit
from mantelzorg.regels.meetregels import hoogste_klasse, stijgende_trend, volhoudtijd
from mantelzorg.regels.situatiebeeld import Situatiebeeld

HOOG_RISICO = (Risico.HOOG, Risico.ACUUT)


def meer_uren(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The hours of care went up by `uren_procent` per cent or more.

    - Since the day on which they became what they are now, at most `uren_dagen` ago.
    - Against the fewest that were known to hold in the `uren_dagen` before that day.

    Source: issue 5 (care hours up by half); within what time is an assumption of this project.
    """
    dagen = parameters.grenzen["uren_dagen"]
    stappen = _stappen((o.datum, o.uren_per_week) for o in beeld.omvang)
    if len(stappen) < 2:
        return None
    sinds, nu = stappen[-1]
    begin = sinds - timedelta(days=dagen)
    golden_toen = (uren for (_van, uren), (tot, _uren) in pairwise(stappen) if tot > begin)
    minst = min(golden_toen, default=nu)
    procent = parameters.grenzen["uren_procent"]
    if nu <= minst or nu * 100 < minst * (100 + procent) or not beeld.binnen(sinds, dagen):
        return None
    feiten = feit("meer_uren", van=float(minst), naar=float(nu), sinds=sinds)
    return Bevinding("meer_uren", Ernst.GEWOON, (feiten,))


def nachten(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The carer is woken in `nachten` or more nights a week.

    Source: issue 5 (night disturbances); how many is an assumption of this project.
    """
    stappen = _stappen((o.datum, o.nachten_verstoord) for o in beeld.omvang)
    if not stappen or stappen[-1][1] < parameters.grenzen["nachten"]:
        return None
    sinds, aantal = stappen[-1]
    return Bevinding("nachten", Ernst.GEWOON, (feit("nachten", aantal=aantal, sinds=sinds),))


def zorgelijke_meldingen(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """Volunteers made `meldingen` or more worrying reports within `meldingen_dagen`.

    - Counted up to the last one, which is at most `meldingen_dagen` ago itself.
    - Also those of which the signal was closed: that they go on is what this rule says.
    - "Anders" is not counted: what it is about is not known here.

    Source: issue 5 (two worrying reports by a volunteer); within what time is an assumption.
    """
    dagen = parameters.grenzen["meldingen_dagen"]
    zorgelijk = [m.datum for m in beeld.vrijwilligersmeldingen if m.aard != Aard.ANDERS]
    if not zorgelijk or not beeld.binnen(zorgelijk[-1], dagen):
        return None
    geteld = [dag for dag in zorgelijk if (zorgelijk[-1] - dag).days <= dagen]
    if len(geteld) < parameters.grenzen["meldingen"]:
        return None
    feiten = feit("meldingen", aantal=len(geteld), van=geteld[0], tot=geteld[-1])
    return Bevinding("zorgelijke_meldingen", Ernst.HOOG, (feiten,))


def checkin_te_laat(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """Nobody knows how the carer is: a check-in is overdue, or the last one reached nobody.

    - Overdue is open `checkin_dagen` days after it was planned.
    - High where the risk is high or acute, since then silence is worse.

    Source: design section 5 (silence counts as unknown, never as fine).
    """
    feiten = []
    if beeld.niet_bereikt is not None:
        feiten.append(feit("niet_bereikt", datum=beeld.niet_bereikt))
    te_laat_vanaf = beeld.vandaag - timedelta(days=parameters.grenzen["checkin_dagen"])
    if beeld.open_checkin is not None and beeld.open_checkin <= te_laat_vanaf:
        feiten.append(feit("checkin", datum=beeld.open_checkin))
    if not feiten:
        return None
    ernst = Ernst.HOOG if beeld.risico in HOOG_RISICO else Ernst.GEWOON
    return Bevinding("checkin_te_laat", ernst, tuple(feiten))


def respijt_geweigerd(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The person cared for wants no help of another, while the carer is at high risk.

    - By the last talk that says anything about it, at most `respijt_dagen` ago.

    Source: issue 5 (respite refused while the carer is at high risk).
    """
    dag = beeld.respijt_geweigerd_op
    if (
        dag is None
        or beeld.risico not in HOOG_RISICO
        or not beeld.binnen(dag, parameters.grenzen["respijt_dagen"])
    ):
        return None
    return Bevinding("respijt_geweigerd", Ernst.HOOG, (feit("respijt_geweigerd", datum=dag),))


def oudere_alleen(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """A carer of `leeftijd` or over cares alone for a partner.

    - Alone is that nobody else can step in; where that is not filled in, nothing is said.

    Source: issue 5 (a carer of 75 or over caring alone for a partner).
    """
    leeftijd = parameters.grenzen["leeftijd"]
    if (
        beeld.relatie != Relatie.PARTNER
        or beeld.netwerk != Netwerk.GEEN
        or beeld.geboortedatum is None
        or jaren(beeld.geboortedatum, beeld.vandaag) < leeftijd
    ):
        return None
    return Bevinding("oudere_alleen", Ernst.GEWOON, (feit("oudere_alleen", leeftijd=leeftijd),))


Waarde = TypeVar("Waarde", Decimal, int)


def _stappen(omvang: Iterable[tuple[date, Waarde | None]]) -> list[tuple[date, Waarde]]:
    """Since when each known value held that another followed; none where it is unknown now."""
    stappen: list[tuple[date, Waarde]] = []
    nu: Waarde | None = None
    for dag, nu in omvang:
        if nu is not None and (not stappen or stappen[-1][1] != nu):
            stappen.append((dag, nu))
    return [] if nu is None else stappen


def jaren(geboren: date, vandaag: date) -> int:
    """How old somebody is."""
    nog_niet_jarig = (vandaag.month, vandaag.day) < (geboren.month, geboren.day)
    return vandaag.year - geboren.year - nog_niet_jarig


SIGNAALREGELS: Mapping[str, Signaalregel] = MappingProxyType(
    {
        # What these two say about the risk, the class of the measurement says (`regels.risico`).
        "hoogste_klasse": Signaalregel(hoogste_klasse),
        "volhoudtijd": Signaalregel(volhoudtijd),
        "stijgende_trend": Signaalregel(stijgende_trend, Risico.VERHOOGD),
        "meer_uren": Signaalregel(meer_uren, Risico.VERHOOGD),
        "nachten": Signaalregel(nachten, Risico.VERHOOGD),
        "zorgelijke_meldingen": Signaalregel(zorgelijke_meldingen, Risico.HOOG),
        "oudere_alleen": Signaalregel(oudere_alleen, Risico.VERHOOGD),
        "checkin_te_laat": Signaalregel(checkin_te_laat),
        "respijt_geweigerd": Signaalregel(respijt_geweigerd),
    }
)
"""By the codes of `belastingparameters.REGELS`. The levels of risk are an assumption."""
