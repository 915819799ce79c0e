"""Letting an app in, giving it tokens, and taking them back."""

from base64 import b64encode
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application, Grant, RefreshToken
from oauth2_provider.oauth2_validators import OAuth2Validator

from api.oauth_validator import Validator
from api.oauth_views import Token
from api.scopes import GROEPEN, GROEPEN_PER_SOORT, SCOPES, Soort, scopes_van
from kern import achtergrond
from kern.models import AuditRegel, Rol
from tests.api.oauth import (
    TERUG,
    als_partner,
    app_maken,
    code_halen,
    partner_maken,
    ruilen,
    teruggestuurd,
    tokens_halen,
    verversen,
    vraag,
)
from tests.fabrieken import GebruikerFactory
from tests.gelijktijdig import tegelijk


@pytest.fixture
def vrijwilliger(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.VRIJWILLIGER])


@pytest.fixture
def client(vrijwilliger):
    client = Client()
    client.force_login(vrijwilliger)
    return client


@pytest.fixture
def app(db):
    return app_maken()[0]


@pytest.fixture
def partner(organisatie):
    return partner_maken(organisatie)


def regels(gebeurtenis):
    return AuditRegel.alles.filter(gebeurtenis=gebeurtenis)


# The page.


def test_wie_niet_is_ingelogd_logt_eerst_in_en_komt_terug(app):
    antwoord = Client().get(vraag(app))
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen?next=/oauth/authorize")
    assert app.client_id in antwoord["Location"]


def test_de_pagina_zegt_welke_app_wat_vraagt(client, app, vrijwilliger):
    pagina = client.get(vraag(app)).content.decode()
    assert app.name in pagina
    assert vrijwilliger.naam in pagina
    assert "uw eigen gegevens bekijken en wijzigen, zoals wanneer u kunt" in pagina
    assert "zorgsituaties" not in pagina


def test_de_pagina_mag_alleen_naar_onszelf_en_naar_de_app_versturen(client, app):
    beleid = client.get(vraag(app))["Content-Security-Policy"]
    assert "form-action 'self' https://app.voorbeeld.example;" in beleid
    assert "script-src 'self'" in beleid


def test_nee_zeggen_geeft_de_app_niets(client, app):
    antwoord = client.post(vraag(app), {"antwoord": "weigeren"})
    assert teruggestuurd(antwoord)["error"] == "access_denied"
    assert not Grant.objects.exists()
    assert regels("app_beantwoord").get().bijzonderheden == {
        "toepassing": app.pk,
        "toegestaan": False,
    }


def test_een_antwoord_van_een_andere_site_telt_niet(vrijwilliger, app):
    client = Client(enforce_csrf_checks=True)
    client.force_login(vrijwilliger)
    assert client.post(vraag(app), {"antwoord": "toestaan"}).status_code == 403
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    "anders",
    [
        {"client_id": "onbekend"},
        {"redirect_uri": "https://elders.example/terug"},
        {"redirect_uri": TERUG + "/verder"},
    ],
)
@pytest.mark.parametrize("methode", ["get", "post"])
def test_wie_een_app_niet_kent_stuurt_nergens_heen(client, app, anders, methode):
    antwoord = getattr(client, methode)(vraag(app, **anders))
    assert antwoord.status_code == 400
    assert "De app kan niet verder" in antwoord.content.decode()
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"scope": "zorg:lezen"}, "invalid_scope"),
        ({"scope": "verwijzen:schrijven"}, "invalid_scope"),
        ({"scope": "mijn:lezen bestaat:niet"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "te-kort"}, "invalid_request"),
        ({"code_challenge": "x" * 500}, "invalid_request"),
    ],
)
def test_wat_een_app_niet_mag_vragen_hoort_de_app(client, app, anders, fout):
    antwoord = client.post(vraag(app, **anders), {"antwoord": "toestaan"})
    assert teruggestuurd(antwoord)["error"] == fout
    assert not Grant.objects.exists()


