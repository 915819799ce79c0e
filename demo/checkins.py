"""The check-ins of the demo: answered, declined, not reached after three tries, and still open."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from mantelzorg.models import Belpoging, Checkin, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.checkins import POGINGEN

from .cijfers import belasting as cijfers
from .dossiers import Bureau
from .gevolgd import WIL_NIET, Gevolgd
from .kansen import Trekking
from .meetmomenten import Moment

PAPIER = "papier"
Checkins = dict[tuple[str, int], Checkin]
"""By number of the care situation, and how many days ago it was answered."""


def checkins(bureau: Bureau, gevolgd: list[Gevolgd]) -> Checkins:
    """Store the check-ins; those that were answered or declined, to go with what was measured."""
    klaar = {
        (wie.situatie.nummer, moment.geleden): _afgerond(bureau, wie.situatie, moment)
        for wie in gevolgd
        for moment in wie.momenten
        if moment.geleden <= cijfers.CHECKINS_SINDS and moment.wijze != PAPIER
    }
    vergeefs = [rij for wie in gevolgd for rij in _niet_bereikt(bureau, wie)]
    vergeefs += _nog_open(bureau, gevolgd)
    Checkin.objects.bulk_create(
        [*klaar.values(), *(checkin for checkin, _pogingen in vergeefs)], batch_size=1000
    )
    Belpoging.objects.bulk_create(
        (poging for _checkin, pogingen in vergeefs for poging in pogingen), batch_size=1000
    )
    return klaar


def _afgerond(bureau: Bureau, situatie: Zorgsituatie, moment: Moment) -> Checkin:
    wilde_niet = moment.geen_meting == WIL_NIET
    dag = bureau.geleden(moment.geleden)
    return Checkin(
        organisatie=bureau.organisatie,
        zorgsituatie=situatie,
        gepland_op=dag,
        status=Checkin.Status.GEWEIGERD if wilde_niet else Checkin.Status.BEANTWOORD,
        afgerond_op=_op(dag, 11),
        afgerond_door=bureau.consulent if moment.wijze == "telefoon" else None,
    )


def _niet_bereikt(bureau: Bureau, wie: Gevolgd) -> Iterator[tuple[Checkin, list[Belpoging]]]:
    """Who fell silent was called in vain ever since, as often as is due when nothing is known."""
    trek = bureau.trekking(f"stil/{wie.situatie.nummer}")
    ritme = Belastingparameters().checkins["onbekend"]
    for geleden in range(wie.stil_sinds - 1, ritme, -ritme):
        checkin = Checkin(
            organisatie=bureau.organisatie,
            zorgsituatie=wie.situatie,
            gepland_op=bureau.geleden(geleden),
            status=Checkin.Status.NIET_BEREIKT,
        )
        pogingen = _pogingen(bureau, checkin, POGINGEN, trek)
        checkin.afgerond_op = pogingen[-1].gebeld_op
        checkin.afgerond_door = bureau.consulent
        yield checkin, pogingen


def _nog_open(bureau: Bureau, gevolgd: list[Gevolgd]) -> Iterator[tuple[Checkin, list[Belpoging]]]:
    """Planned and due: some just now, some long ago and reminded of, some tried already."""
    trek = bureau.trekking("open check-ins")
    aantal = max(cijfers.MINSTENS_OPEN, round(cijfers.OPEN_CHECKINS * len(gevolgd)))
    for wie in trek.sample(gevolgd, min(aantal, len(gevolgd))):
        geleden = trek.randrange(min(wie.momenten[-1].geleden, cijfers.OPEN_SINDS))
        checkin = Checkin(
            organisatie=bureau.organisatie,
            zorgsituatie=wie.situatie,
            gepland_op=bureau.geleden(geleden),
        )
        herinnerd = geleden - Belastingparameters().herinneren_na
        if herinnerd >= 0:
            checkin.status = Checkin.Status.HERINNERD
            checkin.herinnerd_op = bureau.geleden(herinnerd)
        yield checkin, _pogingen(bureau, checkin, min(geleden, trek.randrange(POGINGEN)), trek)


def _pogingen(bureau: Bureau, checkin: Checkin, aantal: int, trek: Trekking) -> list[Belpoging]:
    """Tries on different days, from the day it was planned for on."""
    return [
        Belpoging(
            organisatie=bureau.organisatie,
            checkin=checkin,
            gebeld_op=_op(checkin.gepland_op + timedelta(days=nr), trek.randrange(9, 17)),
            door=bureau.consulent,
        )
        for nr in range(aantal)
    ]


def _op(dag: date, uur: int) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(uur)))
