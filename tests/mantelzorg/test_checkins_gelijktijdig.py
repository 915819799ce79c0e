"""Two at once, or a night that is killed: every check-in is there once and ends once."""

import signal

import pytest

from kern.actor import Actor
from kern.fouten import Conflict, DomeinFout
from kern.models import Rol, Taak, Toestemming
from mantelzorg.models import Checkin, Meting, Signaal
from mantelzorg.services.checkinantwoorden import (
    CheckinAntwoorden,
    checkin_beantwoorden,
    eigen_checkin_beantwoorden,
)
from mantelzorg.services.checkins import (
    checkin_weigeren,
    checkins_herinneren,
    checkins_plannen,
)
from tests import processen
from tests.fabrieken import CheckinFactory, GebruikerFactory, ZorgsituatieFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)

STERF = """
import os, signal, sys, django
django.setup()
from unittest import mock
from kern.actor import Actor
from kern.models import Organisatie
from mantelzorg.services import checkins

echt, geweest = checkins.audit.gegevens_aangemaakt, []

def sterf(*args):
    geweest.append(1)
    if len(geweest) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    echt(*args)

actor = Actor.systeem(Organisatie.objects.get(pk=sys.argv[1]), herkomst="test", doel="test")
with mock.patch.object(checkins, "BUNDEL", 2), mock.patch.object(
    checkins.audit, "gegevens_aangemaakt", sterf
):
    checkins.checkins_plannen(actor=actor)
"""


@pytest.fixture
def checkin(organisatie) -> Checkin:
    return CheckinFactory(organisatie=organisatie)


@pytest.fixture
def zelf(checkin) -> Actor:
    """The carer of the check-in, at their own account."""
    gebruiker = GebruikerFactory(
        organisatie=checkin.organisatie,
        persoon=checkin.zorgsituatie.mantelzorger,
        met_rollen=[Rol.MANTELZORGER],
    )
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="eigen check-in")


def geweigerd(uitkomsten) -> list[type]:
    return [type(u) for u in uitkomsten if isinstance(u, DomeinFout)]


def antwoord(cijfer: int) -> CheckinAntwoorden:
    return CheckinAntwoorden(eigen_oordeel=cijfer, vraagt_hulp=True, toestemming=True)


def test_twee_keer_tegelijk_antwoorden_bewaart_een_keer(organisatie, checkin, zelf):
    uitkomsten = tegelijk(
        lambda: eigen_checkin_beantwoorden(actor=zelf, checkin=checkin, antwoorden=antwoord(3)),
        lambda: eigen_checkin_beantwoorden(actor=zelf, checkin=checkin, antwoorden=antwoord(9)),
    )
    assert geweigerd(uitkomsten) == [Conflict]
    assert Meting.objects.voor(organisatie).count() == 1
    assert Toestemming.objects.voor(organisatie).count() == 1
    assert Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp").meldingen.count() == 1


def test_online_en_aan_de_telefoon_tegelijk_is_een_keer(organisatie, checkin, zelf, consulent):
    uitkomsten = tegelijk(
        lambda: eigen_checkin_beantwoorden(actor=zelf, checkin=checkin, antwoorden=antwoord(3)),
        lambda: checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoord(9)),
        lambda: checkin_weigeren(actor=consulent, checkin=checkin),
    )
    assert geweigerd(uitkomsten) == [Conflict, Conflict]
    assert Meting.objects.voor(organisatie).count() <= 1
    checkin.refresh_from_db()
    assert checkin.status in {"beantwoord", "geweigerd"}


def test_twee_nachten_tegelijk_plannen_een_keer(systeem, organisatie):
    ZorgsituatieFactory.create_batch(5, organisatie=organisatie)

    def nacht():
        return checkins_plannen(actor=systeem)

    assert sorted(tegelijk(nacht, nacht)) == [0, 5]
    assert Checkin.objects.voor(organisatie).count() == 5


def test_twee_nachten_tegelijk_herinneren_een_keer(systeem, organisatie, checkin):
    def nacht():
        return checkins_herinneren(actor=systeem)

    assert sorted(tegelijk(nacht, nacht)) == [0, 1]
    assert Taak.objects.voor(organisatie).filter(object_id=checkin.pk).count() == 1


def test_antwoorden_terwijl_de_nacht_loopt_laat_geen_taak_achter(
    systeem, organisatie, checkin, consulent
):
    uitkomsten = tegelijk(
        lambda: checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoord(3)),
        lambda: checkins_herinneren(actor=systeem),
    )
    assert geweigerd(uitkomsten) == []
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.BEANTWOORD
    open_taken = Taak.objects.voor(organisatie).filter(afgerond_op=None, object_id=checkin.pk)
    assert not open_taken.exists()


def test_een_gedode_nacht_is_af_te_maken(systeem, organisatie):
    ZorgsituatieFactory.create_batch(5, organisatie=organisatie)
    proces = processen.python("-c", STERF, str(organisatie.id))
    uit, _fout = proces.communicate(timeout=120)
    assert proces.returncode == -signal.SIGKILL, uit
    assert Checkin.objects.voor(organisatie).count() == 2
    assert checkins_plannen(actor=systeem) == 3
    assert Checkin.objects.voor(organisatie).values("zorgsituatie").distinct().count() == 5
