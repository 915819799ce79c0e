"""Volunteers and carers who log in themselves."""

import pytest

from kern.models import Rol
from tests.fabrieken import VoorstelFactory, VrijwilligerFactory


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie)


@pytest.fixture
def voorstel(organisatie, vrijwilliger):
    """A proposal to the volunteer, not yet decided on."""
    return VoorstelFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, reistijd=12)


@pytest.fixture
def vrijwilligersapp(als, vrijwilliger):
    """The volunteer's client."""
    return als(Rol.VRIJWILLIGER, persoon=vrijwilliger.persoon)


@pytest.fixture
def mantelzorger(voorstel):
    """The carer for whom the proposal is."""
    return voorstel.hulpvraag.zorgsituatie.mantelzorger


@pytest.fixture
def mantelzorgapp(als, mantelzorger):
    """The carer's client."""
    return als(Rol.MANTELZORGER, persoon=mantelzorger)
