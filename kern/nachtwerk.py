"""Work for every organisation, one after the other."""

from collections.abc import Callable

import structlog

from kern.actor import Actor
from kern.models import Organisatie

log = structlog.get_logger(__name__)


def per_organisatie(werk: Callable[[Actor], object], *, herkomst: str, doel: str) -> None:
    """Do this in every organisation; one in which it fails does not stop the others.

    Raises ExceptionGroup when all are done, so that the queue keeps the task as failed.
    """
    fouten = []
    for organisatie in Organisatie.objects.order_by("slug"):
        try:
            werk(Actor.systeem(organisatie, herkomst=herkomst, doel=doel))
        except Exception as fout:
            log.exception("nachtwerk_mislukt", werk=herkomst, organisatie=str(organisatie.id))
            fouten.append(fout)
    if fouten:
        raise ExceptionGroup(herkomst, fouten)
