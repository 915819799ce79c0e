"""Users of the demo, one per role, with random passwords in a file that only the owner can read."""

import os
import secrets
from pathlib import Path

from django.db import transaction

from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Rol
from kern.services.organisaties import gebruiker_opslaan

NAMEN = {
    Rol.COORDINATOR: "Carla Coördinator",
    Rol.CONSULENT: "Mo Consulent",
    Rol.BEHEERDER: "Bo Beheerder",
    Rol.AUDITOR: "Aad Auditor",
}
BESTAND = "inloggegevens.txt"
ALLEEN_EIGENAAR = 0o600


def email_van(rol: Rol, organisatie: Organisatie) -> str:
    """What the demo's user with this role logs in with."""
    return f"{rol.value}@{organisatie.slug}.example"


def logins_maken(*, organisatie: Organisatie, actor: Actor, map_: Path) -> Path:
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
            for rol, naam in NAMEN.items():
                email = email_van(rol, organisatie)
                gebruiker = Gebruiker.objects.voor(organisatie).filter(email=email).first()
                if gebruiker and email in bekend:
                    continue
                wachtwoord = bekend.get(email) or secrets.token_urlsafe(15)
                gebruiker_opslaan(
                    actor=actor,
                    gebruiker=gebruiker or Gebruiker(organisatie=organisatie),
                    waarden={} if gebruiker else {"email": email, "naam": naam},
                    rollen=[Rol(code) for code in gebruiker.rolcodes] if gebruiker else [rol],
                    wachtwoord=wachtwoord,
                )
                if email not in bekend:
                    regels += f"{rol.value:<12} {email:<35} {wachtwoord}\n"
        open_bestand.write(regels)
    return bestand


def _wachtwoorden(tekst: str) -> dict[str, str]:
    """E-mail address -> password."""
    regels = [regel.split() for regel in tekst.splitlines()]
    return {delen[1]: delen[2] for delen in regels if len(delen) == 3}
