"""Reading rounds and what came out of them."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTransform

from matching.models import Matchronde, NietGematcht, TeHerzien, Voorstel


def rondes_van(organisatie_id: UUID) -> QuerySet[Matchronde]:
    """The rounds of an organisation, newest first, without their (large) snapshots."""
    return Matchronde.objects.voor(organisatie_id).defer(*Matchronde.GROOT)


def voorstellen_voor(organisatie_id: UUID) -> QuerySet[Voorstel]:
    """The proposals of an organisation with both sides, best first."""
    return (
        Voorstel.objects.voor(organisatie_id)
        .select_related(
            "hulpvraag__taaktype",
            "hulpvraag__zorgsituatie__mantelzorger",
            "hulpvraag__zorgsituatie__zorgvrager",
            "vrijwilliger__persoon",
            "beoordeeld_door",
        )
        .prefetch_related("hulpvraag__wensen__kenmerk")
    )


def voorstellen_met_antwoorden(organisatie_id: UUID) -> QuerySet[Voorstel]:
    """The same by ids, each with what was answered to it and the match that came of it."""
    rijen: QuerySet[Voorstel] = (
        Voorstel.objects.voor(organisatie_id)
        .select_related("hulpvraag__zorgsituatie", "vrijwilliger", "koppeling")
        .prefetch_related("antwoorden")
    )
    return rijen


def voorstellen_van(ronde: Matchronde) -> QuerySet[Voorstel]:
    """The proposals of a round."""
    return voorstellen_voor(ronde.organisatie_id).filter(ronde=ronde)


def niet_gematcht_van(ronde: Matchronde) -> QuerySet[NietGematcht]:
    """The requests that a round left without a volunteer: highest priority first, then oldest."""
    return (
        NietGematcht.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .select_related(
            "hulpvraag__taaktype",
            "hulpvraag__zorgsituatie__mantelzorger",
            "hulpvraag__zorgsituatie__zorgvrager",
        )
        .order_by(F("prioriteit").desc(nulls_last=True), "hulpvraag__ingediend_op", "id")
    )


def prioriteiten_van(
    ronde: Matchronde, hulpvragen: Collection[UUID]
) -> Mapping[UUID, list[dict[str, Any]]]:
    """What the priority of these requests was made of in a round, of those that took part in it."""
    if not hulpvragen:
        return {}
    alleen_deze = [KeyTransform(str(hulpvraag), "prioriteiten") for hulpvraag in hulpvragen]
    delen = Matchronde.objects.voor(ronde.organisatie_id).values_list(*alleen_deze).get(pk=ronde.pk)
    return {hulpvraag: deel for hulpvraag, deel in zip(hulpvragen, delen, strict=True) if deel}


def te_herzien_van(ronde: Matchronde) -> QuerySet[TeHerzien]:
    """What a round left out for a person to look at."""
    return (
        TeHerzien.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .select_related(
            "hulpvraag__taaktype",
            "hulpvraag__zorgsituatie__mantelzorger",
            "hulpvraag__zorgsituatie__zorgvrager",
            "vrijwilliger__persoon",
        )
        .order_by("hulpvraag__nummer")
    )
