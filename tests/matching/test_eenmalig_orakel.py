"""A week with visits once, against a slow and obvious oracle that knows only dates and minutes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.engine.controle import controleer
from matching.engine.oplosser import los_op
from matching.inlezen import inlezen
from matching.models import Voorstel
from matching.stap import Stap
from tests.fabrieken import (
    AfwezigheidFactory,
    BeschikbaarheidFactory,
    ExtraBeschikbaarheidFactory,
    GebruikerFactory,
    HulpvraagFactory,
    OrganisatieFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import ALLEEN_SPOED

VANDAAG = date(2026, 12, 7)
MAANDAG = date(2026, 12, 21)  # the week of Christmas, which is on a Friday
FEESTDAGEN = {date(2026, 12, 25), date(2026, 12, 26)}
DAG = 1440
WEEK = (MAANDAG - date(2024, 1, 1)).days // 7 % 4
BASIS = (1, 12, 15, 15)  # Tuesday noon, every week: where the recurring visit is
PUNTEN = {"gewoon": 10_200, "hoog": 35_200, "acuut": 100_200}

vensters = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from([(8, 11), (16, 19), (22, 25)]),
        st.integers(1, 15),
    ),
    max_size=6,
    unique_by=lambda v: v[:2],
).map(lambda rijen: [(dag, van, tot, weken) for dag, (van, tot), weken in rijen])

vrijwilligers = st.fixed_dictionaries(
    {
        "vensters": vensters,
        "afwezig": st.none() | st.tuples(st.integers(0, 6), st.integers(0, 2)),
        "extra": st.none() | st.tuples(st.integers(0, 6), st.integers(8, 20), st.integers(1, 4)),
        "feestdagen": st.sampled_from([None, False, True]),
        "koppelingen": st.integers(1, 3),
        "minuten": st.sampled_from([75, 150, 600]),
        "bezoek": st.none() | st.sampled_from([(1, 0), (2, 0), (2, 1), (4, WEEK), (4, WEEK ^ 1)]),
    }
)

hulpvragen = st.fixed_dictionaries(
    {
        "dag": st.integers(0, 6),
        "venster": st.sampled_from([(8, 10), (9, 11), (12, 14), (16, 18), (22, 24), (23, 25)]),
        "duur": st.sampled_from([60, 75, 105]),
        "spoed": st.sampled_from(list(PUNTEN)),
    }
)


def klok(uur):
    return time(uur % 24)


def datum(dag):
    return MAANDAG + timedelta(days=dag)


def bewaar(helpers, vragen):
    """The same in the database."""
    organisatie = OrganisatieFactory()
    gebruiker = GebruikerFactory(organisatie=organisatie)
    for h in helpers:
        v = VrijwilligerFactory(
            organisatie=organisatie,
            beschikbaarheden=[],
            feestdagen=h["feestdagen"],
            max_koppelingen=h["koppelingen"],
            max_minuten_per_week=h["minuten"],
        )
        zelf = {"organisatie": organisatie, "vrijwilliger": v}
        for dag, van, tot, weken in [BASIS, *h["vensters"]]:
            BeschikbaarheidFactory(**zelf, dag=dag, van=klok(van), tot=klok(tot), weken=weken)
        if h["afwezig"]:
            dag, dagen = h["afwezig"]
            AfwezigheidFactory(**zelf, van=datum(dag), tot=datum(dag + dagen))
        if h["extra"]:
            dag, van, uren = h["extra"]
            ExtraBeschikbaarheidFactory(
                **zelf, datum=datum(dag), van=klok(van), tot=klok(van + uren)
            )
        if h["bezoek"]:
            ritme, fase = h["bezoek"]
            VoorstelFactory(
                **zelf,
                hulpvraag=HulpvraagFactory(organisatie=organisatie, ritme=ritme),
                fase=fase,
                status=Voorstel.Status.GOEDGEKEURD,
                beoordeeld_door=gebruiker,
                beoordeeld_op=timezone.now(),
            )
    for vraag in vragen:
        van, tot = vraag["venster"]
        HulpvraagFactory(
            organisatie=organisatie,
            ritme=0,
            datum=datum(vraag["dag"]),
            duur=vraag["duur"],
            spoed=vraag["spoed"],
            vensters=[(vraag["dag"], klok(van), klok(tot))],
        )
    return organisatie


def vrij(h) -> set[int]:
    """The minutes of the week in which somebody can, by day."""
    minuten: set[int] = set()
    for dag in range(7):
        dicht = h["afwezig"] and h["afwezig"][0] <= dag <= sum(h["afwezig"])
        if dicht:
            continue
        if datum(dag) not in FEESTDAGEN or h["feestdagen"]:
            for op, van, tot, weken in [BASIS, *h["vensters"]]:
                if op == dag and weken >> WEEK & 1:
                    minuten |= set(range(dag * DAG + van * 60, dag * DAG + tot * 60))
        if h["extra"] and h["extra"][0] == dag:
            _dag, van, uren = h["extra"]
            minuten |= set(range(dag * DAG + van * 60, dag * DAG + (van + uren) * 60))
    return minuten


def beste(helpers, vragen) -> int:
    """The most that the visits of this week can be worth: every choice is tried."""
    begin = []
    for h in helpers:
        minuten, ruimte, over = vrij(h), h["koppelingen"], h["minuten"]
        if h["bezoek"]:
            ruimte -= 1
            bezoek = set(range(DAG + 13 * 60, DAG + 14 * 60))
            ritme, fase = h["bezoek"]
            if WEEK % ritme == fase and bezoek <= minuten:
                minuten -= bezoek
                over -= 60
        begin.append((minuten, ruimte, over))
    keuzes = []
    for vraag in vragen:
        dag, (van, tot), duur = vraag["dag"], vraag["venster"], vraag["duur"]
        starts = range(dag * DAG + van * 60, dag * DAG + tot * 60 - duur + 1, 15)
        bezoeken = [set(range(s, s + duur)) for s in starts if s < (dag + 1) * DAG]
        mogelijk = [
            (nr, b) for nr, (minuten, _r, _o) in enumerate(begin) for b in bezoeken if b <= minuten
        ]
        keuzes.append([None, *mogelijk])
    hoogste = 0
    for plan in product(*keuzes):
        waarde = sum(PUNTEN[v["spoed"]] for v, k in zip(vragen, plan, strict=True) if k)
        if waarde > hoogste and all(
            past(helper, [bezoek for wie, bezoek in filter(None, plan) if wie == nr])
            for nr, helper in enumerate(begin)
        ):
            hoogste = waarde
    return hoogste


def past(helper, bezoeken) -> bool:
    _minuten, ruimte, over = helper
    samen = sum(map(len, bezoeken))
    return len(bezoeken) <= ruimte and samen <= over and len(set().union(*bezoeken)) == samen


@pytest.mark.django_db
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    helpers=st.lists(vrijwilligers, min_size=1, max_size=2),
    vragen=st.lists(hulpvragen, min_size=1, max_size=3),
)
def test_een_week_is_zo_goed_als_het_orakel(helpers, vragen):
    with (
        time_machine.travel(datetime(2026, 12, 7, 12, tzinfo=UTC)),
        transaction.atomic(),
    ):
        organisatie = bewaar(helpers, vragen)
        ingelezen = inlezen(organisatie.id, ALLEEN_SPOED, VANDAAG)
        hoofd = Stap(ingelezen.probleem, los_op(ingelezen.probleem, tijdslimiet=20))
        probleem = ingelezen.eenmalig.probleem(MAANDAG, [hoofd])
        oplossing = los_op(probleem, tijdslimiet=20)
        transaction.set_rollback(True)
    assert ingelezen.te_herzien == ()
    assert ingelezen.eenmalig.maandagen == [MAANDAG]
    assert controleer(probleem, oplossing) == []
    nieuw = Stap(probleem, oplossing).nieuw
    assert {koppeling.moment.fase for koppeling in nieuw} <= {WEEK}
    dagen = {str(vraag.id): vraag.datum.weekday() for vraag in ingelezen.eenmalig.vragen}
    assert all(koppeling.moment.dag == dagen[koppeling.vraag] for koppeling in nieuw)
    assert sum(koppeling.waarde for koppeling in nieuw) == beste(helpers, vragen)
