"""Somebody at the keyboard, and a finished round to look at."""

from functools import partial

import pytest
from django.test import Client

from kern.models import AuditRegel, Rol
from tests.fabrieken import (
    BekwaamheidFactory,
    GebruikerFactory,
    HulpvraagFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    MatchrondeFactory,
    NietGematchtFactory,
    TeHerzienFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)


def ingelogd(organisatie, *rollen: Rol) -> Client:
    """Somebody of this organisation, with these roles."""
    client = Client()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=rollen))
    return client


@pytest.fixture
def inloggen(organisatie):
    """Log somebody of the organisation in, with these roles."""
    return partial(ingelogd, organisatie)


@pytest.fixture
def aan_het_werk(inloggen) -> Client:
    """A coordinator, logged in."""
    return inloggen(Rol.COORDINATOR)


@pytest.fixture
def in_de_log(organisatie):
    """The lines of the audit log of one event."""
    return lambda gebeurtenis: AuditRegel.objects.voor(organisatie).filter(gebeurtenis=gebeurtenis)


@pytest.fixture
def ronde(organisatie):
    """A finished round with one of everything."""
    return maak_ronde(organisatie)


def maak_ronde(organisatie):
    """A round with a proposal, an unmatched request and something to review."""
    ronde = MatchrondeFactory(organisatie=organisatie)
    koken = KenmerkFactory(organisatie=organisatie, code="koken", naam="Koken")
    hulpvraag = HulpvraagFactory(organisatie=organisatie, spoed="hoog")
    HulpvraagWensFactory(
        organisatie=organisatie, hulpvraag=hulpvraag, kenmerk=koken, aard="vereist"
    )
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    BekwaamheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, kenmerk=koken)
    VoorstelFactory(
        organisatie=organisatie,
        ronde=ronde,
        hulpvraag=hulpvraag,
        vrijwilliger=vrijwilliger,
        waarde=35_280,
        onderdelen=[
            {"soort": "vraag_wenst", "token": "koken", "punten": 80},
            {"soort": "nabijheid", "token": "", "punten": 200},
        ],
    )
    NietGematchtFactory(organisatie=organisatie, ronde=ronde, trechter={"tijd": 12, "afstand": 1})
    TeHerzienFactory(organisatie=organisatie, ronde=ronde)
    return ronde


def vul(ronde, aantal: int) -> None:
    """Give a round so many more proposals and unmatched requests."""
    for _nummer in range(aantal):
        VoorstelFactory(
            organisatie=ronde.organisatie,
            ronde=ronde,
            vrijwilliger=VrijwilligerFactory(organisatie=ronde.organisatie, beschikbaarheden=[]),
        )
        NietGematchtFactory(organisatie=ronde.organisatie, ronde=ronde)
