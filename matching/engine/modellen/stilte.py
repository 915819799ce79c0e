"""HiGHS now and then writes to file descriptor 1 itself, which no option of it turns off."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def stille_uitvoer() -> Iterator[None]:
    """Nothing of what C code writes to standard output meanwhile comes through."""
    leeg_buffers = ctypes.CDLL(None).fflush
    try:
        bewaard = os.dup(1)
    except OSError:  # closed, and silent as it is
        yield
        return
    leeg_buffers(None)
    with Path(os.devnull).open("wb") as niets:
        os.dup2(niets.fileno(), 1)
    try:
        yield
    finally:
        leeg_buffers(None)
        os.dup2(bewaard, 1)
        os.close(bewaard)
