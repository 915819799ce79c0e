"""Watching care situations: how great the risk is, and what somebody has to look at."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kern.actor import Actor
from kern.nachtwerk import ieder_apart
from kern.rechten import vereis
from mantelzorg.models import Bron, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.bevinding import Bevinding, zegt_nieuws
from mantelzorg.regels.risico import beoordeel
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.bewaken import laatst_gemeld
from mantelzorg.selectors.situatiebeeld import situatiebeelden
from mantelzorg.services.risico import risicos_bewaren, systeem_namens
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden

TEGELIJK = 100
"""So many care situations are locked at a time: few enough that nobody waits for long."""


@transaction.atomic
def situatie_bewaken(*, actor: Actor, zorgsituatie_id: UUID) -> None:
    """Look at one care situation again: keep its risk where that changed, report what rules find.

    Whoever's work set this off, what follows is the system's. Raises NietToegestaan, and does
    nothing where there is no such situation.
    """
    vereis(actor, "risico.bepalen")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    _bewaken(systeem_namens(actor), [zorgsituatie_id], parameters, vandaag)


def organisatie_bewaken(*, actor: Actor) -> int:
    """Look at every care situation of an organisation; how many signals were raised or grew.

    A batch that fails keeps nothing and does not stop the others. Raises NietToegestaan, and
    ExceptionGroup of what failed when all are done.
    """
    vereis(actor, "risico.bepalen")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    alle = Zorgsituatie.objects.voor(actor.organisatie_id).order_by("pk")
    ids = list(alle.values_list("pk", flat=True))
    return per_groep(actor, ids, lambda groep: _bewaken(actor, groep, parameters, vandaag))


def per_groep(actor: Actor, ids: Sequence[UUID], doe: Callable[[Sequence[UUID]], int]) -> int:
    """Do this for `TEGELIJK` care situations at a time, each batch by itself; the sum of it all.

    Raises ExceptionGroup of what failed when all are done.
    """
    samen = 0
    with ieder_apart("bewaken") as apart:
        for begin in range(0, len(ids), TEGELIJK):
            groep = ids[begin : begin + TEGELIJK]
            waar = {"organisatie": str(actor.organisatie_id), "vanaf": str(groep[0])}
            with apart(**waar), transaction.atomic():
                samen += doe(groep)
    return samen


def _bewaken(
    actor: Actor, ids: Collection[UUID], parameters: Belastingparameters, vandaag: date
) -> int:
    situaties = situaties_vergrendelen(actor, ids)
    beoordeeld = [
        (situaties[beeld.zorgsituatie_id], *beoordeel(beeld, parameters))
        for beeld in situatiebeelden(actor.organisatie_id, vandaag, ids)
    ]
    oordelen = ((situatie, oordeel) for situatie, oordeel, _gevonden in beoordeeld)
    risicos_bewaren(actor, oordelen, parameters, vandaag)
    gevonden = ((situatie, gevonden) for situatie, _oordeel, gevonden in beoordeeld)
    return bevindingen_melden(actor, gevonden, vandaag)


def situaties_vergrendelen(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Zorgsituatie]:
    """Lock care situations: of two who watch at once, the second sees what the first kept."""
    eigen = Zorgsituatie.objects.voor(actor.organisatie_id).filter(pk__in=ids)
    return {rij.pk: rij for rij in eigen.select_for_update(no_key=True).order_by("pk")}


def bevindingen_melden(
    actor: Actor, gevonden: Iterable[tuple[Zorgsituatie, Sequence[Bevinding]]], vandaag: date
) -> int:
    """Report what rules find in locked care situations; how many signals were raised or grew.

    Left out is what says nothing new (`regels.bevinding.zegt_nieuws`).
    """
    gevonden = [(situatie, bevindingen) for situatie, bevindingen in gevonden if bevindingen]
    eerder = laatst_gemeld(actor.organisatie_id, [situatie.pk for situatie, _ in gevonden])
    gemeld = 0
    for situatie, bevindingen in gevonden:
        for bevinding in bevindingen:
            vorige = eerder.get((situatie.pk, bevinding.regel))
            if not zegt_nieuws(bevinding.ernst, bevinding.feiten, vorige):
                continue
            melding = MeldingGegevens(
                zorgsituatie=situatie,
                aard=bevinding.regel,
                bron=Bron.SYSTEEM,
                datum=vandaag,
                ernst=bevinding.ernst,
                feiten=bevinding.feiten,
            )
            gemeld += signaal_melden(actor=actor, gegevens=melding) is not None
    return gemeld
