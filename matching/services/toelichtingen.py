"""Finding out, in the background after a round, what would help whom and whom to recruit."""

import time
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict
from kern.postcodes import postcodegebieden
from kern.rechten import vereis
from matching.engine.klok import Klok
from matching.engine.uitleg import Herrekenaar, waarom_niemand, werving
from matching.models import Matchronde, NietGematcht, Toelichting
from matching.regels.uitkomsten import Feiten, advies_als_json, niemand_als_json
from matching.selectors.toelichtingen import (
    herrekenaar_van,
    is_ingehaald,
    te_leren_kenmerken,
    toelichtingen_van,
    werving_van,
)

Uitleg = Matchronde.Uitleg

TAAK = "matching.achtergrond.ronde_toelichten"
SPELING = timedelta(minutes=1)
LANGSTE_WACHT = timedelta(hours=1)
DEEL_VRAGEN = 0.75
"""Of the time, the share after which recruiting has its turn."""
GENOEG = 1
"""Changes to find for each request; its own page finds those of other kinds."""
PER_VRAAG = 10.0
"""Seconds for one request at most, so that a hard one does not keep all others waiting."""

log = structlog.get_logger(__name__)


class Ingehaald(Exception):
    """Somebody else works on this round by now, or a newer round was asked for."""


def toelichten_klaarzetten(ronde: Matchronde) -> None:
    """Queue the explanation of a finished round, in the transaction of the caller."""
    Matchronde.objects.voor(ronde.organisatie_id).filter(pk=ronde.pk).update(
        uitleg=Uitleg.WACHT, uitleg_sinds=(nu := timezone.now()), gewijzigd_op=nu
    )
    async_task(TAAK, str(ronde.pk))


@transaction.atomic
def toelichting_starten(*, actor: Actor, ronde: Matchronde) -> None:
    """Go on where an explanation stopped: what was found is kept.

    Raises Conflict while it runs, when it is done, and for a round that is not the newest.
    """
    vereis(actor, "matchronde.starten")
    toelichting_afsluiten(ronde)
    ronde = (
        Matchronde.objects.voor(actor.organisatie_id)
        .select_for_update()
        .defer(*Matchronde.GROOT)
        .get(pk=ronde.pk)
    )
    if ronde.status != Matchronde.Status.KLAAR or is_ingehaald(ronde):
        raise Conflict("niet_de_laatste", _("Dit kan alleen bij de laatste matchronde."))
    if ronde.uitleg in Matchronde.UITLEG_LOPEND:
        raise Conflict("uitleg_loopt", _("Dit wordt al uitgezocht."))
    if ronde.uitleg == Uitleg.KLAAR:
        raise Conflict("uitleg_klaar", _("Alles is al uitgezocht."))
    toelichten_klaarzetten(ronde)
    audit.gegeven_gewijzigd(actor, ronde, persoon_id=None, velden=["uitleg"])


def toelichting_afsluiten(ronde: Matchronde) -> None:
    """Declare afgebroken what can no longer finish: what was found stays, and it can go on."""
    if ronde.uitleg not in Matchronde.UITLEG_LOPEND or ronde.uitleg_sinds is None:
        return
    mag = LANGSTE_WACHT
    if ronde.uitleg == Uitleg.BEZIG:
        mag = timedelta(seconds=settings.TOELICHTING_TIJDSLIMIET) + SPELING
    if timezone.now() - ronde.uitleg_sinds > mag:
        _Werk(ronde, ronde.uitleg_sinds, ronde.uitleg).zet(uitleg=Uitleg.AFGEBROKEN)
        ronde.uitleg = Uitleg.AFGEBROKEN


def toelichten(*, ronde_id: UUID) -> bool:
    """Find out what is still to be found out about a finished round. Whether that is all of it.

    Whoever sets it from wacht to bezig does it; a second call for the same round stops. Each
    answer is saved when it is there. Ends at the time limit, and when a newer round is asked for.
    """
    sinds = timezone.now()
    if not Matchronde.alles.filter(
        pk=ronde_id, status=Matchronde.Status.KLAAR, uitleg=Uitleg.WACHT
    ).update(uitleg=Uitleg.BEZIG, uitleg_sinds=sinds, gewijzigd_op=sinds):
        log.info("uitleg_niet_geclaimd", ronde=str(ronde_id))
        return False
    ronde = Matchronde.alles.defer("weekproblemen", "parameters", "prioriteiten").get(pk=ronde_id)
    werk = _Werk(ronde, sinds)
    try:
        alles = _uitzoeken(ronde, werk)
    except Ingehaald:
        log.info("uitleg_ingehaald", ronde=str(ronde_id))
        alles = False
    except BaseException:  # the worker's time-out too: nothing stays "bezig"
        log.exception("uitleg_fout", ronde=str(ronde_id))
        werk.zet(uitleg=Uitleg.AFGEBROKEN)
        raise
    werk.zet(uitleg=Uitleg.KLAAR if alles else Uitleg.AFGEBROKEN)
    return alles


