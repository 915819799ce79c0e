"""The whole demo, once Django is set up."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from . import dienst
from .bevolking import HENGELO
from .inrichten import inrichten, ronde_draaien, weigeren_waar_het_niet_hoort, zeg
from .tabel import resultaat

ADRES = f"http://{dienst.ADRES}:{dienst.POORT}"


def demo(*, serveren: bool, seed: int) -> int:
    """Set up, show the result, and serve until stopped; the exit code.

    Raises DemoGeweigerd and CommandError.
    """
    weigeren_waar_het_niet_hoort(HENGELO)
    if serveren and not dienst.poort_vrij():
        raise CommandError(
            f"Poort {dienst.POORT} is al in gebruik. Stop wat daar draait, of gebruik SERVE=0."
        )
    organisatie, logins = inrichten(HENGELO, seed, Path(settings.DATA))
    ronde = ronde_draaien(organisatie)
    zeg(f"\nHet resultaat van de matchronde in {HENGELO.naam}\n\n{resultaat(ronde)}\n")
    if not serveren:
        return 0
    zeg(f"Inloggen op {ADRES} met wat er in {os.path.relpath(logins)} staat. Stoppen: Ctrl-C.")
    code = dienst.samen_draaien([dienst.WEBSERVER, dienst.WORKER])
    zeg("De demo is gestopt." if code == 0 else "De webserver of de achtergrondverwerking stopte.")
    return code
