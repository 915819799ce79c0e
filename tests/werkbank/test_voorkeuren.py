"""Who may not come for a request, and who is wished for."""

import pytest

from kern.models import Persoon, Rol
from mantelzorg.models import HulpvraagUitsluiting, HulpvraagVoorkeur
from tests.fabrieken import HulpvraagFactory, PersoonFactory, VrijwilligerFactory
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def vraag(organisatie):
    return HulpvraagFactory(organisatie=organisatie)


@pytest.fixture
def adres(vraag) -> str:
    return f"/hulpvragen/{vraag.id}"


@pytest.fixture
def buurvrouw(organisatie):
    """Somebody who is no volunteer."""
    return PersoonFactory(organisatie=organisatie, voornaam="Bep", achternaam="Buur")


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(
        organisatie=organisatie,
        nummer="V-7",
        persoon__voornaam="Vera",
        persoon__achternaam="Buur",
    )


def test_iedereen_is_op_te_zoeken_en_een_vrijwilliger_is_te_wensen(
    consulent, adres, buurvrouw, vrijwilliger, in_de_log
):
    antwoord = consulent.post(f"{adres}/personen", {"naam": "buur"})
    soep = Formulier(antwoord).soep
    rijen = {rij.th.get_text(): rij.get_text() for rij in soep.select("tbody tr")}
    assert set(rijen) == {"Bep Buur", "Vera Buur"}
    assert all("Mag niet komen" in rij for rij in rijen.values())
    assert ["heel graag" in rijen[wie] for wie in ("Bep Buur", "Vera Buur")] == [False, True]
    gelezen = set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True))
    assert {buurvrouw.id, vrijwilliger.persoon_id} <= gelezen


def test_wie_bij_de_hulpvraag_hoort_is_niet_te_kiezen(consulent, adres, vraag):
    naam = vraag.zorgsituatie.mantelzorger.achternaam
    gezien = tekst(consulent.post(f"{adres}/personen", {"naam": naam}))
    assert "hoort zelf bij deze hulpvraag" in gezien
    assert "Mag niet komen" not in gezien


def test_zonder_naam_is_er_niets_te_zoeken(consulent, adres):
    assert consulent.post(f"{adres}/personen", {}).status_code == 400


def test_iemand_uitsluiten_en_weer_toelaten(consulent, adres, vraag, buurvrouw, in_de_log):
    keuze = {"persoon": buurvrouw.pk}
    assert consulent.post(f"{adres}/uitsluiting", keuze).url == f"{adres}/personen"
    assert [rij.persoon for rij in vraag.uitsluitingen.all()] == [buurvrouw]
    assert "Komt niet Bep Buur" in tekst(consulent.get(adres))
    assert "Bep Buur" in tekst(consulent.get(f"{adres}/personen"))
    gelezen = in_de_log("dossier_ingezien").filter(persoon_id=buurvrouw.pk)
    assert gelezen.count() == 2
    consulent.post(f"{adres}/uitsluiting/verwijdering", keuze)
    assert not vraag.uitsluitingen.exists()


def test_een_vrijwilliger_wensen_en_die_wens_weghalen(consulent, adres, vraag, vrijwilliger):
    keuze = {"persoon": vrijwilliger.persoon_id, "sterkte": "heel_graag"}
    assert consulent.post(f"{adres}/voorkeur", keuze).url == f"{adres}/personen"
    assert vraag.voorkeuren.get().sterkte == "heel_graag"
    assert "Vera Buur (V-7): heel graag" in tekst(consulent.get(adres))
    consulent.post(f"{adres}/voorkeur", keuze | {"sterkte": "liever_niet"})
    assert vraag.voorkeuren.get().sterkte == "liever_niet"
    consulent.post(f"{adres}/voorkeur/verwijdering", {"persoon": vrijwilliger.persoon_id})
    assert not vraag.voorkeuren.exists()


def test_wie_geen_vrijwilliger_is_of_vreemd_is_niet_te_wensen(
    consulent, adres, organisatie, andere_organisatie, buurvrouw
):
    vreemd = VrijwilligerFactory(organisatie=andere_organisatie).persoon
    for persoon in (buurvrouw, vreemd):
        antwoord = consulent.post(
            f"{adres}/voorkeur", {"persoon": persoon.pk, "sterkte": "graag"}, follow=True
        )
        assert "Kies eerst wie u bedoelt." in tekst(antwoord)
    antwoord = consulent.post(f"{adres}/uitsluiting", {"persoon": vreemd.pk}, follow=True)
    assert "Kies eerst wie u bedoelt." in tekst(antwoord)
    assert not HulpvraagVoorkeur.objects.voor(organisatie).exists()
    assert not HulpvraagUitsluiting.objects.voor(organisatie).exists()


def test_bij_een_gesloten_hulpvraag_verandert_er_niets(consulent, adres, vraag, buurvrouw):
    vraag.status = "ingetrokken"
    vraag.save()
    assert "Wie wel, wie niet" not in tekst(consulent.get(adres))
    antwoord = consulent.post(f"{adres}/uitsluiting", {"persoon": buurvrouw.pk}, follow=True)
    assert "al afgesloten" in tekst(antwoord)
    assert not vraag.uitsluitingen.exists()


def test_een_coordinator_leest_het_en_verandert_niets(aan_het_werk, adres, buurvrouw):
    assert "Wie wel, wie niet" not in tekst(aan_het_werk.get(adres))
    assert aan_het_werk.get(f"{adres}/personen").status_code == 403
    assert aan_het_werk.post(f"{adres}/uitsluiting", {"persoon": buurvrouw.pk}).status_code == 403


def test_de_bladzijde_kost_met_1000_evenveel_vragen_als_met_10(
    consulent, adres, vraag, organisatie
):
    def vul(aantal: int) -> None:
        personen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(personen)
        HulpvraagUitsluiting.alles.bulk_create(
            HulpvraagUitsluiting(organisatie=organisatie, hulpvraag=vraag, persoon=persoon)
            for persoon in personen
        )

    evenveel_vragen(consulent, f"{adres}/personen", vul)


def test_wie_is_uitgesloten_is_niet_ook_te_wensen(consulent, adres, vraag, vrijwilliger):
    vraag.uitsluitingen.create(organisatie=vraag.organisatie, persoon=vrijwilliger.persoon)
    keuze = {"persoon": vrijwilliger.persoon_id, "sterkte": "graag"}
    antwoord = consulent.post(f"{adres}/voorkeur", keuze, follow=True)
    assert "Deze persoon komt hier nooit." in antwoord.content.decode()
    assert not vraag.voorkeuren.exists()
