"""Web server and worker together: both run, or neither does."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

ADRES = "127.0.0.1"
POORT = 8000
BASIS = Path(__file__).resolve().parent.parent
GEDULD = 10.0

WEBSERVER = (
    sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{ADRES}:{POORT}",
    "--workers", "1", "--threads", "4", "--log-level", "warning",
)  # fmt: skip
WORKER = (sys.executable, "manage.py", "qcluster")


class Gestopt(Exception):
    """Somebody asked to stop: Ctrl-C, or a signal to end."""


def poort_vrij(poort: int = POORT) -> bool:
    """Whether a server can be started on this port."""
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((ADRES, poort))
        except OSError:
            return False
    return True


def samen_draaien(opdrachten: Sequence[Sequence[str]]) -> int:
    """Run commands side by side until somebody stops them (0) or one of them ends by itself (1).

    Each is a session of its own, so that Ctrl-C reaches only this process, which then ends them
    in order, with what they started.
    """
    oud = {s: signal.signal(s, _stoppen) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    processen: list[subprocess.Popen[bytes]] = []
    try:
        for opdracht in opdrachten:
            processen.append(
                subprocess.Popen(opdracht, cwd=BASIS, start_new_session=True)  # noqa: S603
            )
        while all(proces.poll() is None for proces in processen):
            time.sleep(0.3)
        code = 1
    except Gestopt:
        code = 0
    finally:
        for s in oud:
            signal.signal(s, signal.SIG_IGN)  # ending them is not interrupted
        _beeindigen(processen)
        for s, wat in oud.items():
            signal.signal(s, wat)
    return code


def _beeindigen(processen: Sequence[subprocess.Popen[bytes]]) -> None:
    for proces in processen:
        if proces.poll() is None:
            proces.terminate()
    einde = time.monotonic() + GEDULD
    for proces in processen:
        with suppress(subprocess.TimeoutExpired):
            proces.wait(max(0.0, einde - time.monotonic()))
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(proces.pid, signal.SIGKILL)  # what they left behind, if anything
        proces.wait()


def _stoppen(nummer: int, frame: FrameType | None) -> None:
    raise Gestopt
