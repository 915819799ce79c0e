"""What users fill in about what a volunteer can and wants: tasks, skills, proofs, wishes."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Kenmerk, KenmerkSoort, WensAard
from kern.models.kenmerk import Sterkte
from kern.selectors.kenmerken import kenmerken_in_gebruik
from kern.services.kenmerken import Wenswaarde
from vrijwilligers.models import Bekwaamheid, Scholing, Taalniveau, Vog
from vrijwilligers.services.bewijzen import ScholingWaarde, VogWaarde

from .basis import Modelformulier

if TYPE_CHECKING:
    _Keuzes = forms.ModelMultipleChoiceField[Kenmerk]
else:
    _Keuzes = forms.ModelMultipleChoiceField


class Kenmerkkeuzes(_Keuzes):
    """Check boxes of the kenmerken of one kind."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, soort: KenmerkSoort, **kwargs: Any) -> None:
        super().__init__(queryset=Kenmerk.objects.none(), required=False, **kwargs)
        self.soort = soort


class Takenformulier(forms.Form):
    """Tasks and skills as check boxes. Languages have a form of their own, with a level."""

    taken = Kenmerkkeuzes(
        KenmerkSoort.TAAKTYPE,
        label=gettext_lazy("Taken"),
        help_text=gettext_lazy("Wat deze vrijwilliger wil doen. Kies er minstens een."),
    )
    vaardigheden = Kenmerkkeuzes(
        KenmerkSoort.BEKWAAMHEID,
        label=gettext_lazy("Ervaring en vaardigheden"),
        help_text=gettext_lazy(
            "Een einddatum vult u later in, op de bladzijde van de vrijwilliger."
        ),
    )
    persoonlijk = Kenmerkkeuzes(
        KenmerkSoort.PERSOONLIJK,
        label=gettext_lazy("Over de vrijwilliger zelf"),
        help_text=gettext_lazy("Alleen als het voor een hulpvraag van belang kan zijn."),
    )

    def __init__(
        self, *args: Any, organisatie_id: UUID, huidig: Collection[Kenmerk], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ids = [kenmerk.pk for kenmerk in huidig]
        for naam, veld in self.keuzevelden.items():
            veld.queryset = kenmerken_in_gebruik(organisatie_id, veld.soort, ook=ids).filter(
                Q(alleen_professioneel=False) | Q(pk__in=ids)
            )
            self.initial.setdefault(naam, [k.pk for k in huidig if k.soort == veld.soort])

    @property
    def keuzevelden(self) -> dict[str, Kenmerkkeuzes]:
        """The fields with check boxes, by name."""
        return {n: veld for n, veld in self.fields.items() if isinstance(veld, Kenmerkkeuzes)}

    def gekozen(self) -> list[Kenmerk]:
        """Everything that was ticked."""
        return [kenmerk for naam in self.keuzevelden for kenmerk in self.cleaned_data[naam]]


SPREEKT = "ja"
TAALKEUZES = [
    ("", gettext_lazy("niet, of onbekend")),
    (SPREEKT, gettext_lazy("ja, niveau onbekend")),
    *Taalniveau.choices,
]


class Talenformulier(forms.Form):
    """One choice for each language of the organisation."""

    sjabloon = "werkbank/deel_raster.html"

    def __init__(
        self, *args: Any, organisatie_id: UUID, huidig: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        """``huidig``: id of a language -> level, empty where that is unknown."""
        super().__init__(*args, **kwargs)
        self.talen: dict[str, Kenmerk] = {}
        for taal in kenmerken_in_gebruik(organisatie_id, KenmerkSoort.TAAL, ook=huidig.keys()):
            self.talen[taal.code] = taal
            self.fields[taal.code] = forms.ChoiceField(
                label=taal.naam,
                choices=TAALKEUZES,
                required=False,
                initial=(huidig[taal.pk] or SPREEKT) if taal.pk in huidig else "",
            )

    def niveaus(self) -> dict[UUID, tuple[Kenmerk, str]]:
        """Of each language that is spoken: the kenmerk and the level, empty if unknown."""
        return {
            taal.pk: (taal, "" if niveau == SPREEKT else niveau)
            for code, taal in self.talen.items()
            if (niveau := self.cleaned_data[code])
        }


class Bekwaamheidformulier(Modelformulier):
    """Until when a skill holds; the level if it is a language."""

    class Meta(Modelformulier.Meta):
        model = Bekwaamheid
        fields = ("geldig_tot", "niveau")
        help_texts = {"geldig_tot": gettext_lazy("Leeg: verloopt niet.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kenmerk.soort != KenmerkSoort.TAAL:
            del self.fields["niveau"]


WENSSOORTEN = (
    KenmerkSoort.DOELGROEP,
    KenmerkSoort.OMSTANDIGHEID,
    KenmerkSoort.PERSOONLIJK,
    KenmerkSoort.TAAL,
)
"""What a request can have, and so what a volunteer can wish about one."""
HOE = [
    (WensAard.VEREIST.value, gettext_lazy("moet")),
    (WensAard.VERMIJD.value, gettext_lazy("mag niet")),
    *reversed(Sterkte.choices),
]


class Wensformulier(forms.Form):
    """One wish about the request or the home where somebody comes."""

    kenmerk = forms.ChoiceField(label=gettext_lazy("Waarover"))
    hoe = forms.ChoiceField(
        label=gettext_lazy("Wat de vrijwilliger wil"),
        help_text=gettext_lazy(
            "Wat niet past bij moet of mag niet, wordt nooit voorgesteld. Een wens telt alleen mee."
        ),
        choices=[("", gettext_lazy("Maak een keuze")), *HOE],
    )

    def __init__(self, *args: Any, organisatie_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kenmerken = {
            str(kenmerk.pk): kenmerk
            for kenmerk in kenmerken_in_gebruik(organisatie_id).filter(soort__in=WENSSOORTEN)
        }
        groepen: dict[str, list[tuple[str, str]]] = {}
        for sleutel, kenmerk in self.kenmerken.items():
            groepen.setdefault(kenmerk.get_soort_display(), []).append((sleutel, kenmerk.naam))
        veld = self.fields["kenmerk"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.choices = [("", _("Maak een keuze")), *groepen.items()]

    def wens(self) -> Wenswaarde:
        """What was filled in."""
        hoe = self.cleaned_data["hoe"]
        kenmerk = self.kenmerken[self.cleaned_data["kenmerk"]]
        if hoe in WensAard.values:
            return Wenswaarde(kenmerk, WensAard(hoe))
        return Wenswaarde(kenmerk, WensAard.GEWENST, hoe)


class Scholingformulier(Modelformulier):
    """A course that was followed."""

    class Meta(Modelformulier.Meta):
        model = Scholing
        fields = ("naam", "gevolgd_op", "geldig_tot")
        help_texts = {
            "naam": gettext_lazy("Bijvoorbeeld: EHBO, of Omgaan met dementie."),
            "geldig_tot": gettext_lazy("Leeg: verloopt niet."),
        }

    def waarde(self) -> ScholingWaarde:
        """What was filled in."""
        return ScholingWaarde(**self.cleaned_data)


class Uitsluitingformulier(forms.Form):
    """To whom a volunteer must never be proposed, by the number of their care situation."""

    MANTELZORGER, ZORGVRAGER = "mantelzorger", "zorgvrager"

    zorgsituatie = forms.CharField(
        label=gettext_lazy("Nummer van de zorgsituatie"),
        help_text=gettext_lazy("Bijvoorbeeld Z-0123."),
        max_length=40,
    )
    wie = forms.ChoiceField(
        label=gettext_lazy("Wie"),
        help_text=gettext_lazy(
            "De vrijwilliger wordt nergens voorgesteld waar deze persoon bij is."
        ),
        choices=[
            (MANTELZORGER, gettext_lazy("de mantelzorger")),
            (ZORGVRAGER, gettext_lazy("degene voor wie wordt gezorgd")),
        ],
    )


class Vogformulier(Modelformulier):
    """A VOG that was asked for, or issued and seen.

    It has no legal end date. ASSUMPTION of this project: renewed after three years, unless said
    otherwise.
    """

    JAREN = 3

    class Meta(Modelformulier.Meta):
        model = Vog
        fields = ("aangevraagd_op", "afgegeven_op", "profiel", "gezien_door", "vernieuwen_op")
        help_texts = {
            "afgegeven_op": gettext_lazy("De datum op de VOG. Leeg zolang die er nog niet is."),
            "vernieuwen_op": gettext_lazy("Leeg: drie jaar na de afgifte."),
        }

    def waarde(self) -> VogWaarde:
        """What was filled in."""
        gegevens = dict(self.cleaned_data)
        if gegevens["afgegeven_op"] and not gegevens["vernieuwen_op"]:
            gegevens["vernieuwen_op"] = _jaren_later(gegevens["afgegeven_op"], self.JAREN)
        return VogWaarde(**gegevens)


def _jaren_later(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:  # 29 February
        return dag.replace(year=dag.year + jaren, day=28)