def test_onzin_in_het_adres_geeft_nooit_een_fout_van_ons(client, app):
    assert client.get(vraag(app) + "&x=%zz&y=%C3%28").status_code == 200
    assert client.get(vraag(app, code_challenge="\0")).status_code == 400
    assert client.get(vraag(app) + "&state=nog-een").status_code == 400


def test_een_app_krijgt_ook_met_approval_prompt_geen_stille_toegang(client, app):
    tokens_halen(client, app)
    antwoord = client.get(vraag(app, approval_prompt="auto"))
    assert antwoord.status_code == 200


# A code for tokens.


def test_een_code_wordt_een_kort_token_voor_wie_ja_zei(client, app, vrijwilliger):
    antwoord = teruggestuurd(client.post(vraag(app), {"antwoord": "toestaan"}))
    assert antwoord["state"] == "onthouden"
    assert antwoord["iss"] == "http://testserver"
    tokens = ruilen(Client(), app, antwoord["code"])
    assert tokens.status_code == 200
    assert tokens["Cache-Control"] == "no-store"
    inhoud = tokens.json()
    assert (inhoud["token_type"], inhoud["expires_in"]) == ("Bearer", 600)
    assert inhoud["scope"] == "mijn:lezen mijn:schrijven"
    assert AccessToken.objects.get().user == vrijwilliger
    regel = regels("token_verleend").get()
    assert (regel.gebruiker_id, regel.organisatie_id) == (
        vrijwilliger.id,
        vrijwilliger.organisatie_id,
    )
    assert regel.bijzonderheden == {
        "toepassing": app.pk,
        "scopes": ["mijn:lezen", "mijn:schrijven"],
        "manier": "authorization_code",
    }


def test_in_de_database_staat_geen_bruikbaar_token_en_geen_geheim(client, app, partner):
    inhoud = tokens_halen(client, app)
    geheim = partner[1]
    opgeslagen = [*AccessToken.objects.values(), *RefreshToken.objects.values()]
    opgeslagen += Application.objects.values()
    for woord in (inhoud["access_token"], inhoud["refresh_token"], geheim):
        assert woord not in str(opgeslagen)


@pytest.mark.parametrize(
    "anders",
    [
        {"code_verifier": "een-ander-willekeurig-woord-van-minstens-43-tekens"},
        {"code_verifier": None},
        {"redirect_uri": "https://elders.example/terug"},
        {"code": "verzonnen"},
    ],
)
def test_een_code_is_alleen_voor_wie_erom_vroeg(client, app, anders):
    code = code_halen(client, app)
    antwoord = ruilen(Client(), app, code, **anders)
    assert antwoord.status_code in {400, 401}
    assert antwoord.json()["error"] in {"invalid_grant", "invalid_request"}
    assert not AccessToken.objects.exists()


def test_een_code_geldt_een_keer_en_een_minuut(client, app):
    code = code_halen(client, app)
    assert ruilen(Client(), app, code).status_code == 200
    assert ruilen(Client(), app, code).json()["error"] == "invalid_grant"
    code = code_halen(client, app)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert ruilen(Client(), app, code).json()["error"] == "invalid_grant"


def test_wie_intussen_niet_meer_mag_inloggen_krijgt_voor_een_code_niets(client, app, vrijwilliger):
    code = code_halen(client, app)
    vrijwilliger.actief = False
    vrijwilliger.save()
    assert ruilen(Client(), app, code).json()["error"] == "invalid_grant"
    assert regels("token_geweigerd").get().bijzonderheden["reden"] == "inactief"


@pytest.mark.parametrize(
    "velden",
    [
        {"grant_type": "password", "username": "a@b.example", "password": "x"},
        {"grant_type": "urn:ietf:params:oauth:grant-type:device_code"},
        {"grant_type": "implicit"},
        {"grant_type": "client_credentials", "scope": "mijn:lezen"},
        {},
    ],
)
def test_andere_manieren_om_een_token_te_krijgen_zijn_er_niet(app, velden):
    antwoord = Client().post("/oauth/token", velden | {"client_id": app.client_id})
    assert antwoord.status_code in {400, 401}
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize("adres", ["/oauth/token", "/oauth/revoke_token"])
def test_onzin_geeft_nooit_een_fout_van_ons(db, adres):
    assert Client().post(adres + "?x=%zz").status_code == 400
    assert Client().post(adres, {"code": "\0", "token": "\0"}).status_code == 400
    assert Client().post(adres, "{", content_type="application/json").status_code in {400, 401}
    assert Client().get(adres).status_code == 405


