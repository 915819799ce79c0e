"""Lists in and out: empty files, exports, and imports that are tried first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kern import audit
from kern.fouten import Conflict
from kern.models import Persoon
from kern.rechten import mag, vereis
from kern.regels.gelijkenis import REDENEN
from kern.selectors.personen import personen_van
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from uitwisseling.bestand import Formaat
from uitwisseling.exporteren import lijst_exporteren, sjabloon
from uitwisseling.models import Importopdracht
from uitwisseling.selectors.importopdrachten import importopdrachten_van
from uitwisseling.services.importopdrachten import (
    importopdracht_doorzetten,
    importopdracht_starten,
    importopdrachten_afsluiten,
)
from uitwisseling.soort import Soort
from uitwisseling.soorten import SOORTEN
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.importeren import Importformulier
from werkbank.formulier import Delen, Formulierpagina

INHOUDSTYPEN = {
    Formaat.CSV: "text/csv; charset=utf-8",
    Formaat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list, and what this user may do with it."""

    soort: str
    naam: str
    exporteren: bool
    importeren: bool


def lijsten(rollen: frozenset[str]) -> list[Lijst]:
    """The lists that somebody with these roles may export or import."""
    alle = [
        Lijst(
            soort,
            str(Importopdracht.Soort(soort).label),
            mag(rollen, klasse.inzien),
            mag(rollen, klasse.registreren),
        )
        for soort, klasse in SOORTEN.items()
    ]
    return [lijst for lijst in alle if lijst.exporteren or lijst.importeren]


class Uitwisseling(Formulierpagina):
    """What one may take out and in, a form to try a file, and the imports there were."""

    recht = "persoon.inzien"
    doel = "lijsten uitwisselen"
    titel = gettext_lazy("Uitwisseling")
    inleiding = gettext_lazy(
        "Haal een lijst op, of lees een bestand in. Een bestand wordt eerst geprobeerd: u ziet "
        "wat er zou veranderen, en er verandert nog niets."
    )
    knop = gettext_lazy("Probeer dit bestand")
    gedaan = gettext_lazy("Het bestand wordt geprobeerd.")
    sjabloon = "werkbank/uitwisseling.html"

    def in_te_lezen(self) -> list[str]:
        """The kinds that this user may import."""
        return [lijst.soort for lijst in lijsten(self.actor.rollen) if lijst.importeren]

    def delen(self, **invoer: Any) -> Delen:
        formulier = Importformulier(
            prefix="import",
            soorten=self.in_te_lezen(),
            te_groot=getattr(self.request, "bestand_te_groot", False),
            **invoer,
        )
        return {"import": formulier}

    def bewaren(self, delen: Any) -> str:
        gegevens = delen["import"].cleaned_data
        opdracht = importopdracht_starten(
            actor=self.actor,
            soort=gegevens["soort"],
            naam=gegevens["bestand"].name,
            inhoud=gegevens["bestand"].read(),
            proef=True,
        )
        return reverse("werkbank:import", args=[opdracht.pk])

    def context(self) -> dict[str, Any]:
        opdrachten = importopdrachten_van(self.actor.organisatie_id).defer(
            "inhoud", "fouten", "verslag"
        )
        return {
            "lijsten": lijsten(self.actor.rollen),
            "formaten": [formaat.value for formaat in Formaat],
            "importen": bladzijde(self.request, opdrachten.filter(soort__in=self.in_te_lezen())),
        }


class _Bestand(Pagina, abstract=True):
    """Gives a file of one kind; its name holds the kind and the day only."""

    soort: str
    formaat: Formaat

    def recht_van(self, klasse: type[Soort]) -> str:
        """The right that this file of this kind takes."""
        raise NotImplementedError

    def toegang(self) -> None:
        super().toegang()
        self.soort = self.kwargs["soort"]
        if self.soort not in SOORTEN or self.kwargs["formaat"] not in list(Formaat):
            raise Http404
        self.formaat = Formaat(self.kwargs["formaat"])
        vereis(self.actor, self.recht_van(SOORTEN[self.soort]))

    def bestand(self, inhoud: bytes, naam: str) -> HttpResponse:
        """The response with the file."""
        return HttpResponse(
            inhoud,
            content_type=INHOUDSTYPEN[self.formaat],
            headers={"Content-Disposition": f'attachment; filename="{naam}.{self.formaat}"'},
        )


class Sjabloon(_Bestand):
    """An empty file to fill in."""

    recht = "persoon.inzien"
    doel = "sjabloon ophalen"

    def recht_van(self, klasse: type[Soort]) -> str:
        return klasse.registreren

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.bestand(sjabloon(self.soort, self.formaat), f"{self.soort}-leeg")


