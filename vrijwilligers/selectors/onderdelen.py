"""Reading what belongs to volunteers, one kind at a time, with the volunteer."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kern.models import OrganisatieModel
from vrijwilligers.models import Afwezigheid, Bekwaamheid, Beschikbaarheid, Vog

OnderdeelT = TypeVar("OnderdeelT", bound=OrganisatieModel)


def bekwaamheden_van(organisatie_id: UUID) -> QuerySet[Bekwaamheid]:
    """What the volunteers of an organisation are and can."""
    return _van(Bekwaamheid, organisatie_id).select_related("kenmerk")


def vogs_van(organisatie_id: UUID) -> QuerySet[Vog]:
    """The VOGs of the volunteers of an organisation."""
    return _van(Vog, organisatie_id)


def beschikbaarheden_van(organisatie_id: UUID) -> QuerySet[Beschikbaarheid]:
    """The weekly windows of the volunteers of an organisation, those that are over too."""
    return _van(Beschikbaarheid, organisatie_id)


def afwezigheden_van(organisatie_id: UUID) -> QuerySet[Afwezigheid]:
    """The absences of the volunteers of an organisation, those that are over too."""
    return _van(Afwezigheid, organisatie_id)


def _van(model: type[OnderdeelT], organisatie_id: UUID) -> QuerySet[OnderdeelT]:
    rijen: QuerySet[OnderdeelT] = model.objects.voor(organisatie_id)
    return rijen.select_related("vrijwilliger")
