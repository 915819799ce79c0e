"""Keeping a form or a call once, however often it is sent."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import AlGedaan, Conflict
from kern.models import Verzoeksleutel


def adres_van_sleutel(actor: Actor, sleutel: UUID) -> str | None:
    """Where this user was sent when this form was kept; None when it was not (or is forgotten)."""
    adressen = Verzoeksleutel.objects.voor(actor.organisatie_id).filter(
        gebruiker_id=actor.gebruiker_id, sleutel=sleutel
    )
    adres: str | None = adressen.values_list("adres", flat=True).first()
    return adres


def sleutel_vastleggen(*, actor: Actor, sleutel: UUID, adres: str) -> None:
    """Record that this user's form was kept, within the transaction that keeps it.

    Raises AlGedaan where it was kept before: let it leave the transaction, so that nothing is kept
    a second time. One that is being kept at this moment is waited for (by the unique constraint on
    PostgreSQL; on SQLite a second transaction that writes cannot begin).
    """
    assert actor.gebruiker_id is not None  # noqa: S101  # only users send forms
    try:
        with transaction.atomic():
            Verzoeksleutel.alles.create(
                organisatie_id=actor.organisatie_id,
                gebruiker_id=actor.gebruiker_id,
                sleutel=sleutel,
                adres=adres,
            )
    except IntegrityError:
        eerder = adres_van_sleutel(actor, sleutel)
        if eerder is None:
            raise
        raise AlGedaan(eerder) from None


def eenmaal(
    *,
    actor: Actor,
    sleutel: UUID,
    handtekening: str,
    doe: Callable[[], Mapping[str, Any]],
    nog_eens: Callable[[Mapping[str, Any]], None],
    gewoon: tuple[type[Exception], ...],
) -> Mapping[str, Any]:
    """What ``doe`` answers, and if it answered this before, that same answer without doing it.

    What is done and its answer are kept in one transaction, so that there is never one without the
    other; a second call at the same time waits for the first (as in `sleutel_vastleggen`). An
    exception of ``gewoon`` is a refusal: what was written about it (the audit log) stays, the key
    is free again, and it is raised on. ``nog_eens`` is told the answer before it is given again,
    and may refuse. Raises Conflict where the key was of another call, or the answer was forgotten.
    """
    weigering: Exception | None = None
    with transaction.atomic():
        rij, nieuw = Verzoeksleutel.alles.select_for_update().get_or_create(
            gebruiker_id=actor.gebruiker_id,
            sleutel=sleutel,
            defaults={"organisatie_id": actor.organisatie_id, "handtekening": handtekening},
        )
        if not nieuw:
            eerder = _eerder_antwoord(rij, handtekening)
            nog_eens(eerder)
            return eerder
        try:
            rij.antwoord = dict(doe())
        except gewoon as fout:
            weigering = fout
            rij.delete()
        else:
            rij.save(update_fields=["antwoord"])
    if weigering is not None:
        raise weigering
    return dict(rij.antwoord or {})


def _eerder_antwoord(rij: Verzoeksleutel, handtekening: str) -> Mapping[str, Any]:
    if rij.handtekening != handtekening:
        raise Conflict(
            "sleutel_hergebruikt",
            _("Deze Idempotency-Key hoorde bij een ander verzoek. Gebruik een nieuwe sleutel."),
        )
    if rij.antwoord is None:
        raise Conflict(
            "antwoord_vergeten",
            _("Dit verzoek is al gedaan. Het antwoord van toen bewaren wij niet meer."),
        )
    return dict(rij.antwoord)


def antwoorden_vergeten(organisatie_id: UUID, persoon_id: UUID) -> None:
    """Forget what was answered about this person; that it was done stays known."""
    genoemd = Verzoeksleutel.objects.voor(organisatie_id).filter(
        antwoord__personen__icontains=str(persoon_id)  # of the JSON's text, as SQLite cannot else
    )
    genoemd.update(antwoord=None)


def sleutels_opruimen(*, voor: datetime) -> int:
    """Forget the keys of before this moment, of every organisation; how many."""
    aantal, _per_model = Verzoeksleutel.alles.filter(aangemaakt_op__lt=voor).delete()
    return aantal
