"""Recording a talk, or that there was none."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.fouten import Ongeldig
from kern.rechten import mag
from mantelzorg.models import Gesprek, Zorgsituatie
from mantelzorg.selectors.gesprekken import gesprekken_van
from mantelzorg.services.gesprekken import GesprekGegevens, gesprek_opslaan
from werkbank.basis import bladzijde
from werkbank.forms.gesprek import (
    Deelnemersformulier,
    Inhoudformulier,
    Leefgebiedformulier,
    Verslagformulier,
    Wanneerformulier,
)
from werkbank.formulier import Delen, Formulierpagina

from .zorgsituaties import Zorgsituatiedeel


class Gesprekken(Zorgsituatiedeel):
    """All talks about a care situation, latest first."""

    recht = "zorgsituatie.inzien"
    doel = "gesprekken bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        gesprekken = gesprekken_van(self.actor.organisatie_id).filter(zorgsituatie=self.rij)
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="gesprekken")
        return render(
            request,
            "werkbank/gesprekken.html",
            {
                "zorgsituatie": self.rij,
                "kruimels": self.kruimels(),
                "gesprekken": bladzijde(request, gesprekken),
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren"),
            },
        )


class _Gesprek(Zorgsituatiedeel, Formulierpagina, abstract=True):
    """The form of a talk."""

    recht = "zorgsituatie.registreren"
    inleiding = _("Alleen de dag en hoe u elkaar sprak zijn verplicht.")
    gedaan = _("Het gesprek is bewaard.")
    legendas = {
        "wanneer": _("Wanneer"),
        "erbij": _("Wie erbij waren"),
        "inhoud": _("Wat u besprak"),
        "leefgebieden": _("Leefgebieden"),
        "verslag": _("Het verslag"),
    }

    def gesprek(self) -> Gesprek | None:
        """The talk, if it was recorded before."""
        raise NotImplementedError

    def delen(self, **invoer: Any) -> Delen:
        gesprek = self.gesprek()
        model = {"organisatie_id": self.actor.organisatie_id, "instance": gesprek, **invoer}
        nieuw = (
            {}
            if gesprek
            else {"datum": timezone.localdate(), "gevoerd_door": self.actor.gebruiker_id}
        )
        return {
            "wanneer": Wanneerformulier(prefix="wanneer", initial=nieuw, **model),
            "erbij": Deelnemersformulier(prefix="erbij", gesprek=gesprek, **invoer),
            "inhoud": Inhoudformulier(prefix="inhoud", **model),
            "leefgebieden": Leefgebiedformulier(prefix="leefgebieden", gesprek=gesprek, **invoer),
            "verslag": Verslagformulier(prefix="verslag", **model),
        }

    def bewaren(self, delen: Any) -> str:
        leefgebieden = delen["leefgebieden"].leefgebieden()
        try:
            gesprek_opslaan(
                actor=self.actor,
                gesprek=self.gesprek(),
                gegevens=GesprekGegevens(
                    zorgsituatie=self.zorgsituatie,
                    leefgebieden=leefgebieden,
                    deelnemers=delen["erbij"].aanwezigen(),
                    **{
                        veld: waarde
                        for naam in ("wanneer", "inhoud", "verslag")
                        for veld, waarde in delen[naam].cleaned_data.items()
                    },
                ),
            )
        except Ongeldig as fout:
            raise Ongeldig(_per_leefgebied(fout.velden, leefgebieden)) from fout
        return self.terug()


def _per_leefgebied(velden: dict[str, str], leefgebieden: dict[str, bool]) -> dict[str, str]:
    """What is wrong with the areas, at each area that was filled in."""
    tekst = velden.pop("leefgebieden", None)
    return velden | (dict.fromkeys(leefgebieden, tekst) if tekst else {})


class GesprekNieuw(_Gesprek):
    """A talk about a care situation."""

    doel = "gesprek vastleggen"
    titel = _("Gesprek vastleggen")

    def gesprek(self) -> None:
        return None


class GesprekWijzigen(_Gesprek):
    """A talk that was recorded before."""

    doel = "gesprek wijzigen"
    titel = _("Gesprek wijzigen")
    rij: Any

    def rijen(self) -> QuerySet[Any]:
        return gesprekken_van(self.actor.organisatie_id)

    @property
    def zorgsituatie(self) -> Zorgsituatie:
        situatie: Zorgsituatie = self.rij.zorgsituatie
        return situatie

    def gesprek(self) -> Gesprek:
        gesprek: Gesprek = self.rij
        return gesprek
