"""Check-ins: planned by risk, reminded of once, tried by telephone, and how they end."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from kern.fouten import Conflict, NietToegestaan
from kern.models import AuditRegel, Rol, Taak
from mantelzorg.models import Belastingset, Belpoging, Checkin, Risico, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.services.checkins import (
    belpoging_vastleggen,
    checkin_weigeren,
    checkins_herinneren,
    checkins_plannen,
)
from tests.fabrieken import (
    BelastingsetFactory,
    CheckinFactory,
    GebruikerFactory,
    MetingFactory,
    RisicobepalingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

BEGIN = date(2026, 10, 1)


def op(dag: date, uur: int = 12):
    """At this hour of that day."""
    return time_machine.travel(
        datetime.combine(dag, time(uur), timezone.get_current_timezone()), tick=False
    )


def na(dagen: int) -> date:
    return BEGIN + timedelta(days=dagen)


@pytest.fixture
def situatie(organisatie) -> Zorgsituatie:
    """Registered on the first of October."""
    with op(BEGIN):
        return ZorgsituatieFactory(organisatie=organisatie)


def plan(systeem, dag: date) -> Checkin:
    """The one check-in that is open after a night."""
    with op(dag):
        checkins_plannen(actor=systeem)
    return Checkin.objects.voor(systeem.organisatie_id).get(status__in=Checkin.OPEN)


def risico(situatie, niveau: str, dag: date) -> None:
    RisicobepalingFactory(
        organisatie=situatie.organisatie, zorgsituatie=situatie, niveau=niveau, datum=dag
    )


def taak(checkin) -> Taak:
    return Taak.objects.voor(checkin.organisatie_id).get(object_id=checkin.pk)


# Planning.


def test_wie_net_is_aangemeld_wordt_na_dertig_dagen_gevraagd(systeem, situatie):
    assert plan(systeem, na(1)).gepland_op == na(30)


@pytest.mark.parametrize(("niveau", "dagen"), Belastingparameters().checkins.items())
def test_het_risico_bepaalt_wanneer(systeem, situatie, niveau, dagen):
    risico(situatie, niveau, BEGIN)
    assert plan(systeem, na(1)).gepland_op == na(dagen)


def test_na_een_meting_telt_de_dag_van_de_meting(systeem, organisatie, situatie):
    MetingFactory(organisatie=organisatie, zorgsituatie=situatie, datum=na(10))
    assert plan(systeem, na(11)).gepland_op == na(40)


def test_een_geweigerde_of_verbeterde_meting_telt_niet(systeem, organisatie, situatie):
    zelfde = {"organisatie": organisatie, "zorgsituatie": situatie}
    MetingFactory(
        **zelfde,
        datum=na(20),
        geen_meting="wil_niet",
        totaal=None,
        score_van=None,
        score_tot=None,
    )
    fout = MetingFactory(**zelfde, datum=na(15))
    MetingFactory(**zelfde, datum=na(5), corrigeert=fout)
    assert plan(systeem, na(21)).gepland_op == na(35)


def test_wat_al_lang_geleden_had_gemoeten_wordt_vandaag_gepland(systeem, situatie):
    assert plan(systeem, na(400)).gepland_op == na(400)


def test_nog_een_keer_plannen_verandert_niets(systeem, situatie):
    eerst = plan(systeem, na(1))
    regels = AuditRegel.objects.voor(systeem.organisatie_id).count()
    with op(na(1)):
        assert checkins_plannen(actor=systeem) == 0
    with op(na(2)):
        assert checkins_plannen(actor=systeem) == 0
    nu = Checkin.objects.voor(systeem.organisatie_id).get()
    assert (nu.pk, nu.gepland_op) == (eerst.pk, eerst.gepland_op)
    assert AuditRegel.objects.voor(systeem.organisatie_id).count() == regels


def test_een_groter_risico_haalt_een_geplande_naar_voren(systeem, situatie):
    risico(situatie, Risico.LAAG, BEGIN)
    assert plan(systeem, na(1)).gepland_op == na(182)
    risico(situatie, Risico.HOOG, na(2))
    assert plan(systeem, na(2)).gepland_op == na(30)


def test_een_kleiner_risico_schuift_een_geplande_niet_op(systeem, situatie):
    assert plan(systeem, na(1)).gepland_op == na(30)
    risico(situatie, Risico.LAAG, na(2))
    assert plan(systeem, na(2)).gepland_op == na(30)


def test_naar_voren_komt_nooit_voor_vandaag(systeem, situatie):
    risico(situatie, Risico.LAAG, BEGIN)
    plan(systeem, na(1))
    risico(situatie, Risico.ACUUT, na(50))
    assert plan(systeem, na(50)).gepland_op == na(50)


def test_de_organisatie_bepaalt_de_termijnen(systeem, organisatie, situatie):
    waarden = Belastingparameters(
        checkins={"onbekend": 3, "laag": 5, "verhoogd": 4, "hoog": 2, "acuut": 1}
    ).als_dict()
    BelastingsetFactory(organisatie=organisatie, ingangsdatum=BEGIN, waarden=waarden)
    assert Belastingset.objects.voor(organisatie).count() == 1
    assert plan(systeem, na(1)).gepland_op == na(3)


def test_wie_plant_moet_dat_mogen(actor):
    for dienst in (checkins_plannen, checkins_herinneren):
        with pytest.raises(NietToegestaan):
            dienst(actor=actor)


def test_plannen_blijft_bij_de_eigen_organisatie(systeem, andere_organisatie):
    ZorgsituatieFactory(organisatie=andere_organisatie)
    CheckinFactory(organisatie=andere_organisatie)
    assert checkins_plannen(actor=systeem) == checkins_herinneren(actor=systeem) == 0
    assert Checkin.objects.voor(andere_organisatie).get().herinnerd_op is None
    assert not Taak.objects.voor(andere_organisatie).exists()


def test_elke_geplande_staat_in_de_log_van_de_mantelzorger(systeem, situatie):
    checkin = plan(systeem, na(1))
    regel = AuditRegel.objects.voor(systeem.organisatie_id).get(object_id=checkin.pk)
    assert (regel.gebeurtenis, regel.persoon_id, regel.object_soort) == (
        "gegeven_aangemaakt",
        situatie.mantelzorger_id,
        "checkin",
    )


def test_plannen_kost_met_veel_situaties_evenveel_vragen(
    systeem, organisatie, django_assert_max_num_queries
):
    ZorgsituatieFactory.create_batch(40, organisatie=organisatie)
    with django_assert_max_num_queries(14):
        assert checkins_plannen(actor=systeem) == 40


# The worklist and the reminder.


def test_pas_op_de_dag_zelf_staat_het_op_de_werklijst(systeem, situatie):
    checkin = plan(systeem, na(29))
    assert not Taak.objects.voor(systeem.organisatie_id).exists()
    plan(systeem, na(30))
    assert (taak(checkin).soort, taak(checkin).ernst) == ("checkin", "gewoon")
    assert taak(checkin).persoon_id == situatie.mantelzorger_id


def test_de_taak_is_van_het_aanspreekpunt_of_wie_die_vervangt(systeem, organisatie):
    weg = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT], actief=False)
    hier = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    situatie = ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=weg, vervanger=hier)
    checkin = CheckinFactory(organisatie=organisatie, zorgsituatie=situatie)
    checkins_plannen(actor=systeem)
    assert taak(checkin).eigenaar == hier


@pytest.fixture
def collegas(organisatie):
    """So many who work here with this role."""
    return lambda rol, aantal: GebruikerFactory.create_batch(
        aantal, organisatie=organisatie, met_rollen=[rol]
    )


def test_de_taak_is_niet_van_een_coordinator_die_mag_niet_bellen(systeem, organisatie, collegas):
    (een, ander), (consulent,) = collegas(Rol.COORDINATOR, 2), collegas(Rol.CONSULENT, 1)
    eigenaren = {}
    for vervanger in (consulent, ander):
        situatie = ZorgsituatieFactory(
            organisatie=organisatie, aanspreekpunt=een, vervanger=vervanger
        )
        eigenaren[vervanger] = CheckinFactory(organisatie=organisatie, zorgsituatie=situatie)
    checkins_plannen(actor=systeem)
    assert taak(eigenaren[consulent]).eigenaar == consulent
    assert taak(eigenaren[ander]).eigenaar is None


@pytest.mark.parametrize("wat", ["vertrokken", "andere rol"])
def test_de_taak_van_wie_niet_meer_belt_gaat_de_volgende_nacht_naar_de_vervanger(
    systeem, organisatie, collegas, wat
):
    een, ander = collegas(Rol.CONSULENT, 2)
    situatie = ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=een, vervanger=ander)
    checkin = CheckinFactory(organisatie=organisatie, zorgsituatie=situatie)
    checkins_plannen(actor=systeem)
    assert taak(checkin).eigenaar == een
    if wat == "vertrokken":
        een.actief = False
        een.save()
    else:
        een.rollen.update(rol=Rol.COORDINATOR)
    checkins_plannen(actor=systeem)
    assert taak(checkin).eigenaar == ander


def test_wie_de_taak_kreeg_en_nog_belt_houdt_haar(systeem, organisatie, collegas):
    een, ander = collegas(Rol.CONSULENT, 2)
    situatie = ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=een)
    checkin = CheckinFactory(organisatie=organisatie, zorgsituatie=situatie)
    checkins_plannen(actor=systeem)
    Taak.objects.voor(organisatie).update(eigenaar=ander)
    checkins_plannen(actor=systeem)
    assert taak(checkin).eigenaar == ander


def test_er_wordt_een_keer_herinnerd_en_het_wordt_ernstiger(systeem, situatie):
    checkin = plan(systeem, na(30))
    with op(na(36)):
        assert checkins_herinneren(actor=systeem) == 0
    with op(na(37)):
        assert checkins_herinneren(actor=systeem) == 1
    checkin.refresh_from_db()
    assert (checkin.status, checkin.herinnerd_op) == ("herinnerd", na(37))
    assert taak(checkin).ernst == "hoog"
    with op(na(38)):
        assert checkins_herinneren(actor=systeem) == 0
    checkin.refresh_from_db()
    assert checkin.herinnerd_op == na(37)


def test_zwijgen_laat_het_elke_week_stijgen(systeem, situatie):
    risico(situatie, Risico.LAAG, BEGIN)
    checkin = plan(systeem, na(182))
    gezien = [taak(checkin)]
    for dagen in (189, 196):
        with op(na(dagen)):
            checkins_herinneren(actor=systeem)
        gezien.append(taak(checkin))
    assert [t.ernst for t in gezien] == ["laag", "gewoon", "hoog"]
    assert gezien[0].uiterlijk_op > gezien[1].uiterlijk_op > gezien[2].uiterlijk_op


def test_ook_meer_dan_duizend_zijn_in_een_nacht_te_doen(systeem, organisatie):
    """SQLite refuses a query with a list of thousands."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    zelfde = {"organisatie": organisatie, "mantelzorger": situatie.mantelzorger}
    situaties = [
        Zorgsituatie(**zelfde, nummer=f"N{nummer}", zorgvrager=situatie.zorgvrager)
        for nummer in range(1_100)
    ]
    Zorgsituatie.alles.bulk_create(situaties)
    Checkin.alles.bulk_create(
        CheckinFactory.build(
            organisatie=organisatie, zorgsituatie=rij, status="herinnerd", herinnerd_op=BEGIN
        )
        for rij in situaties
    )
    checkins_herinneren(actor=systeem)
    assert Taak.objects.voor(organisatie).filter(soort="checkin").count() == 1_100


