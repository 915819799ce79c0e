"""Clients of the API, one for each role."""

import pytest
from rest_framework.test import APIClient

from kern.models import Rol
from tests.fabrieken import GebruikerFactory


@pytest.fixture
def als(organisatie):
    """``als(Rol.CONSULENT)``: a client logged in as somebody with these roles and no other."""

    def _als(*rollen: Rol, **waarden) -> APIClient:
        client = APIClient()
        gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=rollen, **waarden)
        client.force_login(gebruiker)
        client.gebruiker = gebruiker
        client.default_format = "json"
        return client

    return _als


@pytest.fixture
def client(als):
    """The coordinator's."""
    return als(Rol.COORDINATOR)


@pytest.fixture
def consulent(als):
    """The consultant's."""
    return als(Rol.CONSULENT)
