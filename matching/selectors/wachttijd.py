"""How long a request waited in each stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
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


def fasen(hulpvraag: Hulpvraag) -> list[Fase]:
    """The stages of a request in order. An unknown one is left out: nothing is guessed.

    What came before the request counts from the day after the previous request of the same care
    situation: the first registration that was not closed, and the first talk that took place.
    """
    dagen = {naam: dag for naam, dag in _dagen(hulpvraag) if dag is not None}
    begonnen = [(naam, dagen[naam]) for naam in Stadium if naam in dagen]
    einden: list[date | None] = [*(van for _naam, van in begonnen[1:]), None]
    return [
        Fase(naam, van, tot, _gewacht(hulpvraag, naam, van, tot))
        for (naam, van), tot in zip(begonnen, einden, strict=True)
    ]


def _gewacht(hulpvraag: Hulpvraag, naam: Stadium, van: date, tot: date | None) -> int | None:
    if naam == Stadium.AFGESLOTEN:
        return 0
    if tot is None and hulpvraag.status not in Hulpvraag.LOPEND:
        return None
    return max(0, ((tot or timezone.localdate()) - van).days)


def _dagen(hulpvraag: Hulpvraag) -> Iterator[tuple[Stadium, date | None]]:
    """The day on which each stage began; None where that is unknown or still to come."""
    organisatie_id, ingediend_op = hulpvraag.organisatie_id, hulpvraag.ingediend_op
    vorige = (
        Hulpvraag.objects.voor(organisatie_id)
        .filter(zorgsituatie=hulpvraag.zorgsituatie_id, ingediend_op__lt=ingediend_op)
        .order_by("-ingediend_op")
        .values_list("ingediend_op", flat=True)
        .first()
    ) or date.min
    aangemeld = (
        Aanmelding.objects.voor(organisatie_id)
        .filter(
            zorgsituatie=hulpvraag.zorgsituatie_id,
            ontvangen_op__gt=vorige,
            ontvangen_op__lte=ingediend_op,
            afgesloten_op__isnull=True,
        )
        .order_by("ontvangen_op")
        .values_list("ontvangen_op", flat=True)
        .first()
    )
    gesproken = (
        Gesprek.objects.voor(organisatie_id)
        .filter(
            zorgsituatie=hulpvraag.zorgsituatie_id,
            geen_gesprek="",
            datum__gt=vorige,
            datum__gte=aangemeld or date.min,
            datum__lte=ingediend_op,
        )
        .order_by("datum")
        .values_list("datum", flat=True)
        .first()
    )
    voorstellen = Voorstel.objects.voor(organisatie_id).filter(hulpvraag=hulpvraag.pk)
    voorgesteld = (
        voorstellen.order_by("aangemaakt_op").values_list("aangemaakt_op", flat=True).first()
    )
    goedgekeurd = (
        voorstellen.filter(status__in=Voorstel.HOUDT_VAST)
        .values_list("beoordeeld_op", flat=True)
        .first()
    )
    yield Stadium.AANMELDING, aangemeld
    yield Stadium.GESPREK, gesproken
    yield Stadium.INGEDIEND, ingediend_op
    yield Stadium.VOORGESTELD, _dag(voorgesteld)
    yield Stadium.GOEDGEKEURD, _dag(goedgekeurd)
    if hulpvraag.status not in Hulpvraag.LOPEND:
        afgesloten = (
            Hulpvraagstap.objects.voor(organisatie_id)
            .filter(hulpvraag=hulpvraag.pk, status=hulpvraag.status)
            .order_by("-sinds")
            .values_list("sinds", flat=True)
            .first()
        )
        yield Stadium.AFGESLOTEN, _dag(afgesloten)


def _dag(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
