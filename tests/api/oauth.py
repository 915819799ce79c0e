"""An app, a partner and what they send; the flow as a client would go through it."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit

from django.utils import timezone
from oauth2_provider.models import AccessToken, Application, set_token_value

from api.scopes import Soort
from api.toepassingen import toepassing_registreren
from kern.models import Rol
from tests.fabrieken import GebruikerFactory

TERUG = "https://app.voorbeeld.example/terug"
VIJF_MINUTEN = timedelta(minutes=5)
CONTROLE = "een-lang-willekeurig-woord-van-minstens-43-tekens"
GEHEUGENSTEUN = urlsafe_b64encode(sha256(CONTROLE.encode()).digest()).rstrip(b"=").decode()


def app_maken(soort=Soort.APP, redirect_uri=TERUG):
    """An application of this kind, and its secret."""
    return toepassing_registreren(naam="Mijn rooster", soort=soort, redirect_uri=redirect_uri)


def partner_maken(organisatie):
    """A partner of this organisation, and its secret."""
    verwijzer = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.VERWIJZER])
    return toepassing_registreren(naam="Huisarts", soort=Soort.PARTNER, gebruiker=verwijzer)


def token_van(gebruiker, scopes="", toepassing=None, geldig=VIJF_MINUTEN):
    """An access token, straight into the database; what a client puts in its header."""
    sleutel = f"token-{AccessToken.objects.count()}"
    token = AccessToken(
        user=gebruiker,
        application=toepassing or app_maken()[0],
        scope=scopes,
        expires=timezone.now() + geldig,
    )
    set_token_value(token, sleutel)
    token.save()
    return f"Bearer {sleutel}"


def vraag(app: Application, /, **anders) -> str:
    """The address to which an app sends somebody."""
    velden = {
        "response_type": "code",
        "client_id": app.client_id,
        "redirect_uri": app.redirect_uris,
        "scope": "mijn:lezen mijn:schrijven",
        "state": "onthouden",
        "code_challenge": GEHEUGENSTEUN,
        "code_challenge_method": "S256",
    } | anders
    return f"/oauth/authorize?{urlencode({n: w for n, w in velden.items() if w is not None})}"


def teruggestuurd(antwoord) -> dict[str, str]:
    """What the app is told in the address to which somebody is sent back."""
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(TERUG + "?")
    return {n: w for n, (w,) in parse_qs(urlsplit(antwoord["Location"]).query).items()}


def code_halen(client, app, /, **anders) -> str:
    """Say yes, and take the code."""
    return teruggestuurd(client.post(vraag(app, **anders), {"antwoord": "toestaan"}))["code"]


def ruilen(client, app, code, /, **anders):
    """The answer to a code."""
    velden = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": app.client_id,
        "redirect_uri": app.redirect_uris,
        "code_verifier": CONTROLE,
    } | anders
    return client.post("/oauth/token", {n: w for n, w in velden.items() if w is not None})


def tokens_halen(client, app):
    """The tokens of somebody who lets the app in."""
    return ruilen(client, app, code_halen(client, app)).json()


def verversen(client, app, refresh_token):
    """The answer to a refresh token."""
    velden = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    return client.post("/oauth/token", velden | {"client_id": app.client_id})


def als_partner(client, partner, geheim, scope="verwijzen:schrijven"):
    """The answer to a partner that asks for a token by its secret."""
    velden = {"grant_type": "client_credentials", "scope": scope}
    velden |= {"client_id": partner.client_id, "client_secret": geheim}
    return client.post("/oauth/token", velden)
