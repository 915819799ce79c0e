"""When a volunteer can: read it and change it over the API of Ademruimte. Needs only httpx.

    python beschikbaarheid.py https://ademruimte.example TOKENS.json toon
    python beschikbaarheid.py https://ademruimte.example TOKENS.json vervang ROOSTER.json
    python beschikbaarheid.py https://ademruimte.example TOKENS.json afwezig 2027-07-05 2027-07-18

ROOSTER.json: {"vanaf": "2027-01-04",
"beschikbaarheid": [{"dag": 0, "van": "09:00", "tot": "12:00"}]}, where dag 0 is Monday.
`afwezig` adds a first and last day to the periods that are known.
TOKENS.json: client_id, access_token and refresh_token, of when the volunteer let the app in
(docs/handleiding/api.md). A refresh token works once, so the file is kept up to date.
Exit code 1: refused or out of reach, with the reason on one line.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

POGINGEN, LANGSTE_WACHT = 5, 60  # times, and seconds: who asks for more is not asked again
BEZET = (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE)

Gegevens = dict[str, Any]


class Geweigerd(Exception):
    """The text says why."""


class Mijn:
    """What is about one volunteer, by the tokens in a file."""

    def __init__(self, http: httpx.Client, bestand: Path) -> None:
        self.http = http
        self.bestand = bestand
        self.tokens: Gegevens = json.loads(bestand.read_text())

    def lezen(self, deel: str) -> tuple[Gegevens, str]:
        """What stands there now, and its version. Raises Geweigerd."""
        antwoord = self._vragen("GET", deel)
        return _inhoud(antwoord), antwoord.headers["ETag"]

    def wijzigen(self, deel: str, verander: Callable[[Gegevens], Gegevens]) -> Gegevens:
        """Replace what stands there by what `verander` makes of it. Raises Geweigerd.

        If-Match says which version that was. Did another change it since (412), then it is read
        again and changed as it is now, so that nothing of theirs is lost.
        """
        for _poging in range(POGINGEN):
            nu, versie = self.lezen(deel)
            antwoord = self._vragen("PUT", deel, json=verander(nu), headers={"If-Match": versie})
            if antwoord.status_code != httpx.codes.PRECONDITION_FAILED:
                break
        return _inhoud(antwoord)

    def _vragen(self, methode: str, deel: str, headers: Any = (), **opties: Any) -> httpx.Response:
        adres = f"/api/v1/mijn/{deel}"
        for _poging in range(POGINGEN):
            koppen = {"Authorization": f"Bearer {self.tokens['access_token']}"} | dict(headers)
            antwoord = self.http.request(methode, adres, headers=koppen, **opties)
            wacht = int(antwoord.headers.get("Retry-After", "1"))
            if antwoord.status_code == httpx.codes.UNAUTHORIZED:
                self._verversen()
            elif antwoord.status_code in BEZET and wacht <= LANGSTE_WACHT:
                time.sleep(wacht)
            else:
                break
        return antwoord

    def _verversen(self) -> None:
        velden = {naam: self.tokens[naam] for naam in ("client_id", "refresh_token")}
        nieuw = self.http.post("/oauth/token", data={"grant_type": "refresh_token"} | velden)
        if not nieuw.is_success:
            raise Geweigerd("Deze app mag dit niet meer voor u doen. Laat de app opnieuw toe.")
        self.tokens |= nieuw.json()
        naast = self.bestand.with_suffix(".nieuw")  # a pair that is half written is lost for good
        naast.touch(mode=0o600)
        naast.write_text(json.dumps(self.tokens))
        naast.replace(self.bestand)


def _inhoud(antwoord: httpx.Response) -> Gegevens:
    inhoud: Gegevens = antwoord.json()
    if antwoord.is_success:
        return inhoud
    fouten = [": ".join(fout.values()) for fout in inhoud.get("errors", [])]  # where, and what
    raise Geweigerd(" ".join([inhoud["detail"], *fouten]))


def _doen(mijn: Mijn, wat: list[str]) -> Gegevens:
    match wat:
        case ["toon"]:
            return mijn.lezen("beschikbaarheden")[0]
        case ["vervang", bestand]:
            rooster = json.loads(Path(bestand).read_text())
            return mijn.wijzigen("beschikbaarheden", lambda _nu: rooster)
        case ["afwezig", van, tot]:
            deel, nieuw = "afwezigheden", {"van": van, "tot": tot}
            return mijn.wijzigen(deel, lambda nu: {deel: [*filter(nieuw.__ne__, nu[deel]), nieuw]})
    raise Geweigerd("Kies toon, vervang ROOSTER.json, of afwezig EERSTE_DAG LAATSTE_DAG.")


def main(server: str, tokens: str, *wat: str) -> None:
    """Do what is asked, and print what stands there then."""
    try:
        with httpx.Client(base_url=server, timeout=30) as http:
            uit = _doen(Mijn(http, Path(tokens)), list(wat))
    except (Geweigerd, httpx.HTTPError, OSError, ValueError) as fout:
        sys.exit(str(fout))
    sys.stdout.write(json.dumps(uit, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
