"""Matching problems of any size: the demo's people on real PC4 areas, in the engine's words.

    python -m benchmarks.opgaven stad 2000 2500 --seed 1 --uit PROBLEEM.json

The rows are the demo's own (`demo.aanbod`, `demo.vraag`), so skills, wishes, windows, rhythms and
urgency have its distributions, and what a round leaves out (who is paused, away or not ready) is
left out here. Same arguments, same problem. Not in it: what needs a database or other people's
data (households, care circles, rejected proposals, visits on one date).
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

import django
import numpy as np
from django.apps import apps

from kern.postcodes import Postcodegebied, postcodegebieden
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import naar_json

Rij = dict[str, str]

INWONERS_PER_HULPVRAAG = 105.0
"""About how many inhabitants the demo has for each request that recurs."""

WEEGT_HOOGSTENS = 4
"""ASSUMPTION: an area of a place with n areas has min(sqrt(n), 4) times the inhabitants of an area
that is a place of its own: areas of a city are fuller than villages."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of problem.

    ``centrum``: the PC4 area around which people live, None for the whole country. ``dichtheid``:
    requests per area of weight 1 (see `WEEGT_HOOGSTENS`), so that the number of candidates per
    volunteer hardly depends on the size. ``ruim``: every volunteer has time, room for five clients
    and the will to travel.
    """

    centrum: str | None
    dichtheid: float
    ruim: bool = False


SOORTEN: Mapping[str, Soort] = {
    "stad": Soort("2611", 6),
    "schaars": Soort("2611", 6),
    "dun": Soort("7731", 9),
    "land": Soort(None, 0),
    "veel": Soort("2611", 36, ruim=True),
}
"""City density around Delft, in the middle of the towns between Rotterdam and Leiden: about 26 to
35 candidates per volunteer. The scarce kind is the same with fewer volunteers. The sparse kind
lies around Ommen: about 12. The country is every area, however many requests there are. ``veel``:
about 200."""


def maak_opgave(
    soort: str, vragen: int, vrijwilligers: int, seed: int, dichtheid: float | None = None
) -> Probleem:
    """A problem of this kind (a key of `SOORTEN`) and size; seconds at 10,000 x 10,000.

    Requests are numbered in the order in which they came in, the oldest first. ``dichtheid``:
    instead of that of the kind.
    """
    # The demo's rows are made with models of Django, which needs settings before the first import.
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.ontwikkel")
        django.setup()
    from .vertalen import vertaal

    keuze = SOORTEN[soort]
    if dichtheid is not None:
        keuze = replace(keuze, dichtheid=dichtheid)
    plekken = _plekken(keuze, vragen, seed)
    helpers = [rij | {"postcode": next(plekken)} for rij in _vrijwilligers(vrijwilligers, seed)]
    situaties, hulpvragen = _hulpvragen(vragen, seed)
    for situatie in situaties:
        situatie["zorgvrager_postcode"] = next(plekken)
    return vertaal(situaties, hulpvragen, helpers, seed, ruim=keuze.ruim)


def _plekken(soort: Soort, vragen: int, seed: int) -> Iterator[str]:
    """Where somebody lives, again and again: a PC4 area out of those that so many requests fill.

    Not drawn by the demo, whose time per draw grows with the number of areas.
    """
    from demo.kansen import Trekking

    gebieden = list(postcodegebieden().values())
    per_plaats = Counter((gebied.plaats, gebied.provincie) for gebied in gebieden)
    gekozen: list[str] = []
    tot_hier = [0.0]
    for gebied in _van_dichtbij(gebieden, soort.centrum):
        aantal = per_plaats[gebied.plaats, gebied.provincie]
        gekozen.append(gebied.pc4)
        tot_hier.append(tot_hier[-1] + min(WEEGT_HOOGSTENS, sqrt(aantal)))
        if soort.centrum and tot_hier[-1] * soort.dichtheid >= vragen:
            break
    trekking = Trekking(seed, "plekken")
    while True:
        yield trekking.choices(gekozen, cum_weights=tot_hier[1:])[0]


def _van_dichtbij(gebieden: list[Postcodegebied], centrum: str | None) -> Iterator[Postcodegebied]:
    """The areas, nearest to the centre first; without a centre in their own order."""
    if centrum is None:
        yield from gebieden
        return
    midden = postcodegebieden()[centrum]
    breedte = np.array([gebied.lat for gebied in gebieden]) - midden.lat
    lengte = np.array([gebied.lon for gebied in gebieden]) - midden.lon
    # Flat is good enough to say what is near.
    afstand = np.hypot(breedte, lengte * np.cos(np.radians(midden.lat)))
    for nr in np.argsort(afstand, kind="stable"):
        yield gebieden[nr]


def _vrijwilligers(aantal: int, seed: int) -> list[Rij]:
    """The rows of so many volunteers who can take part in a round."""
    from demo.aanbod import vrijwilligers
    from demo.bevolking import aantal_vrijwilligers
    from demo.cijfers import PEILDATUM
    from demo.gemeenten import HENGELO

    from .vertalen import doet_mee

    inwoners = HENGELO.inwoners * aantal / aantal_vrijwilligers(HENGELO)
    while True:
        inwoners *= 1.3
        rijen = vrijwilligers(HENGELO.verkleind(round(inwoners)), seed, PEILDATUM)
        mee = [rij for rij in rijen if doet_mee(rij)]
        if len(mee) >= aantal:
            return mee[:aantal]


def _hulpvragen(aantal: int, seed: int) -> tuple[list[Rij], list[Rij]]:
    """The rows of so many requests that recur, after those of the care situations."""
    from demo.cijfers import PEILDATUM
    from demo.gemeenten import HENGELO
    from demo.vraag import vraag

    inwoners = INWONERS_PER_HULPVRAAG * aantal
    while True:
        inwoners *= 1.1
        situaties, hulpvragen = vraag(HENGELO.verkleind(round(inwoners)), seed, PEILDATUM, [])
        terugkerend = [rij for rij in hulpvragen if not rij.get("datum")]
        if len(terugkerend) >= aantal:
            return situaties, terugkerend[:aantal]


def main() -> None:
    """Make one problem and store it."""
    lezer = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    lezer.add_argument("soort", choices=sorted(SOORTEN))
    lezer.add_argument("vragen", type=int)
    lezer.add_argument("vrijwilligers", type=int)
    lezer.add_argument("--seed", type=int, default=1)
    lezer.add_argument("--uit", type=Path, required=True)
    keuze = lezer.parse_args()
    probleem = maak_opgave(keuze.soort, keuze.vragen, keuze.vrijwilligers, keuze.seed)
    bewaar(probleem, keuze.uit)


def bewaar(probleem: Probleem, pad: Path) -> None:
    """Store a problem as a PROBLEEM.json."""
    pad.write_text(json.dumps(naar_json(probleem)), encoding="utf-8")


if __name__ == "__main__":
    main()
