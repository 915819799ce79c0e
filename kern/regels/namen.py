"""Names made comparable: one spelling for what differs only in how it was typed."""

import re
import unicodedata
from functools import lru_cache

VOORVOEGSELS = frozenset(
    {"van", "von", "der", "den", "de", "het", "t", "d", "v", "vd", "vdr", "ten", "ter", "te"}
    | {"in", "op", "aan", "bij", "onder", "over", "la", "le", "du", "el", "al"}
)
"""Words before a surname; `v`, `d` and `t` are how they are shortened."""

LANGSTE_VOORLETTERS = 4
"""Capitals alone are initials up to this length; longer ones are a name in capitals."""

_NIET_TE_ONTLEDEN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_WEG = re.compile(r"['’`´]")
_WOORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def woorden(tekst: str) -> tuple[str, ...]:
    """The words without capitals, accents and punctuation; `ij` is read as `y`."""
    kaal = tekst.casefold()
    if not tekst.isascii():
        ontleed = unicodedata.normalize("NFKD", kaal.translate(_NIET_TE_ONTLEDEN))
        kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return tuple(_WOORD.findall(_WEG.sub("", kaal).replace("ij", "y")))


def achternaamwoorden(achternaam: str) -> tuple[str, ...]:
    """The words of a surname without its prefixes, unless it is nothing else."""
    alle = woorden(achternaam)
    return tuple(woord for woord in alle if woord not in VOORVOEGSELS) or alle


def voornaamwoorden(voornaam: str) -> tuple[str, ...]:
    """The given names, or the initials one by one: ``J.P.`` and ``JP`` both give ``j p``."""
    kaal = voornaam.replace(".", "").replace(" ", "")
    if len(kaal) <= LANGSTE_VOORLETTERS and kaal.isupper() and len(kaal) > 1:
        return tuple(letter for woord in woorden(voornaam) for letter in woord)
    return woorden(voornaam)
