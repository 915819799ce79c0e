"""Whom one reads about: each of them gets a line in the audit log."""

from uuid import UUID

from mantelzorg.models import Hulpvraag
from matching.models import Koppeling, Voorstel


def personen_van_hulpvraag(hulpvraag: Hulpvraag) -> tuple[UUID, UUID]:
    """In a request: the carer and the person cared for."""
    return hulpvraag.zorgsituatie.mantelzorger_id, hulpvraag.zorgsituatie.zorgvrager_id


def personen_van_voorstel(voorstel: Voorstel) -> tuple[UUID, UUID, UUID]:
    """In a proposal: the volunteer too."""
    return (*personen_van_hulpvraag(voorstel.hulpvraag), voorstel.vrijwilliger.persoon_id)


def personen_van_koppeling(koppeling: Koppeling) -> tuple[UUID, UUID, UUID]:
    """In a match: the carer, the person cared for and the volunteer."""
    vrijwilliger = koppeling.voorstel.vrijwilliger
    return (*personen_van_hulpvraag(koppeling.hulpvraag), vrijwilliger.persoon_id)
