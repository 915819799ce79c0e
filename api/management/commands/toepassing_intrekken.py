"""manage.py toepassing_intrekken: put an app or partner system out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.toepassingen import toepassing_intrekken
from kern.fouten import Ongeldig


class Command(BaseCommand):
    """Exit code 2: there is no such application."""

    help = "Verwijdert een app of partnersysteem met al zijn tokens: die werken meteen niet meer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("client_id", help="zoals manage.py toepassing het toonde")

    def handle(self, *args: Any, client_id: str, **opties: Any) -> None:
        try:
            naam = toepassing_intrekken(
                client_id=client_id, herkomst="commando toepassing_intrekken"
            )
        except Ongeldig as fout:
            raise CommandError(str(fout), returncode=2) from fout
        self.stdout.write(f"{naam} komt er niet meer in.")
