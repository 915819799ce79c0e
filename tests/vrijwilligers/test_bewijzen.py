"""VOGs and courses: what belongs together, and one at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from kern.services.opslaan import Uitkomst
from tests.fabrieken import GebruikerFactory, VogFactory, VrijwilligerFactory
from vrijwilligers.models import Vog, Vrijwilliger
from vrijwilligers.services.bewijzen import (
    ScholingWaarde,
    VogWaarde,
    scholing_toevoegen,
    vog_bijwerken,
    vog_toevoegen,
)

DAG = date(2026, 5, 1)
AANGEVRAAGD = VogWaarde(aangevraagd_op=DAG)
AFGEGEVEN = VogWaarde(
    aangevraagd_op=DAG,
    afgegeven_op=date(2026, 5, 20),
    vernieuwen_op=date(2029, 5, 20),
    gezien_door="coördinator",
)


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie)


@pytest.mark.parametrize(
    "waarde", [AANGEVRAAGD, AFGEGEVEN, replace(AFGEGEVEN, aangevraagd_op=None)]
)
def test_een_vog_is_aangevraagd_of_afgegeven(actor, vrijwilliger, waarde):
    vog = vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    assert vrijwilliger.vogs.get() == vog


@pytest.mark.parametrize(
    ("waarde", "veld"),
    [
        (VogWaarde(), "aangevraagd_op"),
        (replace(AANGEVRAAGD, gezien_door="coördinator"), "afgegeven_op"),
        (replace(AANGEVRAAGD, vernieuwen_op=date(2029, 5, 1)), "afgegeven_op"),
        (replace(AFGEGEVEN, aangevraagd_op=date(2026, 5, 21)), "afgegeven_op"),
        (replace(AFGEGEVEN, gezien_door=" "), "gezien_door"),
        (replace(AFGEGEVEN, vernieuwen_op=None), "vernieuwen_op"),
        (replace(AFGEGEVEN, vernieuwen_op=AFGEGEVEN.afgegeven_op), "vernieuwen_op"),
    ],
)
def test_wat_niet_bij_elkaar_hoort_wordt_bij_het_veld_gezegd(actor, vrijwilliger, waarde, veld):
    with pytest.raises(Ongeldig) as fout:
        vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    assert list(fout.value.velden) == [veld]
    assert not vrijwilliger.vogs.exists()


@pytest.mark.parametrize("weg", ["vernieuwen_op", "gezien_door"])
def test_de_database_bewaart_geen_afgegeven_vog_die_niet_is_gezien(vrijwilliger, weg):
    """Not even where a comparison with nothing is neither true nor false."""
    leeg = {"vernieuwen_op": None, "gezien_door": ""}[weg]
    with pytest.raises(IntegrityError), transaction.atomic():
        VogFactory(organisatie=vrijwilliger.organisatie, vrijwilliger=vrijwilliger, **{weg: leeg})


def test_een_aangevraagde_vog_wordt_afgegeven(actor, vrijwilliger):
    vog = vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=AANGEVRAAGD)
    assert vog_bijwerken(actor=actor, vog=vog, waarde=AFGEGEVEN) is Uitkomst.GEWIJZIGD
    assert vrijwilliger.vogs.get().afgegeven_op == AFGEGEVEN.afgegeven_op


def test_dezelfde_vog_nog_eens_verandert_niets(actor, vrijwilliger):
    vog = vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=AFGEGEVEN)
    assert vog_bijwerken(actor=actor, vog=vog, waarde=AFGEGEVEN) is Uitkomst.ONGEWIJZIGD


@pytest.mark.parametrize(
    ("waarde", "veld"), [(AANGEVRAAGD, "aangevraagd_op"), (AFGEGEVEN, "afgegeven_op")]
)
def test_een_aanvraag_en_een_vog_van_een_datum(actor, vrijwilliger, waarde, veld):
    vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    with pytest.raises(Ongeldig) as fout:
        vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    assert list(fout.value.velden) == [veld]


def test_naast_een_afgegeven_vog_kan_een_nieuwe_worden_aangevraagd(actor, vrijwilliger):
    vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=AFGEGEVEN)
    vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=AANGEVRAAGD)
    assert vrijwilliger.vogs.count() == 2


def test_een_vog_staat_in_de_auditlog_bij_de_persoon(actor, vrijwilliger):
    vog = vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=AFGEGEVEN)
    regel = AuditRegel.objects.voor(actor.organisatie_id).get(object_id=vog.id)
    assert regel.persoon_id == vrijwilliger.persoon_id


def test_een_ander_kan_niet_bij_een_vog(actor, andere_organisatie):
    vog = VogFactory(organisatie=andere_organisatie)
    with pytest.raises(Vrijwilliger.DoesNotExist):
        vog_bijwerken(actor=actor, vog=vog, waarde=AFGEGEVEN)
    with pytest.raises(Vrijwilliger.DoesNotExist):
        vog_toevoegen(actor=actor, vrijwilliger=vog.vrijwilliger, waarde=AFGEGEVEN)
    assert Vog.alles.get() == vog


@pytest.mark.parametrize(("geldig_tot", "kan"), [(DAG, True), (date(2026, 4, 30), False)])
def test_een_cursus_geldt_niet_voor_hij_is_gevolgd(actor, vrijwilliger, geldig_tot, kan):
    waarde = ScholingWaarde("EHBO", gevolgd_op=DAG, geldig_tot=geldig_tot)
    if kan:
        scholing = scholing_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
        assert vrijwilliger.scholingen.get() == scholing
    else:
        with pytest.raises(Ongeldig) as fout:
            scholing_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
        assert "geldig_tot" in fout.value.velden


def test_een_cursus_staat_er_een_keer_per_datum(actor, vrijwilliger):
    waarde = ScholingWaarde("EHBO", gevolgd_op=DAG)
    scholing_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    with pytest.raises(Ongeldig) as fout:
        scholing_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)
    assert "naam" in fout.value.velden


def test_een_consulent_registreert_geen_vog_of_cursus(organisatie, vrijwilliger):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    ander = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        vog_toevoegen(actor=ander, vrijwilliger=vrijwilliger, waarde=AFGEGEVEN)
    with pytest.raises(NietToegestaan):
        scholing_toevoegen(
            actor=ander, vrijwilliger=vrijwilliger, waarde=ScholingWaarde("EHBO", DAG)
        )


@pytest.mark.parametrize("veld", ["aangevraagd_op", "afgegeven_op"])
def test_een_vog_is_niet_van_een_dag_die_nog_komt(veld):
    morgen = timezone.localdate() + timedelta(days=1)
    waarde = VogWaarde(**{veld: morgen}, vernieuwen_op=date(2090, 1, 1), gezien_door="A")
    assert list(waarde.fouten()) == [veld]


def test_een_cursus_is_niet_gevolgd_op_een_dag_die_nog_komt():
    vandaag = timezone.localdate()
    assert not ScholingWaarde("EHBO", vandaag).fouten()
    assert list(ScholingWaarde("EHBO", vandaag + timedelta(days=1)).fouten()) == ["gevolgd_op"]
