"""Volunteers from a file: one row is one volunteer, known by number.

The file is the truth for its columns, with two exceptions that keep what others recorded: a VOG is
added or brought up to date and never removed, and exclusions, which name persons and so have no
column, stay as they are.
"""

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.models import KenmerkSoort
from kern.services.opslaan import Uitkomst
from vrijwilligers.models import (
    Begeleidingsbehoefte,
    Instroomroute,
    Statusreden,
    Vervoer,
    Vrijwilliger,
)
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_volledig
from vrijwilligers.services.vrijwilligers import (
    ScholingWaarde,
    VogWaarde,
    VrijwilligerGegevens,
    gegevens_van,
    vrijwilliger_opslaan,
)

from .cellen import DATUM, JA_NEE, NUMMER, Vorm, getal_van, keuze_uit, tekst_van
from .kolommen import GelezenRij, Kolom
from .lijstcellen import cursussen, cursussen_als_cel, periodes, periodes_als_cel
from .personen import persoon_van_rij, persoonkolommen, persoonwaarden
from .register import BEKWAAMHEDEN, GEBRUIKER, KENMERKEN, WENSEN, Register, als_wensen, wenskolommen
from .soort import Soort
from .tijdcellen import BESCHIKBAARHEID

PERIODES = Vorm(periodes, periodes_als_cel)
CURSUSSEN = Vorm(cursussen, cursussen_als_cel)

VOG = (
    Kolom("vog_aangevraagd_op", DATUM, gettext_lazy("datum waarop de VOG is gevraagd"), leeg=None),
    Kolom("vog_afgegeven_op", DATUM, gettext_lazy("datum op de VOG"), leeg=None),
    Kolom("vog_vernieuwen_op", DATUM, gettext_lazy("datum van een nieuwe VOG"), leeg=None),
    Kolom("vog_gezien_door", tekst_van(200), gettext_lazy("wie de VOG heeft gezien")),
    Kolom("vog_profiel", tekst_van(60), gettext_lazy("screeningsprofiel van de VOG")),
)

