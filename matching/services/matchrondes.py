"""Asking for a round, running it, and closing one that died."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from kern.services.kenmerken import kenmerkversies_toepassen
from matching.engine.controle import controleer
from matching.engine.oplosser import Voortgang, los_op
from matching.engine.probleem import Probleem, ProbleemFout
from matching.engine.probleem_json import naar_json
from matching.inlezen import inlezen
from matching.models import Matchronde
from matching.selectors.parameters import parameters_op
from matching.services.toelichtingen import toelichten_klaarzetten
from matching.stap import Stap
from matching.wegschrijven import RondeVerlopen, wegschrijven

Melder = Callable[[str, int], None]
"""Told the step in words and how far it is, in percent."""

TAAK = "matching.achtergrond.matchronde_uitvoeren"
SPELING = timedelta(minutes=1)
LANGSTE_WACHT = timedelta(hours=1)

log = structlog.get_logger(__name__)


class RondeMislukt(Exception):
    """The round cannot be finished; the message says why, for a coordinator."""


@transaction.atomic
def matchronde_aanvragen(*, actor: Actor, tijdslimiet: int | None = None) -> Matchronde:
    """Make a round that waits to be run. Raises Conflict while another one waits or runs."""
    vereis(actor, "matchronde.starten")
    rondes_afsluiten(actor=actor)
    ronde = Matchronde(
        organisatie_id=actor.organisatie_id,
        gestart_door_id=actor.gebruiker_id,
        tijdslimiet=tijdslimiet or settings.MATCHRONDE_TIJDSLIMIET,
    )
    try:
        with transaction.atomic():
            ronde.save()
    except IntegrityError:
        raise Conflict(
            "ronde_loopt", _("Er loopt al een matchronde. Wacht tot die klaar is.")
        ) from None
    audit.ronde_aangevraagd(actor, ronde.id)
    return ronde


@transaction.atomic
def matchronde_starten(*, actor: Actor, tijdslimiet: int | None = None) -> Matchronde:
    """Make a round and queue it: both or neither.

    Raises Conflict, and Ongeldig for a time limit that the worker's own time-out would cut short.
    """
    if tijdslimiet is not None and tijdslimiet > settings.MATCHRONDE_TIJDSLIMIET:
        raise Ongeldig(
            {
                "tijdslimiet": _("In de achtergrond hoogstens %(n)s seconden.")
                % {"n": settings.MATCHRONDE_TIJDSLIMIET}
            }
        )
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=tijdslimiet)
    async_task(TAAK, str(ronde.id))
    return ronde


@transaction.atomic
def rondes_afsluiten(*, actor: Actor) -> None:
    """Declare mislukt what can no longer finish.

    A round that is busy for longer than its time limit plus a minute lost its worker; one that
    waits for over an hour was never picked up.
    """
    nu = timezone.now()
    for ronde in (
        Matchronde.objects.voor(actor.organisatie_id)
        .filter(status__in=Matchronde.LOPEND)
        .select_for_update()
        .defer(*Matchronde.GROOT)
    ):
        bezig = ronde.status == Matchronde.Status.BEZIG
        sinds = ronde.begonnen_op if bezig else ronde.aangemaakt_op
        mag = timedelta(seconds=ronde.tijdslimiet) + SPELING if bezig else LANGSTE_WACHT
        if sinds is not None and nu - sinds > mag:
            _mislukken(
                actor,
                ronde.id,
                _("De ronde is halverwege gestopt. Er is niets voorgesteld. Start een nieuwe.")
                if bezig
                else _("De ronde is niet begonnen: de achtergrondverwerking staat stil."),
            )


def matchronde_uitvoeren(*, ronde_id: UUID, meld: Melder | None = None) -> bool:
    """Run a waiting round: read, solve, check, write. Whether it is done and written.

    Whoever sets it from wacht to bezig runs it; a second call for the same round stops. No
    transaction is open while the solver works. A round that fails ends as mislukt with a message,
    and nothing of it is written.
    """
    if not Matchronde.alles.filter(pk=ronde_id, status=Matchronde.Status.WACHT).update(
        status=Matchronde.Status.BEZIG, begonnen_op=(nu := timezone.now()), gewijzigd_op=nu
    ):
        log.info("ronde_niet_geclaimd", ronde=str(ronde_id))
        return False
    ronde = Matchronde.alles.select_related("organisatie").get(pk=ronde_id)
    actor = Actor.systeem(ronde.organisatie, herkomst="matchronde", doel="matchen")
    try:
        _uitvoeren(actor, ronde, _Voortgang(ronde, meld))
    except RondeVerlopen:
        log.warning("ronde_verlopen", ronde=str(ronde_id))
        return False
    except (RondeMislukt, ProbleemFout) as fout:
        log.error("ronde_mislukt", ronde=str(ronde_id), reden=str(fout))
        _mislukken(actor, ronde.id, str(fout))
        return False
    except BaseException:  # Ctrl-C and django-q2's time-out too: nothing stays "bezig"
        log.exception("ronde_fout", ronde=str(ronde_id))
        _mislukken(
            actor,
            ronde.id,
            _("Er ging iets mis in het programma. De beheerder kan het nazien onder %(nummer)s.")
            % {"nummer": ronde.id},
        )
        raise
    return True


def _uitvoeren(actor: Actor, ronde: Matchronde, voortgang: "_Voortgang") -> None:
    voortgang(_("Gegevens lezen"), 5)
    vandaag = timezone.localdate()
    kenmerkversies_toepassen(organisatie_id=ronde.organisatie_id, vandaag=vandaag)
    parameters = parameters_op(ronde.organisatie_id, vandaag)
    ingelezen = inlezen(ronde.organisatie_id, parameters, vandaag)
    ronde.parameters = parameters.als_dict()
    ronde.probleem = naar_json(ingelezen.probleem)
    ronde.prioriteiten = {
        str(hulpvraag_id): [deel.als_dict() for deel in prioriteit.delen]
        for hulpvraag_id, prioriteit in ingelezen.prioriteiten.items()
    }
    ronde.save(update_fields=["parameters", "probleem", "prioriteiten", "gewijzigd_op"])
    voortgang(_("Het beste plan zoeken"), 15)
    einde = time.monotonic() + ronde.tijdslimiet
    stappen = [_stap(ingelezen.probleem, einde, voortgang.van_oplosser)]
    for maandag in ingelezen.eenmalig.maandagen:
        voortgang(_("Hulpvragen voor één keer: week van %s") % f"{maandag:%d-%m-%Y}", 90)
        probleem = ingelezen.eenmalig.probleem(maandag, stappen)
        stappen.append(_stap(probleem, einde, maandag=maandag))
    voortgang(_("Voorstellen bewaren"), 95)
    with transaction.atomic():
        klaar = wegschrijven(
            actor=actor, ronde_id=ronde.id, stappen=stappen, te_herzien=ingelezen.te_herzien
        )
        toelichten_klaarzetten(klaar)
    if voortgang.meld:
        voortgang.meld(_("Klaar"), 100)


def _stap(
    probleem: Probleem,
    einde: float,
    voortgang: Voortgang | None = None,
    maandag: date | None = None,
) -> Stap:
    """Solve, and check. ``einde``: the moment on ``time.monotonic()`` at which the time is up."""
    limiet = max(0.0, einde - time.monotonic())
    oplossing = los_op(probleem, tijdslimiet=limiet, voortgang=voortgang)
    if overtredingen := controleer(probleem, oplossing):
        raise RondeMislukt(
            _("Het gevonden plan breekt een regel (%(regel)s) en is niet bewaard: %(tekst)s")
            % {"regel": overtredingen[0].regel, "tekst": overtredingen[0].tekst}
        )
    return Stap(probleem, oplossing, maandag)


def _mislukken(actor: Actor, ronde_id: UUID, melding: str) -> None:
    """End a round that was not finished, with the reason."""
    with transaction.atomic():
        beeindigd = (
            Matchronde.objects.voor(actor.organisatie_id)
            .filter(pk=ronde_id, status__in=Matchronde.LOPEND)
            .update(
                status=Matchronde.Status.MISLUKT,
                melding=melding,
                stap="",
                beeindigd_op=(nu := timezone.now()),
                gewijzigd_op=nu,
            )
        )
        if beeindigd:
            audit.ronde_beeindigd(actor, ronde_id, gelukt=False, aantal=0)


class _Voortgang:
    """Writes the progress of a round to the database."""

    def __init__(self, ronde: Matchronde, meld: Melder | None) -> None:
        self._rij = Matchronde.alles.filter(pk=ronde.pk, status=Matchronde.Status.BEZIG)
        self._laatst = 0.0
        self.meld = meld

    def __call__(self, stap: str, procent: int) -> None:
        """A step begins."""
        self._rij.update(stap=stap, voortgang=procent, gewijzigd_op=timezone.now())
        self._laatst = time.monotonic()
        if self.meld:
            self.meld(stap, procent)

    def van_oplosser(self, fase: str, doelwaarde: int, bovengrens: int | None) -> None:
        """The solver has something new: at most once a second, how much of the bound is reached."""
        if bovengrens is None or time.monotonic() - self._laatst < 1:
            return
        gehaald = doelwaarde / max(1, bovengrens)
        self(
            _("Het beste plan zoeken: %(procent).1f%% van de grens") % {"procent": 100 * gehaald},
            20 + int(65 * gehaald),
        )
