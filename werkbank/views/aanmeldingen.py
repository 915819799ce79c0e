"""Registrations: who waits for a talk, taking one in, closing one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.rechten import mag
from mantelzorg.models import Aanmelding
from mantelzorg.selectors.aanmeldingen import Toestand, aanmeldingen_van
from mantelzorg.services.aanmeldingen import (
    AanmeldingGegevens,
    aanmelding_afsluiten,
    aanmelding_opslaan,
)
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.aanmelding import (
    OPEN,
    Aanmeldingfilter,
    Aanmeldingformulier,
    Afsluitformulier,
)
from werkbank.forms.personen import NieuwPersoonformulier
from werkbank.formulier import Delen, Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Aanmeldingen(Pagina):
    """The registrations, first due first; those still to answer unless one chooses otherwise."""

    recht = "zorgsituatie.inzien"
    doel = "aanmeldingen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Aanmeldingfilter({"toestand": request.GET.get("toestand", OPEN)})
        geldig = filter_.is_valid()
        toestand = filter_.cleaned_data.get("toestand", OPEN)
        toestanden = (Toestand.TE_LAAT, Toestand.WACHT) if toestand == OPEN else (toestand,)
        aanmeldingen = aanmeldingen_van(self.actor.organisatie_id, timezone.localdate())
        blad = bladzijde(request, aanmeldingen.filter(Q(toestand__in=toestanden)))
        audit.dossiers_ingezien(
            self.actor, [a.mantelzorger_id for a in blad], pagina="aanmeldingen"
        )
        return render(
            request,
            "werkbank/aanmeldingen.html",
            {
                "aanmeldingen": blad,
                "filter": filter_,
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren"),
            },
            status=200 if geldig else 400,
        )


class AanmeldingNieuw(Formulierpagina):
    """Take somebody in: a surname and a postcode are enough."""

    recht = "zorgsituatie.registreren"
    doel = "mantelzorger aanmelden"
    titel = _("Nieuwe aanmelding")
    inleiding = _("Een achternaam en een postcode zijn genoeg. Wat u niet weet, laat u leeg.")
    gedaan = _("De aanmelding is bewaard.")
    legendas = {"persoon": _("De mantelzorger"), "aanmelding": _("De aanmelding")}

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:aanmeldingen"), _("Aanmeldingen"))]

    def delen(self, **invoer: Any) -> Delen:
        organisatie_id = self.actor.organisatie_id
        return {
            "persoon": NieuwPersoonformulier(
                prefix="persoon", organisatie_id=organisatie_id, **invoer
            ),
            "aanmelding": Aanmeldingformulier(
                prefix="aanmelding",
                organisatie_id=organisatie_id,
                initial={"ontvangen_op": timezone.localdate()},
                **invoer,
            ),
        }

    def bewaren(self, delen: Any) -> str:
        aanmelding, _uitkomst = aanmelding_opslaan(
            actor=self.actor,
            gegevens=AanmeldingGegevens(
                mantelzorger=delen["persoon"].bewaren(self.actor),
                **delen["aanmelding"].cleaned_data,
            ),
        )
        return reverse("werkbank:aanmelding", args=[aanmelding.pk])


class _Aanmelding(ObjectPagina, abstract=True):
    """Finds the registration; before `Formulierpagina`, so that its persons count."""

    rij: Aanmelding

    def rijen(self) -> QuerySet[Aanmelding]:
        return aanmeldingen_van(self.actor.organisatie_id, timezone.localdate())

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:aanmeldingen"), _("Aanmeldingen")),
            (
                reverse("werkbank:aanmelding", args=[self.rij.pk]),
                self.rij.mantelzorger.volledige_naam,
            ),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return (self.rij.mantelzorger_id,)


class AanmeldingPagina(_Aanmelding):
    """One registration: whom to call, before when, and why."""

    recht = "zorgsituatie.inzien"
    doel = "aanmelding bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        personen = [self.rij.mantelzorger_id]
        if self.rij.zorgsituatie is not None:
            personen.append(self.rij.zorgsituatie.zorgvrager_id)
        audit.dossiers_ingezien(self.actor, personen, pagina="aanmelding")
        return render(
            request,
            "werkbank/aanmelding.html",
            {
                "aanmelding": self.rij,
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren")
                and self.rij.afgesloten_op is None,
            },
        )


class AanmeldingWijzigen(_Aanmelding, Formulierpagina):
    """Bring a registration up to date; who it is about is changed on the person's own page."""

    recht = "zorgsituatie.registreren"
    doel = "aanmelding wijzigen"
    titel = _("Aanmelding wijzigen")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "aanmelding": Aanmeldingformulier(
                prefix="aanmelding",
                organisatie_id=self.actor.organisatie_id,
                instance=self.rij,
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        aanmelding_opslaan(
            actor=self.actor,
            aanmelding=self.rij,
            gegevens=AanmeldingGegevens(
                mantelzorger=self.rij.mantelzorger, **delen["aanmelding"].cleaned_data
            ),
        )
        return reverse("werkbank:aanmelding", args=[self.rij.pk])


class AanmeldingAfsluiten(_Aanmelding, Formulierpagina):
    """Close a registration that needs no further answer, with the reason."""

    recht = "zorgsituatie.registreren"
    doel = "aanmelding afsluiten"
    titel = _("Aanmelding afsluiten")
    inleiding = _(
        "Is er niets meer te doen? Kies waarom. De aanmelding blijft bewaard, maar staat niet meer "
        "in de lijst van wat u nog moet doen."
    )
    knop = _("Sluit de aanmelding af")
    gedaan = _("De aanmelding is afgesloten.")

    def delen(self, **invoer: Any) -> Delen:
        return {"afsluiting": Afsluitformulier(prefix="afsluiting", **invoer)}

    def bewaren(self, delen: Any) -> str:
        aanmelding_afsluiten(
            actor=self.actor,
            aanmelding=self.rij,
            reden=delen["afsluiting"].cleaned_data["afsluitreden"],
        )
        return reverse("werkbank:aanmeldingen")
