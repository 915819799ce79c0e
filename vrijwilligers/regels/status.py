"""From which state a volunteer can come into which."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kern.fouten import Conflict
from vrijwilligers.models import Vrijwilliger

Status = Vrijwilliger.Status

VAN: Mapping[str, frozenset[str]] = {
    Status.ACTIEF: frozenset({Status.AANGEMELD, Status.GEPAUZEERD, Status.GESTOPT}),
    Status.GEPAUZEERD: frozenset({Status.ACTIEF, Status.GEPAUZEERD}),
    Status.GESTOPT: frozenset({Status.AANGEMELD, Status.ACTIEF, Status.GEPAUZEERD}),
}
"""Who stopped may come back. A pause can be changed: another reason, a later end."""


def overgang_controleren(van: str, naar: str) -> None:
    """Raise Conflict where somebody in state `van` cannot come into `naar`."""
    if van not in VAN[naar]:
        raise Conflict(
            "status", _("De vrijwilliger is nu %(status)s.") % {"status": Status(van).label}
        )
