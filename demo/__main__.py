"""``make demo``: a synthetic municipality, its import, one round, its result, and then the pages.

GEMEENTE is ommen, rijssen-holten, hengelo (default) or alle. SERVE=0 stops after the result. SEED
chooses other people (default: `cijfers.SEED`).
Exit codes: 0 done, 1 something failed, 2 the demo will not run here, 130 stopped while setting up.
"""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import DatabaseError

from demo.cijfers import SEED
from demo.gemeenten import HENGELO, Gemeente, gemeenten_uit

GEWEIGERD = 2


def main() -> int:
    """Run the demo; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.ontwikkel")
    try:
        gemeenten, serveren, seed = _keuzes()
        django.setup()
    except (ImproperlyConfigured, ImportError, OSError, ValueError) as fout:
        return _fout(f"De demo kan hier niet starten: {fout}", GEWEIGERD)
    from demo.inrichten import DemoGeweigerd  # models exist from django.setup() on
    from demo.verloop import demo

    try:
        return demo(gemeenten, serveren=serveren, seed=seed)
    except DemoGeweigerd as fout:
        return _fout(str(fout), GEWEIGERD)
    except (CommandError, DatabaseError, OSError) as fout:
        return _fout(str(fout), 1)


def _keuzes() -> tuple[tuple[Gemeente, ...], bool, int]:
    serve, seed = os.environ.get("SERVE", "1"), os.environ.get("SEED", str(SEED))
    if serve not in ("0", "1"):
        raise ValueError(f"SERVE is 0 of 1, niet {serve!r}")
    if not seed.isdecimal():
        raise ValueError(f"SEED is een heel getal, niet {seed!r}")
    gemeenten = gemeenten_uit(os.environ.get("GEMEENTE", HENGELO.slug))
    return gemeenten, serve == "1", int(seed)


def _fout(melding: str, code: int) -> int:
    sys.stderr.write(" ".join(melding.split()) + "\n")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
