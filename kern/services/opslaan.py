"""Saving with every rule of the model checked, and only what changed written."""

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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
        raise Ongeldig(_fouten_van(fout)) from fout


def _bewaren(gegeven: OrganisatieModel, alleen: Collection[str] | None) -> None:
    """Check and write a new object, or of a known one only these fields.

    Only these, so that what somebody else changed meanwhile in another field stays. Raises
    Ongeldig, naming each wrong field.

    The constraints are the database's to check, in the same statement: asking each of them first
    takes ten queries per row. Only when it refuses are they asked, to say which field is wrong.
    """
    if fouten := _veldfouten(gegeven, alleen):
        raise Ongeldig(fouten)
    try:
        with transaction.atomic():
            gegeven.save(force_insert=alleen is None, update_fields=alleen)
    except IntegrityError:
        controleren(gegeven)
        raise


def _rijen_bewaren(rijen: Mapping[str, OrganisatieModel]) -> None:
    """Check and write new rows of one model, as `_bewaren` does; place -> the row that is there.

    Raises Ongeldig, naming each wrong field of each.
    """
    if fouten := {
        f"{plaats}/{veld}": tekst
        for plaats, rij in rijen.items()
        for veld, tekst in _veldfouten(rij, None).items()
    }:
        raise Ongeldig(fouten)
    if not rijen:
        return
    model = type(next(iter(rijen.values())))
    try:
        with transaction.atomic():
            model.alles.bulk_create(rijen.values(), batch_size=PER_KEER)
    except IntegrityError:
        for plaats, rij in rijen.items():
            try:
                controleren(rij)
            except Ongeldig as fout:
                raise fout.onder(plaats) from fout
            rij.save(force_insert=True)


def _veldfouten(gegeven: OrganisatieModel, alleen: Collection[str] | None) -> dict[str, str]:
    """What is wrong with each field by itself."""
    if fouten := _dagfouten(gegeven, alleen):
        return fouten
    gevuld = [v for v in gegeven._meta.concrete_fields if v.is_relation]
    try:
        gegeven.clean_fields(
            exclude=[v.name for v in gevuld if getattr(gegeven, v.attname) is not None]
        )
        gegeven.clean()
    except ValidationError as fout:
        return _fouten_van(fout)
    return {}


def _dagfouten(gegeven: OrganisatieModel, alleen: Collection[str] | None) -> dict[str, str]:
    """What is wrong with each date, of those written, that no day here can be."""
    fouten = {}
    for veld in gegeven._meta.concrete_fields:
        if alleen is not None and veld.name not in alleen:
            continue
        waarde = getattr(gegeven, veld.attname)
        if isinstance(waarde, date) and not isinstance(waarde, datetime):
            fouten[veld.name] = dag_fout(waarde)
    return {naam: tekst for naam, tekst in fouten.items() if tekst}


def _persoonfouten(waarden: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """What is wrong with each new person: who became another (`Samenvoeging`)."""
    return {
        naam: _("Deze persoon is samengevoegd met een ander. Kies de persoon die bleef.")
        for naam, waarde in waarden
        if isinstance(waarde, Persoon) and waarde.samengevoegd_met_id
    }


def _fouten_van(fout: ValidationError) -> dict[str, str]:
    """Field -> what is wrong. Of what is there once within something, that something comes first
    (`Meta.constraints`): what is wrong then stands last.
    """
    velden: dict[str, list[str]] = defaultdict(list)
    for veld, meldingen in fout.error_dict.items():
        for melding in meldingen:
            uniek = (melding.params or {}).get("unique_check")
            velden[uniek[-1] if uniek else veld] += melding.messages
    return {veld: " ".join(teksten) for veld, teksten in velden.items()}


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
    if fouten := _persoonfouten((naam, waarden[naam]) for naam in veranderd):
        raise Ongeldig(fouten)
    if nieuw or veranderd:
        for naam in veranderd:
            setattr(gegeven, naam, waarden[naam])
        _bewaren(gegeven, None if nieuw else [*veranderd, "gewijzigd_op"])
    andere_rijen = [
        naam
        for naam, gewenst in (rijen or {}).items()
        if _rijen_gelijkmaken(gegeven, naam, gewenst, nieuw=nieuw)
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
    naam: str,
    gewenst: Iterable[Mapping[str, Any]],
    *,
    nieuw: bool,
) -> bool:
    """Make the child rows of one parent exactly these; whether that changed anything.

    Rows that are there already stay as they are. ``nieuw``: the parent was just made, so it has no
    rows yet. Raises Ongeldig, naming each wrong field by its row in ``gewenst``.
    """
    rijen: Manager[Any] = getattr(ouder, naam)

    def sleutel(waarden: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
        return tuple(
            sorted(
                (rijen.model._meta.get_field(veld).attname, w.pk if isinstance(w, Model) else w)
                for veld, w in waarden
            )
        )

    doel = {sleutel(rij.items()): (f"{naam}/{n}", rij) for n, rij in enumerate(gewenst)}
    namen = [veld for veld, _waarde in next(iter(doel), ())]
    over = []
    for rij in () if nieuw else rijen.all():
        if doel.pop(tuple((veld, getattr(rij, veld)) for veld in namen), None) is None:
            over.append(rij)
    if fouten := {
        f"{plaats}/{veld}": tekst
        for plaats, waarden in doel.values()
        for veld, tekst in _persoonfouten(waarden.items()).items()
    }:
        raise Ongeldig(fouten)
    for rij in over:
        rij.delete()
    terug: str = rijen.field.name  # type: ignore[attr-defined]
    _rijen_bewaren(
        {
            plaats: rijen.model(organisatie_id=ouder.organisatie_id, **{terug: ouder}, **waarden)
            for plaats, waarden in doel.values()
        }
    )
    return bool(over or doel)
