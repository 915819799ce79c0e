"""Kenmerken change from a day on; what they meant is kept."""

from datetime import date, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from kern import achtergrond
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Kenmerk, KenmerkSoort
from kern.selectors.kenmerken import kenmerken_in_gebruik
from kern.services.kenmerken import kenmerkversie_opslaan, kenmerkversies_toepassen
from tests.fabrieken import KenmerkFactory, KenmerkVersieFactory, TaaktypeFactory

DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    with time_machine.travel("2026-11-22 10:00 +0100", tick=False):
        yield timezone.localdate()


@pytest.fixture
def taak(organisatie, vandaag):
    kenmerk = TaaktypeFactory(organisatie=organisatie, code="koken", naam="Koken")
    Kenmerk.alles.filter(pk=kenmerk.pk).update(aangemaakt_op=timezone.now() - 30 * DAG)
    kenmerk.refresh_from_db()
    return kenmerk


def opslaan(actor, kenmerk, ingangsdatum, **waarden):
    versie = kenmerkversie_opslaan(
        actor=actor, kenmerk=kenmerk, ingangsdatum=ingangsdatum, waarden=waarden
    )
    kenmerk.refresh_from_db()
    return versie


def namen(kenmerk):
    return list(kenmerk.versies.values_list("ingangsdatum", "naam"))


def test_wat_vandaag_ingaat_geldt_meteen(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag, vog_vereist=True)
    assert taak.vog_vereist
    assert taak.naam == "Koken"


def test_de_eerste_versie_bewaart_ook_wat_ervoor_gold(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag, naam="Samen koken")
    assert namen(taak) == [(vandaag - 30 * DAG, "Koken"), (vandaag, "Samen koken")]
    opslaan(systeem, taak, vandaag + DAG, naam="Eten maken")
    assert len(namen(taak)) == 3


def test_wat_later_ingaat_verandert_nu_nog_niets(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag + DAG, naam="Samen koken")
    assert taak.naam == "Koken"
    assert kenmerkversies_toepassen(organisatie_id=systeem.organisatie_id, vandaag=vandaag) == 0


def test_op_de_dag_zelf_gaat_het_in_en_een_keer(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag + DAG, naam="Samen koken", actief=False)
    morgen = {"organisatie_id": systeem.organisatie_id, "vandaag": vandaag + DAG}
    assert kenmerkversies_toepassen(**morgen) == 1
    assert kenmerkversies_toepassen(**morgen) == 0
    taak.refresh_from_db()
    assert (taak.naam, taak.actief) == ("Samen koken", False)


def test_na_een_lange_stilte_geldt_de_laatste(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag + DAG, naam="Een")
    opslaan(systeem, taak, vandaag + 3 * DAG, naam="Drie")
    opslaan(systeem, taak, vandaag + 2 * DAG, naam="Twee")
    over_een_week = vandaag + 7 * DAG
    kenmerkversies_toepassen(organisatie_id=systeem.organisatie_id, vandaag=over_een_week)
    taak.refresh_from_db()
    assert taak.naam == "Drie"


def test_gisteren_kan_niet_meer(systeem, taak, vandaag):
    with pytest.raises(Ongeldig) as fout:
        opslaan(systeem, taak, vandaag - DAG, naam="Samen koken")
    assert "ingangsdatum" in fout.value.velden


def test_een_versie_die_geldt_verandert_niet_meer(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag, naam="Samen koken")
    with pytest.raises(Conflict) as fout:
        opslaan(systeem, taak, vandaag, naam="Eten maken")
    assert fout.value.code == "geldt_al"
    assert taak.naam == "Samen koken"


def test_een_versie_die_nog_niet_geldt_wordt_vervangen(systeem, taak, vandaag):
    for naam in ("Samen koken", "Eten maken"):
        opslaan(systeem, taak, vandaag + DAG, naam=naam)
    assert namen(taak)[-1] == (vandaag + DAG, "Eten maken")
    assert len(namen(taak)) == 2


def test_een_latere_versie_draait_een_wijziging_van_nu_niet_terug(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag + 9 * DAG, naam="Samen koken")
    opslaan(systeem, taak, vandaag, vog_vereist=True)
    later = taak.versies.get(ingangsdatum=vandaag + 9 * DAG)
    assert (later.naam, later.vog_vereist) == ("Samen koken", True)


