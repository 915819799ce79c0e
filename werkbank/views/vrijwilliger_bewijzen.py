"""What shows that a volunteer can be trusted with something: VOGs and courses."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vrijwilligers.models import Vog, Vrijwilliger
from vrijwilligers.services.bewijzen import scholing_toevoegen, vog_bijwerken, vog_toevoegen
from werkbank.forms.bekwaamheid import Scholingformulier, Vogformulier
from werkbank.formulier import Delen

from .vrijwilliger_basis import (
    Rijenpagina,
    Rijregel,
    Verwijderpagina,
    Vrijwilligerformulier,
    zonder,
)


class VogNieuw(Vrijwilligerformulier):
    """A VOG was asked for, or is there."""

    doel = "VOG vastleggen"
    titel = gettext_lazy("VOG aanvragen of vastleggen")
    inleiding = gettext_lazy(
        "Is de VOG er nog niet? Vul dan alleen in wanneer die is aangevraagd. Bewaar geen kopie."
    )

    def delen(self, **invoer: Any) -> Delen:
        return {"vog": Vogformulier(organisatie_id=self.actor.organisatie_id, **invoer)}

    def bewaren(self, delen: Any) -> str:
        vog_toevoegen(
            actor=self.actor, vrijwilliger=self.vrijwilliger, waarde=delen["vog"].waarde()
        )
        return self.adres


class VogPagina(Verwijderpagina):
    """A VOG that was asked for is there, or something was wrong."""

    doel = "VOG bijwerken"
    titel = gettext_lazy("VOG")
    inleiding = gettext_lazy(
        "Is de VOG binnen? Vul de datum in die erop staat, en wie de VOG zag. Bewaar geen kopie."
    )
    sjabloon = "werkbank/vrijwilliger_rij.html"
    rij: Vog

    def rijen(self) -> QuerySet[Any]:
        return Vog.objects.voor(self.actor.organisatie_id).select_related("vrijwilliger__persoon")

    @property
    def vrijwilliger(self) -> Vrijwilliger:
        return self.rij.vrijwilliger

    def delen(self, **invoer: Any) -> Delen:
        return {
            "vog": Vogformulier(
                instance=self.rij, organisatie_id=self.actor.organisatie_id, **invoer
            )
        }

    def bewaren(self, delen: Any) -> str:
        vog_bijwerken(actor=self.actor, vog=self.rij, waarde=delen["vog"].waarde())
        return self.adres

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, gegevens = self.actueel()
        blijft = zonder(vrijwilliger.vogs.all(), gegevens.vogs, sleutel)
        return self.opslaan(vrijwilliger, replace(gegevens, vogs=blijft))

    def context(self) -> dict[str, Any]:
        return {"rij": self.rij}


class VrijwilligerScholing(Rijenpagina):
    """Courses that were followed."""

    doel = "scholing van een vrijwilliger vastleggen"
    titel = gettext_lazy("Cursussen")
    bijschrift = gettext_lazy("Gevolgde cursussen")
    koppen = (gettext_lazy("Cursus"), gettext_lazy("Gevolgd op"), gettext_lazy("Geldig tot en met"))
    leeg = gettext_lazy("Er zijn nog geen cursussen vastgelegd.")

    def regels(self) -> list[Rijregel]:
        return [
            Rijregel(
                rij.pk,
                rij.naam,
                (
                    date_format(rij.gevolgd_op),
                    date_format(rij.geldig_tot) if rij.geldig_tot else _("verloopt niet"),
                ),
            )
            for rij in self.vrijwilliger.scholingen.all()
        ]

    def delen(self, **invoer: Any) -> Delen:
        return {"nieuw": Scholingformulier(organisatie_id=self.actor.organisatie_id, **invoer)}

    def bewaren(self, delen: Any) -> str:
        scholing_toevoegen(
            actor=self.actor, vrijwilliger=self.vrijwilliger, waarde=delen["nieuw"].waarde()
        )
        return self.request.path

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, gegevens = self.actueel()
        blijft = zonder(vrijwilliger.scholingen.all(), gegevens.scholingen, sleutel)
        self.opslaan(vrijwilliger, replace(gegevens, scholingen=blijft))
        return self.request.path
