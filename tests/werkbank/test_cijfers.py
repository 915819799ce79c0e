"""The page with figures: what it shows, to whom, and that no small count can be found on it."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from kern.models import Rol
from mantelzorg.models import Gesprek, Risicobepaling
from tests.fabrieken import GesprekFactory, RisicobepalingFactory
from tests.matching.test_cijfers import bij_elk, matches, meet, situaties, taken
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
VANDAAG = NU.date()
MATCHDAG = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def beheerder(inloggen):
    return inloggen(Rol.BEHEERDER)


def tabel(client, code: str, adres: str = "/cijfers") -> dict[str, tuple[str, ...]]:
    """The rows of one table, by their name."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    blad = BeautifulSoup(antwoord.content, "html.parser")
    rijen = blad.find(id=f"tabel-{code}").find_parent("table").select("tbody tr, tfoot tr")
    cellen = (
        [cel.get_text(" ", strip=True) for cel in rij.find_all(["th", "td"])] for rij in rijen
    )
    return {naam: tuple(rest) for naam, *rest in cellen}


def gesprekken(organisatie, *, wel: int, niet: int, onbekend: int, dag=VANDAAG) -> None:
    (rij,) = situaties(organisatie, 1)
    for aantal, besproken in ((wel, True), (niet, False), (onbekend, None)):
        bij_elk(Gesprek, GesprekFactory, [rij] * aantal, datum=dag, belasting_besproken=besproken)


def test_aantallen_met_hun_aandeel(beheerder, organisatie):
    gesprekken(organisatie, wel=30, niet=20, onbekend=10)
    assert tabel(beheerder, "besproken") == {
        "Besproken": ("30", "50%"),
        "Niet besproken": ("20", "33%"),
        "Onbekend": ("10", "17%"),
        "Samen": ("60", ""),
    }


def test_een_klein_aantal_en_wat_het_zou_verraden_staan_er_niet(beheerder, organisatie):
    gesprekken(organisatie, wel=37, niet=15, onbekend=3)
    assert tabel(beheerder, "besproken") == {
        "Besproken": ("37", "67%"),
        "Niet besproken": ("niet getoond", "–"),
        "Onbekend": ("niet getoond", "–"),
        "Samen": ("55", ""),
    }


def test_een_leeg_halfjaar_toont_geen_enkel_aantal(beheerder, organisatie):
    antwoord = beheerder.get("/cijfers?periode=2025-1")
    blad = BeautifulSoup(antwoord.content, "html.parser")
    cellen = [cel.get_text(strip=True) for cel in blad.select("main td")]
    assert set(cellen) == {"niet getoond", "–", "", "hoger", "lager"}


def test_belasting_voor_en_na_een_match_met_n_wat_ontbreekt_en_een_interval(beheerder, organisatie):
    rijen = situaties(organisatie, 24)
    matches(rijen, dag=MATCHDAG)
    meet(rijen[:6], MATCHDAG, 8)
    meet(rijen[6:12], MATCHDAG, 6)
    meet(rijen[:12], MATCHDAG + timedelta(days=30), 5)
    rij = tabel(beheerder, "effect")["EDIZ-plus"]
    assert rij == ("hoger", "12", "12", "-2,0", "-2,7 tot -1,3")
    assert tabel(beheerder, "effect")["Volhoudtijd"][0] == "lager"
    gezien = tekst(beheerder.get("/cijfers"))
    assert "Dit zegt niet dat een verschil door de match komt" in gezien


@pytest.mark.parametrize(
    ("vandaag", "nog"),
    [(date(2026, 12, 31), True), (date(2027, 7, 1), True), (date(2027, 7, 2), False)],
)
def test_dat_een_meting_na_een_match_nog_kan_komen_staat_erbij(inloggen, vandaag, nog):
    """The last match can be of 31 December, and half a year is 182 days."""
    with time_machine.travel(vandaag, tick=False):
        gezien = tekst(inloggen(Rol.BEHEERDER).get("/cijfers?periode=2026-2"))
    assert ("Na een match kan de meting dus nog komen." in gezien) is nog


