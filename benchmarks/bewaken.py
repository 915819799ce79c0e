"""make benchmark-bewaken: the nightly watching of the demo's Hengelo and its 10,000 measurements.

Prints a Markdown table of one row, times in seconds. "rules" is only what looks at facts that are
in memory: `beoordeel` and `hulpbevindingen`. A night is reading, the rules, and keeping what they
find, of burden and of requests that wait: in the first night all is new, in the next nothing is.
"""

import io
import itertools
import os
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

from .tabel import kop, machine, rij, seconden


def main() -> None:
    """Make the municipality in a database of its own, watch it, print the table."""
    with tempfile.TemporaryDirectory(prefix="ademruimte-benchmark-") as map_:
        os.environ["ADEMRUIMTE_DATA"] = map_
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.ontwikkel"
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        aantallen, tijden = _meten(Path(map_))
    print(machine())
    print()
    print(
        kop(
            "situations",
            "measurements",
            "signals",
            "rules alone (s)",
            "first night (s)",
            "a night with nothing new (s)",
        )
    )
    print(rij([*(f"{aantal:,}" for aantal in aantallen), *map(seconden, tijden)]))


def _meten(map_: Path) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """How many situations, measurements and signals; how long rules, first and next night took."""
    # Only now: these modules need the settings that `main` just chose.
    from demo.belasting import belasting_vastleggen
    from demo.cijfers import SEED
    from demo.gemeenten import HENGELO
    from demo.inrichten import bureau_inrichten
    from mantelzorg.regels.risico import beoordeel
    from mantelzorg.selectors.belasting import belasting_op
    from mantelzorg.selectors.situatiebeeld import situatiebeelden
    from mantelzorg.services.bewaken import organisatie_bewaken
    from matching.regels.signaalregels import hulpbevindingen
    from matching.selectors.bewaken import hulpbeelden
    from matching.services.bewaken import hulp_bewaken

    with redirect_stdout(io.StringIO()):
        call_command("migrate", verbosity=0)
        bureau = bureau_inrichten(HENGELO, SEED, map_)
        metingen = belasting_vastleggen(bureau)
    actor, vandaag = bureau.actor, timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    beelden = situatiebeelden(actor.organisatie_id, vandaag)
    vragen = hulpbeelden(actor.organisatie_id, vandaag)
    klok = [time.perf_counter()]
    for beeld in beelden:
        beoordeel(beeld, parameters)
    for hulp in vragen:
        hulpbevindingen(hulp, parameters)
    klok.append(time.perf_counter())
    gemeld = []
    for _nacht in range(2):
        gemeld.append(organisatie_bewaken(actor=actor) + hulp_bewaken(actor=actor))
        klok.append(time.perf_counter())
    eerste, volgende = gemeld
    if volgende:
        raise RuntimeError(f"{volgende} signals again in the second night")
    tijden = tuple(later - eerder for eerder, later in itertools.pairwise(klok))
    return (len(beelden), metingen, eerste), tijden


if __name__ == "__main__":
    main()
