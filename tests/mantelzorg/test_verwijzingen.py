"""What a referrer may do by the services themselves, whatever calls them."""

import pytest

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.models import Persoon, Rol
from kern.services.personen import PersoonGegevens
from mantelzorg.models import Signaal
from mantelzorg.selectors.aanmeldingen import ingediende_aanmeldingen, ingediende_meldingen
from mantelzorg.services.verwijzingen import (
    InzendingGegevens,
    aanmelding_indienen,
    signaal_indienen,
)
from tests.fabrieken import AanmeldingFactory, GebruikerFactory, ZorgsituatieFactory

WIE = InzendingGegevens(mantelzorger=PersoonGegevens("Voorbeeld", "7551AB", "Aaltje"))


@pytest.fixture
def van(organisatie):
    """Somebody at work, in one role."""

    def _van(rol: Rol) -> Actor:
        gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
        return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="test")

    return _van


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.VERWIJZER])
def test_alleen_een_verwijzer_dient_in(van, organisatie, rol):
    with pytest.raises(NietToegestaan):
        aanmelding_indienen(actor=van(rol), gegevens=WIE)
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_verwijzer_meldt_niets_over_wie_een_ander_aanmeldde(van, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    aanmelding = AanmeldingFactory(
        organisatie=organisatie, mantelzorger=situatie.mantelzorger, zorgsituatie=situatie
    )
    with pytest.raises(NietToegestaan):
        signaal_indienen(
            actor=van(Rol.VERWIJZER), aanmelding=aanmelding, aard="zorgelijk", ernst="hoog"
        )
    assert not Signaal.objects.voor(organisatie).exists()


def test_zonder_gebruiker_is_er_niets_ingediend(organisatie):
    AanmeldingFactory(organisatie=organisatie)  # nobody submitted it either
    vandaag = AanmeldingFactory(organisatie=organisatie).ontvangen_op
    assert not ingediende_aanmeldingen(organisatie.pk, None, vandaag).exists()
    assert not ingediende_meldingen(organisatie.pk, None).exists()
