"""Two consultants who correct one measurement at once: one wins."""

import pytest

from kern.fouten import Conflict
from mantelzorg.models import Meting
from mantelzorg.services.metingen import MetingGegevens, meting_corrigeren
from tests.fabrieken import MetingFactory, ToestemmingFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("poging", range(3))
def test_een_meting_wordt_een_keer_verbeterd(consulent, organisatie, poging):
    meting = MetingFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=meting.zorgsituatie.mantelzorger)

    def verbeteren(totaal: int):
        gegevens = MetingGegevens(
            zorgsituatie=meting.zorgsituatie,
            instrument=meting.instrument,
            datum=meting.datum,
            wijze=meting.wijze,
            totaal=totaal,
        )
        return lambda: meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)

    uitkomsten = tegelijk(verbeteren(3), verbeteren(8))
    (gelukt,) = [u for u in uitkomsten if isinstance(u, Meting)]
    (geweigerd,) = [u for u in uitkomsten if isinstance(u, Conflict)]
    assert geweigerd.code == "al_verbeterd"
    assert Meting.objects.voor(organisatie).get(corrigeert=meting) == gelukt
