"""Referrals: they close the request, and are followed up once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from mantelzorg.models import Doorverwijzing, Hulpvraag
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van, open_nazorg
from mantelzorg.services.doorverwijzingen import (
    DoorverwijzingGegevens,
    doorverwijzing_wijzigen,
    hulpvraag_doorverwijzen,
    nazorg_vastleggen,
    nazorg_wijzigen,
)
from mantelzorg.services.hulpvragen import hulpvraag_intrekken
from tests.fabrieken import DoorverwijzingFactory, GebruikerFactory, HulpvraagFactory

DAG = timedelta(days=1)
GEGEVENS = DoorverwijzingGegevens(
    soort="dagopvang",
    naar="Dagopvang De Es",
    datum=date(2026, 10, 5),
    overdracht="warm",
    nazorg_op=date(2026, 11, 5),
)


NAGEVRAAGD = {"datum": date(2026, 11, 6), "uitkomst": "nee"}


@pytest.fixture
def collega(organisatie):
    """Another consultant at work."""
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="verbeteren")


def wijziging(actor) -> AuditRegel:
    """The one change in the log by this user."""
    return AuditRegel.objects.voor(actor.organisatie_id).get(
        gebeurtenis="gegeven_gewijzigd", gebruiker_id=actor.gebruiker_id
    )


@pytest.fixture
def hulpvraag(organisatie):
    return HulpvraagFactory(organisatie=organisatie)


@pytest.fixture
def doorverwijzing(organisatie):
    """Of 5 October, to be asked about on 5 November."""
    return DoorverwijzingFactory(organisatie=organisatie)


@pytest.mark.parametrize("status", ["open", "concept"])
def test_doorverwijzen_sluit_de_hulpvraag_met_een_stap_en_de_log(
    consulent, organisatie, hulpvraag, status
):
    Hulpvraag.objects.voor(organisatie).update(status=status)
    gemaakt = hulpvraag_doorverwijzen(actor=consulent, hulpvraag=hulpvraag, gegevens=GEGEVENS)
    hulpvraag.refresh_from_db()
    assert hulpvraag.status == Hulpvraag.Status.DOORVERWEZEN
    assert (gemaakt.naar, gemaakt.door_id) == ("Dagopvang De Es", consulent.gebruiker_id)
    assert [stap.status for stap in hulpvraag.stappen.all()] == ["doorverwezen"]
    regels = AuditRegel.objects.voor(organisatie)
    assert {(r.object_id, r.persoon_id) for r in regels} == {
        (hulpvraag.id, hulpvraag.zorgsituatie.zorgvrager_id),
        (gemaakt.id, hulpvraag.zorgsituatie.zorgvrager_id),
    }


def test_een_gesloten_hulpvraag_wordt_niet_nog_eens_doorverwezen(consulent, hulpvraag):
    hulpvraag_doorverwijzen(actor=consulent, hulpvraag=hulpvraag, gegevens=GEGEVENS)
    with pytest.raises(Conflict):
        hulpvraag_doorverwijzen(actor=consulent, hulpvraag=hulpvraag, gegevens=GEGEVENS)
    with pytest.raises(Conflict):
        hulpvraag_intrekken(actor=consulent, hulpvraag=hulpvraag)
    assert doorverwijzingen_van(consulent.organisatie_id).count() == 1


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"naar": ""}, "naar"),
        ({"soort": "maan"}, "soort"),
        ({"overdracht": ""}, "overdracht"),
        ({"nazorg_op": date(2026, 10, 4)}, "nazorg_op"),
        ({"datum": date(2999, 1, 1), "nazorg_op": date(2999, 2, 1)}, "datum"),
    ],
)
def test_een_doorverwijzing_die_niet_klopt_laat_de_hulpvraag_open(
    consulent, hulpvraag, waarden, veld
):
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_doorverwijzen(
            actor=consulent, hulpvraag=hulpvraag, gegevens=replace(GEGEVENS, **waarden)
        )
    assert set(fout.value.velden) == {veld}
    hulpvraag.refresh_from_db()
    assert hulpvraag.status == Hulpvraag.Status.OPEN
    assert not hulpvraag.stappen.exists()


def test_een_coordinator_verwijst_niet_door(actor, hulpvraag):
    with pytest.raises(NietToegestaan):
        hulpvraag_doorverwijzen(actor=actor, hulpvraag=hulpvraag, gegevens=GEGEVENS)


def test_de_hulpvraag_van_een_ander_bestaat_niet(consulent, andere_organisatie):
    vreemd = HulpvraagFactory(organisatie=andere_organisatie)
    with pytest.raises(Hulpvraag.DoesNotExist):
        hulpvraag_doorverwijzen(actor=consulent, hulpvraag=vreemd, gegevens=GEGEVENS)


# Putting a referral right.


def test_een_doorverwijzing_wordt_verbeterd_met_de_log_en_houdt_haar_auteur(
    consulent, collega, hulpvraag
):
    gemaakt = hulpvraag_doorverwijzen(actor=consulent, hulpvraag=hulpvraag, gegevens=GEGEVENS)
    gegevens = replace(GEGEVENS, naar="Dagopvang Zuid", overdracht="zelf")
    doorverwijzing_wijzigen(actor=collega, doorverwijzing=gemaakt, gegevens=gegevens)
    gemaakt.refresh_from_db()
    assert (gemaakt.naar, gemaakt.overdracht) == ("Dagopvang Zuid", "zelf")
    assert gemaakt.door_id == consulent.gebruiker_id
    regel = wijziging(collega)
    assert regel.bijzonderheden == {"velden": ["naar", "overdracht"]}
    assert regel.persoon_id == hulpvraag.zorgsituatie.zorgvrager_id


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"soort": "maan"}, "soort"),
        ({"nazorg_op": date(2026, 10, 4)}, "nazorg_op"),
        ({"datum": date(2999, 1, 1), "nazorg_op": date(2999, 2, 1)}, "datum"),
    ],
)
def test_een_verbetering_die_niet_klopt_wordt_geweigerd(consulent, doorverwijzing, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        doorverwijzing_wijzigen(
            actor=consulent, doorverwijzing=doorverwijzing, gegevens=replace(GEGEVENS, **waarden)
        )
    assert set(fout.value.velden) == {veld}


@pytest.mark.parametrize(("dag", "mag"), [(6, True), (7, False)])
def test_een_doorverwijzing_is_niet_van_na_het_navragen(consulent, doorverwijzing, dag, mag):
    gedaan = {"datum": date(2026, 11, 6), "uitkomst": "ja"}
    nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **gedaan)
    dag = date(2026, 11, dag)
    gegevens = replace(GEGEVENS, datum=dag, nazorg_op=dag)
    if mag:
        doorverwijzing_wijzigen(actor=consulent, doorverwijzing=doorverwijzing, gegevens=gegevens)
        return
    with pytest.raises(Ongeldig) as fout:
        doorverwijzing_wijzigen(actor=consulent, doorverwijzing=doorverwijzing, gegevens=gegevens)
    assert set(fout.value.velden) == {"datum"}


def test_verbeteren_kan_niet_door_een_coordinator_of_bij_een_ander(
    actor, consulent, andere_organisatie, doorverwijzing
):
    with pytest.raises(NietToegestaan):
        doorverwijzing_wijzigen(actor=actor, doorverwijzing=doorverwijzing, gegevens=GEGEVENS)
    with pytest.raises(NietToegestaan):
        nazorg_wijzigen(actor=actor, doorverwijzing=doorverwijzing, **NAGEVRAAGD)
    vreemd = DoorverwijzingFactory(organisatie=andere_organisatie)
    with pytest.raises(Doorverwijzing.DoesNotExist):
        doorverwijzing_wijzigen(actor=consulent, doorverwijzing=vreemd, gegevens=GEGEVENS)
    with pytest.raises(Doorverwijzing.DoesNotExist):
        nazorg_wijzigen(actor=consulent, doorverwijzing=vreemd, **NAGEVRAAGD)


# Follow-up.


def test_de_uitkomst_wordt_een_keer_vastgelegd(consulent, doorverwijzing):
    gedaan = {"datum": date(2026, 11, 6), "uitkomst": "gedeeltelijk"}
    nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **gedaan)
    doorverwijzing.refresh_from_db()
    assert doorverwijzing.nazorg_uitkomst == "gedeeltelijk"
    assert doorverwijzing.nazorg_door_id == consulent.gebruiker_id
    with pytest.raises(Conflict):
        nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **gedaan)


def test_een_verbeterde_uitkomst_is_van_wie_haar_verbetert(consulent, collega, doorverwijzing):
    nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **NAGEVRAAGD)
    nazorg_wijzigen(actor=collega, doorverwijzing=doorverwijzing, **NAGEVRAAGD | {"uitkomst": "ja"})
    doorverwijzing.refresh_from_db()
    assert (doorverwijzing.nazorg_uitkomst, doorverwijzing.nazorg_door_id) == (
        "ja",
        collega.gebruiker_id,
    )
    assert wijziging(collega).bijzonderheden["velden"] == ["nazorg_door_id", "nazorg_uitkomst"]


def test_dezelfde_uitkomst_blijft_van_wie_haar_vastlegde(consulent, collega, doorverwijzing):
    nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **NAGEVRAAGD)
    nazorg_wijzigen(actor=collega, doorverwijzing=doorverwijzing, **NAGEVRAAGD)
    doorverwijzing.refresh_from_db()
    assert doorverwijzing.nazorg_door_id == consulent.gebruiker_id


def test_wat_nog_niet_is_nagevraagd_wordt_niet_verbeterd(consulent, doorverwijzing):
    with pytest.raises(Conflict):
        nazorg_wijzigen(actor=consulent, doorverwijzing=doorverwijzing, **NAGEVRAAGD)


def test_een_verbeterde_uitkomst_klopt_ook(consulent, doorverwijzing):
    nazorg_vastleggen(actor=consulent, doorverwijzing=doorverwijzing, **NAGEVRAAGD)
    with pytest.raises(Ongeldig) as fout:
        nazorg_wijzigen(
            actor=consulent, doorverwijzing=doorverwijzing, datum=date(2026, 10, 4), uitkomst=""
        )
    assert set(fout.value.velden) == {"nazorg_gedaan_op", "nazorg_uitkomst"}


@pytest.mark.parametrize(
    ("datum", "uitkomst", "veld"),
    [
        (date(2026, 11, 6), "", "nazorg_uitkomst"),
        (date(2026, 11, 6), "onbekend", "nazorg_uitkomst"),
        (date(2026, 10, 4), "ja", "nazorg_gedaan_op"),
        (date(2999, 1, 1), "ja", "nazorg_gedaan_op"),
    ],
)
def test_nazorg_die_niet_klopt_wordt_bij_het_veld_geweigerd(
    consulent, doorverwijzing, datum, uitkomst, veld
):
    with pytest.raises(Ongeldig) as fout:
        nazorg_vastleggen(
            actor=consulent, doorverwijzing=doorverwijzing, datum=datum, uitkomst=uitkomst
        )
    assert set(fout.value.velden) == {veld}


def test_de_doorverwijzing_van_een_ander_bestaat_niet(consulent, andere_organisatie):
    vreemd = DoorverwijzingFactory(organisatie=andere_organisatie)
    with pytest.raises(Doorverwijzing.DoesNotExist):
        nazorg_vastleggen(
            actor=consulent, doorverwijzing=vreemd, datum=timezone.localdate(), uitkomst="ja"
        )


def test_wat_nog_na_te_vragen_is_met_wat_te_laat_is(
    organisatie, andere_organisatie, doorverwijzing, django_assert_num_queries
):
    eerder = DoorverwijzingFactory(organisatie=organisatie, nazorg_op=date(2026, 11, 4))
    DoorverwijzingFactory(
        organisatie=organisatie, nazorg_gedaan_op=date(2026, 10, 9), nazorg_uitkomst="ja"
    )
    DoorverwijzingFactory(organisatie=andere_organisatie)
    with django_assert_num_queries(1):
        gevonden = [
            (d, d.te_laat, d.hulpvraag.zorgsituatie.mantelzorger.voornaam != "")
            for d in open_nazorg(organisatie.id, doorverwijzing.nazorg_op)
        ]
    assert gevonden == [(eerder, True, True), (doorverwijzing, False, True)]


@pytest.mark.parametrize(
    "waarden",
    [
        {"nazorg_op": date(2026, 10, 4)},
        {"nazorg_gedaan_op": date(2026, 11, 5)},
        {"nazorg_uitkomst": "ja"},
    ],
)
def test_regels_over_nazorg_gelden_ook_in_de_database(organisatie, waarden):
    with pytest.raises(IntegrityError), transaction.atomic():
        DoorverwijzingFactory(organisatie=organisatie, **waarden)
