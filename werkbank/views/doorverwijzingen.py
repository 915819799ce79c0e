"""Referring a request, and asking later what came of it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.rechten import mag
from mantelzorg.models import Doorverwijzing, Hulpvraag
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van, open_nazorg
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.services.doorverwijzingen import (
    DoorverwijzingGegevens,
    nazorg_vastleggen,
)
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.selectors.hulpvraagstatus import met_status
from matching.services.hulpvragen import hulpvraag_doorverwijzen
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.hulpvraag import Doorverwijsformulier, Nazorgformulier
from werkbank.formulier import Delen, Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAZORG_NA = timedelta(weeks=4)
"""When to ask what came of a referral, unless one chooses another day: an assumption."""


class Doorverwijzingen(Pagina):
    """The referrals whose outcome is not known yet, first due first."""

    recht = "hulpvraag.inzien"
    doel = "nazorg bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        blad = bladzijde(request, open_nazorg(self.actor.organisatie_id, timezone.localdate()))
        audit.dossiers_ingezien(
            self.actor,
            [p for d in blad for p in personen_van_hulpvraag(d.hulpvraag)],
            pagina="doorverwijzingen",
        )
        return render(
            request,
            "werkbank/doorverwijzingen.html",
            {
                "doorverwijzingen": blad,
                "mag_registreren": mag(self.actor.rollen, "hulpvraag.registreren"),
            },
        )


class Doorverwijzen(Formulierpagina, ObjectPagina):
    """Refer a request that volunteers do not answer."""

    recht = "hulpvraag.registreren"
    doel = "hulpvraag doorverwijzen"
    titel = _("Hulpvraag doorverwijzen")
    inleiding = _("Daarna doet de hulpvraag niet meer mee in een matchronde.")
    knop = _("Verwijs door")
    gedaan = _("De hulpvraag is doorverwezen.")
    sjabloon = "werkbank/doorverwijzen.html"
    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return met_status(hulpvragen_van(self.actor.organisatie_id))

    def context(self) -> dict[str, Any]:
        return {"hulpvraag": self.rij}

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:hulpvragen"), _("Hulpvragen")),
            (reverse("werkbank:hulpvraag", args=[self.rij.pk]), self.rij.nummer),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return personen_van_hulpvraag(self.rij)

    def delen(self, **invoer: Any) -> Delen:
        vandaag = timezone.localdate()
        return {
            "doorverwijzing": Doorverwijsformulier(
                prefix="doorverwijzing",
                organisatie_id=self.actor.organisatie_id,
                initial={"datum": vandaag, "nazorg_op": vandaag + NAZORG_NA},
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        hulpvraag_doorverwijzen(
            actor=self.actor,
            hulpvraag=self.rij,
            gegevens=DoorverwijzingGegevens(**delen["doorverwijzing"].cleaned_data),
        )
        return reverse("werkbank:hulpvraag", args=[self.rij.pk])


class Nazorg(Formulierpagina, ObjectPagina):
    """Record what came of a referral."""

    recht = "hulpvraag.registreren"
    doel = "nazorg vastleggen"
    titel = _("Navragen na een doorverwijzing")
    sjabloon = "werkbank/nazorg.html"
    rij: Doorverwijzing

    def rijen(self) -> QuerySet[Doorverwijzing]:
        return doorverwijzingen_van(self.actor.organisatie_id)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:doorverwijzingen"), _("Nazorg"))]

    def personen(self) -> Iterable[UUID | None]:
        return personen_van_hulpvraag(self.rij.hulpvraag)

    def context(self) -> dict[str, Any]:
        return {"doorverwijzing": self.rij}

    def delen(self, **invoer: Any) -> Delen:
        return {
            "nazorg": Nazorgformulier(
                prefix="nazorg", initial={"nazorg_gedaan_op": timezone.localdate()}, **invoer
            )
        }

    def bewaren(self, delen: Any) -> str:
        ingevuld = delen["nazorg"].cleaned_data
        nazorg_vastleggen(
            actor=self.actor,
            doorverwijzing=self.rij,
            datum=ingevuld["nazorg_gedaan_op"],
            uitkomst=ingevuld["nazorg_uitkomst"],
        )
        return reverse("werkbank:doorverwijzingen")
