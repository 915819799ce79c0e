"""Setting dated parameters."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import GedateerdeSet
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan

Controle = Callable[[object], object]
"""Raises Ongeldig where values cannot be a set of this kind."""


def set_controleren(*, ingangsdatum: date, waarden: object, controle: Controle) -> None:
    """Raise Ongeldig where these cannot be a set that begins on that day."""
    if ingangsdatum < timezone.localdate():
        raise Ongeldig({"ingangsdatum": _("Kies vandaag of een latere dag.")})
    controle(waarden)


@transaction.atomic
def gedateerde_set_opslaan(
    *, actor: Actor, gedateerd: GedateerdeSet, waarden: Mapping[str, Any], controle: Controle
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan, and Conflict for a set in effect: work was done by it, so a
    change is a new set.
    """
    vereis(actor, "stamgegevens.beheren")
    if not gedateerd._state.adding and gedateerd.ingangsdatum <= timezone.localdate():
        raise Conflict(
            "geldt_al", _("Deze parameters gelden al. Maak een nieuwe set met een nieuwe datum.")
        )
    set_controleren(
        ingangsdatum=waarden.get("ingangsdatum", gedateerd.ingangsdatum),
        waarden=waarden.get("waarden", gedateerd.waarden),
        controle=controle,
    )
    return gegeven_opslaan(actor=actor, gegeven=gedateerd, waarden=waarden)
