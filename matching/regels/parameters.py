"""What the organisation sets: points, speeds, priorities, capacity."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.parameters import naamfouten


def _punten() -> dict[str, int]:
    return {"liever_niet": -100, "enigszins": 30, "graag": 80, "heel_graag": 160}


def _snelheden() -> dict[str, int]:
    # Door to door, in town, over the road distance that the engine's factor 1.3 estimates.
    return {"lopend": 5, "fiets": 15, "ebike": 20, "ov": 18, "auto": 35}


def _prioriteiten() -> dict[str, int]:
    return {"gewoon": 10, "hoog": 35, "acuut": 100}


# What these three are worth, and why, says `matching.regels.prioriteit`.
def _risicopunten() -> dict[str, int]:
    return {"onbekend": 5, "laag": 0, "verhoogd": 10, "hoog": 40, "acuut": 90}


def _wachtpunten() -> dict[str, int]:
    return {"per_week": 1, "hoogstens": 13}


def _netwerkpunten() -> dict[str, int]:
    return {"geen": 10}


# Assumptions of this project, but for the month's trial (design section 4).
def _termijnen() -> dict[str, int]:
    return {"aanbod": 7, "kennismaking": 14, "proef": 30, "evaluatie": 182}


@dataclass(frozen=True, slots=True)
class Parameters:
    """One set of parameters, complete and checked.

    ``punten``: strength of a wish -> points. ``snelheden``: means of transport -> km per hour
    (an assumption of this project). ``prioriteiten``: spoed -> prioriteit (design section 10), to
    which are added: ``risicopunten`` by risk of the care situation, ``wachtpunten`` per whole week
    of waiting and at most, and ``netwerkpunten`` for a carer whom nobody can stand in for.
    ``max_kennismakingen``: how many new matches the coordinators can introduce per round, or None
    for no limit. ``termijnen``: days in which an offer is answered, a first meeting takes place, a
    trial lasts, and a match is evaluated.
    """

    punten: Mapping[str, int] = field(default_factory=_punten)
    snelheden: Mapping[str, int] = field(default_factory=_snelheden)
    prioriteiten: Mapping[str, int] = field(default_factory=_prioriteiten)
    risicopunten: Mapping[str, int] = field(default_factory=_risicopunten)
    wachtpunten: Mapping[str, int] = field(default_factory=_wachtpunten)
    netwerkpunten: Mapping[str, int] = field(default_factory=_netwerkpunten)
    max_kennismakingen: int | None = None
    termijnen: Mapping[str, int] = field(default_factory=_termijnen)

    def als_dict(self) -> dict[str, object]:
        """As stored with the set and with every round."""
        return asdict(self)

    @classmethod
    def uit_dict(cls, waarden: object) -> "Parameters":
        """From what is stored. Raises Ongeldig, naming each wrong value."""
        if not isinstance(waarden, dict):
            raise Ongeldig({"waarden": _("Moet een lijst van namen met waarden zijn.")})
        fouten = naamfouten(waarden, [veld.name for veld in fields(cls)])
        grenzen = {
            "punten": (_punten(), -999, 999),
            "snelheden": (_snelheden(), 1, 200),
            "prioriteiten": (_prioriteiten(), 1, 1000),
            "risicopunten": (_risicopunten(), 0, 1000),
            "wachtpunten": (_wachtpunten(), 0, 1000),
            "netwerkpunten": (_netwerkpunten(), 0, 1000),
            "termijnen": (_termijnen(), 1, 1000),
        }
        for naam, (voorbeeld, laagste, hoogste) in grenzen.items():
            if naam in fouten:
                continue
            deel = waarden[naam]
            if not isinstance(deel, dict) or deel.keys() != voorbeeld.keys():
                fouten[naam] = _("Moet precies bevatten: %(namen)s.") % {
                    "namen": ", ".join(voorbeeld)
                }
            elif not all(_geheel_tussen(w, laagste, hoogste) for w in deel.values()):
                fouten[naam] = _("Elke waarde is een geheel getal van %(laag)s tot %(hoog)s.") % {
                    "laag": laagste,
                    "hoog": hoogste,
                }
        grens = waarden.get("max_kennismakingen")
        if grens is not None and not _geheel_tussen(grens, 0, 100_000):
            fouten["max_kennismakingen"] = _("Een geheel getal van 0 of meer, of leeg.")
        if fouten:
            raise Ongeldig(fouten)
        return cls(**waarden)


def _geheel_tussen(waarde: object, laagste: int, hoogste: int) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool) and laagste <= waarde <= hoogste
