"""The files: the same for the same seed, and in the form that is imported."""

import csv
from datetime import timedelta

import pytest

from demo.cijfers import SEED
from demo.gemeenten import HENGELO
from demo.genereer import genereer
from demo.kansen import Trekking
from kern.actor import Actor
from kern.services.organisaties import organisatie_inrichten
from matching.engine.kandidaten import bepaal_kandidaten
from matching.inlezen import inlezen
from matching.regels.parameters import Parameters
from uitwisseling.cellen import datum
from uitwisseling.importeren import bestand_importeren

from .conftest import PEILDATUM


def _rijen(pad) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def test_dezelfde_seed_geeft_dezelfde_bytes_een_andere_niet(tmp_path, dorp):
    een, nog_eens, ander = (
        genereer(dorp, seed, tmp_path / naam, peildatum=PEILDATUM)
        for seed, naam in ((1, "a"), (1, "b"), (2, "c"))
    )
    assert een.hulpvragen.read_bytes() == nog_eens.hulpvragen.read_bytes()
    assert een.zorgsituaties.read_bytes() == nog_eens.zorgsituaties.read_bytes()
    assert een.vrijwilligers.read_bytes() == nog_eens.vrijwilligers.read_bytes()
    assert een.vrijwilligers.read_bytes() != ander.vrijwilligers.read_bytes()


def test_een_andere_peildatum_verschuift_alleen_de_datums(tmp_path, dorp):
    dag = timedelta(days=400)
    toen = _rijen(genereer(dorp, 1, tmp_path / "a", peildatum=PEILDATUM).vrijwilligers)
    later = _rijen(genereer(dorp, 1, tmp_path / "b", peildatum=PEILDATUM + dag).vrijwilligers)
    for een, ander in zip(toen, later, strict=True):
        assert een["beschikbaarheid"] == ander["beschikbaarheid"]
        for kolom in ("geboortedatum", "vog_vernieuwen_op", "kennismaking_op"):
            if een[kolom]:
                assert datum(een[kolom]) + dag == datum(ander[kolom])


@pytest.fixture(scope="module")
def hengelo(tmp_path_factory):
    return genereer(HENGELO, SEED, tmp_path_factory.mktemp("hengelo"), peildatum=PEILDATUM)


def test_hengelo_heeft_ongeveer_achthonderd_hulpvragen_en_vrijwilligers(hengelo):
    assert hengelo.aantal_hulpvragen == pytest.approx(820, abs=40)
    assert hengelo.aantal_vrijwilligers == pytest.approx(800, abs=40)


def test_iedereen_is_verzonnen_en_niemand_is_te_bereiken(hengelo):
    for rij in _rijen(hengelo.vrijwilligers) + _rijen(hengelo.zorgsituaties):
        for kolom, cel in rij.items():
            if kolom.endswith("telefoon"):
                assert not cel
            if kolom.endswith("email") and cel:
                assert cel.endswith("@post.example")


def test_schaarse_kennis_is_schaarser_dan_de_vraag_ernaar(hengelo):
    vraag, aanbod = _rijen(hengelo.hulpvragen), _rijen(hengelo.vrijwilligers)
    for code in ("taal_turks", "ervaring_ggz", "tillift"):
        gevraagd = sum(code in rij["vereist"] or code in rij["gewenst"] for rij in vraag)
        kunnen = sum(code in rij["bekwaamheden"] for rij in aanbod)
        assert 0 < kunnen < gevraagd


def test_alle_soorten_tijden_ritmes_en_beletselen_komen_voor(hengelo):
    vraag, aanbod = _rijen(hengelo.hulpvragen), _rijen(hengelo.vrijwilligers)
    assert {rij["ritme"] for rij in vraag} == {"0", "1", "2", "4"}
    assert {rij["spoed"] for rij in vraag} == {"gewoon", "hoog", "acuut"}
    assert all(bool(rij["spoedreden"]) == (rij["spoed"] != "gewoon") for rij in vraag)
    assert any("22:30-" in rij["tijden"] or "23:00-" in rij["tijden"] for rij in vraag)
    assert any("(week" in rij["beschikbaarheid"] for rij in aanbod)
    assert {rij["status"] for rij in aanbod} == {"actief", "gepauzeerd", "aangemeld", "gestopt"}
    assert any(not rij["vog_afgegeven_op"] for rij in aanbod)
    assert any(rij["afwezigheden"] for rij in aanbod)
    for rijen, kolommen in (
        (vraag, ("uitgesloten", "gewenste_vrijwilligers", "vereist", "gewenst")),
        (aanbod, ("vereist", "vermijd", "gewenst", "max_zwaar")),
    ):
        for kolom in kolommen:
            assert any(rij[kolom] for rij in rijen), kolom


def test_wie_een_keer_hulp_vraagt_noemt_een_dag_die_nog_komt(hengelo):
    eenmalig = [rij for rij in _rijen(hengelo.hulpvragen) if rij["ritme"] == "0"]
    assert all(PEILDATUM < datum(rij["datum"]) < PEILDATUM + timedelta(days=28) for rij in eenmalig)
    assert {datum(rij["datum"]).weekday() for rij in eenmalig} > {0, 3}


def test_sommige_hulpvragen_hebben_een_einddatum_een_evaluatie_of_een_opbouw(hengelo):
    vraag = _rijen(hengelo.hulpvragen)
    for kolom in ("einddatum", "evaluatie_op", "opbouw_weken", "opbouw_duur", "gewenste_helper"):
        assert 0 < sum(bool(rij[kolom]) for rij in vraag) < len(vraag) / 2, kolom


@pytest.mark.django_db
def test_de_bestanden_worden_ingelezen_en_geven_kandidaten(tmp_path, dorp):
    bestanden = genereer(dorp, 1, tmp_path, peildatum=PEILDATUM)
    organisatie = organisatie_inrichten(
        naam="Dorp", slug="dorp", wijken=dorp.wijken, herkomst="test"
    )
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")
    for verwacht in ("aangemaakt", "ongewijzigd"):
        for soort in ("vrijwilligers", "zorgsituaties", "hulpvragen"):
            pad = getattr(bestanden, soort)
            verslag = bestand_importeren(
                actor=actor, soort=soort, inhoud=pad.read_bytes(), naam=pad.name
            )
            assert getattr(verslag, verwacht) == verslag.totaal > 20
    ingelezen = inlezen(organisatie.id, Parameters(), PEILDATUM)
    assert not ingelezen.te_herzien
    assert len(bepaal_kandidaten(ingelezen.probleem))


def test_verdelen_houdt_zich_precies_aan_de_aandelen():
    uitkomsten = Trekking(1, "test").verdeeld(1000, {"a": 0.25, "b": 0.75})
    assert (uitkomsten.count("a"), uitkomsten.count("b")) == (250, 750)
