"""Setting what is asked of a volunteer before the first proposal."""

from collections.abc import Mapping
from typing import Any

from kern.actor import Actor
from kern.services.opslaan import Uitkomst
from kern.services.parameters import gedateerde_set_opslaan
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen


def toelatingsset_opslaan(
    *, actor: Actor, toelatingsset: Toelatingsset, waarden: Mapping[str, Any]
) -> Uitkomst:
    """Register a dated set, or change one that has not begun.

    Raises Ongeldig, NietToegestaan and Conflict (see `gedateerde_set_opslaan`).
    """
    return gedateerde_set_opslaan(
        actor=actor, gedateerd=toelatingsset, waarden=waarden, controle=Toelatingseisen.uit_dict
    )
