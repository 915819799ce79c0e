"""Recording a request for help, and changing it without losing what the form does not show."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.models import Doel
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Hulpvraag, Ritme, Zorgsituatie
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.services.hulpvragen import HulpvraagGegevens, gegevens_van, hulpvraag_opslaan
from werkbank.forms.hulpvraag import (
    Nietformulier,
    Oplossingformulier,
    Spoedformulier,
    Taakformulier,
    Wanneerformulier,
    Wensformulier,
)
from werkbank.formulier import Delen, Formulierpagina

from .hulpvragen import hulpvraag_kruimels
from .zorgsituaties import Zorgsituatiedeel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAAR_HULPVRAAG = ("taak", "wanneer", "spoed", "niet", "oplossing")
"""The parts whose fields are those of the request."""


class _Hulpvraagformulier(Zorgsituatiedeel, Formulierpagina, abstract=True):
    """The form of a request."""

    recht = "hulpvraag.registreren"
    inleiding = _(
        "Nodig zijn: de taak, de duur en de tijden. De rest mag u leeg laten of later invullen."
    )
    sjabloon = "werkbank/hulpvraag_formulier.html"
    legendas = {
        "taak": _("Wat er nodig is"),
        "wanneer": _("Wanneer"),
        "spoed": _("Spoed"),
        "wensen": _("Wensen"),
        "niet": _("De buurt"),
        "oplossing": _("Oplossing"),
    }

    def hulpvraag(self) -> Hulpvraag | None:
        """The request, if it was recorded before."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return {"zorgsituatie": self.zorgsituatie, "grondslag": self._grondslag()}

    def _grondslag(self) -> bool:
        return heeft_grondslag(self.zorgsituatie.zorgvrager, Doel.GEZONDHEID)

    def delen(self, **invoer: Any) -> Delen:
        hulpvraag = self.hulpvraag()
        model = {"organisatie_id": self.actor.organisatie_id, "instance": hulpvraag, **invoer}
        ritme = {} if hulpvraag else {"ritme": Ritme.WEKELIJKS.value}
        vandaag = {} if hulpvraag else {"ingediend_op": timezone.localdate()}
        return {
            "taak": Taakformulier(prefix="taak", **model),
            "wanneer": Wanneerformulier(prefix="wanneer", initial=ritme, **model),
            "spoed": Spoedformulier(prefix="spoed", initial=vandaag, **model),
            "wensen": Wensformulier(prefix="wensen", grondslag=self._grondslag(), **model),
            "niet": Nietformulier(prefix="niet", **model),
            "oplossing": Oplossingformulier(prefix="oplossing", **model),
        }

    def bewaren(self, delen: Any) -> str:
        nu, wensen = self.hulpvraag(), delen["wensen"]
        ingevuld = {
            "gewenste_helper": wensen.cleaned_data["gewenste_helper"],
            "kenmerken": wensen.gekozen_kenmerken(),
            "wensen": wensen.gekozen_wensen(),
        }
        for naam in NAAR_HULPVRAAG:
            ingevuld |= delen[naam].cleaned_data
        hulpvraag, _uitkomst = hulpvraag_opslaan(
            actor=self.actor,
            hulpvraag=nu,
            gegevens=replace(gegevens_van(nu), **ingevuld)
            if nu
            else HulpvraagGegevens(zorgsituatie=self.zorgsituatie, **ingevuld),
        )
        return reverse("werkbank:hulpvraag", args=[hulpvraag.pk])


class HulpvraagNieuw(_Hulpvraagformulier):
    """A request from a care situation."""

    doel = "hulpvraag vastleggen"
    titel = _("Nieuwe hulpvraag")
    gedaan = _("De hulpvraag is bewaard.")

    def hulpvraag(self) -> None:
        return None


class HulpvraagWijzigen(_Hulpvraagformulier):
    """A request that was recorded before."""

    doel = "hulpvraag wijzigen"
    titel = _("Hulpvraag wijzigen")
    rij: Any

    def rijen(self) -> QuerySet[Any]:
        return hulpvragen_van(self.actor.organisatie_id).prefetch_related(
            "vensters", "kenmerken__kenmerk", "wensen__kenmerk"
        )

    @property
    def zorgsituatie(self) -> Zorgsituatie:
        situatie: Zorgsituatie = self.rij.zorgsituatie
        return situatie

    def hulpvraag(self) -> Hulpvraag:
        hulpvraag: Hulpvraag = self.rij
        return hulpvraag

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return hulpvraag_kruimels(self.rij)