def test_een_herinnerde_wordt_niet_opnieuw_gepland(systeem, situatie):
    checkin = plan(systeem, na(30))
    with op(na(40)):
        checkins_herinneren(actor=systeem)
        assert checkins_plannen(actor=systeem) == 0
    assert Checkin.objects.voor(systeem.organisatie_id).get() == checkin


# Not reached, or declined.


def bellen(consulent, checkin, *dagen: int, uur: int = 12) -> Checkin:
    for dag in dagen:
        with op(na(dag), uur):
            checkin = belpoging_vastleggen(actor=consulent, checkin=checkin)
    return checkin


def test_na_drie_dagen_is_niemand_bereikt(systeem, consulent, situatie):
    checkin = bellen(consulent, plan(systeem, na(30)), 30, 31, 33)
    assert (checkin.status, checkin.afgerond_door_id) == ("niet_bereikt", consulent.gebruiker_id)
    pogingen = Belpoging.objects.voor(systeem.organisatie_id).values_list("gebeld_op", flat=True)
    assert [timezone.localdate(moment) for moment in pogingen] == [na(30), na(31), na(33)]
    assert taak(checkin).uitkomst == "niet_bereikt"


def test_drie_pogingen_op_een_dag_zijn_geen_drie_dagen(systeem, consulent, situatie):
    checkin = bellen(consulent, plan(systeem, na(30)), 30, 30, 30, 31)
    assert checkin.status == Checkin.Status.GEPLAND
    assert checkin.belpogingen.count() == 4


