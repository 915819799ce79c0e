"""The whole demo, once Django is set up."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from . import dienst
from .gemeenten import Gemeente
from .inrichten import (
    database_bijwerken,
    inrichten,
    ronde_draaien,
    weigeren_waar_het_niet_hoort,
    zeg,
)
from .logins import BESTAND
from .tabel import resultaat
from .zorgen import zorgen

ADRES = f"http://{dienst.ADRES}:{dienst.POORT}"


def demo(gemeenten: Iterable[Gemeente], *, serveren: bool, seed: int) -> int:
    """Set each up and show its result, then serve all until stopped; the exit code.

    Raises DemoGeweigerd and CommandError.
    """
    weigeren_waar_het_niet_hoort()
    if serveren and not dienst.poort_vrij():
        raise CommandError(
            f"Poort {dienst.POORT} is al in gebruik. Stop wat daar draait, of gebruik SERVE=0."
        )
    map_ = Path(settings.DATA)
    database_bijwerken()
    for gemeente in gemeenten:
        organisatie = inrichten(gemeente, seed, map_)
        ronde = ronde_draaien(organisatie)
        zeg(f"\nHet resultaat van de matchronde in {gemeente.naam}\n\n{resultaat(ronde)}\n")
        zeg(f"Hoe het gaat met de mantelzorgers in {gemeente.naam}\n\n{zorgen(organisatie)}\n")
    if not serveren:
        return 0
    logins = os.path.relpath(map_ / BESTAND)
    zeg(f"Inloggen op {ADRES} met wat er in {logins} staat. Stoppen: Ctrl-C.")
    code = dienst.samen_draaien([dienst.WEBSERVER, dienst.WORKER])
    zeg("De demo is gestopt." if code == 0 else "De webserver of de achtergrondverwerking stopte.")
    return code
