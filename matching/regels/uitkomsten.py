"""How what the engine found out is stored: codes, numbers and ids (`models.Toelichting`).

`matching.regels.verruimingsteksten` and `matching.regels.wervingsteksten` have the words.
"""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from matching.engine.uitleg import Advies, Bewezen, Herrekening, WaaromNiemand

Feiten = dict[str, Any]


def niemand_als_json(waarom: WaaromNiemand, vraag_id: str) -> Feiten:
    """The changes that get this request served, each with what else becomes of the plan."""
    return {
        "volledig": waarom.volledig,
        "verruimingen": [bewezen_als_json(bewezen, vraag_id) for bewezen in waarom.verruimingen],
    }


def bewezen_als_json(bewezen: Bewezen, vraag_id: str) -> Feiten:
    """One change: its own fields, `soort`, and `door`: the volunteer who then comes."""
    verruiming, herrekening = bewezen.verruiming, bewezen.herrekening
    velden = asdict(verruiming)
    del velden["vraag"]
    return {
        **velden,
        "soort": verruiming.soort,
        "door": next(k.vrijwilliger for k in herrekening.koppelingen if k.vraag == vraag_id),
        **gevolg_als_json(herrekening, zonder={vraag_id}),
    }


def advies_als_json(advies: Advies, pc4: str) -> Feiten:
    """A profile to recruit, and what they do for others than their own; ``pc4``: of its place."""
    profiel = advies.profiel
    return {
        "kenmerken": sorted(profiel.kenmerken),
        "pc4": pc4,
        "dagdeel": profiel.dagdeel,
        "dag": profiel.venster.dag,
        "meer": advies.meer,
        "eigen": list(advies.eigen),
        **gevolg_als_json(advies.herrekening, zonder=advies.eigen),
    }


def gevolg_als_json(herrekening: Herrekening, zonder: Collection[str] = ()) -> Feiten:
    """What becomes of the plan: `winst` in points, and other requests by id, but for ``zonder``."""

    def zonder_hen(vragen: Collection[str]) -> list[str]:
        return [vraag for vraag in vragen if vraag not in zonder]

    return {
        "winst": -herrekening.verlies,
        "erbij": zonder_hen(herrekening.erbij),
        "vervallen": zonder_hen(herrekening.vervallen),
        "verplaatst": zonder_hen(herrekening.verplaatst),
    }
