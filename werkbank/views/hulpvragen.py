"""Requests for help, to read."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kern import audit
from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.selectors.hulpvraagstatus import met_status
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.weergave import personen_van_hulpvraag


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


class HulpvraagPagina(ObjectPagina):
    """One request in full."""

    recht = "hulpvraag.inzien"
    doel = "hulpvraag bekijken"
    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return met_status(hulpvragen_van(self.actor.organisatie_id)).prefetch_related(
            "vensters",
            "kenmerken__kenmerk",
            "wensen__kenmerk",
            "zorgsituatie__doelgroepen__kenmerk",
        )

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        audit.dossiers_ingezien(self.actor, personen_van_hulpvraag(self.rij), pagina="hulpvraag")
        return render(request, "werkbank/hulpvraag.html", {"hulpvraag": self.rij})
