"""Getting in, getting out, and what each role may open."""

import pytest
from django.test import Client
from django.urls import reverse

from kern.models import AuditRegel, Rol
from tests.fabrieken import WACHTWOORD, HulpvraagFactory, VoorstelFactory
from werkbank.basis import Pagina


def formulier(gebruiker, wachtwoord=WACHTWOORD):
    return {"username": gebruiker.email, "password": wachtwoord}


def test_inloggen_staat_in_de_log_met_het_adres(coordinator):
    antwoord = Client().post("/inloggen", formulier(coordinator), REMOTE_ADDR="10.1.2.3")
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/")
    regel = AuditRegel.objects.voor_gebruiker(coordinator).get(gebeurtenis="ingelogd")
    assert (regel.gebruiker_id, regel.herkomst) == (coordinator.id, "10.1.2.3")


@pytest.mark.parametrize(("achter_proxy", "herkomst"), [(False, "10.1.2.3"), (True, "203.0.113.9")])
def test_achter_de_eigen_proxy_telt_het_adres_dat_die_opschrijft(
    coordinator, settings, achter_proxy, herkomst
):
    settings.ACHTER_PROXY = achter_proxy
    Client().post(
        "/inloggen",
        formulier(coordinator),
        REMOTE_ADDR="10.1.2.3",
        HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9",
    )
    regel = AuditRegel.objects.voor_gebruiker(coordinator).get(gebeurtenis="ingelogd")
    assert regel.herkomst == herkomst


def test_hoofdletters_in_het_adres_maken_niet_uit(coordinator):
    gegevens = formulier(coordinator) | {"username": coordinator.email.upper()}
    assert Client().post("/inloggen", gegevens).status_code == 302


def test_een_fout_wachtwoord_laat_niemand_binnen(coordinator):
    client = Client()
    antwoord = client.post("/inloggen", formulier(coordinator, "fout"))
    assert antwoord.status_code == 400
    assert client.get("/").status_code == 302
    regel = AuditRegel.objects.voor_gebruiker(coordinator).get()
    assert (regel.gebeurtenis, regel.uitkomst) == ("inloggen_geweigerd", "geweigerd")


@pytest.mark.parametrize("naam", ["niemand@voorbeeld.example", "", "\x00", "x" * 5000])
def test_een_onbekende_naam_laat_niemand_binnen(db, naam):
    antwoord = Client().post("/inloggen", {"username": naam, "password": "fout"})
    assert antwoord.status_code == 400


def test_wie_niet_meer_mag_inloggen_kan_niets_meer(coordinator):
    client = Client()
    client.force_login(coordinator)
    coordinator.actief = False
    coordinator.save()
    assert client.get("/matchrondes").headers["Location"].startswith("/inloggen")
    assert client.post("/inloggen", formulier(coordinator)).status_code == 400


def test_na_het_inloggen_kom_je_nooit_op_een_andere_site(coordinator):
    antwoord = Client().post(
        "/inloggen", formulier(coordinator) | {"next": "https://elders.example/"}
    )
    assert antwoord.headers["Location"] == "/"


def test_uitloggen_gaat_alleen_met_post(aan_het_werk):
    assert aan_het_werk.get("/uitloggen").status_code == 405
    assert aan_het_werk.post("/uitloggen").headers["Location"] == "/inloggen"
    assert aan_het_werk.get("/matchrondes").status_code == 302


@pytest.mark.parametrize(
    ("rollen", "begin"),
    [
        ([Rol.COORDINATOR], "/werklijst"),
        ([Rol.CONSULENT], "/werklijst"),
        ([Rol.AUDITOR], "/audit"),
        ([Rol.BEHEERDER], "/beheer/"),
        ([Rol.BEHEERDER, Rol.COORDINATOR], "/werklijst"),
    ],
)
def test_iedereen_begint_bij_het_eigen_werk(inloggen, rollen, begin):
    assert inloggen(*rollen).get("/").headers["Location"] == begin


def test_wie_hier_geen_werk_heeft_krijgt_uitleg(inloggen):
    antwoord = inloggen(Rol.VRIJWILLIGER).get("/")
    assert antwoord.status_code == 200
    assert "nog geen pagina" in antwoord.content.decode()


MAG = {
    "matchrondes": {Rol.COORDINATOR},
    "hulpvragen": {Rol.COORDINATOR, Rol.CONSULENT},
    "auditlog": {Rol.AUDITOR},
}
MAG_OBJECT = {
    "matchronde": {Rol.COORDINATOR},
    "voorstel": {Rol.COORDINATOR},
    "hulpvraag": {Rol.COORDINATOR, Rol.CONSULENT},
}


@pytest.mark.parametrize("rol", Rol)
def test_een_rol_opent_alleen_de_eigen_bladzijden(inloggen, organisatie, rol):
    voorstel = VoorstelFactory(organisatie=organisatie)
    objecten = {
        "matchronde": voorstel.ronde_id,
        "voorstel": voorstel.id,
        "hulpvraag": HulpvraagFactory(organisatie=organisatie).id,
    }
    client = inloggen(rol)
    for naam, rollen in (MAG | MAG_OBJECT).items():
        argumenten = [objecten[naam]] if naam in objecten else []
        antwoord = client.get(reverse(f"werkbank:{naam}", args=argumenten))
        assert antwoord.status_code == (200 if rol in rollen else 403), naam


def test_de_403_bladzijde_zegt_waarom(inloggen):
    antwoord = inloggen(Rol.AUDITOR).get("/matchrondes")
    assert "Uw rol geeft u hier geen toegang toe." in antwoord.content.decode()


def test_het_menu_toont_alleen_wat_mag(inloggen):
    bladzijde = inloggen(Rol.CONSULENT).get("/hulpvragen").content.decode()
    assert "Hulpvragen</a>" in bladzijde
    assert "Matchrondes</a>" not in bladzijde


def test_een_bladzijde_zonder_recht_bestaat_niet():
    with pytest.raises(TypeError):
        type("Vergeten", (Pagina,), {"doel": "niets"})


def test_elke_bladzijde_zegt_wat_er_geladen_mag_worden(client, aan_het_werk):
    for antwoord in (client.get("/inloggen"), aan_het_werk.get("/matchrondes")):
        beleid = antwoord.headers["Content-Security-Policy"]
        assert "default-src 'none'" in beleid
        assert "unsafe" not in beleid
        assert "no-store" in antwoord.headers["Cache-Control"]


def test_de_rol_telt_niet_bij_een_andere_organisatie(inloggen, andere_organisatie):
    vreemd = VoorstelFactory(organisatie=andere_organisatie)
    for rol in (Rol.COORDINATOR, Rol.AUDITOR):
        assert inloggen(rol).get(f"/voorstellen/{vreemd.id}").status_code == 404


def test_een_formulier_van_een_andere_site_wordt_geweigerd_met_uitleg(coordinator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(coordinator)
    antwoord = client.post("/matchrondes")
    assert antwoord.status_code == 403
    assert "Uw sessie is verlopen" in antwoord.content.decode()
