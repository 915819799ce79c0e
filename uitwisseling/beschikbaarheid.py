"""When volunteers can, from a file: one row is one known volunteer.

The weekly pattern holds from the day in ``vanaf`` on, until ``tot`` if that is given, and what
held before stays as history.
Absences and extra dates are those of now and later; what is over stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.services.opslaan import Uitkomst
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_volledig
from vrijwilligers.services.beschikbaarheid import (
    afwezigheden_van,
    afwezigheden_wijzigen,
    beschikbaarheid_wijzigen,
    extra_beschikbaarheid_wijzigen,
    patroon_op,
    versies_van,
)
from vrijwilligers.services.vrijwilligers import gegevens_van, vrijwilliger_opslaan

from .cellen import DATUM, JA_NEE, NUMMER
from .kolommen import GelezenRij, Kolom
from .soort import Soort
from .tijdcellen import BESCHIKBAARHEID, EXTRA, Extra
from .vrijwilligers import PERIODES

KOLOMMEN = (
    Kolom("nummer", NUMMER, gettext_lazy("nummer van de vrijwilliger"), verplicht=True),
    Kolom("vanaf", DATUM, gettext_lazy("vanaf wanneer de tijden gelden; leeg: vandaag"), leeg=None),
    Kolom(
        "tot",
        DATUM,
        gettext_lazy("laatste dag van deze tijden; daarna geldt wat er anders had gegolden"),
        leeg=None,
    ),
    Kolom(
        "beschikbaarheid",
        BESCHIKBAARHEID,
        gettext_lazy("tijden, zoals di 13:00-17:00 (week 1,3); do 9:00-12:00"),
        leeg=(),
    ),
    Kolom(
        "afwezigheden",
        PERIODES,
        gettext_lazy("periodes van nu en later, zoals 01-07-2026 t/m 14-07-2026"),
        leeg=(),
    ),
    Kolom(
        "extra",
        EXTRA,
        gettext_lazy("dagen van nu en later waarop iemand ook kan: 24-12-2026 9:00-12:00"),
        leeg=(),
    ),
    Kolom("feestdagen", JA_NEE, gettext_lazy("ook op feestdagen: ja of nee"), leeg=None),
)


class Beschikbaarheden(Soort):
    """The file of availability."""

    kolommen = KOLOMMEN
    inzien = "vrijwilliger.inzien"
    registreren = "vrijwilliger.registreren"
    veld_in_kolom = {"beschikbaarheden": "beschikbaarheid", "datum": "extra"}

    def __init__(self, actor: Actor) -> None:
        self._vandaag = timezone.localdate()
        super().__init__(actor)

    def lijst(self) -> QuerySet[Vrijwilliger]:
        """All volunteers with all their times."""
        return vrijwilligers_volledig(self.actor.organisatie_id)

    def waarden(self, gegeven: Vrijwilliger) -> dict[str, Any]:
        """What holds today, as the values of the columns."""
        return self.waarden_naast(gegeven, {})

    def waarden_naast(self, gegeven: Vrijwilliger, gelezen: Mapping[str, Any]) -> dict[str, Any]:
        """What holds on the day from which the row holds."""
        vanaf = gelezen.get("vanaf")
        return {
            "nummer": gegeven.nummer,
            "vanaf": vanaf,
            "tot": gelezen.get("tot"),
            "beschikbaarheid": patroon_op(versies_van(gegeven), vanaf or self._vandaag),
            "afwezigheden": tuple(
                periode for periode in afwezigheden_van(gegeven) if periode[1] >= self._vandaag
            ),
            "extra": tuple(extra for extra in _extra(gegeven) if extra[0] >= self._vandaag),
            "feestdagen": gegeven.feestdagen,
        }

    def personen(self, gegeven: Vrijwilliger) -> Iterator[UUID]:
        """The volunteer."""
        yield gegeven.persoon_id

    def controleren(self, gelezen: GelezenRij) -> None:
        """The volunteer is known."""
        if gelezen.bekend is None and "nummer" in gelezen.waarden:
            gelezen.fout("nummer", _("verwacht wordt het nummer van een bekende vrijwilliger"))

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst:
        """Bring what the row changes to the service that keeps its history."""
        waarden, vrijwilliger = gelezen.waarden, gelezen.bekend
        uitkomsten = []
        if "feestdagen" in gelezen.wijzigingen:
            nu = gegevens_van(vrijwilliger, self._vandaag)
            uitkomsten.append(
                vrijwilliger_opslaan(
                    actor=self.actor,
                    vrijwilliger=vrijwilliger,
                    gegevens=replace(nu, feestdagen=waarden["feestdagen"]),
                )[1]
            )
        if "beschikbaarheid" in gelezen.wijzigingen:
            uitkomsten.append(
                beschikbaarheid_wijzigen(
                    actor=self.actor,
                    vrijwilliger=vrijwilliger,
                    vensters=waarden["beschikbaarheid"],
                    vanaf=waarden["vanaf"] or self._vandaag,
                    tot=waarden["tot"],
                )
            )
        if "afwezigheden" in gelezen.wijzigingen:
            uitkomsten.append(
                afwezigheden_wijzigen(
                    actor=self.actor, vrijwilliger=vrijwilliger, periodes=waarden["afwezigheden"]
                )
            )
        if "extra" in gelezen.wijzigingen:
            uitkomsten.append(
                extra_beschikbaarheid_wijzigen(
                    actor=self.actor,
                    vrijwilliger=vrijwilliger,
                    datums=[
                        *(extra for extra in _extra(vrijwilliger) if extra[0] < self._vandaag),
                        *waarden["extra"],
                    ],
                )
            )
        return Uitkomst.GEWIJZIGD if Uitkomst.GEWIJZIGD in uitkomsten else Uitkomst.ONGEWIJZIGD


def _extra(vrijwilliger: Vrijwilliger) -> list[Extra]:
    return [(rij.datum, rij.van, rij.tot) for rij in vrijwilliger.extra_beschikbaarheden.all()]