def test_de_periode_is_te_kiezen(beheerder, organisatie):
    gesprekken(organisatie, wel=11, niet=12, onbekend=13, dag=date(2026, 6, 30))
    assert tabel(beheerder, "besproken")["Samen"] == ("niet getoond", "")
    assert tabel(beheerder, "besproken", "/cijfers?periode=2026-1")["Samen"] == ("36", "")
    assert "U ziet 1 juli 2026 tot en met 22 november 2026" in tekst(beheerder.get("/cijfers"))


@pytest.mark.parametrize("periode", ["2026-3", "2027-1", "2020-1", "2026-01-01"])
def test_een_andere_periode_kan_niet(beheerder, organisatie, periode):
    """Ranges of one's own would overlap, and the difference of two of them is a small count."""
    antwoord = beheerder.get(f"/cijfers?periode={periode}")
    assert antwoord.status_code == 400
    assert "Dit is nog niet goed ingevuld" in tekst(antwoord)
    assert beheerder.get(f"/cijfers/bestand?periode={periode}").status_code == 400


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.COORDINATOR, Rol.BEHEERDER])
def test_wie_cijfers_mag_zien_vindt_ze_in_het_menu(inloggen, rol):
    blad = BeautifulSoup(inloggen(rol).get("/cijfers").content, "html.parser")
    assert blad.select_one('nav a[href="/cijfers"]').get_text() == "Cijfers"


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.MANTELZORGER, Rol.VERWIJZER, Rol.AUDITOR])
@pytest.mark.parametrize("adres", ["/cijfers", "/cijfers/bestand"])
def test_anderen_komen_er_niet_in(inloggen, rol, adres):
    assert inloggen(rol).get(adres).status_code == 403


def test_er_staat_geen_persoon_en_geen_medewerker_op(beheerder, organisatie):
    rijen = situaties(organisatie, 12)
    bij_elk(Risicobepaling, RisicobepalingFactory, rijen, datum=NU.date())
    taken(organisatie, 12)
    gezien = tekst(beheerder.get("/cijfers"))
    for rij in rijen:
        for naam in (rij.nummer, rij.mantelzorger.achternaam, rij.zorgvrager.achternaam):
            assert not re.search(rf"\b{naam}\b", gezien)


def test_het_bestand_bevat_wat_de_bladzijde_toont(beheerder, organisatie, in_de_log):
    gesprekken(organisatie, wel=37, niet=15, onbekend=3)
    rijen = situaties(organisatie, 24)
    matches(rijen, dag=MATCHDAG)
    meet(rijen[:6], MATCHDAG, 8)
    meet(rijen[6:12], MATCHDAG, 6)
    meet(rijen[:12], MATCHDAG + timedelta(days=30), 5)
    antwoord = beheerder.get("/cijfers/bestand?periode=2026-2")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="cijfers-2026-2.csv"'
    regels = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert {len(regel) for regel in regels} == {7}
    gevonden = {(regel[0], regel[1]): regel[2:] for regel in regels}
    titel = "Gesprekken naar of de eigen belasting van de mantelzorger is besproken"
    assert gevonden[titel, "besproken"] == ["37", "67", "", "", ""]
    assert gevonden[titel, "onbekend"] == ["niet getoond", "", "", "", ""]
    assert gevonden[titel, "samen"] == ["55", "", "", "", ""]
    effect = "Belasting voor en na een match"
    assert gevonden[effect, "EDIZ-plus"] == ["12", "", "-2,0", "-2,7", "-1,3"]
    assert gevonden[effect, "EDIZ-plus, meting ontbreekt"][0] == "12"
    (regel,) = in_de_log("bestand_uitgevoerd")
    assert regel.bijzonderheden == {"formaat": "csv", "rijen": len(regels) - 1}


@pytest.mark.parametrize("adres", ["/cijfers", "/cijfers/bestand"])
def test_de_cijfers_kosten_met_1000_evenveel_vragen_als_met_10(beheerder, organisatie, adres):
    def vul(aantal: int) -> None:
        rijen = situaties(organisatie, aantal)
        bij_elk(Risicobepaling, RisicobepalingFactory, rijen, datum=NU.date())
        bij_elk(Gesprek, GesprekFactory, rijen)
        matches(rijen, dag=MATCHDAG)
        meet(rijen, MATCHDAG, 8)
        meet(rijen, MATCHDAG + timedelta(days=30), 5)
        taken(organisatie, aantal)

    evenveel_vragen(beheerder, adres, vul)