def test_de_dag_is_die_van_hier_ook_laat_op_de_avond(systeem, consulent, situatie):
    """23:30 and 00:30 here are two days, though the same in UTC."""
    checkin = plan(systeem, na(30))
    for dag, uur in ((30, 23), (31, 0), (31, 23)):
        bellen(consulent, checkin, dag, uur=uur)
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.GEPLAND
    assert bellen(consulent, checkin, 32, uur=0).status == Checkin.Status.NIET_BEREIKT


def test_weigeren_beeindigt_de_checkin(systeem, consulent, situatie):
    checkin = plan(systeem, na(30))
    with op(na(30)):
        checkin = checkin_weigeren(actor=consulent, checkin=checkin)
    assert (checkin.status, taak(checkin).uitkomst) == ("geweigerd", "geweigerd")


def test_daarna_wordt_de_volgende_gepland_met_het_risico_van_dan(systeem, consulent, situatie):
    bellen(consulent, plan(systeem, na(30)), 30, 31, 32)
    assert plan(systeem, na(33)).gepland_op == na(62)


@pytest.fixture
def eerder_laag(organisatie, situatie):
    """A low class on the first day, kept with a legal basis; the risk is low."""
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger, datum=BEGIN)
    zelfde = {"organisatie": organisatie, "zorgsituatie": situatie, "datum": BEGIN}
    MetingFactory(**zelfde, instrument="csi", totaal=None, score_van=0, score_tot=0)
    risico(situatie, Risico.LAAG, BEGIN)


