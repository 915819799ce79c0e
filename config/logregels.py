"""Logging: an event name and ids, never personal data."""

import logging

import structlog


def logging_instellen(*, json: bool, niveau: str) -> None:
    """Send structlog and the standard library's loggers to stderr in one form."""
    gedeeld: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    vorm: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[*gedeeld, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    uitvoer = logging.StreamHandler()
    uitvoer.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=gedeeld,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                vorm,
            ],
        )
    )
    logging.basicConfig(handlers=[uitvoer], level=niveau, force=True)
