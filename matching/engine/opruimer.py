"""Python's collector of reference cycles, and a way to do without."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def zonder_opruimer() -> Iterator[None]:
    """Nothing looks for reference cycles meanwhile; the rest of memory is given back as always.

    Reading a problem and a round make millions of small objects that stay, and no cycles to speak
    of. Going through all of them again and again took a seventh of the time at 10,000 x 10,000, and
    of reading 20,000 x 20,000 two fifths: with the size it grows faster than the work itself.
    """
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()
