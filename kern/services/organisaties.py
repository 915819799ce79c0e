"""Setting up an organisation: its kenmerken, districts and users."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker, Kenmerk, Organisatie, Rol, Wijk
from kern.rechten import vereis
from kern.regels.gebruikers import zelfuitsluiting
from kern.services.opslaan import gegeven_opslaan
from kern.services.tokens import tokens_intrekken

KENMERKEN = Path(__file__).parent.parent / "data" / "kenmerken.json"


@transaction.atomic
def organisatie_inrichten(
    *, naam: str, slug: str, wijken: Mapping[str, Iterable[str]], herkomst: str
) -> Organisatie:
    """Make an organisation with its districts (name -> PC4 areas) and the shipped kenmerken.

    An organisation with this slug that exists already is completed, nothing of it removed.
    Raises Ongeldig.
    """
    organisatie = Organisatie.objects.filter(slug=slug).first() or Organisatie(slug=slug)
    organisatie.naam = naam
    try:
        organisatie.full_clean()
    except ValidationError as fout:
        raise Ongeldig({veld: " ".join(t) for veld, t in fout.message_dict.items()}) from fout
    organisatie.save()
    actor = Actor.systeem(organisatie, herkomst=herkomst, doel="organisatie inrichten")
    bekend = set(Kenmerk.objects.voor(organisatie).values_list("code", flat=True))
    for waarden in json.loads(KENMERKEN.read_text(encoding="utf-8")):
        if waarden["code"] not in bekend:
            gegeven_opslaan(actor=actor, gegeven=Kenmerk(organisatie=organisatie), waarden=waarden)
    for wijknaam, gebieden in wijken.items():
        wijk = Wijk.objects.voor(organisatie).filter(naam=wijknaam).first()
        gegeven_opslaan(
            actor=actor,
            gegeven=wijk or Wijk(organisatie=organisatie),
            waarden={"naam": wijknaam},
            rijen={"postcodes": [{"pc4": pc4} for pc4 in gebieden]},
        )
    return organisatie


@transaction.atomic
def gebruiker_opslaan(
    *,
    actor: Actor,
    gebruiker: Gebruiker,
    waarden: Mapping[str, object],
    rollen: Iterable[Rol],
    wachtwoord: str = "",
) -> Gebruiker:
    """Register a user with roles, or change one. An empty password leaves it as it is.

    With another password, or no access any more, apps lose the tokens they had of this user.
    Raises Ongeldig (a password that is too easy, a beheerder who would lock themselves out) and
    NietToegestaan.
    """
    vereis(actor, "gebruiker.beheren")
    rollen = list(rollen)
    if "email" in waarden:
        waarden = {**waarden, "email": str(waarden["email"]).lower()}
    uitsluiting = zelfuitsluiting(
        door=actor.gebruiker_id,
        gebruiker_id=gebruiker.id,
        actief=bool(waarden.get("actief", gebruiker.actief)),
        rollen=rollen,
    )
    if uitsluiting:
        raise Ongeldig(uitsluiting)
    if wachtwoord:
        try:
            validate_password(wachtwoord, gebruiker)
        except ValidationError as fout:
            raise Ongeldig({"wachtwoord": " ".join(fout.messages)}) from fout
    if wachtwoord or gebruiker._state.adding:
        waarden = {**waarden, "password": make_password(wachtwoord or None)}
    gegeven_opslaan(
        actor=actor,
        gegeven=gebruiker,
        waarden=waarden,
        rijen={"rollen": [{"rol": str(rol)} for rol in rollen]},
    )
    if wachtwoord or not gebruiker.actief:
        tokens_intrekken(gebruiker, herkomst=actor.herkomst)
    return gebruiker
