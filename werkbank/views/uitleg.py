"""Why this one, why not that one, why nobody: asked of the engine while the page waits.

The engine gets two seconds. What it did not finish in them, the page says.
"""

import time
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kern import audit
from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.engine.klok import Klok
from matching.engine.uitleg import WaaromNiet
from matching.models import Matchronde, Voorstel
from matching.regels.betrokkenen import personen_van_hulpvraag, personen_van_voorstel
from matching.regels.bezwaarteksten import bezwaar_in_woorden
from matching.regels.naamgeving import Namen
from matching.regels.uitkomsten import niemand_als_json
from matching.selectors.rondes import (
    niet_gematcht_van,
    prioriteiten_van,
    voorstellen_van,
    voorstellen_voor,
)
from matching.selectors.toelichtingen import (
    bezwaren_nu,
    laatste_ronde,
    toelichtingen_van,
    waarom_niemand_van,
    waarom_niet_van,
    waarom_van,
)
from matching.selectors.uitlegwoorden import (
    Gevolg,
    Verruimingen,
    alternatiefkaarten,
    herrekening_feiten,
    kenmerknamen,
    verlies,
    verruimingen,
    woordenboek,
)
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina
from werkbank.forms.matching import WaaromNietFormulier
from werkbank.gezondheid import met_grondslag
from werkbank.views.hulpvragen import Hulpvraagdeel, hulpvraag_kruimels
from werkbank.weergave import niet_gematcht_kaarten, voorstelkaart


def _klok() -> Klok:
    return Klok(time.monotonic() + settings.TOELICHTING_PAGINA_TIJDSLIMIET)


class WaaromVoorstel(ObjectPagina):
    """The next candidates for the request of a proposal, and what the plan loses with each."""

    recht = "voorstel.inzien"
    doel = "voorstel vergelijken"
    rij: Voorstel

    def rijen(self) -> QuerySet[Voorstel]:
        return voorstellen_voor(self.actor.organisatie_id)

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        voorstel, klok = self.rij, _klok()
        organisatie_id, hulpvraag = voorstel.organisatie_id, voorstel.hulpvraag
        ronde = (
            Matchronde.objects.voor(organisatie_id)
            .filter(pk=voorstel.ronde_id, probleem__isnull=False)
            .defer("weekproblemen", "parameters", "prioriteiten")
            .first()
        )
        waarom = None
        if ronde is not None and voorstel.datum is None:
            waarom = waarom_van(voorstel, ronde, klok)
        op_tijd = not klok.voorbij()
        anderen = waarom.alternatieven if waarom else ()
        woorden = woordenboek(
            organisatie_id,
            [
                {
                    "vrijwilliger": ander.vrijwilliger,
                    **herrekening_feiten(ander.herrekening, hulpvraag.pk),
                }
                for ander in anderen
            ],
        )
        audit.dossiers_ingezien(
            self.actor,
            [*personen_van_voorstel(voorstel), *woorden.betrokkenen],
            pagina="voorstel_waarom",
        )
        bekend = met_grondslag(organisatie_id, [hulpvraag.zorgsituatie])
        voorrang = prioriteiten_van(ronde, [hulpvraag.pk]) if ronde else {}
        return render(
            request,
            "werkbank/waarom_voorstel.html",
            {
                "voorstel": voorstel,
                "ronde": ronde,
                "kaart": voorstelkaart(voorstel, kenmerknamen(organisatie_id), bekend, voorrang),
                "waarom": waarom,
                "alternatieven": alternatiefkaarten(
                    anderen, hulpvraag.pk, woorden, woorden.namen[bool(bekend)]
                ),
                "op_tijd": op_tijd,
                "kruimels": [
                    (reverse("werkbank:matchrondes"), _("Matchrondes")),
                    (
                        reverse("werkbank:voorstel", args=[voorstel.pk]),
                        _("Voorstel bij hulpvraag %s") % hulpvraag.nummer,
                    ),
                ],
            },
        )


