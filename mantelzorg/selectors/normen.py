"""Which norms hold."""

from datetime import date
from uuid import UUID

from kern.selectors.parameters import geldige_set
from mantelzorg.models import Normenset
from mantelzorg.regels.normen import Normen


def normen_op(organisatie_id: UUID, datum: date) -> Normen:
    """The organisation's norms of that day; the shipped ones where it set none."""
    geldig = geldige_set(Normenset, organisatie_id, datum)
    return Normen.uit_dict(geldig.waarden) if geldig else Normen()
