"""Who a token lets in, and as whom."""

from datetime import timedelta

import pytest
from oauth2_provider.models import Application
from rest_framework.test import APIClient

from api.authenticatie import Toegangstoken
from api.scopes import GROEPEN_PER_SOORT, Soort
from api.v1.urls import VIEWSETS
from kern.models import AuditRegel, Rol
from tests.api.oauth import als_partner, app_maken, partner_maken, token_van
from tests.fabrieken import GebruikerFactory, KenmerkFactory, VoorstelFactory

LIJST = "/api/v1/voorstellen"
SCOPES = "matching:lezen matching:schrijven"


def opvragen(kop, adres=LIJST):
    return APIClient().get(adres, headers={"Authorization": kop})


def test_een_token_toont_wat_zijn_gebruiker_mag_zien(coordinator, organisatie, andere_organisatie):
    eigen = VoorstelFactory(organisatie=organisatie)
    VoorstelFactory(organisatie=andere_organisatie)
    antwoord = opvragen(token_van(coordinator, SCOPES))
    assert antwoord.status_code == 200
    assert str(eigen.id) in antwoord.content.decode()
    assert antwoord.content.decode().count('"status"') == 1


def test_wat_iemand_met_een_token_las_staat_op_diens_naam(coordinator, organisatie):
    VoorstelFactory(organisatie=organisatie)
    opvragen(token_van(coordinator, SCOPES))
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert {regel.gebruiker_id for regel in regels} == {coordinator.id}


@pytest.mark.parametrize(
    "kop",
    ["Bearer verzonnen", "Bearer", "Bearer  ", "bearer x y z", "Bearer \x00", "Bearer é"],
)
def test_een_verzonnen_token_geeft_401(db, kop):
    antwoord = opvragen(kop)
    assert antwoord.status_code == 401
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'


def test_zonder_token_is_er_geen_fout_alleen_een_vraag_om_een_token(db):
    antwoord = APIClient().get(LIJST)
    assert antwoord.status_code == 401
    assert antwoord["WWW-Authenticate"] == 'Bearer realm="api"'


def test_een_andere_kop_is_geen_token(db):
    assert opvragen("Basic YTpi")["WWW-Authenticate"] == 'Bearer realm="api"'


def test_een_verlopen_token_geeft_401(coordinator):
    assert opvragen(token_van(coordinator, SCOPES, geldig=timedelta(seconds=-1))).status_code == 401


def test_wie_niet_meer_mag_inloggen_komt_ook_met_een_token_niet_binnen(coordinator):
    kop = token_van(coordinator, SCOPES)
    assert opvragen(kop).status_code == 200
    coordinator.actief = False
    coordinator.save()
    assert opvragen(kop).status_code == 401


def test_een_ongeldig_token_wordt_niet_door_een_sessie_vergeven(coordinator):
    client = APIClient()
    client.force_login(coordinator)
    assert client.get(LIJST).status_code == 200
    assert client.get(LIJST, headers={"Authorization": "Bearer verzonnen"}).status_code == 401


def test_een_token_in_het_adres_telt_niet(coordinator):
    sleutel = token_van(coordinator, SCOPES).partition(" ")[2]
    assert APIClient().get(f"{LIJST}?access_token={sleutel}").status_code == 401


def test_een_token_in_de_inhoud_telt_niet(coordinator):
    sleutel = token_van(coordinator, SCOPES).partition(" ")[2]
    antwoord = APIClient().post("/api/v1/matchrondes", {"access_token": sleutel})
    assert antwoord.status_code == 401


def test_met_een_token_hoeft_een_formulier_geen_csrf(coordinator, organisatie):
    client = APIClient(enforce_csrf_checks=True)
    antwoord = client.delete(LIJST, headers={"Authorization": token_van(coordinator, SCOPES)})
    assert antwoord.status_code == 405


def token_van_partner(partner, geheim):
    return "Bearer " + als_partner(APIClient(), partner, geheim).json()["access_token"]


