"""Entry points of django-q2."""

from datetime import timedelta

from django.utils import timezone

from kern.models import Organisatie
from kern.services.kenmerken import kenmerkversies_toepassen
from kern.services.verzoeksleutels import sleutels_opruimen


def elke_nacht() -> None:
    """Daily: let kenmerken mean what they were to mean from today on; forget old keys of forms."""
    for organisatie_id in Organisatie.objects.values_list("id", flat=True):
        kenmerkversies_toepassen(organisatie_id=organisatie_id, vandaag=timezone.localdate())
    sleutels_opruimen(voor=timezone.now() - timedelta(days=1))
