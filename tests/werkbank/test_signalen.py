"""Signals: reporting for somebody, the lists, one with its story, following up and closing."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Ernst, Persoon, Rol, Taak
from kern.selectors.taken import werklijst
from mantelzorg.models import Aard, Bron, Opvolging, Signaal, Signaalmelding, Zorgsituatie
from mantelzorg.regels.bevinding import feit
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden
from tests.fabrieken import (
    GebruikerFactory,
    PersoonFactory,
    SignaalFactory,
    SignaalmeldingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst

VANDAAG = timezone.localdate


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def situatie(organisatie):
    return ZorgsituatieFactory(organisatie=organisatie, mantelzorger__achternaam="Bakker")


@pytest.fixture
def gemeld(systeem, situatie):
    """An open signal that stands on the worklist."""

    def meld(**anders) -> Signaal:
        waarden = {"aard": Aard.ZORGELIJK, "bron": Bron.CONSULENT, "ernst": Ernst.GEWOON}
        gegevens = MeldingGegevens(zorgsituatie=situatie, datum=VANDAAG(), **(waarden | anders))
        return signaal_melden(actor=systeem, gegevens=gegevens)

    return meld


def namen(antwoord) -> list[str]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [th.get_text().strip() for th in bladzijde.select("tbody th")]


# Reporting.


def test_een_consulent_meldt_voor_een_vrijwilliger(consulent, organisatie, situatie):
    adres = f"/zorgsituaties/{situatie.id}/signalen/nieuw"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(
            Wat_is_er="het gaat thuis niet goed",
            Van_wie="vrijwilliger",
            Wie_het_zei="Anna de Wit",
            Ernst="hoog",
            Toelichting="Ze was erg moe.",
        )
        .verstuur(consulent, adres)
    )
    signaal = Signaal.objects.voor(organisatie).get()
    assert antwoord.url == f"/signalen/{signaal.id}"
    gezien = tekst(consulent.get(antwoord.url))
    for woorden in ("vrijwilliger, Anna de Wit", "Ze was erg moe.", "ernst: hoog", "Bakker"):
        assert woorden in gezien
    assert [t.object_id for t in werklijst(organisatie.id, VANDAAG())] == [signaal.id]


def test_wie_het_zei_ontbreekt_bij_een_verwijzer(consulent, organisatie, situatie):
    adres = f"/zorgsituaties/{situatie.id}/signalen/nieuw"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(Wat_is_er="het is thuis niet veilig", Van_wie="verwijzer")
        .verstuur(consulent, adres)
    )
    assert antwoord.status_code == 400
    assert "Vul in wie dit zei." in tekst(antwoord)
    assert not Signaal.objects.voor(organisatie).exists()


def test_het_formulier_laat_niet_melden_namens_het_systeem(consulent, organisatie, situatie):
    adres = f"/zorgsituaties/{situatie.id}/signalen/nieuw"
    formulier = Formulier(consulent.get(adres)).vul(Wat_is_er="het gaat thuis niet goed")
    formulier.waarden["melding-bron"] = [Bron.SYSTEEM]
    assert formulier.verstuur(consulent, adres).status_code == 400
    assert not Signaal.objects.voor(organisatie).exists()


def test_een_vraag_van_de_mantelzorger_zelf_heeft_haar_naam_en_weegt_hoog(consulent, situatie):
    adres = f"/zorgsituaties/{situatie.id}/signalen/nieuw"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(Wat_is_er="de mantelzorger vraagt zelf om hulp", Van_wie="mantelzorger", Ernst="laag")
        .verstuur(consulent, adres)
    )
    gezien = tekst(consulent.get(antwoord.url))
    assert f"mantelzorger, {situatie.mantelzorger.volledige_naam}" in gezien
    assert "ernst: hoog" in gezien


def test_een_tweede_melding_komt_bij_het_open_signaal(consulent, organisatie, situatie, gemeld):
    signaal = gemeld()
    adres = f"/zorgsituaties/{situatie.id}/signalen/nieuw"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(Wat_is_er="het gaat thuis niet goed", Van_wie="verwijzer", Wie_het_zei="Huisarts")
        .verstuur(consulent, adres)
    )
    assert antwoord.url == f"/signalen/{signaal.id}"
    assert signaal.meldingen.count() == 2


# The list.


def test_de_lijst_toont_open_signalen_of_afgesloten(consulent, organisatie, situatie):
    samen = {"organisatie": organisatie, "zorgsituatie": situatie}
    SignaalFactory(**samen)
    SignaalFactory(**samen, aard="nachten", ernst=Ernst.HOOG)
    SignaalFactory(
        **samen,
        aard=Aard.VEILIGHEID,
        uitkomst="geholpen",
        afgesloten_op=timezone.now(),
        afgesloten_door=GebruikerFactory(organisatie=organisatie),
    )
    open_ = ["verstoorde nachten", "het gaat thuis niet goed"]
    assert namen(consulent.get("/signalen")) == open_
    assert namen(consulent.get("/signalen?toon=open")) == open_
    dicht = consulent.get("/signalen?toon=gesloten")
    assert namen(dicht) == ["het is thuis niet veilig"]
    assert "er is nu hulp" in tekst(dicht)
    fout = consulent.get("/signalen?toon=ooit")
    assert (fout.status_code, namen(fout)) == (400, open_)


def test_de_lijst_is_van_de_eigen_organisatie_en_staat_in_de_log(
    consulent, situatie, gemeld, andere_organisatie, in_de_log
):
    gemeld()
    SignaalFactory(organisatie=andere_organisatie)
    assert len(namen(consulent.get("/signalen"))) == 1
    regels = in_de_log("dossier_ingezien")
    assert {r.persoon_id for r in regels} == {situatie.mantelzorger_id, situatie.zorgvrager_id}


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    zorgvrager = PersoonFactory(organisatie=organisatie)

    def vul(aantal: int) -> None:
        personen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(personen)
        situaties = [
            ZorgsituatieFactory.build(
                organisatie=organisatie, mantelzorger=persoon, zorgvrager=zorgvrager
            )
            for persoon in personen
        ]
        Zorgsituatie.alles.bulk_create(situaties)
        Signaal.alles.bulk_create(
            SignaalFactory.build(organisatie=organisatie, zorgsituatie=situatie)
            for situatie in situaties
        )

    evenveel_vragen(consulent, "/signalen", vul)


# One signal.


def test_een_signaal_toont_meldingen_feiten_en_wat_er_gedaan_is(
    consulent, organisatie, gemeld, in_de_log
):
    dochter = PersoonFactory(organisatie=organisatie, voornaam="Els")
    signaal = gemeld(bron=Bron.VERWIJZER, gemeld_door=dochter, toelichting="Komt niet buiten.")
    Opvolging.alles.create(
        organisatie=organisatie,
        signaal=signaal,
        datum=VANDAAG(),
        soort="gebeld",
        toelichting="Terugbellen.",
        door=GebruikerFactory(organisatie=organisatie, naam="Sam"),
    )
    gezien = tekst(consulent.get(f"/signalen/{signaal.id}"))
    for woorden in ("verwijzer, Els", "Komt niet buiten.", "gebeld", "Terugbellen.", "Door Sam."):
        assert woorden in gezien
    personen = {regel.persoon_id for regel in in_de_log("dossier_ingezien")}
    assert dochter.id in personen
    assert signaal.zorgsituatie.mantelzorger_id in personen


@pytest.mark.parametrize(
    ("aard", "grondslag", "ziet"),
    [("volhoudtijd", True, True), ("volhoudtijd", False, False), ("nachten", False, True)],
)
def test_waarop_een_meting_rust_ziet_u_alleen_met_een_grondslag(
    consulent, organisatie, situatie, aard, grondslag, ziet
):
    signaal = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, aard=aard)
    SignaalmeldingFactory(
        organisatie=organisatie,
        signaal=signaal,
        bron=Bron.SYSTEEM,
        feiten=[feit("nachten", aantal=4, sinds=date(2026, 9, 1))],
    )
    if grondslag:
        ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    gezien = tekst(consulent.get(f"/signalen/{signaal.id}"))
    assert ("4 nachten per week" in gezien) is ziet
    assert ("Waar dit op rust, ziet u niet: er is geen toestemming" in gezien) is not ziet


@pytest.mark.parametrize(("aard", "ziet"), [("volhoudtijd", False), ("nachten", True)])
def test_waarop_een_meting_rust_ziet_een_coordinator_nooit(
    inloggen, organisatie, situatie, aard, ziet
):
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    signaal = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, aard=aard)
    SignaalmeldingFactory(
        organisatie=organisatie,
        signaal=signaal,
        bron=Bron.SYSTEEM,
        feiten=[feit("nachten", aantal=4, sinds=date(2026, 9, 1))],
    )
    gezien = tekst(inloggen(Rol.COORDINATOR).get(f"/signalen/{signaal.id}"))
    assert ("4 nachten per week" in gezien) is ziet
    assert ("metingen ziet alleen een mantelzorgconsulent" in gezien) is not ziet


def test_een_meting_blijft_ook_bij_een_andere_regel_achter(inloggen, organisatie, situatie):
    signaal = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, aard="nachten")
    gemeten = feit("meting", instrument="CSI", klasse="overbelast", datum=date(2026, 9, 1))
    SignaalmeldingFactory(
        organisatie=organisatie, signaal=signaal, bron=Bron.SYSTEEM, feiten=[gemeten]
    )
    gezien = tekst(inloggen(Rol.COORDINATOR).get(f"/signalen/{signaal.id}"))
    assert "CSI" not in gezien


@pytest.mark.parametrize(
    ("rol", "grondslag", "ziet"),
    [
        (Rol.CONSULENT, True, True),
        (Rol.CONSULENT, False, False),
        (Rol.COORDINATOR, True, False),
    ],
)
def test_welke_meetregel_het_was_staat_alleen_op_de_bladzijde_zelf_voor_wie_metingen_mag_zien(
    inloggen, organisatie, situatie, rol, grondslag, ziet
):
    if grondslag:
        ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    signaal = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, aard="volhoudtijd")
    browser = inloggen(rol)
    gezien = tekst(browser.get(f"/signalen/{signaal.id}"))
    assert ("Signaal: de mantelzorger houdt het niet lang meer vol" in gezien) is ziet
    assert ("Signaal: de belasting vraagt aandacht" in gezien) is not ziet
    for adres in (
        "/signalen",
        f"/zorgsituaties/{situatie.id}",
        f"/zorgsituaties/{situatie.id}/verloop",
        f"/signalen/{signaal.id}/opvolging",
    ):
        gezien = tekst(browser.get(adres))
        assert "houdt het niet lang meer vol" not in gezien
        if rol == Rol.CONSULENT:
            assert "de belasting vraagt aandacht" in gezien


def test_een_feit_waarvoor_geen_zin_meer_bestaat_staat_er_zoals_het_is(consulent, organisatie):
    signaal = SignaalFactory(organisatie=organisatie, aard="nachten")
    feiten = [{"code": "vroeger", "waarde": {"aantal": 41}}]
    SignaalmeldingFactory(organisatie=organisatie, signaal=signaal, feiten=feiten)
    assert "vroeger: {'aantal': 41}" in tekst(consulent.get(f"/signalen/{signaal.id}"))


def test_een_signaal_met_veel_meldingen_kost_evenveel_vragen(consulent, organisatie, gemeld):
    signaal = gemeld()

    def vul(aantal: int) -> None:
        Signaalmelding.alles.bulk_create(
            SignaalmeldingFactory.build(
                organisatie=organisatie,
                signaal=signaal,
                gemeld_door=signaal.zorgsituatie.mantelzorger,
            )
            for _n in range(aantal)
        )

    evenveel_vragen(consulent, f"/signalen/{signaal.id}", vul)


# Following up and closing.


def test_opvolgen_staat_op_de_bladzijde_en_laat_het_signaal_open(consulent, organisatie, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/opvolging"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(Wat_is_gedaan="gebeld, niet bereikt", Toelichting="Morgen weer.")
        .verstuur(consulent, adres)
    )
    assert antwoord.url == f"/signalen/{signaal.id}"
    gezien = tekst(consulent.get(antwoord.url))
    assert "gebeld, niet bereikt" in gezien
    assert "Morgen weer." in gezien
    assert werklijst(organisatie.id, VANDAAG()).count() == 1


def test_opvolgen_kan_niet_op_een_dag_die_nog_komt(consulent, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/opvolging"
    morgen = (VANDAAG() + timedelta(days=1)).isoformat()
    formulier = Formulier(consulent.get(adres)).vul(Wat_is_gedaan="gebeld", Datum=morgen)
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert "Deze dag moet nog komen." in tekst(antwoord)


def test_afsluiten_haalt_het_van_de_werklijst_en_toont_de_uitkomst(consulent, organisatie, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/afsluiting"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(Uitkomst="doorverwezen", Toelichting="Naar het wijkteam.")
        .verstuur(consulent, adres)
    )
    gezien = tekst(consulent.get(antwoord.url))
    assert "Uitkomst doorverwezen" in gezien
    assert "Naar het wijkteam." in gezien
    assert "Sluit het signaal af" not in gezien
    assert not werklijst(organisatie.id, VANDAAG()).exists()


def test_zonder_uitkomst_sluit_niets(consulent, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/afsluiting"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert antwoord.status_code == 400
    signaal.refresh_from_db()
    assert signaal.afgesloten_op is None


def test_wie_afsluit_ziet_eerst_wat_er_intussen_gemeld_is(consulent, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/afsluiting"
    formulier = Formulier(consulent.get(adres)).vul(Uitkomst="er is nu hulp")
    gemeld()
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit intussen veranderd" in tekst(antwoord)
    signaal.refresh_from_db()
    assert signaal.afgesloten_op is None


def test_een_gesloten_signaal_sluit_niet_nog_eens(consulent, gemeld):
    signaal = gemeld()
    adres = f"/signalen/{signaal.id}/afsluiting"
    for status in (302, 409):
        formulier = Formulier(consulent.get(adres)).vul(Uitkomst="er is nu hulp")
        assert formulier.verstuur(consulent, adres).status_code == status


# On the page of the care situation.


def test_open_signalen_staan_bij_de_zorgsituatie(consulent, organisatie, situatie, gemeld):
    adres = f"/zorgsituaties/{situatie.id}"
    assert "Er zijn geen open signalen." in tekst(consulent.get(adres))
    signaal = gemeld(ernst=Ernst.HOOG)
    SignaalFactory(organisatie=organisatie, aard=Aard.VEILIGHEID)
    antwoord = consulent.get(adres)
    assert f"/signalen/{signaal.id}" in antwoord.content.decode()
    assert "het is thuis niet veilig" not in tekst(antwoord)


@pytest.mark.parametrize("rol", Rol)
def test_alleen_wie_met_mensen_werkt_ziet_en_meldt_signalen(inloggen, situatie, gemeld, rol):
    mag = rol in (Rol.CONSULENT, Rol.COORDINATOR)
    signaal = gemeld()
    client = inloggen(rol)
    for adres in (
        "/signalen",
        f"/signalen/{signaal.id}",
        f"/signalen/{signaal.id}/opvolging",
        f"/signalen/{signaal.id}/afsluiting",
        f"/zorgsituaties/{situatie.id}/signalen/nieuw",
    ):
        assert client.get(adres).status_code == (200 if mag else 403), adres


def test_vertrek_laat_signaal_en_taak_bij_niemand_staan(consulent, organisatie, situatie, gemeld):
    weg = GebruikerFactory(organisatie=organisatie, naam="Kim", met_rollen=[Rol.CONSULENT])
    situatie.aanspreekpunt = weg
    situatie.save()
    signaal = gemeld()
    assert Taak.objects.voor(organisatie).get().eigenaar == weg
    weg.actief = False
    weg.save()
    for adres in ("/signalen", f"/signalen/{signaal.id}", "/werklijst?van=niemand"):
        assert "niemand: Kim werkt hier niet meer" in tekst(consulent.get(adres)), adres
