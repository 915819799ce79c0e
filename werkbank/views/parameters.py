"""The kinds of dated parameters, each on a page of its own."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kern import audit
from kern.models import Sterkte
from kern.rechten import mag
from kern.selectors.parameters import geldige_set
from mantelzorg.models import Netwerk, Normenset, Risico, Spoed
from mantelzorg.regels.normen import HOOGSTENS, Normen
from mantelzorg.services.normen import normenset_opslaan
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from matching.regels.prioriteit import HOOGSTE
from matching.selectors.gevolgen import Verschuiving, gevolgen
from matching.selectors.gevolgregels import GENOEMD, Gevolg, voor_de_matching, voor_de_normen
from matching.services.parameters import parameterset_opslaan
from vrijwilligers.models import Toelatingsset, Vervoer
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.services.toelating import toelatingsset_opslaan
from werkbank.basis import Pagina
from werkbank.forms.parameters import Getallen, Groep, Vinkjes
from werkbank.views.parameters_belasting import BelastingParameters
from werkbank.views.parametersets import Parametersets


class MatchingParameters(Parametersets):
    """Points, speeds, priorities and how many introductions."""

    sjabloon = "werkbank/parameters_matching.html"
    verschuivingen: Sequence[Verschuiving] = ()
    adres = "werkbank:parameters_matching"
    titel = gettext_lazy("Parameters van de matching")
    inleiding = gettext_lazy(
        "Waarmee een matchronde rekent: hoe zwaar een wens telt, hoe snel iemand reist en wie "
        "voorgaat."
    )
    model = Parameterset
    regels = Parameters
    groepen = (
        Groep(
            "punten",
            gettext_lazy("Punten voor een wens"),
            Getallen(
                tuple(Sterkte.choices),
                -999,
                999,
                gettext_lazy("Een heel getal van −999 tot 999. Minder dan 0 telt tegen."),
            ),
        ),
        Groep(
            "snelheden",
            gettext_lazy("Snelheid per vervoermiddel"),
            Getallen(
                tuple(Vervoer.choices),
                1,
                200,
                gettext_lazy("Kilometer per uur, van deur tot deur."),
            ),
        ),
        Groep(
            "prioriteiten",
            gettext_lazy("Voorrang naar spoed"),
            Getallen(
                tuple(Spoed.choices),
                1,
                HOOGSTE,
                gettext_lazy("Van 1 tot 1000. Hoe hoger, hoe eerder een hulpvraag voorgaat."),
            ),
        ),
        Groep(
            "risicopunten",
            gettext_lazy("Extra voorrang naar risico op overbelasting"),
            Getallen(
                tuple(Risico.choices),
                0,
                HOOGSTE,
                gettext_lazy(
                    "Komt bij de voorrang naar spoed. Onbekend is niet hetzelfde als laag."
                ),
            ),
        ),
        Groep(
            "wachtpunten",
            gettext_lazy("Extra voorrang voor wie wacht"),
            Getallen(
                (
                    ("per_week", gettext_lazy("Voor elke hele week")),
                    ("hoogstens", gettext_lazy("Samen hoogstens")),
                ),
                0,
                HOOGSTE,
                gettext_lazy("Komt erbij. Het telt vanaf de dag dat de hulpvraag binnenkwam."),
            ),
        ),
        Groep(
            "netwerkpunten",
            gettext_lazy("Extra voorrang voor wie er alleen voor staat"),
            Getallen(
                ((Netwerk.GEEN.value, gettext_lazy("Niemand kan inspringen")),),
                0,
                HOOGSTE,
                gettext_lazy("Komt erbij. Is het netwerk niet ingevuld, dan telt het niet mee."),
            ),
        ),
        Groep(
            "",
            gettext_lazy("Kennismakingen"),
            Getallen(
                (("max_kennismakingen", gettext_lazy("Hoogste aantal nieuwe koppelingen")),),
                0,
                100_000,
                gettext_lazy(
                    "Hoeveel mensen u na een ronde kunt laten kennismaken. Leeg: geen grens."
                ),
                verplicht=False,
            ),
        ),
        Groep(
            "termijnen",
            gettext_lazy("Dagen voor elke stap"),
            Getallen(
                (
                    ("aanbod", gettext_lazy("Antwoorden op een aanbod")),
                    ("kennismaking", gettext_lazy("Kennismaken na twee keer ja")),
                    ("proef", gettext_lazy("Proefmaand")),
                    ("evaluatie", gettext_lazy("Evalueren na het begin")),
                ),
                1,
                1000,
                gettext_lazy(
                    "Is een aanbod na zoveel dagen niet door allebei beantwoord, dan verloopt het. "
                    "Wat u moet doen, komt op de werklijst."
                ),
            ),
        ),
    )

    def opslaan(self, gedateerd: Any, waarden: dict[str, Any]) -> None:
        parameterset_opslaan(actor=self.actor, parameterset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Sequence[Gevolg]:
        gevonden = gevolgen(
            self.actor.organisatie_id, vandaag=timezone.localdate(), parameters=regels
        )
        self.verschuivingen = gevonden.verschuivingen
        if self.noemt_hulpvragen():
            personen = [p for v in self.verschuivingen[:GENOEMD] for p in v.personen]
            audit.dossiers_ingezien(self.actor, personen, pagina="parameters_matching")
        return voor_de_matching(gevonden)

    def noemt_hulpvragen(self) -> bool:
        """Whether who looks may also see which requests change place: risk stands in the points."""
        return mag(self.actor.rollen, "hulpvraag.inzien")

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "verschuivingen": self.verschuivingen,
            "genoemd": self.verschuivingen[:GENOEMD] if self.noemt_hulpvragen() else (),
        }


class Normenpagina(Parametersets):
    """Within how many days a registration is answered."""

    adres = "werkbank:parameters_normen"
    titel = gettext_lazy("Normen voor het eerste gesprek")
    inleiding = gettext_lazy(
        "Binnen hoeveel dagen u een aangemelde mantelzorger spreekt. Een aanmelding houdt de "
        "datum die gold toen zij binnenkwam."
    )
    model = Normenset
    regels = Normen
    groepen = (
        Groep(
            "reactietermijnen",
            gettext_lazy("Dagen tot het eerste gesprek"),
            Getallen(
                tuple(Spoed.choices),
                0,
                HOOGSTENS,
                gettext_lazy("Aantal dagen. 0 is dezelfde dag."),
            ),
        ),
    )

    def opslaan(self, gedateerd: Any, waarden: dict[str, Any]) -> None:
        normenset_opslaan(actor=self.actor, normenset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Sequence[Gevolg]:
        return voor_de_normen(self.actor.organisatie_id, timezone.localdate(), regels)


class Toelatingspagina(Parametersets):
    """What must be done before a volunteer is proposed."""

    adres = "werkbank:parameters_toelating"
    titel = gettext_lazy("Eisen aan nieuwe vrijwilligers")
    inleiding = gettext_lazy("Wat er gebeurd moet zijn voordat een vrijwilliger wordt voorgesteld.")
    model = Toelatingsset
    regels = Toelatingseisen
    groepen = (
        Groep(
            "",
            gettext_lazy("Nodig voor het eerste voorstel"),
            Vinkjes(
                (
                    ("kennismaking", gettext_lazy("Kennismakingsgesprek gevoerd")),
                    ("referentie", gettext_lazy("Referentie nagevraagd")),
                    ("overeenkomst", gettext_lazy("Overeenkomst getekend")),
                    ("geheimhouding", gettext_lazy("Geheimhouding getekend")),
                ),
                gettext_lazy("Zet een vinkje bij wat moet. Een VOG hangt van de taak af."),
            ),
        ),
    )

    def opslaan(self, gedateerd: Any, waarden: dict[str, Any]) -> None:
        toelatingsset_opslaan(actor=self.actor, toelatingsset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Sequence[Gevolg]:
        return voor_de_matching(
            gevolgen(self.actor.organisatie_id, vandaag=timezone.localdate(), eisen=regels)
        )


SOORTEN: tuple[type[Parametersets], ...] = (
    MatchingParameters,
    BelastingParameters,
    Normenpagina,
    Toelatingspagina,
)


class Parametersoorten(Pagina):
    """The kinds of parameters, with since when the present ones hold."""

    recht = "stamgegevens.beheren"
    doel = "parameters beheren"

    def get(self, request: HttpRequest) -> HttpResponse:
        vandaag = timezone.localdate()
        soorten = [
            {
                "adres": soort.adres,
                "titel": soort.titel,
                "inleiding": soort.inleiding,
                "geldig": geldige_set(soort.model, self.actor.organisatie_id, vandaag),
                "volgende": soort.model.objects.voor(self.actor.organisatie_id)
                .filter(ingangsdatum__gt=vandaag)
                .order_by("ingangsdatum")
                .first(),
            }
            for soort in SOORTEN
        ]
        return render(request, "werkbank/parameters.html", {"soorten": soorten})
