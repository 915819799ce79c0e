"""Instruments as data: what ships, what an organisation loads, and what is wrong with a file."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from mantelzorg.models import Instrumentversie, Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.instrumentbestand import GROOTSTE_BESTAND
from mantelzorg.regels.instrumenten import MAP, meegeleverd
from mantelzorg.selectors.instrumenten import (
    alle_instrumenten,
    instrument_van,
    instrumenten_van,
)
from mantelzorg.services.instrumenten import instrument_inlezen
from tests.fabrieken import BelastingsetFactory, GebruikerFactory, InstrumentversieFactory
from tests.mantelzorg.instrumentbouw import DEFINITIE, TOTAAL, definitie

BASIS = Path(__file__).parent.parent.parent


@pytest.fixture
def beheerder(organisatie) -> Actor:
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="instrumenten")


def csi(**anders) -> dict:
    """The shipped CSI as a version of one's own."""
    gelezen = json.loads((MAP / "csi-1.json").read_text(encoding="utf-8"))
    return gelezen | {"versie": "eigen-1"} | anders


def bestand(inhoud: object) -> bytes:
    return json.dumps(inhoud).encode()


# What ships.


def test_deze_instrumenten_zijn_er():
    assert {code: instrument.versie for code, instrument in meegeleverd().items()} == {
        "ediz": "1",
        "ediz_plus": "1",
        "csi": "1",
        "volhoudtijd": "1",
        "eigen_oordeel": "1",
    }


@pytest.mark.parametrize(
    ("code", "laagste", "hoogste", "items", "hoog_is_zwaar"),
    [
        ("ediz", 0, 9, 9, True),
        ("ediz_plus", 0, 15, 0, True),
        ("csi", 0, 13, 13, True),
        ("volhoudtijd", 1, 6, 1, False),
        ("eigen_oordeel", 0, 10, 0, True),
    ],
)
def test_schaal_en_aantal_vragen(code, laagste, hoogste, items, hoog_is_zwaar):
    instrument = meegeleverd()[code]
    assert (instrument.laagste, instrument.hoogste) == (laagste, hoogste)
    assert (len(instrument.items), instrument.hoog_is_zwaar) == (items, hoog_is_zwaar)


def test_elk_cijfer_heeft_een_bron():
    for instrument in meegeleverd().values():
        bronnen = [
            instrument.bron,
            *(item.schaal.bron for item in instrument.items),
            *(klasse.bron for klasse in instrument.klassen),
        ]
        assert all(any(teken.isdigit() for teken in bron) for bron in bronnen), instrument.code


def test_er_gaan_geen_teksten_van_vragen_mee_alleen_korte_labels():
    for instrument in meegeleverd().values():
        assert not any(item.tekst for item in instrument.items)
        assert all(len(item.label.split()) <= 5 for item in instrument.items)


def test_niveaus_zijn_die_van_het_risico():
    assert {k.niveau for i in meegeleverd().values() for k in i.klassen} <= set(Risico.values)


# What an organisation loads.


def test_een_eigen_versie_met_teksten_gaat_voor_de_meegeleverde(beheerder, organisatie):
    eigen = csi()
    eigen["items"][0]["tekst"] = "Slaapt u slecht?"
    versie = instrument_inlezen(actor=beheerder, inhoud=bestand(eigen))
    assert (versie.definitie, versie.ingelezen_door_id) == (eigen, beheerder.gebruiker_id)
    nu = instrumenten_van(organisatie.id)["csi"]
    assert (nu.versie, nu.items[0].tekst) == ("eigen-1", "Slaapt u slecht?")
    assert instrument_van(organisatie.id, "csi", "1") == meegeleverd()["csi"]
    regel = AuditRegel.objects.voor(organisatie).get(object_soort="instrumentversie")
    assert regel.object_id == versie.id


def test_van_eigen_versies_geldt_de_laatst_ingelezen(beheerder, organisatie):
    for versie in ("2", "1.5"):
        instrument_inlezen(actor=beheerder, inhoud=bestand(definitie(versie=versie)))
    assert instrumenten_van(organisatie.id)["bedacht"].versie == "1.5"
    assert {("bedacht", "2"), ("bedacht", "1.5")} <= alle_instrumenten(organisatie.id).keys()


def test_een_ander_heeft_dat_instrument_niet(beheerder, andere_organisatie):
    instrument_inlezen(actor=beheerder, inhoud=bestand(DEFINITIE))
    assert "bedacht" not in instrumenten_van(andere_organisatie.id)


def test_een_instrument_met_alleen_een_totaal(beheerder, organisatie):
    instrument_inlezen(actor=beheerder, inhoud=bestand(TOTAAL))
    gelezen = instrumenten_van(organisatie.id)["bedacht"]
    assert (gelezen.items, gelezen.laagste, gelezen.hoogste) == ((), 0, 3)


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEHEERDER}))
def test_alleen_een_beheerder_leest_in(organisatie, rol):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    actor = Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="test")
    with pytest.raises(NietToegestaan):
        instrument_inlezen(actor=actor, inhoud=bestand(DEFINITIE))


def test_instrumenten_kosten_twee_vragen(organisatie, django_assert_num_queries):
    InstrumentversieFactory.create_batch(1, organisatie=organisatie)
    with django_assert_num_queries(2):
        instrumenten_van(organisatie.id)


