"""Volunteers as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kern.models import KenmerkSoort
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.gereedheid import STAPPEN, Gemis


@dataclass(frozen=True, slots=True)
class Vrijwilligerregel:
    """A line of the list: somebody, and what is missing."""

    vrijwilliger: Vrijwilliger
    gemis: list[Gemis]

    @property
    def taken(self) -> list[str]:
        """The tasks that this volunteer does."""
        return sorted(
            b.kenmerk.naam
            for b in self.vrijwilliger.bekwaamheden.all()
            if b.kenmerk.soort == KenmerkSoort.TAAKTYPE
        )


@dataclass(frozen=True, slots=True)
class Gemiskoppeling:
    """Something that is missing, and the address of the form that mends it."""

    tekst: str
    adres: str


FORMULIER = dict.fromkeys(STAPPEN, "vrijwilliger_toelating") | {
    "niet_actief": "vrijwilliger_status",
    "taak": "vrijwilliger_taken",
    "beschikbaarheid": "vrijwilliger_beschikbaarheid",
    "vog": "vog_nieuw",
}
"""Code of `ontbreekt` -> the form where one mends it."""


def gemiskoppelingen(vrijwilliger: Vrijwilliger, gemis: Iterable[Gemis]) -> list[Gemiskoppeling]:
    """What is missing, each with where to mend it. A VOG that was asked for has its own form."""
    gevraagd = [vog for vog in vrijwilliger.vogs.all() if vog.afgegeven_op is None]
    return [
        Gemiskoppeling(
            g.tekst,
            reverse("werkbank:vog", args=[gevraagd[0].pk])
            if g.code == "vog" and gevraagd
            else reverse(f"werkbank:{FORMULIER[g.code]}", args=[vrijwilliger.pk]),
        )
        for g in gemis
    ]
