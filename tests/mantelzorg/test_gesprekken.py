"""Talks: who was there, what was discussed, the report; or why there was none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Gesprek, GesprekDeelnemer
from mantelzorg.selectors.gesprekken import gesprekken_van
from mantelzorg.services.gesprekken import GesprekGegevens, gegevens_van, gesprek_opslaan
from tests.fabrieken import (
    GebruikerFactory,
    GesprekFactory,
    SignaalFactory,
    ZorgsituatieFactory,
)

DAG = timedelta(days=1)
DATUM = date(2026, 10, 8)
VERSLAG = date(2026, 10, 12)


@pytest.fixture
def gegevens(organisatie):
    zorgsituatie = ZorgsituatieFactory(organisatie=organisatie)
    return GesprekGegevens(zorgsituatie=zorgsituatie, datum=DATUM, soort="huis")


def geweigerd(actor, gegevens) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        gesprek_opslaan(actor=actor, gegevens=gegevens)
    assert not Gesprek.objects.voor(actor.organisatie_id).exists()
    return fout.value.velden


def test_een_gesprek_met_alleen_dag_en_soort_is_genoeg(consulent, gegevens):
    gesprek, uitkomst = gesprek_opslaan(actor=consulent, gegevens=gegevens)
    assert (uitkomst, gesprek.gevoerd, gesprek.gevoerd_door) == (Uitkomst.AANGEMAAKT, True, None)
    assert gesprek.belasting_besproken is None
    regel = AuditRegel.objects.voor(consulent.organisatie_id).get(object_soort="gesprek")
    assert regel.persoon_id == gegevens.zorgsituatie.mantelzorger_id


def test_geweigerd_respijt_is_meteen_een_signaal_en_niet_pas_vannacht(consulent, gegevens):
    situatie = gegevens.zorgsituatie
    SignaalFactory(organisatie=situatie.organisatie, zorgsituatie=situatie, ernst="hoog")
    gesprek, _ = gesprek_opslaan(actor=consulent, gegevens=gegevens)
    geweigerd_ = replace(gegevens, datum=timezone.localdate(), respijt_geweigerd=True)
    gemeld = situatie.signalen.filter(aard="respijt_geweigerd")
    gesprek_opslaan(actor=consulent, gegevens=geweigerd_, gesprek=gesprek, bewaken=False)
    assert not gemeld.exists()
    gesprek_opslaan(actor=consulent, gegevens=geweigerd_)
    assert gemeld.exists()


def test_een_collega_legt_vast_wat_een_ander_besprak(consulent, organisatie, gegevens):
    ander = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    gesprek, _ = gesprek_opslaan(actor=consulent, gegevens=replace(gegevens, gevoerd_door=ander))
    assert gesprek.gevoerd_door == ander
    gesprek, uitkomst = gesprek_opslaan(actor=consulent, gegevens=gegevens, gesprek=gesprek)
    assert (uitkomst, gesprek.gevoerd_door) == (Uitkomst.GEWIJZIGD, None)


@pytest.mark.parametrize(
    "waarden", [{"met_rollen": [Rol.AUDITOR]}, {"met_rollen": [Rol.CONSULENT], "actief": False}]
)
def test_alleen_wie_hier_mensen_begeleidt_voert_een_gesprek(
    consulent, organisatie, gegevens, waarden
):
    gekozen = GebruikerFactory(organisatie=organisatie, **waarden)
    assert "gevoerd_door" in geweigerd(consulent, replace(gegevens, gevoerd_door=gekozen))


def test_wie_het_gesprek_voerde_en_vertrok_blijft_staan(consulent, medewerker, gegevens):
    gegevens = replace(gegevens, gevoerd_door=medewerker)
    gesprek, _ = gesprek_opslaan(actor=consulent, gegevens=gegevens)
    medewerker.actief = False
    medewerker.save()
    gesprek, uitkomst = gesprek_opslaan(
        actor=consulent, gegevens=replace(gegevens, soort="telefoon"), gesprek=gesprek
    )
    assert (uitkomst, gesprek.gevoerd_door) == (Uitkomst.GEWIJZIGD, medewerker)


def test_bewaren_wat_er_staat_verandert_niets(consulent, medewerker, gegevens):
    gegevens = replace(
        gegevens,
        gevoerd_door=medewerker,
        belasting_besproken=True,
        clientondersteuning_aangeboden=False,
        respijt_geweigerd=True,
        verslag_gegeven_op=VERSLAG,
        akkoord="akkoord_met_opmerkingen",
        opmerkingen="De datum klopt niet.",
        afspraken="Morgen bellen.",
        deelnemers=(("familie", "An"), ("tolk", "")),
        leefgebieden={"geld": False},
    )
    gesprek, _ = gesprek_opslaan(actor=consulent, gegevens=gegevens)
    assert gegevens_van(Gesprek.alles.get()) == gegevens
    _, uitkomst = gesprek_opslaan(actor=consulent, gegevens=gegevens_van(gesprek), gesprek=gesprek)
    assert uitkomst is Uitkomst.ONGEWIJZIGD


def test_deelnemers_en_leefgebieden_met_nee_als_antwoord(
    consulent, organisatie, gegevens, django_assert_num_queries
):
    gegevens = replace(
        gegevens,
        deelnemers=(("familie", "An"), ("familie", "Bo "), ("mantelzorger", "")),
        leefgebieden={"geld": True, "zingeving": False},
        belasting_besproken=False,
    )
    gesprek_opslaan(actor=consulent, gegevens=gegevens)
    with django_assert_num_queries(3):
        gesprek = gesprekken_van(organisatie.id).get()
        assert [(rij.rol, rij.naam) for rij in gesprek.deelnemers.all()] == [
            ("familie", "An"),
            ("familie", "Bo"),
            ("mantelzorger", ""),
        ]
        besproken = {rij.leefgebied: rij.besproken for rij in gesprek.leefgebieden.all()}
    assert besproken == {"geld": True, "zingeving": False}
    assert gesprek.belasting_besproken is False


def test_een_ander_antwoord_over_een_leefgebied_vervangt_het_vorige(consulent, gegevens):
    gesprek, _ = gesprek_opslaan(
        actor=consulent, gegevens=replace(gegevens, leefgebieden={"geld": False})
    )
    gesprek_opslaan(
        actor=consulent, gegevens=replace(gegevens, leefgebieden={"geld": True}), gesprek=gesprek
    )
    assert gesprek.leefgebieden.get().besproken is True


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("soort", "brief"), ("deelnemers", (("hond", ""),)), ("leefgebieden", {"vakantie": True})],
)
def test_wat_niet_op_de_lijst_staat_wordt_geweigerd(consulent, gegevens, veld, waarde):
    assert geweigerd(consulent, replace(gegevens, **{veld: waarde}))


# A talk that did not take place.


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("belasting_besproken", False),
        ("clientondersteuning_aangeboden", True),
        ("respijt_geweigerd", False),
        ("verslag_gegeven_op", VERSLAG),
        ("opmerkingen", "Goed verslag."),
        ("deelnemers", (("mantelzorger", ""),)),
        ("leefgebieden", {"geld": False}),
    ],
)
def test_een_gesprek_dat_niet_doorging_is_leeg(consulent, gegevens, veld, waarde):
    gegevens = replace(gegevens, **{veld: waarde})
    assert veld in geweigerd(consulent, replace(gegevens, geen_gesprek="afgezegd"))
    if veld == "opmerkingen":
        gegevens = replace(gegevens, verslag_gegeven_op=VERSLAG)
    gesprek_opslaan(actor=consulent, gegevens=gegevens)


def test_een_poging_met_een_afspraak_mag(consulent, gegevens):
    gesprek, _ = gesprek_opslaan(
        actor=consulent,
        gegevens=replace(gegevens, geen_gesprek="niet_bereikt", afspraken="Morgen weer bellen."),
    )
    assert not gesprek.gevoerd


def test_wat_nog_moet_komen_is_niet_gevoerd_maar_kan_wel_zijn_afgezegd(consulent, gegevens):
    morgen = replace(gegevens, datum=timezone.localdate() + DAG)
    assert "datum" in geweigerd(consulent, morgen)
    gesprek_opslaan(actor=consulent, gegevens=replace(morgen, geen_gesprek="afgezegd"))
    gesprek_opslaan(actor=consulent, gegevens=replace(gegevens, datum=timezone.localdate()))


# The report.


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"akkoord": "akkoord"}, "verslag_gegeven_op"),
        ({"opmerkingen": "De datum klopt niet."}, "verslag_gegeven_op"),
        ({"verslag_gegeven_op": DATUM - DAG}, "verslag_gegeven_op"),
        ({"verslag_gegeven_op": date(2999, 1, 1)}, "verslag_gegeven_op"),
        ({"verslag_gegeven_op": VERSLAG, "akkoord": "akkoord_met_opmerkingen"}, "opmerkingen"),
        (
            {
                "verslag_gegeven_op": VERSLAG,
                "akkoord": "akkoord_met_opmerkingen",
                "opmerkingen": "  ",
            },
            "opmerkingen",
        ),
        ({"verslag_gegeven_op": VERSLAG, "akkoord": "misschien"}, "akkoord"),
    ],
)
def test_een_verslag_dat_niet_klopt_wordt_bij_het_veld_geweigerd(
    consulent, gegevens, waarden, veld
):
    assert veld in geweigerd(consulent, replace(gegevens, **waarden))


@pytest.mark.parametrize(
    "waarden",
    [
        {},
        {"akkoord": "akkoord"},
        {"akkoord": "akkoord_met_opmerkingen", "opmerkingen": "De datum klopt niet."},
        {"akkoord": "niet_akkoord"},
    ],
)
def test_een_verslag_met_of_zonder_akkoord(consulent, gegevens, waarden):
    gegevens = replace(gegevens, verslag_gegeven_op=VERSLAG, **waarden)
    gesprek, _ = gesprek_opslaan(actor=consulent, gegevens=gegevens)
    assert gesprek.akkoord == waarden.get("akkoord", "")


def test_een_verslag_mag_op_de_dag_van_het_gesprek(consulent, gegevens):
    gesprek_opslaan(actor=consulent, gegevens=replace(gegevens, verslag_gegeven_op=DATUM))


@pytest.mark.parametrize(
    "waarden",
    [
        {"akkoord": "akkoord"},
        {"verslag_gegeven_op": VERSLAG, "akkoord": "akkoord_met_opmerkingen"},
        {"geen_gesprek": "afgezegd", "belasting_besproken": False},
        {"geen_gesprek": "afgezegd", "clientondersteuning_aangeboden": False},
        {"geen_gesprek": "afgezegd", "respijt_geweigerd": False},
        {"geen_gesprek": "afgezegd", "verslag_gegeven_op": VERSLAG},
    ],
)
def test_regels_over_een_gesprek_gelden_ook_in_de_database(organisatie, waarden):
    with pytest.raises(IntegrityError), transaction.atomic():
        GesprekFactory(organisatie=organisatie, **waarden)


def test_dezelfde_naam_in_dezelfde_rol_is_er_ook_in_de_database_een_keer(organisatie):
    gesprek = GesprekFactory(organisatie=organisatie)
    wie = {"organisatie": organisatie, "gesprek": gesprek, "rol": "familie"}
    GesprekDeelnemer.alles.create(**wie, naam="An")
    GesprekDeelnemer.alles.create(**wie, naam="Bo")
    with pytest.raises(IntegrityError), transaction.atomic():
        GesprekDeelnemer.alles.create(**wie, naam="An")


def test_een_coordinator_legt_geen_gesprek_vast(actor, gegevens):
    with pytest.raises(NietToegestaan):
        gesprek_opslaan(actor=actor, gegevens=gegevens)


def test_de_zorgsituatie_van_een_ander_wordt_geweigerd(consulent, andere_organisatie, gegevens):
    vreemd = ZorgsituatieFactory(organisatie=andere_organisatie)
    assert "zorgsituatie" in geweigerd(consulent, replace(gegevens, zorgsituatie=vreemd))
