"""Whom a consultant calls to ask how it goes, and what came of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern import audit
from kern.fouten import DomeinFout
from kern.models import Doel, Ernst
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Checkin, Risico
from mantelzorg.regels.checkins import POGINGEN
from mantelzorg.selectors.checkins import belijst, checkins_van, risico_van
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.services.checkinantwoorden import checkin_beantwoorden
from mantelzorg.services.checkins import belpoging_vastleggen, checkin_weigeren
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.checkin import Belformulier
from werkbank.formulier import Delen, Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Belijst(Pagina):
    """The check-ins that are due, most serious first."""

    recht = "checkin.afhandelen"
    doel = "belijst bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        van_mij = request.GET.get("wie") == "mij"
        rijen = belijst(
            self.actor.organisatie_id,
            timezone.localdate(),
            van=self.actor.gebruiker_id if van_mij else None,
        )
        blad = bladzijde(request, rijen)
        audit.dossiers_ingezien(
            self.actor,
            [checkin.zorgsituatie.mantelzorger_id for checkin in blad],
            pagina="belijst",
        )
        regels = [
            (checkin, Ernst(checkin.ernst).label, Risico(risico_van(checkin)).label)
            for checkin in blad
        ]
        return render(
            request, "werkbank/belijst.html", {"blad": blad, "regels": regels, "van_mij": van_mij}
        )


class _Checkindeel(ObjectPagina, abstract=True):
    """A page that belongs to one check-in; before `Formulierpagina`, so that its persons count."""

    recht = "checkin.afhandelen"
    rij: Checkin

    def rijen(self) -> QuerySet[Checkin]:
        return checkins_van(self.actor.organisatie_id)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:belijst"), gettext_lazy("Belijst"))]

    def personen(self) -> Iterable[UUID | None]:
        return self.rij.zorgsituatie.mantelzorger_id, self.rij.zorgsituatie.zorgvrager_id


class CheckinPagina(_Checkindeel, Formulierpagina):
    """Whom to call, who tried, and what the carer answered."""

    doel = "check-in afnemen"
    titel = gettext_lazy("Check-in")
    inleiding = gettext_lazy("Wat de mantelzorger niet beantwoordt, laat u open.")
    knop = gettext_lazy("Bewaar de antwoorden")
    gedaan = gettext_lazy("De antwoorden zijn bewaard.")
    sjabloon = "werkbank/checkin.html"

    def context(self) -> dict[str, Any]:
        return {
            "checkin": self.rij,
            "open": self.rij.status in Checkin.OPEN,
            "risico": Risico(risico_van(self.rij)).label,
            "pogingen": POGINGEN,
        }

    def delen(self, **invoer: Any) -> Delen:
        return {
            "antwoorden": Belformulier(
                prefix="antwoorden",
                instrumenten=instrumenten_van(self.actor.organisatie_id),
                grondslag=heeft_grondslag(self.rij.zorgsituatie.mantelzorger, Doel.GEZONDHEID),
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        checkin_beantwoorden(
            actor=self.actor, checkin=self.rij, antwoorden=delen["antwoorden"].antwoorden()
        )
        return reverse("werkbank:belijst")


class _Knop(_Checkindeel, abstract=True):
    """Something a consultant records by one button, and goes on with the list."""

    http_method_names = ["post", "options"]

    def doen(self) -> str:
        """Do it by the service; what to say of it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self.doen())
        except DomeinFout as fout:
            messages.error(request, str(fout))
        return redirect("werkbank:belijst")


class CheckinBelpoging(_Knop):
    """Called, and nobody answered."""

    doel = "belpoging vastleggen"

    def doen(self) -> str:
        checkin = belpoging_vastleggen(actor=self.actor, checkin=self.rij)
        if checkin.status == Checkin.Status.NIET_BEREIKT:
            return _(
                "Op %(n)s dagen niet bereikt. Deze check-in is klaar. Hoe het gaat, weten we niet."
            ) % {"n": POGINGEN}
        return _("Genoteerd dat u niemand bereikte. Probeer het op een andere dag opnieuw.")


class CheckinWeigering(_Knop):
    """The carer did not want to answer."""

    doel = "weigering vastleggen"

    def doen(self) -> str:
        checkin_weigeren(actor=self.actor, checkin=self.rij)
        return _("Genoteerd dat de mantelzorger niet wilde. Hoe het gaat, weten we niet.")
