"""Requests for help: to read, and to propose somebody for."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kern import audit
from kern.fouten import Conflict
from kern.models import Doel, Persoon, Toestemming
from kern.rechten import mag
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.taken import alleen_beroepskracht
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.selectors.hulpvraagstatus import met_status
from matching.selectors.wachttijd import fasen
from matching.services.voorstellen import voorstel_toevoegen
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.matching import EigenVoorstel
from werkbank.gezondheid import kenmerken_van, met_grondslag


class Hulpvragen(Pagina):
    """The requests of the organisation, the longest waiting first."""

    recht = "hulpvraag.inzien"
    doel = "hulpvragen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        blad = bladzijde(request, met_status(hulpvragen_van(self.actor.organisatie_id)))
        audit.dossiers_ingezien(
            self.actor,
            [persoon for hulpvraag in blad for persoon in personen_van_hulpvraag(hulpvraag)],
            pagina="hulpvragen",
        )
        return render(request, "werkbank/hulpvragen.html", {"hulpvragen": blad})


class _Hulpvraag(ObjectPagina, abstract=True):
    """Finds the request and shows it, with what went wrong if something did."""

    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return met_status(hulpvragen_van(self.actor.organisatie_id)).prefetch_related(
            "vensters",
            "kenmerken__kenmerk",
            "wensen__kenmerk",
            "uitsluitingen__persoon__vrijwilliger",
            "zorgsituatie__doelgroepen__kenmerk",
        )

    def toon(
        self,
        request: HttpRequest,
        *,
        form: EigenVoorstel | None = None,
        conflict: Conflict | None = None,
        status: int = 200,
    ) -> HttpResponse:
        uitgesloten = [rij.persoon for rij in self.rij.uitsluitingen.all()]
        audit.dossiers_ingezien(
            self.actor,
            [*personen_van_hulpvraag(self.rij), *(persoon.pk for persoon in uitgesloten)],
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
                "conflict": conflict,
                "uitgesloten": sorted(map(_nummer_of_naam, uitgesloten)),
                "fasen": fasen(self.actor.organisatie_id, [self.rij])[self.rij.pk],
                "doorverwijzingen": self.rij.doorverwijzingen.all(),
                "loopt": loopt,
                "alleen_beroepskracht": alleen_beroepskracht(
                    self.rij.taaktype, self.rij.respijtvorm
                ),
                "mag_registreren": mag_registreren,
                "mag_intrekken": mag_registreren and loopt,
                "toestemming": self._toestemming(),
            },
            status=status,
        )

    def _toestemming(self) -> Toestemming | None:
        """The legal basis to use health data, for whoever may record its withdrawal."""
        if not mag(self.actor.rollen, "hulpvraag.registreren"):
            return None
        return self.rij.zorgsituatie.zorgvrager.toestemmingen.filter(
            doel=Doel.GEZONDHEID, ingetrokken_op=None
        ).first()


def _nummer_of_naam(persoon: Persoon) -> str:
    """How an excluded person is called: a volunteer by number, as the form asks for it."""
    vrijwilliger = getattr(persoon, "vrijwilliger", None)
    return vrijwilliger.nummer if vrijwilliger else persoon.volledige_naam


class HulpvraagPagina(_Hulpvraag):
    """One request in full."""

    recht = "hulpvraag.inzien"
    doel = "hulpvraag bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


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
