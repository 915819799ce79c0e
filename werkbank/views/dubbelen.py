"""Who may be in the records twice: to compare, to put together, to take apart again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kern import audit
from kern.fouten import Conflict, DomeinFout
from kern.models import Persoon, Samenvoeging
from kern.regels.gelijkenis import gelijkenis, profiel
from kern.selectors.dubbelen import Gelijkenis, mogelijke_dubbelen
from kern.selectors.personen import personen_van
from kern.selectors.samenvoegingen import samenvoegingen_van
from kern.services.samenvoegen import (
    niet_dubbel_vastleggen,
    personen_samenvoegen,
    samenvoeging_terugdraaien,
)
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.samenvoegen import Samenvoegformulier
from werkbank.views.personen import aandelen

VERGELEKEN = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "postcode",
    "telefoon",
    "email",
)


class Dubbelen(Pagina):
    """Every two persons who resemble each other, the surest first."""

    recht = "persoon.samenvoegen"
    doel = "dubbele personen zoeken"

    def get(self, request: HttpRequest) -> HttpResponse:
        blad = bladzijde(request, mogelijke_dubbelen(self.actor.organisatie_id))
        audit.dossiers_ingezien(
            self.actor, [p.id for paar in blad for p in (paar.een, paar.ander)], pagina="dubbelen"
        )
        return render(request, "werkbank/dubbelen.html", {"paren": blad})


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One line of two records side by side; ``oordeel`` says in words how they relate."""

    wat: str
    een: Any
    ander: Any
    oordeel: str


def vergelijken(een: Persoon, ander: Persoon) -> Iterator[Vergelijking]:
    """Every field of two persons side by side."""
    for naam in VERGELEKEN:
        links, rechts = getattr(een, naam), getattr(ander, naam)
        if links == rechts:
            oordeel = _("gelijk") if links else ""
        elif links and rechts:
            oordeel = _("verschilt")
        else:
            oordeel = _("bij één bekend")
        wat = str(Persoon._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]
        yield Vergelijking(wat, links, rechts, oordeel)


class _Paar(Pagina, abstract=True):
    """Finds two persons, and shows them side by side."""

    een: Persoon
    ander: Persoon

    def toegang(self) -> None:
        personen = personen_van(self.actor.organisatie_id)
        self.een = get_object_or_404(personen, pk=self.kwargs["persoon_id"])
        anderen = personen.exclude(pk=self.een.pk)
        self.ander = get_object_or_404(anderen, pk=self.kwargs["ander_id"])
        super().toegang()

    def toon(
        self,
        request: HttpRequest,
        *,
        form: Samenvoegformulier | None = None,
        conflict: Conflict | None = None,
        status: int = 200,
    ) -> HttpResponse:
        paar = [self.een, self.ander]
        kanten = [(persoon, aandelen(persoon)) for persoon in paar]
        audit.dossiers_ingezien(
            self.actor,
            [p.id for p in paar] + [a.ander.id for _p, lijst in kanten for a in lijst],
            pagina="dubbel",
        )
        vrijwilligers = vrijwilligers_van(self.actor.organisatie_id).filter(persoon__in=paar)
        nummers = {v.persoon_id: v.nummer for v in vrijwilligers}
        uitslag = gelijkenis(profiel(self.een), profiel(self.ander))
        return render(
            request,
            "werkbank/dubbel.html",
            {
                "een": self.een,
                "ander": self.ander,
                "redenen": Gelijkenis(self.ander, *uitslag).redenteksten if uitslag else [],
                "velden": list(vergelijken(self.een, self.ander)),
                "kanten": [(p, lijst, nummers.get(p.id)) for p, lijst in kanten],
                "form": form or Samenvoegformulier(paar=paar),
                "conflict": conflict,
            },
            status=status,
        )


class Dubbel(_Paar):
    """Two persons side by side, and the question whether they are one."""

    recht = "persoon.samenvoegen"
    doel = "twee personen vergelijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


class Samenvoegen(_Paar):
    """They are one person: one record stays, with what the other held."""

    recht = "persoon.samenvoegen"
    doel = "personen samenvoegen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = Samenvoegformulier(request.POST, paar=[self.een, self.ander])
        if not form.is_valid():
            return self.toon(request, form=form, status=400)
        blijft, vervalt = form.keuze()
        try:
            personen_samenvoegen(actor=self.actor, blijft=blijft, vervalt=vervalt)
        except Conflict as fout:
            return self.toon(request, form=form, conflict=fout, status=409)
        messages.success(request, _("Samengevoegd. Bij Samenvoegingen kunt u dit terugdraaien."))
        return redirect("werkbank:persoon", blijft.pk)


class TweePersonen(_Paar):
    """They are two persons, and are not pointed out again."""

    recht = "persoon.samenvoegen"
    doel = "vastleggen dat dit twee personen zijn"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        niet_dubbel_vastleggen(actor=self.actor, een=self.een, ander=self.ander)
        messages.success(request, _("Vastgelegd: dit zijn twee mensen."))
        return redirect("werkbank:dubbelen")


class Samenvoegingen(Pagina):
    """What was put together, by whom, and what was taken apart again."""

    recht = "persoon.samenvoegen"
    doel = "samenvoegingen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        blad = bladzijde(request, samenvoegingen_van(self.actor.organisatie_id))
        audit.dossiers_ingezien(
            self.actor,
            [p for s in blad for p in (s.blijft_id, s.vervalt_id)],
            pagina="samenvoegingen",
        )
        return render(request, "werkbank/samenvoegingen.html", {"samenvoegingen": blad})


class Terugdraaien(ObjectPagina):
    """Make two of them again."""

    recht = "persoon.samenvoegen"
    doel = "samenvoeging terugdraaien"
    http_method_names = ["post", "options"]
    rij: Samenvoeging

    def rijen(self) -> QuerySet[Samenvoeging]:
        return samenvoegingen_van(self.actor.organisatie_id)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            samenvoeging_terugdraaien(actor=self.actor, samenvoeging=self.rij)
        except DomeinFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("Teruggedraaid: het zijn weer twee personen."))
        return redirect("werkbank:samenvoegingen")
