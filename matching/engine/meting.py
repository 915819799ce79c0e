"""Where the time of a solve goes, and how bound and plan drew near. Nothing depends on it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Meld = Callable[[str, int, int], None]
"""Called with the phase, the best value so far and the proven bound."""


@dataclass(slots=True)
class Meting:
    """Filled by ``los_op``. Seconds are of the clock on the wall.

    ``spoor``: seconds since the start, the objective and the bound, each time one of them is new.
    """

    seconden: dict[str, float] = field(default_factory=dict)
    kolommen: int = 0
    spoor: list[tuple[float, int, int]] = field(default_factory=list)

    @contextmanager
    def fase(self, naam: str) -> Iterator[None]:
        """What happens inside counts for this phase."""
        begin = time.monotonic()
        try:
            yield
        finally:
            self.seconden[naam] = self.seconden.get(naam, 0.0) + time.monotonic() - begin
