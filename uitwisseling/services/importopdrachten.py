"""Asking for an import, running it, putting a trial through, and forgetting the file."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.models import Schedule
from django_q.tasks import async_task, schedule

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.rechten import vereis
from uitwisseling.fouten import Bestandsfout, Rijfouten
from uitwisseling.importeren import bestand_importeren
from uitwisseling.models import Importopdracht
from uitwisseling.soorten import SOORTEN
from uitwisseling.tabel import GROOTSTE_BESTAND
from uitwisseling.verslag import Verslag

from .voortgang import Voortgangsmelder

Status = Importopdracht.Status

TAAK = "uitwisseling.achtergrond.importopdracht_uitvoeren"
OPSCHONEN = "uitwisseling.achtergrond.importopdrachten_opschonen"
BEWAREN = timedelta(days=1)
SPELING = timedelta(minutes=1)
LANGSTE_WACHT = timedelta(hours=1)
MEESTE_FOUTEN = 1000
LANGSTE_WAARDE = 200
BLIJFT = ("aangemaakt", "gewijzigd", "ongewijzigd", "mogelijk_dubbel")
"""What stays of a report: numbers and ids, nobody's data."""

log = structlog.get_logger(__name__)


class OpdrachtVerlopen(Exception):
    """The import was closed while it ran: nothing of it may be kept."""


@transaction.atomic
def importopdracht_starten(
    *, actor: Actor, soort: str, naam: str, inhoud: bytes, proef: bool
) -> Importopdracht:
    """Keep a file and queue its import, or a trial of it: both or neither.

    Raises Ongeldig, NietToegestaan, and Conflict while another import waits or runs.
    """
    if soort not in SOORTEN:
        raise Ongeldig({"soort": _("Kies een van de lijsten.")})
    vereis(actor, SOORTEN[soort].registreren)
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Ongeldig({"bestand": _("Het bestand is groter dan 50 MB.")})
    importopdrachten_opschonen(timezone.now())
    importopdrachten_afsluiten(actor=actor)
    opdracht = Importopdracht(
        organisatie_id=actor.organisatie_id,
        gestart_door_id=actor.gebruiker_id,
        soort=soort,
        bestandsnaam="".join(teken for teken in naam if teken.isprintable())[-100:],
        inhoud=inhoud,
        proef=proef,
    )
    try:
        with transaction.atomic():
            opdracht.save()
    except IntegrityError:
        raise Conflict(
            "import_loopt", _("Er wordt al een bestand ingelezen. Wacht tot dat klaar is.")
        ) from None
    audit.import_gestart(actor, opdracht.id, lijst=soort, proef=proef)
    async_task(TAAK, str(opdracht.id))
    schedule(OPSCHONEN, schedule_type=Schedule.ONCE, next_run=timezone.now() + BEWAREN + SPELING)
    return opdracht


@transaction.atomic
def importopdracht_doorzetten(*, actor: Actor, opdracht: Importopdracht) -> Importopdracht:
    """Take in the file of a trial that went well; the trial keeps its numbers alone.

    Raises NietToegestaan, and Conflict where there is nothing to put through or another import
    runs.
    """
    opdracht = (
        Importopdracht.objects.voor(actor.organisatie_id).select_for_update().get(pk=opdracht.pk)
    )
    if not opdracht.proef or opdracht.status != Status.KLAAR or opdracht.inhoud is None:
        raise Conflict(
            "niet_door_te_zetten",
            _("Dit bestand is al ingelezen of niet meer bewaard. Kies het bestand opnieuw."),
        )
    nieuw = importopdracht_starten(
        actor=actor,
        soort=opdracht.soort,
        naam=opdracht.bestandsnaam,
        inhoud=bytes(opdracht.inhoud),
        proef=False,
    )
    _vergeten(opdracht)
    return nieuw


@transaction.atomic
def importopdrachten_afsluiten(*, actor: Actor) -> None:
    """Declare mislukt what can no longer finish.

    An import that is busy for longer than the worker's own time-out plus a minute lost its worker;
    one that waits for over an hour was never picked up.
    """
    nu = timezone.now()
    lopend = Importopdracht.objects.voor(actor.organisatie_id).filter(
        status__in=Importopdracht.LOPEND
    )
    for opdracht in lopend.select_for_update().defer("inhoud"):
        bezig = opdracht.status == Status.BEZIG
        sinds = opdracht.begonnen_op if bezig else opdracht.aangemaakt_op
        mag = langste_duur() + SPELING if bezig else LANGSTE_WACHT
        if sinds is not None and nu - sinds > mag:
            _mislukken(
                actor,
                opdracht,
                _("Het inlezen is halverwege gestopt. Er is niets ingelezen. Probeer het opnieuw.")
                if bezig
                else _("Het inlezen is niet begonnen: de achtergrondverwerking staat stil."),
            )


def langste_duur() -> timedelta:
    """How long the worker lets a task run."""
    return timedelta(seconds=settings.Q_CLUSTER["timeout"])


