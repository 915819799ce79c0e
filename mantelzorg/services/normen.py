"""Setting the norms of consultants' work."""

from collections.abc import Mapping
from typing import Any

from kern.actor import Actor
from kern.services.opslaan import Uitkomst
from kern.services.parameters import gedateerde_set_opslaan
from mantelzorg.models import Normenset
from mantelzorg.regels.normen import Normen


def normenset_opslaan(
    *, actor: Actor, normenset: Normenset, waarden: Mapping[str, Any]
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan and Conflict (see `gedateerde_set_opslaan`).
    """
    return gedateerde_set_opslaan(
        actor=actor, gedateerd=normenset, waarden=waarden, controle=Normen.uit_dict
    )
