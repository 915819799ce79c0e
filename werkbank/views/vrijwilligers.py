"""Volunteers: the list, a new one, and the page with everything about one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern import audit
from kern.fouten import Ongeldig
from kern.models import KenmerkSoort
from kern.rechten import mag
from matching.models import Voorstel
from matching.selectors.rondes import voorstellen_voor
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.gereedheid import ontbreekt
from vrijwilligers.selectors.toelating import toelatingseisen_op
from vrijwilligers.selectors.vogs import VOORAF, vog_vernieuwen
from vrijwilligers.selectors.vrijwilligers import pauze_verlopen, vrijwilligers_van
from vrijwilligers.services.vrijwilligers import VrijwilligerGegevens, vrijwilliger_opslaan
from werkbank.basis import Pagina, bladzijde
from werkbank.forms.personen import NieuwPersoonformulier
from werkbank.forms.vrijwilliger import NieuweVrijwilliger, Vrijwilligersfilter
from werkbank.formulier import Delen, Formulierpagina
from werkbank.weergave_vrijwilliger import Gemiskoppeling, Vrijwilligerregel, gemiskoppelingen

from .vrijwilliger_basis import VrijwilligerObject

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


AANDACHT = {
    Vrijwilligersfilter.PAUZE: pauze_verlopen,
    Vrijwilligersfilter.VOG: vog_vernieuwen,
}
"""Who needs attention: choice of the filter -> selector."""


class Vrijwilligers(Pagina):
    """The volunteers of the organisation, and above them who needs attention."""

    recht = "vrijwilliger.inzien"
    doel = "vrijwilligers bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Vrijwilligersfilter(request.GET)
        geldig = filter_.is_valid()
        toon = filter_.cleaned_data.get("toon", "")
        rijen = self._rijen(toon, filter_.cleaned_data.get("status", ""))
        if toon in (filter_.KLAAR, filter_.MIST):
            klaar = toon == filter_.KLAAR
            blad = bladzijde(request, [r for r in self._regels(rijen) if (not r.gemis) == klaar])
            regels = list(blad)
        else:
            blad = bladzijde(request, rijen)
            regels = self._regels(blad)
        audit.dossiers_ingezien(
            self.actor, [regel.vrijwilliger.persoon_id for regel in regels], pagina="vrijwilligers"
        )
        organisatie_id, vandaag = self.actor.organisatie_id, timezone.localdate()
        return render(
            request,
            "werkbank/vrijwilligers.html",
            {
                "filter": filter_,
                "blad": blad,
                "regels": regels,
                "pauzes": pauze_verlopen(organisatie_id, vandaag).count(),
                "vogs": vog_vernieuwen(organisatie_id, vandaag).count(),
                "vooraf": VOORAF.days,
                "mag_registreren": mag(self.actor.rollen, "vrijwilliger.registreren"),
            },
            status=200 if geldig else 400,
        )

    def _rijen(self, toon: str, status: str) -> QuerySet[Vrijwilliger]:
        organisatie_id = self.actor.organisatie_id
        if toon in AANDACHT:
            rijen = AANDACHT[toon](organisatie_id, timezone.localdate())
        else:
            rijen = vrijwilligers_van(organisatie_id)
        if status:
            rijen = rijen.filter(status=status)
        return rijen.prefetch_related(
            "bekwaamheden__kenmerk", "vogs", "beschikbaarheden", "extra_beschikbaarheden"
        )

    def _regels(self, rijen: Iterable[Vrijwilliger]) -> list[Vrijwilligerregel]:
        vandaag = timezone.localdate()
        eisen = toelatingseisen_op(self.actor.organisatie_id, vandaag)
        return [
            Vrijwilligerregel(vrijwilliger, ontbreekt(vrijwilliger, eisen, vandaag))
            for vrijwilliger in rijen
        ]


class VrijwilligerNieuw(Formulierpagina):
    """Somebody new, or somebody known who starts to volunteer."""

    recht = "vrijwilliger.registreren"
    doel = "vrijwilliger aanmelden"
    titel = gettext_lazy("Nieuwe vrijwilliger")
    inleiding = gettext_lazy(
        "Alleen de achternaam, de postcode en het vervoer zijn nodig. De rest kan later."
    )
    gedaan = gettext_lazy("De vrijwilliger is aangemeld.")
    legendas = {
        "persoon": gettext_lazy("Wie"),
        "vrijwilliger": gettext_lazy("Als vrijwilliger"),
    }

    def delen(self, **invoer: Any) -> Delen:
        organisatie_id = self.actor.organisatie_id
        return {
            "persoon": NieuwPersoonformulier(
                prefix="persoon", organisatie_id=organisatie_id, **invoer
            ),
            "vrijwilliger": NieuweVrijwilliger(
                prefix="vrijwilliger", organisatie_id=organisatie_id, **invoer
            ),
        }

    def bewaren(self, delen: Any) -> str:
        persoon = delen["persoon"].bewaren(self.actor)
        al = vrijwilligers_van(self.actor.organisatie_id).filter(persoon=persoon).first()
        if al is not None:
            raise Ongeldig(
                {
                    "bestaand": _("Deze persoon is al vrijwilliger, met nummer %(nummer)s.")
                    % {"nummer": al.nummer}
                }
            )
        vrijwilliger, _uitkomst = vrijwilliger_opslaan(
            actor=self.actor,
            gegevens=VrijwilligerGegevens(persoon=persoon, **delen["vrijwilliger"].waarden()),
        )
        return reverse("werkbank:vrijwilliger", args=[vrijwilliger.pk])

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:vrijwilligers"), _("Vrijwilligers"))]


STAAND = (Voorstel.Status.VOORGESTELD, *Voorstel.HOUDT_VAST)


class VrijwilligerPagina(VrijwilligerObject):
    """Everything about one volunteer, with what is missing."""

    recht = "vrijwilliger.inzien"
    doel = "vrijwilliger bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        vrijwilliger, vandaag = self.vrijwilliger, timezone.localdate()
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="vrijwilliger")
        bekwaamheden = sorted(
            vrijwilliger.bekwaamheden.all(), key=lambda b: (b.kenmerk.soort, b.kenmerk.naam)
        )
        return render(
            request,
            "werkbank/vrijwilliger.html",
            {
                "vrijwilliger": vrijwilliger,
                "vandaag": vandaag,
                "kruimels": self.kruimels()[:1],
                "gemis": self._gemis(vrijwilliger),
                "taken": [b for b in bekwaamheden if b.kenmerk.soort == KenmerkSoort.TAAKTYPE],
                "kan": [b for b in bekwaamheden if b.kenmerk.soort != KenmerkSoort.TAAKTYPE],
                "patroon": [
                    b
                    for b in vrijwilliger.beschikbaarheden.all()
                    if b.geldig_tot is None or b.geldig_tot >= vandaag
                ],
                "afwezigheden": [a for a in vrijwilliger.afwezigheden.all() if a.tot >= vandaag],
                "extra": [
                    e for e in vrijwilliger.extra_beschikbaarheden.all() if e.datum >= vandaag
                ],
                "voorstellen": self._voorstellen(vrijwilliger),
                "mag_registreren": mag(self.actor.rollen, "vrijwilliger.registreren"),
            },
        )

    def _gemis(self, vrijwilliger: Vrijwilliger) -> list[Gemiskoppeling]:
        vandaag = timezone.localdate()
        eisen = toelatingseisen_op(self.actor.organisatie_id, vandaag)
        return gemiskoppelingen(vrijwilliger, ontbreekt(vrijwilliger, eisen, vandaag))

    def _voorstellen(self, vrijwilliger: Vrijwilliger) -> QuerySet[Voorstel]:
        """The proposals that stand; of the request only its number and task."""
        return voorstellen_voor(self.actor.organisatie_id).filter(
            vrijwilliger=vrijwilliger, status__in=STAAND
        )
