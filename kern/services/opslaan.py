"""Saving with every rule of the model checked, and only what changed written."""

import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Manager, Model
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import PER_KEER, OrganisatieModel, Persoon
from kern.regels.tijd import dag_fout


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
        raise _ongeldig(fout) from fout


def _bewaren(
    gegevens: Sequence[OrganisatieModel], *, alleen: Collection[str] | None = None
) -> None:
    """Check and write new objects of one model, or of known ones only these fields.

    Only these, so that what somebody else changed meanwhile in another field stays. Raises
    Ongeldig, naming each wrong field.

    The constraints are the database's to check, in the same statement: asking each of them first
    takes ten queries per row. Only when it refuses are they asked, to say which field is wrong.
    """
    for gegeven in gegevens:
        _dagen_controleren(gegeven, alleen)
        gevuld = [v for v in gegeven._meta.concrete_fields if v.is_relation]
        try:
            gegeven.clean_fields(
                exclude=[v.name for v in gevuld if getattr(gegeven, v.attname) is not None]
            )
            gegeven.clean()
        except ValidationError as fout:
            raise _ongeldig(fout) from fout
    if not gegevens:
        return
    try:
        with transaction.atomic():
            if alleen is None:
                type(gegevens[0]).alles.bulk_create(gegevens, batch_size=PER_KEER)
            else:
                for gegeven in gegevens:
                    gegeven.save(update_fields=alleen)
    except IntegrityError:
        for gegeven in gegevens:
            controleren(gegeven)
            gegeven.save(force_insert=alleen is None, update_fields=alleen)


def _dagen_controleren(gegeven: OrganisatieModel, alleen: Collection[str] | None) -> None:
    """Raise Ongeldig at each date, of those written, that no day here can be."""
    fouten = {}
    for veld in gegeven._meta.concrete_fields:
        if alleen is not None and veld.name not in alleen:
            continue
        waarde = getattr(gegeven, veld.attname)
        if isinstance(waarde, date) and not isinstance(waarde, datetime):
            fouten[veld.name] = dag_fout(waarde)
    if fouten := {naam: tekst for naam, tekst in fouten.items() if tekst}:
        raise Ongeldig(fouten)


def _personen_controleren(waarden: Iterable[tuple[str, Any]]) -> None:
    """Raise Ongeldig at each new person who became another (`Samenvoeging`)."""
    fouten = {
        naam: _("Deze persoon is samengevoegd met een ander. Kies de persoon die bleef.")
        for naam, waarde in waarden
        if isinstance(waarde, Persoon) and waarde.samengevoegd_met_id
    }
    if fouten:
        raise Ongeldig(fouten)


def _ongeldig(fout: ValidationError) -> Ongeldig:
    return Ongeldig(
        {
            veld: " ".join(str(melding) for melding in meldingen)
            for veld, meldingen in fout.message_dict.items()
        }
    )


def gegeven_opslaan(
    *,
    actor: Actor,
    gegeven: OrganisatieModel,
    waarden: Mapping[str, object],
    rijen: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    persoon_id: UUID | None = None,
) -> Uitkomst:
    """Give a new or stored object these values; check, save and log it if that changes anything.

    ``rijen``: name of a reverse relation -> the rows it is to have, no more and no less. What a row
    refers to is given as an object, so that it need not be read again. Changed rows are a new
    version of the object too: it says when it was changed. Raises Ongeldig.
    """
    nieuw = gegeven._state.adding
    veranderd = [
        naam for naam, waarde in waarden.items() if nieuw or getattr(gegeven, naam) != waarde
    ]
    _personen_controleren((naam, waarden[naam]) for naam in veranderd)
    if nieuw or veranderd:
        for naam in veranderd:
            setattr(gegeven, naam, waarden[naam])
        _bewaren([gegeven], alleen=None if nieuw else [*veranderd, "gewijzigd_op"])
    andere_rijen = [
        naam
        for naam, gewenst in (rijen or {}).items()
        if _rijen_gelijkmaken(gegeven, getattr(gegeven, naam), gewenst, nieuw=nieuw)
    ]
    veranderd += andere_rijen
    if nieuw:
        audit.gegeven_aangemaakt(actor, gegeven, persoon_id=persoon_id)
        return Uitkomst.AANGEMAAKT
    if not veranderd:
        return Uitkomst.ONGEWIJZIGD
    if veranderd == andere_rijen:
        gegeven.save(update_fields=["gewijzigd_op"])
    audit.gegeven_gewijzigd(actor, gegeven, persoon_id=persoon_id, velden=veranderd)
    return Uitkomst.GEWIJZIGD


def _rijen_gelijkmaken(
    ouder: OrganisatieModel,
    rijen: Manager[Any],
    gewenst: Iterable[Mapping[str, Any]],
    *,
    nieuw: bool,
) -> bool:
    """Make the child rows of one parent exactly these; whether that changed anything.

    Rows that are there already stay as they are. ``nieuw``: the parent was just made, so it has no
    rows yet.
    """

    def sleutel(waarden: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
        return tuple(
            sorted(
                (rijen.model._meta.get_field(naam).attname, w.pk if isinstance(w, Model) else w)
                for naam, w in waarden
            )
        )

    doel = {sleutel(rij.items()): rij for rij in gewenst}
    namen = [naam for naam, _waarde in next(iter(doel), ())]
    over = []
    for rij in () if nieuw else rijen.all():
        if doel.pop(tuple((naam, getattr(rij, naam)) for naam in namen), None) is None:
            over.append(rij)
    for waarden in doel.values():
        _personen_controleren(waarden.items())
    for rij in over:
        rij.delete()
    terug: str = rijen.field.name  # type: ignore[attr-defined]
    _bewaren(
        [
            rijen.model(organisatie_id=ouder.organisatie_id, **{terug: ouder}, **waarden)
            for waarden in doel.values()
        ]
    )
    return bool(over or doel)
