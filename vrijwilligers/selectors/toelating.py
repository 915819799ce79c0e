"""Which demands hold."""

from datetime import date
from uuid import UUID

from kern.selectors.parameters import geldige_set
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen


def toelatingseisen_op(organisatie_id: UUID, datum: date) -> Toelatingseisen:
    """The organisation's demands of that day; the shipped ones where it set none."""
    geldig = geldige_set(Toelatingsset, organisatie_id, datum)
    return Toelatingseisen.uit_dict(geldig.waarden) if geldig else Toelatingseisen()
