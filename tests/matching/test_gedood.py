"""A worker that is killed leaves nothing half written, and the next round can start."""

import os
import signal
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from matching.models import Matchronde, NietGematcht, Voorstel
from matching.services.matchrondes import matchronde_aanvragen, matchronde_starten
from tests import processen
from tests.fabrieken import HulpvraagFactory, VoorstelFactory
from tests.matching.hulp import paar, ronde_draaien

pytestmark = pytest.mark.django_db(transaction=True)

STERF = """
import os, signal, sys, django
django.setup()
from uuid import UUID
from unittest import mock
from matching.services.matchrondes import matchronde_uitvoeren

def sterf(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

with mock.patch(sys.argv[1], sterf):
    matchronde_uitvoeren(ronde_id=UUID(sys.argv[2]))
"""
HANGENDE_WERKER = """
import time, django
django.setup()
from unittest import mock
from django.core.management import call_command

with mock.patch("matching.services.matchrondes.los_op", lambda *a, **k: time.sleep(600)):
    call_command("qcluster")
"""


def stand(systeem):
    organisatie_id = systeem.organisatie_id
    return (
        Voorstel.objects.voor(organisatie_id).exclude(status="vervallen").count(),
        NietGematcht.objects.voor(organisatie_id).count(),
    )


def verouderen(ronde):
    """As if the time limit and a minute had passed."""
    Matchronde.alles.filter(pk=ronde.pk).update(
        begonnen_op=timezone.now() - timedelta(seconds=ronde.tijdslimiet + 61)
    )


def wacht_op(ronde, *statussen, seconden=60):
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        ronde.refresh_from_db()
        if ronde.status in statussen:
            return
        time.sleep(0.05)
    pytest.fail(f"the round is still {ronde.status}")


@pytest.mark.parametrize(
    "plek",
    [
        "matching.services.matchrondes.inlezen",
        "matching.services.matchrondes.los_op",
        "matching.services.matchrondes.wegschrijven",
        "matching.wegschrijven._voorstellen",
        "matching.wegschrijven.TeHerzien.objects.bulk_create",
        "kern.audit.ronde_beeindigd",
    ],
)
def test_wie_hier_gedood_wordt_laat_niets_half_achter(organisatie, systeem, plek):
    paar(organisatie)
    HulpvraagFactory(organisatie=organisatie, vensters=[])
    oud = VoorstelFactory(organisatie=organisatie)
    ronde = matchronde_aanvragen(actor=systeem, tijdslimiet=20)
    proces = processen.python("-c", STERF, plek, str(ronde.id))
    proces.communicate(timeout=60)
    assert proces.returncode == -signal.SIGKILL
    ronde.refresh_from_db()
    assert ronde.status == Matchronde.Status.BEZIG
    assert stand(systeem) == (1, 0)
    oud.refresh_from_db()
    assert oud.status == Voorstel.Status.VOORGESTELD

    verouderen(ronde)
    nieuwe = ronde_draaien(systeem)
    ronde.refresh_from_db()
    assert ronde.status == Matchronde.Status.MISLUKT
    assert nieuwe.status == Matchronde.Status.KLAAR
    assert stand(systeem) == (2, 1)


def test_een_gedode_achtergrondwerker_en_zijn_opvolger(organisatie, systeem):
    paar(organisatie)
    ronde = matchronde_starten(actor=systeem, tijdslimiet=20)
    werker = processen.python("-c", HANGENDE_WERKER)
    try:
        wacht_op(ronde, Matchronde.Status.BEZIG)
    finally:
        os.killpg(werker.pid, signal.SIGKILL)
        werker.communicate()
    assert stand(systeem) == (0, 0)

    verouderen(ronde)
    nieuwe = matchronde_starten(actor=systeem, tijdslimiet=20)
    werker = processen.python("manage.py", "qcluster")
    try:
        wacht_op(nieuwe, Matchronde.Status.KLAAR, Matchronde.Status.MISLUKT)
    finally:
        os.killpg(werker.pid, signal.SIGKILL)
        werker.communicate()
    assert nieuwe.status == Matchronde.Status.KLAAR
    assert stand(systeem) == (1, 0)
    ronde.refresh_from_db()
    assert ronde.status == Matchronde.Status.MISLUKT
