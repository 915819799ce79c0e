"""make benchmark-api: the API as it runs in production, with a large organisation, asked at once.

PostgreSQL, the production settings and gunicorn as in the README, and clients that each ask one
thing after another. Prints a Markdown table, a row per endpoint: requests per second, and how long
an answer took in milliseconds (p50, p95, p99), client and server on the same machine. Lists are of
100 rows, each with its lines in the audit log; a volunteer's times are replaced with the ETag that
was read just before, which is not in the time.

    python -m tests.met_postgres python -m benchmarks.api [--alleen hulpvragen voorstellen]
"""

import argparse
import http.client
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import django
from django.core.management import call_command

from .tabel import kop, machine, rij

AANTAL = 10_000
KLANTEN = 2
VERZOEKEN = 100
"""Per endpoint, over all clients together; a few more go before, to warm up."""
ADRES, POORT = "127.0.0.1", 8731
WERKERS = 3
OPWARMEN = WERKERS * 5


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked: of each address in turn, so that no two write the same."""

    naam: str
    adressen: Sequence[str]
    methode: str = "GET"
    inhoud: Any = None


def main() -> None:
    """Fill the database, start the server, measure every list and one of its rows."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.api", description=__doc__)
    lezer.add_argument("--alleen", nargs="+", help="only endpoints whose name ends in one of these")
    alleen = tuple(lezer.parse_args().alleen or [""])
    if "postgresql" not in os.environ.get("DATABASE_URL", ""):
        raise SystemExit("benchmark-api: needs DATABASE_URL of a PostgreSQL (make benchmark-api)")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.productie",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": ADRES,
        "HTTPS": "aan",
        "CACHE_URL": "dbcache://tellingen",
        "API_TEMPO": "gebruiker=9999/sec,zwaar=9999/sec,toepassing=9999/sec",
        "LOG_NIVEAU": "ERROR",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    call_command("collectstatic", verbosity=0, interactive=False)
    # Only now: these modules need the settings that were just chosen.
    from .api_gegevens import organisatie_maken

    token = _token(organisatie_maken(AANTAL, seed=7))
    vragen = [vraag for vraag in _vragen() if vraag.naam.endswith(alleen)]
    print(f"{machine()}, PostgreSQL, gunicorn with {WERKERS} workers, {KLANTEN} clients")
    print(f"{AANTAL:,} volunteers and as many requests for help; {VERZOEKEN} requests each")
    print()
    print(kop("endpoint", "requests/s", "p50 (ms)", "p95 (ms)", "p99 (ms)"))
    with _server():
        for vraag in vragen:
            tijden, duur = _meten(vraag, token)
            print(
                rij([vraag.naam, f"{len(tijden) / duur:.0f}", *_percentielen(tijden)]), flush=True
            )


def _token(gebruiker: object) -> str:
    from datetime import timedelta

    from django.utils import timezone
    from oauth2_provider.models import AccessToken, set_token_value

    from api.scopes import SCOPES, Soort
    from api.toepassingen import toepassing_registreren

    toepassing, _geheim = toepassing_registreren(
        naam="Meetlat", soort=Soort.MEDEWERKERS, redirect_uri="https://meetlat.example/terug"
    )
    waarde = secrets.token_urlsafe(32)
    token = AccessToken(
        user=gebruiker,
        application=toepassing,
        scope=" ".join(SCOPES),
        expires=timezone.now() + timedelta(hours=2),
    )
    set_token_value(token, waarde)
    token.save()
    return waarde


