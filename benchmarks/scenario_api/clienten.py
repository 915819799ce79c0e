"""Clients as people and systems have them: logged in or with a token, and they do not give up."""

import itertools
import re
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx

from .boek import Boek, Json, Verricht

DUBBEL = 6
"""One in so many POSTs is sent twice at once."""
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GEDULD = 90.0
"""Seconds that a client goes on trying."""
POGINGEN = 3
TERUG = "http://127.0.0.1/terug"
WACHTWOORD = "een lang wachtwoord voor dit scenario"


class Onverwacht(Exception):
    """An answer that the scenario has no place for."""


class Telling:
    """What all clients together did; ``bij_verzoek`` hears of every request."""

    def __init__(self, bij_verzoek: Callable[[int], None]) -> None:
        self._slot = threading.Lock()
        self._bij_verzoek = bij_verzoek
        self.verzoeken = self.herhaald = 0

    def verzoek(self) -> None:
        """One goes out."""
        with self._slot:
            self.verzoeken += 1
            aantal = self.verzoeken
        self._bij_verzoek(aantal)

    def herhaling(self) -> None:
        """One has to be sent again."""
        with self._slot:
            self.herhaald += 1


class Client:
    """Somebody who comes at the web processes in turn, and goes on to the next when one is gone.

    ``wie``: the id of the user, known once they are let in.
    """

    def __init__(self, adressen: Sequence[str], telling: Telling, boek: Boek) -> None:
        self._adressen, self._telling, self._boek = adressen, telling, boek
        self.wie = ""
        self._beurt = itertools.cycle(adressen)
        self._http = httpx.Client(timeout=60, follow_redirects=False)
        self._koppen: dict[str, str] = {}

    def inloggen(self, email: str, wie: str) -> "Client":
        """By the log-in page, with its CSRF token."""
        pagina = self._sturen("GET", "/inloggen")
        velden = {"username": email, "password": WACHTWOORD} | _csrf(pagina)
        antwoord = self._sturen("POST", "/inloggen", data=velden)
        if antwoord.status_code != 302:
            raise Onverwacht(f"log-in of {email}: {antwoord.status_code}")
        self._koppen = {"X-CSRFToken": self._http.cookies["csrftoken"]}
        self.wie = wie
        return self

    def met_app(self, client_id: str) -> "Client":
        """Who is logged in lets an app in: a client with its token (code and PKCE).

        A code is good for one time: where the answer to it got lost, there has to be another.
        """
        for _poging in range(POGINGEN):
            antwoord = self._token_vragen(client_id)
            if antwoord.status_code == 200:
                return self._met_token(antwoord, self.wie)
        raise Onverwacht(f"token: {antwoord.status_code} {antwoord.text}")

    def _token_vragen(self, client_id: str) -> httpx.Response:
        controle = urlsafe_b64encode(uuid4().bytes * 3).decode().rstrip("=")
        steun = urlsafe_b64encode(sha256(controle.encode()).digest()).decode().rstrip("=")
        vraag = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": TERUG,
            "scope": "mijn:lezen mijn:schrijven",
            "code_challenge": steun,
            "code_challenge_method": "S256",
        }
        pagina = self._sturen("GET", "/oauth/authorize", params=vraag)
        ja = {"antwoord": "toestaan"} | _csrf(pagina)
        terug = self._sturen("POST", "/oauth/authorize", params=vraag, data=ja)
        if terug.status_code != 302:
            raise Onverwacht(f"app: {terug.status_code}")
        code = parse_qs(urlsplit(terug.headers["Location"]).query)["code"][0]
        velden = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": client_id,
            "redirect_uri": TERUG,
            "code_verifier": controle,
        }
        return self._sturen("POST", "/oauth/token", data=velden)

    def als_partner(self, client_id: str, geheim: str, wie: str) -> "Client":
        """A system of a referrer (client credentials)."""
        velden = {
            "grant_type": "client_credentials",
            "scope": "verwijzen:lezen verwijzen:schrijven",
        }
        velden |= {"client_id": client_id, "client_secret": geheim}
        antwoord = self._sturen("POST", "/oauth/token", data=velden)
        if antwoord.status_code != 200:
            raise Onverwacht(f"token: {antwoord.status_code} {antwoord.text}")
        return self._met_token(antwoord, wie)

    def _met_token(self, antwoord: httpx.Response, wie: str) -> "Client":
        ander = Client(self._adressen, self._telling, self._boek)
        ander.wie = wie
        ander._koppen = {"Authorization": f"Bearer {antwoord.json()['access_token']}"}
        return ander

    def lees(self, pad: str, **sleutels: str) -> Json:
        """GET; raises Onverwacht."""
        return self._goed(self._sturen("GET", f"/api/v1/{pad}", params=sleutels), 200)

    def lees_alles(self, pad: str, **sleutels: str) -> list[Json]:
        """The rows of every page; raises Onverwacht."""
        bladzijde = self.lees(pad, **sleutels)
        rijen: list[Json] = bladzijde["resultaten"]
        while bladzijde["volgende"]:
            verder = dict(parse_qs(urlsplit(bladzijde["volgende"]).query))
            bladzijde = self.lees(pad, **{naam: waarden[0] for naam, waarden in verder.items()})
            rijen += bladzijde["resultaten"]
        return rijen

    def vraag(self, pad: str) -> httpx.Response:
        """GET, whatever the answer."""
        return self._sturen("GET", f"/api/v1/{pad}")

    def versie(self, pad: str) -> str:
        """The ETag of a resource."""
        return self.vraag(pad).headers["ETag"]

    def maak(self, pad: str, inhoud: Json | None = None, versie: str | None = None) -> Json:
        """POST with a key of its own, until there is an answer; raises Onverwacht."""
        return self._goed(self.probeer(pad, inhoud, versie), 201, 202)

    def probeer(
        self, pad: str, inhoud: Json | None = None, versie: str | None = None
    ) -> httpx.Response:
        """The same, whatever the answer; what was done goes into the ledger.

        One in so many is sent twice at once, as by somebody who clicks twice. Raises Onverwacht
        where the two are answered differently.
        """
        sleutel, wat = uuid4(), inhoud or {}
        koppen = {"Idempotency-Key": str(sleutel)}
        if versie is not None:
            koppen["If-Match"] = versie

        def sturen(_keer: int) -> httpx.Response:
            return self._sturen("POST", f"/api/v1/{pad}", json=wat, headers=koppen)

        keren = 2 if sleutel.int % DUBBEL == 0 else 1
        with ThreadPoolExecutor(keren) as pool:
            antwoord, *ook = pool.map(sturen, range(keren))
        for ander in ook:
            if antwoord.is_success != ander.is_success or (
                antwoord.is_success and antwoord.json() != ander.json()
            ):
                raise Onverwacht(f"{pad}: one key, {antwoord.text[:200]} and {ander.text[:200]}")
        if antwoord.is_success:
            gedaan = Verricht.van(pad, wat, str(sleutel), self.wie, str(antwoord.json()["id"]))
            self._boek.verricht.append(gedaan)
        return antwoord

    def vervang(self, pad: str, inhoud: Json, versie: str) -> httpx.Response:
        """PUT of a new whole, if it is still as it was read."""
        kop = {"If-Match": versie}
        return self._sturen("PUT", f"/api/v1/{pad}", json=inhoud, headers=kop)

    def verander(self, pad: str, inhoud: Json, versie: str) -> httpx.Response:
        """PATCH of a part, if it is still as it was read."""
        kop = {"If-Match": versie}
        return self._sturen("PATCH", f"/api/v1/{pad}", json=inhoud, headers=kop)

    def _goed(self, antwoord: httpx.Response, *codes: int) -> Json:
        if antwoord.status_code not in codes:
            wat = f"{antwoord.request.method} {antwoord.request.url.path}"
            raise Onverwacht(f"{wat}: {antwoord.status_code} {antwoord.text[:500]}")
        inhoud: Json = antwoord.json()
        return inhoud

    def _sturen(
        self, methode: str, pad: str, headers: Mapping[str, str] | None = None, **wat: Any
    ) -> httpx.Response:
        """Until there is an answer."""
        einde = time.monotonic() + GEDULD
        while True:
            self._telling.verzoek()
            try:
                antwoord = self._http.request(
                    methode,
                    f"{next(self._beurt)}{pad}",
                    headers={**self._koppen, **(headers or {})},
                    **wat,
                )
                if antwoord.status_code != 503 or time.monotonic() > einde:
                    self._boek.gezien.update(_getoond(antwoord))
                    return antwoord
            except httpx.TransportError:
                if time.monotonic() > einde:
                    raise
            self._telling.herhaling()
            time.sleep(0.2)


def _getoond(antwoord: httpx.Response) -> set[str]:
    """The ids in an answer that who asked did not name."""
    gevraagd = f"{antwoord.request.url} {antwoord.request.content.decode()}"
    return set(ID.findall(antwoord.text)) - set(ID.findall(gevraagd))


def _csrf(pagina: httpx.Response) -> dict[str, str]:
    gevonden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina.text)
    if gevonden is None:
        raise Onverwacht(f"no form: {pagina.status_code}")
    return {"csrfmiddlewaretoken": gevonden[1]}
