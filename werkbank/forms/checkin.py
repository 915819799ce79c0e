"""The few questions of a check-in: as a consultant asks them, and as a carer reads them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Signaalmelding
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.services.checkinantwoorden import CheckinAntwoorden

from .basis import JaNeeVeld

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class _Antwoordformulier(forms.Form):
    """How long it can go on, how hard it is, and whether somebody should call; all may stay open.

    ``grondslag``: whether there is a legal basis to keep the answers; without one it is asked for.
    """

    weet_niet: ClassVar["StrOrPromise"]
    hulpkeuzes: ClassVar[list[tuple[str, "StrOrPromise"]]]

    volhoudtijd = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    eigen_oordeel = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("0 is helemaal niet zwaar. 10 is veel te zwaar."),
    )
    vraagt_hulp = JaNeeVeld(widget=forms.RadioSelect)
    toestemming = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, instrumenten: Mapping[str, Instrument], grondslag: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        volhoudtijd, oordeel = instrumenten["volhoudtijd"], instrumenten["eigen_oordeel"]
        antwoorden = volhoudtijd.items[0].schaal.antwoorden
        self._kiezen("volhoudtijd", [(antwoord.code, antwoord.naam) for antwoord in antwoorden])
        cijfers = range(int(oordeel.laagste), int(oordeel.hoogste) + 1)
        self._kiezen("eigen_oordeel", [(str(cijfer), str(cijfer)) for cijfer in cijfers])
        self._kiezen("vraagt_hulp", self.hulpkeuzes)
        if grondslag:
            del self.fields["toestemming"]

    def _kiezen(self, naam: str, keuzes: "list[tuple[str, StrOrPromise]]") -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  # all three are
        veld.choices = [("", self.weet_niet), *keuzes]

    def antwoorden(self) -> CheckinAntwoorden:
        """What was filled in."""
        return CheckinAntwoorden(**self.cleaned_data)


class Belformulier(_Antwoordformulier):
    """What a consultant asks by telephone."""

    weet_niet = _("niet beantwoord")
    hulpkeuzes: ClassVar = [("ja", _("ja")), ("nee", _("nee"))]

    toelichting = forms.CharField(
        label=_("Waar de mantelzorger om vraagt"),
        help_text=Signaalmelding._meta.get_field("toelichting").help_text,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("toestemming", "volhoudtijd", "eigen_oordeel", "vraagt_hulp", "toelichting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "volhoudtijd": _("Hoe lang het zo nog lukt om te zorgen"),
            "eigen_oordeel": _("Hoe zwaar de zorg nu is"),
            "vraagt_hulp": _("Vraagt om hulp of wil teruggebeld worden"),
            "toestemming": _("De mantelzorger vindt het goed dat u deze antwoorden bewaart"),
        }
        for naam, veld in self.fields.items():
            veld.label = labels.get(naam, veld.label)


class MijnCheckinformulier(_Antwoordformulier):
    """What a carer fills in, in plain words."""

    weet_niet = _("Dat weet ik niet")
    hulpkeuzes: ClassVar = [("ja", _("Ja, bel mij")), ("nee", _("Nee, dat hoeft nu niet"))]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "volhoudtijd": _("Hoe lang lukt het u nog om zo te zorgen?"),
            "eigen_oordeel": _("Hoe zwaar is de zorg nu voor u?"),
            "vraagt_hulp": _("Wilt u hulp? Zullen wij u bellen?"),
            "toestemming": _("Ja, u mag mijn antwoorden bewaren om mij te helpen"),
        }
        for naam, veld in self.fields.items():
            veld.label = labels[naam]
        if "toestemming" in self.fields:
            self.fields["toestemming"].help_text = _(
                "Wij bewaren uw antwoorden alleen als u dat goed vindt. U mag het later altijd "
                "intrekken: dat kan bij uw consulent."
            )