KOLOMMEN = (
    Kolom("nummer", NUMMER, gettext_lazy("eigen nummer, zoals V-0012"), verplicht=True),
    *persoonkolommen(),
    Kolom(
        "status",
        keuze_uit(Vrijwilliger.Status),
        gettext_lazy("aangemeld (leeg bij wie nieuw is), actief, gepauzeerd of gestopt"),
    ),
    Kolom("pauze_tot", DATUM, gettext_lazy("laatste dag van een pauze"), leeg=None),
    Kolom(
        "statusreden",
        keuze_uit(Statusreden),
        gettext_lazy("waarom iemand pauzeert of stopt, zoals werk; alleen bij een nieuwe status"),
    ),
    Kolom(
        "vervoer",
        keuze_uit(Vervoer),
        gettext_lazy("lopend, fiets, ebike, ov of auto"),
        verplicht=True,
    ),
    Kolom(
        "max_reistijd",
        getal_van(1, 240),
        gettext_lazy("hoogste reistijd, in minuten enkele reis"),
        verplicht=True,
    ),
    Kolom(
        "max_minuten_per_week",
        getal_van(0, 10080),
        gettext_lazy("hoogste aantal minuten per week, met reizen"),
        verplicht=True,
    ),
    Kolom(
        "max_koppelingen",
        getal_van(0, 50),
        gettext_lazy("hoogste aantal hulpvragen tegelijk"),
        verplicht=True,
    ),
    Kolom(
        "max_zwaar",
        getal_van(0, 50),
        gettext_lazy("hoogste aantal zware hulpvragen; leeg is geen grens"),
        leeg=None,
    ),
    Kolom("aangemeld_op", DATUM, gettext_lazy("datum van aanmelden"), leeg=None),
    Kolom(
        "instroomroute",
        keuze_uit(Instroomroute),
        gettext_lazy("hoe iemand kwam, zoals zelf, bekende of vacaturebank"),
    ),
    Kolom("kennismaking_op", DATUM, gettext_lazy("datum van het kennismakingsgesprek"), leeg=None),
    Kolom(
        "referentie_op", DATUM, gettext_lazy("datum waarop een referentie is gevraagd"), leeg=None
    ),
    Kolom("overeenkomst_op", DATUM, gettext_lazy("datum van de overeenkomst"), leeg=None),
    Kolom(
        "geheimhouding_op",
        DATUM,
        gettext_lazy("datum waarop de geheimhouding is getekend"),
        leeg=None,
    ),
    Kolom(
        "begeleidingsbehoefte",
        keuze_uit(Begeleidingsbehoefte),
        gettext_lazy("geen, begin, regelmatig of veel"),
    ),
    Kolom(
        "begeleider",
        GEBRUIKER,
        gettext_lazy("e-mailadres waarmee de begeleider inlogt"),
        leeg=None,
        zoek=Register.gebruiker,
    ),
    Kolom("feestdagen", JA_NEE, gettext_lazy("ook op feestdagen: ja of nee"), leeg=None),
    Kolom(
        "geen_buurtgenoot",
        JA_NEE,
        gettext_lazy("ja: liever niemand uit het eigen postcodegebied; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "geen_straatgenoot",
        JA_NEE,
        gettext_lazy("ja: niemand uit de eigen straat; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "taken",
        BEKWAAMHEDEN,
        gettext_lazy("taaktypen, zoals oppas; gezelschap"),
        leeg=(),
        zoek=Register.taaktypen,
    ),
    Kolom(
        "bekwaamheden",
        BEKWAAMHEDEN,
        gettext_lazy("andere kenmerken, zoals taal_turks (b2); ehbo (tot 31-12-2026)"),
        leeg=(),
        zoek=Register.bekwaamheden,
    ),
    Kolom(
        "scholingen",
        CURSUSSEN,
        gettext_lazy("cursussen, zoals EHBO (gevolgd 01-02-2025, tot 01-02-2027)"),
        leeg=(),
    ),
    Kolom(
        "beschikbaarheid",
        BESCHIKBAARHEID,
        gettext_lazy("tijden vanaf vandaag, zoals di 13:00-17:00 (week 1,3); do 9:00-12:00"),
        leeg=(),
    ),
    Kolom(
        "afwezigheden",
        PERIODES,
        gettext_lazy("periodes van nu en later, zoals 01-07-2026 t/m 14-07-2026"),
        leeg=(),
    ),
    Kolom(
        "vereist",
        KENMERKEN,
        gettext_lazy("kenmerken die een hulpvraag moet hebben"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vermijd",
        KENMERKEN,
        gettext_lazy("kenmerken die een hulpvraag niet mag hebben, zoals rookt"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "gewenst",
        WENSEN,
        gettext_lazy("wensen, zoals wandelen: graag; trap: liever_niet"),
        leeg={},
        zoek=Register.wensen,
    ),
    *VOG,
)

GELIJK = (
    "nummer",
    "status",
    "pauze_tot",
    "vervoer",
    "max_reistijd",
    "max_minuten_per_week",
    "max_koppelingen",
    "max_zwaar",
    "aangemeld_op",
    "instroomroute",
    "kennismaking_op",
    "referentie_op",
    "overeenkomst_op",
    "geheimhouding_op",
    "begeleidingsbehoefte",
    "begeleider",
    "feestdagen",
    "geen_buurtgenoot",
    "geen_straatgenoot",
    "beschikbaarheid",
    "afwezigheden",
)
"""Columns with the name of the field they fill."""


class Vrijwilligers(Soort):
    """The file of volunteers."""

    kolommen = KOLOMMEN
    inzien = "vrijwilliger.inzien"
    registreren = "vrijwilliger.registreren"
    veld_in_kolom = {"wensen": "gewenst"}

    def __init__(self, actor: Actor) -> None:
        self._vandaag = timezone.localdate()
        super().__init__(actor)

    def lijst(self) -> QuerySet[Vrijwilliger]:
        """All volunteers with all that is registered about them."""
        return vrijwilligers_volledig(self.actor.organisatie_id)

    def waarden(self, gegeven: Vrijwilliger) -> dict[str, Any]:
        """A volunteer as the values of the columns."""
        nu = gegevens_van(gegeven, self._vandaag)
        taken = [b for b in nu.bekwaamheden if b.kenmerk.soort == KenmerkSoort.TAAKTYPE]
        return (
            persoonwaarden(gegeven.persoon)
            | {naam: getattr(nu, naam) for naam in GELIJK}
            | {
                "statusreden": next((s.reden for s in reversed(gegeven.stappen.all())), ""),
                "taken": tuple(taken),
                "bekwaamheden": tuple(b for b in nu.bekwaamheden if b not in taken),
                "scholingen": tuple(astuple(scholing) for scholing in nu.scholingen),
                "afwezigheden": tuple(p for p in nu.afwezigheden if p[1] >= self._vandaag),
            }
            | wenskolommen(gegeven.wensen.all())
            | _vogkolommen(_laatste(nu.vogs))
        )

    def personen(self, gegeven: Vrijwilliger) -> Iterator[UUID]:
        """The volunteer."""
        yield gegeven.persoon_id

    def controleren(self, gelezen: GelezenRij) -> None:
        """A VOG has its facts, in order; a row without one leaves the VOG that is known.

        So does a row without a status.
        """
        waarden = gelezen.waarden
        if gelezen.bekend is not None:
            self._status_controleren(gelezen)
        if not waarden.keys() >= {kolom.naam for kolom in VOG}:
            return
        vog = _vog(waarden)
        if vog == VogWaarde():
            for kolom in VOG:
                gelezen.wijzigingen.pop(kolom.naam, None)
            return
        for veld, melding in vog.fouten().items():
            gelezen.fout(f"vog_{veld}", melding)

    def _status_controleren(self, gelezen: GelezenRij) -> None:
        """A row without a status leaves the one that is known; a reason is of another status."""
        if not gelezen.waarden.get("status"):
            gelezen.wijzigingen.pop("status", None)
        reden = gelezen.wijzigingen.keys() & {"status", "pauze_tot", "statusreden"}
        if reden == {"statusreden"}:
            gelezen.fout("statusreden", _("verwacht wordt een reden alleen bij een nieuwe status"))

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst:
        """Register the volunteer of a row."""
        waarden, bekend = gelezen.waarden, gelezen.bekend
        persoon, uitkomst = persoon_van_rij(self.actor, gelezen, bekend.persoon if bekend else None)
        nu = gegevens_van(bekend, self._vandaag) if bekend else None
        _vrijwilliger, ook = vrijwilliger_opslaan(
            actor=self.actor,
            vrijwilliger=bekend,
            gegevens=VrijwilligerGegevens(
                persoon=persoon,
                **{naam: waarden[naam] for naam in GELIJK if naam != "status"},
                status=waarden["status"] or (bekend.status if bekend else ""),
                statusreden=waarden["statusreden"],
                bekwaamheden=(*waarden["taken"], *waarden["bekwaamheden"]),
                scholingen=tuple(ScholingWaarde(*scholing) for scholing in waarden["scholingen"]),
                vogs=_vogs(nu.vogs if nu else (), _vog(waarden)),
                wensen=als_wensen(waarden["vereist"], waarden["vermijd"], waarden["gewenst"]),
                uitsluitingen=nu.uitsluitingen if nu else (),
            ),
        )
        return uitkomst if ook is Uitkomst.ONGEWIJZIGD else ook


def _vog(waarden: dict[str, Any]) -> VogWaarde:
    """The VOG of a row; an empty one if it has none."""
    return VogWaarde(**{kolom.naam.removeprefix("vog_"): waarden[kolom.naam] for kolom in VOG})


def _vogkolommen(vog: VogWaarde) -> dict[str, Any]:
    return {kolom.naam: getattr(vog, kolom.naam.removeprefix("vog_")) for kolom in VOG}


def _laatste(vogs: tuple[VogWaarde, ...]) -> VogWaarde:
    """The VOG that a row shows: the one issued last, or else the one asked for."""
    return max(
        vogs,
        key=lambda vog: (vog.afgegeven_op is not None, vog.afgegeven_op or vog.aangevraagd_op),
        default=VogWaarde(),
    )


def _vogs(bekend: tuple[VogWaarde, ...], vog: VogWaarde) -> tuple[VogWaarde, ...]:
    """What is known with the VOG of a row: a later one, the same one, or the one asked for."""
    if vog == VogWaarde():
        return bekend
    if vog.afgegeven_op is None and any(
        ander.afgegeven_op and ander.aangevraagd_op == vog.aangevraagd_op for ander in bekend
    ):
        return bekend  # an old file: what it asks for has been issued since
    andere = [
        ander
        for ander in bekend
        if ander.afgegeven_op != vog.afgegeven_op
        and (ander.afgegeven_op or ander.aangevraagd_op != vog.aangevraagd_op)
    ]
    return (*andere, vog)
