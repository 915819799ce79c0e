"""What the consultants of the demo recorded, through the services: there is no import for it."""

from django.db import transaction

from .aanmeldingen import aanmeldingen
from .doorverwijzingen import doorverwijzingen
from .dossiers import Bureau
from .gesprekken import gesprekken
from .huishoudens import huishoudens


@transaction.atomic
def registreren(bureau: Bureau) -> None:
    """Record talks, registrations, households and referrals about what was imported: all or none.

    Each draws from a stream of its own, so the same seed gives the same of each.
    """
    gesprekken(bureau)
    aanmeldingen(bureau)
    huishoudens(bureau)
    doorverwijzingen(bureau)
