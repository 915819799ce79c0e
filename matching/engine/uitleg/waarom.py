"""Why this one, why not that one, why nobody: the answers about one match or one request.

Every figure in them comes from solving the round again (``Herrekenaar``); when a clock runs out, an
answer holds less, never something unproven.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.klok import Klok
from matching.engine.probleem import Probleem

from .bezwaren import Bezwaar, bezwaren
from .herrekenen import Herrekenaar, Herrekening
from .opzoeken import vraag_van, vrijwilliger_van
from .score import Score, score
from .verruimingen import DAGDELEN, Verruiming, toegepast, verruimingen


@dataclass(frozen=True, slots=True)
class Alternatief:
    """Another candidate for a request, and the round with that match instead."""

    vrijwilliger: str
    score: Score
    herrekening: Herrekening


@dataclass(frozen=True, slots=True)
class Waarom:
    """Why this match: its score, and what the next candidates would cost, best value first."""

    score: Score
    alternatieven: tuple[Alternatief, ...]


@dataclass(frozen=True, slots=True)
class WaaromNiet:
    """Why not this pair.

    ``bezwaren``: what forbids it alone. ``vast``: the request ids of the fixed matches that leave
    no room for it (the request's own, if that is fixed with somebody else). With neither there is
    a ``herrekening``: the round with this match forced.
    """

    bezwaren: tuple[Bezwaar, ...]
    vast: tuple[str, ...]
    herrekening: Herrekening | None


@dataclass(frozen=True, slots=True)
class Bewezen:
    """A change with which the best plan serves the request, and that plan."""

    verruiming: Verruiming
    herrekening: Herrekening


@dataclass(frozen=True, slots=True)
class WaaromNiemand:
    """Why a request has nobody: volunteers by the first rule against them, and what would help.

    ``kandidaten``: the volunteers that no rule is against. ``verruimingen``: by kind, each proven.
    ``volledig``: the search for them ended before the time and the number of tries did.
    """

    trechter: Mapping[str, int]
    kandidaten: int
    verruimingen: tuple[Bewezen, ...]
    volledig: bool


def waarom(rekenaar: Herrekenaar, vraag_id: str, klok: Klok, *, hoogstens: int = 3) -> Waarom:
    """About the match of this request in the plan of the round.

    The alternatives are the candidates of highest value, ``hoogstens`` so many, fewer when time is
    up; those that what is ``vast`` leaves no room for are passed over. Raises ``KeyError`` when the
    request has no match.
    """
    probleem = rekenaar.probleem
    vraag = vraag_van(probleem, vraag_id)
    gekozen = vrijwilliger_van(probleem, rekenaar.plan[vraag_id])
    alternatieven: list[Alternatief] = []
    for kandidaat in rekenaar.kandidaten(vraag_id):
        if len(alternatieven) == hoogstens or klok.voorbij():
            break
        helper = probleem.vrijwilligers[kandidaat.vrijwilliger]
        herrekening = helper != gekozen and rekenaar.gedwongen(vraag_id, helper.id, klok)
        if herrekening:
            alternatieven.append(Alternatief(helper.id, score(vraag, helper), herrekening))
    return Waarom(score(vraag, gekozen), tuple(alternatieven))


def waarom_niet(
    rekenaar: Herrekenaar, vraag_id: str, vrijwilliger_id: str, klok: Klok
) -> WaaromNiet:
    """About any pair. Raises ``KeyError`` for an unknown id."""
    probleem = rekenaar.probleem
    gevonden = bezwaren(probleem, vraag_id, vrijwilliger_id)
    if gevonden:
        return WaaromNiet(gevonden, (), None)
    herrekening = rekenaar.gedwongen(vraag_id, vrijwilliger_id, klok)
    if herrekening is not None:
        return WaaromNiet((), (), herrekening)
    eigen = tuple(match.vraag for match in probleem.vast if match.vraag == vraag_id)
    van_helper = tuple(
        match.vraag for match in probleem.vast if match.vrijwilliger == vrijwilliger_id
    )
    return WaaromNiet((), eigen or van_helper, None)


def waarom_niemand(
    rekenaar: Herrekenaar,
    vraag_id: str,
    klok: Klok,
    *,
    per_soort: int = 1,
    pogingen: int = 3,
    genoeg: int | None = None,
    dagdelen: Mapping[str, tuple[int, int]] = DAGDELEN,
    te_leren: Container[str] | None = None,
) -> WaaromNiemand:
    """About a request without a match: the smallest changes that get it served.

    Of each kind at most ``per_soort`` are given, the smallest that hold, after at most ``pogingen``
    solves; with ``genoeg`` the search ends when so many are found in all. A change holds when the
    best plan with it, proven, serves the request; where several plans are best, the one found
    decides, so a change that only might do is not given. Raises ``KeyError`` for an unknown id.
    """
    gevonden: dict[str, list[Bewezen]] = {}
    gedaan: dict[str, int] = {}
    volledig = True
    for verruiming in verruimingen(
        rekenaar.probleem, vraag_id, rekenaar.koppelingen, dagdelen=dagdelen, te_leren=te_leren
    ):
        soort = verruiming.soort
        if len(gevonden.get(soort, ())) == per_soort:
            continue
        if sum(map(len, gevonden.values())) == genoeg:
            volledig = False
            break
        if gedaan.get(soort, 0) == pogingen or klok.voorbij():
            volledig = False
            continue
        stand = rekenaar.stand.met(toegepast(rekenaar.probleem, verruiming))
        if not rekenaar.kan_helpen(stand, vraag_id):
            continue
        gedaan[soort] = gedaan.get(soort, 0) + 1
        herrekening = rekenaar.met_stand(stand, klok, vraag_id)
        if herrekening.bewezen and vraag_id in herrekening.erbij:
            gevonden.setdefault(soort, []).append(Bewezen(verruiming, herrekening))

    probleem = rekenaar.probleem
    alleen = Probleem((vraag_van(probleem, vraag_id),), probleem.vrijwilligers, probleem.budgetten)
    kandidaten = bepaal_kandidaten(alleen)
    return WaaromNiemand(
        trechter=kandidaten.trechters([0])[0],
        kandidaten=len(kandidaten),
        verruimingen=tuple(een for lijst in gevonden.values() for een in lijst),
        volledig=volledig,
    )
