"""A whole solution against its problem: the hard rules, and every figure it states."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matching.engine.oplossing import Koppeling, NietGematcht, Oplossing
from matching.engine.probleem import Probleem, Vraag, Vrijwilliger

from .paren import van_huis
from .paren import waarde as waarde_van
from .regels import Overtreding, als, budget, controleer_koppelingen, vast
from .trechter import KANDIDAAT, Trechters


def controleer(probleem: Probleem, oplossing: Oplossing) -> list[Overtreding]:
    """Every way in which the solution breaks a rule or states a wrong figure; empty if right."""
    matches = oplossing.koppelingen
    return [
        *controleer_koppelingen(probleem, matches),
        *als("budget", budget(probleem, matches)),
        *als("vast", vast(probleem, matches)),
        *als("waarde", waarde(probleem, oplossing)),
        *als("reistijd", reistijd(probleem, oplossing)),
        *als("doelwaarde", doelwaarde(probleem, oplossing)),
        *als("bovengrens", bovengrens(oplossing)),
        *als("status", status(oplossing)),
        *als("seconden", seconden(oplossing)),
        *als("volgorde", volgorde(oplossing)),
        *als("niet_gematcht", niet_gematcht(probleem, oplossing)),
        *redenen(probleem, oplossing.niet_gematcht),
    ]


def bekend(
    probleem: Probleem, oplossing: Oplossing
) -> Iterator[tuple[Koppeling, Vraag, Vrijwilliger]]:
    """The matches with their request and volunteer, without those that name an unknown id."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    vrijwilligers = {vrijwilliger.id: vrijwilliger for vrijwilliger in probleem.vrijwilligers}
    for match in oplossing.koppelingen:
        if match.vraag in vragen and match.vrijwilliger in vrijwilligers:
            yield match, vragen[match.vraag], vrijwilligers[match.vrijwilliger]


def waarde(probleem: Probleem, oplossing: Oplossing) -> Iterator[str]:
    """The waarde of a match is 1000 x prioriteit + geschiktheid."""
    for match, vraag, vrijwilliger in bekend(probleem, oplossing):
        juist = waarde_van(vraag, vrijwilliger)
        if match.waarde != juist:
            yield f"vraag {vraag.id} zegt {match.waarde}, het is {juist}"


def reistijd(probleem: Probleem, oplossing: Oplossing) -> Iterator[str]:
    """The reistijd of a match is the minutes from the volunteer's home, one way."""
    for match, vraag, vrijwilliger in bekend(probleem, oplossing):
        juist = van_huis(vraag, vrijwilliger)
        if match.reistijd != juist:
            yield f"vraag {vraag.id} zegt {match.reistijd} minuten, het is {juist}"


def doelwaarde(probleem: Probleem, oplossing: Oplossing) -> Iterator[str]:
    """The doelwaarde is the sum of the waarde of all matches, ``vast`` included."""
    juist = sum(
        waarde_van(vraag, vrijwilliger) for _, vraag, vrijwilliger in bekend(probleem, oplossing)
    )
    if oplossing.doelwaarde != juist:
        yield f"de oplossing zegt {oplossing.doelwaarde}, de som is {juist}"


def bovengrens(oplossing: Oplossing) -> Iterator[str]:
    """The bovengrens is a finite integer, at least the doelwaarde."""
    if type(oplossing.bovengrens) is not int:
        yield f"{oplossing.bovengrens} is geen geheel getal"
    elif oplossing.bovengrens < oplossing.doelwaarde:
        yield f"{oplossing.bovengrens} ligt onder de doelwaarde {oplossing.doelwaarde}"


def status(oplossing: Oplossing) -> Iterator[str]:
    """The status is optimaal if and only if bovengrens and doelwaarde are equal."""
    gelijk = oplossing.bovengrens == oplossing.doelwaarde
    juist = "optimaal" if gelijk else "tijdslimiet"
    if oplossing.status != juist:
        yield (
            f"de oplossing zegt {oplossing.status}, met doelwaarde {oplossing.doelwaarde} en "
            f"bovengrens {oplossing.bovengrens} is het {juist}"
        )


def seconden(oplossing: Oplossing) -> Iterator[str]:
    """The time taken is a finite number of seconds, at least 0."""
    if not 0 <= oplossing.seconden < math.inf:
        yield f"{oplossing.seconden} is geen duur"


def volgorde(oplossing: Oplossing) -> Iterator[str]:
    """Both lists are sorted by request id."""
    lijsten: dict[str, Sequence[str]] = {
        "koppelingen": [match.vraag for match in oplossing.koppelingen],
        "niet_gematcht": [een.vraag for een in oplossing.niet_gematcht],
    }
    for naam, vragen in lijsten.items():
        for eerst, dan in pairwise(vragen):
            if eerst > dan:
                yield f"in {naam} staat vraag {eerst} voor vraag {dan}"


def niet_gematcht(probleem: Probleem, oplossing: Oplossing) -> Iterator[str]:
    """The list holds exactly the requests without a match, each once."""
    genoemd = Counter(een.vraag for een in oplossing.niet_gematcht)
    gekoppeld = {match.vraag for match in oplossing.koppelingen}
    bestaand = {vraag.id for vraag in probleem.vragen}
    for vraag in sorted(bestaand - gekoppeld - genoemd.keys()):
        yield f"vraag {vraag} is niet gekoppeld en staat niet in de lijst"
    for vraag, aantal in sorted(genoemd.items()):
        if vraag not in bestaand:
            yield f"vraag {vraag} bestaat niet in het probleem"
        if vraag in gekoppeld:
            yield f"vraag {vraag} is gekoppeld en staat toch in de lijst"
        if aantal > 1:
            yield f"vraag {vraag} staat {aantal} keer in de lijst"


def redenen(probleem: Probleem, lijst: Sequence[NietGematcht]) -> Iterator[Overtreding]:
    """The reden and the trechter of each unmatched request.

    The trechter counts each volunteer once, at the first rule that rules out the pair alone; a
    code with zero may be left out. The reden is geen_kandidaat when no volunteer is left, else
    verdrongen.
    """
    trechters = Trechters(probleem)
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    for een in lijst:
        if een.vraag not in vragen:
            continue
        telling = trechters.van(vragen[een.vraag])
        kandidaten = telling.pop(KANDIDAAT, 0)
        reden = "verdrongen" if kandidaten else "geen_kandidaat"
        if een.reden != reden:
            yield Overtreding(
                "reden",
                f"vraag {een.vraag} zegt {een.reden}, met {kandidaten} kandidaten is het {reden}",
            )
        if {code: aantal for code, aantal in een.trechter.items() if aantal} != telling:
            yield Overtreding(
                "trechter", f"vraag {een.vraag} zegt {dict(een.trechter)}, het is {telling}"
            )
