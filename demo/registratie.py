"""What the consultants of the demo recorded, through the services: there is no import for it."""

from datetime import date

from django.db import transaction

from kern.actor import Actor
from kern.models import Organisatie

from .aanmeldingen import aanmeldingen
from .doorverwijzingen import doorverwijzingen
from .dossiers import Bureau
from .gemeenten import Gemeente
from .gesprekken import gesprekken
from .huishoudens import huishoudens


@transaction.atomic
def registreren(
    actor: Actor, organisatie: Organisatie, gemeente: Gemeente, seed: int, vandaag: date
) -> None:
    """Record talks, registrations, households and referrals about what was imported: all or none.

    Each draws from a stream of its own, so the same seed gives the same of each.
    """
    bureau = Bureau.van(actor, organisatie, gemeente, seed, vandaag)
    gesprekken(bureau)
    aanmeldingen(bureau)
    huishoudens(bureau)
    doorverwijzingen(bureau)
