"""Two coordinators at once, about one volunteer. On SQLite and on PostgreSQL."""

from datetime import date, time

import pytest
from django.utils import timezone

from kern.fouten import Conflict, DomeinFout, Ongeldig
from tests.fabrieken import VrijwilligerFactory
from tests.gelijktijdig import tegelijk
from vrijwilligers.regels.beschikbaarheid import geldig_op
from vrijwilligers.regels.vensters import Weekvenster
from vrijwilligers.services.beschikbaarheid import beschikbaarheid_wijzigen, versies_van
from vrijwilligers.services.bewijzen import VogWaarde, vog_toevoegen
from vrijwilligers.services.status import vrijwilliger_stoppen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie)


def geweigerd(uitkomsten):
    return [type(u) for u in uitkomsten if isinstance(u, DomeinFout)]


def test_wie_stopt_stopt_een_keer(actor, vrijwilliger):
    uitkomsten = tegelijk(
        *[lambda: vrijwilliger_stoppen(actor=actor, vrijwilliger=vrijwilliger, reden="werk")] * 2
    )
    assert geweigerd(uitkomsten) == [Conflict]
    assert vrijwilliger.stappen.count() == 1


def test_er_loopt_een_aanvraag_tegelijk(actor, vrijwilliger):
    waarde = VogWaarde(aangevraagd_op=date(2026, 1, 5))
    uitkomsten = tegelijk(
        *[lambda: vog_toevoegen(actor=actor, vrijwilliger=vrijwilliger, waarde=waarde)] * 2
    )
    assert geweigerd(uitkomsten) == [Ongeldig]
    assert vrijwilliger.vogs.count() == 1


def test_een_van_twee_patronen_geldt_niet_iets_ertussenin(actor, vrijwilliger):
    vandaag = timezone.localdate()
    patronen = [[Weekvenster(dag, time(9), time(12), 15)] for dag in (2, 3)]

    def wijzig(patroon):
        return lambda: beschikbaarheid_wijzigen(
            actor=actor, vrijwilliger=vrijwilliger, vensters=patroon, vanaf=vandaag
        )

    assert not geweigerd(tegelijk(*map(wijzig, patronen)))
    geldig = [versie.venster for versie in geldig_op(versies_van(vrijwilliger), vandaag)]
    assert geldig in patronen
