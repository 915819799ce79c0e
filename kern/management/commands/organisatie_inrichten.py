"""manage.py organisatie_inrichten: an organisation and its first beheerder."""

import getpass
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker, Rol
from kern.services.organisaties import gebruiker_opslaan, organisatie_inrichten


class Command(BaseCommand):
    """Exit code 2: something given is not good; nothing is made then."""

    help = (
        "Maakt een organisatie met de meegeleverde kenmerken en een eerste beheerder. "
        "Het wachtwoord wordt gevraagd, of staat in de omgevingsvariabele WACHTWOORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naam", required=True, help="bijvoorbeeld 'Steunpunt Hengelo'")
        parser.add_argument("--slug", required=True, help="korte naam, bijvoorbeeld hengelo")
        parser.add_argument("--beheerder", required=True, metavar="E-MAIL")

    @transaction.atomic
    def handle(self, *args: Any, naam: str, slug: str, beheerder: str, **options: Any) -> None:
        wachtwoord = os.environ.get("WACHTWOORD") or getpass.getpass("Wachtwoord: ")
        try:
            organisatie = organisatie_inrichten(
                naam=naam, slug=slug, wijken={}, herkomst="commando organisatie_inrichten"
            )
            gebruiker_opslaan(
                actor=Actor.systeem(
                    organisatie,
                    herkomst="commando organisatie_inrichten",
                    doel="eerste beheerder",
                ),
                gebruiker=Gebruiker(organisatie=organisatie),
                waarden={"email": beheerder, "naam": beheerder},
                rollen=[Rol.BEHEERDER],
                wachtwoord=wachtwoord,
            )
        except Ongeldig as fout:
            raise CommandError(str(fout), returncode=2) from fout
        self.stdout.write(f"{organisatie.naam} is klaar; {beheerder} kan inloggen.")
