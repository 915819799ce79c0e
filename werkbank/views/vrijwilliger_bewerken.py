"""Changing what is known of a volunteer: who, admission, limits, state."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from kern.services.personen import persoon_opslaan
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.services.status import (
    vrijwilliger_activeren,
    vrijwilliger_pauzeren,
    vrijwilliger_stoppen,
)
from werkbank.forms.personen import Persoonformulier
from werkbank.forms.vrijwilliger import Grenzenformulier, Statusformulier, Toelatingformulier
from werkbank.formulier import Delen

from .vrijwilliger_basis import Vrijwilligerformulier


class VrijwilligerGegevensPagina(Vrijwilligerformulier):
    """Name, address and how to reach somebody."""

    doel = "gegevens van een vrijwilliger bijwerken"
    titel = _("Gegevens bijwerken")
    inleiding = _("Wat u niet weet, laat u leeg.")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "persoon": Persoonformulier(
                prefix="persoon",
                instance=self.vrijwilliger.persoon,
                organisatie_id=self.actor.organisatie_id,
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        persoon_opslaan(
            actor=self.actor,
            gegevens=delen["persoon"].persoongegevens(),
            persoon=self.vrijwilliger.persoon,
        )
        return self.adres


class Veldenpagina(Vrijwilligerformulier, abstract=True):
    """A form with some of the volunteer's own fields."""

    formulier: Any

    def delen(self, **invoer: Any) -> Delen:
        return {
            "vrijwilliger": self.formulier(
                instance=self.vrijwilliger, organisatie_id=self.actor.organisatie_id, **invoer
            )
        }

    def bewaren(self, delen: Any) -> str:
        vrijwilliger, gegevens = self.actueel()
        return self.opslaan(vrijwilliger, replace(gegevens, **delen["vrijwilliger"].cleaned_data))


class VrijwilligerToelating(Veldenpagina):
    """Application, talks, agreements, guidance."""

    doel = "toelating van een vrijwilliger vastleggen"
    titel = _("Toelating en begeleiding")
    inleiding = _("Vul in wat er al is gebeurd. Wat er nog niet is, laat u leeg.")
    formulier = Toelatingformulier


class VrijwilligerGrenzen(Veldenpagina):
    """How far, how long, how many."""

    doel = "grenzen van een vrijwilliger vastleggen"
    titel = _("Grenzen")
    inleiding = _("Een voorstel gaat nooit over deze grenzen heen.")
    formulier = Grenzenformulier


class VrijwilligerStatus(Vrijwilligerformulier):
    """Takes part, pauses or stops."""

    doel = "status van een vrijwilliger wijzigen"
    titel = _("Status wijzigen")
    gedaan = _("De status is gewijzigd.")

    def delen(self, **invoer: Any) -> Delen:
        return {"status": Statusformulier(van=self.vrijwilliger.status, **invoer)}

    def bewaren(self, delen: Any) -> str:
        gegevens = delen["status"].cleaned_data
        actor, vrijwilliger, reden = self.actor, self.vrijwilliger, gegevens["reden"]
        if gegevens["naar"] == Vrijwilliger.Status.ACTIEF:
            vrijwilliger_activeren(actor=actor, vrijwilliger=vrijwilliger)
        elif gegevens["naar"] == Vrijwilliger.Status.GEPAUZEERD:
            vrijwilliger_pauzeren(
                actor=actor, vrijwilliger=vrijwilliger, reden=reden, tot=gegevens["tot"]
            )
        else:
            vrijwilliger_stoppen(actor=actor, vrijwilliger=vrijwilliger, reden=reden)
        return self.adres

    def context(self) -> dict[str, Any]:
        return {
            "inleiding": _("Nu: %(status)s.") % {"status": self.vrijwilliger.get_status_display()}
        }
