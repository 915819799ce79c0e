"""What state a request is in: open or kept for professionals, closed, due for evaluation."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.hulpvragen import kan_open
from mantelzorg.selectors.hulpvragen import door_te_verwijzen, te_evalueren
from mantelzorg.services.hulpvragen import (
    HulpvraagGegevens,
    hulpvraag_intrekken,
    hulpvraag_openzetten,
    hulpvraag_opslaan,
)
from tests.fabrieken import HulpvraagFactory, TaaktypeFactory, ZorgsituatieFactory


@pytest.fixture
def gegevens(organisatie):
    return HulpvraagGegevens(
        nummer="H1",
        zorgsituatie=ZorgsituatieFactory(organisatie=organisatie),
        taaktype=TaaktypeFactory(organisatie=organisatie),
        duur=90,
        ritme=2,
        vensters=((1, time(13), time(17)), (3, time(9), time(12))),
        ingediend_op=date(2026, 11, 2),
    )


# Closed requests.


@pytest.fixture
def gesloten(consulent, gegevens):
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    hulpvraag_intrekken(actor=consulent, hulpvraag=vraag)
    return vraag  # as read before it was closed


def test_een_gesloten_hulpvraag_verandert_niet(consulent, gegevens, gesloten):
    with pytest.raises(Conflict):
        hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, duur=120), hulpvraag=gesloten)
    gesloten.refresh_from_db()
    assert (gesloten.duur, gesloten.status) == (90, Hulpvraag.Status.INGETROKKEN)


def test_een_gesloten_hulpvraag_houdt_ook_haar_tijden(consulent, gegevens, gesloten):
    with pytest.raises(Conflict):
        hulpvraag_opslaan(
            actor=consulent,
            gegevens=replace(gegevens, vensters=((1, time(13), time(17)),)),
            hulpvraag=gesloten,
        )
    assert gesloten.vensters.count() == 2


def test_hetzelfde_nog_eens_aanleveren_opent_haar_niet_weer(consulent, gegevens, gesloten):
    _, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=gesloten)
    gesloten.refresh_from_db()
    assert (uitkomst, gesloten.status) == (Uitkomst.ONGEWIJZIGD, Hulpvraag.Status.INGETROKKEN)


# Steps.


def stappen(vraag) -> list[str]:
    return [stap.status for stap in vraag.stappen.all()]


def test_elke_stap_wordt_vastgelegd_met_wie_en_wanneer(consulent, gegevens):
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, duur=60), hulpvraag=vraag)
    hulpvraag_intrekken(actor=consulent, hulpvraag=vraag)
    assert stappen(vraag) == ["open", "ingetrokken"]
    assert {stap.door_id for stap in vraag.stappen.all()} == {consulent.gebruiker_id}


# Professionals only.


def test_wat_alleen_een_beroepskracht_mag_wordt_een_concept(consulent, organisatie, gegevens):
    zorg = TaaktypeFactory(organisatie=organisatie, code="zorg", alleen_professioneel=True)
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, taaktype=zorg))
    assert (vraag.status, stappen(vraag)) == ("concept", ["concept"])
    assert list(door_te_verwijzen(organisatie.id)) == [vraag]


@pytest.mark.parametrize(
    ("respijtvorm", "status"),
    [
        ("dagopvang", "concept"),
        ("logeeropvang", "concept"),
        ("vervangende_zorg_thuis", "open"),
        ("", "open"),
    ],
)
def test_opvang_is_geen_werk_van_vrijwilligers(consulent, gegevens, respijtvorm, status):
    gegevens = replace(gegevens, respijtvorm=respijtvorm)
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    assert vraag.status == status
    assert door_te_verwijzen(consulent.organisatie_id).exists() == (status == "concept")


def test_een_ander_taaktype_opent_of_sluit_voor_vrijwilligers(consulent, organisatie, gegevens):
    zorg = TaaktypeFactory(organisatie=organisatie, code="zorg", alleen_professioneel=True)
    anders = replace(gegevens, taaktype=zorg)
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    hulpvraag_opslaan(actor=consulent, gegevens=anders, hulpvraag=vraag)
    hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=vraag)
    assert stappen(vraag) == ["open", "concept", "open"]


def test_een_taak_die_voor_beroepskrachten_werd_is_door_te_verwijzen(organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    assert not door_te_verwijzen(organisatie.id).exists()
    vraag.taaktype.alleen_professioneel = True
    vraag.taaktype.save()
    assert door_te_verwijzen(organisatie.id).get() == vraag


@pytest.fixture
def concept(consulent, organisatie, gegevens):
    """Kept for professionals."""
    zorg = TaaktypeFactory(organisatie=organisatie, code="zorg", alleen_professioneel=True)
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, taaktype=zorg))
    return vraag


def test_een_taak_die_weer_voor_vrijwilligers_is_kan_open(consulent, organisatie, concept):
    assert not kan_open(concept)
    concept.taaktype.alleen_professioneel = False
    concept.taaktype.save()
    assert kan_open(concept)
    geopend = hulpvraag_openzetten(actor=consulent, hulpvraag=concept)
    concept.refresh_from_db()
    assert concept.status == Hulpvraag.Status.OPEN
    assert stappen(concept) == ["concept", "open"]
    assert not kan_open(geopend)
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="gegeven_gewijzigd")
    assert (regel.bijzonderheden, regel.persoon_id) == (
        {"velden": ["status"]},
        concept.zorgsituatie.zorgvrager_id,
    )


def test_wat_voor_beroepskrachten_is_gaat_niet_open(consulent, concept):
    with pytest.raises(Conflict):
        hulpvraag_openzetten(actor=consulent, hulpvraag=concept)
    concept.refresh_from_db()
    assert concept.status == Hulpvraag.Status.CONCEPT


@pytest.mark.parametrize("status", ["open", "doorverwezen", "ingetrokken"])
def test_alleen_een_concept_gaat_open(consulent, organisatie, status):
    vraag = HulpvraagFactory(organisatie=organisatie, status=status)
    assert not kan_open(vraag)
    with pytest.raises(Conflict):
        hulpvraag_openzetten(actor=consulent, hulpvraag=vraag)


def test_openzetten_kan_niet_door_een_coordinator_of_bij_een_ander(
    actor, consulent, organisatie, andere_organisatie
):
    vraag = HulpvraagFactory(organisatie=organisatie, status="concept")
    with pytest.raises(NietToegestaan):
        hulpvraag_openzetten(actor=actor, hulpvraag=vraag)
    vreemd = HulpvraagFactory(organisatie=andere_organisatie, status="concept")
    with pytest.raises(Hulpvraag.DoesNotExist):
        hulpvraag_openzetten(actor=consulent, hulpvraag=vreemd)


def test_wat_nu_te_evalueren_is_staat_op_volgorde(
    organisatie, andere_organisatie, django_assert_num_queries
):
    vandaag = date(2026, 11, 20)
    HulpvraagFactory(organisatie=andere_organisatie, evaluatie_op=vandaag)
    for anders in (
        {"evaluatie_op": None},
        {"evaluatie_op": date(2026, 11, 21)},
        {"evaluatie_op": vandaag, "status": "ingetrokken"},
        {"evaluatie_op": vandaag, "status": "doorverwezen"},
    ):
        HulpvraagFactory(organisatie=organisatie, **anders)
    nu = HulpvraagFactory(organisatie=organisatie, evaluatie_op=vandaag)
    eerder = HulpvraagFactory(
        organisatie=organisatie, evaluatie_op=date(2026, 11, 1), status="concept"
    )
    with django_assert_num_queries(1):
        assert list(te_evalueren(organisatie.id, vandaag)) == [eerder, nu]


def test_een_taaktype_dat_uit_staat_mag_alleen_blijven(consulent, organisatie, gegevens):
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    gegevens.taaktype.actief = False
    gegevens.taaktype.save()
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, nummer="H2"))
    assert "taaktype" in fout.value.velden
    _, uitkomst = hulpvraag_opslaan(
        actor=consulent, gegevens=replace(gegevens, duur=60), hulpvraag=vraag
    )
    assert uitkomst is Uitkomst.GEWIJZIGD


def test_dagopvang_gaat_niet_open_naar_vrijwilligers(organisatie):
    with pytest.raises(IntegrityError), transaction.atomic():
        HulpvraagFactory(organisatie=organisatie, respijtvorm="dagopvang")
