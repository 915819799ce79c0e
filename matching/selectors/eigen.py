"""What volunteers and carers read of what was proposed and agreed about themselves."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value
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
    rijen: QuerySet[Voorstel] = _van(
        persoon_id,
        Voorstel.objects.voor(organisatie_id).filter(aangeboden_op__isnull=False),
        ("vrijwilliger__persoon", "hulpvraag__zorgsituatie__mantelzorger"),
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
    rijen: QuerySet[Koppeling] = _van(
        persoon_id,
        Koppeling.objects.voor(organisatie_id).filter(status__in=Koppeling.LOPEND),
        ("voorstel__vrijwilliger__persoon", "hulpvraag__zorgsituatie__mantelzorger"),
    )
    voorstellen = Voorstel.objects.voor(organisatie_id).select_related(
        "hulpvraag__taaktype", "vrijwilliger__persoon"
    )
    # Not all in one: of more than 8 tables PostgreSQL joins the first ones as they are written,
    # before it looks whose they are.
    return rijen.select_related(
        "coordinator",
        "hulpvraag__zorgsituatie__mantelzorger",
        "hulpvraag__zorgsituatie__zorgvrager",
    ).prefetch_related(Prefetch("voorstel", voorstellen))


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


def _van(persoon_id: UUID | None, rijen: QuerySet[Any], kanten: tuple[str, str]) -> QuerySet[Any]:
    """Those of these rows in which this person is on one of the two sides.

    Each side by itself finds its few rows by an index. With an OR over both joins PostgreSQL joins
    all rows of the organisation first: 50 ms of 10,000.
    """
    eigen = rijen.order_by().values("pk")
    een, ander = (eigen.filter(**{kant: persoon_id}) for kant in kanten)
    return rijen.filter(pk__in=een.union(ander))
