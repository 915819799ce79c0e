"""How soon a request is helped: points for urgency, burden, waiting and having nobody else.

- Urgency (spoed): gewoon 10, hoog 35, acuut 100 (design section 10).
- Risk of overburdening of the care situation: laag 0, onbekend 5, verhoogd 10, hoog 40, acuut 90.
  Unknown is never fine, so it counts for more than laag.
- Waiting: 1 for each whole week since the request came in, and 13 at most. Help that ended does
  not start it anew: who lost their help does not go to the back of the queue. The signal of
  waiting too long does start anew then (`signaalregels.wacht_te_lang`).
- No network, nobody who can step in: 10. An unknown network is not "none" and gives nothing.

Nothing else counts. How hard somebody insists and how content they are never do: who keeps silent
is who this is for (design section 5).

ASSUMPTION, all points but those of urgency, and an organisation may set others. They are such that
they can be explained:

- What is acute, by spoed (100) or by risk (10 + 90), goes before all that is not: that has 98 at
  most (35 + 40 + 13 + 10).
- Of what is not acute, and equally urgent, a carer at high risk goes before everybody who is not:
  40 is more than verhoogd, waiting and no network together (10 + 13 + 10).
- Waiting decides between those who are otherwise about equal. Nobody waits their way past a high
  risk: who waits too long gives a signal to a person (`signaalregels.wacht_te_lang`), not points.

This holds for any two requests. Between one and several it is their sum that counts: that is what
a round maximises.

The result is what the engine takes: a whole number from 1 to 1000.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mantelzorg.models import Netwerk, Risico, Spoed

from .parameters import Parameters

HOOGSTE = 1000
"""The highest priority that the engine takes (design section 3)."""


@dataclass(frozen=True, slots=True)
class Deel:
    """Part of a priority. ``waarde``: the level, or how many weeks; empty where there is none."""

    deel: str
    waarde: str | int
    punten: int

    def als_dict(self) -> dict[str, object]:
        """As stored with a round."""
        return {"deel": self.deel, "waarde": self.waarde, "punten": self.punten}


@dataclass(frozen=True, slots=True)
class Prioriteit:
    """A priority from 1 to 1000, and the parts that add up to it."""

    punten: int
    delen: tuple[Deel, ...]


def prioriteit(
    parameters: Parameters, *, spoed: str, risico: str, wachtdagen: int, netwerk: str
) -> Prioriteit:
    """The priority of a request by these parameters; the rule is at the top of this module.

    ``wachtdagen``: since it came in; one that is still to come in has waited for nothing.
    """
    weken = max(0, wachtdagen) // 7
    wacht = parameters.wachtpunten
    delen = [
        Deel("spoed", spoed, parameters.prioriteiten[spoed]),
        Deel("risico", risico, parameters.risicopunten[risico]),
        Deel("wacht", weken, min(weken * wacht["per_week"], wacht["hoogstens"])),
    ]
    if netwerk == Netwerk.GEEN:
        delen.append(Deel("netwerk", netwerk, parameters.netwerkpunten[netwerk]))
    samen = sum(deel.punten for deel in delen)
    if samen > HOOGSTE:
        delen.append(Deel("grens", "", HOOGSTE - samen))
    return Prioriteit(min(samen, HOOGSTE), tuple(delen))


def prioriteit_in_woorden(delen: Iterable[Mapping[str, Any]]) -> str:
    """The stored parts of a priority: "spoed hoog 35, risico hoog 40, wacht 3 weken 3"."""
    return ", ".join(f"{_deel_in_woorden(deel)} {deel['punten']}" for deel in delen)


def _deel_in_woorden(deel: Mapping[str, Any]) -> str:
    waarde = deel["waarde"]
    match deel["deel"]:
        case "spoed":
            return _("spoed %s") % Spoed(waarde).label
        case "risico":
            return _("risico %s") % Risico(waarde).label
        case "wacht":
            return ngettext("wacht %(n)d week", "wacht %(n)d weken", waarde) % {"n": waarde}
        case "netwerk":
            return _("geen netwerk")
        case _:
            return _("meer telt niet:")
