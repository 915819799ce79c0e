"""Which parameters of burden hold."""

from datetime import date
from uuid import UUID

from kern.selectors.parameters import geldige_set
from mantelzorg.models import Belastingset
from mantelzorg.regels.belastingparameters import Belastingparameters


def belasting_op(organisatie_id: UUID, datum: date) -> Belastingparameters:
    """The organisation's parameters of that day; the shipped ones where it set none."""
    geldig = geldige_set(Belastingset, organisatie_id, datum)
    return Belastingparameters.uit_dict(geldig.waarden) if geldig else Belastingparameters()
