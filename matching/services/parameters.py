"""Setting the parameters of matching."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from matching.models import Parameterset
from matching.regels.parameters import Parameters


def parameters_controleren(*, ingangsdatum: date, waarden: object) -> None:
    """Raise Ongeldig where these cannot be a set that begins on that day."""
    if ingangsdatum < timezone.localdate():
        raise Ongeldig({"ingangsdatum": _("Kies vandaag of een latere dag.")})
    Parameters.uit_dict(waarden)


@transaction.atomic
def parameterset_opslaan(
    *, actor: Actor, parameterset: Parameterset, waarden: Mapping[str, Any]
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan, and Conflict for a set in effect: rounds were run with it, so
    a change is a new set.
    """
    vereis(actor, "stamgegevens.beheren")
    if not parameterset._state.adding and parameterset.ingangsdatum <= timezone.localdate():
        raise Conflict(
            "geldt_al", _("Deze parameters gelden al. Maak een nieuwe set met een nieuwe datum.")
        )
    parameters_controleren(
        ingangsdatum=waarden.get("ingangsdatum", parameterset.ingangsdatum),
        waarden=waarden.get("waarden", parameterset.waarden),
    )
    return gegeven_opslaan(actor=actor, gegeven=parameterset, waarden=waarden)
