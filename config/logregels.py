"""Logging: an event name and ids, never personal data."""

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any

import structlog

MEESTE_PLAATSEN = 20
"""Of one error, the innermost."""


def fout_zonder_tekst(
    _logger: object, _niveau: str, regel: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Say of an error its type and where it came from, and of those that led to it.

    Its text and the values around it may hold somebody's data, so these are left out.
    """
    gegeven = regel.pop("exc_info", None)
    if gegeven is True:
        gegeven = sys.exc_info()
    fout = gegeven[1] if isinstance(gegeven, tuple) else gegeven
    if isinstance(fout, BaseException):
        regel["fouten"] = list(_keten(fout))
    return regel


def _keten(fout: BaseException | None) -> Iterator[dict[str, Any]]:
    while fout is not None:
        plaatsen = traceback.extract_tb(fout.__traceback__)[-MEESTE_PLAATSEN:]
        yield {
            "soort": type(fout).__name__,
            "plaats": [f"{p.filename}:{p.lineno}:{p.name}" for p in plaatsen],
        }
        fout = fout.__cause__ or fout.__context__


GEDEELD: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def opmaak(*, json: bool) -> logging.Formatter:
    """How a line looks, ours or another library's."""
    vorm: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=GEDEELD,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            fout_zonder_tekst,
            vorm,
        ],
    )


def logging_instellen(*, json: bool, niveau: str) -> None:
    """Send structlog and the standard library's loggers to stderr in one form."""
    structlog.configure(
        processors=[*GEDEELD, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    uitvoer = logging.StreamHandler()
    uitvoer.setFormatter(opmaak(json=json))
    logging.basicConfig(handlers=[uitvoer], level=niveau, force=True)