ZELF_INGEVULD = dict.fromkeys(
    ["refresh_token_instance", "user", "client", "gelogd", "resource", "scopes", "claims"], "1"
)
"""Names under which the library keeps what it found; sent along, they must not count."""


def test_wat_de_bibliotheek_zelf_bijhoudt_is_niet_mee_te_sturen(client, app, vrijwilliger):
    code = code_halen(client, app, **ZELF_INGEVULD)
    assert ruilen(Client(), app, code, **ZELF_INGEVULD).status_code == 200
    token = AccessToken.objects.get()
    assert (token.user, token.scope, token.resource) == (
        vrijwilliger,
        "mijn:lezen mijn:schrijven",
        [],
    )
    assert ruilen(Client(), app, code, **ZELF_INGEVULD).status_code == 400


def test_zelf_ingevuld_maakt_van_een_partner_geen_ander(partner, coordinator):
    toepassing, geheim = partner
    velden = {"grant_type": "client_credentials", "scope": "verwijzen:lezen"}
    velden |= {"client_id": toepassing.client_id, "client_secret": geheim}
    velden |= ZELF_INGEVULD | {"user": coordinator.id}
    assert Client().post("/oauth/token", velden).status_code == 200
    assert AccessToken.objects.get().user is None
    velden["client_secret"] = "geraden"
    assert Client().post("/oauth/token", velden).status_code == 401
    assert regels("token_geweigerd").get().gebruiker_id == toepassing.user_id


@pytest.mark.parametrize(
    "adres", ["applications", "introspect", "device", "authorized_tokens", "register", "userinfo"]
)
def test_meer_dan_toelaten_tokens_en_intrekken_is_er_niet(client, adres):
    assert client.get(f"/oauth/{adres}").status_code == 404
    assert client.get(f"/oauth/{adres}/").status_code == 404


# Refreshing.


def test_verversen_geeft_een_nieuw_paar_en_het_oude_vervalt(client, app, vrijwilliger):
    eerst = tokens_halen(client, app)
    daarna = verversen(Client(), app, eerst["refresh_token"]).json()
    assert daarna["refresh_token"] != eerst["refresh_token"]
    assert daarna["scope"] == eerst["scope"]
    assert AccessToken.objects.get().user == vrijwilliger


def test_een_gebruikt_token_nog_eens_gebruiken_trekt_alles_in(client, app):
    eerst = tokens_halen(client, app)
    daarna = verversen(Client(), app, eerst["refresh_token"]).json()
    assert verversen(Client(), app, eerst["refresh_token"]).json()["error"] == "invalid_grant"
    assert regels("token_geweigerd").get().bijzonderheden["reden"] == "hergebruikt"
    assert verversen(Client(), app, daarna["refresh_token"]).json()["error"] == "invalid_grant"
    assert not AccessToken.objects.exists()


def test_van_twee_die_tegelijk_verversen_krijgt_de_tweede_niets(client, app, monkeypatch):
    eerst = tokens_halen(client, app)
    nagaan = Validator.validate_refresh_token
    ingehaald = []

    def een_ander_is_sneller(self, refresh_token, *args, **kwargs):
        geldig = nagaan(self, refresh_token, *args, **kwargs)
        if not ingehaald:
            ingehaald.append(True)
            assert verversen(Client(), app, refresh_token).status_code == 200
        return geldig

    monkeypatch.setattr(Validator, "validate_refresh_token", een_ander_is_sneller)
    assert verversen(Client(), app, eerst["refresh_token"]).json()["error"] == "invalid_grant"
    assert not AccessToken.objects.exists()
    assert not RefreshToken.objects.filter(revoked__isnull=True).exists()