@pytest.fixture
def wie(rf):
    """Whom a header stands for."""
    return lambda kop: Toegangstoken().authenticate(rf.get(LIJST, headers={"Authorization": kop}))


def test_een_partner_handelt_als_zijn_serviceaccount(organisatie, wie):
    partner, geheim = partner_maken(organisatie)
    gebruiker, token = wie(token_van_partner(partner, geheim))
    assert gebruiker == partner.user
    assert gebruiker.organisatie_id == organisatie.id
    assert token.allow_scopes(["verwijzen:schrijven"])


@pytest.mark.parametrize("uit", ["actief", "gebruiker"])
def test_een_partner_zonder_actief_account_komt_niet_binnen(organisatie, uit):
    partner, geheim = partner_maken(organisatie)
    kop = token_van_partner(partner, geheim)
    assert opvragen(kop).status_code == 403
    if uit == "actief":
        partner.user.actief = False
        partner.user.save()
    else:
        Application.objects.update(user=None)
    assert opvragen(kop).status_code == 401


def test_een_token_zonder_gebruiker_werkt_niet_als_wie_de_app_maakte(coordinator):
    app, _geheim = app_maken()
    app.user = coordinator
    app.save()
    assert opvragen(token_van(None, SCOPES, toepassing=app)).status_code == 401


def test_wie_er_is_kost_een_vraag_aan_de_database(
    coordinator, organisatie, wie, django_assert_num_queries
):
    partner, geheim = partner_maken(organisatie)
    for kop in (token_van(coordinator), token_van_partner(partner, geheim)):
        with django_assert_num_queries(1):
            wie(kop)


def test_zoeken_is_een_post_die_alleen_leest(coordinator):
    def zoeken(scopes):
        kop = token_van(coordinator, scopes)
        adres = "/api/v1/personen/zoekopdrachten"
        koppen = {"Authorization": kop}
        return APIClient().post(adres, {"naam": "x"}, format="json", headers=koppen).status_code

    assert zoeken("zorg:lezen") == 200
    assert zoeken("beheer:lezen") == 403


def test_wie_mag_schrijven_mag_lezen_en_niet_omgekeerd(coordinator):
    def status(methode, scopes):
        koppen = {"Authorization": token_van(coordinator, scopes)}
        return APIClient().generic(methode, LIJST, headers=koppen).status_code

    assert (status("GET", "matching:lezen"), status("GET", "matching:schrijven")) == (200, 200)
    assert (status("POST", "matching:lezen"), status("POST", "zorg:schrijven")) == (403, 403)
    assert status("POST", "matching:schrijven") not in (401, 403)


@pytest.mark.parametrize("viewset", [v for v in VIEWSETS if v.van_niemand], ids=lambda v: v.naam)
@pytest.mark.parametrize("soort", Soort)
def test_wat_van_niemand_is_leest_elke_app_en_elk_systeem(viewset, soort, organisatie):
    rol = {Soort.APP: Rol.VRIJWILLIGER, Soort.PARTNER: Rol.VERWIJZER}.get(soort, Rol.CONSULENT)
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    scope = f"{sorted(GROEPEN_PER_SOORT[soort])[-1]}:lezen"
    adres = f"/api/v1/{viewset.naam}"
    koppen = {"Authorization": token_van(gebruiker, scope)}
    assert APIClient().get(adres, headers=koppen).status_code == 200


def test_vooraf_zien_wat_een_kenmerk_verandert_vraagt_de_scope_van_beheer(organisatie):
    """That the words are nobody's does not open what is calculated about people."""
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    adres = f"/api/v1/kenmerken/{KenmerkFactory(organisatie=organisatie).pk}/gevolgen"
    gekregen = {}
    for scope in ("mijn:lezen", "beheer:lezen"):
        koppen = {"Authorization": token_van(gebruiker, scope)}
        antwoord = APIClient().post(adres, {"ingangsdatum": "2098-01-01"}, "json", headers=koppen)
        gekregen[scope] = antwoord.status_code
    assert gekregen == {"mijn:lezen": 403, "beheer:lezen": 200}
