"""One request and one volunteer: the travel between them, their value, and time on the cycle."""

import math
from dataclasses import dataclass

from matching.engine.probleem import CYCLUS, DAG, WEEK, WEKEN, Moment, Vraag, Vrijwilliger

AARDSTRAAL_KM = 6371.0088
OMWEG = 1.3  # roads over great circle
ONEINDIG_VER = 1e18  # minutes: near standstill the formula runs over to infinity
KWARTIER = 15
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def reistijd(van: tuple[float, float], naar: tuple[float, float], kmh: float) -> int:
    """Minutes from one place ([lat, lon] in degrees) to another: detour over haversine, up."""
    breedte_van, breedte_naar = math.radians(van[0]), math.radians(naar[0])
    halve_breedte = (breedte_naar - breedte_van) / 2
    halve_lengte = math.radians(naar[1] - van[1]) / 2
    haversine = (
        math.sin(halve_breedte) ** 2
        + math.cos(breedte_van) * math.cos(breedte_naar) * math.sin(halve_lengte) ** 2
    )
    km = 2 * AARDSTRAAL_KM * math.asin(math.sqrt(min(1.0, haversine)))
    minuten = OMWEG * km / kmh * 60 - 1e-9
    return math.ceil(min(minuten, ONEINDIG_VER))


def van_huis(vraag: Vraag, vrijwilliger: Vrijwilliger) -> int:
    """Minutes from the volunteer's home to the request, one way."""
    return reistijd(vrijwilliger.locatie, vraag.locatie, vrijwilliger.kmh)


def waarde(vraag: Vraag, vrijwilliger: Vrijwilliger) -> int:
    """What a match adds to the objective: 1000 x prioriteit + geschiktheid (0..999)."""
    grens = vrijwilliger.max_reistijd
    geschiktheid = (
        sum(punten for k, punten in vraag.gewenst.items() if k in vrijwilliger.kenmerken)
        + sum(punten for k, punten in vrijwilliger.gewenst.items() if k in vraag.kenmerken)
        + vraag.gewenste_vrijwilligers.get(vrijwilliger.id, 0)
        + 200 * (grens - van_huis(vraag, vrijwilliger)) // grens
    )
    return 1000 * vraag.prioriteit + min(max(geschiktheid, 0), 999)


def kenmerk_past(vraag: Vraag, vrijwilliger: Vrijwilliger) -> bool:
    """What each side requires, the other has."""
    return vraag.vereist <= vrijwilliger.kenmerken and vrijwilliger.vereist <= vraag.kenmerken


def vermijd_past(vraag: Vraag, vrijwilliger: Vrijwilliger) -> bool:
    """What each side avoids, the other has not."""
    return vraag.vermijd.isdisjoint(vrijwilliger.kenmerken) and vrijwilliger.vermijd.isdisjoint(
        vraag.kenmerken
    )


def uitgesloten_past(vraag: Vraag, vrijwilliger: Vrijwilliger) -> bool:
    """The request does not exclude this volunteer."""
    return vrijwilliger.id not in vraag.uitgesloten


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """``lengte`` minutes from minute ``begin`` of the cycle; may run over the end of the cycle."""

    begin: int
    lengte: int

    def bevat(self, ander: "Tijdvak") -> bool:
        """Whether the other lies whole in this one."""
        return self.tot_begin(ander) + ander.lengte <= self.lengte

    def tot_begin(self, ander: "Tijdvak") -> int:
        """Minutes from this begin forward to the begin of the other, round the cycle if need be."""
        return (ander.begin - self.begin) % CYCLUS


def vakken_van_vraag(vraag: Vraag) -> list[Tijdvak]:
    """The windows of a request on the cycle: each opens in every week."""
    return [
        Tijdvak(week * WEEK + venster.dag * DAG + venster.van, venster.tot - venster.van)
        for week in range(WEKEN)
        for venster in vraag.vensters
    ]


def vakken_van_vrijwilliger(vrijwilliger: Vrijwilliger) -> list[Tijdvak]:
    """The windows of a volunteer on the cycle: each opens in the weeks it names."""
    return [
        Tijdvak(week * WEEK + venster.dag * DAG + venster.van, venster.tot - venster.van)
        for venster in vrijwilliger.vensters
        for week in venster.weken
    ]


def weken(vraag: Vraag, moment: Moment) -> list[int]:
    """The weeks a visit counts for, also where it ends in the next."""
    return [week for week in range(WEKEN) if week % vraag.ritme == moment.fase]


def bezoeken(vraag: Vraag, moment: Moment) -> list[Tijdvak]:
    """The visits of one cycle, one for each week they count for."""
    return [
        Tijdvak(week * WEEK + moment.dag * DAG + moment.start, vraag.duur)
        for week in weken(vraag, moment)
    ]


def tijdstip(minuut: int) -> str:
    """A minute of the cycle in words."""
    week, rest = divmod(minuut % CYCLUS, WEEK)
    dag, tijd = divmod(rest, DAG)
    return f"{DAGEN[dag]} {tijd // 60:02}:{tijd % 60:02} in week {week}"
