"""Recording on what legal basis data of a person may be used, and its withdrawal."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Doel, Grondslag, Persoon, Toestemming
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, controleren, gegeven_opslaan
from kern.services.verzoeksleutels import antwoorden_vergeten


@transaction.atomic
def toestemming_vastleggen(
    *, actor: Actor, persoon: Persoon, doel: Doel, grondslag: Grondslag, datum: date
) -> tuple[Toestemming, Uitkomst]:
    """Record consent or another legal basis for one purpose; nothing if that very one is there.

    Raises NietToegestaan and Ongeldig: a day to come, or another basis that was not withdrawn.
    """
    vereis(actor, "persoon.registreren")
    if datum > timezone.localdate():
        raise Ongeldig({"datum": _("Deze dag moet nog komen. Leg vast wat nu geldt.")})
    # Locked, so that of two at once the second one is told what the first one recorded.
    Persoon.objects.voor(actor.organisatie_id).select_for_update(no_key=True).filter(
        pk=persoon.pk
    ).first()
    bekend = Toestemming.alles.filter(persoon=persoon, doel=doel, ingetrokken_op=None).first()
    if bekend:
        if (bekend.grondslag, bekend.datum) == (grondslag, datum):
            return bekend, Uitkomst.ONGEWIJZIGD
        raise Ongeldig(
            {
                "grondslag": _(
                    "Hiervoor geldt al %(grondslag)s van %(datum)s. Trek die eerst in als dat "
                    "niet meer klopt."
                )
                % {
                    "grondslag": bekend.get_grondslag_display(),
                    "datum": f"{bekend.datum:%d-%m-%Y}",
                }
            }
        )
    toestemming = Toestemming(organisatie_id=actor.organisatie_id)
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=toestemming,
        waarden={
            "persoon": persoon,
            "doel": doel,
            "grondslag": grondslag,
            "datum": datum,
            "vastgelegd_door_id": actor.gebruiker_id,
        },
        persoon_id=persoon.id,
    )
    return toestemming, uitkomst


@transaction.atomic
def toestemming_intrekken(*, actor: Actor, toestemming: Toestemming, datum: date) -> None:
    """The person withdraws, of every record of theirs: none comes back when a merge is undone.

    One that was to hold from a later day on is withdrawn on that day. Raises Ongeldig if it was
    withdrawn before, or dated too early, and NietToegestaan.
    """
    vereis(actor, "persoon.registreren")
    toestemming = (
        Toestemming.objects.voor(actor.organisatie_id).select_for_update().get(pk=toestemming.pk)
    )
    if toestemming.ingetrokken_op is not None:
        raise Ongeldig({"ingetrokken_op": _("Deze toestemming is al ingetrokken.")})
    begonnen = toestemming.datum <= timezone.localdate()
    _intrekken(actor, toestemming, datum if begonnen else max(datum, toestemming.datum))
    for rij in (
        Toestemming.objects.voor(actor.organisatie_id)
        .filter(
            persoon__in=_opgegaan_in(toestemming.persoon_id),
            doel=toestemming.doel,
            ingetrokken_op=None,
        )
        .select_for_update()
        .order_by("pk")
    ):
        _intrekken(actor, rij, max(datum, rij.datum))


def _intrekken(actor: Actor, toestemming: Toestemming, datum: date) -> None:
    toestemming.ingetrokken_op = datum
    controleren(toestemming)
    toestemming.save()
    audit.gegeven_gewijzigd(
        actor, toestemming, persoon_id=toestemming.persoon_id, velden=["ingetrokken_op"]
    )
    antwoorden_vergeten(actor.organisatie_id, toestemming.persoon_id)


def _opgegaan_in(persoon_id: UUID) -> set[UUID]:
    """The records that became this person, or became one that did."""
    allen: set[UUID] = set()
    nieuw = {persoon_id}
    while nieuw:
        nieuw = set(Persoon.alles.filter(samengevoegd_met__in=nieuw).values_list("pk", flat=True))
        allen |= nieuw
    return allen
