"""Keeping a form once, however often it is sent."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kern.actor import Actor
from kern.fouten import AlGedaan
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


def sleutels_opruimen(*, voor: datetime) -> int:
    """Forget the keys of before this moment, of every organisation; how many."""
    aantal, _per_model = Verzoeksleutel.alles.filter(aangemaakt_op__lt=voor).delete()
    return aantal
