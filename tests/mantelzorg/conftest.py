"""What the tests of registering share."""

import pytest

from kern.actor import Actor
from kern.models import Gebruiker, Rol
from tests.fabrieken import GebruikerFactory


@pytest.fixture
def medewerker(organisatie) -> Gebruiker:
    """A consultant."""
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])


@pytest.fixture
def consulent(medewerker) -> Actor:
    """The consultant at work."""
    return Actor.van_gebruiker(medewerker, herkomst="127.0.0.1", doel="registreren")
