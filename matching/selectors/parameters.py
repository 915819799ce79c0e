"""Which parameters hold."""

from datetime import date
from uuid import UUID

from matching.models import Parameterset
from matching.regels.parameters import Parameters


def parameters_op(organisatie_id: UUID, datum: date) -> Parameters:
    """The organisation's parameters of that day; the shipped ones where it set none."""
    geldig = (
        Parameterset.objects.voor(organisatie_id)
        .filter(ingangsdatum__lte=datum)
        .order_by("-ingangsdatum")
        .first()
    )
    return Parameters.uit_dict(geldig.waarden) if geldig else Parameters()
