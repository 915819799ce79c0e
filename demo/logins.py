"""Users of the demo: one per role of who works there, and some carers.

Their random passwords are in a file that only the owner can read.
"""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef

from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Persoon, Rol
from kern.services.organisaties import gebruiker_opslaan
from mantelzorg.models import Meting, Zorgsituatie

NAMEN = {
    Rol.COORDINATOR: "Carla Coördinator",
    Rol.CONSULENT: "Mo Consulent",
    Rol.BEHEERDER: "Bo Beheerder",
    Rol.AUDITOR: "Aad Auditor",
}
MANTELZORGERS = 2
BESTAND = "inloggegevens.txt"
ALLEEN_EIGENAAR = 0o600


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody who can log in, with one role; a carer is a person in a file too."""

    rol: Rol
    email: str
    naam: str
    persoon: Persoon | None = None


def email_van(rol: Rol, organisatie: Organisatie, volgnummer: int = 1) -> str:
    """What the demo's user with this role logs in with; the first of them has no number."""
    return f"{rol.value}{volgnummer if volgnummer > 1 else ''}@{organisatie.slug}.example"


def van_medewerkers(organisatie: Organisatie) -> list[Login]:
    """Who works there, and who looks after the system."""
    return [Login(rol, email_van(rol, organisatie), naam) for rol, naam in NAMEN.items()]


def van_mantelzorgers(organisatie: Organisatie) -> list[Login]:
    """Some carers: always the first ones of whom something was measured."""
    gemeten = Meting.objects.voor(organisatie).filter(zorgsituatie=OuterRef("pk"), geen_meting="")
    situaties = (
        Zorgsituatie.objects.voor(organisatie)
        .filter(Exists(gemeten))
        .select_related("mantelzorger")
        .order_by("nummer")[:MANTELZORGERS]
    )
    rol = Rol.MANTELZORGER
    personen = [situatie.mantelzorger for situatie in situaties]
    return [
        Login(rol, email_van(rol, organisatie, nummer), persoon.volledige_naam, persoon)
        for nummer, persoon in enumerate(personen, start=1)
    ]


def logins_maken(
    *, organisatie: Organisatie, actor: Actor, map_: Path, logins: Iterable[Login]
) -> Path:
    """Make the users who are not there yet, and give who is not in the file a new password.

    Who is in the file keeps their password. A password is written down only once it holds, so a
    run that was stopped halfway, or a file that was lost, is made good by the next run.
    """
    bestand = map_ / BESTAND
    # The mode holds from the first byte: never made readable first and closed later.
    plek = os.open(bestand, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, ALLEEN_EIGENAAR)
    with os.fdopen(plek, "r+", encoding="utf-8") as open_bestand:
        os.fchmod(plek, ALLEEN_EIGENAAR)
        bekend = _wachtwoorden(open_bestand.read())
        regels = ""
        with transaction.atomic():
            for login in logins:
                email = login.email
                gebruiker = Gebruiker.objects.voor(organisatie).filter(email=email).first()
                if gebruiker and email in bekend:
                    continue
                wachtwoord = bekend.get(email) or secrets.token_urlsafe(15)
                gebruiker_opslaan(
                    actor=actor,
                    gebruiker=gebruiker or Gebruiker(organisatie=organisatie),
                    waarden={}
                    if gebruiker
                    else {"email": email, "naam": login.naam, "persoon": login.persoon},
                    rollen=[Rol(code) for code in gebruiker.rolcodes] if gebruiker else [login.rol],
                    wachtwoord=wachtwoord,
                )
                if email not in bekend:
                    regels += f"{login.rol.value:<12} {email:<35} {wachtwoord}\n"
        open_bestand.write(regels)
    return bestand


def _wachtwoorden(tekst: str) -> dict[str, str]:
    """E-mail address -> password."""
    regels = [regel.split() for regel in tekst.splitlines()]
    return {delen[1]: delen[2] for delen in regels if len(delen) == 3}
