"""``manage.py exporteer SOORT BESTAND.{csv,xlsx} --organisatie SLUG``."""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.selectors.organisaties import organisatie_met_slug
from uitwisseling.bestand import Formaat
from uitwisseling.exporteren import lijst_exporteren
from uitwisseling.fouten import Bestandsfout, toonbaar
from uitwisseling.soorten import SOORTEN

FOUTE_INVOER = 2


class Command(BaseCommand):
    """Exit code 0: written. 2: it cannot be. The file holds personal data: its owner's alone."""

    help = "Schrijft een lijst als CSV- of XLSX-bestand, in de vorm die importeer inleest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Kind, file, organisation."""
        parser.add_argument("soort", choices=list(SOORTEN), help="welke lijst")
        parser.add_argument("bestand", type=Path, help="een naam die eindigt op .csv of .xlsx")
        parser.add_argument("--organisatie", required=True, metavar="SLUG")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Write the file; one line says why that is impossible."""
        try:
            self._exporteren(opties["soort"], opties["bestand"], opties["organisatie"])
        except Bestandsfout as fout:
            self.stderr.write(str(fout))
            sys.exit(FOUTE_INVOER)

    def _exporteren(self, soort: str, pad: Path, slug: str) -> None:
        formaat = pad.suffix.removeprefix(".").lower()
        if formaat not in list(Formaat):
            raise Bestandsfout(_("De naam van het bestand eindigt op .csv of .xlsx."))
        organisatie = organisatie_met_slug(slug)
        if organisatie is None:
            raise Bestandsfout(
                _("De organisatie %(slug)s bestaat niet.") % {"slug": toonbaar(slug)}
            )
        actor = Actor.systeem(organisatie, herkomst="commando exporteer", doel=f"{soort} uitvoeren")
        inhoud = lijst_exporteren(actor=actor, soort=soort, formaat=formaat)
        try:
            with open(pad, "wb", opener=_alleen_eigenaar) as bestand:
                bestand.write(inhoud)
        except (OSError, ValueError) as fout:
            raise Bestandsfout(
                _("Het bestand %(pad)s kan niet worden geschreven.") % {"pad": toonbaar(str(pad))}
            ) from fout


def _alleen_eigenaar(pad: str, vlaggen: int) -> int:
    bestand = os.open(pad, vlaggen, 0o600)
    os.fchmod(bestand, 0o600)  # also where there was a file already
    return bestand