def _vragen() -> list[Vraag]:
    """Every list of the API, a row of each that has one, and what is asked all day besides."""
    from api.v1.mijn.enkel import Enkel
    from api.v1.rooster import WEEKPATROON
    from api.v1.urls import VIEWSETS
    from kern.models import Organisatie
    from kern.rechten import Wie
    from vrijwilligers.models import Vrijwilliger

    organisatie = Organisatie.objects.get()
    vragen = []
    for viewset in VIEWSETS:
        adres = f"/api/v1/{viewset.naam}"
        if "list" in viewset.rechten:
            aantal = "?aantal=100" if "list" in viewset.bladert else ""
            vragen.append(Vraag(f"GET /{viewset.naam}", [adres + aantal]))
        elif issubclass(viewset, Enkel):
            vragen.append(Vraag(f"GET /{viewset.naam}", [adres]))
        if {"list", "retrieve"} <= viewset.rechten.keys() and viewset.van_wie is Wie.ORGANISATIE:
            eerste = viewset.rijen(organisatie.pk).first()
            if eerste is not None:
                vragen.append(Vraag(f"GET /{viewset.naam}/{{id}}", [f"{adres}/{eerste.pk}"]))
    wie = Vrijwilliger.objects.voor(organisatie).values_list("pk", flat=True)
    roosters = [
        f"/api/v1/vrijwilligers/{pk}/beschikbaarheden" for pk in wie[: VERZOEKEN + OPWARMEN]
    ]
    return [
        *vragen,
        Vraag("GET /samenvoegingen/kandidaten", ["/api/v1/samenvoegingen/kandidaten"]),
        Vraag(
            "POST /personen/zoekopdrachten",
            ["/api/v1/personen/zoekopdrachten"],
            "POST",
            {"naam": "visser"},
        ),
        Vraag("PUT /vrijwilligers/{id}/beschikbaarheden", roosters, "PUT", WEEKPATROON),
    ]


@contextmanager
def _server() -> Iterator[None]:
    proces = subprocess.Popen(  # noqa: S603
        [
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--log-level", "error"),
            *("--bind", f"{ADRES}:{POORT}", "--workers", str(WERKERS)),
        ]
    )
    try:
        for _poging in range(100):
            try:
                http.client.HTTPConnection(ADRES, POORT, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        proces.terminate()
        proces.wait()


def _meten(vraag: Vraag, token: str) -> tuple[list[float], float]:
    """Seconds of each request, and of all together."""

    def klant(nummers: range) -> list[float]:
        keer = len(vraag.adressen)
        return [_vraag(vraag, vraag.adressen[nummer % keer], token) for nummer in nummers]

    klant(range(VERZOEKEN, VERZOEKEN + OPWARMEN))
    begin = time.perf_counter()
    with ThreadPoolExecutor(KLANTEN) as klanten:
        delen = list(klanten.map(klant, [range(nr, VERZOEKEN, KLANTEN) for nr in range(KLANTEN)]))
    return [tijd for deel in delen for tijd in deel], time.perf_counter() - begin


def _vraag(vraag: Vraag, adres: str, token: str) -> float:
    koppen = {"Authorization": f"Bearer {token}", "X-Forwarded-Proto": "https"}
    inhoud = None
    if vraag.inhoud is not None:
        koppen["Content-Type"] = "application/json"
        inhoud = json.dumps(vraag.inhoud)
    if vraag.methode == "PUT":
        koppen["If-Match"] = str(_antwoord("GET", adres, None, koppen).headers["ETag"])
    begin = time.perf_counter()
    _antwoord(vraag.methode, adres, inhoud, koppen)
    return time.perf_counter() - begin


def _antwoord(
    methode: str, adres: str, inhoud: str | None, koppen: dict[str, str]
) -> http.client.HTTPResponse:
    verbinding = http.client.HTTPConnection(ADRES, POORT, timeout=60)
    try:
        verbinding.request(methode, adres, inhoud, koppen)
        antwoord = verbinding.getresponse()
        gekregen = antwoord.read()
    finally:
        verbinding.close()
    if antwoord.status != 200:
        raise SystemExit(f"benchmark-api: {adres} answered {antwoord.status}: {gekregen[:300]!r}")
    return antwoord


def _percentielen(tijden: list[float]) -> list[str]:
    delen = statistics.quantiles(tijden, n=100, method="inclusive")
    return [f"{delen[plaats - 1] * 1000:.0f}" for plaats in (50, 95, 99)]


if __name__ == "__main__":
    main()
