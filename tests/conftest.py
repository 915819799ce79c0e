"""What every test shares. Factories are in tests/fabrieken.py."""

from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import settings

from kern.actor import Actor
from kern.models import AuditRegel, Organisatie, Rol
from tests.fabrieken import GebruikerFactory, OrganisatieFactory

# How long an example takes depends on what else the machine does; that is no property of the code.
settings.register_profile("ademruimte", deadline=None)
settings.load_profile("ademruimte")


@pytest.fixture(scope="session", autouse=True)
def _auditlog_blijft_bij_flush() -> Iterator[None]:
    """Leave the audit log out when a transactional test empties the database.

    Its triggers refuse that, as they should. A test looks at the lines of its own organisation.
    """
    introspectie = type(connection.introspection)
    origineel = introspectie.django_table_names

    def zonder_auditlog(self, *args, **kwargs):
        namen = origineel(self, *args, **kwargs)
        return [naam for naam in namen if naam != AuditRegel._meta.db_table]

    introspectie.django_table_names = zonder_auditlog
    yield
    introspectie.django_table_names = origineel


@pytest.fixture
def organisatie(db) -> Organisatie:
    """An organisation."""
    return OrganisatieFactory()


@pytest.fixture
def andere_organisatie(db) -> Organisatie:
    """Somebody else."""
    return OrganisatieFactory()


@pytest.fixture
def coordinator(organisatie):
    """A user who may decide on proposals."""
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])


@pytest.fixture
def actor(coordinator) -> Actor:
    """The coordinator at work."""
    return Actor.van_gebruiker(coordinator, herkomst="127.0.0.1", doel="test")


@pytest.fixture
def systeem(organisatie) -> Actor:
    """A command or task at work."""
    return Actor.systeem(organisatie, herkomst="test", doel="test")
