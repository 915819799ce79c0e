"""What the organisation sets about burden: which rules watch, from where, and how soon to act."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.parameters import naamfouten

REGELS = (
    "hoogste_klasse",
    "stijgende_trend",
    "volhoudtijd",
    "meer_uren",
    "nachten",
    "zorgelijke_meldingen",
    "checkin_te_laat",
    "respijt_geweigerd",
    "oudere_alleen",
    "koppeling_voorbij",
    "wacht_te_lang",
)
"""The codes of the rules that raise signals; the last two live in matching, which knows rounds."""


def _aan() -> dict[str, bool]:
    return dict.fromkeys(REGELS, True)


def _grenzen() -> dict[str, int]:
    # ASSUMPTION, all of it: no Dutch norm names these. The issue names the half year, the half of
    # the hours, the two reports and the age of 75.
    return {
        "meting_dagen": 365,
        "trend_dagen": 730,
        "trend_procent": 10,
        "trend_tau": 60,
        "volhoudtijd_maanden": 6,
        "uren_procent": 50,
        "uren_dagen": 182,
        "nachten": 3,
        "meldingen": 2,
        "meldingen_dagen": 28,
        "checkin_dagen": 7,
        "respijt_dagen": 182,
        "leeftijd": 75,
        "koppeling_dagen": 14,
        "wacht_gewoon": 42,
        "wacht_hoog": 14,
        "wacht_acuut": 2,
    }


def _termijnen() -> dict[str, int]:
    # The same day and two working days: issue 5. The others are an assumption of this project.
    return {"laag": 10, "gewoon": 5, "hoog": 2, "acuut": 0}


def _checkins() -> dict[str, int]:
    # ASSUMPTION: the higher the risk, the sooner; unknown as soon as high.
    return {"onbekend": 30, "laag": 182, "verhoogd": 91, "hoog": 30, "acuut": 7}


HOOGSTENS = 3650

HOOGSTE_EDIZ = 9
HOOGSTE_OORDEEL = 10
"""The highest scores of the two instruments for which an organisation may draw a line itself."""


@dataclass(frozen=True, slots=True)
class Belastingparameters:
    """One set, complete and checked.

    ``aan``: rule code -> whether it counts at all, for signals and for the risk. ``grenzen``: from
    where on a rule fires, by the name that its docstring uses; days, per cent, nights per week,
    years. ``termijnen``: ernst of a signal -> working days to follow it up, 0 the same day.
    ``checkins``: risk -> days between two check-ins. ``herinneren_na``: days after which an
    unanswered check-in is reminded of, once. ``ediz_grens``, ``oordeel_grens``: from which EDIZ
    score, or own rating, on a carer counts as overburdened; None where the organisation sets none,
    since these have no official one (design section 5).
    """

    aan: Mapping[str, bool] = field(default_factory=_aan)
    grenzen: Mapping[str, int] = field(default_factory=_grenzen)
    termijnen: Mapping[str, int] = field(default_factory=_termijnen)
    checkins: Mapping[str, int] = field(default_factory=_checkins)
    herinneren_na: int = 7
    ediz_grens: int | None = None
    oordeel_grens: int | None = None

    def eigen_grens(self, instrument: str) -> int | None:
        """The line that the organisation draws for this instrument (a code), if any."""
        grenzen = {"ediz": self.ediz_grens, "eigen_oordeel": self.oordeel_grens}
        return grenzen.get(instrument)

    def als_dict(self) -> dict[str, object]:
        """As stored with the set and with each risk."""
        return asdict(self)

    @classmethod
    def uit_dict(cls, waarden: object) -> "Belastingparameters":
        """From what is stored. Raises Ongeldig, naming each wrong value."""
        if not isinstance(waarden, dict):
            raise Ongeldig({"waarden": _("Moet een lijst van namen met waarden zijn.")})
        fouten = naamfouten(waarden, [veld.name for veld in fields(cls)])
        groepen: dict[str, tuple[Mapping[str, object], int]] = {
            "aan": (_aan(), 0),
            "grenzen": (_grenzen(), 0),
            "termijnen": (_termijnen(), 0),
            "checkins": (_checkins(), 1),
        }
        for naam, (voorbeeld, laagste) in groepen.items():
            if naam not in fouten and (fout := _groepfout(waarden[naam], voorbeeld, laagste)):
                fouten[naam] = fout
        if "herinneren_na" not in fouten and not _geheel_tussen(waarden["herinneren_na"], 1):
            fouten["herinneren_na"] = _("Een geheel getal van 1 of meer.")
        for naam, hoogste in (("ediz_grens", HOOGSTE_EDIZ), ("oordeel_grens", HOOGSTE_OORDEEL)):
            grens = waarden.get(naam)
            if grens is not None and not _geheel_tussen(grens, 1, hoogste):
                fout = _("Een geheel getal van 1 tot en met %(hoogste)s, of leeg.")
                fouten[naam] = fout % {"hoogste": hoogste}
        if fouten:
            raise Ongeldig(fouten)
        return cls(**waarden)


def _groepfout(deel: object, voorbeeld: Mapping[str, object], laagste: int) -> str:
    if not isinstance(deel, dict) or deel.keys() != voorbeeld.keys():
        return _("Moet precies bevatten: %(namen)s.") % {"namen": ", ".join(voorbeeld)}
    if isinstance(next(iter(voorbeeld.values())), bool):
        return "" if all(type(w) is bool for w in deel.values()) else _("Elke waarde is ja of nee.")
    if not all(_geheel_tussen(waarde, laagste) for waarde in deel.values()):
        return _("Elke waarde is een geheel getal van %(laag)s tot %(hoog)s.") % {
            "laag": laagste,
            "hoog": HOOGSTENS,
        }
    return ""


def _geheel_tussen(waarde: object, laagste: int, hoogste: int = HOOGSTENS) -> bool:
    return type(waarde) is int and laagste <= waarde <= hoogste
