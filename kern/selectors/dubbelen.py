"""Finding records that may be of one person: by what they share, never every pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.utils.functional import Promise

from kern.models import NietDubbel, Persoon
from kern.regels.gelijkenis import REDENEN, Persoonsgegevens, Profiel, gelijkenis, profiel
from kern.selectors.personen import personen_van

GROOTSTE_GROEP = 200
"""A telephone number or date that more share than this says little: then the first letters must
agree as well, which keeps the number of pairs small."""

MEEST_GENOEMD = 5_000
"""Ids in one query; of more all are read, since SQLite takes no more than 32,766."""

VERGELEKEN = (
    *("voornaam", "achternaam", "geboortedatum"),
    *("telefoon", "email", "postcode", "huisnummer"),
)
"""The fields of `Persoonsgegevens`."""


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """A person who may be the same; score 0..100 of the name, and codes of `REDENEN`."""

    persoon: Persoon
    score: int
    redenen: tuple[str, ...]

    @property
    def redenteksten(self) -> list[str | Promise]:
        """The reasons as a user reads them."""
        return [REDENEN[code] for code in self.redenen]


@dataclass(frozen=True, slots=True)
class Paar:
    """Two persons who may be one; `een` was registered first."""

    een: Persoon
    ander: Persoon
    score: int
    redenen: tuple[str, ...]

    @property
    def redenteksten(self) -> list[str | Promise]:
        """The reasons as a user reads them."""
        return [REDENEN[code] for code in self.redenen]


def gelijkende_personen(organisatie_id: UUID, gegevens: Persoonsgegevens) -> list[Gelijkenis]:
    """The persons of the organisation who may be this one, most alike first."""
    return gelijkenissen(organisatie_id, [gegevens])[0]


def gelijkenissen(
    organisatie_id: UUID, gegevens: Sequence[Persoonsgegevens]
) -> list[list[Gelijkenis]]:
    """For each of these the persons who may be the same, most alike first. Two queries."""
    allen = list(personen_van(organisatie_id).values_list("id", *VERGELEKEN, named=True))
    profielen = [profiel(persoon) for persoon in allen]
    groepen = _groepen(profielen)
    gevonden = []
    for eigen in map(profiel, gegevens):
        nummers = {nr for sleutel in _sleutels(eigen, groepen) for nr in groepen.get(sleutel, ())}
        uitslagen = ((allen[nr].id, gelijkenis(eigen, profielen[nr])) for nr in sorted(nummers))
        gevonden.append([(pk, uitslag) for pk, uitslag in uitslagen if uitslag])
    personen = _heel(organisatie_id, {pk for een in gevonden for pk, _uitslag in een})
    treffers = (
        [Gelijkenis(personen[pk], *uitslag) for pk, uitslag in een if pk in personen]
        for een in gevonden
    )
    return [sorted(een, key=_volgorde) for een in treffers]


def mogelijke_dubbelen(organisatie_id: UUID) -> list[Paar]:
    """Every two persons who may be one, without those that somebody said are two. Three queries."""
    eigen = personen_van(organisatie_id).order_by("aangemaakt_op", "id")
    gegevens = list(eigen.values_list("id", *VERGELEKEN, named=True))
    profielen = [profiel(een) for een in gegevens]
    niet = set(NietDubbel.objects.voor(organisatie_id).values_list("eerste_id", "tweede_id"))
    gevonden = []
    for a, b in _te_vergelijken(_groepen(profielen).values()):
        uitslag = gelijkenis(profielen[a], profielen[b])
        if not uitslag:
            continue
        een, ander = gegevens[a].id, gegevens[b].id
        if not {(een, ander), (ander, een)} & niet:
            gevonden.append((een, ander, uitslag))
    personen = _heel(
        organisatie_id, {pk for een, ander, _uitslag in gevonden for pk in (een, ander)}
    )
    paren = [
        Paar(personen[een], personen[ander], *uitslag)
        for een, ander, uitslag in gevonden
        if {een, ander} <= personen.keys()
    ]
    return sorted(paren, key=_volgorde)


def _heel(organisatie_id: UUID, wie: set[UUID]) -> dict[UUID, Persoon]:
    """These persons whole, by id: few beside all who were compared. One query.

    Without those who went, or became another, since they were compared.
    """
    personen = personen_van(organisatie_id)
    if len(wie) <= MEEST_GENOEMD:
        personen = personen.filter(pk__in=wie)
    return {persoon.pk: persoon for persoon in personen}


Sleutel = tuple[str, ...]


def _groepen(profielen: Sequence[Profiel]) -> dict[Sleutel, list[int]]:
    """Key -> the numbers of those who share it; a group that is too large is split further."""
    groepen: dict[Sleutel, list[int]] = defaultdict(list)
    for nr, eigen in enumerate(profielen):
        for sleutel in eigen.sleutels():
            groepen[sleutel].append(nr)
    for sleutel, nummers in list(groepen.items()):
        if len(nummers) > GROOTSTE_GROEP:
            groepen[sleutel] = []
            for nr in nummers:
                groepen[*sleutel, profielen[nr].beginletters].append(nr)
    return groepen


def _sleutels(eigen: Profiel, groepen: dict[Sleutel, list[int]]) -> Iterator[Sleutel]:
    for sleutel in eigen.sleutels():
        yield sleutel
        yield (*sleutel, eigen.beginletters)


def _te_vergelijken(groepen: Iterable[list[int]]) -> list[tuple[int, int]]:
    return sorted({paar for nummers in groepen for paar in combinations(nummers, 2)})


def _volgorde(gevonden: Gelijkenis | Paar) -> tuple[int, int]:
    return -len(gevonden.redenen), -gevonden.score
