"""Comparing two records, putting them together, and taking them apart again."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from kern.models import NietDubbel, Persoon, Rol, Samenvoeging
from tests.fabrieken import (
    GebruikerFactory,
    PersoonFactory,
    SamenvoegingFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def een(organisatie):
    return PersoonFactory(
        organisatie=organisatie,
        voornaam="Jan",
        achternaam="Bakker",
        huisnummer="7",
        telefoon="074-1111111",
    )


@pytest.fixture
def ander(organisatie, een):
    return PersoonFactory(
        organisatie=organisatie,
        voornaam="Jan",
        achternaam="Backer",
        huisnummer="7",
        geboortedatum=date(1950, 12, 31),
    )


def test_wie_op_elkaar_lijkt_staat_in_de_lijst_met_de_reden(consulent, een, ander, in_de_log):
    gezien = tekst(consulent.get("/dubbelen"))
    assert "Jan Bakker Jan Backer hetzelfde adres" in gezien
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        een.id,
        ander.id,
    }


def test_zonder_gelijkenis_is_de_lijst_leeg(consulent, een):
    assert "Er lijkt niemand dubbel te zijn." in tekst(consulent.get("/dubbelen"))


def test_een_langere_lijst_kost_niet_meer_vragen(consulent, organisatie):
    def vul(aantal):
        begin = Persoon.objects.voor(organisatie).count()
        Persoon.alles.bulk_create(
            PersoonFactory.build(
                organisatie=organisatie,
                achternaam=f"Naam{nr}",
                email=f"{nr}@voorbeeld.example",
                postcode=f"{1000 + nr}AB",  # in one street all would be compared with all
            )
            for nr in range(begin, begin + aantal)
            for _tweemaal in range(2)
        )

    evenveel_vragen(consulent, "/dubbelen", vul)


def rijen(antwoord) -> dict[str, list[str]]:
    tabel = BeautifulSoup(antwoord.content, "html.parser").find(id="naast").parent
    return {
        rij.th.get_text(): [cel.get_text() for cel in rij.find_all("td")]
        for rij in tabel.select("tbody tr")
    }


def test_verschillen_staan_in_woorden_naast_elkaar(consulent, organisatie, een, ander):
    ZorgsituatieFactory(organisatie=organisatie, mantelzorger=een, nummer="Z-9")
    naast = rijen(consulent.get(f"/dubbelen/{een.id}/{ander.id}"))
    assert naast["Voornaam"] == ["Jan", "Jan", "gelijk"]
    assert naast["Achternaam"] == ["Bakker", "Backer", "verschilt"]
    assert naast["Telefoonnummer"] == ["074-1111111", "–", "bij één bekend"]
    assert naast["Tussenvoegsel"] == ["–", "–", ""]
    assert "Z-9" in naast["Zorgsituaties"][0]


def test_samenvoegen_houdt_wie_gekozen_is(consulent, een, ander):
    antwoord = consulent.post(
        f"/dubbelen/{een.id}/{ander.id}/samenvoeging", {"blijft": str(ander.id)}
    )
    assert antwoord.url == f"/personen/{ander.id}"
    een.refresh_from_db()
    ander.refresh_from_db()
    assert een.samengevoegd_met == ander
    assert ander.telefoon == "074-1111111"


@pytest.mark.parametrize("keuze", ["", "onzin"])
def test_zonder_keuze_wordt_er_niets_samengevoegd(consulent, organisatie, een, ander, keuze):
    antwoord = consulent.post(f"/dubbelen/{een.id}/{ander.id}/samenvoeging", {"blijft": keuze})
    assert antwoord.status_code == 400
    assert not Samenvoeging.objects.voor(organisatie).exists()


def test_wat_samenvoegen_verhindert_staat_op_de_bladzijde(consulent, organisatie, een, ander):
    for persoon in (een, ander):
        VrijwilligerFactory(organisatie=organisatie, persoon=persoon)
    antwoord = consulent.post(
        f"/dubbelen/{een.id}/{ander.id}/samenvoeging", {"blijft": str(een.id)}
    )
    assert antwoord.status_code == 409
    assert "allebei zijn ze vrijwilliger" in tekst(antwoord)
    assert not Samenvoeging.objects.voor(organisatie).exists()


def test_twee_mensen_staan_niet_meer_in_de_lijst(consulent, organisatie, een, ander):
    antwoord = consulent.post(f"/dubbelen/{een.id}/{ander.id}/verschil", follow=True)
    assert NietDubbel.objects.voor(organisatie).count() == 1
    assert "Er lijkt niemand dubbel te zijn." in tekst(antwoord)


def test_iemand_is_niet_dubbel_met_zichzelf(consulent, een):
    assert consulent.get(f"/dubbelen/{een.id}/{een.id}").status_code == 404
    assert consulent.post(f"/dubbelen/{een.id}/{een.id}/verschil").status_code == 404


def test_een_samenvoeging_is_terug_te_draaien(consulent, organisatie, een, ander):
    consulent.post(f"/dubbelen/{een.id}/{ander.id}/samenvoeging", {"blijft": str(een.id)})
    samenvoeging = Samenvoeging.objects.voor(organisatie).get()
    for melding in ("het zijn weer twee personen", "al teruggedraaid"):
        antwoord = consulent.post(f"/samenvoegingen/{samenvoeging.id}/terugdraaien", follow=True)
        assert melding in tekst(antwoord)
    ander.refresh_from_db()
    assert ander.samengevoegd_met is None
    assert "teruggedraaid op" in tekst(consulent.get("/samenvoegingen"))


def test_meer_samenvoegingen_kosten_niet_meer_vragen(consulent, organisatie, een):
    door = GebruikerFactory(organisatie=organisatie)

    def vul(aantal):
        anderen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(anderen)
        Samenvoeging.alles.bulk_create(
            SamenvoegingFactory.build(organisatie=organisatie, blijft=een, vervalt=p, door=door)
            for p in anderen
        )

    evenveel_vragen(consulent, "/samenvoegingen", vul)


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.BEHEERDER, Rol.AUDITOR])
def test_een_ander_voegt_niemand_samen(inloggen, organisatie, een, ander, rol):
    client = inloggen(rol)
    paar = f"/dubbelen/{een.id}/{ander.id}"
    assert client.get("/dubbelen").status_code == 403
    assert client.get(paar).status_code == 403
    assert client.post(f"{paar}/samenvoeging", {"blijft": str(een.id)}).status_code == 403
    assert client.post(f"{paar}/verschil").status_code == 403
    assert not Samenvoeging.objects.voor(organisatie).exists()