class Lijstbestand(_Bestand):
    """Everything of one kind. By POST: it is written down for everybody in it."""

    recht = "persoon.inzien"
    doel = "lijst exporteren"
    http_method_names = ["post", "options"]

    def recht_van(self, klasse: type[Soort]) -> str:
        return klasse.inzien

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        inhoud = lijst_exporteren(actor=self.actor, soort=self.soort, formaat=self.formaat)
        return self.bestand(inhoud, f"{self.soort}-{timezone.localdate():%Y-%m-%d}")


class _Import(ObjectPagina, abstract=True):
    """Finds the import, and shows how far it is or what came of it."""

    rij: Importopdracht

    def rijen(self) -> QuerySet[Importopdracht]:
        return importopdrachten_van(self.actor.organisatie_id)

    def toegang(self) -> None:
        super().toegang()
        vereis(self.actor, SOORTEN[self.rij.soort].registreren)

    def toon(
        self, request: HttpRequest, *, conflict: Conflict | None = None, status: int = 200
    ) -> HttpResponse:
        opdracht, verslag = self.rij, self.rij.verslag
        wijzigingen = bladzijde(request, verslag.get("wijzigingen", []), naam="wijzigingen")
        dubbelen = bladzijde(request, verslag.get("mogelijk_dubbel", []), naam="dubbelen")
        bekend = bekende_personen(opdracht.organisatie_id, [d["persoon_id"] for d in dubbelen])
        nummers = [rij["nummer"] for rij in wijzigingen if not rij["nieuw"]]
        audit.gegeven_ingezien(self.actor, opdracht, pagina="import")
        audit.dossiers_ingezien(
            self.actor,
            [
                *(persoon.id for persoon in bekend.values()),
                *personen_bij(opdracht.soort, opdracht.organisatie_id, nummers),
            ],
            pagina="import",
        )
        return render(
            request,
            "werkbank/import.html",
            {
                "opdracht": opdracht,
                "loopt": opdracht.status in Importopdracht.LOPEND,
                "volgen": request.GET.get("volgen") == "aan",
                "conflict": conflict,
                "bewaard": self.rijen().filter(pk=opdracht.pk, inhoud__isnull=False).exists(),
                "fouten": bladzijde(request, opdracht.fouten, naam="fouten"),
                "wijzigingen": wijzigingen,
                "dubbelen": dubbelen,
                "gelijkenissen": [
                    {
                        "dubbel": dubbel,
                        "persoon": bekend.get(dubbel["persoon_id"]),
                        "redenen": [REDENEN[code] for code in dubbel["redenen"]],
                    }
                    for dubbel in dubbelen
                ],
            },
            status=status,
        )


class ImportPagina(_Import):
    """One import: its progress while it runs, its result afterwards."""

    recht = "persoon.inzien"
    doel = "import bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if self.rij.status in Importopdracht.LOPEND:
            importopdrachten_afsluiten(actor=self.actor)
            self.rij = self.rijen().get(pk=self.rij.pk)
        return self.toon(request)


class ImportUitvoeren(_Import):
    """Take in the file of a trial that went well."""

    recht = "persoon.registreren"
    doel = "bestand inlezen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            opdracht = importopdracht_doorzetten(actor=self.actor, opdracht=self.rij)
        except Conflict as fout:
            return self.toon(request, conflict=fout, status=409)
        return redirect("werkbank:import", opdracht.pk)


def bekende_personen(organisatie_id: UUID, sleutels: Iterable[str | None]) -> dict[str, Persoon]:
    """The persons with these keys, by key as text; without those who are gone."""
    personen = personen_van(organisatie_id).filter(pk__in=[s for s in sleutels if s])
    return {str(persoon.id): persoon for persoon in personen}


def personen_bij(soort: str, organisatie_id: UUID, nummers: Collection[str]) -> set[UUID]:
    """Whom the rows with these numbers are about."""
    if not nummers:
        return set()
    if soort in {Importopdracht.Soort.VRIJWILLIGERS, Importopdracht.Soort.BESCHIKBAARHEID}:
        vrijwilligers = vrijwilligers_van(organisatie_id).filter(nummer__in=nummers)
        return set(vrijwilligers.values_list("persoon_id", flat=True))
    if soort == Importopdracht.Soort.HULPVRAGEN:
        situaties = [
            vraag.zorgsituatie
            for vraag in hulpvragen_van(organisatie_id).filter(nummer__in=nummers)
        ]
    else:
        situaties = list(zorgsituaties_van(organisatie_id).filter(nummer__in=nummers))
    return {p for s in situaties for p in (s.mantelzorger_id, s.zorgvrager_id)}
