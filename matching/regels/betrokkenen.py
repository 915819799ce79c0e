"""Whom one reads about: each of them gets a line in the audit log."""

from uuid import UUID

from mantelzorg.models import Hulpvraag
from matching.models import Koppeling, Voorstel, Voorstelantwoord


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


def wie_antwoordt(voorstel: Voorstel, van: str) -> UUID:
    """Whose answer to an offer this is, for each of the two sides (`Voorstelantwoord.Van`)."""
    if van == Voorstelantwoord.Van.VRIJWILLIGER:
        return voorstel.vrijwilliger.persoon_id
    return voorstel.hulpvraag.zorgsituatie.mantelzorger_id


def kant_van(voorstel: Voorstel, persoon_id: UUID | None) -> Voorstelantwoord.Van:
    """On which side of a proposal somebody is; one who is not the volunteer is the carer.

    Nobody is on both: `regels.nabijheid`.
    """
    if voorstel.vrijwilliger.persoon_id == persoon_id:
        return Voorstelantwoord.Van.VRIJWILLIGER
    return Voorstelantwoord.Van.MANTELZORGER
