"""manage.py toepassing: register an app or a partner system."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.scopes import Soort, scopes_van
from api.toepassingen import toepassing_registreren
from kern.fouten import Ongeldig
from kern.selectors.gebruikers import gebruiker_met_email


class Command(BaseCommand):
    """Exit code 2: something given is not good; nothing is made then."""

    help = (
        "Registreert een app of partnersysteem, en toont een keer het client id en het geheim. Een "
        "app of systeem voor medewerkers werkt voor wie erin inlogt; een partner werkt voor de "
        "organisatie van zijn gebruiker."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naam", required=True, help="zoals gebruikers het systeem kennen")
        parser.add_argument("--soort", required=True, choices=[soort.value for soort in Soort])
        parser.add_argument(
            "--redirect-uri", default="", help="van een app: het adres om naar terug te gaan"
        )
        parser.add_argument(
            "--gebruiker", default="", metavar="E-MAIL", help="van een partner: wie het systeem is"
        )

    def handle(self, *args: Any, naam: str, soort: str, **opties: Any) -> None:
        try:
            toepassing, geheim = toepassing_registreren(
                naam=naam,
                soort=Soort(soort),
                redirect_uri=opties["redirect_uri"],
                gebruiker=gebruiker_met_email(opties["gebruiker"]),
            )
        except Ongeldig as fout:
            raise CommandError(str(fout), returncode=2) from fout
        self.stdout.write(f"client id: {toepassing.client_id}")
        if geheim:
            self.stdout.write(f"geheim (staat nergens anders): {geheim}")
        self.stdout.write(f"scopes: {' '.join(scopes_van(toepassing))}")
