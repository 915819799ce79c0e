"""Setting the parameters of matching."""

from collections.abc import Mapping
from typing import Any

from kern.actor import Actor
from kern.services.opslaan import Uitkomst
from kern.services.parameters import gedateerde_set_opslaan
from matching.models import Parameterset
from matching.regels.parameters import Parameters


def parameterset_opslaan(
    *, actor: Actor, parameterset: Parameterset, waarden: Mapping[str, Any]
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan and Conflict (see `gedateerde_set_opslaan`).
    """
    return gedateerde_set_opslaan(
        actor=actor, gedateerd=parameterset, waarden=waarden, controle=Parameters.uit_dict
    )
