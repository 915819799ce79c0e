"""What a volunteer can and wants: tasks, languages, skills, wishes, exclusions."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.fouten import Ongeldig
from kern.models import KenmerkSoort
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import ook_betrokken_bij, zorgsituaties_van
from vrijwilligers.models import Bekwaamheid, Vrijwilliger, VrijwilligerUitsluiting
from vrijwilligers.services.vrijwilligers import BekwaamheidWaarde
from werkbank.forms.bekwaamheid import (
    Bekwaamheidformulier,
    Takenformulier,
    Talenformulier,
    Uitsluitingformulier,
    Wensformulier,
)
from werkbank.formulier import Delen

from .vrijwilliger_basis import (
    Rijenpagina,
    Rijregel,
    Verwijderpagina,
    Vrijwilligerformulier,
    zonder,
)


class VrijwilligerTaken(Vrijwilligerformulier):
    """Tasks and skills, ticked. What is not on the form stays, and so do dates and levels."""

    doel = "taken van een vrijwilliger vastleggen"
    titel = gettext_lazy("Taken en vaardigheden")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "taken": Takenformulier(
                organisatie_id=self.actor.organisatie_id,
                huidig=[b.kenmerk for b in self.vrijwilliger.bekwaamheden.all()],
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        formulier: Takenformulier = delen["taken"]
        gekozen = {kenmerk.pk: kenmerk for kenmerk in formulier.gekozen()}
        soorten = {veld.soort for veld in formulier.keuzevelden.values()}
        vrijwilliger, gegevens = self.actueel()
        blijft = [
            b
            for b in gegevens.bekwaamheden
            if b.kenmerk.soort not in soorten or gekozen.pop(b.kenmerk.pk, None) is not None
        ]
        nieuw = map(BekwaamheidWaarde, gekozen.values())
        return self.opslaan(vrijwilliger, replace(gegevens, bekwaamheden=(*blijft, *nieuw)))


class VrijwilligerTalen(Vrijwilligerformulier):
    """Which languages, and how well."""

    doel = "talen van een vrijwilliger vastleggen"
    titel = gettext_lazy("Talen")
    inleiding = gettext_lazy("Welke talen spreekt de vrijwilliger, en hoe goed?")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "talen": Talenformulier(
                organisatie_id=self.actor.organisatie_id,
                huidig={
                    b.kenmerk_id: b.niveau
                    for b in self.vrijwilliger.bekwaamheden.all()
                    if b.kenmerk.soort == KenmerkSoort.TAAL
                },
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        niveaus = delen["talen"].niveaus()
        vrijwilliger, gegevens = self.actueel()
        bekwaamheden = []
        for b in gegevens.bekwaamheden:
            if b.kenmerk.soort != KenmerkSoort.TAAL:
                bekwaamheden.append(b)
            elif b.kenmerk.pk in niveaus:
                bekwaamheden.append(replace(b, niveau=niveaus.pop(b.kenmerk.pk)[1]))
        bekwaamheden += [
            BekwaamheidWaarde(taal, niveau=niveau) for taal, niveau in niveaus.values()
        ]
        return self.opslaan(vrijwilliger, replace(gegevens, bekwaamheden=tuple(bekwaamheden)))


class BekwaamheidPagina(Verwijderpagina):
    """One skill: until when, and how well if it is a language."""

    doel = "vaardigheid van een vrijwilliger bijwerken"
    titel = gettext_lazy("Vaardigheid")
    sjabloon = "werkbank/vrijwilliger_rij.html"
    rij: Bekwaamheid

    def rijen(self) -> QuerySet[Any]:
        return Bekwaamheid.objects.voor(self.actor.organisatie_id).select_related(
            "kenmerk", "vrijwilliger__persoon"
        )

    @property
    def vrijwilliger(self) -> Vrijwilliger:
        return self.rij.vrijwilliger

    def delen(self, **invoer: Any) -> Delen:
        return {
            "bekwaamheid": Bekwaamheidformulier(
                instance=self.rij, organisatie_id=self.actor.organisatie_id, **invoer
            )
        }

    def bewaren(self, delen: Any) -> str:
        vrijwilliger, gegevens = self.actueel()
        bekwaamheden = tuple(
            replace(b, **delen["bekwaamheid"].cleaned_data)
            if b.kenmerk.pk == self.rij.kenmerk_id
            else b
            for b in gegevens.bekwaamheden
        )
        return self.opslaan(vrijwilliger, replace(gegevens, bekwaamheden=bekwaamheden))

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, gegevens = self.actueel()
        blijft = zonder(vrijwilliger.bekwaamheden.all(), gegevens.bekwaamheden, sleutel)
        return self.opslaan(vrijwilliger, replace(gegevens, bekwaamheden=blijft))

    def context(self) -> dict[str, Any]:
        return {"titel": self.rij.kenmerk.naam, "rij": self.rij}


class VrijwilligerWensen(Rijenpagina):
    """What somebody demands, refuses or wishes of a request."""

    doel = "wensen van een vrijwilliger vastleggen"
    titel = gettext_lazy("Wensen")
    inleiding = gettext_lazy("Bij wie wil de vrijwilliger graag komen, en bij wie niet?")
    bijschrift = gettext_lazy("Wensen van de vrijwilliger")
    koppen = (gettext_lazy("Waarover"), gettext_lazy("Wat de vrijwilliger wil"))
    leeg = gettext_lazy("Er zijn geen wensen vastgelegd.")

    def regels(self) -> list[Rijregel]:
        return [
            Rijregel(
                rij.pk,
                rij.kenmerk.naam,
                (rij.get_sterkte_display() if rij.sterkte else rij.get_aard_display(),),
            )
            for rij in self.vrijwilliger.wensen.all()
        ]

    def delen(self, **invoer: Any) -> Delen:
        return {"nieuw": Wensformulier(organisatie_id=self.actor.organisatie_id, **invoer)}

    def bewaren(self, delen: Any) -> str:
        nieuw = delen["nieuw"].wens()
        vrijwilliger, gegevens = self.actueel()
        if nieuw.kenmerk.pk in {wens.kenmerk.pk for wens in gegevens.wensen}:
            raise Ongeldig({"kenmerk": _("Hierover is al een wens. Verwijder die eerst.")})
        self.opslaan(vrijwilliger, replace(gegevens, wensen=(*gegevens.wensen, nieuw)))
        return self.request.path

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, gegevens = self.actueel()
        blijft = zonder(vrijwilliger.wensen.all(), gegevens.wensen, sleutel)
        self.opslaan(vrijwilliger, replace(gegevens, wensen=blijft))
        return self.request.path


class VrijwilligerUitsluitingen(Rijenpagina):
    """To whom somebody is never proposed: by number, without names."""

    doel = "uitsluitingen van een vrijwilliger vastleggen"
    titel = gettext_lazy("Uitsluitingen")
    inleiding = gettext_lazy(
        "Bij deze mensen wordt de vrijwilliger nooit voorgesteld. U ziet alleen het nummer."
    )
    bijschrift = gettext_lazy("Uitsluitingen van de vrijwilliger")
    koppen = (gettext_lazy("Zorgsituatie"), gettext_lazy("Wie"))
    leeg = gettext_lazy("Er zijn geen uitsluitingen.")

    def personen(self) -> Iterable[UUID | None]:
        return [*super().personen(), *(u.persoon_id for u in self.vrijwilliger.uitsluitingen.all())]

    def regels(self) -> list[Rijregel]:
        rijen = list(self.vrijwilliger.uitsluitingen.all())
        bij = ook_betrokken_bij(self.actor.organisatie_id, [rij.persoon for rij in rijen])
        return [_uitsluitingsregel(rij, bij[rij.persoon_id]) for rij in rijen]

    def delen(self, **invoer: Any) -> Delen:
        return {"nieuw": Uitsluitingformulier(**invoer)}

    def bewaren(self, delen: Any) -> str:
        gegevens_ = delen["nieuw"].cleaned_data
        situatie = (
            zorgsituaties_van(self.actor.organisatie_id)
            .filter(nummer=gegevens_["zorgsituatie"])
            .first()
        )
        if situatie is None:
            raise Ongeldig({"zorgsituatie": _("Er is geen zorgsituatie met dit nummer.")})
        persoon = getattr(situatie, gegevens_["wie"])
        vrijwilliger, gegevens = self.actueel()
        if persoon not in gegevens.uitsluitingen:
            gegevens = replace(gegevens, uitsluitingen=(*gegevens.uitsluitingen, persoon))
        self.opslaan(vrijwilliger, gegevens)
        return self.request.path

    def verwijderen(self, sleutel: str) -> str:
        vrijwilliger, gegevens = self.actueel()
        blijft = zonder(vrijwilliger.uitsluitingen.all(), gegevens.uitsluitingen, sleutel)
        self.opslaan(vrijwilliger, replace(gegevens, uitsluitingen=blijft))
        return self.request.path


def _uitsluitingsregel(rij: VrijwilligerUitsluiting, situaties: list[Zorgsituatie]) -> Rijregel:
    """Somebody by the numbers of their care situations, with a link to the first."""
    if not situaties:
        adres = reverse("werkbank:persoon", args=[rij.persoon_id])
        return Rijregel(rij.pk, _("geen zorgsituatie"), ("–",), adres=adres)
    rollen = {
        _("mantelzorger") if s.mantelzorger_id == rij.persoon_id else _("zorgvrager")
        for s in situaties
    }
    return Rijregel(
        rij.pk,
        ", ".join(situatie.nummer for situatie in situaties),
        (", ".join(sorted(rollen)),),
        adres=reverse("werkbank:zorgsituatie", args=[situaties[0].pk]),
    )
