"""What a referrer submits and reads back, and that it is no more than that."""

import pytest

from kern.models import AuditRegel, Persoon, Rol
from mantelzorg.models import Aanmelding, Signaal
from mantelzorg.services.signalen import signaal_afsluiten
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    AanmeldingFactory,
    PersoonFactory,
    SignaalmeldingFactory,
    ZorgsituatieFactory,
)

AANMELDINGEN = "/api/v1/verwijzingen/aanmeldingen"
SIGNALEN = "/api/v1/verwijzingen/signalen"
GESTUURD = {
    "mantelzorger": {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AB"},
    "spoed": "hoog",
    "verwijzerSoort": "huisarts",
    "toelichting": "Zorgt al jaren alleen.",
}


@pytest.fixture
def verwijzer(als):
    return als(Rol.VERWIJZER)


@pytest.fixture
def aanmelding(verwijzer, organisatie):
    """Submitted, and taken up: it belongs to a care situation."""
    antwoord = verwijzer.post(AANMELDINGEN, GESTUURD)
    aanmelding = Aanmelding.objects.voor(organisatie).get(pk=antwoord.json()["id"])
    aanmelding.zorgsituatie = ZorgsituatieFactory(
        organisatie=organisatie, mantelzorger=aanmelding.mantelzorger
    )
    aanmelding.save()
    return aanmelding


def melden(client, aanmelding, **waarden):
    return client.post(SIGNALEN, {"aanmelding": aanmelding.id, "aard": "zorgelijk"} | waarden)


def test_aanmelden_schrijft_iemand_in_namens_de_verwijzer(verwijzer, organisatie):
    antwoord = verwijzer.post(AANMELDINGEN, GESTUURD)
    assert antwoord.status_code == 201, antwoord.json()
    aanmelding = Aanmelding.objects.voor(organisatie).get(pk=antwoord.json()["id"])
    assert aanmelding.mantelzorger.achternaam == "Voorbeeld"
    assert (aanmelding.kanaal, aanmelding.spoed) == ("systeem", "hoog")
    assert aanmelding.ingediend_door == verwijzer.gebruiker
    door = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="gegeven_aangemaakt")
    assert set(door.values_list("gebruiker_id", flat=True)) == {verwijzer.gebruiker.id}


