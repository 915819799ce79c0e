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
from mantelzorg.models import Doorverwijzing
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van, open_nazorg
from mantelzorg.selectors.hulpvragen import door_te_verwijzen
from mantelzorg.services.doorverwijzingen import (
    DoorverwijzingGegevens,
    doorverwijzing_wijzigen,
    nazorg_vastleggen,
    nazorg_wijzigen,
)
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.services.hulpvragen import hulpvraag_doorverwijzen
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.doorverwijzing import Doorverwijsformulier, Nazorgformulier
from werkbank.formulier import Delen, Formulierpagina

from .hulpvragen import Hulpvraagdeel, hulpvraag_kruimels

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAZORG_NA = timedelta(weeks=4)
"""When to ask what came of a referral, unless one chooses another day: an assumption."""


class Doorverwijzingen(Pagina):
    """What is to refer still, and the referrals whose outcome is not known, first due first."""

    recht = "hulpvraag.inzien"
    doel = "nazorg bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        organisatie_id = self.actor.organisatie_id
        blad = bladzijde(request, open_nazorg(organisatie_id, timezone.localdate()))
        nog_te_doen = bladzijde(request, door_te_verwijzen(organisatie_id), naam="nog-te-doen")
        hulpvragen = [*(d.hulpvraag for d in blad), *nog_te_doen]
        audit.dossiers_ingezien(
            self.actor,
            [p for hulpvraag in hulpvragen for p in personen_van_hulpvraag(hulpvraag)],
            pagina="doorverwijzingen",
        )
        return render(
            request,
            "werkbank/doorverwijzingen.html",
            {
                "doorverwijzingen": blad,
                "nog_te_doen": nog_te_doen,
                "mag_registreren": mag(self.actor.rollen, "hulpvraag.registreren"),
            },
        )


class Doorverwijzen(Hulpvraagdeel, Formulierpagina):
    """Refer a request that volunteers do not answer."""

    recht = "hulpvraag.registreren"
    doel = "hulpvraag doorverwijzen"
    titel = _("Hulpvraag doorverwijzen")
    inleiding = _("Daarna doet de hulpvraag niet meer mee in een matchronde.")
    knop = _("Verwijs door")
    gedaan = _("De hulpvraag is doorverwezen.")
    sjabloon = "werkbank/doorverwijzen.html"

    def context(self) -> dict[str, Any]:
        return {"hulpvraag": self.rij}

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


class _Doorverwijzing(ObjectPagina, abstract=True):
    """A page that belongs to one referral; before `Formulierpagina`, so that its persons count."""

    rij: Doorverwijzing

    def rijen(self) -> QuerySet[Doorverwijzing]:
        return doorverwijzingen_van(self.actor.organisatie_id)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return hulpvraag_kruimels(self.rij.hulpvraag)

    def personen(self) -> Iterable[UUID | None]:
        return personen_van_hulpvraag(self.rij.hulpvraag)


class DoorverwijzingWijzigen(_Doorverwijzing, Formulierpagina):
    """Correct what was recorded about a referral."""

    recht = "hulpvraag.registreren"
    doel = "doorverwijzing verbeteren"
    titel = _("Doorverwijzing verbeteren")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "doorverwijzing": Doorverwijsformulier(
                prefix="doorverwijzing",
                organisatie_id=self.actor.organisatie_id,
                instance=self.rij,
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        doorverwijzing_wijzigen(
            actor=self.actor,
            doorverwijzing=self.rij,
            gegevens=DoorverwijzingGegevens(**delen["doorverwijzing"].cleaned_data),
        )
        return reverse("werkbank:hulpvraag", args=[self.rij.hulpvraag_id])


class Nazorg(_Doorverwijzing, Formulierpagina):
    """Record what came of a referral, or correct it."""

    recht = "hulpvraag.registreren"
    doel = "nazorg vastleggen"
    titel = _("Navragen na een doorverwijzing")
    sjabloon = "werkbank/nazorg.html"

    def context(self) -> dict[str, Any]:
        return {"doorverwijzing": self.rij}

    def bewaakt(self, delen: Delen) -> Doorverwijzing:
        return self.rij

    def delen(self, **invoer: Any) -> Delen:
        return {
            "nazorg": Nazorgformulier(
                prefix="nazorg",
                initial={
                    "nazorg_gedaan_op": self.rij.nazorg_gedaan_op or timezone.localdate(),
                    "nazorg_uitkomst": self.rij.nazorg_uitkomst,
                },
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        ingevuld = delen["nazorg"].cleaned_data
        bekend = self.rij.nazorg_gedaan_op is not None
        (nazorg_wijzigen if bekend else nazorg_vastleggen)(
            actor=self.actor,
            doorverwijzing=self.rij,
            datum=ingevuld["nazorg_gedaan_op"],
            uitkomst=ingevuld["nazorg_uitkomst"],
        )
        return reverse("werkbank:doorverwijzingen")
