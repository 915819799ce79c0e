"""Figures over HTTP: counts of half a year, small ones hidden for every role."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from kern.models import AuditRegel, Rol
from kern.rechten import rollen_met
from kern.regels.halfjaren import Halfjaar
from mantelzorg.models import Gesprek
from matching.selectors.cijfers import cijfers_over
from tests.fabrieken import GesprekFactory, ZorgsituatieFactory

LIJST = "/api/v1/cijfers"
VANDAAG = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(
        datetime(2026, 11, 22, 12, tzinfo=timezone.get_current_timezone()), tick=False
    ):
        yield


@pytest.fixture
def gesprekken(organisatie):
    """12 talks in which the own burden was discussed, 11 in which it was not, 3 unknown."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    Gesprek.objects.bulk_create(
        GesprekFactory.build(
            organisatie=organisatie,
            zorgsituatie=situatie,
            datum=VANDAAG,
            belasting_besproken=besproken,
        )
        for besproken, aantal in ((True, 12), (False, 11), (None, 3))
        for _keer in range(aantal)
    )


def van(antwoord, onderwerp: str) -> dict[tuple[str, str], int | None]:
    return {
        (rij["verdeling"], rij["deel"]): rij["aantal"]
        for rij in antwoord["cijfers"]
        if rij["onderwerp"] == onderwerp
    }


def test_elk_aantal_met_n_en_kleine_aantallen_verborgen(client, gesprekken):
    antwoord = client.get(LIJST).json()
    assert (antwoord["periode"], antwoord["tot"]) == ("2026-2", "2026-11-22")
    assert van(antwoord, "gesprekken") == {
        ("", ""): 26,
        # With the small one another is hidden, or it would follow from the total.
        ("belasting_besproken", "niet_besproken"): None,
        ("belasting_besproken", "onbekend"): None,
        ("belasting_besproken", "besproken"): 12,
    }
    assert set(van(antwoord, "zorgsituaties").values()) == {None}


def test_elke_rol_ziet_hetzelfde(als, gesprekken):
    gezien = [als(Rol(rol)).get(LIJST).json() for rol in rollen_met("cijfers.inzien")]
    assert len(gezien) == 3
    assert all(een == gezien[0] for een in gezien)


def test_elk_instrument_noemt_hoeveel_er_ontbreken(client, organisatie):
    halfjaar = cijfers_over(organisatie.pk, Halfjaar(2026, 2), VANDAAG)
    effecten = client.get(LIJST).json()["effecten"]
    assert [een["naam"] for een in effecten] == [een.naam for een in halfjaar.effecten]
    assert {(een["paren"], een["ontbreekt"], een["verschil"]) for een in effecten} == {(None,) * 3}


def test_een_vorig_halfjaar(client, gesprekken):
    antwoord = client.get(f"{LIJST}?periode=2026-1").json()
    assert (antwoord["periode"], antwoord["tot"]) == ("2026-1", "2026-06-30")
    assert van(antwoord, "gesprekken")["", ""] is None


@pytest.mark.parametrize("vraag", ["periode=2020-1", "periode=x", "dag=2026-01-01"])
def test_alleen_de_laatste_zes_halve_jaren(client, vraag):
    antwoord = client.get(f"{LIJST}?{vraag}")
    assert antwoord.status_code == 400
    assert [f["parameter"] for f in antwoord.json()["errors"]] == [vraag.partition("=")[0]]


def test_als_bestand(client, organisatie, gesprekken):
    antwoord = client.get(LIJST, headers={"Accept": "text/csv"})
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[0] == "onderwerp;verdeling;deel;aantal"
    assert "gesprekken;belasting_besproken;besproken;12" in regels
    assert "gesprekken;belasting_besproken;onbekend;" in regels
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="bestand_uitgevoerd")
    assert regel.bijzonderheden["rijen"] == len(regels) - 1
