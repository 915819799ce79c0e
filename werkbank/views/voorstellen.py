"""One proposal, and the coordinator's decision on it."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.fouten import Conflict, Ongeldig
from kern.models import Taak
from kern.selectors.taken import taken_van
from matching.models import Matchronde, Voorstel
from matching.regels.betrokkenen import personen_van_voorstel
from matching.selectors.rondes import prioriteiten_van, voorstellen_van, voorstellen_voor
from matching.selectors.uitlegwoorden import kenmerknamen
from matching.services.voorstellen import voorstel_afwijzen, voorstel_goedkeuren
from vrijwilligers.regels.beschikbaarheid import vensters_voor_ronde
from werkbank.basis import ObjectPagina
from werkbank.forms.koppeling import Afloopformulier, Antwoordformulier
from werkbank.forms.matching import Afwijzing
from werkbank.gezondheid import kenmerken_van, met_grondslag
from werkbank.weergave import Voorrang, voorstelkaart


class Voorstelobject(ObjectPagina, abstract=True):
    """Finds the proposal and shows it, with what went wrong if something did."""

    rij: Voorstel

    def rijen(self) -> QuerySet[Voorstel]:
        return voorstellen_voor(self.actor.organisatie_id)

    def toon(
        self,
        request: HttpRequest,
        *,
        conflict: Conflict | None = None,
        status: int = 200,
        ingevuld: Mapping[str, forms.Form] | None = None,
    ) -> HttpResponse:
        """The page; ``ingevuld``: the forms that were sent, by name, in place of empty ones."""
        voorstel = (
            self.rijen()
            .select_related("ronde", "koppeling", "aangeboden_door")
            .defer(*(f"ronde__{veld}" for veld in Matchronde.GROOT))
            .prefetch_related(
                "hulpvraag__kenmerken__kenmerk",
                "hulpvraag__vensters",
                "hulpvraag__zorgsituatie__doelgroepen__kenmerk",
                "vrijwilliger__bekwaamheden__kenmerk",
                "vrijwilliger__beschikbaarheden",
                "vrijwilliger__vogs",
                "antwoorden__door",
            )
            .get(pk=self.rij.pk)
        )
        audit.dossiers_ingezien(self.actor, personen_van_voorstel(voorstel), pagina="voorstel")
        onbeslist = voorstel.status == Voorstel.Status.VOORGESTELD
        volgende: UUID | None = None
        voorrang: Voorrang = {}
        if voorstel.ronde is not None:
            voorrang = prioriteiten_van(voorstel.ronde, [voorstel.hulpvraag_id])
            volgende = (
                voorstellen_van(voorstel.ronde)
                .filter(status=Voorstel.Status.VOORGESTELD)
                .exclude(pk=voorstel.pk)
                .values_list("pk", flat=True)
                .first()
            )
        organisatie_id, hulpvraag = voorstel.organisatie_id, voorstel.hulpvraag
        bekend = met_grondslag(organisatie_id, [hulpvraag.zorgsituatie])
        return render(
            request,
            "werkbank/voorstel.html",
            {
                "kaart": voorstelkaart(voorstel, kenmerknamen(organisatie_id), bekend, voorrang),
                "kenmerken": kenmerken_van(hulpvraag, grondslag=bool(bekend)),
                "voorstel": voorstel,
                "patroon": vensters_voor_ronde(
                    voorstel.vrijwilliger.beschikbaarheden.all(), timezone.localdate()
                ),
                "onbeslist": onbeslist,
                "antwoorden": voorstel.antwoorden.all(),
                "na_te_bellen": self._na_te_bellen(voorstel),
                "form": Afwijzing(),
                "antwoord": Antwoordformulier(),
                "nabellen": Afloopformulier(),
                "conflict": conflict,
                "volgende": volgende,
                **(ingevuld or {}),
            },
            status=status,
        )

    def _na_te_bellen(self, voorstel: Voorstel) -> bool:
        """Whether it expired and nobody looked after it yet."""
        return (
            voorstel.status == Voorstel.Status.VERLOPEN
            and taken_van(self.actor.organisatie_id)
            .filter(soort=Taak.Soort.AANBOD, object_id=voorstel.pk, afgerond_op__isnull=True)
            .exists()
        )


class VoorstelPagina(Voorstelobject):
    """One proposal in full."""

    recht = "voorstel.inzien"
    doel = "voorstel bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request)


class Goedkeuring(Voorstelobject):
    """Approve a proposal."""

    recht = "voorstel.beoordelen"
    doel = "voorstel beoordelen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            voorstel_goedkeuren(actor=self.actor, voorstel_id=self.rij.pk)
        except Conflict as fout:
            return self.toon(request, conflict=fout, status=409)
        messages.success(request, _("Het voorstel is goedgekeurd."))
        return redirect("werkbank:voorstel", self.rij.pk)


class Afkeuring(Voorstelobject):
    """Reject a proposal, with a coded reason."""

    recht = "voorstel.beoordelen"
    doel = "voorstel beoordelen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = Afwijzing(request.POST)
        if not form.is_valid():
            return self.toon(request, ingevuld={"form": form}, status=400)
        try:
            voorstel_afwijzen(actor=self.actor, voorstel_id=self.rij.pk, **form.cleaned_data)
        except Ongeldig as fout:
            for veld, tekst in fout.velden.items():
                form.add_error(veld if veld in form.fields else None, tekst)
            return self.toon(request, ingevuld={"form": form}, status=400)
        except Conflict as fout:
            return self.toon(request, ingevuld={"form": form}, conflict=fout, status=409)
        messages.success(request, _("Het voorstel is afgewezen."))
        return redirect("werkbank:voorstel", self.rij.pk)
