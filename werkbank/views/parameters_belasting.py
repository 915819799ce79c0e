"""The parameters of burden: which rules watch, from where on, and how soon to act."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Ernst
from kern.regels.kleine_aantallen import Telling, toonbaar
from mantelzorg.models import Belastingset, Risico
from mantelzorg.regels.belastingparameters import (
    HOOGSTE_EDIZ,
    HOOGSTE_OORDEEL,
    HOOGSTENS,
    REGELS,
    Belastingparameters,
)
from mantelzorg.regels.belastingteksten import regelnaam
from mantelzorg.regels.signalen import REGELNAMEN
from mantelzorg.services.belastingsets import belastingset_opslaan
from matching.selectors.belastinggevolgen import Belastingstand, belastinggevolgen
from matching.selectors.cijfers import NIVEAUS
from werkbank.forms.parameters import Getallen, Groep, Vinkjes
from werkbank.views.parametersets import Parametersets
from werkbank.voorbeeld import Gevolg

SIGNALEN = "signalen"
GRENZEN = (
    ("meting_dagen", gettext_lazy("Zo lang telt een meting (dagen)")),
    ("trend_dagen", gettext_lazy("Stijging: over hoeveel dagen")),
    ("trend_procent", gettext_lazy("Stijging: vanaf hoeveel procent van de schaal per jaar")),
    ("trend_tau", gettext_lazy("Stijging: vanaf welke samenhang (Kendalls tau, maal 100)")),
    ("volhoudtijd_maanden", gettext_lazy("Volhoudtijd: hoogstens zoveel maanden")),
    ("uren_procent", gettext_lazy("Meer uren zorg: vanaf hoeveel procent erbij")),
    ("uren_dagen", gettext_lazy("Meer uren zorg: binnen hoeveel dagen")),
    ("nachten", gettext_lazy("Verstoorde nachten: vanaf hoeveel per week")),
    ("meldingen", gettext_lazy("Zorgelijke meldingen: vanaf hoeveel")),
    ("meldingen_dagen", gettext_lazy("Zorgelijke meldingen: binnen hoeveel dagen")),
    ("checkin_dagen", gettext_lazy("Check-in te laat: na hoeveel dagen")),
    ("respijt_dagen", gettext_lazy("Hulp geweigerd: zo lang telt een gesprek (dagen)")),
    ("leeftijd", gettext_lazy("Oudere mantelzorger: vanaf welke leeftijd")),
    ("koppeling_dagen", gettext_lazy("Hulp gestopt: na hoeveel dagen zonder andere hulp")),
    ("wacht_gewoon", gettext_lazy("Wachten zonder spoed: meer dan zoveel dagen")),
    ("wacht_hoog", gettext_lazy("Wachten bij hoge spoed: meer dan zoveel dagen")),
    ("wacht_acuut", gettext_lazy("Wachten bij acute spoed: meer dan zoveel dagen")),
)


class BelastingParameters(Parametersets):
    """When to worry about a carer, and how soon to act."""

    adres = "werkbank:parameters_belasting"
    titel = gettext_lazy("Parameters van overbelasting")
    inleiding = gettext_lazy(
        "Wanneer Ademruimte een signaal geeft, hoe snel u dat opvolgt en hoe vaak u een "
        "mantelzorger vraagt hoe het gaat."
    )
    model = Belastingset
    regels = Belastingparameters
    groepen = (
        Groep(
            "aan",
            gettext_lazy("Regels die meedoen"),
            Vinkjes(
                tuple((code, capfirst(REGELNAMEN[code])) for code in REGELS),
                gettext_lazy("Zonder vinkje geeft een regel geen signaal en verhoogt hij niets."),
            ),
        ),
        Groep(
            "grenzen",
            gettext_lazy("Vanaf wanneer een regel iets meldt"),
            Getallen(GRENZEN, 0, HOOGSTENS, gettext_lazy("Een heel getal van 0 of meer.")),
        ),
        Groep(
            "termijnen",
            gettext_lazy("Werkdagen om een signaal op te volgen"),
            Getallen(
                tuple(Ernst.choices), 0, HOOGSTENS, gettext_lazy("Werkdagen. 0 is dezelfde dag.")
            ),
        ),
        Groep(
            "checkins",
            gettext_lazy("Dagen tussen twee check-ins"),
            Getallen(
                tuple(Risico.choices),
                1,
                HOOGSTENS,
                gettext_lazy("Naar het risico. Onbekend is niet hetzelfde als laag."),
            ),
        ),
        Groep(
            "",
            gettext_lazy("Herinneren"),
            Getallen(
                (("herinneren_na", gettext_lazy("Aan een check-in herinneren na")),),
                1,
                HOOGSTENS,
                gettext_lazy("Dagen. U herinnert één keer."),
            ),
        ),
        Groep(
            "",
            gettext_lazy("EDIZ"),
            Getallen(
                (("ediz_grens", gettext_lazy("Overbelast vanaf")),),
                1,
                HOOGSTE_EDIZ,
                gettext_lazy(
                    "Een score van 1 tot 9. Voor de EDIZ bestaat geen officiële grens. Leeg: een "
                    "EDIZ telt niet mee voor het risico, alleen of zij stijgt."
                ),
                verplicht=False,
            ),
            deel="ediz",
        ),
        Groep(
            "",
            gettext_lazy("Eigen oordeel"),
            Getallen(
                (("oordeel_grens", gettext_lazy("Overbelast vanaf")),),
                1,
                HOOGSTE_OORDEEL,
                gettext_lazy(
                    "Een cijfer van 1 tot en met 10. Voor het eigen oordeel bestaat geen officiële "
                    "grens. Leeg: het cijfer telt niet mee voor het risico, alleen of het stijgt."
                ),
                verplicht=False,
            ),
            deel="oordeel",
        ),
    )

    def opslaan(self, gedateerd: Any, waarden: dict[str, Any]) -> None:
        belastingset_opslaan(actor=self.actor, belastingset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Sequence[Gevolg]:
        standen = belastinggevolgen(
            self.actor.organisatie_id, vandaag=timezone.localdate(), parameters=regels
        )
        nu, straks = (_toonbaar(stand) for stand in standen)
        return [
            Gevolg(
                _("alle signalen samen"),
                nu[SIGNALEN],
                straks[SIGNALEN],
            ),
            *(
                Gevolg(
                    _("signaal: %(wat)s") % {"wat": regelnaam(regel)},
                    nu.get(regel, 0),
                    straks.get(regel, 0),
                )
                for regel in REGELS
            ),
            *(
                Gevolg(
                    _("zorgsituaties met risico %(niveau)s") % {"niveau": niveau.label},
                    nu[niveau],
                    straks[niveau],
                )
                for niveau in Risico
            ),
        ]


def _toonbaar(stand: Belastingstand) -> Mapping[str, int | None]:
    """What may be shown of these counts (`kern.regels.kleine_aantallen`), as on the page Cijfers.

    By `SIGNALEN`, the rules that are switched on, and the levels.
    """
    gevonden = stand.bevindingen
    signalen = Telling(
        SIGNALEN,
        sum(gevonden.values()),
        (tuple(Telling(regel, gevonden[regel]) for regel in REGELS if regel in gevonden),),
    )
    situaties = Telling(
        "zorgsituaties",
        sum(stand.risicos.values()),
        (tuple(Telling(niveau, stand.risicos.get(niveau, 0)) for niveau in NIVEAUS),),
    )
    return {
        cijfer.code: cijfer.aantal
        for totaal in (toonbaar(signalen), toonbaar(situaties))
        for cijfer in (totaal, *totaal.verdelingen[0])
    }
