"""The one worklist: what is on it, whose it is, and in which order."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Ernst, Rol, Taak
from kern.selectors.taken import open_taak, taken_van, werklijst
from kern.services.taken import taak_afronden, taak_bijwerken, taak_toewijzen
from tests.fabrieken import GebruikerFactory, PersoonFactory, TaakFactory

VANDAAG = date(2026, 10, 8)
SIGNAAL, CHECKIN = Taak.Soort.SIGNAAL, Taak.Soort.CHECKIN


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(organisatie=organisatie)


@pytest.fixture
def collega(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])


@pytest.fixture
def bijwerken(systeem, persoon):
    """Put something about one object on the worklist, or bring it up to date."""
    over = uuid4()

    def doe(**anders) -> Taak:
        waarden = {
            "soort": SIGNAAL,
            "object_id": over,
            "titel": "Signaal",
            "ernst": Ernst.GEWOON,
            "uiterlijk_op": VANDAAG,
            "persoon": persoon,
            "eigenaar": None,
        }
        return taak_bijwerken(actor=systeem, **(waarden | anders))

    return doe


def vertrek(gebruiker) -> None:
    gebruiker.actief = False
    gebruiker.save()


def test_een_taak_komt_op_de_werklijst_met_de_log(bijwerken, organisatie, persoon):
    taak = bijwerken()
    assert [t.id for t in werklijst(organisatie.id, VANDAAG)] == [taak.id]
    regel = AuditRegel.objects.voor(organisatie).get()
    assert (regel.object_soort, regel.persoon_id) == ("taak", persoon.id)


def test_tweemaal_hetzelfde_verandert_niets(bijwerken, organisatie):
    assert bijwerken() == bijwerken()
    assert taken_van(organisatie.id).count() == 1
    assert AuditRegel.objects.voor(organisatie).count() == 1


def test_een_open_taak_wordt_bijgewerkt(bijwerken, organisatie):
    bijwerken()
    bijwerken(ernst=Ernst.ACUUT, uiterlijk_op=date(2026, 10, 7))
    (taak,) = werklijst(organisatie.id, VANDAAG)
    assert (taak.ernst, taak.te_laat) == (Ernst.ACUUT, True)


def test_wie_een_taak_kreeg_houdt_haar_bij_het_bijwerken(bijwerken, actor, collega, coordinator):
    taak_toewijzen(actor=actor, taak=bijwerken(eigenaar=coordinator), eigenaar=collega)
    assert bijwerken(eigenaar=coordinator, ernst=Ernst.HOOG).eigenaar == collega


def test_de_taak_van_wie_vertrok_gaat_bij_het_bijwerken_naar_een_ander(
    bijwerken, collega, coordinator
):
    bijwerken(eigenaar=collega)
    vertrek(collega)
    assert bijwerken(eigenaar=coordinator).eigenaar == coordinator


def test_een_afgeronde_taak_is_van_de_lijst_en_blijft_bewaard(bijwerken, systeem, organisatie):
    taak = bijwerken()
    taak_afronden(actor=systeem, soort=SIGNAAL, object_id=taak.object_id, uitkomst="geholpen")
    assert not werklijst(organisatie.id, VANDAAG).exists()
    assert open_taak(organisatie.id, SIGNAAL, taak.object_id) is None
    taak.refresh_from_db()
    assert taak.afgerond_op is not None
    assert taak.uitkomst == "geholpen"


def test_afronden_vraagt_een_uitkomst(bijwerken, systeem, organisatie):
    taak = bijwerken()
    with pytest.raises(Ongeldig):
        taak_afronden(actor=systeem, soort=SIGNAAL, object_id=taak.object_id, uitkomst="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Taak.alles.filter(pk=taak.pk).update(afgerond_op="2026-10-08T12:00Z")
    assert werklijst(organisatie.id, VANDAAG).exists()


def test_wat_niet_op_de_lijst_staat_wordt_niet_afgerond(systeem, organisatie):
    taak_afronden(actor=systeem, soort=SIGNAAL, object_id=uuid4(), uitkomst="geholpen")
    assert not AuditRegel.objects.voor(organisatie).exists()


def test_over_hetzelfde_komt_na_afronden_een_nieuwe_taak(bijwerken, systeem, organisatie):
    eerste = bijwerken()
    taak_afronden(actor=systeem, soort=SIGNAAL, object_id=eerste.object_id, uitkomst="geholpen")
    assert bijwerken() != eerste
    assert taken_van(organisatie.id).count() == 2


# Whose a task is.


def test_een_taak_wordt_toegewezen_en_weer_van_niemand(bijwerken, actor, collega):
    taak = bijwerken()
    assert taak_toewijzen(actor=actor, taak=taak, eigenaar=collega).eigenaar == collega
    assert taak_toewijzen(actor=actor, taak=taak, eigenaar=None).eigenaar is None


def test_een_taak_gaat_niet_naar_wie_hier_niet_met_mensen_werkt(bijwerken, actor, organisatie):
    taak = bijwerken()
    for rollen, actief in [([Rol.BEHEERDER], True), ([Rol.CONSULENT], False)]:
        ander = GebruikerFactory(organisatie=organisatie, met_rollen=rollen, actief=actief)
        with pytest.raises(Ongeldig) as fout:
            taak_toewijzen(actor=actor, taak=taak, eigenaar=ander)
        assert set(fout.value.velden) == {"eigenaar"}


def test_een_checkin_gaat_niet_naar_wie_niet_mag_bellen(bijwerken, actor, collega, coordinator):
    taak = bijwerken(soort=CHECKIN)
    with pytest.raises(Ongeldig) as fout:
        taak_toewijzen(actor=actor, taak=taak, eigenaar=coordinator)
    assert "mag alleen een mantelzorgconsulent doen" in fout.value.velden["eigenaar"]
    assert taak_toewijzen(actor=actor, taak=taak, eigenaar=collega).eigenaar == collega


def test_een_checkin_gaat_van_wie_niet_mag_bellen_naar_wie_dat_mag(bijwerken, collega, coordinator):
    bijwerken(soort=CHECKIN, eigenaar=coordinator)
    assert bijwerken(soort=CHECKIN, eigenaar=collega).eigenaar == collega


def test_een_afgeronde_taak_wordt_niet_toegewezen(bijwerken, actor, systeem, collega):
    taak = bijwerken()
    taak_afronden(actor=systeem, soort=SIGNAAL, object_id=taak.object_id, uitkomst="geholpen")
    with pytest.raises(Conflict):
        taak_toewijzen(actor=actor, taak=taak, eigenaar=collega)


def test_toewijzen_doen_mensen_in_hun_eigen_organisatie(
    bijwerken, systeem, actor, collega, andere_organisatie
):
    with pytest.raises(NietToegestaan):
        taak_toewijzen(actor=systeem, taak=bijwerken(), eigenaar=collega)
    vreemd = TaakFactory(organisatie=andere_organisatie)
    with pytest.raises(Taak.DoesNotExist):
        taak_toewijzen(actor=actor, taak=vreemd, eigenaar=collega)


def test_de_taak_van_wie_niet_meer_inlogt_of_een_andere_rol_kreeg_is_van_niemand(
    organisatie, collega, coordinator
):
    anders = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    van_wie = [coordinator, collega, anders, None]
    taken = [TaakFactory(organisatie=organisatie, eigenaar=g) for g in van_wie]
    vertrek(collega)
    gevonden = {t.id: t.heeft_eigenaar for t in werklijst(organisatie.id, VANDAAG)}
    assert [gevonden[t.id] for t in taken] == [True, False, False, False]


# In which order.


def test_de_ernstigste_en_dan_wat_het_eerst_moest_staat_bovenaan(organisatie, andere_organisatie):
    TaakFactory(organisatie=andere_organisatie)
    soorten = [
        (Ernst.GEWOON, date(2026, 10, 1)),
        (Ernst.ACUUT, date(2026, 10, 8)),
        (Ernst.HOOG, date(2026, 10, 9)),
        (Ernst.LAAG, date(2026, 9, 1)),
        (Ernst.HOOG, date(2026, 10, 7)),
    ]
    for ernst, dag in soorten:
        TaakFactory(organisatie=organisatie, ernst=ernst, uiterlijk_op=dag)
    lijst = [(t.ernst, t.uiterlijk_op.day, t.te_laat) for t in werklijst(organisatie.id, VANDAAG)]
    assert lijst == [
        ("acuut", 8, False),
        ("hoog", 7, True),
        ("hoog", 9, False),
        ("gewoon", 1, True),
        ("laag", 1, True),
    ]