def test_wie_niet_meer_mag_inloggen_ververst_niet(client, app, vrijwilliger):
    tokens = tokens_halen(client, app)
    vrijwilliger.actief = False
    vrijwilliger.save()
    assert verversen(Client(), app, tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert regels("token_geweigerd").get().gebruiker_id == vrijwilliger.id


def test_wat_dertig_dagen_niet_is_gebruikt_ververst_niet(client, app):
    tokens = tokens_halen(client, app)
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=11)):
        antwoord = verversen(Client(), app, tokens["refresh_token"])
    assert antwoord.json()["error"] == "invalid_grant"
    assert regels("token_geweigerd").get().bijzonderheden["reden"] == "verlopen"


def test_het_token_van_een_app_is_niets_voor_een_andere(client, app):
    tokens = tokens_halen(client, app)
    andere, _geheim = app_maken()
    assert verversen(Client(), andere, tokens["refresh_token"]).json()["error"] == "invalid_grant"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wat", ["code", "refresh_token"])
def test_tegelijk_met_hetzelfde_komen_geeft_hoogstens_een_token(client, app, wat):
    if wat == "code":
        vragen, sleutel = ruilen, code_halen(client, app)
    else:
        vragen, sleutel = verversen, tokens_halen(client, app)[wat]
    antwoorden = tegelijk(*[partial(vragen, Client(), app, sleutel)] * 2)
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [200, 400]
    assert {len(antwoord.json().get("access_token", "x")) for antwoord in antwoorden} == {1, 30}
    levend = RefreshToken.objects.filter(revoked__isnull=True)
    assert levend.count() == (1 if wat == "code" else 0)


def test_een_token_dat_meteen_werd_teruggenomen_is_geen_fout_van_ons(client, app, monkeypatch):
    code, maken = code_halen(client, app), Token.create_token_response

    def teruggenomen(*args, **kwargs):
        antwoord = maken(*args, **kwargs)
        AccessToken.objects.all().delete()  # somebody used the refresh token again
        return antwoord

    monkeypatch.setattr(Token, "create_token_response", teruggenomen)
    antwoord = ruilen(Client(), app, code)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize(
    "erna", ["get_code_challenge", "get_code_challenge_method", "confirm_redirect_uri"]
)
def test_een_code_die_een_ander_net_nam_is_ongeldig(client, app, monkeypatch, erna):
    code, verder = code_halen(client, app), getattr(OAuth2Validator, erna)

    def genomen(*args, **kwargs):
        Grant.objects.all().delete()
        return verder(*args, **kwargs)

    monkeypatch.setattr(OAuth2Validator, erna, genomen)
    antwoord = ruilen(Client(), app, code)
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_grant")


# Taking back.