class WaaromNiemand(Hulpvraagdeel):
    """Why the last round proposed nobody, what would help, and a form to ask about somebody."""

    recht = "voorstel.inzien"
    doel = "nagaan waarom niemand is voorgesteld"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._toon(request, WaaromNietFormulier())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = WaaromNietFormulier(request.POST)
        if form.is_valid():
            vrijwilliger = (
                vrijwilligers_van(self.actor.organisatie_id)
                .filter(nummer=form.cleaned_data["vrijwilliger"])
                .first()
            )
            if vrijwilliger is not None:
                return redirect("werkbank:waarom_niet", self.rij.pk, vrijwilliger.pk)
            form.add_error("vrijwilliger", _("Er is geen vrijwilliger met dit nummer."))
        return self._toon(request, form, status=400)

    def _toon(
        self, request: HttpRequest, form: WaaromNietFormulier, status: int = 200
    ) -> HttpResponse:
        hulpvraag, klok = self.rij, _klok()
        ronde = laatste_ronde(self.actor.organisatie_id)
        bekend = met_grondslag(self.actor.organisatie_id, [hulpvraag.zorgsituatie])
        kaarten, voorstel, helpt = [], None, None
        personen = list(self.personen())
        if ronde is not None:
            rijen = niet_gematcht_van(ronde).filter(hulpvraag=hulpvraag)
            kaarten = niet_gematcht_kaarten(
                rijen.prefetch_related("hulpvraag__wensen__kenmerk"),
                bekend,
                prioriteiten_van(ronde, [hulpvraag.pk]),
            )
            voorstel = voorstellen_van(ronde).filter(hulpvraag=hulpvraag).first()
            if kaarten and not hulpvraag.datum:
                helpt, wie = self._helpt(ronde, klok, grondslag=bool(bekend))
                personen += wie
        audit.dossiers_ingezien(self.actor, personen, pagina="waarom_niemand")
        return render(
            request,
            "werkbank/waarom_niemand.html",
            {
                "hulpvraag": hulpvraag,
                "ronde": ronde,
                "kaart": kaarten[0] if kaarten else None,
                "voorstel": voorstel,
                "helpt": helpt,
                "op_tijd": not klok.voorbij(),
                "form": form,
                "kruimels": self.kruimels(),
            },
            status=status,
        )

    def _helpt(
        self, ronde: Matchronde, klok: Klok, *, grondslag: bool
    ) -> tuple[Verruimingen | None, Iterable[UUID]]:
        """What would help, as found before or in the time there is, and who is named in it."""
        eerder = toelichtingen_van(ronde, [self.rij.pk]).first()
        if eerder is not None:
            inhoud = eerder.inhoud
        else:
            waarom = waarom_niemand_van(ronde, self.rij.pk, klok)
            if waarom is None:
                return None, ()
            inhoud = niemand_als_json(waarom, str(self.rij.pk))
        woorden = woordenboek(ronde.organisatie_id, inhoud["verruimingen"])
        return verruimingen(inhoud, woorden, grondslag=grondslag), woorden.betrokkenen


class WaaromNietPagina(Pagina):
    """Why not this volunteer: the rules that forbid it, or what it would cost."""

    recht = "voorstel.inzien"
    doel = "nagaan waarom iemand niet is voorgesteld"
    hulpvraag: Hulpvraag
    vrijwilliger: Vrijwilliger

    def toegang(self) -> None:
        organisatie_id = self.actor.organisatie_id
        self.hulpvraag = get_object_or_404(
            hulpvragen_van(organisatie_id), pk=self.kwargs["hulpvraag_id"]
        )
        self.vrijwilliger = get_object_or_404(
            vrijwilligers_van(organisatie_id), pk=self.kwargs["vrijwilliger_id"]
        )
        super().toegang()

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        organisatie_id, klok = self.actor.organisatie_id, _klok()
        ronde = laatste_ronde(organisatie_id)
        audit.dossiers_ingezien(
            self.actor,
            [*personen_van_hulpvraag(self.hulpvraag), self.vrijwilliger.persoon_id],
            pagina="waarom_niet",
        )
        toen = (
            waarom_niet_van(ronde, self.hulpvraag.pk, self.vrijwilliger.pk, klok) if ronde else None
        )
        nu = None if toen else bezwaren_nu(self.hulpvraag, self.vrijwilliger)
        bekend = met_grondslag(organisatie_id, [self.hulpvraag.zorgsituatie])
        antwoord: dict[str, object] = {}
        if toen is not None:
            antwoord = self._van_toen(toen, grondslag=bool(bekend))
        elif nu is not None:
            namen = woordenboek(organisatie_id, ()).namen[bool(bekend)]
            zinnen = [z for bezwaar in nu.bezwaren for z in bezwaar_in_woorden(bezwaar, namen)]
            antwoord = {"zinnen": [*nu.redenen, *zinnen]}
        return render(
            request,
            "werkbank/waarom_niet.html",
            {
                "hulpvraag": self.hulpvraag,
                "vrijwilliger": self.vrijwilliger,
                "ronde": ronde,
                "van_ronde": toen is not None,
                "kruimels": hulpvraag_kruimels(self.hulpvraag),
                **antwoord,
            },
        )

    def _van_toen(self, waarom: WaaromNiet, *, grondslag: bool) -> dict[str, object]:
        herrekening = waarom.herrekening
        feiten = herrekening_feiten(herrekening, self.hulpvraag.pk) if herrekening else {}
        woorden = woordenboek(self.actor.organisatie_id, [{**feiten, "eigen": waarom.vast}])
        namen: Namen = woorden.namen[grondslag]
        return {
            "zinnen": [
                z for bezwaar in waarom.bezwaren for z in bezwaar_in_woorden(bezwaar, namen)
            ],
            "vast": [woorden.hulpvragen[id_] for id_ in waarom.vast if id_ in woorden.hulpvragen],
            "gekozen": herrekening is not None and not herrekening.vrijwilligers,
            "verlies": verlies(herrekening) if herrekening else "",
            "gevolgen": woorden.gevolgen(feiten) if herrekening else list[Gevolg](),
        }
