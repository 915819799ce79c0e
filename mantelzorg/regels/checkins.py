"""When a carer is asked how it goes, how pressing that is, and when one gives up trying."""

from collections.abc import Collection
from datetime import date, timedelta

from kern.models import Ernst
from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters

POGINGEN = 3
"""On so many different days one tries before a carer counts as not reached (issue 5)."""

_ERNST = {
    Risico.ONBEKEND: Ernst.GEWOON,
    Risico.LAAG: Ernst.LAAG,
    Risico.VERHOOGD: Ernst.GEWOON,
    Risico.HOOG: Ernst.HOOG,
    Risico.ACUUT: Ernst.ACUUT,
}
_OPLOPEND = tuple(Ernst)


def volgende_op(
    laatst: date, risico: str, zwijgt: bool, parameters: Belastingparameters, vandaag: date
) -> date:
    """When a carer is asked again.

    - So many days after the day they were last heard of: the greater the risk, the sooner
      (`Belastingparameters.checkins`).
    - Not later than where the risk is unknown, when they gave no answer since (``zwijgt``).
    - Never on a day that has passed: nobody can plan that.
    """
    dagen = parameters.checkins[risico]
    if zwijgt:
        dagen = min(dagen, parameters.checkins[Risico.ONBEKEND])
    return max(laatst + timedelta(days=dagen), vandaag)


def vervroegd_op(
    gepland_op: date,
    laatst: date,
    risico: str,
    zwijgt: bool,
    parameters: Belastingparameters,
    vandaag: date,
) -> date:
    """When a carer is asked for whom a day was planned already.

    A greater risk moves that day forward. A smaller one moves it nowhere: who was promised a call
    is called.
    """
    return min(gepland_op, volgende_op(laatst, risico, zwijgt, parameters, vandaag))


def te_herinneren_tot(parameters: Belastingparameters, vandaag: date) -> date:
    """A check-in of this day or before that still waits for an answer is reminded of, once."""
    return vandaag - timedelta(days=parameters.herinneren_na)


def ernst_van(
    risico: str, gepland_op: date, parameters: Belastingparameters, vandaag: date
) -> Ernst:
    """How serious it is to call, for a check-in that is due.

    - As serious as the risk; unknown as serious as raised, since silence is not fine.
    - One step more for every `herinneren_na` days without an answer.
    - That makes it high at most. Only for who is at high risk already it becomes acute, so that
      many who are merely unknown do not hide the one who cannot wait.

    ASSUMPTION of this project; issue 5 says only that silence rises on the worklist.
    """
    begin = _ERNST[Risico(risico)]
    hoogstens = Ernst.ACUUT if begin in (Ernst.HOOG, Ernst.ACUUT) else Ernst.HOOG
    stappen = (vandaag - gepland_op).days // parameters.herinneren_na
    plaats = min(_OPLOPEND.index(begin) + stappen, _OPLOPEND.index(hoogstens))
    return _OPLOPEND[plaats]


def is_niet_bereikt(dagen: Collection[date]) -> bool:
    """Whether to stop trying: so many different days, not so many tries on one."""
    return len(set(dagen)) >= POGINGEN
