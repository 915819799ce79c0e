"""The timeline of a care situation, on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kern import audit
from werkbank.basis import bladzijde
from werkbank.verloop import verloopbeeld

from .zorgsituaties import Zorgsituatiedeel

PER_PAGINA = 50


class Verloop(Zorgsituatiedeel):
    """All that happened, as a chart and as a table. Measurements only for who may see them."""

    recht = "zorgsituatie.inzien"
    doel = "verloop bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        beeld = verloopbeeld(self.actor, self.zorgsituatie)
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="verloop")
        return render(
            request,
            "werkbank/verloop.html",
            {
                "zorgsituatie": self.zorgsituatie,
                "kruimels": self.kruimels(),
                "verloop": beeld,
                "regels": bladzijde(request, beeld.regels, per=PER_PAGINA),
            },
        )
