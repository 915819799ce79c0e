"""Entry points of django-q2."""

from datetime import timedelta

from django.utils import timezone
from oauth2_provider.models import clear_expired

from kern.models import Organisatie
from kern.services.kenmerken import kenmerkversies_toepassen
from kern.services.verzoeksleutels import sleutels_opruimen
from kern.tellingen import tellingen_opruimen
from kern.uitsluiting import pogingen_opruimen


def elke_nacht() -> None:
    """Daily: let kenmerken mean what they were to mean from today on; forget what has expired.

    That is: tokens of apps, and wrong passwords.
    """
    for organisatie_id in Organisatie.objects.values_list("id", flat=True):
        kenmerkversies_toepassen(organisatie_id=organisatie_id, vandaag=timezone.localdate())
    clear_expired()
    pogingen_opruimen()


def elk_uur() -> None:
    """Hourly: forget the keys of forms and calls of a day ago, and what was answered to them.

    And how often anybody asked, longer ago than counts.
    """
    sleutels_opruimen(voor=timezone.now() - timedelta(days=1))
    tellingen_opruimen()
