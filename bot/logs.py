"""Logs: one line an event, and no secret in any of them."""

import logging
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import LogSettings

HIDDEN = "[secret]"


class Redaction:
    """The last step before a line is written: whatever a library may have put into it, secrets leave it here."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def text(self, text: str) -> str:
        """Hide every secret in a text."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return text


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    def __init__(self, redaction: Redaction, processors: Sequence[Processor]) -> None:
        super().__init__(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *processors],
            foreign_pre_chain=_shared(),
        )
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction.text(super().format(record))


def set_up_logs(settings: LogSettings, secrets: Sequence[str]) -> None:
    """Send every log of ours and of the libraries to standard error."""
    renderer: list[Processor] = (
        [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if settings.format == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_RedactingFormatter(Redaction(secrets), renderer))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    # On DEBUG the library writes down its addresses, and the bot's token is in each.
    logging.getLogger("telegram").setLevel(max(logging.INFO, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _plain_enums,
    ]


def _plain_enums(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {key: str(value) if isinstance(value, str) else value for key, value in event.items()}