@pytest.mark.parametrize("soort", ["access_token", "refresh_token"])
def test_intrekken_beeindigt_beide_tokens(client, app, vrijwilliger, soort):
    tokens = tokens_halen(client, app)
    velden = {"token": tokens[soort], "client_id": app.client_id}
    assert Client().post("/oauth/revoke_token", velden).status_code == 200
    assert not AccessToken.objects.exists()
    assert verversen(Client(), app, tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert regels("token_ingetrokken").get().gebruiker_id == vrijwilliger.id


def test_een_ander_kan_niets_intrekken_en_hoort_niet_of_het_bestaat(client, app):
    tokens = tokens_halen(client, app)
    andere, _geheim = app_maken()
    for token in (tokens["access_token"], "verzonnen"):
        velden = {"token": token, "client_id": andere.client_id}
        assert Client().post("/oauth/revoke_token", velden).status_code == 200
    assert AccessToken.objects.exists()
    assert not regels("token_ingetrokken").exists()


# Partners and systems with a secret.


def test_een_partner_krijgt_met_zijn_geheim_een_token_zonder_refresh_token(partner):
    toepassing, geheim = partner
    antwoord = als_partner(Client(), toepassing, geheim)
    assert antwoord.status_code == 200
    assert antwoord.json()["scope"] == "verwijzen:schrijven"
    assert "refresh_token" not in antwoord.json()
    assert regels("token_verleend").get().gebruiker_id == toepassing.user_id


def test_het_geheim_mag_ook_in_de_kop(partner):
    toepassing, geheim = partner
    kop = b64encode(f"{toepassing.client_id}:{geheim}".encode()).decode()
    velden = {"grant_type": "client_credentials", "scope": "verwijzen:lezen"}
    antwoord = Client().post("/oauth/token", velden, headers={"Authorization": f"Basic {kop}"})
    assert antwoord.status_code == 200


@pytest.mark.parametrize("scope", ["", "mijn:lezen", "zorg:lezen", "verwijzen:lezen mijn:lezen"])
def test_een_partner_vraagt_alleen_om_verwijzen(partner, scope):
    antwoord = als_partner(Client(), *partner, scope=scope)
    assert antwoord.json()["error"] == "invalid_scope"


def test_een_fout_geheim_komt_in_de_log_van_de_partner(partner):
    toepassing, _geheim = partner
    antwoord = als_partner(Client(), toepassing, "geraden")
    assert (antwoord.status_code, antwoord.json()["error"]) == (401, "invalid_client")
    regel = regels("token_geweigerd").get(gebruiker_id=toepassing.user_id)
    assert regel.bijzonderheden == {"toepassing": toepassing.pk, "reden": "geheim"}


def test_een_fout_geheim_en_een_onbekende_partner_zien_er_hetzelfde_uit(partner):
    toepassing, geheim = partner
    fout = als_partner(Client(), toepassing, "geraden")
    toepassing.client_id = "onbekend"
    onbekend = als_partner(Client(), toepassing, geheim)
    assert (fout.status_code, fout.json()) == (onbekend.status_code, onbekend.json())


def test_een_partner_wiens_account_uit_staat_bestaat_niet(partner):
    toepassing, geheim = partner
    toepassing.user.actief = False
    toepassing.user.save()
    assert als_partner(Client(), toepassing, geheim).json()["error"] == "invalid_client"
    assert regels("token_geweigerd").get().bijzonderheden["reden"] == "inactief"


def test_een_partner_zonder_account_bestaat_niet(partner):
    toepassing, geheim = partner
    Application.objects.update(user=None)
    assert als_partner(Client(), toepassing, geheim).json()["error"] == "invalid_client"


def test_een_systeem_voor_medewerkers_ruilt_een_code_alleen_met_zijn_geheim(client):
    systeem, geheim = app_maken(Soort.MEDEWERKERS)
    scope = "zorg:lezen matching:schrijven"
    code = code_halen(client, systeem, scope=scope)
    assert ruilen(Client(), systeem, code).json()["error"] == "invalid_client"
    antwoord = ruilen(Client(), systeem, code, client_secret=geheim)
    assert antwoord.json()["scope"] == scope


# Scopes.


@pytest.mark.parametrize("soort", Soort)
def test_elke_soort_mag_alleen_om_zijn_groepen_vragen(organisatie, soort):
    toepassing = (partner_maken(organisatie) if soort is Soort.PARTNER else app_maken(soort))[0]
    groepen = {scope.partition(":")[0] for scope in scopes_van(toepassing)}
    assert groepen == GROEPEN_PER_SOORT[soort]


def test_een_soort_die_wij_niet_kennen_mag_om_niets_vragen():
    vreemd = Application(
        authorization_grant_type=Application.GRANT_PASSWORD,
        client_type=Application.CLIENT_PUBLIC,
    )
    assert scopes_van(vreemd) == []


def test_elke_groep_heeft_lezen_en_schrijven():
    assert {f"{groep}:{doel}" for groep in GROEPEN for doel in ("lezen", "schrijven")} == set(
        SCOPES
    )


# The night.


def test_elke_nacht_verdwijnt_wat_verlopen_is(client, app):
    tokens_halen(client, app)
    code_halen(client, app)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        achtergrond.elke_nacht()
    assert not Grant.objects.exists()
    assert RefreshToken.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        achtergrond.elke_nacht()
    assert not RefreshToken.objects.exists()
    assert not AccessToken.objects.exists()
