"""Who live together, their one contact, and who comes into the house."""

import pytest
from bs4 import BeautifulSoup

from kern.models import Huishouden, HuishoudenBetrokkene, Persoon, Rol
from tests.fabrieken import (
    GebruikerFactory,
    HuishoudenFactory,
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
def huishouden(organisatie):
    return HuishoudenFactory(organisatie=organisatie)


@pytest.fixture
def bewoner(organisatie, huishouden):
    return PersoonFactory(organisatie=organisatie, achternaam="Bewoner", huishouden=huishouden)


def test_een_huishouden_begint_bij_een_persoon(consulent, organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    antwoord = consulent.post(f"/personen/{persoon.id}/huishouden")
    persoon.refresh_from_db()
    assert antwoord.url == f"/huishoudens/{persoon.huishouden_id}"
    # A second time it is the same household.
    assert consulent.post(f"/personen/{persoon.id}/huishouden").url == antwoord.url


def test_een_huishouden_begint_ook_bij_een_zorgsituatie(consulent, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    bladzijde = BeautifulSoup(consulent.get(f"/zorgsituaties/{situatie.id}").content, "html.parser")
    (formulier,) = bladzijde.select("form[action$=huishouden]")
    assert formulier["action"] == f"/personen/{situatie.zorgvrager_id}/huishouden"


def test_een_huisgenoot_zoeken_en_toevoegen(consulent, organisatie, huishouden, bewoner, in_de_log):
    partner = PersoonFactory(organisatie=organisatie, achternaam="Partner")
    antwoord = consulent.post(f"/huishoudens/{huishouden.id}/leden", {"naam": "partn"})
    knop = BeautifulSoup(antwoord.content, "html.parser").select_one("input[name=persoon]")
    assert knop["value"] == str(partner.id)
    assert in_de_log("dossier_ingezien").get().persoon_id == partner.id
    antwoord = consulent.post(
        f"/huishoudens/{huishouden.id}/leden/erbij", {"persoon": knop["value"]}, follow=True
    )
    assert "Toegevoegd" in tekst(antwoord)
    partner.refresh_from_db()
    assert partner.huishouden == huishouden


def test_wie_verhuist_wordt_gewaarschuwd(consulent, organisatie, huishouden, bewoner):
    PersoonFactory(
        organisatie=organisatie,
        achternaam="Elders",
        huishouden=HuishoudenFactory(organisatie=organisatie),
    )
    gezien = tekst(consulent.post(f"/huishoudens/{huishouden.id}/leden", {"naam": "elders"}))
    assert "Staat nu in een ander huishouden en verhuist dan." in gezien


def test_iemand_van_een_ander_komt_er_niet_bij(consulent, andere_organisatie, huishouden, bewoner):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    antwoord = consulent.post(
        f"/huishoudens/{huishouden.id}/leden/erbij", {"persoon": str(vreemd.id)}, follow=True
    )
    assert "Kies eerst wie u bedoelt." in tekst(antwoord)
    vreemd.refresh_from_db()
    assert vreemd.huishouden is None


def test_wie_weggaat_laat_de_anderen_wonen(consulent, organisatie, huishouden, bewoner):
    partner = PersoonFactory(organisatie=organisatie, huishouden=huishouden)
    adres = f"/huishoudens/{huishouden.id}/leden/eraf"
    assert consulent.post(adres, {"persoon": str(partner.id)}).url == (
        f"/huishoudens/{huishouden.id}"
    )
    bewoner.refresh_from_db()
    partner.refresh_from_db()
    assert (bewoner.huishouden, partner.huishouden) == (huishouden, None)


def test_zonder_bewoners_is_het_huishouden_weg(consulent, organisatie, huishouden, bewoner):
    adres = f"/huishoudens/{huishouden.id}/leden/eraf"
    antwoord = consulent.post(adres, {"persoon": str(bewoner.id)})
    assert antwoord.url == f"/personen/{bewoner.id}"
    assert not Huishouden.objects.voor(organisatie).exists()


def komt(nr: int, **velden) -> dict[str, str]:
    return {f"komt{nr}-{naam}": w for naam, w in ({"soort": "", "naam": ""} | velden).items()}


def in_huis(huishouden) -> list[tuple[str, str, str]]:
    rijen = HuishoudenBetrokkene.objects.voor(huishouden.organisatie_id)
    return list(rijen.filter(huishouden=huishouden).values_list("soort", "naam", "hoe_vaak"))


def test_het_aanspreekpunt_en_wie_er_in_huis_komt(consulent, organisatie, huishouden, bewoner):
    contact = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    antwoord = consulent.post(
        f"/huishoudens/{huishouden.id}",
        {"huishouden-contact": str(contact.id)}
        | komt(1, soort="thuiszorg", naam="Carint", hoe_vaak="elke ochtend")
        | komt(2),
    )
    assert antwoord.status_code == 302
    huishouden.refresh_from_db()
    assert huishouden.contact == contact
    assert in_huis(huishouden) == [("thuiszorg", "Carint", "elke ochtend")]


def test_er_staan_altijd_lege_rijen_klaar(consulent, huishouden, bewoner):
    def rijen() -> int:
        antwoord = consulent.get(f"/huishoudens/{huishouden.id}")
        return len(BeautifulSoup(antwoord.content, "html.parser").select("[name$=-soort]"))

    assert rijen() == 2
    consulent.post(
        f"/huishoudens/{huishouden.id}",
        komt(1, soort="familie", naam="buurvrouw") | komt(2, soort="wijkteam", naam="Wijkteam"),
    )
    assert rijen() == 4


def test_een_aangevinkte_rij_gaat_weg(consulent, huishouden, bewoner):
    adres = f"/huishoudens/{huishouden.id}"
    consulent.post(adres, komt(1, soort="familie", naam="buurvrouw"))
    consulent.post(adres, komt(1, soort="familie", naam="buurvrouw", weg="on") | komt(2))
    assert in_huis(huishouden) == []


def test_een_halve_rij_is_een_fout_bij_het_veld(consulent, huishouden, bewoner):
    antwoord = consulent.post(
        f"/huishoudens/{huishouden.id}", komt(1, naam="Carint") | komt(2, soort="familie")
    )
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    for veld in ("komt1-soort", "komt2-naam"):
        assert bladzijde.select_one(f"[name={veld}][aria-invalid]")
    assert in_huis(huishouden) == []


def test_wie_er_wonen_staat_in_de_log(consulent, huishouden, bewoner, in_de_log):
    consulent.get(f"/huishoudens/{huishouden.id}")
    assert in_de_log("dossier_ingezien").get().persoon_id == bewoner.id


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.BEHEERDER, Rol.AUDITOR])
def test_een_ander_ziet_geen_huishouden(inloggen, huishouden, bewoner, rol):
    client = inloggen(rol)
    assert client.get(f"/huishoudens/{huishouden.id}").status_code == 403
    assert client.post(f"/huishoudens/{huishouden.id}", {}).status_code == 403


def test_wie_niet_meer_komt_komt_na_nog_eens_versturen_niet_terug(consulent, huishouden, bewoner):
    adres = f"/huishoudens/{huishouden.id}"
    consulent.post(adres, komt(1, soort="familie", naam="buurvrouw"))
    for _keer in range(2):
        consulent.post(adres, komt(1, soort="familie", naam="buurvrouw", weg="on"))
    assert in_huis(huishouden) == []


def test_twee_keer_dezelfde_is_een_fout_bij_de_tweede_rij(consulent, huishouden, bewoner):
    antwoord = consulent.post(
        f"/huishoudens/{huishouden.id}",
        komt(1, soort="thuiszorg", naam="Carint") | komt(2, soort="thuiszorg", naam="Carint"),
    )
    assert antwoord.status_code == 400
    assert "Dit staat er al. Laat één van beide weg." in tekst(antwoord)
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert [v["name"] for v in bladzijde.select("[aria-invalid]")] == ["komt2-naam"]
    assert in_huis(huishouden) == []


def test_wat_men_invulde_blijft_staan_als_het_huishouden_intussen_veranderde(
    consulent, organisatie, huishouden, bewoner
):
    contact = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    adres = f"/huishoudens/{huishouden.id}"
    een, ander = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    een.waarden["huishouden-contact"] = [str(contact.id)]
    assert een.verstuur(consulent, adres).status_code == 302
    ander.waarden |= {"komt1-soort": ["thuiszorg"], "komt1-naam": ["Livio"]}
    antwoord = ander.verstuur(consulent, adres)
    assert antwoord.status_code == 409
    ingevuld = Formulier(antwoord).waarden
    assert (ingevuld["huishouden-contact"], ingevuld["komt1-naam"]) == ([""], ["Livio"])
    assert in_huis(huishouden) == []


def test_het_aanspreekpunt_van_het_huishouden_geldt_ook_voor_de_zorgsituatie(
    consulent, organisatie, huishouden, bewoner
):
    situatie = ZorgsituatieFactory(
        organisatie=organisatie,
        mantelzorger=bewoner,
        aanspreekpunt=GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT]),
    )
    contact = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    consulent.post(f"/huishoudens/{huishouden.id}", {"huishouden-contact": str(contact.id)})
    situatie.refresh_from_db()
    assert situatie.aanspreekpunt == contact


def test_een_huisgenoot_zoeken_kost_in_een_grote_organisatie_niet_meer_vragen(
    consulent, organisatie, huishouden, bewoner
):
    def vul(aantal):
        Persoon.alles.bulk_create(
            PersoonFactory.build_batch(aantal, organisatie=organisatie, huishouden=huishouden)
        )

    adres = f"/huishoudens/{huishouden.id}/leden"
    evenveel_vragen(consulent, adres, vul, {"naam": "achternaam"})


def test_wie_er_in_huis_komt_is_ook_een_versie(consulent, huishouden, bewoner):
    adres = f"/huishoudens/{huishouden.id}"
    een, ander = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    for formulier, naam in ((een, "Carint"), (ander, "Livio")):
        formulier.waarden |= {"komt1-soort": ["thuiszorg"], "komt1-naam": [naam]}
    assert een.verstuur(consulent, adres).status_code == 302
    assert ander.verstuur(consulent, adres).status_code == 409
