"""From which state a volunteer can come into which."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from kern.fouten import Conflict
from vrijwilligers.models import Statusreden, Vrijwilliger

Status = Vrijwilliger.Status

VAN: Mapping[str, frozenset[str]] = {
    Status.ACTIEF: frozenset({Status.AANGEMELD, Status.GEPAUZEERD, Status.GESTOPT}),
    Status.GEPAUZEERD: frozenset({Status.ACTIEF, Status.GEPAUZEERD}),
    Status.GESTOPT: frozenset({Status.AANGEMELD, Status.ACTIEF, Status.GEPAUZEERD}),
}
"""Who stopped may come back. A pause can be changed: another reason, a later end."""


def overgang_controleren(van: str, naar: str) -> None:
    """Raise Conflict where somebody in state `van` cannot come into `naar`."""
    if van not in VAN.get(naar, ()):
        raise Conflict(
            "status", _("De vrijwilliger is nu %(status)s.") % {"status": Status(van).label}
        )


def statusfouten(naar: str, *, reden: str, tot: date | None, vandaag: date) -> dict[str, str]:
    """What is wrong with coming into a state for this reason, until then, by field.

    - Who pauses or stops does so for a known reason; who takes part needs none.
    - Only a pause has an end, and not one that is over.
    """
    fouten = {}
    if naar in (Status.GEPAUZEERD, Status.GESTOPT):
        if reden not in Statusreden.values:
            fouten["reden"] = _("Kies een reden.")
    elif reden:
        fouten["reden"] = _("Een reden hoort bij een pauze of bij stoppen. Maak dit leeg.")
    if tot is not None and naar != Status.GEPAUZEERD:
        fouten["tot"] = _("Alleen een pauze heeft een einde. Maak dit leeg.")
    elif tot is not None and tot < vandaag:
        fouten["tot"] = _("Kies vandaag of een latere dag.")
    return fouten