def weigeren(consulent, checkin, dag: int) -> None:
    with op(na(dag)):
        checkin_weigeren(actor=consulent, checkin=checkin)


def test_wie_weigert_is_daarna_onbekend_en_krijgt_geen_half_jaar_rust(
    systeem, consulent, situatie, eerder_laag
):
    weigeren(consulent, plan(systeem, na(182)), 182)
    assert risicos_van(systeem.organisatie_id)[situatie.pk] == Risico.ONBEKEND
    assert plan(systeem, na(183)).gepland_op == na(182 + 30)


def test_wie_niet_bereikt_is_krijgt_ook_bij_verhoogd_risico_geen_kwartaal_rust(
    systeem, consulent, situatie
):
    risico(situatie, Risico.VERHOOGD, BEGIN)
    bellen(consulent, plan(systeem, na(91)), 91, 92, 93)
    risico(situatie, Risico.VERHOOGD, na(94))
    assert plan(systeem, na(94)).gepland_op == na(93 + 30)


def test_een_meting_daarna_telt_weer_gewoon(systeem, consulent, organisatie, situatie, eerder_laag):
    weigeren(consulent, plan(systeem, na(182)), 182)
    MetingFactory(organisatie=organisatie, zorgsituatie=situatie, datum=na(190))
    risico(situatie, Risico.LAAG, na(190))
    assert plan(systeem, na(190)).gepland_op == na(190 + 182)


def test_wat_klaar_is_is_niet_nog_eens_af_te_handelen(systeem, consulent, situatie):
    checkin = plan(systeem, na(30))
    checkin_weigeren(actor=consulent, checkin=checkin)
    for dienst in (checkin_weigeren, belpoging_vastleggen):
        with pytest.raises(Conflict):
            dienst(actor=consulent, checkin=checkin)
    assert not Belpoging.objects.voor(systeem.organisatie_id).exists()


def test_een_coordinator_belt_niet(actor, organisatie):
    checkin = CheckinFactory(organisatie=organisatie)
    for dienst in (checkin_weigeren, belpoging_vastleggen):
        with pytest.raises(NietToegestaan):
            dienst(actor=actor, checkin=checkin)
