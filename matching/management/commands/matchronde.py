"""manage.py matchronde: start a matching round from the command line."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from kern.actor import Actor
from kern.fouten import DomeinFout
from kern.selectors.organisaties import organisatie_met_slug
from matching.services.matchrondes import (
    matchronde_aanvragen,
    matchronde_starten,
    matchronde_uitvoeren,
)


class Command(BaseCommand):
    help = "Start een matchronde van een organisatie, in de achtergrond of (--nu) meteen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisatie", required=True, metavar="SLUG")
        parser.add_argument("--nu", action="store_true", help="meteen, met een voortgangsbalk")
        parser.add_argument("--tijdslimiet", type=int, metavar="SECONDEN")

    def handle(
        self, *args: Any, organisatie: str, nu: bool, tijdslimiet: int | None, **options: Any
    ) -> None:
        if tijdslimiet is not None and not 1 <= tijdslimiet <= 3600:
            raise CommandError("--tijdslimiet: een getal van 1 tot 3600", returncode=2)
        tenant = organisatie_met_slug(organisatie)
        if tenant is None:
            raise CommandError(f"--organisatie: {organisatie!a} bestaat niet", returncode=2)
        actor = Actor.systeem(tenant, herkomst="commando matchronde", doel="matchen")
        try:
            if not nu:
                ronde = matchronde_starten(actor=actor, tijdslimiet=tijdslimiet)
                self.stdout.write(f"Ronde {ronde.id} staat klaar voor de achtergrondverwerking.")
                return
            ronde = matchronde_aanvragen(actor=actor, tijdslimiet=tijdslimiet)
        except DomeinFout as fout:
            raise CommandError(str(fout), returncode=2) from fout
        with tqdm(total=100, file=sys.stderr, bar_format="{desc} |{bar}| {n:.0f}%") as balk:

            def meld(stap: str, procent: int) -> None:
                balk.set_description_str(f"{stap:<50}", refresh=False)
                balk.update(procent - balk.n)

            gelukt = matchronde_uitvoeren(ronde_id=ronde.id, meld=meld)
        ronde.refresh_from_db()
        if not gelukt:
            raise CommandError(f"De ronde is mislukt: {ronde.melding}", returncode=1)
        bewezen = "bewezen het beste plan" if ronde.bewezen else f"gat {ronde.gat:.4%}"
        self.stdout.write(
            f"Ronde {ronde.id}: {ronde.voorstellen.count()} voorstellen, {bewezen}, "
            f"{ronde.seconden:.1f} s in de rekenkern."
        )
