"""A Markdown table, printed row by row."""

import math
import os
import platform
from collections.abc import Iterable


def kop(*kolommen: str) -> str:
    """The first two lines of a table."""
    return f"{rij(kolommen)}\n|{' --- |' * len(kolommen)}"


def rij(cellen: Iterable[str]) -> str:
    """One row."""
    return f"| {' | '.join(cellen)} |"


def machine() -> str:
    """What it was measured on."""
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores"


def seconden(aantal: float) -> str:
    """Seconds; infinite is what was not reached."""
    return f"{aantal:.2f}" if math.isfinite(aantal) else "not reached"


def aandeel(deel: float) -> str:
    """A share, rounded down: only all of it reads as 100%."""
    return f"{math.floor(deel * 1e6) / 1e4:.4f}%"


def gat(deel: float) -> str:
    """A relative gap; one that is there never reads as 0."""
    if deel == 0:
        return "0 (proven)"
    return f"{deel:.4%}" if deel >= 1e-6 else "< 0.0001%"
