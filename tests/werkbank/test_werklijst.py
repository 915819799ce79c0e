"""The worklist: where one begins, whose work it shows, and handing work over."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Ernst, Persoon, Rol, Taak
from kern.selectors.taken import taken_van
from mantelzorg.models import Signaal
from tests.fabrieken import GebruikerFactory, PersoonFactory, SignaalFactory, TaakFactory
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def medewerker(organisatie):
    return GebruikerFactory(organisatie=organisatie, naam="Sam", met_rollen=[Rol.CONSULENT])


@pytest.fixture
def consulent(client, medewerker):
    """Sam, logged in."""
    client.force_login(medewerker)
    return client


@pytest.fixture
def taak(organisatie):
    """Something to do in so many days (negative: so many days ago)."""

    def maak(titel: str = "Signaal", over: int = 3, **waarden) -> Taak:
        dag = timezone.localdate() + timedelta(days=over)
        return TaakFactory(organisatie=organisatie, titel=titel, uiterlijk_op=dag, **waarden)

    return maak


def titels(antwoord) -> list[str]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [th.get_text().strip() for th in bladzijde.select("tbody th")]


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.COORDINATOR])
def test_wie_met_mensen_werkt_begint_bij_de_werklijst(inloggen, rol):
    assert inloggen(rol).get("/").url == "/werklijst"


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("", ["Mijn"]),
        ("?van=mij", ["Mijn"]),
        ("?van=niemand", ["Vertrokken", "Niemands"]),
        ("?van=alle", ["Mijn", "Vertrokken", "Ander", "Niemands"]),
    ],
)
def test_de_lijst_toont_het_werk_van_mij_van_niemand_of_alles(
    consulent, organisatie, taak, medewerker, vraag, gevonden
):
    weg = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT], actief=False)
    ander = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    taak("Niemands", 4)
    taak("Ander", 3, eigenaar=ander)
    taak("Vertrokken", 2, eigenaar=weg)
    taak("Mijn", 1, eigenaar=medewerker)
    taak("Klaar", 0, eigenaar=medewerker, afgerond_op=timezone.now(), uitkomst="geholpen")
    assert titels(consulent.get(f"/werklijst{vraag}")) == gevonden


def test_een_keuze_die_niet_bestaat_is_een_fout(consulent, taak, medewerker):
    taak("Mijn", eigenaar=medewerker)
    antwoord = consulent.get("/werklijst?van=ooit")
    assert antwoord.status_code == 400
    assert titels(antwoord) == ["Mijn"]


def test_het_ernstigste_staat_bovenaan_en_daarin_wat_het_eerst_moest(consulent, taak, medewerker):
    taak("Gewoon te laat", -5, eigenaar=medewerker)
    taak("Hoog straks", 1, ernst=Ernst.HOOG, eigenaar=medewerker)
    taak("Hoog te laat", -1, ernst=Ernst.HOOG, eigenaar=medewerker)
    taak("Acuut", 0, ernst=Ernst.ACUUT, eigenaar=medewerker)
    antwoord = consulent.get("/werklijst")
    assert titels(antwoord) == ["Acuut", "Hoog te laat", "Hoog straks", "Gewoon te laat"]
    gezien = tekst(antwoord)
    for woorden in ("5 dagen te laat", "1 dag te laat", "vandaag", "nog 1 dag"):
        assert woorden in gezien


def test_bovenaan_staat_hoeveel_er_van_u_en_van_niemand_is(consulent, taak, medewerker):
    taak(eigenaar=medewerker)
    taak(over=-1, eigenaar=medewerker)
    taak(over=-1)
    gezien = tekst(consulent.get("/werklijst"))
    assert "Van u 2 taken, waarvan 1 te laat" in gezien
    assert "Van niemand 1 taak, waarvan 1 te laat" in gezien


def test_de_taak_van_wie_vertrok_zegt_dat(consulent, organisatie, taak):
    weg = GebruikerFactory(organisatie=organisatie, naam="Kim", actief=False)
    taak(eigenaar=weg)
    gezien = tekst(consulent.get("/werklijst?van=niemand"))
    assert "niemand: Kim werkt hier niet meer" in gezien


def test_de_lijst_is_van_de_eigen_organisatie_en_staat_in_de_log(
    consulent, organisatie, taak, andere_organisatie, in_de_log
):
    persoon = PersoonFactory(organisatie=organisatie, achternaam="Bakker")
    taak(persoon=persoon)
    TaakFactory(organisatie=andere_organisatie, titel="Vreemd")
    antwoord = consulent.get("/werklijst?van=alle")
    assert titels(antwoord) == ["Signaal"]
    assert "Bakker" in tekst(antwoord)
    assert in_de_log("dossier_ingezien").get().persoon_id == persoon.id


def test_een_taak_leidt_naar_waar_zij_over_gaat(consulent, organisatie, taak):
    signaal = SignaalFactory(organisatie=organisatie)
    taak(object_id=signaal.id)
    bladzijde = BeautifulSoup(consulent.get("/werklijst?van=alle").content, "html.parser")
    assert bladzijde.select_one("tbody th a")["href"] == f"/signalen/{signaal.id}"


def test_een_coordinator_belt_geen_checkin_en_ziet_alleen_dat_die_er_is(
    aan_het_werk, consulent, taak
):
    checkin = taak("Check-in", soort=Taak.Soort.CHECKIN)
    adres = f"/checkins/{checkin.object_id}"
    for klant, ziet in ((consulent, True), (aan_het_werk, False)):
        antwoord = klant.get("/werklijst?van=alle")
        assert titels(antwoord) == ["Check-in"]
        assert (adres in antwoord.content.decode()) is ziet


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie, medewerker):
    def vul(aantal: int) -> None:
        personen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(personen)
        Taak.alles.bulk_create(
            TaakFactory.build(organisatie=organisatie, persoon=persoon, eigenaar=medewerker)
            for persoon in personen
        )

    evenveel_vragen(consulent, "/werklijst?van=alle", vul)


# Handing over.


def test_een_taak_van_niemand_pakt_u_met_een_klik_zelf_op(consulent, taak, medewerker):
    van_niemand = taak(soort=Taak.Soort.CHECKIN)
    adres = f"/taken/{van_niemand.id}/toewijzing"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert antwoord.url == "/werklijst"
    van_niemand.refresh_from_db()
    assert van_niemand.eigenaar == medewerker


def test_een_checkin_gaat_naar_een_ander_of_weer_naar_niemand(
    consulent, organisatie, taak, medewerker
):
    ander = GebruikerFactory(organisatie=organisatie, naam="Kim", met_rollen=[Rol.CONSULENT])
    een = taak(soort=Taak.Soort.CHECKIN, eigenaar=medewerker)
    adres = f"/taken/{een.id}/toewijzing"
    for naam, eigenaar in (("Kim", ander), ("niemand", None)):
        formulier = Formulier(consulent.get(adres)).vul(Wie_pakt_dit_op=naam)
        assert formulier.verstuur(consulent, adres).status_code == 302
        een.refresh_from_db()
        assert een.eigenaar == eigenaar


@pytest.mark.parametrize(
    ("soort", "te_kiezen"),
    [
        (Taak.Soort.CHECKIN, ["niemand", "Sam"]),
        (Taak.Soort.SIGNAAL, ["niemand", "Coby", "Sam"]),
    ],
)
def test_te_kiezen_is_alleen_wie_de_taak_mag_doen(
    consulent, organisatie, taak, medewerker, soort, te_kiezen
):
    GebruikerFactory(organisatie=organisatie, naam="Coby", met_rollen=[Rol.COORDINATOR])
    adres = f"/taken/{taak(soort=soort, eigenaar=medewerker).id}/toewijzing"
    bladzijde = BeautifulSoup(consulent.get(adres).content, "html.parser")
    assert [k.get_text().strip() for k in bladzijde.select("main option")] == te_kiezen


def test_met_de_taak_gaat_het_signaal_mee(consulent, organisatie, taak, medewerker):
    signaal = SignaalFactory(organisatie=organisatie)
    adres = f"/taken/{taak(object_id=signaal.id).id}/toewijzing"
    Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert Signaal.objects.voor(organisatie).get().eigenaar == medewerker
    assert taken_van(organisatie.id).get().eigenaar == medewerker


def test_een_afgeronde_taak_gaat_naar_niemand_meer(consulent, taak):
    klaar = taak(
        soort=Taak.Soort.CHECKIN, afgerond_op=timezone.now(), uitkomst="beantwoord", eigenaar=None
    )
    adres = f"/taken/{klaar.id}/toewijzing"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "Deze taak is al afgerond." in tekst(antwoord)


@pytest.mark.parametrize("rol", Rol)
def test_alleen_wie_met_mensen_werkt_ziet_de_werklijst(inloggen, taak, rol):
    mag = rol in (Rol.CONSULENT, Rol.COORDINATOR)
    client = inloggen(rol)
    for adres in ("/werklijst", f"/taken/{taak().id}/toewijzing"):
        assert client.get(adres).status_code == (200 if mag else 403)
