"""When a volunteer can, and when not: the weekly pattern, its history, absences, the year."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern import audit
from vrijwilligers.regels import jaar as jaarregels
from vrijwilligers.services.beschikbaarheid import (
    afwezigheden_wijzigen,
    beschikbaarheid_wijzigen,
    extra_beschikbaarheid_wijzigen,
    patroon_op,
    versies_van,
)
from werkbank.forms.beschikbaarheid import (
    ExtraDagformulier,
    Feestdagenformulier,
    Jaarkeuze,
    Periodeformulier,
    Weekpatroonformulier,
)
from werkbank.formulier import Delen
from werkbank.weergave_beschikbaarheid import maanden, verloop, weekbegin

from .vrijwilliger_basis import (
    Rijenpagina,
    Rijregel,
    Vrijwilligerformulier,
    VrijwilligerObject,
    zonder,
)
from .vrijwilliger_bewerken import Veldenpagina


class VrijwilligerBeschikbaarheid(Vrijwilligerformulier):
    """The weekly pattern from a day on; what was before stays in the history."""

    doel = "beschikbaarheid van een vrijwilliger vastleggen"
    titel = gettext_lazy("Beschikbaarheid")
    inleiding = gettext_lazy(
        "Hier staan de tijden van nu. Wat u verandert, geldt vanaf de dag die u kiest. "
        "Wat daarvoor gold, blijft bewaard."
    )
    sjabloon = "werkbank/vrijwilliger_beschikbaarheid.html"

    def delen(self, **invoer: Any) -> Delen:
        nu = patroon_op(versies_van(self.vrijwilliger), timezone.localdate())
        return {"patroon": Weekpatroonformulier(initial={"tijden": nu}, **invoer)}

    def bewaren(self, delen: Any) -> str:
        gekozen = delen["patroon"].cleaned_data
        beschikbaarheid_wijzigen(
            actor=self.actor,
            vrijwilliger=self.vrijwilliger,
            vensters=gekozen["tijden"],
            vanaf=gekozen["vanaf"],
            tot=gekozen["tot"],
        )
        return self.adres

    def context(self) -> dict[str, Any]:
        vandaag = timezone.localdate()
        return {
            "vrijwilliger": self.vrijwilliger,
            "weken": weekbegin(vandaag),
            "gepland": [
                periode
                for periode in verloop(self.vrijwilliger.beschikbaarheden.all())
                if periode.van and periode.van > vandaag
            ],
        }


class VrijwilligerVerloop(VrijwilligerObject):
    """Which pattern held from when until when."""

    recht = "vrijwilliger.inzien"
    doel = "eerdere beschikbaarheid van een vrijwilliger bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="vrijwilliger_verloop")
        return render(
            request,
            "werkbank/vrijwilliger_verloop.html",
            {
                "vrijwilliger": self.vrijwilliger,
                "kruimels": self.kruimels(),
                "periodes": verloop(self.vrijwilliger.beschikbaarheden.all())[::-1],
            },
        )


class VrijwilligerAfwezigheden(Rijenpagina):
    """Days on which somebody is away."""

    doel = "afwezigheid van een vrijwilliger vastleggen"
    titel = gettext_lazy("Afwezigheid")
    inleiding = gettext_lazy("Wanneer is de vrijwilliger er niet? Bijvoorbeeld door vakantie.")
    bijschrift = gettext_lazy("Periodes van afwezigheid")
    koppen = (gettext_lazy("Eerste dag"), gettext_lazy("Laatste dag"))
    leeg = gettext_lazy("Er is geen afwezigheid vastgelegd.")
    verwijderd = gettext_lazy("De afwezigheid is aangepast.")

    def regels(self) -> list[Rijregel]:
        vandaag = timezone.localdate()
        return [
            Rijregel(rij.pk, date_format(rij.van), (date_format(rij.tot),), _eind(rij, vandaag))
            for rij in self.vrijwilliger.afwezigheden.all()
        ]

    def delen(self, **invoer: Any) -> Delen:
        return {"nieuw": Periodeformulier(**invoer)}

    def bewaren(self, delen: Any) -> str:
        gekozen = delen["nieuw"].cleaned_data
        _vrijwilliger, gegevens = self.actueel()
        return self._wijzig((*gegevens.afwezigheden, (gekozen["van"], gekozen["tot"])))

    def verwijderen(self, sleutel: str) -> str:
        """One to come goes; one that is going on ends yesterday; one that is over stays."""
        vandaag = timezone.localdate()
        gisteren = vandaag - timedelta(days=1)
        vrijwilliger, _gegevens = self.actueel()
        rijen = list(vrijwilliger.afwezigheden.all())
        zonder(rijen, rijen, sleutel)
        periodes = [
            (rij.van, min(rij.tot, gisteren) if str(rij.pk) == sleutel else rij.tot)
            for rij in rijen
            if str(rij.pk) != sleutel or rij.van < vandaag
        ]
        return self._wijzig(periodes)

    def _wijzig(self, periodes: Any) -> str:
        afwezigheden_wijzigen(actor=self.actor, vrijwilliger=self.vrijwilliger, periodes=periodes)
        return self.request.path


def _eind(rij: Any, vandaag: date) -> Any:
    """What the button of an absence says."""
    if rij.tot < vandaag:
        return ""
    return _("Is er weer") if rij.van < vandaag else _("Verwijder")


class VrijwilligerExtraDagen(Rijenpagina):
    """Dates on which somebody can as well."""

    doel = "extra dagen van een vrijwilliger vastleggen"
    titel = gettext_lazy("Extra dagen")
    inleiding = gettext_lazy("Kan de vrijwilliger een keer extra, naast de vaste tijden?")
    bijschrift = gettext_lazy("Extra dagen van de vrijwilliger")
    koppen = (gettext_lazy("Datum"), gettext_lazy("Tijd"))
    leeg = gettext_lazy("Er zijn geen extra dagen vastgelegd.")

    def regels(self) -> list[Rijregel]:
        return [
            Rijregel(
                rij.pk,
                date_format(rij.datum),
                (f"{rij.van:%H:%M}–{rij.tot:%H:%M}",),
            )
            for rij in self.vrijwilliger.extra_beschikbaarheden.all()
        ]

    def delen(self, **invoer: Any) -> Delen:
        return {"nieuw": ExtraDagformulier(**invoer)}

    def bewaren(self, delen: Any) -> str:
        gekozen = delen["nieuw"].cleaned_data
        vrijwilliger, _gegevens = self.actueel()
        er_al = [(e.datum, e.van, e.tot) for e in vrijwilliger.extra_beschikbaarheden.all()]
        return self._wijzig([*er_al, (gekozen["datum"], gekozen["van"], gekozen["tot"])])

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, _gegevens = self.actueel()
        rijen = list(vrijwilliger.extra_beschikbaarheden.all())
        return self._wijzig(zonder(rijen, [(e.datum, e.van, e.tot) for e in rijen], sleutel))

    def _wijzig(self, datums: Any) -> str:
        extra_beschikbaarheid_wijzigen(
            actor=self.actor, vrijwilliger=self.vrijwilliger, datums=datums
        )
        return self.request.path


class VrijwilligerFeestdagen(Veldenpagina):
    """Whether somebody can on public holidays too."""

    doel = "beschikbaarheid op feestdagen vastleggen"
    titel = gettext_lazy("Feestdagen")
    formulier = Feestdagenformulier


class VrijwilligerJaar(VrijwilligerObject):
    """What the pattern, absences, extra dates and holidays come down to, day by day."""

    recht = "vrijwilliger.inzien"
    doel = "jaar van een vrijwilliger bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        vrijwilliger = self.vrijwilliger
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="vrijwilliger_jaar")
        keuze = Jaarkeuze(request.GET)
        jaartal = keuze.jaartal(timezone.localdate().year)
        afwezigheden = list(vrijwilliger.afwezigheden.all())
        dagen = jaarregels.jaar(
            jaartal,
            vrijwilliger.beschikbaarheden.all(),
            afwezigheden,
            vrijwilliger.extra_beschikbaarheden.all(),
            vrijwilliger.feestdagen,
        )
        return render(
            request,
            "werkbank/vrijwilliger_jaar.html",
            {
                "vrijwilliger": vrijwilliger,
                "kruimels": self.kruimels(),
                "jaartal": jaartal,
                "vorige": keuze.buur(jaartal - 1),
                "volgende": keuze.buur(jaartal + 1),
                "maanden": maanden(dagen),
                "feestdagen": [dag for dag in dagen if dag.feestdag],
                "afwezigheden": [a for a in afwezigheden if a.van.year <= jaartal <= a.tot.year],
                "extra": [
                    e for e in vrijwilliger.extra_beschikbaarheden.all() if e.datum.year == jaartal
                ],
            },
        )
