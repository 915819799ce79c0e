"""Reading which instruments an organisation has."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from mantelzorg.models import Instrumentversie
from mantelzorg.regels.instrumenten import Instrument, meegeleverde_versies
from mantelzorg.regels.scoren import met_grens
from mantelzorg.selectors.belasting import belasting_op


def instrumentversies_van(organisatie_id: UUID) -> QuerySet[Instrumentversie]:
    """What an organisation loaded itself, oldest first."""
    return (
        Instrumentversie.objects.voor(organisatie_id)
        .select_related("ingelezen_door")
        .order_by("aangemaakt_op")
    )


def alle_instrumenten(
    organisatie_id: UUID, *, op: date | None = None
) -> Mapping[tuple[str, str], Instrument]:
    """(code, version) -> instrument: every version there is or was, in two queries.

    The shipped ones come first, then the organisation's own, oldest first. Where there is no
    official line, they have the one that the organisation draws on that day, or today
    (`met_grens`).
    """
    parameters = belasting_op(organisatie_id, op or timezone.localdate())
    eigen = (Instrument.uit_dict(v.definitie) for v in instrumentversies_van(organisatie_id))
    return {
        (i.code, i.versie): met_grens(i, parameters.eigen_grens(i.code))
        for i in (*meegeleverde_versies().values(), *eigen)
    }


def instrumenten_van(organisatie_id: UUID, *, op: date | None = None) -> Mapping[str, Instrument]:
    """Code -> the last version of each instrument, the organisation's own before the shipped."""
    return {i.code: i for i in alle_instrumenten(organisatie_id, op=op).values()}


def instrument_van(
    organisatie_id: UUID, code: str, versie: str, *, op: date | None = None
) -> Instrument:
    """The version that something was measured with. Raises KeyError where there is none."""
    return alle_instrumenten(organisatie_id, op=op)[code, versie]
