"""Why this volunteer, and why nobody: in plain Dutch, from what the engine left behind.

Pure functions. Names of kenmerken are given along: the engine knows only their codes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from kern.regels.tijd import DAG, DAGEN, WEKEN, kloktijd, week_van_cyclus

from .prioriteit import prioriteit_in_woorden

PUNTEN_PER_PRIORITEIT = 1000

AFVALLERS = {
    "kenmerk": ngettext_lazy(
        "%(aantal)d vrijwilliger heeft niet wat nodig is, of vraagt iets wat hier ontbreekt",
        "%(aantal)d vrijwilligers hebben niet wat nodig is, of vragen iets wat hier ontbreekt",
        "aantal",
    ),
    "vermijd": ngettext_lazy(
        "bij %(aantal)d vrijwilliger wil een van beiden iets niet wat er wel is",
        "bij %(aantal)d vrijwilligers wil een van beiden iets niet wat er wel is",
        "aantal",
    ),
    "uitgesloten": ngettext_lazy(
        "%(aantal)d vrijwilliger mag hier niet worden voorgesteld",
        "%(aantal)d vrijwilligers mogen hier niet worden voorgesteld",
        "aantal",
    ),
    "afstand": ngettext_lazy(
        "%(aantal)d vrijwilliger woont te ver weg",
        "%(aantal)d vrijwilligers wonen te ver weg",
        "aantal",
    ),
    "tijd": ngettext_lazy(
        "%(aantal)d vrijwilliger kan niet op de gevraagde tijden",
        "%(aantal)d vrijwilligers kunnen niet op de gevraagde tijden",
        "aantal",
    ),
    "reis": ngettext_lazy(
        "%(aantal)d vrijwilliger kan wel, maar niet met de reis heen en terug erbij",
        "%(aantal)d vrijwilligers kunnen wel, maar niet met de reis heen en terug erbij",
        "aantal",
    ),
    "uren": ngettext_lazy(
        "%(aantal)d vrijwilliger heeft te weinig uren per week",
        "%(aantal)d vrijwilligers hebben te weinig uren per week",
        "aantal",
    ),
    "koppelingen": ngettext_lazy(
        "%(aantal)d vrijwilliger neemt zo'n hulpvraag niet (meer) aan",
        "%(aantal)d vrijwilligers nemen zo'n hulpvraag niet (meer) aan",
        "aantal",
    ),
}
"""What each hard rule rules out (design section 3), in the order in which a trechter counts."""

VERVOER = {
    "lopend": gettext_lazy("lopend"),
    "fiets": gettext_lazy("met de fiets"),
    "ebike": gettext_lazy("met de elektrische fiets"),
    "ov": gettext_lazy("met het openbaar vervoer"),
    "auto": gettext_lazy("met de auto"),
}


def moment_in_woorden(
    *, dag: int, fase: int, start: int, duur: int, ritme: int, datum: date | None = None
) -> str:
    """When the visits are: "elke dinsdag 13:00–15:00"; or the visit, where it is on a date."""
    tijd = f"{kloktijd(start):%H:%M}–{kloktijd(start + duur):%H:%M}"
    if start + duur > DAG:
        tijd = _("%(tijd)s (tot de volgende dag)") % {"tijd": tijd}
    if datum is not None:
        return _("op %(datum)s %(tijd)s") % {
            "datum": date_format(datum, "l j F Y"),
            "tijd": tijd,
        }
    feiten = {
        "dag": DAGEN[dag][1],
        "tijd": tijd,
        "weken": weken_in_woorden(range(fase, WEKEN, ritme)),
    }
    if ritme == 1:
        return _("elke %(dag)s %(tijd)s") % feiten
    if ritme == WEKEN:
        return _("eens in de vier weken op %(dag)s %(tijd)s (week %(weken)s van de cyclus)") % (
            feiten
        )
    return _("om de week op %(dag)s %(tijd)s (week %(weken)s van de vierwekencyclus)") % feiten


def weken_in_woorden(weken: Iterable[int]) -> str:
    """Weeks of the cycle, counted from 1: "1 en 3"."""
    return _(" en ").join(str(week + 1) for week in weken)


def eerstvolgende(*, dag: int, fase: int, ritme: int, vandaag: date) -> date:
    """The first day after `vandaag` on which a visit falls."""
    datum = vandaag + timedelta(days=(dag - vandaag.weekday() - 1) % 7 + 1)
    while week_van_cyclus(datum) % ritme != fase:
        datum += timedelta(weeks=1)
    return datum


def reis_in_woorden(*, minuten: int, vervoer: str, zelfde_gebied: bool) -> str:
    """How far it is, one way. Inside one PC4 the figure would be a false 0 minutes."""
    wijze = VERVOER[vervoer]
    if zelfde_gebied:
        return _("zelfde postcodegebied, %(wijze)s") % {"wijze": wijze}
    reis = ngettext("%(aantal)d minuut reizen", "%(aantal)d minuten reizen", minuten) % {
        "aantal": minuten
    }
    return f"{reis}, {wijze}"


@dataclass(frozen=True, slots=True)
class Scoreregel:
    """One line of the sum that a proposal's value is; ``kort`` where there is little room."""

    tekst: str
    punten: int
    kort: str = ""


