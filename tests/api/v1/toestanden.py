"""The row that an example is about, where not any row will do, and who sends it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from kern.models import Organisatie, Taak
from mantelzorg.models import Hulpvraag, Zorgsituatie
from matching.models import Koppeling, Voorstel
from tests.api.v1.voorbeeldwereld import IDS, SETS
from tests.fabrieken import (
    AanmeldingFactory,
    CheckinFactory,
    DoorverwijzingFactory,
    GeaccepteerdVoorstelFactory,
    GesprekFactory,
    HulpvraagFactory,
    ImportopdrachtFactory,
    KoppelingFactory,
    MetingFactory,
    TaakFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)

Maker = Callable[[Organisatie], UUID]


def _met_id(naam: str) -> Maker:
    return lambda _organisatie: IDS[naam]


def _in_situatie(fabriek: Any) -> Maker:
    def maak(organisatie: Organisatie) -> UUID:
        situatie = Zorgsituatie.alles.get(pk=IDS["zorgsituatie"])
        return fabriek(organisatie=organisatie, zorgsituatie=situatie).pk

    return maak


def _met(fabriek: Any, **waarden: Any) -> Maker:
    return lambda organisatie: fabriek(organisatie=organisatie, **waarden).pk


def _aangeboden(organisatie: Organisatie) -> UUID:
    situatie = Zorgsituatie.alles.get(pk=IDS["zorgsituatie"])
    return GeaccepteerdVoorstelFactory(
        organisatie=organisatie,
        status=Voorstel.Status.AANGEBODEN,
        hulpvraag=HulpvraagFactory(organisatie=organisatie, zorgsituatie=situatie),
    ).pk


def _van_mantelzorger(organisatie: Organisatie) -> UUID:
    situatie = Zorgsituatie.alles.get(pk=IDS["zorgsituatie"])
    return AanmeldingFactory(organisatie=organisatie, mantelzorger=situatie.mantelzorger).pk


def _verlopen(organisatie: Organisatie) -> UUID:
    voorstel = VoorstelFactory(organisatie=organisatie)
    TaakFactory(organisatie=organisatie, soort=Taak.Soort.AANBOD, object_id=voorstel.pk)
    return voorstel.pk


TOESTAND: dict[tuple[str, str], Maker] = {
    ("aanmeldingen", "update"): _met_id("aanmelding"),
    ("aanmeldingen", "zorgsituaties"): _van_mantelzorger,
    ("belastingmetingen", "correcties"): _in_situatie(MetingFactory),
    ("doorverwijzingen", "nazorgcorrecties"): _met(
        DoorverwijzingFactory, nazorg_gedaan_op="2026-10-20", nazorg_uitkomst="nee"
    ),
    ("gesprekken", "update"): _in_situatie(GesprekFactory),
    ("hulpvragen", "update"): _in_situatie(HulpvraagFactory),
    ("hulpvragen", "openstellingen"): _met(HulpvraagFactory, status=Hulpvraag.Status.CONCEPT),
    ("importopdrachten", "uitvoeringen"): _met(ImportopdrachtFactory, soort="zorgsituaties"),
    ("koppelingen", "proeven"): _met(
        KoppelingFactory, status=Koppeling.Status.PROEF, proef_tot="2099-01-01"
    ),
    ("koppelingen", "evaluaties"): _met(KoppelingFactory, status=Koppeling.Status.ACTIEF),
    ("mijn/aanbiedingen", "antwoorden"): _aangeboden,
    ("mijn/checkins", "antwoorden"): _in_situatie(CheckinFactory),
    ("taken", "toewijzingen"): _met_id("taak"),
    ("voorstellen", "antwoorden"): _aangeboden,
    ("voorstellen", "nabelacties"): _verlopen,
    ("vrijwilligers", "activeringen"): _met(VrijwilligerFactory, status="aangemeld"),
    ("zorgsituaties", "update"): _met_id("zorgsituatie"),
    **{
        (naam, handeling): _met_id(naam)
        for naam in SETS
        for handeling in ("update", "partial_update")
    },
}
"""(resource, action) -> what makes the row."""
