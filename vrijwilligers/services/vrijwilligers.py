"""Registering volunteers, their skills, VOG, availability and absences."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Kenmerk, Persoon
from kern.rechten import vereis
from kern.services.kenmerken import Wenswaarde
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

VELDEN = (
    "nummer",
    "persoon",
    "status",
    "vervoer",
    "max_reistijd",
    "max_minuten_per_week",
    "max_koppelingen",
    "max_zwaar",
    "geheimhouding_op",
    "geen_buurtgenoot",
)


@dataclass(frozen=True, slots=True)
class BekwaamheidWaarde:
    """What somebody is or can, and until when."""

    kenmerk: Kenmerk
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True)
class VogWaarde:
    """A VOG that was seen."""

    afgegeven_op: date
    vernieuwen_op: date
    gezien_door: str
    profiel: str = ""


@dataclass(frozen=True, slots=True)
class VrijwilligerGegevens:
    """A volunteer. Limits: minutes one way, minutes a week (travel included), numbers."""

    nummer: str
    persoon: Persoon
    vervoer: str
    max_reistijd: int
    max_minuten_per_week: int
    max_koppelingen: int
    max_zwaar: int | None = None
    status: str = Vrijwilliger.Status.ACTIEF
    geheimhouding_op: date | None = None
    geen_buurtgenoot: bool = False
    bekwaamheden: tuple[BekwaamheidWaarde, ...] = ()
    vogs: tuple[VogWaarde, ...] = ()
    wensen: tuple[Wenswaarde, ...] = ()
    beschikbaarheid: tuple[Weekvenster, ...] = ()
    afwezigheden: tuple[tuple[date, date], ...] = ()
    uitsluitingen: tuple[Persoon, ...] = ()


@transaction.atomic
def vrijwilliger_opslaan(
    *,
    actor: Actor,
    gegevens: VrijwilligerGegevens,
    vrijwilliger: Vrijwilliger | None = None,
) -> tuple[Vrijwilliger, Uitkomst]:
    """Register a volunteer, or bring a known one up to date.

    Touching windows are merged. Raises Ongeldig (a broken rule, overlapping windows) and
    NietToegestaan.
    """
    vereis(actor, "vrijwilliger.registreren")
    if any(tot < van for van, tot in gegevens.afwezigheden):
        raise Ongeldig({"afwezigheden": _("Het einde ligt voor het begin.")})
    vensters = vensters_samenvoegen(gegevens.beschikbaarheid)
    vrijwilliger = vrijwilliger or Vrijwilliger(organisatie_id=actor.organisatie_id)
    rijen: dict[str, list[dict[str, object]]] = {
        "bekwaamheden": [
            {"kenmerk": b.kenmerk, "geldig_tot": b.geldig_tot} for b in gegevens.bekwaamheden
        ],
        "vogs": [asdict(vog) for vog in gegevens.vogs],
        "wensen": [wens.als_rij() for wens in gegevens.wensen],
        "beschikbaarheden": [asdict(venster) for venster in vensters],
        "afwezigheden": [{"van": van, "tot": tot} for van, tot in gegevens.afwezigheden],
        "uitsluitingen": [{"persoon": persoon} for persoon in gegevens.uitsluitingen],
    }
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=vrijwilliger,
        waarden={naam: getattr(gegevens, naam) for naam in VELDEN},
        rijen=rijen,
        persoon_id=gegevens.persoon.id,
    )
    return vrijwilliger, uitkomst
