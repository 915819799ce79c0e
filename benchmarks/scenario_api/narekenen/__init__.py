"""What must hold after the day, looked up in the database itself."""

from collections.abc import Iterator

from benchmarks.scenario_api.boek import Boek
from kern.models import Organisatie

from .auteurs import auteurs
from .gemaakt import gemaakt
from .regels import regels
from .stappen import stappen
from .taken import taken
from .vreemd import vreemd


def narekenen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for everything that is not as it must be."""
    for controle in (gemaakt, stappen, taken, vreemd):
        yield from controle(organisatie, boek)
    yield from regels(organisatie)
    yield from auteurs(organisatie)
    yield from _om_het_eerst(boek)


def _om_het_eerst(boek: Boek) -> Iterator[str]:
    """Of those who did the same at once one succeeded, and the others heard that it was done.

    A proposal may have been refused to both: another was approved that it cannot go with.
    """
    for pad, codes in boek.gelijk:
        eerste, *rest = codes
        mag = (201, 409) if pad.startswith("voorstellen/") else (201,)
        if eerste not in mag or set(rest) != {409}:
            yield f"{pad}: done at once, and they heard {codes}"
