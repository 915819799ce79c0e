"""The only bridge out: a checked Oplossing becomes proposals, all in one transaction."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kern import audit
from kern.actor import Actor
from mantelzorg.models import Hulpvraag
from matching.engine.probleem_json import naar_json
from matching.engine.uitleg import score
from matching.inlezen import Herziening
from matching.models import Matchronde, NietGematcht, TeHerzien, Voorstel
from matching.regels.onderdelen import onderdelen_als_json
from matching.services.overgangen import onbesliste_laten_vervallen
from matching.stap import Stap


class RondeVerlopen(Exception):
    """The round was declared mislukt while it ran; nothing of it is written."""


@transaction.atomic
def wegschrijven(
    *, actor: Actor, ronde_id: UUID, stappen: Sequence[Stap], te_herzien: Iterable[Herziening]
) -> Matchronde:
    """Write the proposals of a round and finish it; older undecided proposals become vervallen.

    What was decided while the solver ran stands: no proposal for a request that was approved or
    closed meanwhile. Raises RondeVerlopen.
    """
    ronde: Matchronde = (
        Matchronde.objects.voor(actor.organisatie_id).select_for_update().get(pk=ronde_id)
    )
    if ronde.status != Matchronde.Status.BEZIG:
        raise RondeVerlopen
    # First, since this waits for approvals under way; after it, none can begin on an old proposal.
    alle = Voorstel.objects.voor(actor.organisatie_id)
    onbesliste_laten_vervallen(actor, alle, reden="nieuwe_ronde")
    vrij = _vrije_hulpvragen(actor.organisatie_id)
    prioriteiten = {v.id: v.prioriteit for stap in stappen for v in stap.probleem.vragen}
    voorstellen = Voorstel.objects.bulk_create(
        (voorstel for stap in stappen for voorstel in _voorstellen(ronde, stap, vrij)),
        batch_size=500,
    )
    NietGematcht.objects.bulk_create(
        (
            NietGematcht(
                organisatie_id=ronde.organisatie_id,
                ronde=ronde,
                hulpvraag_id=UUID(rij.vraag),
                reden=rij.reden,
                prioriteit=prioriteiten[rij.vraag],
                trechter=dict(rij.trechter),
                kandidaten=len(stap.probleem.vrijwilligers) - sum(rij.trechter.values()),
            )
            for stap in stappen
            for rij in stap.oplossing.niet_gematcht
            if UUID(rij.vraag) in vrij
        ),
        batch_size=500,
    )
    TeHerzien.objects.bulk_create(
        (
            TeHerzien(
                organisatie_id=ronde.organisatie_id,
                ronde=ronde,
                hulpvraag_id=rij.hulpvraag_id,
                vrijwilliger_id=rij.vrijwilliger_id,
                regel=rij.regel,
                uitleg=rij.uitleg,
            )
            for rij in te_herzien
        ),
        batch_size=500,
    )
    ronde.status = Matchronde.Status.KLAAR
    ronde.beeindigd_op = timezone.now()
    ronde.voortgang = 100
    ronde.stap = ""
    hoofd, *weken = stappen
    gat = sum(stap.oplossing.bovengrens - stap.oplossing.doelwaarde for stap in stappen)
    ronde.methode = hoofd.oplossing.methode
    ronde.bewezen = gat == 0
    ronde.doelwaarde = hoofd.oplossing.doelwaarde + sum(
        koppeling.waarde for stap in weken for koppeling in stap.nieuw
    )
    ronde.bovengrens = ronde.doelwaarde + gat
    ronde.seconden = sum(stap.oplossing.seconden for stap in stappen)
    prijslijst = hoofd.oplossing.prijslijst
    ronde.prijslijst = prijslijst and prijslijst.als_json()
    ronde.weken = len(weken)
    ronde.weekproblemen = [naar_json(stap.probleem) for stap in weken]
    ronde.save()
    audit.ronde_beeindigd(actor, ronde.id, gelukt=True, aantal=len(voorstellen))
    return ronde


def _vrije_hulpvragen(organisatie_id: UUID) -> set[UUID]:
    """The open requests that no approved proposal holds, as they are now."""
    return set(
        Hulpvraag.objects.voor(organisatie_id)
        .filter(status=Hulpvraag.Status.OPEN)
        .exclude(voorstellen__status__in=Voorstel.HOUDT_VAST)
        .values_list("id", flat=True)
    )


def _voorstellen(ronde: Matchronde, stap: Stap, vrij: set[UUID]) -> Iterable[Voorstel]:
    vragen = {vraag.id: vraag for vraag in stap.probleem.vragen}
    vrijwilligers = {v.id: v for v in stap.probleem.vrijwilligers}
    for koppeling in stap.nieuw:
        if UUID(koppeling.vraag) not in vrij:
            continue
        yield Voorstel(
            organisatie_id=ronde.organisatie_id,
            ronde=ronde,
            hulpvraag_id=UUID(koppeling.vraag),
            vrijwilliger_id=UUID(koppeling.vrijwilliger),
            dag=koppeling.moment.dag,
            fase=koppeling.moment.fase,
            start=koppeling.moment.start,
            datum=stap.datum(koppeling),
            waarde=koppeling.waarde,
            reistijd=koppeling.reistijd,
            onderdelen=onderdelen_als_json(
                score(vragen[koppeling.vraag], vrijwilligers[koppeling.vrijwilliger])
            ),
        )
