"""Matches: the list, one of them, and the steps that a coordinator takes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.fouten import Conflict, Ongeldig
from matching.models import Koppeling
from matching.regels.betrokkenen import personen_van_koppeling
from matching.selectors.koppelingen import koppelingen_van
from matching.services.koppelingen import (
    kennismaking_afronden,
    kennismaking_plannen,
    koppeling_beeindigen,
    koppeling_evalueren,
    koppeling_hervatten,
    koppeling_pauzeren,
    proef_afronden,
)
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.koppeling import (
    LOPEND,
    Eindformulier,
    Evaluatieformulier,
    Kennismakingformulier,
    Koppelingfilter,
    Koppelingformulier,
    Planformulier,
    Proefformulier,
)
from werkbank.weergave import koppelingmoment

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Koppelingen(Pagina):
    """The matches of the organisation, newest first; those that live unless one chooses others."""

    recht = "koppeling.inzien"
    doel = "koppelingen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Koppelingfilter({"toon": request.GET.get("toon", LOPEND)})
        geldig = filter_.is_valid()
        toon = filter_.cleaned_data.get("toon", LOPEND)
        statussen = Koppeling.LOPEND if toon == LOPEND else (toon,)
        rijen = koppelingen_van(self.actor.organisatie_id).filter(status__in=statussen)
        blad = bladzijde(request, rijen)
        audit.dossiers_ingezien(
            self.actor,
            [persoon for koppeling in blad for persoon in personen_van_koppeling(koppeling)],
            pagina="koppelingen",
        )
        return render(
            request,
            "werkbank/koppelingen.html",
            {"blad": blad, "filter": filter_},
            status=200 if geldig else 400,
        )


@dataclass(frozen=True, slots=True)
class Stapkeuze:
    """A step that can be taken now: a form, or a button alone."""

    naam: str
    titel: "StrOrPromise"
    uitleg: "StrOrPromise"
    knop: "StrOrPromise"
    adres: str
    form: Koppelingformulier | None


class Koppelingobject(ObjectPagina, abstract=True):
    """Finds the match and shows it, with what went wrong if something did."""

    rij: Koppeling

    def rijen(self) -> QuerySet[Koppeling]:
        return koppelingen_van(self.actor.organisatie_id)

    def toon(
        self,
        request: HttpRequest,
        *,
        conflict: Conflict | None = None,
        status: int = 200,
        ingevuld: Mapping[str, Koppelingformulier] | None = None,
    ) -> HttpResponse:
        koppeling = self.rijen().prefetch_related("evaluaties__door").get(pk=self.rij.pk)
        audit.dossiers_ingezien(self.actor, personen_van_koppeling(koppeling), pagina="koppeling")
        return render(
            request,
            "werkbank/koppeling.html",
            {
                "koppeling": koppeling,
                "moment": koppelingmoment(koppeling),
                "evaluaties": koppeling.evaluaties.all(),
                "stappen": [
                    stap.keuze(koppeling, (ingevuld or {}).get(stap.naam))
                    for stap in STAPPEN
                    if koppeling.status in stap.bij
                ],
                "conflict": conflict,
            },
            status=status,
        )


class KoppelingPagina(Koppelingobject):
    """One match in full, with what can be done now."""

    recht = "koppeling.inzien"
    doel = "koppeling bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


class _Stap(Koppelingobject, abstract=True):
    """A step: which matches it is for, what it asks, and the service that takes it."""

    recht = "koppeling.begeleiden"
    doel = "koppeling begeleiden"
    http_method_names = ["post", "options"]
    naam: ClassVar[str]
    bij: ClassVar[tuple[Koppeling.Status, ...]]
    titel: ClassVar["StrOrPromise"]
    uitleg: ClassVar["StrOrPromise"]
    knop: ClassVar["StrOrPromise"]
    gedaan: ClassVar["StrOrPromise"]
    formulier: ClassVar[type[Koppelingformulier] | None] = None

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        """Take the step by the service."""
        raise NotImplementedError

    @classmethod
    def keuze(cls, koppeling: Koppeling, ingevuld: Koppelingformulier | None) -> Stapkeuze:
        """The step as it stands on the page."""
        return Stapkeuze(
            cls.naam,
            cls.titel,
            cls.uitleg,
            cls.knop,
            reverse(f"werkbank:koppeling_{cls.naam}", args=[koppeling.pk]),
            ingevuld or (cls.formulier(koppeling=koppeling) if cls.formulier else None),
        )

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = self.formulier(request.POST, koppeling=self.rij) if self.formulier else None
        ingevuld = {self.naam: form} if form else {}
        if form and not form.is_valid():
            return self.toon(request, ingevuld=ingevuld, status=400)
        try:
            self.zetten(form.cleaned_data if form else {})
        except Ongeldig as fout:
            fouten_bij_veld(form, fout)
            return self.toon(request, ingevuld=ingevuld, status=400)
        except Conflict as fout:
            return self.toon(request, ingevuld=ingevuld, conflict=fout, status=409)
        messages.success(request, str(self.gedaan))
        return redirect("werkbank:koppeling", self.rij.pk)

    @property
    def wie(self) -> dict[str, Any]:
        """Who takes the step, with which match."""
        return {"actor": self.actor, "koppeling_id": self.rij.pk}


def fouten_bij_veld(form: forms.Form | None, fout: Ongeldig) -> None:
    """Put what a service refused at its field. Without a form it is a mistake in the code."""
    if form is None:
        raise fout
    for veld, tekst in fout.velden.items():
        form.add_error(veld, tekst)


class Plan(_Stap):
    """Plan the first meeting, or another day for it."""

    naam = "plan"
    bij = (Koppeling.Status.KENNISMAKING,)
    titel = _("De kennismaking plannen")
    uitleg = _("De eerste keer gaat er een coördinator of consulent mee.")
    knop = _("Plan de kennismaking")
    gedaan = _("De kennismaking is gepland.")
    formulier = Planformulier

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        kennismaking_plannen(**self.wie, **ingevuld)


class Kennismaking(_Stap):
    """How the first meeting went."""

    naam = "kennismaking"
    bij = (Koppeling.Status.KENNISMAKING,)
    titel = _("Hoe ging de kennismaking?")
    uitleg = _(
        "Bij ja begint de proefmaand. Bij nee stopt de koppeling. Deze twee worden dan niet weer "
        "aan elkaar voorgesteld."
    )
    knop = _("Bewaar de uitkomst")
    gedaan = _("De uitkomst van de kennismaking is bewaard.")
    formulier = Kennismakingformulier

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        kennismaking_afronden(**self.wie, **ingevuld)


class Proef(_Stap):
    """How the trial month went."""

    naam = "proef"
    bij = (Koppeling.Status.PROEF,)
    titel = _("Hoe ging de proefmaand?")
    uitleg = _(
        "Vraag het allebei. Bij ja wordt de koppeling actief. Bij nee stopt zij. Deze twee worden "
        "dan niet weer aan elkaar voorgesteld."
    )
    knop = _("Bewaar de uitkomst")
    gedaan = _("De uitkomst van de proefmaand is bewaard.")
    formulier = Proefformulier

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        proef_afronden(**self.wie, **ingevuld)


class Evaluatie(_Stap):
    """What the carer and the volunteer say of it."""

    naam = "evaluatie"
    bij = (Koppeling.Status.ACTIEF, Koppeling.Status.GEPAUZEERD)
    titel = _("Evalueren")
    uitleg = _("Vraag het allebei. Wat u niet weet, laat u op onbekend staan.")
    knop = _("Bewaar de evaluatie")
    gedaan = _("De evaluatie is bewaard.")
    formulier = Evaluatieformulier

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        koppeling_evalueren(**self.wie, **ingevuld)


class Pauze(_Stap):
    """Stop for a while."""

    naam = "pauze"
    bij = (Koppeling.Status.ACTIEF,)
    titel = _("Pauzeren")
    uitleg = _("Er zijn een tijd geen bezoeken. De vrijwilliger houdt deze tijd vrij.")
    knop = _("Pauzeer de koppeling")
    gedaan = _("De koppeling is gepauzeerd.")

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        koppeling_pauzeren(**self.wie)


class Hervatting(_Stap):
    """Go on after a pause."""

    naam = "hervatting"
    bij = (Koppeling.Status.GEPAUZEERD,)
    titel = _("Weer beginnen")
    uitleg = _("De bezoeken beginnen weer op het moment dat eerder is afgesproken.")
    knop = _("Hervat de koppeling")
    gedaan = _("De koppeling is weer actief.")

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        koppeling_hervatten(**self.wie)


class Einde(_Stap):
    """End it, with a reason and an evaluation."""

    naam = "einde"
    bij = Koppeling.LOPEND
    titel = _("Stoppen")
    uitleg = _(
        "De vrijwilliger is daarna weer vrij op deze tijd. De hulpvraag doet weer mee in de "
        "volgende matchronde. Is de hulp niet meer nodig? Trek dan ook de hulpvraag in."
    )
    knop = _("Stop de koppeling")
    gedaan = _("De koppeling is gestopt.")
    formulier = Eindformulier

    def zetten(self, ingevuld: dict[str, Any]) -> None:
        koppeling_beeindigen(**self.wie, **ingevuld)


STAPPEN: tuple[type[_Stap], ...] = (
    Plan,
    Kennismaking,
    Proef,
    Evaluatie,
    Hervatting,
    Pauze,
    Einde,
)
"""In the order in which they stand on the page; each has an address of its own."""
