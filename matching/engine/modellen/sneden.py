"""Finds cuts that an LP solution breaks.

At the optimum of the LP hardly any column is a fraction, and those that are lie in a few small
clusters of requests and volunteers that share each other; only rows of one cluster can break a cut
together. Of three rows every cut that is broken is found. Where none is, longer ones are looked
for, in the way of an odd circle of columns that get in each other's way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from matching.engine.momentbits import posities

from .kolommen import Kolom, Snede

HOOGSTENS = 40
"""Cuts added at once, those that are broken most."""
GROOTSTE_GROEP = 200
"""Columns of a cluster in which longer cuts are looked for: it takes 0.1 s, and eight times that
for twice so many. At city density a cluster has up to 60."""

_SPELING = 1e-4

Gebruik = tuple[Kolom, float]
Rij = tuple[bool, int]
"""A row of the set packing: whether it is of a volunteer, and their number or the request's."""


def gebroken_sneden(gebruikt: Iterable[Gebruik]) -> list[Snede]:
    """The cuts that these columns, each with how much of it is used, break most."""
    gebroken: dict[Snede, float] = {}
    for groep in _groepen([(k, deel) for k, deel in gebruikt if deel < 1 - _SPELING]):
        gevonden = dict(_drietallen(groep))
        if not gevonden and len(groep) <= GROOTSTE_GROEP:
            gevonden = dict(_oneven(groep))
        gebroken.update(gevonden)
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


def _snede(rijen: Iterable[Rij]) -> Snede:
    rijen = list(rijen)
    return Snede(
        frozenset(nr for van_vrijwilliger, nr in rijen if not van_vrijwilliger),
        frozenset(nr for van_vrijwilliger, nr in rijen if van_vrijwilliger),
    )


def _drietallen(groep: Sequence[Gebruik]) -> Iterator[tuple[Snede, float]]:
    """Cuts of three rows, broken within one cluster, with by how much.

    A pair of rows that share a column, and a third.
    """
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
            som = sum(per_paar[frozenset(p)] for p in combinations(drie, 2))
            # A column with all three is in all three pairs, and counts once.
            som -= 2 * per_drietal.get(drie, 0.0)
            if som > 1 + _SPELING:
                yield _snede(drie), som - 1


@dataclass(frozen=True, slots=True)
class _Som:
    """Rows added up. ``oneven``: the columns that hold an odd number of them, a bit set."""

    rijen: frozenset[Rij]
    oneven: int

    def plus(self, ander: "_Som") -> "_Som":
        """Both; a row that is in both is in neither."""
        return _Som(self.rijen ^ ander.rijen, self.oneven ^ ander.oneven)


def _oneven(groep: Sequence[Gebruik]) -> Iterator[tuple[Snede, float]]:
    """Cuts of any odd number of rows, broken within one cluster, with by how much.

    Such a cut is broken by half of 1, less what its rows have left, less what is used of the
    columns that hold an odd number of them. So those columns are got rid of, the most used first:
    a row with such a column is added to all others that have it (Gauss elimination modulo 2, as
    Koster, Zymolka and Kutschka do: Algorithmica 55, 2009). Not every broken cut is found.
    """
    groep = sorted(groep, key=lambda paar: -paar[1])
    over: dict[Rij, float] = {}
    kolommen: dict[Rij, int] = {}
    for plek, (kolom, deel) in enumerate(groep):
        for rij in _rijen(kolom):
            over[rij] = max(0.0, over.get(rij, 1.0) - deel)
            kolommen[rij] = kolommen.get(rij, 0) | 1 << plek
    sommen = [_Som(frozenset({rij}), bits) for rij, bits in kolommen.items()]
    for plek in range(len(groep)):
        met = [som for som in sommen if som.oneven >> plek & 1]
        if not met:
            continue
        spil = min(met, key=lambda som: (sum(over[rij] for rij in som.rijen), len(som.rijen)))
        nieuw = [som.plus(spil) for som in met if som is not spil]
        sommen = [som for som in sommen if not som.oneven >> plek & 1] + nieuw
        for som in nieuw:
            if len(som.rijen) % 2:
                rest = sum(over[rij] for rij in som.rijen)
                rest += sum(groep[nr][1] for nr in posities(som.oneven))
                if (te_veel := (1 - rest) / 2) > _SPELING:
                    yield _snede(som.rijen), te_veel