def test_iemand_die_al_bekend_is_blijkt_nergens_uit(verwijzer, organisatie):
    gelijk = {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AB"}
    PersoonFactory(organisatie=organisatie, **gelijk)
    assert verwijzer.post(AANMELDINGEN, GESTUURD).status_code == 201
    assert Persoon.objects.voor(organisatie).filter(**gelijk).count() == 2


def test_terug_komt_wat_gestuurd_is_en_niet_wat_er_van_werd(verwijzer, aanmelding):
    persoon = aanmelding.mantelzorger
    persoon.telefoon, persoon.achternaam = "0612345678", "Anders"
    persoon.save()
    aanmelding.toelichting = "Is boos op de huisarts."
    aanmelding.save()
    inhoud = verwijzer.get(f"{AANMELDINGEN}/{aanmelding.id}").json()
    assert inhoud["mantelzorger"]["achternaam"] == "Voorbeeld"
    assert inhoud["mantelzorger"]["telefoon"] == ""
    assert inhoud["toelichting"] == "Zorgt al jaren alleen."
    assert inhoud["toestand"] == "wacht"


@pytest.mark.parametrize(
    ("persoon", "fout"), [({"postcode": "x"}, "postcode"), ({"postcode": "0999ZZ"}, "postcode")]
)
def test_een_fout_bij_de_persoon_wordt_daar_genoemd(verwijzer, organisatie, persoon, fout):
    body = GESTUURD | {"mantelzorger": GESTUURD["mantelzorger"] | persoon}
    antwoord = verwijzer.post(AANMELDINGEN, body)
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == [f"#/mantelzorger/{fout}"]
    assert not Persoon.objects.voor(organisatie).exists()


def test_wat_een_ander_indiende_bestaat_niet(verwijzer, als, aanmelding):
    AanmeldingFactory(organisatie=aanmelding.organisatie)  # by telephone
    ander = als(Rol.VERWIJZER)
    assert ander.get(AANMELDINGEN).json()["resultaten"] == []
    assert ander.get(f"{AANMELDINGEN}/{aanmelding.id}").status_code == 404
    assert melden(ander, aanmelding).status_code == 400
    rijen = verwijzer.get(AANMELDINGEN).json()["resultaten"]
    assert [rij["id"] for rij in rijen] == [str(aanmelding.id)]


def test_een_signaal_komt_op_de_werklijst(verwijzer, aanmelding):
    antwoord = melden(verwijzer, aanmelding, ernst="acuut", toelichting="Viel net flauw.")
    assert antwoord.status_code == 201, antwoord.json()
    signaal = Signaal.objects.voor(aanmelding.organisatie).get()
    melding = signaal.meldingen.get()
    assert (signaal.bron, signaal.ernst, signaal.zorgsituatie) == (
        "verwijzer",
        "acuut",
        aanmelding.zorgsituatie,
    )
    assert melding.gemeld_door_naam == verwijzer.gebruiker.naam
    assert antwoord.json()["aanmelding"] == str(aanmelding.id)
    assert antwoord.json()["id"] == str(melding.id)


def test_een_signaal_over_wie_nog_niet_is_opgepakt_is_een_conflict(verwijzer, organisatie):
    wacht = Aanmelding.objects.voor(organisatie).get(
        pk=verwijzer.post(AANMELDINGEN, GESTUURD).json()["id"]
    )
    antwoord = melden(verwijzer, wacht)
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "nog_niet_opgepakt")


def test_van_een_signaal_leest_men_alleen_het_eigene(verwijzer, aanmelding, actor):
    melden(verwijzer, aanmelding, toelichting="Ziet bleek.")
    signaal = Signaal.objects.voor(aanmelding.organisatie).get()
    SignaalmeldingFactory(organisatie=aanmelding.organisatie, signaal=signaal, toelichting="Boos.")
    signaal_afsluiten(actor=actor, signaal=signaal, uitkomst="wil_niet", toelichting="Geheim.")
    (rij,) = verwijzer.get(SIGNALEN).json()["resultaten"]
    assert (rij["toelichting"], rij["afgesloten"]) == ("Ziet bleek.", True)
    assert rij.keys() == {
        "id",
        "aanmelding",
        "datum",
        "aard",
        "ernst",
        "toelichting",
        "afgesloten",
        "aangemaaktOp",
    }


def test_een_verwijzer_komt_niet_bij_de_dossiers(verwijzer, aanmelding):
    for adres in ("aanmeldingen", "signalen", "zorgsituaties", "personen", "hulpvragen"):
        assert verwijzer.get(f"/api/v1/{adres}").status_code == 403, adres


def test_het_aantal_queries_groeit_niet_mee(verwijzer, organisatie):
    def maak():
        situatie = ZorgsituatieFactory(organisatie=organisatie)
        AanmeldingFactory(
            organisatie=organisatie,
            mantelzorger=situatie.mantelzorger,
            zorgsituatie=situatie,
            ingediend_door=verwijzer.gebruiker,
            inzending={"mantelzorger": {"achternaam": "X"}},
        )
        SignaalmeldingFactory(
            organisatie=organisatie,
            signaal__zorgsituatie=situatie,
            bron="verwijzer",
            vastgelegd_door=verwijzer.gebruiker,
        )

    evenveel_queries(verwijzer, SIGNALEN, maak)


def test_de_lijst_als_bestand_heeft_een_gewone_naam(verwijzer, aanmelding):
    antwoord = verwijzer.get(AANMELDINGEN, headers={"Accept": "text/csv"})
    assert antwoord["Content-Disposition"] == 'attachment; filename="aanmeldingen.csv"'
    assert str(aanmelding.id) in antwoord.content.decode()
