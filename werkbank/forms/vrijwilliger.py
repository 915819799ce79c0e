"""What users fill in about a volunteer: admission, limits, state."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kern.selectors.gebruikers import medewerkers_van
from vrijwilligers.models import Statusreden, Vrijwilliger
from vrijwilligers.regels.status import VAN, statusfouten

from .basis import Dagveld, Modelformulier

STANDAARD = {"max_reistijd": 30, "max_minuten_per_week": 240, "max_koppelingen": 1}
"""Limits somebody starts with, shown on the form. ASSUMPTION of this project: a careful start."""

GRENZEN_HULP = {
    "max_reistijd": gettext_lazy("Van huis naar het bezoek, met het eigen vervoer."),
    "max_minuten_per_week": gettext_lazy(
        "In minuten: 240 is 4 uur. De reis heen en terug telt mee."
    ),
    "max_koppelingen": gettext_lazy("Aan hoeveel hulpvragen tegelijk iemand hoogstens helpt."),
    "max_zwaar": gettext_lazy("Hoeveel daarvan zwaar mogen zijn. Leeg: geen grens."),
}


class NieuweVrijwilliger(Modelformulier):
    """The little that is asked at the start; an empty limit is the default that was shown."""

    class Meta(Modelformulier.Meta):
        model = Vrijwilliger
        fields = (
            "vervoer",
            "aangemeld_op",
            "instroomroute",
            "max_reistijd",
            "max_minuten_per_week",
            "max_koppelingen",
        )
        help_texts = GRENZEN_HULP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aangemeld_op"].initial = timezone.localdate
        for naam, waarde in STANDAARD.items():
            self.fields[naam].required = False
            self.fields[naam].initial = waarde

    def waarden(self) -> dict[str, Any]:
        """What was filled in, with the defaults for what was left empty."""
        gevuld = {n: w for n, w in self.cleaned_data.items() if w is not None or n not in STANDAARD}
        return STANDAARD | gevuld


class Toelatingformulier(Modelformulier):
    """From application to agreement, and who guides."""

    class Meta(Modelformulier.Meta):
        model = Vrijwilliger
        fields = (
            "aangemeld_op",
            "instroomroute",
            "kennismaking_op",
            "referentie_op",
            "overeenkomst_op",
            "geheimhouding_op",
            "begeleidingsbehoefte",
            "begeleider",
        )
        help_texts = {
            "kennismaking_op": gettext_lazy("De dag van het gesprek met de vrijwilliger."),
            "referentie_op": gettext_lazy("De dag waarop u iemand over de vrijwilliger sprak."),
            "begeleider": gettext_lazy("Wie de vrijwilliger belt en helpt."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["begeleider"]
        assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        veld.queryset = medewerkers_van(self.organisatie_id, ook=[self.instance.begeleider_id])


class Grenzenformulier(Modelformulier):
    """How far, how long, how many, and not too near."""

    class Meta(Modelformulier.Meta):
        model = Vrijwilliger
        fields = (
            "vervoer",
            "max_reistijd",
            "max_minuten_per_week",
            "max_koppelingen",
            "max_zwaar",
            "geen_buurtgenoot",
            "geen_straatgenoot",
        )
        help_texts = GRENZEN_HULP


NAAR = {
    Vrijwilliger.Status.ACTIEF: gettext_lazy("Actief: doet mee"),
    Vrijwilliger.Status.GEPAUZEERD: gettext_lazy("Pauze: doet een tijd niet mee"),
    Vrijwilliger.Status.GESTOPT: gettext_lazy("Gestopt: doet niet meer mee"),
}


class Statusformulier(forms.Form):
    """To which state, why, and until when if it is a pause."""

    naar = forms.ChoiceField(label=gettext_lazy("Nieuwe status"), widget=forms.RadioSelect)
    reden = forms.ChoiceField(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Alleen bij een pauze of bij stoppen."),
        choices=[("", gettext_lazy("Maak een keuze")), *Statusreden.choices],
        required=False,
    )
    tot = Dagveld(
        label=gettext_lazy("Pauze tot en met"),
        help_text=gettext_lazy("Alleen bij een pauze. Leeg: nog niet bekend."),
        required=False,
    )

    def __init__(self, *args: Any, van: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["naar"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.choices = [(naar, tekst) for naar, tekst in NAAR.items() if van in VAN[naar]]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if naar := gegevens.get("naar"):
            for veld, tekst in statusfouten(
                naar,
                reden=gegevens.get("reden", ""),
                tot=gegevens.get("tot"),
                vandaag=timezone.localdate(),
            ).items():
                if veld not in self.errors:
                    self.add_error(veld, tekst)
        return gegevens


class Vrijwilligersfilter(forms.Form):
    """Which volunteers to show."""

    KLAAR, MIST, PAUZE, VOG = "klaar", "mist", "pauze", "vog"

    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[("", gettext_lazy("alle")), *Vrijwilliger.Status.choices],
        required=False,
    )
    toon = forms.ChoiceField(
        label=gettext_lazy("Toon"),
        choices=[
            ("", gettext_lazy("iedereen")),
            (KLAAR, gettext_lazy("klaar om voorgesteld te worden")),
            (MIST, gettext_lazy("mist nog iets")),
            (PAUZE, gettext_lazy("pauze is voorbij")),
            (VOG, gettext_lazy("VOG vernieuwen")),
        ],
        required=False,
    )
