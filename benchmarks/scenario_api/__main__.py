"""Run the day and check it: python -m benchmarks.scenario_api [--seed N]."""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import django

from benchmarks.tabel import kop, machine, rij, seconden

from .clienten import Telling
from .processen import Installatie

SLUGS = ("hengelo", "borne", "delden")
EERSTE_VERZOEK, LAATSTE_VERZOEK = 60, 1200
"""Between these two requests a web process is killed."""
WERK = {"nacht": "the work of a night", "ronde": "a round"}
"""What a worker is killed in."""
EVEN = 1.0
"""Seconds that what was killed stays away."""


def main() -> int:
    """0 if everything held."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--seed", type=int, default=1)
    seed = lezer.parse_args().seed
    if "postgresql" not in os.environ.get("DATABASE_URL", ""):
        zelf = [sys.executable, "-m", "benchmarks.scenario_api", "--seed", str(seed)]
        met_postgres = [sys.executable, "-m", "tests.met_postgres", *zelf]
        return subprocess.call(met_postgres)  # noqa: S603  # our own command
    with tempfile.TemporaryDirectory(prefix="ademruimte-scenario-") as map_:
        os.environ |= {
            "ADEMRUIMTE_DATA": map_,
            "DJANGO_SETTINGS_MODULE": "config.settings.ontwikkel",
            "MATCHRONDE_TIJDSLIMIET": "5",
            "TOELICHTING_TIJDSLIMIET": "5",
            # All clients come from one address here.
            "API_TEMPO": "gebruiker=uit,zwaar=uit,toepassing=uit,anoniem=uit,token=uit,"
            "inloggen=uit",
            "LOG_NIVEAU": "WARNING",
        }
        django.setup()
        return _draaien(seed, Path(map_))


def _draaien(seed: int, map_: Path) -> int:
    # Only now: these modules need the settings that `main` just chose.
    from kern.models import Organisatie

    from .dag import Dag
    from .narekenen import narekenen
    from .opzetten import nacht, opzetten

    begin = time.monotonic()
    opzetten_van = opzetten(SLUGS)
    klaargezet = time.monotonic() - begin
    with Installatie(map_) as installatie:
        doder = Doder(installatie, Random(seed))
        telling = Telling(doder.bij_verzoek)
        adressen = [web.adres for web in installatie.webs]

        def bij_nacht() -> None:
            doder.bij_werk("nacht")
            nacht()

        def bij_ronde() -> None:
            doder.bij_werk("ronde")

        dagen = [
            Dag(opzet, adressen, telling, seed * 100 + nummer, bij_nacht, bij_ronde)
            for nummer, opzet in enumerate(opzetten_van)
        ]
        with ThreadPoolExecutor(len(dagen)) as pool:
            list(pool.map(Dag.beleven, dagen))
        doder.wachten()
        installatie.zonder_workers()
        with ThreadPoolExecutor(len(dagen)) as pool:
            list(pool.map(lambda dag: dag.nakijken(dagen), dagen))
    fouten = []
    print(machine())
    print()
    print(kop("organisation", "requests kept", "of which steps", "at once", "ids seen", "broken"))
    for dag in dagen:
        gebroken = list(narekenen(Organisatie.objects.get(slug=dag.opzet.slug), dag.boek))
        boek = dag.boek
        stappen = sum(1 for een in boek.verricht if een.stap)
        aantallen = (len(boek.verricht), stappen, len(boek.gelijk), len(boek.gezien), len(gebroken))
        print(rij((dag.opzet.slug, *map(str, aantallen))))
        fouten += gebroken
    print()
    print(
        f"seed {seed}: {telling.verzoeken} requests, {telling.herhaald} sent again, "
        f"killed: {', '.join(doder.gedood)}; {seconden(time.monotonic() - begin)} s, "
        f"of which {seconden(klaargezet)} to make the database"
    )
    if len(doder.gedood) < 2 or not telling.herhaald:
        fouten.append("not both a web process and a worker were killed where somebody noticed")
    for fout in fouten:
        print(f"broken: {fout}")
    return 1 if fouten else 0


class Doder:
    """Kills a web process at some request, and a worker some time after it was given work.

    That work is the night's or a round.
    """

    def __init__(self, installatie: Installatie, kans: Random) -> None:
        self._bij = kans.randint(EERSTE_VERZOEK, LAATSTE_VERZOEK)
        self._na = kans.uniform(0, 2)
        self._web, self._worker = kans.choice(installatie.webs), kans.choice(installatie.workers)
        self._werk = kans.choice(tuple(WERK))
        self._draden: list[threading.Thread] = []
        self._slot = threading.Lock()
        self._gezien = False
        self.gedood: list[str] = []

    def bij_verzoek(self, nummer: int) -> None:
        """A client sends its request with this number of all."""
        if nummer == self._bij:
            self._los(self._dood_web)

    def bij_werk(self, soort: str) -> None:
        """A round or the work of a night was asked for."""
        if soort != self._werk:
            return
        with self._slot:
            eerste, self._gezien = not self._gezien, True
        if eerste:
            self._los(self._dood_worker)

    def wachten(self) -> None:
        """Until all that was killed is back."""
        for draad in self._draden:
            draad.join()

    def _los(self, doe: Callable[[], None]) -> None:
        draad = threading.Thread(target=doe)
        self._draden.append(draad)
        draad.start()

    def _dood_web(self) -> None:
        self._web.dood()
        self.gedood.append(f"{self._web.log.stem} at request {self._bij}")
        time.sleep(EVEN)
        self._web.start()
        self._web.wacht()

    def _dood_worker(self) -> None:
        time.sleep(self._na)
        self._worker.dood()
        wanneer = f"{self._na:.1f} s after {WERK[self._werk]} was asked for"
        self.gedood.append(f"{self._worker.log.stem} {wanneer}")
        time.sleep(EVEN)
        self._worker.start()


if __name__ == "__main__":
    sys.exit(main())
