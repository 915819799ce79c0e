"""Two consultants at once: one is kept, the other is told why."""

from datetime import date, time

import pytest

from kern.fouten import Conflict, DomeinFout, Ongeldig
from mantelzorg.models import Hulpvraag, Zorgsituatie
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van
from mantelzorg.services.aanmeldingen import aanmelding_afsluiten
from mantelzorg.services.doorverwijzingen import (
    DoorverwijzingGegevens,
    hulpvraag_doorverwijzen,
    nazorg_vastleggen,
)
from mantelzorg.services.hulpvragen import (
    HulpvraagGegevens,
    gegevens_van,
    hulpvraag_intrekken,
    hulpvraag_openzetten,
    hulpvraag_opslaan,
)
from mantelzorg.services.voorkeuren import uitsluiting_toevoegen
from mantelzorg.services.zorgsituaties import ZorgsituatieGegevens, zorgsituatie_opslaan
from tests.fabrieken import (
    AanmeldingFactory,
    DoorverwijzingFactory,
    HulpvraagFactory,
    PersoonFactory,
)
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


def geweigerd(uitkomsten) -> list[type]:
    return [type(u) for u in uitkomsten if isinstance(u, DomeinFout)]


def test_dezelfde_zorgsituatie_komt_er_een_keer(consulent, organisatie):
    mantelzorger, zorgvrager = PersoonFactory.create_batch(2, organisatie=organisatie)

    def opslaan():
        gegevens = ZorgsituatieGegevens(mantelzorger=mantelzorger, zorgvrager=zorgvrager)
        return zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)

    assert geweigerd(tegelijk(opslaan, opslaan)) == [Ongeldig]
    assert Zorgsituatie.objects.voor(organisatie).count() == 1


def test_doorverwijzen_en_intrekken_gaan_niet_samen(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    gegevens = DoorverwijzingGegevens(
        soort="wijkteam",
        naar="Wijkteam Zuid",
        datum=date(2026, 10, 5),
        overdracht="zelf",
        nazorg_op=date(2026, 11, 5),
    )
    uitkomsten = tegelijk(
        lambda: hulpvraag_doorverwijzen(actor=consulent, hulpvraag=hulpvraag, gegevens=gegevens),
        lambda: hulpvraag_intrekken(actor=consulent, hulpvraag=hulpvraag),
    )
    assert geweigerd(uitkomsten) == [Conflict]
    hulpvraag.refresh_from_db()
    doorverwezen = hulpvraag.status == Hulpvraag.Status.DOORVERWEZEN
    assert doorverwijzingen_van(organisatie.id).count() == doorverwezen
    assert [stap.status for stap in hulpvraag.stappen.all()] == [hulpvraag.status]


def test_wijzigen_opent_niet_wat_net_werd_ingetrokken(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    gegevens = HulpvraagGegevens(
        zorgsituatie=hulpvraag.zorgsituatie,
        taaktype=hulpvraag.taaktype,
        duur=120,
        ritme=1,
        vensters=((1, time(13), time(17)),),
        ingediend_op=hulpvraag.ingediend_op,
    )
    uitkomsten = tegelijk(
        lambda: hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=hulpvraag),
        lambda: hulpvraag_intrekken(actor=consulent, hulpvraag=hulpvraag),
    )
    stand = Hulpvraag.alles.get(pk=hulpvraag.pk)
    assert stand.status == Hulpvraag.Status.INGETROKKEN
    assert (stand.duur == 60) == (geweigerd(uitkomsten) == [Conflict])


def test_twee_die_tegelijk_iemand_uitsluiten_houden_beiden(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    een, ander = PersoonFactory.create_batch(2, organisatie=organisatie)

    def uitsluiten(persoon):
        return lambda: uitsluiting_toevoegen(actor=consulent, hulpvraag=hulpvraag, persoon=persoon)

    assert geweigerd(tegelijk(uitsluiten(een), uitsluiten(ander))) == []
    assert set(gegevens_van(hulpvraag).uitsluitingen) == {een, ander}


def test_openzetten_en_intrekken_gaan_niet_samen(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie, status=Hulpvraag.Status.CONCEPT)
    uitkomsten = tegelijk(
        lambda: hulpvraag_openzetten(actor=consulent, hulpvraag=hulpvraag),
        lambda: hulpvraag_intrekken(actor=consulent, hulpvraag=hulpvraag),
    )
    hulpvraag.refresh_from_db()
    assert hulpvraag.status == Hulpvraag.Status.INGETROKKEN
    stappen = [stap.status for stap in hulpvraag.stappen.all()]
    assert (stappen == ["ingetrokken"]) == (geweigerd(uitkomsten) == [Conflict])


def test_afsluiten_en_navragen_gebeuren_een_keer(consulent, organisatie):
    aanmelding = AanmeldingFactory(organisatie=organisatie)
    doorverwijzing = DoorverwijzingFactory(organisatie=organisatie)

    def afsluiten():
        return aanmelding_afsluiten(actor=consulent, aanmelding=aanmelding, reden="elders")

    def navragen():
        return nazorg_vastleggen(
            actor=consulent,
            doorverwijzing=doorverwijzing,
            datum=date(2026, 11, 5),
            uitkomst="ja",
        )

    assert geweigerd(tegelijk(afsluiten, afsluiten)) == [Conflict]
    assert geweigerd(tegelijk(navragen, navragen)) == [Conflict]
