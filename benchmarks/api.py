"""make benchmark-api: the API as it runs in production, with a large organisation, asked at once.

PostgreSQL, the production settings and gunicorn as in the README, and clients that each ask one
thing after another. Prints a Markdown table, a row per endpoint: requests per second, and how long
an answer took in milliseconds (p50, p95, p99), client and server on the same machine. Lists are of
100 rows, each with its lines in the audit log.
"""

import http.client
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import django
from django.core.management import call_command

from .tabel import kop, machine, rij

AANTAL = 10_000
KLANTEN = 2
VERZOEKEN = 100
"""Per endpoint, over all clients together; a few more go before, to warm up."""
ADRES, POORT = "127.0.0.1", 8731
WERKERS = 3


def main() -> None:
    """Fill the database, start the server, measure every list and one of its rows."""
    if "postgresql" not in os.environ.get("DATABASE_URL", ""):
        raise SystemExit("benchmark-api: needs DATABASE_URL of a PostgreSQL (make benchmark-api)")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.productie",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": ADRES,
        "HTTPS": "aan",
        "CACHE_URL": "locmemcache://",
        "API_TEMPO": "gebruiker=uit,zwaar=uit,toepassing=uit,anoniem=uit",
        "LOG_NIVEAU": "ERROR",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    # Only now: these modules need the settings that were just chosen.
    from .api_gegevens import organisatie_maken

    token = _token(organisatie_maken(AANTAL, seed=7))
    adressen = _adressen()
    print(f"{machine()}, PostgreSQL, gunicorn with {WERKERS} workers, {KLANTEN} clients")
    print(f"{AANTAL:,} volunteers and as many requests for help; {VERZOEKEN} requests each")
    print()
    print(kop("endpoint", "requests/s", "p50 (ms)", "p95 (ms)", "p99 (ms)"))
    with _server():
        for naam, adres in adressen:
            tijden, duur = _meten(adres, token)
            print(rij([naam, f"{len(tijden) / duur:.0f}", *_percentielen(tijden)]), flush=True)


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


def _adressen() -> list[tuple[str, str]]:
    """Every list of the API that stands by itself, and a row of each that has one."""
    from api.v1.urls import VIEWSETS
    from kern.models import Organisatie
    from kern.rechten import Wie

    organisatie = Organisatie.objects.get()
    adressen = []
    for viewset in VIEWSETS:
        if viewset.van_wie is not Wie.ORGANISATIE:
            continue
        if "list" in viewset.rechten:
            vraag = "?aantal=100" if "list" in viewset.bladert else ""
            adressen.append((f"GET /{viewset.naam}", f"/api/v1/{viewset.naam}{vraag}"))
        if "retrieve" in viewset.rechten and "list" in viewset.rechten:
            eerste = viewset.rijen(organisatie.pk).first()
            if eerste is not None:
                adressen.append(
                    (f"GET /{viewset.naam}/{{id}}", f"/api/v1/{viewset.naam}/{eerste.pk}")
                )
    return adressen


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


def _meten(adres: str, token: str) -> tuple[list[float], float]:
    """Seconds of each request, and of all together."""

    def klant(aantal: int) -> list[float]:
        return [_vraag(adres, token) for _ in range(aantal)]

    klant(WERKERS * 2)
    begin = time.perf_counter()
    with ThreadPoolExecutor(KLANTEN) as klanten:
        delen = list(klanten.map(klant, [VERZOEKEN // KLANTEN] * KLANTEN))
    return [tijd for deel in delen for tijd in deel], time.perf_counter() - begin


def _vraag(adres: str, token: str) -> float:
    begin = time.perf_counter()
    verbinding = http.client.HTTPConnection(ADRES, POORT, timeout=60)
    try:
        koppen = {"Authorization": f"Bearer {token}", "X-Forwarded-Proto": "https"}
        verbinding.request("GET", adres, headers=koppen)
        antwoord = verbinding.getresponse()
        inhoud = antwoord.read()
    finally:
        verbinding.close()
    if antwoord.status != 200:
        raise SystemExit(f"benchmark-api: {adres} answered {antwoord.status}: {inhoud[:300]!r}")
    return time.perf_counter() - begin


def _percentielen(tijden: list[float]) -> list[str]:
    delen = statistics.quantiles(tijden, n=100, method="inclusive")
    return [f"{delen[plaats - 1] * 1000:.0f}" for plaats in (50, 95, 99)]


if __name__ == "__main__":
    main()
