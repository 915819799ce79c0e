"""What is due about matches, on the worklist every night."""

from django.db import transaction
from django.utils import timezone

from kern.actor import Actor
from kern.models import Ernst, Taak
from kern.rechten import vereis
from kern.regels.taken import eerste_die_kan
from kern.services.taken import taak_bijwerken
from matching.models import Koppeling
from matching.regels.koppelingen import Werk, te_doen
from matching.selectors.koppelingen import met_werk
from matching.selectors.parameters import parameters_op
from matching.services.koppelingen import SOORTEN


def koppelingen_bewaken(*, actor: Actor) -> int:
    """Put what is due about matches on the worklist, once; gives how many tasks are new or changed.

    A run that was killed can be run again. Raises NietToegestaan.
    """
    vereis(actor, "koppeling.bewaken")
    vandaag = timezone.localdate()
    termijnen = parameters_op(actor.organisatie_id, vandaag).termijnen
    open_taken = Taak.objects.voor(actor.organisatie_id).filter(
        soort__in=SOORTEN, afgerond_op__isnull=True
    )
    staat = set(open_taken.values_list("object_id", "soort", "titel", "uiterlijk_op"))
    aantal = 0
    for koppeling in met_werk(actor.organisatie_id, vandaag):
        werk = te_doen(koppeling, termijnen, vandaag)
        if werk and (koppeling.pk, werk.soort, werk.titel, werk.uiterlijk_op) not in staat:
            aantal += _op_de_werklijst(actor, koppeling, werk)
    return aantal


@transaction.atomic
def _op_de_werklijst(actor: Actor, koppeling: Koppeling, werk: Werk) -> bool:
    """Unless somebody did something about the match since it was read."""
    ongewijzigd = Koppeling.objects.voor(actor.organisatie_id).filter(
        pk=koppeling.pk, gewijzigd_op=koppeling.gewijzigd_op
    )
    if not ongewijzigd.select_for_update(no_key=True).exists():
        return False
    taak_bijwerken(
        actor=actor,
        soort=werk.soort,
        object_id=koppeling.pk,
        titel=werk.titel,
        ernst=Ernst.GEWOON,
        uiterlijk_op=werk.uiterlijk_op,
        persoon=koppeling.hulpvraag.zorgsituatie.mantelzorger,
        eigenaar=eerste_die_kan(
            werk.soort, koppeling.coordinator, koppeling.voorstel.beoordeeld_door
        ),
    )
    return True
