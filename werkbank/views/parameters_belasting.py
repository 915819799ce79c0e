"""The parameters of burden: which rules watch, from where on, and how soon to act."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from kern.models import Ernst
from mantelzorg.models import Belastingset, Risico
from mantelzorg.regels.belastingparameters import (
    HOOGSTE_EDIZ,
    HOOGSTE_OORDEEL,
    HOOGSTENS,
    REGELS,
    Belastingparameters,
)
from mantelzorg.regels.signalen import REGELNAMEN
from mantelzorg.services.belastingsets import belastingset_opslaan
from matching.selectors.gevolgregels import Gevolg, voor_de_belasting
from werkbank.forms.parameters import Getallen, Groep, Vinkjes
from werkbank.views.parametersets import Parametersets

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
        return voor_de_belasting(self.actor.organisatie_id, timezone.localdate(), regels)
