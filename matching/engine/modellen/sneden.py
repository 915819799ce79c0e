"""Finds the subset-row cuts that an LP solution breaks.

At the optimum of the LP hardly any column is a fraction, and those that are lie in a few small
clusters of requests and volunteers that share each other; only rows of one cluster can break a cut
together.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from .kolommen import Kolom, Snede

HOOGSTENS = 40
"""Cuts added at once, those that are broken most."""

_SPELING = 1e-4

Gebruik = tuple[Kolom, float]
Rij = tuple[bool, int]
"""A row of the set packing: whether it is of a volunteer, and their number or the request's."""


def gebroken_sneden(gebruikt: Iterable[Gebruik]) -> list[Snede]:
    """The cuts that these columns, each with how much of it is used, break most."""
    gebroken: dict[Snede, float] = {}
    for groep in _groepen([(k, deel) for k, deel in gebruikt if deel < 1 - _SPELING]):
        gebroken.update(_gebroken(groep))
    return sorted(gebroken, key=lambda snede: -gebroken[snede])[:HOOGSTENS]


def _rijen(kolom: Kolom) -> list[Rij]:
    return [(True, kolom.vrijwilliger), *((False, vraag) for vraag in kolom.vragen)]


def _groepen(gebruikt: Sequence[Gebruik]) -> Iterator[list[Gebruik]]:
    """The columns, together with those that share a row with them, and so on."""
    bij: dict[Rij, list[int]] = {}
    for nr, (kolom, _) in enumerate(gebruikt):
        for rij in _rijen(kolom):
            bij.setdefault(rij, []).append(nr)
    over = set(range(len(gebruikt)))
    for begin in range(len(gebruikt)):
        if begin not in over:
            continue
        over.discard(begin)
        groep, af = [begin], 0
        while af < len(groep):
            for rij in _rijen(gebruikt[groep[af]][0]):
                nieuw = [nr for nr in bij[rij] if nr in over]
                over.difference_update(nieuw)
                groep += nieuw
            af += 1
        yield [gebruikt[nr] for nr in groep]


def _gebroken(groep: Sequence[Gebruik]) -> Iterator[tuple[Snede, float]]:
    """Cuts broken within one cluster: a pair of rows that share a column, and a third."""
    per_paar: dict[frozenset[Rij], float] = {}
    per_drietal: dict[frozenset[Rij], float] = {}
    buren: dict[Rij, set[Rij]] = {}
    for kolom, deel in groep:
        rijen = _rijen(kolom)
        for paar in combinations(rijen, 2):
            per_paar[frozenset(paar)] = per_paar.get(frozenset(paar), 0.0) + deel
            buren.setdefault(paar[0], set()).add(paar[1])
            buren.setdefault(paar[1], set()).add(paar[0])
        for drietal in combinations(rijen, 3):
            per_drietal[frozenset(drietal)] = per_drietal.get(frozenset(drietal), 0.0) + deel
    for een, ander in map(sorted, per_paar):
        # More than 1 takes all three pairs: two that share no column add up to at most 1.
        for derde in buren[een] & buren[ander]:
            drie = frozenset((een, ander, derde))
            vrijwilligers = [nr for van_vrijwilliger, nr in drie if van_vrijwilliger]
            if len(vrijwilligers) > 1:
                continue
            som = sum(per_paar[frozenset(p)] for p in combinations(drie, 2))
            # A column with all three is in all three pairs, and counts once.
            som -= 2 * per_drietal.get(drie, 0.0)
            if som > 1 + _SPELING:
                vragen = frozenset(nr for van_vrijwilliger, nr in drie if not van_vrijwilliger)
                yield Snede(vragen, vrijwilligers[0] if vrijwilligers else -1), som
