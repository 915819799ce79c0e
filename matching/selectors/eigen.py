"""What volunteers and carers read of what was proposed and agreed about themselves."""

from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf, Substr

from kern.models import WijkPostcode
from mantelzorg.models import Hulpvraag, Zorgsituatie
from matching.models import Koppeling, Voorstel

from .hulpvraagstatus import met_status


def eigen_aanbiedingen(organisatie_id: UUID, persoon_id: UUID | None) -> QuerySet[Voorstel]:
    """What was ever offered to this person, as the volunteer or as the carer, with ``wijk``.

    Nothing where there is no person: both sides always are somebody.
    """
    wijken = WijkPostcode.objects.voor(OuterRef("organisatie_id")).filter(pc4=OuterRef("pc4"))
    rijen: QuerySet[Voorstel] = Voorstel.objects.voor(organisatie_id).filter(
        Q(vrijwilliger__persoon=persoon_id) | Q(hulpvraag__zorgsituatie__mantelzorger=persoon_id),
        aangeboden_op__isnull=False,
    )
    return (
        rijen.select_related(
            "hulpvraag__taaktype", "hulpvraag__zorgsituatie__zorgvrager", "vrijwilliger"
        )
        .prefetch_related("antwoorden")
        .annotate(
            pc4=Substr(
                Coalesce(
                    NullIf("hulpvraag__postcode", Value("")),
                    "hulpvraag__zorgsituatie__zorgvrager__postcode",
                ),
                1,
                4,
            )
        )
        .annotate(wijk=Subquery(wijken.values("wijk__naam")[:1]))
    )


def eigen_koppelingen(organisatie_id: UUID, persoon_id: UUID | None) -> QuerySet[Koppeling]:
    """The matches that live of this person, as the volunteer or as the carer."""
    rijen: QuerySet[Koppeling] = Koppeling.objects.voor(organisatie_id).filter(
        Q(voorstel__vrijwilliger__persoon=persoon_id)
        | Q(hulpvraag__zorgsituatie__mantelzorger=persoon_id),
        status__in=Koppeling.LOPEND,
    )
    return rijen.select_related(
        "coordinator",
        "hulpvraag__zorgsituatie__mantelzorger",
        "hulpvraag__zorgsituatie__zorgvrager",
        "voorstel__hulpvraag__taaktype",
        "voorstel__vrijwilliger__persoon",
    )


def eigen_zorgsituaties(organisatie_id: UUID, persoon_id: UUID | None) -> QuerySet[Zorgsituatie]:
    """The care that this person gives, with the requests for help and how far those are."""
    vragen = met_status(
        Hulpvraag.objects.voor(organisatie_id).select_related("taaktype").order_by("ingediend_op")
    )
    rijen: QuerySet[Zorgsituatie] = Zorgsituatie.objects.voor(organisatie_id).filter(
        mantelzorger=persoon_id
    )
    return rijen.select_related("zorgvrager", "aanspreekpunt", "vervanger").prefetch_related(
        Prefetch("hulpvragen", vragen)
    )
