"""A signal on a form: reporting it, following it up, closing it; and whose task it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Taak
from kern.regels.taken import rollen_voor
from mantelzorg.models import Aard, Bron, Opvolging, Signaal, Signaalmelding

from .basis import Modelformulier, medewerkers_kiezen

VAN_MIJ = "mij"
OPEN = "open"


class Werklijstfilter(forms.Form):
    """Whose tasks to show; one's own unless told otherwise."""

    van = forms.ChoiceField(
        label=_("Van wie"),
        choices=[(VAN_MIJ, _("van mij")), ("niemand", _("van niemand")), ("alle", _("alle"))],
    )


class Signaalfilter(forms.Form):
    """Which signals to show; those that wait for an outcome unless told otherwise."""

    toon = forms.ChoiceField(
        label=_("Toon"), choices=[(OPEN, _("open")), ("gesloten", _("afgesloten"))]
    )


class Meldingformulier(Modelformulier):
    """What somebody saw or said, who it was, and how serious it is."""

    class Meta(Modelformulier.Meta):
        model = Signaalmelding
        fields = ("bron", "gemeld_door_naam", "datum", "ernst", "toelichting")

    aard = forms.ChoiceField(label=_("Wat is er"), choices=[("", _("Kies")), *Aard.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bron"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies")),
            *(keuze for keuze in Bron.choices if keuze[0] != Bron.SYSTEEM),
        ]
        self.fields["gemeld_door_naam"].help_text = _(
            "Vul dit in als een vrijwilliger of verwijzer het zei, of iemand anders namens de "
            "mantelzorger."
        )
        self.fields["ernst"].help_text = _(
            "Acuut volgt u vandaag nog op. Vraagt de mantelzorger zelf om hulp? Dan is het "
            "minstens hoog."
        )
        self.order_fields(["aard", "bron", "gemeld_door_naam", "datum", "ernst", "toelichting"])


class Opvolgformulier(Modelformulier):
    """What was done about a signal."""

    class Meta(Modelformulier.Meta):
        model = Opvolging
        fields = ("soort", "datum", "toelichting")


class Signaalafsluitformulier(Modelformulier):
    """What came of a signal."""

    class Meta(Modelformulier.Meta):
        model = Signaal
        fields = ("uitkomst", "uitkomst_toelichting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitkomst = self.fields["uitkomst"]
        uitkomst.required = True
        uitkomst.choices = [("", _("Kies")), *Signaal.Uitkomst.choices]  # type: ignore[attr-defined]


class Toewijsformulier(Modelformulier):
    """Who takes a task up: somebody who may do it."""

    class Meta(Modelformulier.Meta):
        model = Taak
        fields = ("eigenaar",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rollen = rollen_voor(self.instance.soort)
        medewerkers_kiezen(self, "eigenaar", leeg=_("niemand"), rollen=rollen)