def test_ediz_heeft_de_grens_van_vandaag(organisatie):
    waarden = replace(Belastingparameters(), ediz_grens=4).als_dict()
    BelastingsetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate(), waarden=waarden)
    assert instrumenten_van(organisatie.id)["ediz"].zwaarste.van == 4
    assert instrument_van(organisatie.id, "ediz", "1").zwaarste.van == 4


def test_het_eigen_oordeel_heeft_de_grens_van_vandaag(organisatie):
    assert instrumenten_van(organisatie.id)["eigen_oordeel"].zwaarste is None
    waarden = replace(Belastingparameters(), oordeel_grens=8).als_dict()
    BelastingsetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate(), waarden=waarden)
    assert instrumenten_van(organisatie.id)["eigen_oordeel"].zwaarste.van == 8


# A version is never changed, and versions can be compared.


def inlezen_geweigerd(actor, inhoud: bytes) -> dict[str, str]:
    eerder = Instrumentversie.objects.voor(actor.organisatie_id).count()
    with pytest.raises(Ongeldig) as fout:
        instrument_inlezen(actor=actor, inhoud=inhoud)
    assert Instrumentversie.objects.voor(actor.organisatie_id).count() == eerder
    return fout.value.velden


def test_een_versie_die_er_is_verandert_niet(beheerder):
    instrument_inlezen(actor=beheerder, inhoud=bestand(DEFINITIE))
    assert "versie" in inlezen_geweigerd(beheerder, bestand(definitie(naam="Anders")))
    assert "versie" in inlezen_geweigerd(beheerder, bestand(csi(versie="1")))


@pytest.mark.parametrize("wat", ["score", "klasse", "niveau", "vraag"])
def test_een_meegeleverd_instrument_telt_in_een_eigen_versie_net_zo(beheerder, wat):
    eigen = csi()
    if wat == "score":
        eigen["items"][0]["omgekeerd"] = True
    elif wat == "klasse":
        eigen["klassen"][0]["tot"], eigen["klassen"][1]["van"] = 5, 6
    elif wat == "niveau":
        eigen["klassen"][0]["niveau"] = "verhoogd"
    else:
        eigen["items"][0]["nummer"] = "1a"
    assert "code" in inlezen_geweigerd(beheerder, bestand(eigen))
    eigen["code"] = "eigen_csi"
    instrument_inlezen(actor=beheerder, inhoud=bestand(eigen))


@pytest.mark.parametrize("anders", ["schaal", "richting"])
def test_metingen_onder_een_code_hebben_dezelfde_schaal(beheerder, anders):
    instrument_inlezen(actor=beheerder, inhoud=bestand(DEFINITIE))
    nieuw = definitie(versie="2", klassen=[])
    if anders == "schaal":
        nieuw["items"].pop()
    else:
        nieuw["hoog_is_zwaar"] = False
    assert "code" in inlezen_geweigerd(beheerder, bestand(nieuw))


def test_een_fout_in_de_klassen_is_te_verbeteren_met_een_nieuwe_versie(beheerder, organisatie):
    instrument_inlezen(actor=beheerder, inhoud=bestand(DEFINITIE))
    nieuw = definitie(versie="2")
    nieuw["klassen"][0]["tot"], nieuw["klassen"][1]["van"] = 0, 1
    instrument_inlezen(actor=beheerder, inhoud=bestand(nieuw))
    assert instrumenten_van(organisatie.id)["bedacht"].zwaarste.van == 1


# A file.


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Regel 1, teken 1"),
        (b'{"code": "a",\n "naam": }', "Regel 2, teken 10"),
        (b"\xff\xfe", "UTF-8"),
        (b'{"naam": "\\ud800"}', "UTF-8"),
        (b"[" * 100_000, "geen tekstbestand"),
        (b"1" * 10_000, "geen tekstbestand"),
        (b'{"a": {"code": 1, "code": 2}}', "twee keer"),
        (b" " * (GROOTSTE_BESTAND + 1), "te groot"),
    ],
)
def test_een_onleesbaar_bestand_zegt_waarom(beheerder, inhoud, melding):
    assert melding in inlezen_geweigerd(beheerder, inhoud)["bestand"]


@pytest.mark.parametrize("inhoud", [[], 3, "tekst", None])
def test_een_bestand_met_iets_anders_dan_een_groep(beheerder, inhoud):
    assert "definitie" in inlezen_geweigerd(beheerder, bestand(inhoud))


def test_een_bestand_van_kladblok_is_goed(beheerder):
    instrument_inlezen(actor=beheerder, inhoud=b"\xef\xbb\xbf" + bestand(DEFINITIE))


def test_het_voorbeeld_in_de_handleiding_is_in_te_lezen(beheerder, organisatie):
    handleiding = (BASIS / "docs/handleiding/instrumenten.md").read_text(encoding="utf-8")
    voorbeeld = re.findall(r"```json\n(.*?)```", handleiding, re.DOTALL)[0]
    instrument_inlezen(actor=beheerder, inhoud=voorbeeld.encode())
    rustmeter = instrumenten_van(organisatie.id)["rustmeter"]
    assert (rustmeter.laagste, rustmeter.hoogste) == (0, 8)
    assert rustmeter.items[1].scores == {"nooit": 2, "soms": 1, "vaak": 0}
    assert rustmeter.items[2].scores == {"nooit": 0, "soms": 2, "vaak": 4}
