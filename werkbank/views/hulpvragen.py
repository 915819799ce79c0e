"""Requests for help: to read, and to propose somebody for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
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
from kern.fouten import Conflict
from kern.models import Doel, Persoon, Toestemming
from kern.rechten import mag
from kern.selectors.toestemmingen import geldige_toestemmingen
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.hulpvragen import kan_open
from mantelzorg.regels.taken import alleen_beroepskracht
from mantelzorg.selectors.hulpvragen import hulpvragen_van, te_evalueren
from mantelzorg.services.hulpvragen import hulpvraag_openzetten
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.selectors.hulpvraagstatus import met_status
from matching.selectors.wachttijd import fasen
from matching.services.voorstellen import voorstel_toevoegen
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.hulpvraag import ALLE, EVALUATIE, Hulpvraagfilter
from werkbank.forms.matching import EigenVoorstel, WaaromNietFormulier
from werkbank.gezondheid import kenmerken_van, met_grondslag

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Hulpvragen(Pagina):
    """The requests of the organisation, the longest waiting first; or those to evaluate."""

    recht = "hulpvraag.inzien"
    doel = "hulpvragen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Hulpvraagfilter({"toon": request.GET.get("toon", ALLE)})
        geldig = filter_.is_valid()
        evaluatie = filter_.cleaned_data.get("toon") == EVALUATIE
        hulpvragen = (
            te_evalueren(self.actor.organisatie_id, timezone.localdate())
            if evaluatie
            else hulpvragen_van(self.actor.organisatie_id)
        )
        blad = bladzijde(request, met_status(hulpvragen))
        audit.dossiers_ingezien(
            self.actor,
            [persoon for hulpvraag in blad for persoon in personen_van_hulpvraag(hulpvraag)],
            pagina="hulpvragen",
        )
        return render(
            request,
            "werkbank/hulpvragen.html",
            {"hulpvragen": blad, "filter": filter_, "evaluatie": evaluatie},
            status=200 if geldig else 400,
        )


def hulpvraag_kruimels(hulpvraag: Hulpvraag) -> list[tuple[str, "StrOrPromise"]]:
    """The way to a request: address and name."""
    return [
        (reverse("werkbank:hulpvragen"), gettext_lazy("Hulpvragen")),
        (reverse("werkbank:hulpvraag", args=[hulpvraag.pk]), hulpvraag.nummer),
    ]


class Hulpvraagdeel(ObjectPagina, abstract=True):
    """A page that belongs to one request.

    Stands before `Formulierpagina` in a class, so that its persons and breadcrumbs count.
    """

    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return met_status(hulpvragen_van(self.actor.organisatie_id))

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return hulpvraag_kruimels(self.rij)

    def personen(self) -> Iterable[UUID | None]:
        return personen_van_hulpvraag(self.rij)


class _Hulpvraag(Hulpvraagdeel, abstract=True):
    """Shows the request, with what went wrong if something did."""

    def rijen(self) -> QuerySet[Hulpvraag]:
        return (
            super()
            .rijen()
            .prefetch_related(
                "vensters",
                "kenmerken__kenmerk",
                "wensen__kenmerk",
                "uitsluitingen__persoon__vrijwilliger",
                "voorkeuren__persoon__vrijwilliger",
                "zorgsituatie__doelgroepen__kenmerk",
            )
        )

    def toon(
        self,
        request: HttpRequest,
        *,
        form: EigenVoorstel | None = None,
        conflict: Conflict | None = None,
        status: int = 200,
    ) -> HttpResponse:
        mag_namen = mag(self.actor.rollen, "persoon.inzien")
        uitgesloten = [rij.persoon for rij in self.rij.uitsluitingen.all()]
        voorkeuren = [(rij.persoon, rij.get_sterkte_display()) for rij in self.rij.voorkeuren.all()]
        audit.dossiers_ingezien(
            self.actor,
            [
                *self.personen(),
                *(persoon.pk for persoon in uitgesloten),
                *(persoon.pk for persoon, _sterkte in voorkeuren),
            ],
            pagina="hulpvraag",
        )
        mag_voorstellen = mag(self.actor.rollen, "voorstel.toevoegen")
        mag_registreren = mag(self.actor.rollen, "hulpvraag.registreren")
        open_ = self.rij.status == Hulpvraag.Status.OPEN
        loopt = self.rij.status in Hulpvraag.LOPEND
        grondslag = bool(met_grondslag(self.actor.organisatie_id, [self.rij.zorgsituatie]))
        return render(
            request,
            "werkbank/hulpvraag.html",
            {
                "hulpvraag": self.rij,
                "kenmerken": kenmerken_van(self.rij, grondslag=grondslag),
                "form": (form or EigenVoorstel(hulpvraag=self.rij))
                if mag_voorstellen and open_
                else None,
                "waarom_form": WaaromNietFormulier(),
                "mag_vragen": open_ and mag(self.actor.rollen, "voorstel.inzien"),
                "conflict": conflict,
                "koppelingen": self.rij.koppelingen.all()
                if mag(self.actor.rollen, "koppeling.inzien")
                else (),
                "uitgesloten": sorted(_wie(persoon, mag_namen) for persoon in uitgesloten),
                "voorkeuren": sorted((_wie(p, mag_namen), sterkte) for p, sterkte in voorkeuren),
                "fasen": fasen(self.actor.organisatie_id, [self.rij])[self.rij.pk],
                "doorverwijzingen": self.rij.doorverwijzingen.all(),
                "loopt": loopt,
                "alleen_beroepskracht": alleen_beroepskracht(
                    self.rij.taaktype, self.rij.respijtvorm
                ),
                "mag_registreren": mag_registreren,
                "kan_open": mag_registreren and kan_open(self.rij),
                "mag_intrekken": mag_registreren and loopt,
                "toestemming": self._toestemming(),
            },
            status=status,
        )

    def _toestemming(self) -> Toestemming | None:
        """The legal basis to use health data, for whoever may record its withdrawal."""
        if not mag(self.actor.rollen, "hulpvraag.registreren"):
            return None
        geldig = geldige_toestemmingen(
            self.actor.organisatie_id, Doel.GEZONDHEID, timezone.localdate()
        )
        return geldig.filter(persoon=self.rij.zorgsituatie.zorgvrager_id).first()


def _wie(persoon: Persoon, mag_namen: bool) -> str:
    """How somebody is called: by name for who may see persons, a volunteer by number too."""
    vrijwilliger = getattr(persoon, "vrijwilliger", None)
    nummer = vrijwilliger.nummer if vrijwilliger else ""
    if not mag_namen:
        return nummer or _("iemand die geen vrijwilliger is")
    return f"{persoon.volledige_naam} ({nummer})" if nummer else persoon.volledige_naam


class HulpvraagPagina(_Hulpvraag):
    """One request in full."""

    recht = "hulpvraag.inzien"
    doel = "hulpvraag bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


class HulpvraagOpenzetten(Hulpvraagdeel):
    """Let a concept that volunteers can do now take part in the matching."""

    recht = "hulpvraag.registreren"
    doel = "hulpvraag openzetten"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            hulpvraag_openzetten(actor=self.actor, hulpvraag=self.rij)
        except Conflict as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("De hulpvraag doet mee in de volgende matchronde."))
        return redirect("werkbank:hulpvraag", self.rij.pk)


class VoorstelToevoegen(_Hulpvraag):
    """Propose somebody by hand."""

    recht = "voorstel.toevoegen"
    doel = "zelf iemand voorstellen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = EigenVoorstel(request.POST, hulpvraag=self.rij)
        if not form.is_valid():
            return self.toon(request, form=form, status=400)
        vrijwilliger = (
            vrijwilligers_van(self.actor.organisatie_id)
            .filter(nummer=form.cleaned_data["vrijwilliger"])
            .first()
        )
        if vrijwilliger is None:
            form.add_error("vrijwilliger", _("Er is geen vrijwilliger met dit nummer."))
            return self.toon(request, form=form, status=400)
        try:
            voorstel = voorstel_toevoegen(
                actor=self.actor,
                hulpvraag_id=self.rij.pk,
                vrijwilliger_id=vrijwilliger.pk,
                moment=form.moment(),
            )
        except Conflict as fout:
            return self.toon(request, form=form, conflict=fout, status=409)
        return redirect("werkbank:voorstel", voorstel.pk)