def importopdracht_uitvoeren(opdracht_id: UUID) -> bool:
    """Run a waiting import. Whether it is done.

    Whoever sets it from wacht to bezig runs it; a second call for the same one stops. The rows and
    the end of the import are one transaction: an import that was closed meanwhile keeps nothing.
    """
    if not Importopdracht.alles.filter(pk=opdracht_id, status=Status.WACHT).update(
        status=Status.BEZIG, begonnen_op=timezone.now(), gewijzigd_op=timezone.now()
    ):
        log.info("import_niet_geclaimd", opdracht=str(opdracht_id))
        return False
    opdracht = Importopdracht.alles.select_related("organisatie", "gestart_door").get(
        pk=opdracht_id
    )
    actor = _actor(opdracht)
    try:
        with transaction.atomic(), Voortgangsmelder(opdracht) as voortgang:
            verslag = bestand_importeren(
                actor=actor,
                soort=opdracht.soort,
                inhoud=bytes(opdracht.inhoud or b""),
                naam=opdracht.bestandsnaam,
                proef=opdracht.proef,
                voortgang=voortgang,
            )
            _afronden(actor, opdracht, verslag)
    except OpdrachtVerlopen:
        log.warning("import_verlopen", opdracht=str(opdracht_id))
        return False
    except (Bestandsfout, Rijfouten) as fout:
        _weigeren(actor, opdracht, fout)
        return True
    except NietToegestaan as fout:  # the right was taken away since
        _mislukken(actor, opdracht, str(fout))
        return False
    except BaseException:  # the worker's time-out too: nothing stays "bezig"
        log.exception("import_fout", opdracht=str(opdracht_id))
        _mislukken(
            actor,
            opdracht,
            _("Er ging iets mis in het programma. De beheerder kan het nazien onder %(nummer)s.")
            % {"nummer": opdracht.id},
        )
        raise
    return True


def importopdrachten_opschonen(nu: datetime) -> None:
    """Forget the files, of every organisation, that have been kept for a day."""
    oud = Importopdracht.alles.filter(
        aangemaakt_op__lte=nu - BEWAREN, inhoud__isnull=False
    ).exclude(status__in=Importopdracht.LOPEND)
    for opdracht in oud.defer("inhoud"):
        _vergeten(opdracht)


def _vergeten(opdracht: Importopdracht) -> None:
    opdracht.inhoud = None
    opdracht.fouten = []
    opdracht.verslag = {naam: opdracht.verslag[naam] for naam in BLIJFT if naam in opdracht.verslag}
    opdracht.save(update_fields=["inhoud", "fouten", "verslag", "gewijzigd_op"])


def _actor(opdracht: Importopdracht) -> Actor:
    herkomst, doel = "importopdracht", f"{opdracht.soort} inlezen"
    if opdracht.gestart_door is None:
        return Actor.systeem(opdracht.organisatie, herkomst=herkomst, doel=doel)
    return Actor.van_gebruiker(opdracht.gestart_door, herkomst=herkomst, doel=doel)


def _afronden(actor: Actor, opdracht: Importopdracht, verslag: Verslag) -> None:
    """End an import that succeeded. Raises OpdrachtVerlopen if it was closed meanwhile."""
    alles = verslag.als_dict()
    waarden: dict[str, Any] = {"verslag": alles}
    if not opdracht.proef:
        waarden = {"verslag": {naam: alles[naam] for naam in BLIJFT}, "inhoud": None}
    if not _beeindigen(actor, opdracht, Status.KLAAR, voortgang=verslag.totaal, **waarden):
        raise OpdrachtVerlopen


def _weigeren(actor: Actor, opdracht: Importopdracht, fout: Bestandsfout | Rijfouten) -> None:
    """End an import whose file is not good. An error of the file as a whole is of no row."""
    if isinstance(fout, Rijfouten):
        fouten = [
            asdict(rijfout) | {"waarde": rijfout.waarde[:LANGSTE_WAARDE]}
            for rijfout in fout.fouten[:MEESTE_FOUTEN]
        ]
        aantal = len(fout.fouten)
    else:
        fouten = [{"rij": None, "kolom": "", "waarde": "", "melding": str(fout)}]
        aantal = 1
    _beeindigen(actor, opdracht, Status.GEWEIGERD, fouten=fouten, aantal_fouten=aantal)


def _mislukken(actor: Actor, opdracht: Importopdracht, melding: str) -> None:
    _beeindigen(actor, opdracht, Status.MISLUKT, melding=melding)


@transaction.atomic
def _beeindigen(
    actor: Actor, opdracht: Importopdracht, status: Importopdracht.Status, **waarden: Any
) -> bool:
    """End a running import; False if somebody else did."""
    nu = timezone.now()
    beeindigd = (
        Importopdracht.objects.voor(actor.organisatie_id)
        .filter(pk=opdracht.pk, status__in=Importopdracht.LOPEND)
        .update(status=status, beeindigd_op=nu, gewijzigd_op=nu, **waarden)
    )
    if beeindigd:
        audit.import_beeindigd(actor, opdracht.id, gelukt=status == Status.KLAAR)
    return bool(beeindigd)
