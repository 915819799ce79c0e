"""Offering an approved proposal, and what the volunteer and the carer answer."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kern.fouten import Conflict, Ongeldig
from matching.models import Voorstel
from matching.services.aanbiedingen import (
    antwoord_vastleggen,
    verlopen_aanbod_afhandelen,
    voorstel_aanbieden,
)
from werkbank.forms.koppeling import Afloopformulier, Antwoordformulier

from .voorstellen import Voorstelobject


class Aanbod(Voorstelobject):
    """Ask the volunteer and the carer."""

    recht = "voorstel.aanbieden"
    doel = "voorstel aanbieden"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            voorstel_aanbieden(actor=self.actor, voorstel_id=self.rij.pk)
        except Conflict as fout:
            return self.toon(request, conflict=fout, status=409)
        messages.success(request, _("Genoteerd dat u het voorstel aanbiedt."))
        return redirect("werkbank:voorstel", self.rij.pk)


class _Formulierstap(Voorstelobject, abstract=True):
    """A form on the page of a proposal."""

    recht = "voorstel.aanbieden"
    http_method_names = ["post", "options"]
    naam: ClassVar[str]
    formulier: ClassVar[type[forms.Form]]

    def bewaren(self, ingevuld: dict[str, Any]) -> HttpResponse:
        """Do it by the service, and go on."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = self.formulier(request.POST)
        if not form.is_valid():
            return self.toon(request, status=400, ingevuld={self.naam: form})
        try:
            return self.bewaren(form.cleaned_data)
        except Ongeldig as fout:
            for veld, tekst in fout.velden.items():
                form.add_error(veld, tekst)
            return self.toon(request, status=400, ingevuld={self.naam: form})
        except Conflict as fout:
            return self.toon(request, conflict=fout, status=409, ingevuld={self.naam: form})


class Antwoord(_Formulierstap):
    """One of the two said yes or no."""

    doel = "antwoord vastleggen"
    naam = "antwoord"
    formulier = Antwoordformulier

    def bewaren(self, ingevuld: dict[str, Any]) -> HttpResponse:
        voorstel = antwoord_vastleggen(actor=self.actor, voorstel_id=self.rij.pk, **ingevuld)
        if voorstel.status == Voorstel.Status.GEACCEPTEERD:
            messages.success(self.request, _("Allebei zeggen zij ja. Plan nu de kennismaking."))
            return redirect("werkbank:koppeling", voorstel.koppeling.pk)
        messages.success(self.request, _("Het antwoord is bewaard."))
        return redirect("werkbank:voorstel", self.rij.pk)


class Nabellen(_Formulierstap):
    """Somebody looked after an offer that expired."""

    doel = "verlopen aanbod opvolgen"
    naam = "nabellen"
    formulier = Afloopformulier

    def bewaren(self, ingevuld: dict[str, Any]) -> HttpResponse:
        verlopen_aanbod_afhandelen(actor=self.actor, voorstel_id=self.rij.pk, **ingevuld)
        messages.success(self.request, _("Bewaard. Het staat niet meer op de werklijst."))
        return redirect("werkbank:voorstel", self.rij.pk)
