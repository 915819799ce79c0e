"""How long requests waited in each stage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Aanmelding, Gesprek, Hulpvraag, Hulpvraagstap
from matching.models import Voorstel


class Stadium(TextChoices):
    """The stages of a request, in order."""

    AANMELDING = "aanmelding", _("aangemeld")
    GESPREK = "gesprek", _("gesprek gevoerd")
    INGEDIEND = "ingediend", _("hulpvraag ingediend")
    VOORGESTELD = "voorgesteld", _("vrijwilliger voorgesteld")
    GOEDGEKEURD = "goedgekeurd", _("voorstel goedgekeurd")
    AFGESLOTEN = "afgesloten", _("afgesloten")


@dataclass(frozen=True, slots=True)
class Fase:
    """A stage that began on ``van`` and ended when the next known one did; None: not yet.

    ``dagen`` waited in it, until today while it lasts; None: it ended on an unknown day.
    """

    naam: Stadium
    van: date
    tot: date | None
    dagen: int | None


def fasen(organisatie_id: UUID, hulpvragen: Iterable[Hulpvraag]) -> dict[UUID, list[Fase]]:
    """The stages of each of these requests in order, in one query.

    An unknown one is left out: nothing is guessed. What came before the request counts from the day
    after the previous request of the same care situation: the first registration that was not
    closed, and the first talk that took place.
    """
    return {rij.pk: _fasen(rij) for rij in _met_dagen(organisatie_id, hulpvragen)}


def _fasen(rij: Any) -> list[Fase]:
    dagen = {
        Stadium.AANMELDING: rij.aangemeld,
        Stadium.GESPREK: rij.gesproken,
        Stadium.INGEDIEND: rij.ingediend_op,
        Stadium.VOORGESTELD: _dag(rij.voorgesteld),
        Stadium.GOEDGEKEURD: _dag(rij.goedgekeurd),
    }
    gesloten = rij.status not in Hulpvraag.LOPEND
    if gesloten:
        dagen[Stadium.AFGESLOTEN] = _dag(rij.afgesloten)
    begonnen = [(naam, dag) for naam, dag in dagen.items() if dag is not None]
    einden: list[date | None] = [*(van for _naam, van in begonnen[1:]), None]
    return [
        Fase(naam, van, tot, _gewacht(naam, van, tot, gesloten=gesloten))
        for (naam, van), tot in zip(begonnen, einden, strict=True)
    ]


def _gewacht(naam: Stadium, van: date, tot: date | None, *, gesloten: bool) -> int | None:
    if naam == Stadium.AFGESLOTEN:
        return 0
    if tot is None and gesloten:
        return None
    return max(0, ((tot or timezone.localdate()) - van).days)


def _met_dagen(organisatie_id: UUID, hulpvragen: Iterable[Hulpvraag]) -> QuerySet[Hulpvraag]:
    """These requests with the day, or moment, on which each stage began; None where unknown."""
    situatie = {"zorgsituatie": OuterRef("zorgsituatie")}
    vorige = Hulpvraag.objects.voor(organisatie_id).filter(
        **situatie, ingediend_op__lt=OuterRef("ingediend_op")
    )
    aangemeld = Aanmelding.objects.voor(organisatie_id).filter(
        **situatie,
        ontvangen_op__gt=OuterRef("vorige"),
        ontvangen_op__lte=OuterRef("ingediend_op"),
        afgesloten_op__isnull=True,
    )
    gesproken = Gesprek.objects.voor(organisatie_id).filter(
        **situatie,
        geen_gesprek="",
        datum__gt=OuterRef("vorige"),
        datum__gte=Coalesce(OuterRef("aangemeld"), Value(date.min)),
        datum__lte=OuterRef("ingediend_op"),
    )
    voorgesteld = Voorstel.objects.voor(organisatie_id).filter(hulpvraag=OuterRef("pk"))
    afgesloten = Hulpvraagstap.objects.voor(organisatie_id).filter(
        hulpvraag=OuterRef("pk"), status=OuterRef("status")
    )
    rijen: QuerySet[Hulpvraag] = (
        Hulpvraag.objects.voor(organisatie_id)
        .filter(pk__in=[hulpvraag.pk for hulpvraag in hulpvragen])
        .annotate(vorige=Coalesce(_eerste(vorige, "-ingediend_op"), Value(date.min)))
        .annotate(aangemeld=_eerste(aangemeld, "ontvangen_op"))
        .annotate(
            gesproken=_eerste(gesproken, "datum"),
            voorgesteld=_eerste(voorgesteld, "aangemaakt_op"),
            goedgekeurd=_eerste(
                # One that was approved can have lapsed when the request was closed.
                voorgesteld.filter(beoordeeld_op__isnull=False).exclude(
                    status=Voorstel.Status.AFGEWEZEN
                ),
                "beoordeeld_op",
            ),
            afgesloten=_eerste(afgesloten, "-sinds"),
        )
    )
    return rijen


def _eerste(rijen: QuerySet[Any], volgorde: str) -> Subquery:
    """The value of the field that these rows are ordered by, of the first."""
    return Subquery(rijen.order_by(volgorde).values(volgorde.lstrip("-"))[:1])


def _dag(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
