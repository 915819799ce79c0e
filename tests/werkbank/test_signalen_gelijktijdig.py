"""Somebody reports while a page about that signal is being kept: both go on, on both databases."""

import threading
import time

import pytest
from django.utils import timezone

from kern.models import Ernst, Rol, Taak
from kern.selectors.taken import open_taak
from mantelzorg.models import Aard, Bron, Signaal
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden
from tests.fabrieken import ZorgsituatieFactory
from tests.gelijktijdig import tegelijk
from tests.werkbank.conftest import ingelogd
from tests.werkbank.formulieren import Formulier
from werkbank.views.signalen import SignaalAfsluiten
from werkbank.views.werklijst import TaakToewijzen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def melden(systeem, organisatie):
    """Report that one carer is not well."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)

    def doe() -> Signaal:
        gegevens = MeldingGegevens(
            zorgsituatie=situatie,
            aard=Aard.ZORGELIJK,
            bron=Bron.CONSULENT,
            datum=timezone.localdate(),
            ernst=Ernst.GEWOON,
        )
        return signaal_melden(actor=systeem, gegevens=gegevens)

    return doe


@pytest.fixture
def terwijl(monkeypatch, melden):
    """Send a page, and report as soon as it has locked what it shows; what each came to."""

    def doe(pagina, versturen):
        vergrendeld = threading.Event()
        bewaren = pagina.bewaren

        def langzaam(zelf, delen):
            vergrendeld.set()
            time.sleep(0.5)  # so that who reports gets as far as it can
            return bewaren(zelf, delen)

        def daarna():
            assert vergrendeld.wait(timeout=30)
            return melden()

        monkeypatch.setattr(pagina, "bewaren", langzaam)
        return tegelijk(versturen, daarna)

    return doe


def formulier(client, adres) -> Formulier:
    """As shown, with the version of what it is about: so the page locks that."""
    getoond = Formulier(client.get(adres))
    assert "versie" in getoond.waarden
    return getoond


def test_melden_terwijl_iemand_de_taak_oppakt(melden, terwijl, organisatie):
    signaal = melden()
    taak = open_taak(organisatie.id, Taak.Soort.SIGNAAL, signaal.pk)
    client, adres = ingelogd(organisatie, Rol.CONSULENT), f"/taken/{taak.pk}/toewijzing"
    getoond = formulier(client, adres)
    antwoord, gemeld = terwijl(TaakToewijzen, lambda: getoond.verstuur(client, adres))
    assert (antwoord.status_code, gemeld) == (302, signaal)
    signaal.refresh_from_db()
    assert signaal.eigenaar is not None
    assert signaal.meldingen.count() == 2


def test_melden_terwijl_iemand_het_signaal_afsluit(melden, terwijl, organisatie):
    signaal = melden()
    client, adres = ingelogd(organisatie, Rol.CONSULENT), f"/signalen/{signaal.pk}/afsluiting"
    getoond = formulier(client, adres)
    getoond.waarden["afsluiting-uitkomst"] = ["geholpen"]
    antwoord, gemeld = terwijl(SignaalAfsluiten, lambda: getoond.verstuur(client, adres))
    signaal.refresh_from_db()
    assert (antwoord.status_code, signaal.uitkomst) == (302, "geholpen")
    assert gemeld not in (None, signaal)
