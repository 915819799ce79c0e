"""Who may not come for a request, and who is wished for: looked up among all known persons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.fouten import DomeinFout
from kern.models import Persoon, Sterkte
from mantelzorg.services.voorkeuren import (
    uitsluiting_toevoegen,
    uitsluiting_verwijderen,
    voorkeur_vastleggen,
)
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.forms.voorkeuren import Persoonkeuze, Voorkeurkeuze

from .hulpvragen import Hulpvraagdeel
from .personen import Opzoekpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class HulpvraagPersonen(Hulpvraagdeel, Opzoekpagina):
    """Look somebody up, to exclude or to wish for."""

    recht = "hulpvraag.registreren"
    doel = "wie wel en wie niet vastleggen"
    pagina = "hulpvraag_personen"
    sjabloon = "werkbank/hulpvraag_personen.html"

    def context(self, gevonden: Sequence[Persoon]) -> dict[str, Any]:
        uitgesloten = [rij.persoon for rij in self.rij.uitsluitingen.select_related("persoon")]
        voorkeuren = list(self.rij.voorkeuren.select_related("persoon"))
        getoond = {*uitgesloten, *(rij.persoon for rij in voorkeuren)}
        audit.dossiers_ingezien(
            self.actor,
            [*self.personen(), *(persoon.pk for persoon in getoond)],
            pagina=self.pagina,
        )
        vrijwilligers = vrijwilligers_van(self.actor.organisatie_id).filter(persoon__in=gevonden)
        return {
            "hulpvraag": self.rij,
            "kruimels": self.kruimels(),
            "betrokken": set(self.personen()),
            "uitgesloten": sorted(uitgesloten, key=lambda p: p.volledige_naam),
            "uitgesloten_ids": {persoon.pk for persoon in uitgesloten},
            "voorkeuren": sorted(voorkeuren, key=lambda rij: rij.persoon.volledige_naam),
            "vrijwilliger_ids": set(vrijwilligers.values_list("persoon_id", flat=True)),
            "sterktes": Sterkte.choices,
        }


class _Keuze(Hulpvraagdeel, abstract=True):
    """Changes by POST who comes and who does not, and goes back."""

    http_method_names = ["post", "options"]
    formulier: ClassVar[type[Persoonkeuze]] = Persoonkeuze
    gedaan: ClassVar["StrOrPromise"] = _("Bewaard.")

    def wijzigen(self, gekozen: dict[str, Any]) -> None:
        """Do it by the service."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = self.formulier(request.POST, organisatie_id=self.actor.organisatie_id)
        if not form.is_valid():
            messages.error(request, _("Kies eerst wie u bedoelt."))
            return redirect("werkbank:hulpvraag_personen", self.rij.pk)
        try:
            self.wijzigen({"actor": self.actor, "hulpvraag": self.rij, **form.cleaned_data})
        except DomeinFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, str(self.gedaan))
        return redirect("werkbank:hulpvraag_personen", self.rij.pk)


class UitsluitingErbij(_Keuze):
    """Somebody must never be proposed for this request."""

    recht = "hulpvraag.registreren"
    doel = "uitsluiting vastleggen"

    def wijzigen(self, gekozen: dict[str, Any]) -> None:
        uitsluiting_toevoegen(**gekozen)


class UitsluitingEraf(_Keuze):
    """Somebody may be proposed again."""

    recht = "hulpvraag.registreren"
    doel = "uitsluiting weghalen"

    def wijzigen(self, gekozen: dict[str, Any]) -> None:
        uitsluiting_verwijderen(**gekozen)


class VoorkeurErbij(_Keuze):
    """How gladly a volunteer is seen."""

    recht = "hulpvraag.registreren"
    doel = "voorkeur vastleggen"
    formulier = Voorkeurkeuze

    def wijzigen(self, gekozen: dict[str, Any]) -> None:
        voorkeur_vastleggen(**gekozen)


class VoorkeurEraf(_Keuze):
    """No wish for, or against, this volunteer any more."""

    recht = "hulpvraag.registreren"
    doel = "voorkeur weghalen"

    def wijzigen(self, gekozen: dict[str, Any]) -> None:
        voorkeur_vastleggen(**gekozen, sterkte="")
