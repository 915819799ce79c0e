"""make benchmark-hengelo: the synthetic Hengelo through the import and the engine, five seeds.

Prints a Markdown table, a row per seed and the median. "solving" is everything from the problem in
memory to the solution: candidates, week plans and proof; "checking" is `controle` on the result.
Peak memory is of the whole process of that seed, Django and the import included.
"""

import io
import itertools
import multiprocessing
import os
import platform
import resource
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

SEEDS = (1, 2, 3, 4, 5)
TIJDSLIMIET = 60


@dataclass(frozen=True, slots=True)
class Meting:
    """One seed. Times in seconds, memory in MB."""

    vragen: int
    vrijwilligers: int
    kandidaten: float
    doelwaarde: int
    bovengrens: int
    gematcht: int
    lezen: float
    engine: float
    controle: float
    geheugen: float


def main() -> None:
    """Measure every seed in a process of its own and print the table."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print()
    print(
        "| seed | requests | volunteers | candidates per volunteer | matched | objective | bound "
        "| gap | reading (s) | solving (s) | checking (s) | peak memory (MB) |"
    )
    print("|" + " --- |" * 12)
    metingen = []
    for seed in SEEDS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            meting = pool.apply(meten, (seed,))
        metingen.append(meting)
        print(_rij(str(seed), meting), flush=True)
    mediaan = Meting(
        **{
            naam: statistics.median(getattr(meting, naam) for meting in metingen)
            for naam in asdict(metingen[0])
        }
    )
    print(_rij("median", mediaan))


def meten(seed: int) -> Meting:
    """Generate, import, read and solve one Hengelo in a database of its own."""
    with tempfile.TemporaryDirectory(prefix="ademruimte-benchmark-") as map_:
        os.environ["ADEMRUIMTE_DATA"] = map_
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.ontwikkel"
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        return _meten(seed, Path(map_))


def _meten(seed: int, map_: Path) -> Meting:
    # Only now: these modules need the settings that `meten` just chose.
    from demo.gemeenten import HENGELO
    from demo.genereer import genereer
    from kern.services.organisaties import organisatie_inrichten
    from matching.engine.controle import controleer
    from matching.engine.kandidaten import bepaal_kandidaten
    from matching.engine.oplosser import los_op
    from matching.inlezen import inlezen
    from matching.regels.parameters import Parameters

    call_command("migrate", verbosity=0)
    organisatie = organisatie_inrichten(
        naam=HENGELO.naam, slug=HENGELO.slug, wijken=HENGELO.wijken, herkomst="benchmark"
    )
    vandaag = timezone.localdate()
    bestanden = genereer(HENGELO, seed, map_, peildatum=vandaag)
    for soort, pad in (
        ("vrijwilligers", bestanden.vrijwilligers),
        ("zorgsituaties", bestanden.zorgsituaties),
        ("hulpvragen", bestanden.hulpvragen),
    ):
        call_command("importeer", soort, pad, organisatie=HENGELO.slug, stdout=io.StringIO())
    klok = [time.perf_counter()]
    probleem = inlezen(organisatie.id, Parameters(), vandaag).probleem
    klok.append(time.perf_counter())
    oplossing = los_op(probleem, tijdslimiet=TIJDSLIMIET)
    klok.append(time.perf_counter())
    overtredingen = controleer(probleem, oplossing)
    klok.append(time.perf_counter())
    if overtredingen:
        raise RuntimeError(f"seed {seed}: {overtredingen[0]}")
    paren = len(bepaal_kandidaten(probleem))
    lezen, engine, controle = (later - eerder for eerder, later in itertools.pairwise(klok))
    return Meting(
        vragen=len(probleem.vragen),
        vrijwilligers=len(probleem.vrijwilligers),
        kandidaten=paren / len(probleem.vrijwilligers),
        gematcht=len(oplossing.koppelingen),
        doelwaarde=oplossing.doelwaarde,
        bovengrens=oplossing.bovengrens,
        lezen=lezen,
        engine=engine,
        controle=controle,
        geheugen=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _rij(naam: str, m: Meting) -> str:
    gat = (m.bovengrens - m.doelwaarde) / max(1, m.doelwaarde)
    bewijs = "0 (proven)" if m.bovengrens == m.doelwaarde else f"{gat:.4%}"
    cellen = (
        naam,
        f"{m.vragen:.0f}",
        f"{m.vrijwilligers:.0f}",
        f"{m.kandidaten:.1f}",
        f"{m.gematcht:.0f}",
        f"{m.doelwaarde:,.0f}",
        f"{m.bovengrens:,.0f}",
        bewijs,
        f"{m.lezen:.2f}",
        f"{m.engine:.2f}",
        f"{m.controle:.2f}",
        f"{m.geheugen:.0f}",
    )
    return f"| {' | '.join(cellen)} |"


if __name__ == "__main__":
    main()
