"""The time limit. The clock only says when to stop; no decision depends on it otherwise."""

import os
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Klok:
    """``einde`` on ``time.monotonic()``, in seconds."""

    einde: float

    def over(self) -> float:
        """Seconds left; negative when the time is up."""
        return self.einde - time.monotonic()

    def voorbij(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.einde

    def deel(self, fractie: float) -> "Klok":
        """A clock that stops when this fraction of the time left is used."""
        nu = time.monotonic()
        return Klok(nu + fractie * max(0.0, self.einde - nu))


def begin_van_proces() -> float:
    """When this process started, on ``time.monotonic()``; now, where the system does not tell."""
    nu = time.monotonic()
    try:
        # Field 22 of /proc/self/stat, in ticks since boot; the name in field 2 may hold spaces.
        velden = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        leeftijd = time.clock_gettime(time.CLOCK_BOOTTIME) - int(velden[19]) / os.sysconf(
            "SC_CLK_TCK"
        )
    except (OSError, ValueError, IndexError, AttributeError):
        return nu
    # A sandbox may count from another boot; what no start of Python takes is not believed.
    return nu - leeftijd if 0 <= leeftijd < 60 else nu
