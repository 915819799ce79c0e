"""Two who watch the same care situation at once make one signal and one risk."""

from datetime import date

import pytest

from mantelzorg.models import Risicobepaling, Signaal, Signaalmelding
from mantelzorg.services.bewaken import organisatie_bewaken, situatie_bewaken
from tests.fabrieken import ZorgomvangFactory, ZorgsituatieFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


def een_van_alles(organisatie):
    return [
        model.objects.voor(organisatie).count()
        for model in (Signaal, Signaalmelding, Risicobepaling)
    ] == [1, 1, 1]


def test_twee_keer_dezelfde_situatie_geeft_een_signaal(organisatie, systeem):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ZorgomvangFactory(
        organisatie=organisatie,
        zorgsituatie=situatie,
        datum=date(2026, 1, 1),
        nachten_verstoord=5,
    )

    def bewaak():
        situatie_bewaken(actor=systeem, zorgsituatie_id=situatie.pk)

    assert tegelijk(bewaak, bewaak) == [None, None]
    assert een_van_alles(organisatie)


def test_twee_nachten_tegelijk_geven_een_signaal(organisatie, systeem):
    ZorgomvangFactory(organisatie=organisatie, datum=date(2026, 1, 1), nachten_verstoord=5)
    gemeld = tegelijk(*[lambda: organisatie_bewaken(actor=systeem)] * 2)
    assert sorted(gemeld) == [0, 1]
    assert een_van_alles(organisatie)
