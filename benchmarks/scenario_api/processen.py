"""The processes of an installation on this machine: to start, to kill, to start again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

GEDULD = 60.0
"""Seconds within which a web process answers after it was started."""


@dataclass
class Proces:
    """A process with a log of its own, in a process group of its own."""

    opdracht: Sequence[str]
    log: Path
    _nu: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Run it."""
        with self.log.open("ab") as uit:
            self._nu = subprocess.Popen(  # noqa: S603  # our own command
                [sys.executable, *self.opdracht],
                stdout=uit,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def dood(self) -> None:
        """SIGKILL to it and its children: no handler, no clean end."""
        if self._nu is not None:
            os.killpg(self._nu.pid, signal.SIGKILL)
            self._nu.wait()
            self._nu = None


@dataclass
class Web(Proces):
    """A gunicorn of one process; ``adres``: where it listens."""

    poort: int = 0

    @classmethod
    def nieuw(cls, map_: Path, naam: str) -> "Web":
        """On a port that is free, of this machine only."""
        with socket.socket() as los:
            los.bind(("127.0.0.1", 0))
            poort = los.getsockname()[1]
        plek = f"127.0.0.1:{poort}"
        opdracht = ["-m", "gunicorn", "config.wsgi", "--bind", plek, "--threads", "6"]
        opdracht.append("--no-control-socket")  # its place is one for all of a user
        return cls(opdracht, map_ / f"{naam}.log", poort=poort)

    @property
    def adres(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self.poort}"

    def wacht(self) -> None:
        """Until it answers. Raises TimeoutError."""
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:
            try:
                httpx.get(f"{self.adres}/api/v1/personen", timeout=5)
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(self.log.read_text()[-2000:])


class Installatie:
    """Two web processes and two workers on the database of DATABASE_URL."""

    def __init__(self, map_: Path) -> None:
        self.webs = [Web.nieuw(map_, f"web-{nummer}") for nummer in (1, 2)]
        self.workers = [
            Proces(["manage.py", "qcluster"], map_ / f"worker-{nummer}.log") for nummer in (1, 2)
        ]

    def __enter__(self) -> Self:
        for proces in (*self.webs, *self.workers):
            proces.start()
        for web in self.webs:
            web.wacht()
        return self

    def zonder_workers(self) -> None:
        """Nothing goes on in the background any more."""
        for worker in self.workers:
            worker.dood()

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        for proces in (*self.webs, *self.workers):
            proces.dood()
