"""Invented instruments, as definitions and as Hypothesis draws them."""

import copy
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

proef = settings(suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no mistake."""

JA_NEE: dict[str, Any] = {
    "bron": "Bedacht.",
    "antwoorden": [
        {"code": "nee", "naam": "nee", "score": 0},
        {"code": "ja", "naam": "ja", "score": 1},
    ],
}
DEFINITIE: dict[str, Any] = {
    "code": "bedacht",
    "versie": "1",
    "naam": "Bedacht",
    "bron": "Bedacht voor een test.",
    "hoog_is_zwaar": True,
    "schalen": {"ja_nee": JA_NEE},
    "items": [
        {"nummer": "1", "label": "Een", "schaal": "ja_nee"},
        {"nummer": "2", "label": "Twee", "schaal": "ja_nee"},
        {"nummer": "3", "label": "Drie", "schaal": "ja_nee"},
    ],
    "klassen": [
        {"code": "licht", "naam": "l", "van": 0, "tot": 1, "niveau": "laag", "bron": "Bedacht."},
        {"code": "zwaar", "naam": "z", "van": 2, "tot": 3, "niveau": "hoog", "bron": "Bedacht."},
    ],
}
TOTAAL: dict[str, Any] = {
    naam: waarde for naam, waarde in DEFINITIE.items() if naam not in ("schalen", "items")
} | {"totaal": {"laagste": 0, "hoogste": 3, "bron": "Bedacht."}}


def definitie(van: dict[str, Any] = DEFINITIE, **anders: Any) -> dict[str, Any]:
    """An own copy of a definition, in which these differ."""
    return copy.deepcopy(van) | anders


def _honderdsten(laagst: int, hoogst: int) -> st.SearchStrategy[float]:
    return st.integers(laagst, hoogst).map(lambda n: n / 100)


@st.composite
def _schalen(draw: Any) -> dict[str, Any]:
    scores = draw(
        st.lists(_honderdsten(-300, 300), min_size=2, max_size=4).filter(lambda s: len(set(s)) > 1)
    )
    antwoorden = [
        {"code": f"a{n}", "naam": f"Antwoord {n}", "score": score} for n, score in enumerate(scores)
    ]
    return {"bron": "Bedacht.", "antwoorden": antwoorden}


@st.composite
def definities(draw: Any) -> dict[str, Any]:
    """Definitions that are right, with up to four items and, over whole steps, up to four classes.

    The lowest and highest score are worked out here, in whole numbers, apart from the code.
    """
    schalen = {f"s{n}": s for n, s in enumerate(draw(st.lists(_schalen(), min_size=1, max_size=2)))}
    items = []
    for nummer in range(1, draw(st.integers(1, 4)) + 1):
        item = {"nummer": str(nummer), "label": "L", "schaal": draw(st.sampled_from(list(schalen)))}
        if draw(st.booleans()):
            item["omgekeerd"] = draw(st.booleans())
        if draw(st.booleans()):
            item["gewicht"] = draw(_honderdsten(1, 300))
        items.append(item)
    gemaakt = definitie(schalen=schalen, items=items, hoog_is_zwaar=draw(st.booleans()))
    return gemaakt | {"klassen": draw(_klassen(gemaakt))}


def uitkomsten(gemaakt: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Item number -> answer -> what it adds, in ten thousandths."""
    telt = {}
    for item in gemaakt["items"]:
        los = {
            a["code"]: round(a["score"] * 100)
            for a in gemaakt["schalen"][item["schaal"]]["antwoorden"]
        }
        if item.get("omgekeerd"):
            los = {code: min(los.values()) + max(los.values()) - s for code, s in los.items()}
        gewicht = round(item.get("gewicht", 1) * 100)
        telt[item["nummer"]] = {code: score * gewicht for code, score in los.items()}
    return telt


@st.composite
def _klassen(draw: Any, gemaakt: dict[str, Any]) -> list[dict[str, Any]]:
    telt = uitkomsten(gemaakt).values()
    laagste, hoogste = (sum(f(t.values()) for t in telt) for f in (min, max))
    stap = 0
    for t in telt:
        for score in t.values():
            stap, rest = score - min(t.values()), stap
            while rest:
                stap, rest = rest, stap % rest
    stappen = (hoogste - laagste) // stap
    aantal = min(stappen + 1, draw(st.integers(0, 4)))
    if not aantal:
        return []
    knip = sorted(
        draw(st.sets(st.integers(1, stappen), min_size=aantal - 1, max_size=aantal - 1))
        if aantal > 1
        else []
    )
    begin, eind = [0, *knip], [*(k - 1 for k in knip), stappen]
    return [
        {
            "code": f"k{n}",
            "naam": f"Klasse {n}",
            "van": (laagste + van * stap) / 10_000,
            "tot": (laagste + tot * stap) / 10_000,
            "niveau": "verhoogd",
            "bron": "Bedacht.",
        }
        for n, (van, tot) in enumerate(zip(begin, eind, strict=True))
    ]
