"""The page of the instruments: what there is with its sources, and loading a file."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kern.models import Rol
from mantelzorg.models import Instrumentversie
from mantelzorg.regels.instrumenten import meegeleverd
from tests.fabrieken import InstrumentversieFactory
from tests.mantelzorg.instrumentbouw import DEFINITIE, definitie
from tests.werkbank.formulieren import Formulier
from tests.werkbank.test_rondes import tekst

ADRES = "/instrumenten"


@pytest.fixture
def beheerder(inloggen):
    return inloggen(Rol.BEHEERDER)


def stuur(client, inhoud: object):
    bestand = SimpleUploadedFile("instrument.json", json.dumps(inhoud).encode())
    return client.post(ADRES, {"instrument-bestand": bestand})


def fouten(antwoord) -> list[str]:
    return [regel.get_text() for regel in Formulier(antwoord).soep.select("[role=alert] a")]


def test_wat_er_is_staat_er_met_bronnen_en_klassen(beheerder):
    gezien = tekst(beheerder.get(ADRES))
    for instrument in meegeleverd().values():
        assert instrument.naam in gezien
        assert instrument.bron in gezien
        for klasse in instrument.klassen:
            assert klasse.naam in gezien
            assert klasse.bron in gezien
    assert "9 tot en met 15" in gezien
    assert "van Ademruimte" in gezien


def test_een_bestand_wordt_ingelezen_en_staat_erbij(beheerder, organisatie):
    antwoord = stuur(beheerder, DEFINITIE)
    assert (antwoord.status_code, antwoord.url) == (302, ADRES)
    versie = Instrumentversie.objects.voor(organisatie).get()
    gezien = tekst(beheerder.get(ADRES))
    assert "bedacht, 1" in gezien
    assert versie.ingelezen_door.naam in gezien


def test_elke_verkeerde_plek_wordt_genoemd(beheerder, organisatie):
    verkeerd = definitie(naam="", extra=1)
    verkeerd["items"][1]["schaal"] = "onbekend"
    antwoord = stuur(beheerder, verkeerd)
    assert antwoord.status_code == 400
    plekken = [fout.split(": ")[1] for fout in fouten(antwoord)]
    assert sorted(plekken) == ["extra", "items.2.schaal", "naam"]
    assert not Instrumentversie.objects.voor(organisatie).exists()


def test_een_bestand_dat_geen_json_is_zegt_waar_het_misgaat(beheerder):
    bestand = SimpleUploadedFile("instrument.json", b'{"code": ')
    antwoord = beheerder.post(ADRES, {"instrument-bestand": bestand})
    assert antwoord.status_code == 400
    assert "Regel 1, teken 10" in fouten(antwoord)[0]


def test_zonder_bestand_is_er_een_fout_bij_het_veld(beheerder):
    antwoord = beheerder.post(ADRES, {})
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=instrument-bestand][aria-invalid]")


def test_een_oudere_versie_blijft_te_zien(beheerder, organisatie):
    InstrumentversieFactory(organisatie=organisatie)
    gezien = tekst(beheerder.get(ADRES))
    assert "csi, 1 er is een nieuwere versie" in gezien
    assert "csi, eigen-1 13 vragen" in gezien


def test_van_een_ander_ziet_men_niets(beheerder, andere_organisatie):
    InstrumentversieFactory(organisatie=andere_organisatie)
    assert "eigen-1" not in tekst(beheerder.get(ADRES))


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEHEERDER}))
def test_alleen_een_beheerder_komt_hier(inloggen, rol):
    client = inloggen(rol)
    assert client.get(ADRES).status_code == 403
    assert stuur(client, DEFINITIE).status_code == 403


def test_het_menu_wijst_erheen(beheerder):
    assert Formulier(beheerder.get(ADRES)).soep.select_one(f'nav.menu a[href="{ADRES}"]')
