"""Registrations: by when a talk is due, what answers them, how they are closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Aanmelding
from mantelzorg.selectors.aanmeldingen import aanmeldingen_van
from mantelzorg.services.aanmeldingen import (
    AanmeldingGegevens,
    aanmelding_afsluiten,
    aanmelding_koppelen,
    aanmelding_opslaan,
)
from tests.fabrieken import (
    AanmeldingFactory,
    GebruikerFactory,
    GesprekFactory,
    NormensetFactory,
    PersoonFactory,
    ZorgsituatieFactory,
)

DAG = timedelta(days=1)
VANDAAG = date(2026, 10, 20)


@pytest.fixture
def gegevens(organisatie):
    return AanmeldingGegevens(
        mantelzorger=PersoonFactory(organisatie=organisatie), ontvangen_op=date(2026, 10, 1)
    )


@pytest.fixture
def aanmelding(organisatie):
    """Received on 1 October, due on the 15th, about a known care situation."""
    zorgsituatie = ZorgsituatieFactory(organisatie=organisatie)
    return AanmeldingFactory(
        organisatie=organisatie, mantelzorger=zorgsituatie.mantelzorger, zorgsituatie=zorgsituatie
    )


def toestand(aanmelding, vandaag=VANDAAG) -> str:
    return aanmeldingen_van(aanmelding.organisatie_id, vandaag).get(pk=aanmelding.pk).toestand


def geweigerd(actor, gegevens, aanmelding=None) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        aanmelding_opslaan(actor=actor, gegevens=gegevens, aanmelding=aanmelding)
    return fout.value.velden


# By when a talk is due.


@pytest.mark.parametrize(
    ("spoed", "uiterlijk"),
    [("gewoon", date(2026, 10, 15)), ("hoog", date(2026, 10, 8)), ("acuut", date(2026, 10, 1))],
)
def test_de_termijn_volgt_uit_de_spoed(consulent, gegevens, spoed, uiterlijk):
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=replace(gegevens, spoed=spoed))
    assert gemaakt.reageren_voor == uiterlijk


def test_de_norm_van_de_dag_van_ontvangst_geldt(consulent, organisatie, gegevens):
    termijnen = {"gewoon": 5, "hoog": 2, "acuut": 0}
    for ingang, gewoon in [(date(2026, 9, 1), 5), (date(2026, 10, 2), 30)]:
        NormensetFactory(
            organisatie=organisatie,
            ingangsdatum=ingang,
            waarden={"reactietermijnen": termijnen | {"gewoon": gewoon}},
        )
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    assert gemaakt.reageren_voor == date(2026, 10, 6)


def test_meer_spoed_maakt_de_termijn_korter(consulent, gegevens):
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    gemaakt, _ = aanmelding_opslaan(
        actor=consulent, gegevens=replace(gegevens, spoed="hoog"), aanmelding=gemaakt
    )
    assert gemaakt.reageren_voor == date(2026, 10, 8)


def test_een_ander_veld_laat_de_termijn_staan(consulent, organisatie, gegevens):
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    NormensetFactory(
        organisatie=organisatie,
        waarden={"reactietermijnen": {"gewoon": 1, "hoog": 1, "acuut": 0}},
    )
    gemaakt, uitkomst = aanmelding_opslaan(
        actor=consulent, gegevens=replace(gegevens, kanaal="balie"), aanmelding=gemaakt
    )
    assert (uitkomst, gemaakt.reageren_voor) == (Uitkomst.GEWIJZIGD, date(2026, 10, 15))


def test_de_termijn_ligt_nooit_voor_de_ontvangst(organisatie):
    with pytest.raises(IntegrityError), transaction.atomic():
        AanmeldingFactory(organisatie=organisatie, reageren_voor=date(2026, 9, 30))


# Registering.


def test_registreren_met_alleen_wie_en_wanneer_staat_in_de_log(consulent, gegevens):
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    regel = AuditRegel.objects.voor(consulent.organisatie_id).get()
    assert (regel.object_id, regel.persoon_id) == (gemaakt.id, gegevens.mantelzorger.id)


def test_een_dag_die_nog_moet_komen_wordt_geweigerd(consulent, gegevens):
    vandaag = timezone.localdate()
    assert "ontvangen_op" in geweigerd(consulent, replace(gegevens, ontvangen_op=vandaag + DAG))
    aanmelding_opslaan(actor=consulent, gegevens=replace(gegevens, ontvangen_op=vandaag))


def test_onbekende_spoed_wordt_geweigerd(consulent, gegevens):
    assert "spoed" in geweigerd(consulent, replace(gegevens, spoed="heel erg"))


@pytest.mark.parametrize(
    ("waarden", "mag"),
    [
        ({"met_rollen": [Rol.CONSULENT]}, True),
        ({"met_rollen": [Rol.COORDINATOR, Rol.AUDITOR]}, True),
        ({"met_rollen": [Rol.VRIJWILLIGER]}, False),
        ({"met_rollen": [Rol.CONSULENT], "actief": False}, False),
    ],
)
def test_een_medewerker_pakt_het_op(consulent, organisatie, gegevens, waarden, mag):
    gekozen = GebruikerFactory(organisatie=organisatie, **waarden)
    gegevens = replace(gegevens, aanspreekpunt=gekozen)
    if mag:
        aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    else:
        assert "aanspreekpunt" in geweigerd(consulent, gegevens)


def test_wie_vertrokken_is_blijft_staan_tot_er_een_ander_is(consulent, medewerker, gegevens):
    gegevens = replace(gegevens, aanspreekpunt=medewerker)
    gemaakt, _ = aanmelding_opslaan(actor=consulent, gegevens=gegevens)
    medewerker.actief = False
    medewerker.save()
    _, uitkomst = aanmelding_opslaan(
        actor=consulent, gegevens=replace(gegevens, kanaal="balie"), aanmelding=gemaakt
    )
    assert uitkomst is Uitkomst.GEWIJZIGD


def test_een_medewerker_van_een_ander_wordt_geweigerd(consulent, andere_organisatie, gegevens):
    vreemd = GebruikerFactory(organisatie=andere_organisatie, met_rollen=[Rol.CONSULENT])
    assert "aanspreekpunt" in geweigerd(consulent, replace(gegevens, aanspreekpunt=vreemd))


def test_een_coordinator_registreert_geen_aanmelding(actor, gegevens):
    with pytest.raises(NietToegestaan):
        aanmelding_opslaan(actor=actor, gegevens=gegevens)


# What it is about, and what answers it.


def test_koppelen_aan_de_zorgsituatie_van_dezelfde_mantelzorger(consulent, organisatie):
    zorgsituatie = ZorgsituatieFactory(organisatie=organisatie)
    los = AanmeldingFactory(organisatie=organisatie, mantelzorger=zorgsituatie.mantelzorger)
    aanmelding_koppelen(actor=consulent, aanmelding=los, zorgsituatie=zorgsituatie)
    los.refresh_from_db()
    assert los.zorgsituatie == zorgsituatie


def test_de_zorgsituatie_van_een_ander_wordt_geweigerd(consulent, organisatie, aanmelding):
    ander = ZorgsituatieFactory(organisatie=organisatie)
    with pytest.raises(Ongeldig) as fout:
        aanmelding_koppelen(actor=consulent, aanmelding=aanmelding, zorgsituatie=ander)
    assert "zorgsituatie" in fout.value.velden


def test_wie_gekoppeld_is_blijft_de_mantelzorger(consulent, gegevens, aanmelding):
    assert "mantelzorger" in geweigerd(consulent, gegevens, aanmelding)


def test_zonder_gesprek_wacht_het_en_is_het_na_de_termijn_te_laat(aanmelding):
    assert toestand(aanmelding, aanmelding.reageren_voor) == "wacht"
    assert toestand(aanmelding, aanmelding.reageren_voor + DAG) == "te_laat"


def test_een_gesprek_op_de_dag_van_ontvangst_beantwoordt_de_aanmelding(organisatie, aanmelding):
    for dagen in (0, 3):
        GesprekFactory(
            organisatie=organisatie,
            zorgsituatie=aanmelding.zorgsituatie,
            datum=aanmelding.ontvangen_op + dagen * DAG,
        )
    gevonden = aanmeldingen_van(organisatie.id, VANDAAG).get()
    assert (gevonden.toestand, gevonden.eerste_gesprek) == ("gesproken", aanmelding.ontvangen_op)


@pytest.mark.parametrize(
    "waarden", [{"geen_gesprek": "niet_bereikt"}, {"datum": date(2026, 9, 30)}]
)
def test_een_poging_of_een_eerder_gesprek_is_geen_antwoord(organisatie, aanmelding, waarden):
    GesprekFactory(organisatie=organisatie, zorgsituatie=aanmelding.zorgsituatie, **waarden)
    gevonden = aanmeldingen_van(organisatie.id, VANDAAG).get()
    assert (gevonden.toestand, gevonden.eerste_gesprek) == ("te_laat", None)


def test_een_gesprek_met_een_ander_is_geen_antwoord(organisatie, aanmelding):
    GesprekFactory(organisatie=organisatie)
    assert toestand(aanmelding) == "te_laat"


def test_een_aanmelding_zonder_zorgsituatie_krijgt_geen_gesprek_van_een_ander(organisatie):
    los = AanmeldingFactory(organisatie=organisatie)
    GesprekFactory(organisatie=organisatie)
    assert toestand(los) == "te_laat"


def test_wat_het_eerst_moet_staat_bovenaan(organisatie):
    later = AanmeldingFactory(organisatie=organisatie, reageren_voor=date(2026, 10, 18))
    eerder = AanmeldingFactory(organisatie=organisatie, reageren_voor=date(2026, 10, 2))
    assert list(aanmeldingen_van(organisatie.id, VANDAAG)) == [eerder, later]


def test_een_lijst_kost_een_vraag_hoe_lang_ook(organisatie, django_assert_num_queries):
    AanmeldingFactory.create_batch(3, organisatie=organisatie)
    with django_assert_num_queries(1):
        namen = [a.mantelzorger.achternaam for a in aanmeldingen_van(organisatie.id, VANDAAG)]
    assert len(namen) == 3


# Closing.


def test_afsluiten_met_reden_en_auteur(consulent, aanmelding):
    dicht = aanmelding_afsluiten(actor=consulent, aanmelding=aanmelding, reden="elders")
    assert (dicht.afgesloten_op, dicht.afsluitreden) == (timezone.localdate(), "elders")
    assert dicht.afgesloten_door_id == consulent.gebruiker_id
    assert toestand(aanmelding) == "afgesloten"


@pytest.mark.parametrize("reden", ["", "zomaar"])
def test_afsluiten_zonder_bekende_reden_wordt_geweigerd(consulent, aanmelding, reden):
    with pytest.raises(Ongeldig) as fout:
        aanmelding_afsluiten(actor=consulent, aanmelding=aanmelding, reden=reden)
    assert "afsluitreden" in fout.value.velden


def test_na_het_afsluiten_verandert_er_niets_meer(consulent, gegevens, aanmelding):
    aanmelding_afsluiten(actor=consulent, aanmelding=aanmelding, reden="elders")
    with pytest.raises(Conflict):
        aanmelding_afsluiten(actor=consulent, aanmelding=aanmelding, reden="dubbel")
    with pytest.raises(Conflict):
        aanmelding_opslaan(actor=consulent, gegevens=gegevens, aanmelding=aanmelding)
    with pytest.raises(Conflict):
        aanmelding_koppelen(
            actor=consulent, aanmelding=aanmelding, zorgsituatie=aanmelding.zorgsituatie
        )


def test_de_aanmelding_van_een_ander_bestaat_niet(consulent, andere_organisatie):
    vreemd = AanmeldingFactory(organisatie=andere_organisatie)
    with pytest.raises(Aanmelding.DoesNotExist):
        aanmelding_afsluiten(actor=consulent, aanmelding=vreemd, reden="elders")


@pytest.mark.parametrize(
    "waarden", [{"afgesloten_op": date(2026, 10, 2)}, {"afsluitreden": "elders"}]
)
def test_een_afsluiting_heeft_dag_en_reden_ook_in_de_database(organisatie, waarden):
    with pytest.raises(IntegrityError), transaction.atomic():
        AanmeldingFactory(organisatie=organisatie, **waarden)
