"""Watching requests that wait and help that ended: every rule at its edge, and what is read."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from kern.fouten import NietToegestaan
from kern.models import Rol
from mantelzorg.models import Hulpvraag, Signaal, Spoed
from mantelzorg.regels.belastingparameters import REGELS, Belastingparameters
from mantelzorg.regels.belastingteksten import zinnen
from mantelzorg.services import bewaken as mantelzorg_bewaken
from matching import achtergrond
from matching.models import Voorstel
from matching.regels.signaalregels import Hulpbeeld, Vraagbeeld, hulpbevindingen
from matching.selectors.bewaken import hulpbeelden
from matching.services.bewaken import hulp_bewaken
from matching.services.hulpvragen import hulpvraag_intrekken
from matching.services.voorstellen import voorstel_goedkeuren
from tests.fabrieken import (
    BelastingsetFactory,
    HulpvraagFactory,
    VoorstelFactory,
    VrijwilligerFactory,
    VrijwilligerstapFactory,
)
from tests.hapering import hapert_bij

VANDAAG = date(2026, 11, 22)


def geleden(dagen):
    return VANDAAG - timedelta(days=dagen)


def vraag(**anders) -> Vraagbeeld:
    feiten = {
        "nummer": "H1",
        "status": "open",
        "spoed": "gewoon",
        "ingediend_op": geleden(1),
        "eenmalig": False,
        "tot": None,
    }
    return Vraagbeeld(**feiten | anders)


def beeld(*vragen: Vraagbeeld) -> Hulpbeeld:
    return Hulpbeeld(zorgsituatie_id=uuid.uuid4(), vandaag=VANDAAG, vragen=vragen)


GESTOPT = vraag(gestopt_op=geleden(14))
DICHT = replace(GESTOPT, status="ingetrokken")
RANDEN = {
    # Rule -> (fires, does not fire), each pair one step apart.
    "koppeling_voorbij": [
        (beeld(GESTOPT), beeld(replace(GESTOPT, gestopt_op=geleden(13)))),
        (beeld(GESTOPT), beeld(replace(GESTOPT, voorgesteld=True))),
        (beeld(GESTOPT), beeld(replace(GESTOPT, goedgekeurd=True))),
        (beeld(GESTOPT, vraag()), beeld(replace(GESTOPT, eenmalig=True), vraag())),
        # By the last day that help was asked for.
        (
            beeld(vraag(goedgekeurd=True, tot=geleden(14))),
            beeld(vraag(goedgekeurd=True, tot=geleden(13))),
        ),
        # It ended by that day, though the volunteer stopped later.
        (
            beeld(vraag(tot=geleden(14), gestopt_op=VANDAAG)),
            beeld(vraag(tot=geleden(13), gestopt_op=VANDAAG)),
        ),
        (
            beeld(vraag(tot=geleden(13), gestopt_op=geleden(14))),
            beeld(vraag(tot=geleden(13), gestopt_op=geleden(13))),
        ),
        # After the request was closed, another one that runs takes its place.
        (beeld(DICHT), beeld(DICHT, vraag())),
        (beeld(DICHT, vraag(status="ingetrokken")), beeld(DICHT, vraag(status="concept"))),
        (beeld(DICHT), beeld(replace(DICHT, status="doorverwezen"))),
    ],
    "wacht_te_lang": [
        (beeld(vraag(ingediend_op=geleden(43))), beeld(vraag(ingediend_op=geleden(42)))),
        (
            beeld(vraag(ingediend_op=geleden(15), spoed="hoog")),
            beeld(vraag(ingediend_op=geleden(14), spoed="hoog")),
        ),
        (
            beeld(vraag(ingediend_op=geleden(3), spoed="acuut")),
            beeld(vraag(ingediend_op=geleden(2), spoed="acuut")),
        ),
        (
            beeld(vraag(ingediend_op=geleden(99))),
            beeld(vraag(ingediend_op=geleden(99), goedgekeurd=True)),
        ),
        (
            beeld(vraag(ingediend_op=geleden(99))),
            beeld(vraag(ingediend_op=geleden(99), status="concept")),
        ),
        # An undecided proposal is no help yet.
        (beeld(vraag(ingediend_op=geleden(99), voorgesteld=True)), beeld()),
        # After help ended, it waits again from that day on.
        (
            beeld(vraag(ingediend_op=geleden(99), gestopt_op=geleden(43))),
            beeld(vraag(ingediend_op=geleden(99), gestopt_op=geleden(42))),
        ),
        # Its day went by, of a visit once or of the last visit.
        (beeld(vraag(eenmalig=True, tot=geleden(1))), beeld(vraag(eenmalig=True, tot=VANDAAG))),
        (beeld(vraag(tot=geleden(1))), beeld(vraag(tot=VANDAAG))),
        (beeld(vraag(tot=geleden(1))), beeld(vraag(tot=geleden(1), goedgekeurd=True))),
        # To a visit once nobody came whose volunteer had stopped by that day.
        (
            beeld(vraag(eenmalig=True, tot=geleden(1), gestopt_op=geleden(1))),
            beeld(vraag(eenmalig=True, tot=geleden(1), gestopt_op=VANDAAG)),
        ),
        # Of a visit that recurred somebody came till they stopped.
        (
            beeld(vraag(eenmalig=True, tot=geleden(1), gestopt_op=geleden(9))),
            beeld(vraag(tot=geleden(1), gestopt_op=geleden(9))),
        ),
    ],
}
GEVALLEN = [(regel, *paar) for regel, paren in RANDEN.items() for paar in paren]


def gevonden(beeld_, parameters=None):
    bevindingen = hulpbevindingen(beeld_, parameters or Belastingparameters())
    return {bevinding.regel: bevinding for bevinding in bevindingen}


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_een_regel_ziet_iets_aan_zijn_rand_en_niet_ernaast(regel, wel, niet):
    assert regel in gevonden(wel)
    assert regel not in gevonden(niet)


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_een_regel_die_uit_staat_ziet_niets(regel, wel, niet):
    aan = dict.fromkeys(REGELS, True) | {regel: False}
    assert regel not in gevonden(wel, replace(Belastingparameters(), aan=aan))


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_morgen_zijn_de_feiten_dezelfde_en_ze_zijn_te_lezen(regel, wel, niet):
    feiten = gevonden(wel)[regel].feiten
    morgen = gevonden(replace(wel, vandaag=VANDAAG + timedelta(days=1)))
    assert morgen[regel].feiten == feiten
    assert all(
        zin.startswith(("Hulpvraag H1", "De hulp bij hulpvraag H1")) for zin in zinnen(feiten)
    )


def test_het_signaal_is_zo_ernstig_als_de_meeste_spoed():
    acuut = vraag(nummer="H2", spoed="acuut", ingediend_op=geleden(9))
    bevinding = gevonden(beeld(vraag(ingediend_op=geleden(99)), acuut))["wacht_te_lang"]
    assert bevinding.ernst == "acuut"
    assert zinnen(bevinding.feiten) == [
        "Hulpvraag H1 wacht sinds 15 augustus 2026 (spoed: gewoon).",
        "Hulpvraag H2 wacht sinds 13 november 2026 (spoed: acuut).",
    ]


def test_wie_na_de_laatste_dag_stopt_verandert_niet_wanneer_de_hulp_stopte():
    """Otherwise what was followed up is raised again, by a day on which nobody was helped."""
    goed = vraag(goedgekeurd=True, tot=geleden(40))
    gestopt = replace(goed, goedgekeurd=False, gestopt_op=geleden(20))
    eerst, later = (gevonden(beeld(een))["koppeling_voorbij"] for een in (goed, gestopt))
    assert eerst == later


def test_de_grenzen_zijn_te_verzetten():
    grenzen = Belastingparameters().grenzen | {"wacht_gewoon": 10, "koppeling_dagen": 3}
    parameters = replace(Belastingparameters(), grenzen=grenzen)
    assert "wacht_te_lang" in gevonden(beeld(vraag(ingediend_op=geleden(11))), parameters)
    assert "koppeling_voorbij" in gevonden(beeld(vraag(gestopt_op=geleden(3))), parameters)


# What is read.


@pytest.fixture
def _vandaag():
    with time_machine.travel(VANDAAG):
        yield


def enige_vraag(organisatie) -> Vraagbeeld:
    (gelezen,) = hulpbeelden(organisatie.id, timezone.localdate())
    (een,) = gelezen.vragen
    return een


def test_een_open_hulpvraag_zonder_voorstel(organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie, spoed=Spoed.HOOG)
    assert enige_vraag(organisatie) == Vraagbeeld(
        nummer=hulpvraag.nummer,
        status="open",
        spoed="hoog",
        ingediend_op=date(2026, 10, 1),
        eenmalig=False,
        tot=None,
    )


def test_een_voorstel_dat_wacht_en_een_dat_is_goedgekeurd(organisatie, actor):
    voorstel = VoorstelFactory(organisatie=organisatie)
    gelezen = enige_vraag(organisatie)
    assert (gelezen.voorgesteld, gelezen.goedgekeurd) == (True, False)
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    gelezen = enige_vraag(organisatie)
    assert (gelezen.voorgesteld, gelezen.goedgekeurd) == (False, True)
    assert gelezen.gestopt_op is None


def test_wie_de_hulpvraag_intrekt_stopt_de_hulp_die_dag(organisatie, actor, systeem):
    voorstel = VoorstelFactory(organisatie=organisatie)
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    hulpvraag_intrekken(actor=systeem, hulpvraag=voorstel.hulpvraag)
    gelezen = enige_vraag(organisatie)
    assert gelezen.status == Hulpvraag.Status.INGETROKKEN
    assert not gelezen.goedgekeurd
    assert gelezen.gestopt_op == timezone.localdate()


def test_wat_nooit_is_goedgekeurd_kan_niet_stoppen(organisatie, coordinator):
    beoordeeld = {"beoordeeld_door": coordinator, "beoordeeld_op": timezone.now()}
    vervallen = VoorstelFactory(organisatie=organisatie, status=Voorstel.Status.VERVALLEN)
    VoorstelFactory(
        organisatie=organisatie,
        hulpvraag=vervallen.hulpvraag,
        status=Voorstel.Status.AFGEWEZEN,
        reden="moment",
        **beoordeeld,
    )
    assert enige_vraag(organisatie).gestopt_op is None


def test_een_vrijwilliger_die_stopt_helpt_niet_meer_sinds_die_dag(organisatie, coordinator):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, status="gestopt")
    VrijwilligerstapFactory(
        organisatie=organisatie,
        vrijwilliger=vrijwilliger,
        status="gestopt",
        sinds=date(2026, 10, 20),
    )
    VoorstelFactory(
        organisatie=organisatie,
        vrijwilliger=vrijwilliger,
        status=Voorstel.Status.GOEDGEKEURD,
        beoordeeld_door=coordinator,
        beoordeeld_op=timezone.now(),
    )
    gelezen = enige_vraag(organisatie)
    assert (gelezen.goedgekeurd, gelezen.gestopt_op) == (False, date(2026, 10, 20))


def test_meer_hulpvragen_kosten_niet_meer_vragen(organisatie, django_assert_num_queries):
    VoorstelFactory.create_batch(12, organisatie=organisatie)
    with django_assert_num_queries(2):
        assert len(hulpbeelden(organisatie.id, VANDAAG)) == 12


# What is reported.


def wachtend(organisatie, **anders):
    return HulpvraagFactory(organisatie=organisatie, ingediend_op=geleden(60), **anders)


def signalen(organisatie):
    return sorted(Signaal.objects.voor(organisatie).values_list("aard", flat=True))


@pytest.mark.usefixtures("_vandaag")
def test_wie_te_lang_wacht_wordt_een_keer_gemeld(organisatie, systeem):
    hulpvraag = wachtend(organisatie)
    assert hulp_bewaken(actor=systeem) == 1
    assert hulp_bewaken(actor=systeem) == 0
    signaal = Signaal.objects.voor(organisatie).get()
    assert (signaal.zorgsituatie, signaal.aard) == (hulpvraag.zorgsituatie, "wacht_te_lang")


@pytest.mark.usefixtures("_vandaag")
def test_een_tweede_vraag_die_te_lang_wacht_komt_bij_hetzelfde_signaal(organisatie, systeem):
    eerste = wachtend(organisatie)
    hulp_bewaken(actor=systeem)
    tweede = wachtend(organisatie, zorgsituatie=eerste.zorgsituatie)
    assert hulp_bewaken(actor=systeem) == 1
    assert Signaal.objects.voor(organisatie).get().meldingen.count() == 2
    # What is helped meanwhile is no news.
    Hulpvraag.objects.voor(organisatie).filter(pk=tweede.pk).update(status="ingetrokken")
    assert hulp_bewaken(actor=systeem) == 0


@pytest.mark.usefixtures("_vandaag")
def test_een_ander_zijn_hulpvragen_blijven_buiten_beeld(organisatie, andere_organisatie, systeem):
    wachtend(andere_organisatie)
    assert hulp_bewaken(actor=systeem) == 0


@pytest.mark.usefixtures("_vandaag")
def test_elke_nacht_gaat_een_organisatie_die_hapert_de_andere_niet_voor(
    organisatie, andere_organisatie
):
    wachtend(organisatie)
    wachtend(andere_organisatie)
    BelastingsetFactory(organisatie=organisatie, waarden={})
    with pytest.raises(ExceptionGroup):
        achtergrond.elke_nacht()
    assert signalen(organisatie) == []
    assert signalen(andere_organisatie) == ["wacht_te_lang"]


@pytest.mark.usefixtures("_vandaag")
def test_een_groep_die_hapert_houdt_de_andere_niet_tegen(organisatie, systeem, monkeypatch):
    monkeypatch.setattr(mantelzorg_bewaken, "TEGELIJK", 1)
    kapot = sorted((wachtend(organisatie) for _ in range(3)), key=lambda v: v.zorgsituatie_id)[1]
    hapert_bij(monkeypatch, mantelzorg_bewaken, kapot.zorgsituatie)
    with pytest.raises(ExceptionGroup) as fouten:
        hulp_bewaken(actor=systeem)
    assert [str(fout) for fout in fouten.value.exceptions] == ["kapot"]
    assert len(signalen(organisatie)) == 2
    assert not kapot.zorgsituatie.signalen.exists()


def test_een_vrijwilliger_bewaakt_niet(organisatie, actor):
    with pytest.raises(NietToegestaan):
        hulp_bewaken(actor=replace(actor, rollen=frozenset({Rol.VRIJWILLIGER})))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "naam", ["mantelzorg.migrations.0004_meting_blijft", "matching.migrations.0004_prioriteiten"]
)
def test_de_migratie_zet_de_nachttaak_een_keer_klaar(naam):
    migratie = import_module(naam)
    for _ in range(2):
        migratie.elke_nacht(apps, None)
    taak = Schedule.objects.get(func=migratie.ELKE_NACHT)
    assert import_string(taak.func).__module__ == naam.split(".")[0] + ".achtergrond"
    assert taak.schedule_type == Schedule.DAILY
    assert timezone.localtime(taak.next_run).hour == 0
    stappen = {getattr(stap, "code", None) for stap in migratie.Migration.operations}
    assert migratie.elke_nacht in stappen
