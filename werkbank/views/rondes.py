"""Matching rounds: ask for one, follow it, read what it came to."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kern import audit
from kern.fouten import Conflict
from kern.rechten import mag
from mantelzorg.models import Hulpvraag
from matching.models import Matchronde, NietGematcht, Toelichting
from matching.regels.betrokkenen import personen_van_hulpvraag, personen_van_voorstel
from matching.selectors.overzicht import rondeoverzicht
from matching.selectors.rondes import (
    niet_gematcht_van,
    prioriteiten_van,
    rondes_van,
    te_herzien_van,
    voorstellen_van,
)
from matching.selectors.toelichtingen import toelichtingen_van, werving_van
from matching.selectors.uitlegwoorden import (
    Verruimingen,
    Woordenboek,
    kenmerknamen,
    verruimingen,
    wervingsregels,
    woordenboek,
)
from matching.services.matchrondes import matchronde_starten, rondes_afsluiten
from matching.services.toelichtingen import toelichting_afsluiten, toelichting_starten
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.matching import Voorstelfilter
from werkbank.gezondheid import met_grondslag
from werkbank.weergave import niet_gematcht_kaarten, voorstelkaart
from werkbank.weergave_uitleg import uitlegstand


class Matchrondes(Pagina):
    """The rounds of the organisation; POST asks for a new one."""

    recht = "matchronde.inzien"
    doel = "matchrondes bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._toon(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            ronde = matchronde_starten(actor=self.actor)
        except Conflict as fout:
            return self._toon(request, conflict=fout, status=409)
        return redirect("werkbank:matchronde", ronde.id)

    def _toon(
        self, request: HttpRequest, *, conflict: Conflict | None = None, status: int = 200
    ) -> HttpResponse:
        rondes_afsluiten(actor=self.actor)  # none stays "bezig" here that lost its worker
        rondes = rondes_van(self.actor.organisatie_id).select_related("gestart_door")
        return render(
            request,
            "werkbank/matchrondes.html",
            {"rondes": bladzijde(request, rondes), "conflict": conflict},
            status=status,
        )


class MatchrondePagina(ObjectPagina):
    """One round: its progress while it runs, its result afterwards."""

    recht = "matchronde.inzien"
    doel = "matchronde bekijken"
    rij: Matchronde

    def rijen(self) -> QuerySet[Matchronde]:
        return rondes_van(self.actor.organisatie_id).select_related("gestart_door")

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        ronde = self.rij
        if ronde.status in Matchronde.LOPEND:
            rondes_afsluiten(actor=self.actor)
            ronde = self.rijen().get(pk=ronde.pk)
        toelichting_afsluiten(ronde)
        audit.gegeven_ingezien(self.actor, ronde, pagina="matchronde")
        if ronde.status == Matchronde.Status.KLAAR:
            return self._resultaat(request, ronde)
        return render(
            request,
            "werkbank/matchronde_onderweg.html",
            {
                "ronde": ronde,
                "loopt": ronde.status in Matchronde.LOPEND,
                "volgen": request.GET.get("volgen") == "aan",
            },
        )

    def _resultaat(self, request: HttpRequest, ronde: Matchronde) -> HttpResponse:
        filter_ = Voorstelfilter(request.GET)
        geldig = filter_.is_valid()
        keuze = {naam: waarde for naam, waarde in filter_.cleaned_data.items() if waarde}
        voorstellen, niet_gematcht = voorstellen_van(ronde), niet_gematcht_van(ronde)
        if "status" in keuze:
            voorstellen = voorstellen.filter(status=keuze["status"])
        if "spoed" in keuze:
            voorstellen = voorstellen.filter(hulpvraag__spoed=keuze["spoed"])
            niet_gematcht = niet_gematcht.filter(hulpvraag__spoed=keuze["spoed"])
        niet_gematcht = niet_gematcht.prefetch_related("hulpvraag__wensen__kenmerk")
        bladen = {
            "voorstellen": bladzijde(request, voorstellen, naam="voorstellen"),
            "niet_gematcht": bladzijde(request, niet_gematcht, naam="niet-gematcht"),
            "te_herzien": bladzijde(request, te_herzien_van(ronde), naam="te-herzien"),
        }
        uitleg, werving = self._uitleg(bladen["niet_gematcht"]), werving_van(ronde)
        woorden = woordenboek(
            ronde.organisatie_id,
            [
                *(een for rij in uitleg.values() for een in rij.inhoud["verruimingen"]),
                *(werving.inhoud["adviezen"] if werving else ()),
            ],
        )
        namen = kenmerknamen(ronde.organisatie_id)
        bekend = met_grondslag(
            ronde.organisatie_id,
            [
                rij.hulpvraag.zorgsituatie
                for naam in ("voorstellen", "niet_gematcht")
                for rij in bladen[naam]
            ],
        )
        personen = [p for v in bladen["voorstellen"] for p in personen_van_voorstel(v)]
        personen += [
            p for n in bladen["niet_gematcht"] for p in personen_van_hulpvraag(n.hulpvraag)
        ]
        for rij in bladen["te_herzien"]:
            personen += personen_van_hulpvraag(rij.hulpvraag)
            personen += [rij.vrijwilliger.persoon_id] if rij.vrijwilliger else []
        personen += woorden.betrokkenen
        audit.dossiers_ingezien(self.actor, personen, pagina="matchronde")
        return render(
            request,
            "werkbank/matchronde.html",
            {
                "ronde": ronde,
                "overzicht": rondeoverzicht(ronde),
                "filter": filter_,
                "bladen": bladen,
                "kaarten": [voorstelkaart(v, namen, bekend) for v in bladen["voorstellen"]],
                "niet_gematcht": [
                    (kaart, self._verruimingen(kaart.hulpvraag, uitleg, woorden, bekend))
                    for kaart in niet_gematcht_kaarten(
                        bladen["niet_gematcht"],
                        bekend,
                        prioriteiten_van(ronde, [n.hulpvraag_id for n in bladen["niet_gematcht"]]),
                    )
                ],
                "stand": uitlegstand(
                    ronde, mag_starten=mag(self.actor.rollen, "matchronde.starten")
                ),
                "werving": wervingsregels(ronde.organisatie_id, werving, woorden)
                if werving
                else None,
                "werving_volledig": werving is not None and werving.inhoud["volledig"],
            },
            status=200 if geldig else 400,
        )

    def _uitleg(self, rijen: Iterable[NietGematcht]) -> dict[UUID, Toelichting]:
        """By request what would help it, as far as that is known."""
        gevonden = toelichtingen_van(self.rij, [rij.hulpvraag_id for rij in rijen])
        return {rij.hulpvraag_id: rij for rij in gevonden if rij.hulpvraag_id}

    def _verruimingen(
        self,
        hulpvraag: Hulpvraag,
        uitleg: Mapping[UUID, Toelichting],
        woorden: Woordenboek,
        bekend: Collection[UUID],
    ) -> Verruimingen | None:
        rij = uitleg.get(hulpvraag.pk)
        grondslag = hulpvraag.zorgsituatie.zorgvrager_id in bekend
        return verruimingen(rij.inhoud, woorden, grondslag=grondslag) if rij else None


class RondeToelichting(ObjectPagina):
    """Let the background go on finding out what would help."""

    recht = "matchronde.starten"
    doel = "laten uitzoeken wat zou helpen"
    http_method_names = ["post", "options"]
    rij: Matchronde

    def rijen(self) -> QuerySet[Matchronde]:
        return rondes_van(self.actor.organisatie_id)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            toelichting_starten(actor=self.actor, ronde=self.rij)
        except Conflict as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("Het wordt uitgezocht. Ververs deze pagina straks."))
        return redirect("werkbank:matchronde", self.rij.pk)
