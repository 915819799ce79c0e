"""Volunteers from a file: one row is one volunteer, known by number.

The file is the truth for its columns, with two exceptions that keep what others recorded: a VOG is
added and never removed, and exclusions (which the file has no column for) stay as they are.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.services.opslaan import Uitkomst
from kern.services.personen import persoon_opslaan
from vrijwilligers.models import Vervoer, Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde
from vrijwilligers.services.vrijwilligers import (
    BekwaamheidWaarde,
    VogWaarde,
    VrijwilligerGegevens,
    vrijwilliger_opslaan,
)

from . import cellen, tijdcellen
from .kolommen import GelezenRij, Kolom
from .personen import persoongegevens, persoonkolommen
from .register import Register, als_wensen

VOG = ("vog_afgegeven_op", "vog_vernieuwen_op", "vog_gezien_door")

KOLOMMEN = (
    Kolom("nummer", cellen.nummer, gettext_lazy("eigen nummer, zoals V-0012"), verplicht=True),
    *persoonkolommen(),
    Kolom(
        "status",
        cellen.keuze(Vrijwilliger.Status),
        gettext_lazy("aangemeld, actief (ook als leeg), gepauzeerd of gestopt"),
        leeg=Vrijwilliger.Status.ACTIEF.value,
    ),
    Kolom(
        "vervoer",
        cellen.keuze(Vervoer),
        gettext_lazy("lopend, fiets, ebike, ov of auto"),
        verplicht=True,
    ),
    Kolom(
        "max_reistijd",
        cellen.geheel(1, 240),
        gettext_lazy("hoogste reistijd, in minuten enkele reis"),
        verplicht=True,
    ),
    Kolom(
        "max_minuten_per_week",
        cellen.geheel(0, 10080),
        gettext_lazy("hoogste aantal minuten per week, met reizen"),
        verplicht=True,
    ),
    Kolom(
        "max_koppelingen",
        cellen.geheel(0, 50),
        gettext_lazy("hoogste aantal hulpvragen tegelijk"),
        verplicht=True,
    ),
    Kolom(
        "max_zwaar",
        cellen.geheel(0, 50),
        gettext_lazy("hoogste aantal zware hulpvragen; leeg is geen grens"),
        leeg=None,
    ),
    Kolom(
        "geheimhouding_op",
        cellen.datum,
        gettext_lazy("datum waarop de geheimhouding is getekend"),
        leeg=None,
    ),
    Kolom(
        "geen_buurtgenoot",
        cellen.ja_nee,
        gettext_lazy("ja: liever niemand uit het eigen postcodegebied; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "taken",
        cellen.codes,
        gettext_lazy("taaktypen, zoals oppas; gezelschap"),
        leeg=(),
        zoek=Register.taaktypen,
    ),
    Kolom(
        "bekwaamheden",
        cellen.codes_met_datum,
        gettext_lazy("andere kenmerken, zoals taal_turks; ehbo (tot 31-12-2026)"),
        leeg=(),
        zoek=Register.bekwaamheden,
    ),
    Kolom(
        "beschikbaarheid",
        tijdcellen.beschikbaarheid,
        gettext_lazy("tijden, zoals di 13:00-17:00 (week 1,3); do 9:00-12:00"),
        leeg=(),
    ),
    Kolom(
        "afwezigheden",
        cellen.periodes,
        gettext_lazy("periodes, zoals 01-07-2026 t/m 14-07-2026"),
        leeg=(),
    ),
    Kolom(
        "vereist",
        cellen.codes,
        gettext_lazy("kenmerken die een hulpvraag moet hebben"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vermijd",
        cellen.codes,
        gettext_lazy("kenmerken die een hulpvraag niet mag hebben, zoals rookt"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "gewenst",
        cellen.wensen,
        gettext_lazy("wensen, zoals wandelen: graag; trap: liever_niet"),
        leeg={},
        zoek=Register.wensen,
    ),
    Kolom("vog_afgegeven_op", cellen.datum, gettext_lazy("datum op de VOG"), leeg=None),
    Kolom("vog_vernieuwen_op", cellen.datum, gettext_lazy("datum van een nieuwe VOG"), leeg=None),
    Kolom("vog_gezien_door", cellen.tekst(200), gettext_lazy("wie de VOG heeft gezien")),
    Kolom("vog_profiel", cellen.tekst(60), gettext_lazy("screeningsprofiel van de VOG")),
)


class VrijwilligersInlezen:
    """Brings rows to the services. Existing volunteers are loaded once."""

    kolommen = KOLOMMEN

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._bekend: dict[str, Vrijwilliger] = {
            v.nummer: v
            for v in vrijwilligers_voor_ronde(actor.organisatie_id).prefetch_related(
                "uitsluitingen__persoon"
            )
        }

    def regels(self, gelezen: GelezenRij) -> None:
        """The rules over several cells of a row: a VOG has its three facts, in order."""
        waarden = gelezen.waarden
        if not gelezen.rij.cellen.keys() >= set(VOG) or not waarden.keys() >= set(VOG):
            return
        if any(waarden[naam] for naam in (*VOG, "vog_profiel") if naam in waarden):
            for naam in VOG:
                if not waarden[naam]:
                    gelezen.fout(naam, _("verwacht wordt een waarde, want er is een VOG"))
        afgegeven, vernieuwen = waarden["vog_afgegeven_op"], waarden["vog_vernieuwen_op"]
        if afgegeven and vernieuwen and vernieuwen <= afgegeven:
            gelezen.fout("vog_vernieuwen_op", _("verwacht wordt een datum na de afgifte"))

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst | None:
        """Register the volunteer of a row without errors; notes what the services refuse."""
        waarden = gelezen.waarden
        vrijwilliger = self._bekend.get(waarden["nummer"])
        try:
            persoon, uitkomst = persoon_opslaan(
                actor=self.actor,
                gegevens=persoongegevens(waarden),
                persoon=vrijwilliger.persoon if vrijwilliger else None,
            )
            _, ook = vrijwilliger_opslaan(
                actor=self.actor,
                vrijwilliger=vrijwilliger,
                gegevens=VrijwilligerGegevens(
                    persoon=persoon,
                    **{naam: waarden[naam] for naam in GELIJK},
                    bekwaamheden=(
                        *map(BekwaamheidWaarde, waarden["taken"]),
                        *waarden["bekwaamheden"],
                    ),
                    vogs=_vogs(waarden, vrijwilliger),
                    wensen=als_wensen(waarden["vereist"], waarden["vermijd"], waarden["gewenst"]),
                    uitsluitingen=tuple(u.persoon for u in vrijwilliger.uitsluitingen.all())
                    if vrijwilliger
                    else (),
                ),
            )
        except Ongeldig as fout:
            gelezen.velden_fout(fout.velden, {})
            return None
        return uitkomst if ook is Uitkomst.ONGEWIJZIGD else ook


GELIJK = (
    "nummer",
    "status",
    "vervoer",
    "max_reistijd",
    "max_minuten_per_week",
    "max_koppelingen",
    "max_zwaar",
    "geheimhouding_op",
    "geen_buurtgenoot",
    "beschikbaarheid",
    "afwezigheden",
)
"""Columns with the name of the field they fill."""


def _vogs(waarden: dict[str, Any], vrijwilliger: Vrijwilliger | None) -> tuple[VogWaarde, ...]:
    """The VOG of the row, next to those with another date that are there already."""
    per_datum = {
        vog.afgegeven_op: VogWaarde(
            vog.afgegeven_op, vog.vernieuwen_op, vog.gezien_door, vog.profiel
        )
        for vog in (vrijwilliger.vogs.all() if vrijwilliger else ())
    }
    if waarden["vog_afgegeven_op"]:
        per_datum[waarden["vog_afgegeven_op"]] = VogWaarde(
            waarden["vog_afgegeven_op"],
            waarden["vog_vernieuwen_op"],
            waarden["vog_gezien_door"],
            waarden["vog_profiel"],
        )
    return tuple(per_datum.values())
