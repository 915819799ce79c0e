"""Users of the demo, one per role, with random passwords in a file that only the owner can read."""

import os
import secrets
from pathlib import Path

from django.db import transaction

from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Rol
from kern.services.organisaties import gebruiker_opslaan

GEBRUIKERS = {
    Rol.COORDINATOR: ("coordinator@hengelo.example", "Carla Coördinator"),
    Rol.CONSULENT: ("consulent@hengelo.example", "Mo Consulent"),
    Rol.BEHEERDER: ("beheerder@hengelo.example", "Bo Beheerder"),
    Rol.AUDITOR: ("auditor@hengelo.example", "Aad Auditor"),
}
BESTAND = "inloggegevens.txt"
ALLEEN_EIGENAAR = 0o600


def logins_maken(*, organisatie: Organisatie, actor: Actor, map_: Path) -> Path:
    """Make the users who are not there yet; a user who is there keeps their password.

    The passwords are in the file before the users exist, so a run that was stopped halfway can be
    finished by the next.
    """
    bestand = map_ / BESTAND
    bestaand = set(Gebruiker.objects.voor(organisatie).values_list("email", flat=True))
    ontbreekt = {rol: wie for rol, wie in GEBRUIKERS.items() if wie[0] not in bestaand}
    if not ontbreekt:
        return bestand
    wachtwoorden = _wachtwoorden(bestand, {rol: email for rol, (email, _naam) in ontbreekt.items()})
    with transaction.atomic():
        for rol, (email, naam) in ontbreekt.items():
            gebruiker_opslaan(
                actor=actor,
                gebruiker=Gebruiker(organisatie=organisatie),
                waarden={"email": email, "naam": naam},
                rollen=[rol],
                wachtwoord=wachtwoorden[email],
            )
    return bestand


def _wachtwoorden(bestand: Path, emails: dict[Rol, str]) -> dict[str, str]:
    """E-mail address -> password, out of the file; for who is not in it a new one is added."""
    bekend = _lezen(bestand)
    nieuw = {email: secrets.token_urlsafe(15) for email in emails.values() if email not in bekend}
    regels = "".join(
        f"{rol.value:<12} {email:<30} {nieuw[email]}\n"
        for rol, email in emails.items()
        if email in nieuw
    )
    # The mode holds from the first byte: never made readable first and closed later.
    plek = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, ALLEEN_EIGENAAR)
    with os.fdopen(plek, "a", encoding="utf-8") as open_bestand:
        os.fchmod(plek, ALLEEN_EIGENAAR)
        open_bestand.write(regels)
    return bekend | nieuw


def _lezen(bestand: Path) -> dict[str, str]:
    if not bestand.exists():
        return {}
    regels = [regel.split() for regel in bestand.read_text(encoding="utf-8").splitlines()]
    return {delen[1]: delen[2] for delen in regels if len(delen) == 3}
