"""Entry points of django-q2."""

from django.utils import timezone

from kern.models import Organisatie
from kern.services import kenmerken


def kenmerkversies_toepassen() -> None:
    """Daily: let kenmerken mean what they were to mean from today on, in every organisation."""
    for organisatie_id in Organisatie.objects.values_list("id", flat=True):
        kenmerken.kenmerkversies_toepassen(
            organisatie_id=organisatie_id, vandaag=timezone.localdate()
        )
