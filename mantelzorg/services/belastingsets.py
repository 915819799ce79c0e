"""Setting the parameters of burden."""

from collections.abc import Mapping
from typing import Any

from kern.actor import Actor
from kern.services.opslaan import Uitkomst
from kern.services.parameters import gedateerde_set_opslaan
from mantelzorg.models import Belastingset
from mantelzorg.regels.belastingparameters import Belastingparameters


def belastingset_opslaan(
    *, actor: Actor, belastingset: Belastingset, waarden: Mapping[str, Any]
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan and Conflict (see `gedateerde_set_opslaan`).
    """
    return gedateerde_set_opslaan(
        actor=actor, gedateerd=belastingset, waarden=waarden, controle=Belastingparameters.uit_dict
    )
