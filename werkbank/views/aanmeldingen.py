"""Registrations: who waits for a talk, taking one in, closing one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.fouten import Conflict
from kern.rechten import mag
from mantelzorg.models import Aanmelding, Zorgsituatie
from mantelzorg.selectors.aanmeldingen import Toestand, aanmeldingen_van
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from mantelzorg.services.aanmeldingen import (
    AanmeldingGegevens,
    aanmelding_afsluiten,
    aanmelding_koppelen,
    aanmelding_opslaan,
)
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.aanmelding import (
    OPEN,
    Aanmeldingfilter,
    Aanmeldingformulier,
    Afsluitformulier,
    Koppelformulier,
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


class Aanmeldingdeel(ObjectPagina, abstract=True):
    """A page that belongs to one registration.

    Stands before `Formulierpagina` in a class, so that its persons and breadcrumbs count.
    """

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


class _Aanmelding(Aanmeldingdeel, abstract=True):
    """Shows the registration, with what went wrong if something did."""

    def situaties(self) -> QuerySet[Zorgsituatie]:
        """The care situations that it can be about: those of its carer."""
        return zorgsituaties_van(self.actor.organisatie_id).filter(
            mantelzorger=self.rij.mantelzorger_id
        )

    def toon(
        self, request: HttpRequest, *, conflict: Conflict | None = None, status: int = 200
    ) -> HttpResponse:
        mag_registreren = (
            mag(self.actor.rollen, "zorgsituatie.registreren") and self.rij.afgesloten_op is None
        )
        kiezen = mag_registreren and self.rij.zorgsituatie is None
        situaties = list(self.situaties()) if kiezen else []
        getoond = [self.rij.zorgsituatie] if self.rij.zorgsituatie else situaties
        audit.dossiers_ingezien(
            self.actor,
            [self.rij.mantelzorger_id, *(situatie.zorgvrager_id for situatie in getoond)],
            pagina="aanmelding",
        )
        return render(
            request,
            "werkbank/aanmelding.html",
            {
                "aanmelding": self.rij,
                "mag_registreren": mag_registreren,
                "situaties": situaties,
                "conflict": conflict,
            },
            status=status,
        )


class AanmeldingPagina(_Aanmelding):
    """One registration: whom to call, before when, and why."""

    recht = "zorgsituatie.inzien"
    doel = "aanmelding bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


class AanmeldingKoppelen(_Aanmelding):
    """Say which of the care situations that the carer has already it is about."""

    recht = "zorgsituatie.registreren"
    doel = "aanmelding koppelen aan zorgsituatie"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = Koppelformulier(request.POST, situaties=self.situaties())
        if not form.is_valid():
            messages.error(request, _("Kies eerst over welke zorgsituatie dit gaat."))
            return self.toon(request, status=400)
        zorgsituatie = form.cleaned_data["zorgsituatie"]
        try:
            aanmelding_koppelen(actor=self.actor, aanmelding=self.rij, zorgsituatie=zorgsituatie)
        except Conflict as fout:
            return self.toon(request, conflict=fout, status=409)
        messages.success(request, _("Deze aanmelding hoort nu bij de zorgsituatie."))
        return redirect("werkbank:zorgsituatie", zorgsituatie.pk)


class AanmeldingWijzigen(Aanmeldingdeel, Formulierpagina):
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


class AanmeldingAfsluiten(Aanmeldingdeel, Formulierpagina):
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
