"""Requests for help as one reads them: how far each is, with its times, needs and wishes."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from mantelzorg.selectors.grondslag import met_grondslag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.selectors.hulpvraagstatus import met_status


def hulpvragen_in_beeld(organisatie_id: UUID) -> QuerySet[Any]:
    """The requests with `afgeleide_status` and all that belongs to them, in a fixed number of
    queries; `grondslag`: whether what says something about health may be shown."""
    hulpvragen = met_status(hulpvragen_van(organisatie_id))
    return met_grondslag(organisatie_id, hulpvragen, "zorgsituatie__zorgvrager").prefetch_related(
        "vensters",
        "kenmerken__kenmerk",
        "wensen__kenmerk",
        "uitsluitingen__persoon",
        "voorkeuren__persoon",
        "doorverwijzingen",
    )
