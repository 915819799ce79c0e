"""From an approved proposal to the end of a match, through the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kern.models import Rol, Taak
from matching.models import Koppeling, Voorstel
from tests.fabrieken import (
    GeaccepteerdVoorstelFactory,
    GebruikerFactory,
    KoppelingFactory,
    TaakFactory,
)
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_voorstellen import lees, tekst
from werkbank.views.koppelingen import STAPPEN

VANDAAG = timezone.localdate()


@pytest.fixture
def stand(organisatie):
    """A proposal in this state."""

    def maak(status: str) -> Voorstel:
        return GeaccepteerdVoorstelFactory(organisatie=organisatie, status=status)

    return maak


@pytest.fixture
def koppel(organisatie):
    """A match in this stage."""

    def maak(status: str = "kennismaking", **waarden) -> Koppeling:
        if status == "proef":
            waarden.setdefault("proef_tot", VANDAAG)
        return KoppelingFactory(organisatie=organisatie, status=status, **waarden)

    return maak


def status_van(rij) -> str:
    return type(rij).alles.get(pk=rij.pk).status


def knoppen(antwoord) -> set[str]:
    return {form["action"].rsplit("/", 1)[1] for form in lees(antwoord).select("main form[action]")}


# An offer.


def test_na_de_goedkeuring_biedt_u_aan(aan_het_werk, stand):
    voorstel = stand("goedgekeurd")
    adres = f"/voorstellen/{voorstel.id}"
    assert knoppen(aan_het_werk.get(adres)) == {"aanbod"}
    antwoord = aan_het_werk.post(f"{adres}/aanbod", follow=True)
    assert "Genoteerd dat u het voorstel aanbiedt." in tekst(antwoord)
    assert knoppen(antwoord) == {"antwoord"}
    assert status_van(voorstel) == "aangeboden"


def test_twee_keer_ja_brengt_u_bij_de_koppeling(aan_het_werk, stand):
    voorstel = stand("aangeboden")
    adres = f"/voorstellen/{voorstel.id}/antwoord"
    eerste = aan_het_werk.post(adres, {"van": "vrijwilliger", "ja": "ja"}, follow=True)
    assert "Het antwoord is bewaard." in tekst(eerste)
    assert "De vrijwilliger ja;" in tekst(eerste)
    tweede = aan_het_werk.post(adres, {"van": "mantelzorger", "ja": "ja"})
    assert tweede.url == f"/koppelingen/{Koppeling.alles.get().id}"


def test_een_nee_met_reden_staat_op_de_bladzijde(aan_het_werk, stand):
    voorstel = stand("aangeboden")
    invoer = {"van": "mantelzorger", "ja": "nee", "reden": "moment", "toelichting": "Slaapt dan."}
    gezien = aan_het_werk.post(f"/voorstellen/{voorstel.id}/antwoord", invoer, follow=True)
    assert "nee: het moment past niet" in tekst(gezien)
    assert "Slaapt dan." in tekst(gezien)
    assert not knoppen(gezien)
    assert status_van(voorstel) == "bedankt"


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"ja": "ja"}, "van"),
        ({"van": "vrijwilliger"}, "ja"),
        ({"van": "vrijwilliger", "ja": "nee"}, "reden"),
        ({"van": "vrijwilliger", "ja": "nee", "reden": "anders"}, "toelichting"),
    ],
)
def test_een_fout_in_het_antwoord_staat_bij_het_veld(aan_het_werk, stand, invoer, veld):
    voorstel = stand("aangeboden")
    antwoord = aan_het_werk.post(f"/voorstellen/{voorstel.id}/antwoord", invoer)
    assert antwoord.status_code == 400
    invoerveld = lees(antwoord).find(attrs={"name": veld})
    assert invoerveld["aria-invalid"] == "true"
    assert lees(antwoord).find(role="alert").find("a")["href"] == f"#{invoerveld['id']}"


def test_een_tweede_antwoord_van_dezelfde_is_een_conflict(aan_het_werk, stand):
    adres = f"/voorstellen/{stand('aangeboden').id}/antwoord"
    for _ in range(2):
        antwoord = aan_het_werk.post(adres, {"van": "vrijwilliger", "ja": "ja"})
    assert antwoord.status_code == 409
    assert "Dit antwoord is al vastgelegd." in tekst(antwoord)


def test_een_verlopen_aanbod_belt_u_na_vanaf_de_werklijst(aan_het_werk, organisatie, stand):
    voorstel = stand("verlopen")
    TaakFactory(organisatie=organisatie, soort=Taak.Soort.AANBOD, object_id=voorstel.id)
    adres = f"/voorstellen/{voorstel.id}"
    assert adres in aan_het_werk.get("/werklijst?van=alle").content.decode()
    assert aan_het_werk.post(f"{adres}/nabellen", {}).status_code == 400
    antwoord = aan_het_werk.post(f"{adres}/nabellen", {"afloop": "gesproken"}, follow=True)
    assert not knoppen(antwoord)
    assert Taak.alles.get().uitkomst == "gesproken"
    assert aan_het_werk.post(f"{adres}/nabellen", {"afloop": "gesproken"}).status_code == 409


@pytest.mark.parametrize("stap", ["aanbod", "antwoord", "nabellen"])
@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.COORDINATOR}))
def test_alleen_een_coordinator_biedt_aan(inloggen, stand, rol, stap):
    voorstel = stand("goedgekeurd")
    assert inloggen(rol).post(f"/voorstellen/{voorstel.id}/{stap}").status_code == 403
    assert status_van(voorstel) == "goedgekeurd"


# The list.


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [("", {"kennismaking", "actief"}), ("?toon=actief", {"actief"}), ("?toon=geen_klik", set())],
)
def test_de_lijst_toont_wat_loopt_of_een_status(aan_het_werk, koppel, vraag, gevonden):
    einde = {"eindreden": "tijd_om", "beeindigd_op": timezone.now()}
    rijen = [koppel(), koppel("actief"), koppel("beeindigd", **einde)]
    html = aan_het_werk.get(f"/koppelingen{vraag}").content.decode()
    assert {rij.status for rij in rijen if f"/koppelingen/{rij.id}" in html} == gevonden


def test_een_status_die_niet_bestaat_is_een_fout(aan_het_werk, koppel):
    koppeling = koppel()
    antwoord = aan_het_werk.get("/koppelingen?toon=ooit")
    assert antwoord.status_code == 400
    assert str(koppeling.id) in antwoord.content.decode()


def test_de_lijst_en_de_bladzijde_staan_in_de_log(aan_het_werk, koppel, in_de_log):
    koppeling = koppel()
    situatie = koppeling.hulpvraag.zorgsituatie
    wie = {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
        koppeling.voorstel.vrijwilliger.persoon_id,
    }
    for adres, pagina in (
        ("/koppelingen", "koppelingen"),
        (f"/koppelingen/{koppeling.id}", "koppeling"),
    ):
        aan_het_werk.get(adres)
        regels = in_de_log("dossier_ingezien").filter(bijzonderheden__pagina=pagina)
        assert set(regels.values_list("persoon_id", flat=True)) == wie


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.COORDINATOR}))
def test_alleen_een_coordinator_ziet_koppelingen(inloggen, koppel, rol):
    koppeling = koppel()
    client = inloggen(rol)
    for adres in ("/koppelingen", f"/koppelingen/{koppeling.id}"):
        assert client.get(adres).status_code == 403
    for stap in STAPPEN:
        adres = reverse(f"werkbank:koppeling_{stap.naam}", args=[koppeling.pk])
        assert client.post(adres).status_code == 403


def test_de_lijst_kost_met_veel_rijen_evenveel_vragen(aan_het_werk, organisatie):
    def vul(aantal: int) -> None:
        # The page shows 25 of them, so that these are enough.
        for _ in range(min(aantal, 20)):
            KoppelingFactory(organisatie=organisatie)

    evenveel_vragen(aan_het_werk, "/koppelingen", vul)


# One match.


@pytest.mark.parametrize(
    ("status", "stappen"),
    [
        ("kennismaking", {"plan", "kennismaking", "einde"}),
        ("proef", {"proef", "einde"}),
        ("actief", {"evaluatie", "pauze", "einde"}),
        ("gepauzeerd", {"evaluatie", "hervatting", "einde"}),
    ],
)
def test_de_bladzijde_biedt_wat_nu_kan(aan_het_werk, koppel, status, stappen):
    assert knoppen(aan_het_werk.get(f"/koppelingen/{koppel(status).id}")) == stappen


def test_van_begin_tot_eind(aan_het_werk, organisatie, koppel):
    koppeling = koppel()
    adres = f"/koppelingen/{koppeling.id}"
    mee = GebruikerFactory(organisatie=organisatie, naam="Kim", met_rollen=[Rol.COORDINATOR])
    over = (VANDAAG + timedelta(days=90)).isoformat()
    stappen = [
        (
            "plan",
            {"plan-kennismaking_op": VANDAAG.isoformat(), "plan-coordinator": str(mee.pk)},
            "Kim gaat mee",
        ),
        (
            "kennismaking",
            {"kennismaking-datum": VANDAAG.isoformat(), "kennismaking-klik": "ja"},
            "Proefmaand tot",
        ),
        ("proef", {"proef-klik": "ja"}, "Pauzeer de koppeling"),
        ("pauze", {}, "Hervat de koppeling"),
        ("hervatting", {}, "Pauzeer de koppeling"),
        (
            "evaluatie",
            {"evaluatie-mantelzorger": "gedeeltelijk", "evaluatie-volgende_op": over},
            "Bevalt het de vrijwilliger? onbekend",
        ),
        ("einde", {"einde-eindreden": "tijd_om"}, "de afgesproken tijd is om"),
    ]
    for stap, invoer, gezien in stappen:
        antwoord = aan_het_werk.post(f"{adres}/{stap}", invoer, follow=True)
        assert antwoord.redirect_chain == [(adres, 302)], stap
        assert gezien in tekst(antwoord)
    assert not knoppen(antwoord)
    assert status_van(koppeling) == "beeindigd"


@pytest.mark.parametrize(
    ("status", "stap", "invoer", "veld"),
    [
        ("kennismaking", "plan", {}, "plan-coordinator"),
        ("kennismaking", "kennismaking", {"kennismaking-klik": "nee"}, "kennismaking-datum"),
        (
            "kennismaking",
            "kennismaking",
            {"kennismaking-datum": VANDAAG.isoformat(), "kennismaking-klik": "nee"},
            "kennismaking-reden",
        ),
        ("proef", "proef", {"proef-klik": "nee"}, "proef-reden"),
        ("actief", "evaluatie", {}, "evaluatie-volgende_op"),
        (
            "actief",
            "evaluatie",
            {"evaluatie-volgende_op": VANDAAG.isoformat()},
            "evaluatie-volgende_op",
        ),
        ("actief", "einde", {"einde-eindreden": "anders"}, "einde-toelichting"),
    ],
)
def test_een_fout_staat_bij_het_veld(aan_het_werk, koppel, status, stap, invoer, veld):
    koppeling = koppel(status)
    antwoord = aan_het_werk.post(f"/koppelingen/{koppeling.id}/{stap}", invoer)
    assert antwoord.status_code == 400
    invoerveld = lees(antwoord).find(attrs={"name": veld})
    assert invoerveld["aria-invalid"] == "true"
    verwijzingen = [a["href"] for a in lees(antwoord).find(role="alert").find_all("a")]
    assert f"#{invoerveld['id']}" in verwijzingen
    assert status_van(koppeling) == status


def test_een_stap_die_niet_meer_kan_is_een_conflict(aan_het_werk, koppel):
    koppeling = koppel("actief")
    antwoord = aan_het_werk.post(f"/koppelingen/{koppeling.id}/hervatting")
    assert antwoord.status_code == 409
    assert "de koppeling staat op actief" in lees(antwoord).find(role="alert").get_text()


def test_de_werklijst_leidt_naar_de_koppeling(aan_het_werk, organisatie, koppel):
    koppeling = koppel()
    for soort in (Taak.Soort.KENNISMAKING, Taak.Soort.PROEF, Taak.Soort.EVALUATIE):
        TaakFactory(organisatie=organisatie, soort=soort, object_id=koppeling.id)
    html = aan_het_werk.get("/werklijst?van=alle").content.decode()
    assert html.count(f'href="/koppelingen/{koppeling.id}"') == 3


def test_de_hulpvraag_wijst_een_coordinator_naar_de_koppeling(aan_het_werk, inloggen, koppel):
    koppeling = koppel()
    adres = f"/hulpvragen/{koppeling.hulpvraag_id}"
    gezien = aan_het_werk.get(adres)
    assert f"/koppelingen/{koppeling.id}" in gezien.content.decode()
    assert "gekoppeld" in tekst(gezien)
    anders = inloggen(Rol.CONSULENT).get(adres)
    assert f"/koppelingen/{koppeling.id}" not in anders.content.decode()
    assert "Die stopt dan." in tekst(anders)


def test_het_voorstel_wijst_naar_de_koppeling(aan_het_werk, koppel):
    koppeling = koppel()
    html = aan_het_werk.get(f"/voorstellen/{koppeling.voorstel_id}").content.decode()
    assert f"/koppelingen/{koppeling.id}" in html
