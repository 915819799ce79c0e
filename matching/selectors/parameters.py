"""Which parameters hold."""

from datetime import date
from uuid import UUID

from kern.selectors.parameters import geldige_set
from matching.models import Parameterset
from matching.regels.parameters import Parameters


def parameters_op(organisatie_id: UUID, datum: date) -> Parameters:
    """The organisation's parameters of that day; the shipped ones where it set none."""
    geldig = geldige_set(Parameterset, organisatie_id, datum)
    return Parameters.uit_dict(geldig.waarden) if geldig else Parameters()