def scoreregels(
    *,
    waarde: int,
    onderdelen: Iterable[Mapping[str, Any]],
    namen: Mapping[str, str],
    voorrang: Iterable[Mapping[str, Any]] = (),
) -> list[Scoreregel]:
    """The lines that add up to `waarde`: priority first, then what makes these two fit.

    `waarde` is 1000 x prioriteit + the sum of the parts clamped to 0..999, so that it holds both.
    ``voorrang``: what the priority was made of, as kept with a round.
    """
    prioriteit, passend = divmod(waarde, PUNTEN_PER_PRIORITEIT)
    regels = [
        Scoreregel(voorrang_in_woorden(prioriteit, voorrang), PUNTEN_PER_PRIORITEIT * prioriteit)
    ]
    delen = [_onderdeel(deel, namen) for deel in onderdelen]
    verschil = passend - sum(deel.punten for deel in delen)
    if verschil:
        tekst = (
            _("grens: wat past telt voor minstens 0 en hoogstens 999")
            if delen
            else _("wat past, niet uitgesplitst")
        )
        delen.append(Scoreregel(tekst, verschil, tekst))
    return regels + delen


def voorrang_in_woorden(prioriteit: int, delen: Iterable[Mapping[str, Any]]) -> str:
    """A priority: "voorrang 85: spoed hoog 35, risico hoog 40, wacht 10 weken 10"."""
    opbouw = prioriteit_in_woorden(delen)
    zin = _("voorrang %(punten)d: %(opbouw)s") if opbouw else _("voorrang %(punten)d")
    return zin % {"punten": prioriteit, "opbouw": opbouw}


def _onderdeel(deel: Mapping[str, Any], namen: Mapping[str, str]) -> Scoreregel:
    soort, punten, token = deel["soort"], deel["punten"], deel.get("token") or ""
    naam = namen.get(token, token)
    wens = punten >= 0
    if soort == "nabijheid":
        tekst = kort = _("korte reis")
    elif soort == "gewenste_vrijwilliger":
        tekst = kort = (
            _("deze vrijwilliger is gewenst") if wens else _("liever niet deze vrijwilliger")
        )
    elif soort == "vraag_wenst":
        zin = _("de hulpvraag wenst: %s") if wens else _("de hulpvraag liever niet: %s")
        tekst, kort = zin % naam, naam
    else:
        zin = _("de vrijwilliger wenst: %s") if wens else _("de vrijwilliger liever niet: %s")
        tekst, kort = zin % naam, _("%s (wens van de vrijwilliger)") % naam
    return Scoreregel(tekst, punten, kort)


def waarom_niemand(*, reden: str, kandidaten: int) -> str:
    """Why a round left this request without a volunteer, in one sentence."""
    if reden == "verdrongen":
        return ngettext(
            "%(aantal)d vrijwilliger past, maar is elders harder nodig.",
            "%(aantal)d vrijwilligers passen, maar zijn elders harder nodig.",
            kandidaten,
        ) % {"aantal": kandidaten}
    return _("Geen enkele vrijwilliger past bij deze hulpvraag.")


def trechter_in_woorden(trechter: Mapping[str, int]) -> list[str]:
    """How many volunteers each rule rules out; each volunteer counts once, at the first rule."""
    return [
        zin % {"aantal": trechter[code]} for code, zin in AFVALLERS.items() if trechter.get(code)
    ]
