"""Work of the night that died is noticed: on the worklist, in the admin, in the API and the log."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.formats import date_format
from django_q.models import Schedule, Task
from rest_framework.test import APIClient
from structlog.testing import capture_logs

from kern import achtergrond
from kern.models import Rol
from kern.selectors.nachtwerk import SPELING, nachtwerk_niet_af
from tests.fabrieken import GebruikerFactory

FUNC = "mantelzorg.achtergrond.elke_nacht"
HIER = ZoneInfo("Europe/Amsterdam")
BEURT = datetime(2026, 10, 25, 0, 15, tzinfo=HIER)
"""In the night in which the clock goes an hour back: the day has 25."""
VOLGENDE = datetime(2026, 10, 26, 0, 15, tzinfo=HIER)
OCHTEND = datetime(2026, 10, 25, 9, 0, tzinfo=HIER)
MINUUT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def geen_ander_werk(db):
    """Those of the migrations are due in the night after the tests."""
    Schedule.objects.all().delete()


def werk(next_run, *, task: str | None = "begonnen", soort=Schedule.DAILY, keren=-1) -> None:
    Schedule.objects.create(
        func=FUNC, name="bewaken", schedule_type=soort, next_run=next_run, task=task, repeats=keren
    )


def uitgevoerd(started, *, success=True, func=FUNC) -> None:
    Task.objects.create(
        id=uuid4().hex, name="x", func=func, started=started, stopped=started, success=success
    )


def test_werk_dat_is_uitgezet_wordt_niet_verwacht():
    werk(BEURT, keren=0)
    assert nachtwerk_niet_af(OCHTEND) == {}


def test_werk_dat_lukte_is_af():
    werk(VOLGENDE)
    uitgevoerd(BEURT)
    assert nachtwerk_niet_af(OCHTEND) == {}


@pytest.mark.parametrize(
    "laatste",
    [
        {"started": BEURT, "success": False},
        {"started": BEURT - timedelta(days=1)},
        {"started": BEURT, "func": "ander.werk"},
    ],
    ids=["mislukt", "gisteren", "ander werk"],
)
def test_werk_dat_deze_nacht_niet_lukte_is_niet_af(laatste):
    werk(VOLGENDE)
    uitgevoerd(**laatste)
    assert nachtwerk_niet_af(OCHTEND) == {FUNC: BEURT.date()}


def test_werk_dat_gedood_is_laat_niets_achter_en_is_niet_af():
    werk(VOLGENDE)
    assert nachtwerk_niet_af(OCHTEND) == {FUNC: BEURT.date()}


def test_werk_dat_overdag_alsnog_lukt_is_af():
    werk(VOLGENDE)
    uitgevoerd(BEURT, success=False)
    uitgevoerd(OCHTEND)
    assert nachtwerk_niet_af(OCHTEND + MINUUT) == {}


def test_zonder_worker_begint_het_niet():
    werk(BEURT)
    uitgevoerd(BEURT - timedelta(days=1))
    assert nachtwerk_niet_af(OCHTEND) == {FUNC: BEURT.date()}


@pytest.mark.parametrize("volgende", [BEURT, VOLGENDE], ids=["in de rij", "begonnen"])
def test_het_werk_krijgt_een_uur(volgende):
    werk(volgende)
    assert nachtwerk_niet_af(BEURT + SPELING - MINUUT) == {}
    assert nachtwerk_niet_af(BEURT + SPELING) == {FUNC: BEURT.date()}


def test_wat_nog_nooit_aan_de_beurt_was_is_niet_gemist():
    werk(VOLGENDE, task=None)
    assert nachtwerk_niet_af(OCHTEND) == {}


def test_wat_niet_elke_nacht_hoeft_telt_niet():
    werk(BEURT, soort=Schedule.ONCE)
    assert nachtwerk_niet_af(OCHTEND) == {}


def zien(client, adres: str) -> str:
    pagina = BeautifulSoup(client.get(adres).content, "html.parser")
    return " ".join(p.get_text(" ", strip=True) for p in pagina.select("[role=alert], .errornote"))


@pytest.mark.parametrize(
    ("rol", "adres"), [(Rol.CONSULENT, "/werklijst"), (Rol.BEHEERDER, "/beheer/")]
)
def test_wie_het_moet_weten_ziet_van_welke_nacht_het_werk_niet_af_is(
    client, organisatie, rol, adres
):
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[rol]))
    nu = timezone.now()
    werk(nu + timedelta(hours=1))
    uitgevoerd(nu)
    assert zien(client, adres) == ""

    Task.objects.all().delete()

    nacht = timezone.localdate(nu + timedelta(hours=1)) - timedelta(days=1)
    gezien = zien(client, adres)
    assert "niet af" in gezien
    assert date_format(nacht, "j F") in gezien


def test_de_api_zegt_bij_de_aantallen_welke_nacht_niet_af_is(organisatie):
    client = APIClient()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT]))
    beurt = timezone.localtime() - timedelta(hours=3)
    werk(beurt)
    aantallen = client.get("/api/v1/taken/aantallen").json()
    assert aantallen["nachtNietAf"] == str(beurt.date())


def test_elk_uur_zegt_de_log_welk_werk_niet_af_is():
    beurt = timezone.localtime() - timedelta(hours=3)
    werk(beurt)
    with capture_logs() as regels:
        achtergrond.elk_uur()
    assert regels == [
        {
            "event": "nachtwerk_niet_af",
            "log_level": "error",
            "werk": FUNC,
            "dag": str(beurt.date()),
        }
    ]
