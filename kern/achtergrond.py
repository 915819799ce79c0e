"""Entry points of django-q2."""

from datetime import timedelta

import structlog
from django.utils import timezone
from oauth2_provider.models import clear_expired

from kern.models import Organisatie
from kern.nachtwerk import ieder_apart
from kern.selectors.nachtwerk import nachtwerk_niet_af
from kern.services.kenmerken import kenmerkversies_toepassen
from kern.services.verzoeksleutels import sleutels_opruimen
from kern.tellingen import tellingen_opruimen
from kern.uitsluiting import pogingen_opruimen

log = structlog.get_logger(__name__)


def elke_nacht() -> None:
    """Daily: let kenmerken mean what they were to mean from today on; forget what has expired.

    That is: tokens of apps, and wrong passwords. Each also where another failed.
    """
    with ieder_apart("elke nacht") as apart:
        for organisatie_id in Organisatie.objects.values_list("id", flat=True):
            with apart(organisatie=str(organisatie_id)):
                kenmerkversies_toepassen(
                    organisatie_id=organisatie_id, vandaag=timezone.localdate()
                )
        for stap in (clear_expired, pogingen_opruimen):
            with apart(stap=stap.__name__):
                stap()


def elk_uur() -> None:
    """Hourly: forget the keys of forms and calls of a day ago, and what was answered to them.

    And how often anybody asked, longer ago than counts. First: say which work of the night is not
    done, each hour until it is.
    """
    for werk, dag in nachtwerk_niet_af(timezone.now()).items():
        log.error("nachtwerk_niet_af", werk=werk, dag=str(dag))
    sleutels_opruimen(voor=timezone.now() - timedelta(days=1))
    tellingen_opruimen()
