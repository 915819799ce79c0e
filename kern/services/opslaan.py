"""Saving with every rule of the model checked, and only what changed written."""

import enum
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Manager

from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import OrganisatieModel


class Uitkomst(enum.Enum):
    """What registering something did."""

    AANGEMAAKT = "aangemaakt"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"


def controleren(gegeven: OrganisatieModel) -> None:
    """Check fields, tenancy and constraints. Raises Ongeldig, naming each wrong field."""
    try:
        gegeven.full_clean()
    except ValidationError as fout:
        raise Ongeldig(
            {
                veld: " ".join(str(melding) for melding in meldingen)
                for veld, meldingen in fout.message_dict.items()
            }
        ) from fout


def gegeven_opslaan(
    *,
    actor: Actor,
    gegeven: OrganisatieModel,
    waarden: Mapping[str, object],
    persoon_id: UUID | None = None,
) -> Uitkomst:
    """Give a new or stored object these values; check, save and log it if that changes anything.

    Raises Ongeldig.
    """
    nieuw = gegeven._state.adding
    veranderd = [
        naam for naam, waarde in waarden.items() if nieuw or getattr(gegeven, naam) != waarde
    ]
    if not nieuw and not veranderd:
        return Uitkomst.ONGEWIJZIGD
    for naam in veranderd:
        setattr(gegeven, naam, waarden[naam])
    controleren(gegeven)
    gegeven.save()
    if nieuw:
        audit.gegeven_aangemaakt(actor, gegeven, persoon_id=persoon_id)
        return Uitkomst.AANGEMAAKT
    audit.gegeven_gewijzigd(actor, gegeven, persoon_id=persoon_id, velden=veranderd)
    return Uitkomst.GEWIJZIGD


def rijen_gelijkmaken(
    rijen: Manager[Any], gewenst: Iterable[Mapping[str, Any]], *, organisatie_id: UUID
) -> bool:
    """Make the child rows of one parent exactly these; whether that changed anything.

    `rijen` is the parent's reverse manager. Rows that are there already stay as they are.
    Raises Ongeldig.
    """
    doel = {tuple(sorted(rij.items(), key=lambda deel: deel[0])): rij for rij in gewenst}
    namen = sorted({naam for rij in doel.values() for naam in rij})
    over = []
    for rij in rijen.all():
        sleutel = tuple((naam, getattr(rij, naam)) for naam in namen)
        if doel.pop(sleutel, None) is None:
            over.append(rij)
    for rij in over:
        rij.delete()
    for waarden in doel.values():
        kind = rijen.model(organisatie_id=organisatie_id, **waarden)
        setattr(kind, rijen.field.name, rijen.instance)  # type: ignore[attr-defined]
        controleren(kind)
        kind.save(force_insert=True)
    return bool(over or doel)
