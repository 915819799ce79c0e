"""Figures of the organisation, on a page and as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kern import audit
from matching.selectors.cijfers import Cijfers, cijfers_over
from uitwisseling.csv_bestand import csv_schrijven
from werkbank.basis import Pagina
from werkbank.forms.cijfers import Halfjaarkeuze
from werkbank.weergave_cijfers import als_regels, cijfertabellen


class _Cijfers(Pagina, abstract=True):
    """Figures over the half year that the address names."""

    recht = "cijfers.inzien"
    keuze: Halfjaarkeuze

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.keuze = Halfjaarkeuze(request.GET, vandaag=timezone.localdate())

    def cijfers(self) -> Cijfers:
        """What may be shown, for the choice once it was checked."""
        return cijfers_over(self.actor.organisatie_id, self.keuze.halfjaar, timezone.localdate())


class Cijferpagina(_Cijfers):
    """Counts of half a year, small ones hidden; of the organisation, never of a person."""

    doel = "cijfers bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        geldig = self.keuze.is_valid()
        cijfers = self.cijfers()
        return render(
            request,
            "werkbank/cijfers.html",
            {
                "keuze": self.keuze,
                "cijfers": cijfers,
                "tabellen": cijfertabellen(cijfers),
            },
            status=200 if geldig else 400,
        )


class Cijferbestand(_Cijfers):
    """The same as a file."""

    doel = "cijfers ophalen"

    def get(self, request: HttpRequest) -> HttpResponse:
        if not self.keuze.is_valid():
            return HttpResponse(status=400)
        regels = list(als_regels(self.cijfers()))
        audit.bestand_uitgevoerd(self.actor, soort="cijfers", formaat="csv", aantal=len(regels) - 1)
        naam = f"cijfers-{self.keuze.halfjaar.code}.csv"
        return HttpResponse(
            csv_schrijven(regels),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{naam}"'},
        )
