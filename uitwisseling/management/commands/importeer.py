"""``manage.py importeer SOORT BESTAND --organisatie SLUG [--proef]``."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter
from django.db import DatabaseError
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.selectors.organisaties import organisatie_met_slug
from uitwisseling.fouten import Bestandsfout, Rijfouten, toonbaar
from uitwisseling.importeren import bestand_importeren
from uitwisseling.kolommen import uitleg
from uitwisseling.soorten import SOORTEN
from uitwisseling.tabel import GROOTSTE_BESTAND
from uitwisseling.verslag import MogelijkDubbel, Verslag, Wijziging

FOUTE_INVOER = 2
DATABASE_FAALT = 1


class _Hulptekst(DjangoHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the list of columns."""


class Command(BaseCommand):
    """Exit code 0: done. 2: the file is not good. 1: the database fails. All or nothing."""

    help = "Leest een CSV- of XLSX-bestand in, met kolomnamen op de eerste regel."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """With the columns of each kind under ``--help``."""
        kolommen = "\n\n".join(
            f"{soort} (* = verplicht):\n{uitleg(klasse.kolommen)}"
            for soort, klasse in SOORTEN.items()
        )
        kwargs.update(formatter_class=_Hulptekst, epilog=kolommen.replace("%", "%%"))
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Kind, file, organisation."""
        parser.add_argument("soort", choices=list(SOORTEN), help="wat er in het bestand staat")
        parser.add_argument("bestand", type=Path, help="het CSV- of XLSX-bestand")
        parser.add_argument("--organisatie", required=True, metavar="SLUG")
        parser.add_argument(
            "--proef", action="store_true", help="laat zien wat er zou gebeuren, schrijf niets"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Take the file in; say on one line per problem what is wrong."""
        try:
            verslag = self._importeren(opties)
        except Rijfouten as fout:
            for rijfout in fout.fouten:
                self.stderr.write(str(rijfout))
            self.stderr.write(
                _("%(n)s fouten. Er is niets ingelezen.") % {"n": len(fout.fouten)}
                if len(fout.fouten) > 1
                else _("1 fout. Er is niets ingelezen.")
            )
            sys.exit(FOUTE_INVOER)
        except Bestandsfout as fout:
            self.stderr.write(str(fout))
            sys.exit(FOUTE_INVOER)
        except DatabaseError as fout:
            self.stderr.write(
                _("De database geeft een fout (%(soort)s). Er is niets ingelezen.")
                % {"soort": type(fout).__name__}
            )
            sys.exit(DATABASE_FAALT)
        if verslag.proef:
            for wijziging in verslag.wijzigingen:
                self.stdout.write(_wijziging(wijziging))
        for dubbel in verslag.mogelijk_dubbel:
            self.stdout.write(_dubbel(dubbel))
        self.stdout.write(_samenvatting(opties["soort"], verslag))

    def _importeren(self, opties: dict[str, Any]) -> Verslag:
        organisatie = organisatie_met_slug(opties["organisatie"])
        if organisatie is None:
            raise Bestandsfout(
                _("De organisatie %(slug)s bestaat niet.")
                % {"slug": toonbaar(opties["organisatie"])}
            )
        actor = Actor.systeem(
            organisatie, herkomst="commando importeer", doel=f"{opties['soort']} inlezen"
        )
        return bestand_importeren(
            actor=actor,
            soort=opties["soort"],
            inhoud=_inhoud(opties["bestand"]),
            naam=opties["bestand"].name,
            proef=opties["proef"],
        )


def _inhoud(pad: Path) -> bytes:
    naam = {"pad": toonbaar(str(pad))}
    try:
        if not pad.is_file():
            raise Bestandsfout(_("Het bestand %(pad)s bestaat niet.") % naam)
        with pad.open("rb") as bestand:
            return bestand.read(GROOTSTE_BESTAND + 1)  # one more, to see that it is too much
    except (OSError, ValueError) as fout:
        raise Bestandsfout(_("Het bestand %(pad)s kan niet worden gelezen.") % naam) from fout


def _wijziging(wijziging: Wijziging) -> str:
    """What a row would change: numbers and columns, no names."""
    rij = {"rij": wijziging.rij, "nummer": wijziging.nummer}
    if wijziging.nieuw:
        return _("rij %(rij)s: %(nummer)s is nieuw") % rij
    kolommen = {"kolommen": ", ".join(wijziging.cellen)}
    return _("rij %(rij)s: %(nummer)s wijzigt in %(kolommen)s") % (rij | kolommen)


def _dubbel(dubbel: MogelijkDubbel) -> str:
    """Who may be somebody else: by number, no names."""
    wie = f"{dubbel.nummer} ({dubbel.wie})" if dubbel.wie else dubbel.nummer
    ander = (
        _("iemand in rij %(rij)s") % {"rij": dubbel.andere_rij}
        if dubbel.andere_rij
        else _("een bekende persoon (%(id)s)") % {"id": dubbel.persoon_id}
    )
    return _("rij %(rij)s: %(wie)s lijkt op %(ander)s") % {
        "rij": dubbel.rij,
        "wie": wie,
        "ander": ander,
    }


def _samenvatting(soort: str, verslag: Verslag) -> str:
    aantallen = {"soort": soort} | verslag.aantallen()
    if verslag.proef:
        return (
            _(
                "Proef met %(soort)s: %(aangemaakt)s zouden worden aangemaakt, "
                "%(gewijzigd)s gewijzigd en %(ongewijzigd)s blijven gelijk. Er is niets geschreven."
            )
            % aantallen
        )
    return (
        _(
            "Ingelezen %(soort)s: %(aangemaakt)s aangemaakt, %(gewijzigd)s gewijzigd, "
            "%(ongewijzigd)s ongewijzigd."
        )
        % aantallen
    )
