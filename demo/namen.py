"""Names to make invented people of; the lists are in data/namen.json.

Names are common ones; no combination is meant to be anybody. Streets are made up of words that no
street is likely to be called by. There are no telephone numbers: the Netherlands has no range
reserved for fiction, and any real one could be somebody's.
"""

import json
from pathlib import Path

_LIJSTEN = json.loads((Path(__file__).parent / "data" / "namen.json").read_text(encoding="utf-8"))

VOORNAMEN: dict[str, dict[str, list[str]]] = _LIJSTEN["voornamen"]
"""Origin -> man or vrouw -> first names."""

ACHTERNAMEN: dict[str, list[str]] = _LIJSTEN["achternamen"]
"""Origin -> surnames, with what stands before them."""

STRAATBEGIN: list[str] = _LIJSTEN["straatbegin"]
STRAATEIND: list[str] = _LIJSTEN["straateind"]
"""A street is a beginning with an end."""

TUSSENVOEGSELS = ("van den", "van der", "van", "de", "ter", "ten", "te")
"""Longest first, to take them off a surname."""

TALEN = {
    "turks": "taal_turks",
    "aramees": "taal_aramees",
    "duits": "taal_duits",
    "arabisch": "taal_arabisch",
    "pools": "taal_pools",
    "oekraiens": "taal_oekraiens",
}
"""Origin -> the kenmerk of the first language."""

POSTCODELETTERS = "ABCDEGHJKLMNPRTVWXZ"
"""Letters of postcodes; without S, so SA, SD and SS (never given out) cannot come about."""