def test_een_kenmerk_van_vandaag_heeft_geen_verleden(systeem, organisatie, vandaag):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    opslaan(systeem, kenmerk, vandaag, naam="Nieuw")
    assert namen(kenmerk) == [(vandaag, "Nieuw")]


def test_een_vog_hoort_bij_een_taaktype_ook_straks(systeem, organisatie, vandaag):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    with pytest.raises(Ongeldig):
        opslaan(systeem, kenmerk, vandaag + DAG, vog_vereist=True)
    assert not kenmerk.versies.exists()


def test_alleen_een_beheerder_verandert_kenmerken(actor, taak, vandaag):
    with pytest.raises(NietToegestaan):
        opslaan(actor, taak, vandaag, naam="Samen koken")


def test_de_log_noemt_wat_er_veranderde(systeem, taak, vandaag):
    opslaan(systeem, taak, vandaag, naam="Samen koken")
    regel = AuditRegel.objects.voor(systeem.organisatie_id).get(gebeurtenis="gegeven_gewijzigd")
    assert regel.object_id == taak.pk
    assert regel.bijzonderheden == {"velden": ["naam"]}


def test_elke_nacht_gaat_in_wat_moet_ingaan_bij_iedereen(organisatie, andere_organisatie):
    for eigenaar in (organisatie, andere_organisatie):
        kenmerk = KenmerkFactory(organisatie=eigenaar, code="koken")
        KenmerkVersieFactory(
            organisatie=eigenaar, kenmerk=kenmerk, ingangsdatum=date(2026, 1, 1), naam="Later"
        )
    achtergrond.elke_nacht()
    assert set(Kenmerk.alles.values_list("naam", flat=True)) == {"Later"}


def test_waar_het_mislukt_houdt_een_ander_niet_tegen(organisatie, andere_organisatie, monkeypatch):
    gedaan = []

    def toepassen(*, organisatie_id, vandaag):
        gedaan.append(organisatie_id)
        if len(gedaan) == 1:
            raise OSError

    monkeypatch.setattr(achtergrond, "kenmerkversies_toepassen", toepassen)
    monkeypatch.setattr(achtergrond, "clear_expired", lambda: gedaan.append("tokens"))
    with pytest.raises(ExceptionGroup):
        achtergrond.elke_nacht()
    assert {*gedaan} == {organisatie.id, andere_organisatie.id, "tokens"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("migratie", "naam", "hoe_vaak"),
    [
        ("0003_registratie", "elke_nacht", Schedule.DAILY),
        ("0008_elk_uur_en_auditindexen", "elk_uur", Schedule.HOURLY),
    ],
)
def test_de_migratie_zet_een_vaste_taak_een_keer_klaar(migratie, naam, hoe_vaak):
    migratie = import_module(f"kern.migrations.{migratie}")
    maken = getattr(migratie, naam)
    # Again, since a test that empties the database takes along what the migrations put in it.
    for _ in range(2):
        maken(apps, None)
    taak = Schedule.objects.get(func=getattr(migratie, naam.upper()))
    assert import_string(taak.func) is getattr(achtergrond, naam)
    assert taak.schedule_type == hoe_vaak
    if hoe_vaak == Schedule.DAILY:
        assert timezone.localtime(taak.next_run).hour == 0
    assert maken in {getattr(stap, "code", None) for stap in migratie.Migration.operations}


def test_wat_uit_staat_is_niet_te_kiezen(organisatie, andere_organisatie):
    aan = KenmerkFactory(organisatie=organisatie)
    KenmerkFactory(organisatie=organisatie, actief=False)
    KenmerkFactory(organisatie=andere_organisatie)
    taaktype = TaaktypeFactory(organisatie=organisatie)
    assert set(kenmerken_in_gebruik(organisatie.id)) == {aan, taaktype}
    assert list(kenmerken_in_gebruik(organisatie.id, KenmerkSoort.TAAKTYPE)) == [taaktype]


def test_wat_eerder_gekozen_was_blijft_te_kiezen(organisatie, andere_organisatie):
    uit = KenmerkFactory(organisatie=organisatie, actief=False)
    vreemd = KenmerkFactory(organisatie=andere_organisatie, actief=False)
    assert list(kenmerken_in_gebruik(organisatie.id, ook=[uit.pk, vreemd.pk, None])) == [uit]
