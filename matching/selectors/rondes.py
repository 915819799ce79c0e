"""Reading rounds and what came out of them."""

from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from mantelzorg.models import Spoed
from matching.models import Matchronde, NietGematcht, TeHerzien, Voorstel

_SPOED = Case(
    *(
        When(hulpvraag__spoed=code, then=Value(plaats))
        for plaats, code in enumerate(reversed(Spoed.values))
    )
)


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


def voorstellen_van(ronde: Matchronde) -> QuerySet[Voorstel]:
    """The proposals of a round."""
    return voorstellen_voor(ronde.organisatie_id).filter(ronde=ronde)


def niet_gematcht_van(ronde: Matchronde) -> QuerySet[NietGematcht]:
    """The requests that a round left without a volunteer: most urgent first, then oldest."""
    return (
        NietGematcht.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .select_related(
            "hulpvraag__taaktype",
            "hulpvraag__zorgsituatie__mantelzorger",
            "hulpvraag__zorgsituatie__zorgvrager",
        )
        .order_by(_SPOED, "hulpvraag__ingediend_op", "id")
    )


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
