"""A care situation on a form, in parts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Kenmerk, KenmerkSoort
from kern.selectors.kenmerken import kenmerken_in_gebruik
from mantelzorg.models import Zorgsituatie

from .basis import Modelformulier, medewerkers_kiezen


class Wieformulier(Modelformulier):
    """How the two persons stand to each other."""

    class Meta(Modelformulier.Meta):
        model = Zorgsituatie
        fields = ("relatie", "inwonend")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relatie"].help_text = _("De mantelzorger zorgt voor een …")
        self.fields["inwonend"].label = _("Wonen zij samen?")


class Zorgformulier(Modelformulier):
    """What the care takes. Target groups only as far as they may be shown; the others stay."""

    class Meta(Modelformulier.Meta):
        model = Zorgsituatie
        fields = (
            "uren_per_week",
            "zorgt_sinds",
            "beeindigd_op",
            "nachten_verstoord",
            "werkt",
            "kinderen",
        )

    def __init__(self, *args: Any, grondslag: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vastgelegd = [rij.kenmerk for rij in self.instance.doelgroepen.select_related("kenmerk")]
        getoond = [k for k in vastgelegd if grondslag or not k.gezondheid]
        self._verborgen = [k for k in vastgelegd if k not in getoond]
        eigen = Kenmerk.objects.voor(self.organisatie_id)
        doelgroepen = kenmerken_in_gebruik(self.organisatie_id, KenmerkSoort.DOELGROEP)
        if not grondslag:
            doelgroepen = doelgroepen.filter(gezondheid=False)
        doelgroepen = doelgroepen | eigen.filter(pk__in=[k.pk for k in getoond])
        if doelgroepen.exists():
            self.fields["doelgroepen"] = forms.ModelMultipleChoiceField(
                label=_("Doelgroepen"),
                help_text=_("Wat er met de zorgvrager aan de hand is. Kruis aan wat past."),
                queryset=doelgroepen,
                initial=getoond,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean_doelgroepen(self) -> tuple[Kenmerk, ...]:
        return (*self.cleaned_data["doelgroepen"], *self._verborgen)


class Netwerkformulier(Modelformulier):
    """Who else can step in, and what was tried."""

    class Meta(Modelformulier.Meta):
        model = Zorgsituatie
        fields = ("netwerk", "reeds_geprobeerd")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["netwerk"].help_text = _("Hoeveel anderen kunnen inspringen?")


class Aanspreekpuntformulier(Modelformulier):
    """Who of the organisation they know."""

    class Meta(Modelformulier.Meta):
        model = Zorgsituatie
        fields = ("aanspreekpunt", "vervanger")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medewerkers_kiezen(self, "aanspreekpunt", "vervanger")
