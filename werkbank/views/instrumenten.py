"""The instruments there are, and loading one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kern.fouten import Ongeldig
from mantelzorg.regels.instrumentbestand import GROOTSTE_BESTAND
from mantelzorg.services.instrumenten import instrument_inlezen
from werkbank.forms.instrumenten import Instrumentformulier
from werkbank.formulier import Delen, Formulierpagina
from werkbank.weergave_metingen import instrumentregels


class Instrumenten(Formulierpagina):
    """What burden is measured with, each with its source; and a form to load another."""

    recht = "stamgegevens.beheren"
    doel = "instrumenten beheren"
    titel = _("Instrumenten")
    inleiding = _(
        "Vragenlijsten waarmee u de belasting van mantelzorgers meet. U kunt er zelf een inlezen, "
        "of de teksten van een lijst waarvoor u een licentie hebt. Hoe het bestand eruitziet, "
        "staat in de handleiding (docs/handleiding/instrumenten.md)."
    )
    knop = _("Lees dit bestand in")
    gedaan = _("Het instrument is ingelezen.")
    sjabloon = "werkbank/instrumenten.html"

    def delen(self, **invoer: Any) -> Delen:
        te_groot = getattr(self.request, "bestand_te_groot", False)
        return {"instrument": Instrumentformulier(prefix="instrument", te_groot=te_groot, **invoer)}

    def bewaren(self, delen: Any) -> str:
        bestand = delen["instrument"].cleaned_data["bestand"]
        # One byte more than is allowed, to see that it is too much.
        instrument_inlezen(actor=self.actor, inhoud=bestand.read(GROOTSTE_BESTAND + 1))
        return reverse("werkbank:instrumenten")

    def fout_bij_veld(self, delen: Delen, fout: Ongeldig) -> None:
        """Each wrong place in the file, at the file."""
        for plek, tekst in fout.velden.items():
            regel = tekst if plek == "bestand" else f"{plek}: {tekst}"
            delen["instrument"].add_error("bestand", regel)

    def context(self) -> dict[str, Any]:
        return {"instrumenten": instrumentregels(self.actor.organisatie_id)}
