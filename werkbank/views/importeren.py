"""Lists in and out: empty files, exports, and imports that are tried first."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kern import audit
from kern.fouten import Conflict
from kern.rechten import vereis
from kern.regels.gelijkenis import REDENEN
from uitwisseling.bestand import Formaat
from uitwisseling.exporteren import lijst_exporteren, sjabloon
from uitwisseling.models import Importopdracht
from uitwisseling.selectors.importopdrachten import (
    bekende_personen,
    importopdrachten_van,
    personen_van_wijzigingen,
)
from uitwisseling.selectors.lijsten import in_te_lezen, lijsten
from uitwisseling.services.importopdrachten import (
    importopdracht_doorzetten,
    importopdracht_starten,
    importopdrachten_afsluiten,
)
from uitwisseling.soort import Soort
from uitwisseling.soorten import SOORTEN
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.importeren import Importformulier
from werkbank.formulier import Delen, Formulierpagina

INHOUDSTYPEN = {
    Formaat.CSV: "text/csv; charset=utf-8",
    Formaat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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

    def delen(self, **invoer: Any) -> Delen:
        formulier = Importformulier(
            prefix="import",
            soorten=in_te_lezen(self.actor.rollen),
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
        importopdrachten_afsluiten(actor=self.actor)
        opdrachten = importopdrachten_van(self.actor.organisatie_id).defer(
            "inhoud", "fouten", "verslag"
        )
        return {
            "lijsten": lijsten(self.actor.rollen),
            "formaten": [formaat.value for formaat in Formaat],
            "importen": bladzijde(
                self.request, opdrachten.filter(soort__in=in_te_lezen(self.actor.rollen))
            ),
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
        audit.gegeven_ingezien(self.actor, opdracht, pagina="import")
        audit.dossiers_ingezien(
            self.actor,
            [
                *(persoon.id for persoon in bekend.values()),
                *personen_van_wijzigingen(opdracht, wijzigingen),
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
