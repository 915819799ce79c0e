"""Reading registrations."""

from datetime import date
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    OuterRef,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Aanmelding, Bron, Gesprek, Signaalmelding


class Toestand(TextChoices):
    """How a registration stands: closed, answered by a talk, waiting, or waiting too long."""

    WACHT = "wacht", _("wacht op een gesprek")
    TE_LAAT = "te_laat", _("gesprek is te laat")
    GESPROKEN = "gesproken", _("gesproken")
    AFGESLOTEN = "afgesloten", _("afgesloten")


def aanmeldingen_van(organisatie_id: UUID, vandaag: date) -> QuerySet[Aanmelding]:
    """The registrations of an organisation, first due first, with how each stands.

    `eerste_gesprek`: the date of the first talk that took place about its care situation on or
    after the day it came in; an attempt that failed is no answer. `toestand`: a `Toestand`.
    """
    gevoerd = (
        Gesprek.objects.voor(OuterRef("organisatie_id"))
        .filter(
            zorgsituatie=OuterRef("zorgsituatie"),
            geen_gesprek="",
            datum__gte=OuterRef("ontvangen_op"),
        )
        .order_by("datum")
    )
    aanmeldingen: QuerySet[Aanmelding] = (
        Aanmelding.objects.voor(organisatie_id)
        .select_related("mantelzorger", "zorgsituatie__zorgvrager", "aanspreekpunt")
        .annotate(eerste_gesprek=Subquery(gevoerd.values("datum")[:1]))
        .annotate(
            toestand=Case(
                When(afgesloten_op__isnull=False, then=Value(Toestand.AFGESLOTEN)),
                When(eerste_gesprek__isnull=False, then=Value(Toestand.GESPROKEN)),
                When(reageren_voor__lt=vandaag, then=Value(Toestand.TE_LAAT)),
                default=Value(Toestand.WACHT),
                output_field=CharField(),
            )
        )
        .order_by("reageren_voor", "id")
    )
    return aanmeldingen


def ingediende_aanmeldingen(
    organisatie_id: UUID, gebruiker_id: UUID | None, vandaag: date
) -> QuerySet[Aanmelding]:
    """What this referrer submitted, and nothing of anybody else."""
    alle = aanmeldingen_van(organisatie_id, vandaag)
    if gebruiker_id is None:
        return alle.none()
    return alle.filter(ingediend_door=gebruiker_id)


def ingediende_meldingen(
    organisatie_id: UUID, gebruiker_id: UUID | None
) -> QuerySet[Signaalmelding]:
    """What this referrer reported about whom they submitted; `aanmelding`: which that was."""
    alle = Signaalmelding.objects.voor(organisatie_id)
    if gebruiker_id is None:
        return alle.none()
    aanmeldingen = Aanmelding.objects.voor(organisatie_id).filter(
        zorgsituatie=OuterRef("signaal__zorgsituatie"), ingediend_door=gebruiker_id
    )
    meldingen: QuerySet[Signaalmelding] = (
        alle.filter(bron=Bron.VERWIJZER, vastgelegd_door=gebruiker_id)
        .select_related("signaal__zorgsituatie")
        .annotate(aanmelding=Subquery(aanmeldingen.order_by("aangemaakt_op").values("pk")[:1]))
        .order_by("-aangemaakt_op", "id")
    )
    return meldingen
