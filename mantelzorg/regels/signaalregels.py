"""The rules that raise signals about a care situation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kern.models import Ernst
from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.situatiebeeld import Situatiebeeld

Feit = dict[str, str | int | float]
"""One fact behind a finding: {"code", "waarde"}; `mantelzorg.regels.belastingteksten` words it."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a rule found, how serious that is, and the facts it went by.

    The facts stay the same as long as nothing happens: dates, never "so many days ago".
    """

    regel: str
    ernst: Ernst
    feiten: tuple[Feit, ...]


def feit(code: str, waarde: object) -> Feit:
    """A fact as it is stored: days as text."""
    return {"code": code, "waarde": waarde if isinstance(waarde, (int, float)) else str(waarde)}


def nachten(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The carer is woken in `nachten` or more nights a week.

    Source: issue 5 (night disturbances); how many is an assumption of this project.
    """
    bekend = [o for o in beeld.omvang if o.nachten_verstoord is not None]
    if not bekend:
        return None
    nu = bekend[-1].nachten_verstoord
    if nu is None or nu < parameters.grenzen["nachten"]:
        return None
    sinds = bekend[-1].datum
    for eerder in reversed(bekend):
        if eerder.nachten_verstoord != nu:
            break
        sinds = eerder.datum
    return Bevinding("nachten", Ernst.GEWOON, (feit("nachten", nu), feit("sinds", sinds)))


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """A rule, and how great the risk is at least where it finds something (None: says nothing)."""

    zoek: Callable[[Situatiebeeld, Belastingparameters], Bevinding | None]
    risico: Risico | None


SIGNAALREGELS: Mapping[str, Signaalregel] = MappingProxyType(
    {"nachten": Signaalregel(nachten, Risico.VERHOOGD)}
)


def bevindingen(beeld: Situatiebeeld, parameters: Belastingparameters) -> list[Bevinding]:
    """What the rules that are switched on find."""
    gevonden = (
        regel.zoek(beeld, parameters)
        for code, regel in SIGNAALREGELS.items()
        if parameters.aan[code]
    )
    return [bevinding for bevinding in gevonden if bevinding is not None]
