"""Work of the night, of which a part that fails does not stop the rest."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import structlog

from kern.actor import Actor
from kern.models import Organisatie

log = structlog.get_logger(__name__)

Apart = Callable[..., AbstractContextManager[None]]
"""``with apart(ids...):`` around a part that may fail by itself; the ids say which one, in logs."""


@contextmanager
def ieder_apart(werk: str) -> Iterator[Apart]:
    """Within this, each part stands alone. Raises ExceptionGroup of what failed when all is done.

    So the queue keeps the task as failed.
    """
    fouten = []

    @contextmanager
    def apart(**ids: object) -> Iterator[None]:
        try:
            yield
        except Exception as fout:
            if not isinstance(fout, ExceptionGroup):  # of a group each was logged where it failed
                log.exception("nachtwerk_mislukt", werk=werk, **ids)
            fouten.append(fout)

    yield apart
    if fouten:
        raise ExceptionGroup(werk, fouten)


def per_organisatie(werk: Callable[[Actor], object], *, herkomst: str, doel: str) -> None:
    """Do this in every organisation; one in which it fails does not stop the others.

    Raises ExceptionGroup when all are done (`ieder_apart`).
    """
    with ieder_apart(herkomst) as apart:
        for organisatie in Organisatie.objects.order_by("slug"):
            with apart(organisatie=str(organisatie.id)):
                werk(Actor.systeem(organisatie, herkomst=herkomst, doel=doel))