class _Werk:
    """The claim on a round: whatever is written holds only while it is ours."""

    def __init__(self, ronde: Matchronde, sinds: datetime, uitleg: str = Uitleg.BEZIG) -> None:
        self.ronde = ronde
        self._eigen = Matchronde.objects.voor(ronde.organisatie_id).filter(
            pk=ronde.pk, uitleg=uitleg, uitleg_sinds=sinds
        )

    def zet(self, **waarden: Any) -> bool:
        """Write the state of the explanation; False when it is somebody else's by now."""
        return bool(self._eigen.update(**waarden, gewijzigd_op=timezone.now()))

    def doorgaan(self) -> None:
        """Raise Ingehaald when there is no reason to go on."""
        if is_ingehaald(self.ronde) or not self._eigen.exists():
            raise Ingehaald

    @transaction.atomic
    def bewaar(
        self, soort: Toelichting.Soort, inhoud: Feiten, *, hulpvraag_id: UUID | None = None
    ) -> None:
        """Save an answer and how far it is. Raises Ingehaald."""
        rijen = Toelichting.objects.voor(self.ronde.organisatie_id).filter(ronde=self.ronde)
        rijen.update_or_create(
            organisatie_id=self.ronde.organisatie_id,
            ronde=self.ronde,
            hulpvraag_id=hulpvraag_id,
            soort=soort,
            defaults={"inhoud": inhoud},
        )
        gedaan = rijen.filter(soort=Toelichting.Soort.NIEMAND).count()
        if not self.zet(uitleg_gedaan=gedaan):
            raise Ingehaald


def _uitzoeken(ronde: Matchronde, werk: _Werk) -> bool:
    """Requests first, the most urgent of all first; after most of the time, recruiting."""
    klok = Klok(time.monotonic() + settings.TOELICHTING_TIJDSLIMIET)
    werk.doorgaan()
    rekenaar = herrekenaar_van(ronde, klok.deel(0.5))
    if ronde.prijslijst is None and rekenaar.prijslijst is not None:
        werk.zet(prijslijst=rekenaar.prijslijst.als_json())
    wachtend = _wachtend(ronde, rekenaar)
    werk.zet(uitleg_totaal=len(wachtend))
    alles = _vragen(werk, rekenaar, wachtend, klok.deel(DEEL_VRAGEN))
    geworven = _werving(werk, rekenaar, klok)
    return (alles or _vragen(werk, rekenaar, wachtend, klok)) and geworven


def _wachtend(ronde: Matchronde, rekenaar: Herrekenaar) -> list[UUID]:
    """The recurring requests that the round left, most urgent first, then the longest waiting."""
    prioriteit = {vraag.id: vraag.prioriteit for vraag in rekenaar.probleem.vragen}
    rijen = (
        NietGematcht.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .order_by("hulpvraag__ingediend_op", "hulpvraag_id")
        .values_list("hulpvraag_id", flat=True)
    )
    terugkerend = (id_ for id_ in rijen if str(id_) in prioriteit)
    return sorted(terugkerend, key=lambda id_: -prioriteit[str(id_)])


def _vragen(werk: _Werk, rekenaar: Herrekenaar, wachtend: list[UUID], klok: Klok) -> bool:
    """What would help each of these; those that were done before are left. Whether all are done."""
    organisatie_id = werk.ronde.organisatie_id
    te_leren = te_leren_kenmerken(organisatie_id)
    gedaan = set(toelichtingen_van(werk.ronde, wachtend).values_list("hulpvraag_id", flat=True))
    for hulpvraag_id in wachtend:
        if hulpvraag_id in gedaan:
            continue
        werk.doorgaan()
        eigen = Klok(min(klok.einde, time.monotonic() + PER_VRAAG))
        waarom = waarom_niemand(
            rekenaar, str(hulpvraag_id), eigen, genoeg=GENOEG, te_leren=te_leren
        )
        if klok.voorbij() and not (waarom.volledig or waarom.verruimingen):
            return False
        werk.bewaar(
            Toelichting.Soort.NIEMAND,
            niemand_als_json(waarom, str(hulpvraag_id)),
            hulpvraag_id=hulpvraag_id,
        )
    return True


def _werving(werk: _Werk, rekenaar: Herrekenaar, klok: Klok) -> bool:
    """Whom to recruit, unless that was found before. Whether there was time enough."""
    eerder = werving_van(werk.ronde)
    if eerder is not None and eerder.inhoud["volledig"]:
        return True
    werk.doorgaan()
    adviezen = werving(rekenaar, klok)
    pc4 = {(gebied.lat, gebied.lon): code for code, gebied in postcodegebieden().items()}
    volledig = not klok.voorbij()
    werk.bewaar(
        Toelichting.Soort.WERVING,
        {
            "volledig": volledig,
            "adviezen": [
                advies_als_json(advies, pc4[advies.profiel.gebied]) for advies in adviezen
            ],
        },
    )
    return volledig
