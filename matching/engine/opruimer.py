"""Python's collector of reference cycles, and a way to do without."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def zonder_opruimer() -> Iterator[None]:
    """Nothing looks for reference cycles meanwhile; the rest of memory is given back as always.

    A round makes millions of small objects that stay, and no cycles to speak of. Going through all
    of them again and again took a seventh of the time at 10,000 x 10,000.
    """
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()
