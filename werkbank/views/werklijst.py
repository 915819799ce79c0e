"""The one worklist: what is to be done, and who does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.models import Taak
from kern.rechten import mag
from kern.selectors.nachtwerk import eerste_nacht_niet_af
from kern.selectors.taken import VAN_NIEMAND, taken_tellen, taken_van, van_gebruiker, werklijst
from kern.services.taken import taak_toewijzen
from mantelzorg.selectors.signalen import signalen_van
from mantelzorg.services.signalen import signaal_toewijzen, signaal_vergrendelen
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.signaal import VAN_MIJ, Toewijsformulier, Werklijstfilter
from werkbank.formulier import Delen, Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BLADZIJDEN = {
    Taak.Soort.SIGNAAL: ("signaal.inzien", "werkbank:signaal"),
    Taak.Soort.CHECKIN: ("checkin.afhandelen", "werkbank:checkin"),
    Taak.Soort.AANBOD: ("voorstel.inzien", "werkbank:voorstel"),
    Taak.Soort.KENNISMAKING: ("koppeling.inzien", "werkbank:koppeling"),
    Taak.Soort.PROEF: ("koppeling.inzien", "werkbank:koppeling"),
    Taak.Soort.EVALUATIE: ("koppeling.inzien", "werkbank:koppeling"),
}
"""Kind of task -> the page of what it is about, and the right that page takes."""


@dataclass(frozen=True, slots=True)
class Werk:
    """A task, and the address of what it is about; empty for who may not open that."""

    taak: Taak
    adres: str


class Werklijst(Pagina):
    """What is to be done by oneself, by nobody yet, or by all; the most serious first."""

    recht = "taak.inzien"
    doel = "werklijst bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Werklijstfilter({"van": request.GET.get("van", VAN_MIJ)})
        geldig = filter_.is_valid()
        van_mij = van_gebruiker(self.actor.gebruiker_id)
        keuzes = {VAN_MIJ: van_mij, "niemand": VAN_NIEMAND, "alle": Q()}
        taken = werklijst(self.actor.organisatie_id, timezone.localdate())
        blad = bladzijde(request, taken.filter(keuzes[filter_.cleaned_data.get("van", VAN_MIJ)]))
        aantallen = taken_tellen(
            self.actor.organisatie_id, timezone.localdate(), self.actor.gebruiker_id
        )
        audit.dossiers_ingezien(self.actor, [t.persoon_id for t in blad], pagina="werklijst")
        return render(
            request,
            "werkbank/werklijst.html",
            {
                "blad": blad,
                "werk": [Werk(taak, self._adres(taak)) for taak in blad],
                "aantallen": aantallen,
                "nacht_niet_af": eerste_nacht_niet_af(timezone.now()),
                "filter": filter_,
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren"),
                "mag_toewijzen": mag(self.actor.rollen, "taak.toewijzen"),
            },
            status=200 if geldig else 400,
        )

    def _adres(self, taak: Taak) -> str:
        recht, bladzijde_ = BLADZIJDEN[Taak.Soort(taak.soort)]
        return reverse(bladzijde_, args=[taak.object_id]) if mag(self.actor.rollen, recht) else ""


class TaakToewijzen(ObjectPagina, Formulierpagina):
    """Say who takes a task up: oneself, unless one chooses otherwise."""

    recht = "taak.toewijzen"
    doel = "taak toewijzen"
    titel = _("Wie pakt dit op?")
    rij: Taak

    def rijen(self) -> QuerySet[Taak]:
        return taken_van(self.actor.organisatie_id)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:werklijst"), _("Werklijst"))]

    def personen(self) -> Iterable[UUID | None]:
        return (self.rij.persoon_id,)

    def context(self) -> dict[str, Any]:
        wie = f" ({self.rij.persoon.volledige_naam})" if self.rij.persoon else ""
        return {"inleiding": f"{self.rij.titel}{wie}"}

    def delen(self, **invoer: Any) -> Delen:
        return {
            "taak": Toewijsformulier(
                prefix="taak",
                organisatie_id=self.actor.organisatie_id,
                instance=self.rij,
                initial={"eigenaar": self.rij.eigenaar_id or self.actor.gebruiker_id},
                **invoer,
            )
        }

    def eerst_vergrendelen(self) -> None:
        if self.rij.soort == Taak.Soort.SIGNAAL:
            signaal_vergrendelen(actor=self.actor, signaal_id=self.rij.object_id)

    def bewaren(self, delen: Any) -> str:
        eigenaar = delen["taak"].cleaned_data["eigenaar"]
        if self.rij.soort == Taak.Soort.SIGNAAL:
            signalen = signalen_van(self.actor.organisatie_id, timezone.localdate())
            signaal = get_object_or_404(signalen, pk=self.rij.object_id)
            signaal_toewijzen(actor=self.actor, signaal=signaal, eigenaar=eigenaar)
        else:
            taak_toewijzen(actor=self.actor, taak=self.rij, eigenaar=eigenaar)
        return reverse("werkbank:werklijst")
