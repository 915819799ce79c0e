"""Who works and lives in one organisation, each with a client of their own."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import httpx

from .boek import Boek, Json, Opzet
from .clienten import WACHTWOORD, Client, Telling

MET_APP = 3
"""So many volunteers, and so many carers, answer for themselves."""


class Mensen:
    """The staff, the system of a referrer, and the apps of volunteers and carers."""

    def __init__(
        self, opzet: Opzet, adressen: Sequence[str], telling: Telling, boek: Boek, kans: Random
    ) -> None:
        self.opzet, self.boek, self.kans = opzet, boek, kans
        self._adressen, self._telling = list(adressen), telling
        self.beheerder = self._client().inloggen(*opzet.beheerder)
        self.consulenten = [self.medewerker("consulent", n) for n in (1, 2)]
        self.coordinatoren = [self.medewerker("coordinator", n) for n in (1, 2)]
        self.consulent, self.coordinator = self.consulenten[0], self.coordinatoren[0]
        self.auditor = self.medewerker("auditor", 1)
        self.partner = self._client().als_partner(*opzet.partner)

    def medewerker(self, rol: str, nummer: int) -> Client:
        """Somebody on the staff, logged in."""
        return self._client().inloggen(*self._account(rol, nummer))

    def met_app(self, rol: str, nummer: int, persoon: str) -> Client:
        """A volunteer or carer who lets an app in."""
        zelf = self._client().inloggen(*self._account(rol, nummer, persoon))
        return zelf.met_app(self.opzet.app)

    def persoon(self, client: Client, naam: str) -> str:
        """Somebody registered by this client."""
        return str(client.maak("personen", self.wie(naam))["id"])

    def wie(self, naam: str) -> Json:
        """An invented person."""
        postcode = f"75{self.kans.choice((51, 52, 53, 54))}AB"
        return {"voornaam": "Kees", "achternaam": naam, "postcode": postcode}

    def om_het_eerst(self, pad: str, wie: Iterable[tuple[Client, str, Json]]) -> httpx.Response:
        """These do the same at once, each at an address of their own: who was first is answered."""

        def proberen(een: tuple[Client, str, Json]) -> httpx.Response:
            client, adres, inhoud = een
            return client.probeer(adres, inhoud)

        antwoorden = tegelijk(proberen, wie)
        self.boek.gelijk.append((pad, sorted(een.status_code for een in antwoorden)))
        eerste: httpx.Response = min(antwoorden, key=lambda een: een.status_code)
        return eerste

    def _client(self) -> Client:
        return Client(self._adressen, self._telling, self.boek)

    def _account(self, rol: str, nummer: int, persoon: str | None = None) -> tuple[str, str]:
        email = f"{rol}{nummer}@{self.opzet.slug}.example"
        wie: Json = {"naam": f"{rol} {nummer}", "email": email, "rollen": [rol]}
        wie |= {"wachtwoord": WACHTWOORD} | ({"persoon": persoon} if persoon else {})
        return email, str(self.beheerder.maak("gebruikers", wie)["id"])


def tegelijk(doe: Callable[[Any], Any], wie: Iterable[Any]) -> list[Any]:
    """For each of these at once."""
    lijst = list(wie)
    samen = threading.Barrier(len(lijst))

    def allemaal(een: Any) -> Any:
        samen.wait()
        return doe(een)

    with ThreadPoolExecutor(len(lijst)) as pool:
        return list(pool.map(allemaal, lijst))
