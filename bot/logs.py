"""Logs: one line an event, and no secret in any of them."""

import json
import logging
import re
import sys
from collections.abc import Sequence
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import LogSettings

HIDDEN = "[secret]"
NOTHING = r"(?!)"


class Redaction:
    """The last step before a line is written: whatever a library may have put into it, secrets leave it here.

    A secret is found as it is, percent-encoded as in an address, and escaped as in JSON or a `repr`.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        # One secret may be the beginning of another.
        longest_first = sorted(filter(None, secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(_in_any_form, longest_first)) or NOTHING)

    def text(self, text: str) -> str:
        """Hide every secret in a text."""
        return self._secrets.sub(HIDDEN, text)


def _in_any_form(secret: str) -> str:
    return "".join(
        letter if letter.isascii() and letter.isalnum() else _sign_in_any_form(letter) for letter in secret
    )


def _sign_in_any_form(sign: str) -> str:
    percent = "".join(f"%{byte:02X}" for byte in sign.encode(errors="replace"))
    escapes = {json.dumps(sign)[1:-1].lstrip("\\"), repr(sign)[1:-1].lstrip("\\")}
    # A `repr` within JSON escapes twice, and a backslash has been written twice or four times by then.
    return rf"(?:(?i:{percent})|\\*{re.escape(sign)}|\\+(?:{'|'.join(map(re.escape, sorted(escapes)))}))"


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
    renderer = _json() if settings.format == "json" else _console()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_RedactingFormatter(Redaction(secrets), renderer))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    # The interpreter's own words about what ended the program would hide nothing.
    sys.excepthook = _log_the_end
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


def _log_the_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, Exception):
        logging.getLogger(__name__).critical("the program ended by an error", exc_info=(kind, error, trace))
    else:
        sys.__excepthook__(kind, error, trace)


# Neither shows the values of local variables: they are cut to a length, and half a secret is not recognised.
def _json() -> list[Processor]:
    tracebacks = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return [
        structlog.processors.ExceptionRenderer(tracebacks),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _console() -> list[Processor]:
    return [
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    ]


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
