"""The checks after the scripted day find what they are there for."""

import pytest
from django.utils import timezone

from benchmarks.scenario_api.dag import Boek
from benchmarks.scenario_api.narekenen import narekenen
from kern.actor import Actor
from kern.models import Rol
from matching.models import Voorstel
from matching.services.voorstellen import voorstel_goedkeuren
from tests.fabrieken import (
    GebruikerFactory,
    MatchrondeFactory,
    PersoonFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import paar


@pytest.fixture
def boek(organisatie) -> Boek:
    """A day on which two were there before anything was made."""
    for rol in (Rol.BEHEERDER, Rol.VERWIJZER):
        GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    return Boek()


def over(organisatie, boek, onderwerp: str) -> list[str]:
    return [regel for regel in narekenen(organisatie, boek) if onderwerp in regel]


def test_een_dag_waarop_niets_gebeurde_klopt(organisatie, boek):
    assert list(narekenen(organisatie, boek)) == []


def test_wat_twee_keer_werd_gemaakt_valt_op(organisatie, boek):
    een, _twee = PersoonFactory.create_batch(2, organisatie=organisatie)
    boek.gemaakt["personen"].append(str(een.pk))
    assert over(organisatie, boek, "personen") == ["personen: 2 in the database, 1 made"]


def test_wat_verloren_ging_valt_op(organisatie, boek):
    persoon = PersoonFactory(organisatie=organisatie)
    boek.gemaakt["personen"] += [str(persoon.pk), str(organisatie.pk)]
    assert len(over(organisatie, boek, "lost")) == 1


def test_een_besluit_zonder_iemand_valt_op(organisatie, boek):
    VoorstelFactory(
        organisatie=organisatie,
        status="goedgekeurd",
        beoordeeld_door=GebruikerFactory(organisatie=organisatie),
        beoordeeld_op=timezone.now(),
    )
    assert len(over(organisatie, boek, "nobody did it")) == 1


def test_een_besluit_dat_niemand_hoorde_of_niet_werd_bewaard_valt_op(organisatie, boek):
    hulpvraag, vrijwilliger = paar(organisatie)
    coordinator = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    voorstel = VoorstelFactory(
        organisatie=organisatie, hulpvraag=hulpvraag, vrijwilliger=vrijwilliger
    )
    boek.stappen["voorstellen", str(voorstel.pk)].append("beoordelingen")
    assert len(over(organisatie, boek, "heard of")) == 1
    actor = Actor.van_gebruiker(coordinator, herkomst="test", doel="test")
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.pk)
    assert over(organisatie, boek, "heard of") == []
    boek.stappen["voorstellen", str(voorstel.pk)].append("antwoorden")
    assert len(over(organisatie, boek, "0 answers, 1 heard of")) == 1


def test_wie_op_twee_plekken_tegelijk_is_valt_op(organisatie, boek):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    wie = GebruikerFactory(organisatie=organisatie)
    for _keer in range(2):
        VoorstelFactory(
            organisatie=organisatie,
            vrijwilliger=vrijwilliger,
            status=Voorstel.Status.GOEDGEKEURD,
            beoordeeld_door=wie,
            beoordeeld_op=timezone.now(),
        )
    assert over(organisatie, boek, "reis")


def test_een_ronde_die_blijft_hangen_valt_op(organisatie, boek):
    ronde = MatchrondeFactory(organisatie=organisatie, status="bezig")
    boek.gemaakt["matchrondes"].append(str(ronde.pk))
    assert over(organisatie, boek, "rounds") == ["1 rounds never ended"]


@pytest.mark.parametrize("codes", [(201, 201), (201, 500)])
def test_twee_die_allebei_beslisten_valt_op(organisatie, boek, codes):
    boek.gelijk.append(codes)
    assert len(over(organisatie, boek, "at once")) == 1
