"""Registering volunteers with all that is known about them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker, Persoon, WensAard
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.services.kenmerken import Wenswaarde
from kern.services.nummers import nummer_uitgeven
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import Vensterversie, patroon_wijzigen
from vrijwilligers.regels.status import overgang_controleren, statusfouten
from vrijwilligers.regels.taalniveau import niveau_fout
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

from .bekwaamheden import BekwaamheidWaarde
from .beschikbaarheid import (
    Rijen,
    afwezigheden_van,
    afwezigheidsrijen,
    patroon_op,
    vensterrijen,
    versies_van,
)
from .bewijzen import ScholingWaarde, VogWaarde, dubbele_vog, vogwaarden
from .grondslag import grondslag_fouten
from .stappen import stap_vastleggen

__all__ = [
    "BekwaamheidWaarde",
    "ScholingWaarde",
    "VogWaarde",
    "VrijwilligerGegevens",
    "gegevens_van",
    "vrijwilliger_opslaan",
]

LETTER = "V"

VELDEN = (
    "persoon",
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
)


@dataclass(frozen=True, slots=True)
class VrijwilligerGegevens:
    """A volunteer. Limits: minutes one way, minutes a week (travel included), numbers.

    ``nummer``: empty gives one out, and leaves a known one as it is. ``status``: empty leaves it
    and ``pauze_tot`` as they are; a new volunteer is then aangemeld. ``statusreden`` is why a known
    volunteer comes into another state (`regels.status`). ``beschikbaarheid`` is the
    weekly pattern from today on, ``afwezigheden`` those of now and later.
    """

    persoon: Persoon
    vervoer: str
    max_reistijd: int
    max_minuten_per_week: int
    max_koppelingen: int
    nummer: str = ""
    max_zwaar: int | None = None
    status: str = ""
    pauze_tot: date | None = None
    statusreden: str = ""
    aangemeld_op: date | None = None
    instroomroute: str = ""
    kennismaking_op: date | None = None
    referentie_op: date | None = None
    overeenkomst_op: date | None = None
    geheimhouding_op: date | None = None
    begeleidingsbehoefte: str = ""
    begeleider: Gebruiker | None = None
    feestdagen: bool | None = None
    geen_buurtgenoot: bool = False
    geen_straatgenoot: bool = False
    bekwaamheden: tuple[BekwaamheidWaarde, ...] = ()
    vogs: tuple[VogWaarde, ...] = ()
    scholingen: tuple[ScholingWaarde, ...] = ()
    wensen: tuple[Wenswaarde, ...] = ()
    beschikbaarheid: tuple[Weekvenster, ...] = ()
    afwezigheden: tuple[tuple[date, date], ...] = ()
    uitsluitingen: tuple[Persoon, ...] = ()


def gegevens_van(vrijwilliger: Vrijwilliger, vandaag: date) -> VrijwilligerGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return VrijwilligerGegevens(
        **{
            naam: getattr(vrijwilliger, naam) for naam in (*VELDEN, "nummer", "status", "pauze_tot")
        },
        bekwaamheden=tuple(
            BekwaamheidWaarde(rij.kenmerk, rij.geldig_tot, rij.niveau)
            for rij in vrijwilliger.bekwaamheden.all()
        ),
        vogs=tuple(vogwaarden(vrijwilliger)),
        scholingen=tuple(
            ScholingWaarde(rij.naam, rij.gevolgd_op, rij.geldig_tot)
            for rij in vrijwilliger.scholingen.all()
        ),
        wensen=tuple(
            Wenswaarde(rij.kenmerk, WensAard(rij.aard), rij.sterkte)
            for rij in vrijwilliger.wensen.all()
        ),
        beschikbaarheid=patroon_op(versies_van(vrijwilliger), vandaag),
        afwezigheden=tuple(afwezigheden_van(vrijwilliger)),
        uitsluitingen=tuple(rij.persoon for rij in vrijwilliger.uitsluitingen.all()),
    )


@transaction.atomic
def vrijwilliger_opslaan(
    *,
    actor: Actor,
    gegevens: VrijwilligerGegevens,
    vrijwilliger: Vrijwilliger | None = None,
) -> tuple[Vrijwilliger, Uitkomst]:
    """Register a volunteer, or bring a known one up to date.

    Touching windows are merged, and old ones kept as history; a change of status is kept too.
    Raises Ongeldig (a broken rule, overlapping windows), NietToegestaan, and Conflict for a state
    that cannot follow (`regels.status`).
    """
    vereis(actor, "vrijwilliger.registreren")
    nieuw = vrijwilliger is None
    vrijwilliger = vrijwilliger or Vrijwilliger(organisatie_id=actor.organisatie_id)
    _controleren(actor, gegevens, vrijwilliger)
    rijen = _rijen(gegevens, vrijwilliger)
    waarden: dict[str, Any] = {naam: getattr(gegevens, naam) for naam in VELDEN}
    waarden["nummer"] = gegevens.nummer or vrijwilliger.nummer
    if nieuw and not gegevens.nummer:
        waarden["nummer"] = nummer_uitgeven(
            organisatie_id=actor.organisatie_id, letter=LETTER, model=Vrijwilliger
        )
    if gegevens.status:
        waarden |= {"status": gegevens.status, "pauze_tot": gegevens.pauze_tot}
    was = "" if nieuw else vrijwilliger.status
    andere_status = bool(gegevens.status) and (gegevens.status, gegevens.pauze_tot) != (
        was,
        vrijwilliger.pauze_tot,
    )
    if was and andere_status:
        _status_controleren(gegevens, was)
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=vrijwilliger,
        waarden=waarden,
        rijen=rijen,
        persoon_id=gegevens.persoon.id,
    )
    if nieuw or andere_status:
        stap_vastleggen(actor, vrijwilliger, gegevens.statusreden)
    return vrijwilliger, uitkomst


def _rijen(gegevens: VrijwilligerGegevens, vrijwilliger: Vrijwilliger) -> Mapping[str, Rijen]:
    """All rows of the volunteer, history included, once this is registered."""
    vandaag = timezone.localdate()
    nieuw = vrijwilliger._state.adding
    versies: Collection[Vensterversie] = [] if nieuw else versies_van(vrijwilliger)
    patroon = vensters_samenvoegen(gegevens.beschikbaarheid)
    # What is as it is today is no change: one that was planned for later is not dropped for it.
    if patroon_op(versies, vandaag) != tuple(patroon):
        versies = patroon_wijzigen(versies, patroon, vanaf=vandaag, vandaag=vandaag)
    afwezig = [] if nieuw else afwezigheden_van(vrijwilliger)
    return {
        "bekwaamheden": [
            {"kenmerk": b.kenmerk, "geldig_tot": b.geldig_tot, "niveau": b.niveau}
            for b in gegevens.bekwaamheden
        ],
        "vogs": [asdict(vog) for vog in gegevens.vogs],
        "scholingen": [asdict(scholing) for scholing in gegevens.scholingen],
        "wensen": [wens.als_rij() for wens in gegevens.wensen],
        "beschikbaarheden": vensterrijen(versies),
        "afwezigheden": afwezigheidsrijen(gegevens.afwezigheden, afwezig, vandaag),
        "uitsluitingen": [{"persoon": persoon} for persoon in gegevens.uitsluitingen],
    }


def _status_controleren(gegevens: VrijwilligerGegevens, was: str) -> None:
    overgang_controleren(was, gegevens.status)
    fouten = statusfouten(
        gegevens.status,
        reden=gegevens.statusreden,
        tot=gegevens.pauze_tot,
        vandaag=timezone.localdate(),
    )
    namen = {"reden": "statusreden", "tot": "pauze_tot"}
    if fouten:
        raise Ongeldig({namen[veld]: tekst for veld, tekst in fouten.items()})


def _controleren(actor: Actor, gegevens: VrijwilligerGegevens, vrijwilliger: Vrijwilliger) -> None:
    fouten: dict[str, str] = {}
    if gegevens.pauze_tot and gegevens.status != Vrijwilliger.Status.GEPAUZEERD:
        fouten["pauze_tot"] = _("Vul dit alleen in bij een pauze.")
    if tekst := keuze_fout(gegevens.begeleider, vrijwilliger.begeleider):
        fouten["begeleider"] = tekst
    fouten |= grondslag_fouten(
        gegevens.persoon, [b.kenmerk for b in gegevens.bekwaamheden], vrijwilliger
    )
    for plek, bekwaamheid in enumerate(gegevens.bekwaamheden):
        if tekst := niveau_fout(bekwaamheid.kenmerk, bekwaamheid.niveau):
            fouten[f"bekwaamheden/{plek}/niveau"] = tekst
    for vog in gegevens.vogs:
        fouten |= {f"vog_{veld}": tekst for veld, tekst in vog.fouten().items()}
    fouten |= {f"vog_{veld}": tekst for veld, tekst in dubbele_vog(list(gegevens.vogs)).items()}
    for plek, scholing in enumerate(gegevens.scholingen):
        fouten |= {f"scholingen/{plek}/{v}": tekst for v, tekst in scholing.fouten().items()}
    if fouten:
        raise Ongeldig(fouten)
