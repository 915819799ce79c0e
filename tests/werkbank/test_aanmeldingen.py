"""Registrations: who waits for a talk, taking one in, closing one."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Persoon, Rol
from mantelzorg.models import Aanmelding
from tests.fabrieken import (
    AanmeldingFactory,
    GebruikerFactory,
    GesprekFactory,
    PersoonFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def aangemeld(organisatie):
    """A registration due in so many days (negative: so many days ago)."""

    def maak(over: int = 14, naam: str = "Bakker", **waarden) -> Aanmelding:
        dag = timezone.localdate()
        return AanmeldingFactory(
            organisatie=organisatie,
            mantelzorger__achternaam=naam,
            ontvangen_op=dag - timedelta(days=30),
            reageren_voor=dag + timedelta(days=over),
            **waarden,
        )

    return maak


def namen(antwoord) -> list[str]:
    """The surnames in the list, in order."""
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [th.get_text().split()[-1] for th in bladzijde.select("tbody th")]


def test_wie_te_laat_is_staat_bovenaan_met_hoeveel_dagen(consulent, aangemeld):
    aangemeld(3, "Straks")
    aangemeld(-2, "Telaat")
    aangemeld(0, "Vandaag")
    antwoord = consulent.get("/aanmeldingen")
    assert namen(antwoord) == ["Telaat", "Vandaag", "Straks"]
    gezien = tekst(antwoord)
    assert "2 dagen te laat" in gezien
    assert "nog 3 dagen" in gezien
    assert "gesprek is te laat" in gezien


@pytest.fixture
def van_elk_een(organisatie, aangemeld):
    """A registration in each of the four states."""
    aangemeld(-2, "Telaat")
    aangemeld(3, "Wacht")
    gesproken = aangemeld(3, "Gesproken")
    gesproken.zorgsituatie = ZorgsituatieFactory(
        organisatie=organisatie, mantelzorger=gesproken.mantelzorger
    )
    gesproken.save()
    GesprekFactory(
        organisatie=organisatie,
        zorgsituatie=gesproken.zorgsituatie,
        datum=timezone.localdate(),
    )
    aangemeld(3, "Afgesloten", afgesloten_op=timezone.localdate(), afsluitreden="elders")


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("", ["Telaat", "Wacht"]),
        ("?pagina=1", ["Telaat", "Wacht"]),
        ("?toestand=te_laat", ["Telaat"]),
        ("?toestand=wacht", ["Wacht"]),
        ("?toestand=gesproken", ["Gesproken"]),
        ("?toestand=afgesloten", ["Afgesloten"]),
    ],
)
def test_de_lijst_toont_wat_nog_te_doen_is_of_wat_u_kiest(consulent, van_elk_een, vraag, gevonden):
    assert namen(consulent.get(f"/aanmeldingen{vraag}")) == gevonden


def test_een_toestand_die_niet_bestaat_is_een_fout(consulent, van_elk_een):
    antwoord = consulent.get("/aanmeldingen?toestand=ooit")
    assert antwoord.status_code == 400
    assert namen(antwoord) == ["Telaat", "Wacht"]


def test_de_lijst_is_van_de_eigen_organisatie_en_staat_in_de_log(
    consulent, aangemeld, andere_organisatie, in_de_log
):
    eigen = aangemeld()
    AanmeldingFactory(organisatie=andere_organisatie, mantelzorger__achternaam="Vreemd")
    assert namen(consulent.get("/aanmeldingen")) == ["Bakker"]
    assert in_de_log("dossier_ingezien").get().persoon_id == eigen.mantelzorger_id


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    def vul(aantal: int) -> None:
        personen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(personen)
        Aanmelding.alles.bulk_create(
            AanmeldingFactory.build(organisatie=organisatie, mantelzorger=persoon)
            for persoon in personen
        )

    evenveel_vragen(consulent, "/aanmeldingen", vul)


def test_alles_invullen_bewaart_alles(consulent, organisatie):
    collega = GebruikerFactory(organisatie=organisatie, naam="Sam", met_rollen=[Rol.CONSULENT])
    antwoord = (
        Formulier(consulent.get("/aanmeldingen/nieuw"))
        .vul(
            Achternaam="Bakker",
            Postcode="7551AB",
            Telefoonnummer="074 1234567",
            Spoed="acuut",
            Aanmeldkanaal="telefoon",
            Wie_verwees="ziekenhuis",
            Naam_van_de_verwijzer="MST",
            Toelichting="Belt graag 's avonds.",
            Wie_pakt_dit_op="Sam",
        )
        .verstuur(consulent, "/aanmeldingen/nieuw")
    )
    aanmelding = Aanmelding.objects.voor(organisatie).get()
    assert antwoord.url == f"/aanmeldingen/{aanmelding.id}"
    assert (aanmelding.kanaal, aanmelding.verwijzer_soort) == ("telefoon", "ziekenhuis")
    assert (aanmelding.verwijzer_naam, aanmelding.aanspreekpunt) == ("MST", collega)
    assert aanmelding.reageren_voor == aanmelding.ontvangen_op == timezone.localdate()
    gezien = tekst(consulent.get(antwoord.url))
    for feit in ("074 1234567", "acuut", "ziekenhuis: MST", "Belt graag 's avonds.", "Sam"):
        assert feit in gezien


def test_wie_hier_niet_werkt_is_niet_te_kiezen(consulent, organisatie, andere_organisatie):
    GebruikerFactory(organisatie=organisatie, naam="Weg", met_rollen=[Rol.CONSULENT], actief=False)
    GebruikerFactory(organisatie=andere_organisatie, naam="Elders", met_rollen=[Rol.CONSULENT])
    GebruikerFactory(organisatie=organisatie, naam="Beheer", met_rollen=[Rol.BEHEERDER])
    keuzes = Formulier(consulent.get("/aanmeldingen/nieuw")).form.select_one(
        "[name=aanmelding-aanspreekpunt]"
    )
    assert not {"Weg", "Elders", "Beheer"} & {optie.text for optie in keuzes.select("option")}


def test_een_fout_van_de_dienst_staat_bij_het_veld_en_bewaart_niemand(consulent, organisatie):
    morgen = timezone.localdate() + timedelta(days=1)
    formulier = Formulier(consulent.get("/aanmeldingen/nieuw"))
    antwoord = formulier.vul(
        Achternaam="Bakker", Postcode="7551AB", Ontvangen_op=str(morgen)
    ).verstuur(consulent, "/aanmeldingen/nieuw")
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=aanmelding-ontvangen_op][aria-invalid]")
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_aanmelding_wijzigen_laat_de_rest_staan(consulent, aangemeld, in_de_log):
    aanmelding = aangemeld(verwijzer_naam="MST")
    adres = f"/aanmeldingen/{aanmelding.id}/wijzigen"
    bladzijde = consulent.get(adres)
    assert in_de_log("dossier_ingezien").get().persoon_id == aanmelding.mantelzorger_id
    assert f"/aanmeldingen/{aanmelding.id}" in bladzijde.content.decode()
    Formulier(bladzijde).vul(Aanmeldkanaal="e-mail").verstuur(consulent, adres)
    aanmelding.refresh_from_db()
    assert (aanmelding.kanaal, aanmelding.verwijzer_naam) == ("email", "MST")


def test_afsluiten_kan_alleen_met_een_reden(consulent, aangemeld):
    aanmelding = aangemeld()
    adres = f"/aanmeldingen/{aanmelding.id}/afsluiting"
    formulier = Formulier(consulent.get(adres))
    assert formulier.verstuur(consulent, adres).status_code == 400
    antwoord = formulier.vul(Reden="was al aangemeld").verstuur(consulent, adres)
    assert antwoord.url == "/aanmeldingen"
    aanmelding.refresh_from_db()
    assert (aanmelding.afsluitreden, aanmelding.afgesloten_op) == ("dubbel", timezone.localdate())


def test_twee_keer_afsluiten_zegt_waarom_dat_niet_kan(consulent, aangemeld):
    adres = f"/aanmeldingen/{aangemeld().id}/afsluiting"
    een, ander = (
        Formulier(consulent.get(adres)).vul(Reden="was al aangemeld") for _tabblad in range(2)
    )
    assert een.verstuur(consulent, adres).status_code == 302
    antwoord = ander.verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "al afgesloten" in tekst(antwoord)


def test_een_coordinator_leest_mee_en_legt_niets_vast(aan_het_werk, aangemeld):
    adres = f"/aanmeldingen/{aangemeld().id}"
    assert "Leg de zorgsituatie vast" not in tekst(aan_het_werk.get(adres))
    assert "Nieuwe aanmelding" not in tekst(aan_het_werk.get("/aanmeldingen"))
    assert aan_het_werk.get("/aanmeldingen/nieuw").status_code == 403
    assert aan_het_werk.post(f"{adres}/afsluiting").status_code == 403


@pytest.fixture
def bekende(organisatie, aangemeld):
    """Somebody who was registered again, with the care situation that was there already."""
    aanmelding = aangemeld()
    situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=aanmelding.mantelzorger)
    return aanmelding, situatie


def test_een_bekende_zorgsituatie_is_te_kiezen(consulent, bekende, in_de_log):
    aanmelding, situatie = bekende
    adres = f"/aanmeldingen/{aanmelding.id}"
    antwoord = consulent.get(adres)
    assert f"Dit gaat over {situatie.nummer}" in tekst(antwoord)
    assert "Leg een nieuwe zorgsituatie vast" in tekst(antwoord)
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
    }
    gekozen = consulent.post(f"{adres}/koppeling", {"zorgsituatie": situatie.pk})
    assert gekozen.url == f"/zorgsituaties/{situatie.id}"
    aanmelding.refresh_from_db()
    assert aanmelding.zorgsituatie == situatie
    assert "Dit gaat over" not in tekst(consulent.get(adres))


def test_de_zorgsituatie_van_een_ander_is_niet_te_kiezen(consulent, organisatie, bekende):
    aanmelding, _situatie = bekende
    vreemd = ZorgsituatieFactory(organisatie=organisatie, nummer="Z-vreemd")
    adres = f"/aanmeldingen/{aanmelding.id}"
    assert "Z-vreemd" not in tekst(consulent.get(adres))
    for keuze in ({"zorgsituatie": vreemd.pk}, {}):
        antwoord = consulent.post(f"{adres}/koppeling", keuze)
        assert antwoord.status_code == 400
        assert "Kies eerst over welke zorgsituatie dit gaat." in tekst(antwoord)
    aanmelding.refresh_from_db()
    assert aanmelding.zorgsituatie is None


def test_een_afgesloten_aanmelding_is_niet_te_koppelen(consulent, bekende):
    aanmelding, situatie = bekende
    aanmelding.afgesloten_op, aanmelding.afsluitreden = timezone.localdate(), "elders"
    aanmelding.save()
    adres = f"/aanmeldingen/{aanmelding.id}/koppeling"
    antwoord = consulent.post(adres, {"zorgsituatie": situatie.pk})
    assert antwoord.status_code == 409
    assert "Deze aanmelding is al afgesloten." in tekst(antwoord)


def test_een_coordinator_kiest_niet_waarover_een_aanmelding_gaat(aan_het_werk, bekende):
    aanmelding, situatie = bekende
    adres = f"/aanmeldingen/{aanmelding.id}"
    assert "Dit gaat over" not in tekst(aan_het_werk.get(adres))
    keuze = {"zorgsituatie": situatie.pk}
    assert aan_het_werk.post(f"{adres}/koppeling", keuze).status_code == 403
