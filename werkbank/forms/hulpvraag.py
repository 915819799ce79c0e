"""A request for help on a form, in parts. What it cannot show stays as it is."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Kenmerk, KenmerkSoort, Sterkte, WensAard
from kern.models.persoon import POSTCODE
from kern.selectors.kenmerken import kenmerken_in_gebruik
from kern.services.kenmerken import Wenswaarde
from mantelzorg.models import Hulpvraag, Spoedreden

from .basis import Modelformulier, Postcodeveld
from .rooster import Tijdenkeuze

if TYPE_CHECKING:
    _Kenmerkveld = forms.ModelChoiceField[Kenmerk]
else:
    _Kenmerkveld = forms.ModelChoiceField

WENSEN = (KenmerkSoort.BEKWAAMHEID, KenmerkSoort.PERSOONLIJK, KenmerkSoort.TAAL)
"""What one wishes of a volunteer."""
TREFT_AAN = (KenmerkSoort.OMSTANDIGHEID, KenmerkSoort.PERSOONLIJK, KenmerkSoort.TAAL)
"""What a volunteer meets there; a target group belongs to the care situation."""
WENSKEUZES = [
    ("", _("geen wens")),
    (WensAard.VEREIST.value, _("moet")),
    *((s.value, s.label) for s in reversed(Sterkte)),
    (WensAard.VERMIJD.value, _("mag niet")),
]


ALLE, EVALUATIE = "alle", "evaluatie"


class Hulpvraagfilter(forms.Form):
    """All requests, or those whose day of evaluation has come."""

    toon = forms.ChoiceField(
        label=_("Toon"),
        choices=[(ALLE, _("alle hulpvragen")), (EVALUATIE, _("nu te evalueren"))],
    )


class _Taaktypeveld(_Kenmerkveld):
    def label_from_instance(self, obj: Kenmerk) -> str:
        if obj.alleen_professioneel:
            return str(_("%(naam)s (alleen voor beroepskrachten)") % {"naam": obj.naam})
        return str(obj.naam)


class Taakformulier(Modelformulier):
    """What is asked, and how long a visit takes."""

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = ("duur", "respijtvorm", "zwaar")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taaktype"] = _Taaktypeveld(
            queryset=kenmerken_in_gebruik(
                self.organisatie_id, KenmerkSoort.TAAKTYPE, ook=[self.instance.taaktype_id]
            ).order_by("alleen_professioneel", "naam"),
            label=_("Taak"),
            help_text=_(
                "Een taak voor beroepskrachten gaat niet mee in het matchen. U verwijst dan door."
            ),
            empty_label=_("Kies"),
            initial=self.instance.taaktype_id,
        )
        self.order_fields(["taaktype"])
        self.fields["duur"].help_text = _("Hoe lang een bezoek duurt, bijvoorbeeld 120.")
        self.fields["zwaar"].help_text = _("Een vrijwilliger krijgt er hiervan niet te veel.")


class Wanneerformulier(Modelformulier):
    """When visits can be, how often, and until when."""

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = (
            "ritme",
            "datum",
            "einddatum",
            "evaluatie_op",
            "opbouw_weken",
            "opbouw_duur",
            "postcode",
        )

    postcode = Postcodeveld(
        label=_("Postcode van het bezoek"),
        help_text=_("Alleen als het bezoek niet bij de zorgvrager thuis is."),
        validators=[POSTCODE],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nieuw = self.instance._state.adding
        self.fields["vensters"] = Tijdenkeuze(
            label=_("Tijden waarop een bezoek kan"),
            help_text=_(
                "Kruis dagdelen aan, vul zelf tijden in, of allebei. Hoe meer tijden, hoe groter "
                "de kans op een vrijwilliger."
            ),
            initial=()
            if nieuw
            else tuple((rij.dag, rij.van, rij.tot) for rij in self.instance.vensters.all()),
        )
        self.order_fields(["vensters"])


class Spoedformulier(Modelformulier):
    """How urgent it is, why, and since when somebody waits."""

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = ("spoed", "spoedreden", "ingediend_op")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["spoedreden"]  # what an import leaves out, a person knows
        if self.instance.spoedreden != Spoedreden.NIET_VASTGELEGD:
            veld.choices = [k for k in veld.choices if k[0] != Spoedreden.NIET_VASTGELEGD]


class Wensformulier(Modelformulier):
    """What must be, is wished, or may not be, for each kenmerk; and what a volunteer will meet.

    A kenmerk that says something about health is there only with a legal basis; what was recorded
    about it stays. Of two wishes about one kenmerk the first is shown; the other stays too.
    """

    sjabloon = "werkbank/deel_wensen.html"

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = ("gewenste_helper",)

    def __init__(self, *args: Any, grondslag: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nieuw = self.instance._state.adding
        wensen = () if nieuw else sorted(self.instance.wensen.all(), key=_volgorde)
        self._getoond = {
            w.kenmerk_id: w for w in reversed(wensen) if grondslag or not w.kenmerk.gezondheid
        }
        self._verborgen = [w for w in wensen if w is not self._getoond.get(w.kenmerk_id)]
        aangetroffen = [] if nieuw else [rij.kenmerk for rij in self.instance.kenmerken.all()]
        treft = [k.pk for k in aangetroffen if grondslag or not k.gezondheid]
        self._treft_verborgen = [k for k in aangetroffen if k.pk not in treft]
        self._kenmerken = {
            k.pk: k
            for k in Kenmerk.objects.voor(self.organisatie_id)
            if k.pk in self._getoond
            or k.pk in treft
            or (k.actief and (grondslag or not k.gezondheid))
        }
        self.fields["kenmerken"] = forms.TypedMultipleChoiceField(
            label=_("Wat een vrijwilliger aantreft"),
            choices=[
                (str(k.pk), k.naam)
                for k in self._kenmerken.values()
                if k.soort in TREFT_AAN or k.pk in treft
            ],
            initial=[str(pk) for pk in treft],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self._wensvelden = {
            f"wens_{k.code}": k
            for k in self._kenmerken.values()
            if k.soort in WENSEN or k.pk in self._getoond
        }
        for naam, kenmerk in self._wensvelden.items():
            self.fields[naam] = forms.ChoiceField(
                label=kenmerk.naam,
                choices=WENSKEUZES,
                initial=_keuze(self._getoond.get(kenmerk.pk)),
                required=False,
            )

    def gewone_velden(self) -> list[forms.BoundField]:
        """The fields that are not about one kenmerk."""
        return [veld for veld in self if veld.name not in self._wensvelden]

    def wensgroepen(self) -> list[tuple[str, bool, list[forms.BoundField]]]:
        """The wishes by kind of kenmerk: its name, whether something is wished, and the fields."""
        groepen = []
        for soort, namen in groupby(self._wensvelden, lambda n: self._wensvelden[n].soort):
            velden = [self[naam] for naam in namen]
            open_ = any(veld.value() or veld.errors for veld in velden)
            groepen.append((str(KenmerkSoort(soort).label), open_, velden))
        return groepen

    def gekozen_kenmerken(self) -> tuple[Kenmerk, ...]:
        """What a volunteer will meet, as chosen, and what could not be shown."""
        gekozen = set(self.cleaned_data["kenmerken"])
        getoond = (k for k in self._kenmerken.values() if str(k.pk) in gekozen)
        return (*getoond, *self._treft_verborgen)

    def gekozen_wensen(self) -> tuple[Wenswaarde, ...]:
        """The wishes as chosen, and those that could not be shown."""
        gekozen = {
            (kenmerk.pk, waarde.aard): waarde
            for naam, kenmerk in self._wensvelden.items()
            if (waarde := _waarde(kenmerk, self.cleaned_data[naam]))
        }
        verborgen = {
            (w.kenmerk_id, w.aard): Wenswaarde(w.kenmerk, WensAard(w.aard), w.sterkte)
            for w in self._verborgen
        }
        return tuple((verborgen | gekozen).values())


def _volgorde(wens: Any) -> tuple[int, str]:
    return WensAard.values.index(wens.aard), str(wens.pk)


def _keuze(wens: Any) -> str:
    return str(wens.sterkte or wens.aard) if wens else ""


def _waarde(kenmerk: Kenmerk, keuze: str) -> Wenswaarde | None:
    if not keuze:
        return None
    if keuze in Sterkte.values:
        return Wenswaarde(kenmerk, WensAard.GEWENST, keuze)
    return Wenswaarde(kenmerk, WensAard(keuze))


class Nietformulier(Modelformulier):
    """Who is not to come from the neighbourhood; persons by name have a page of their own."""

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = ("geen_straatgenoot", "geen_buurtgenoot")


class Oplossingformulier(Modelformulier):
    """What was wished, what is offered, and why they differ."""

    class Meta(Modelformulier.Meta):
        model = Hulpvraag
        fields = ("gewenste_oplossing", "geboden_oplossing", "verschil_reden")
