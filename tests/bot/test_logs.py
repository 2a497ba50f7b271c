"""Logs: one line an event for people or machines, whole tracebacks, and no secret in whatever form."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.config import LogSettings
from bot.logs import HIDDEN, Redaction, set_up_logs
from bot.orders import OrderState
from tests.bot.command_line import run_python
from tests.bot.config_file import settings

SECRETS = {
    "telegram.token": "123456789:AAF-token_of_nobody",
    "telegram.webhook_secret": "k3Xv_9-hook-of-nobody",
    "telegram.proxy": "socks5://user:proxy%2Fpass%40word@127.0.0.1:1080",
    "gateway.api_key": 'api+key/of "nobody" \\ سری',
    "database.url": "postgresql://shop:data%3Abase%20word@localhost/shop",
}
PASSWORDS = ("proxy/pass@word", "data:base word")

Format = Literal["console", "json"]


class Terminal(io.StringIO):
    """Standard error while a test runs."""

    def lines(self) -> list[str]:
        """What was written since it was asked last."""
        written = self.getvalue().splitlines()
        self.seek(0)
        self.truncate()
        return written


@pytest.fixture(params=["console", "json"])
def form(request: pytest.FixtureRequest) -> Format:
    chosen: Format = request.param
    return chosen


@pytest.fixture
def secrets(tmp_path: Path) -> tuple[str, ...]:
    return settings(tmp_path / "config.toml", SECRETS).secrets


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, form: Format, secrets: tuple[str, ...]) -> Iterator[Terminal]:
    """Where logs are written as the shop sets them up; all is put back afterwards."""
    root, library = logging.getLogger(), logging.getLogger("telegram")
    levels = root.level, library.level
    standard_error = Terminal()
    monkeypatch.setattr(sys, "stderr", standard_error)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    set_up_logs(LogSettings(level="debug", format=form), secrets)
    yield standard_error
    root.handlers.clear()
    root.setLevel(levels[0])
    library.setLevel(levels[1])
    structlog.reset_defaults()


def forms(secret: str) -> set[str]:
    """How a secret may be written by whatever writes it."""
    return {
        secret,
        quote(secret),
        quote(secret, safe=""),
        re.sub("%..", lambda found: found[0].lower(), quote(secret, safe="")),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
        json.dumps(repr(secret)[1:-1])[1:-1],
    }


def shown(text: str, secrets: tuple[str, ...]) -> list[str]:
    return [form for secret in secrets for form in forms(secret) if form in text]


def raise_with(secret: str) -> None:
    address = f"https://api.telegram.org/bot{secret}/getMe"
    raise ConnectionError(f"can't reach {address}")


def test_all_that_is_secret_is_known_to_the_logs(secrets: tuple[str, ...]) -> None:
    plain = {str(SECRETS[key]) for key in ("telegram.token", "telegram.webhook_secret", "gateway.api_key")}
    assert set(secrets) == plain | set(PASSWORDS)


def test_no_secret_is_in_any_line(terminal: Terminal, secrets: tuple[str, ...]) -> None:
    ours, theirs = structlog.get_logger("bot.test"), logging.getLogger("library")
    for secret in secrets:
        for written in forms(secret):
            ours.info(
                f"in the event {written}", key=written, inside={"list": [written]}, raw=written.encode()
            )
            theirs.warning("in a library's words %s, %r", written, {"key": written})
            structlog.contextvars.bind_contextvars(bound=written)
            ours.info("bound")
            structlog.contextvars.clear_contextvars()
    lines = terminal.lines()
    assert len(lines) == 3 * sum(len(forms(secret)) for secret in secrets)
    assert all(HIDDEN in line for line in lines)
    assert shown("\n".join(lines), secrets) == []


def test_tracebacks_are_told_whole_without_a_secret(terminal: Terminal, secrets: tuple[str, ...]) -> None:
    for secret in secrets:
        for log in (structlog.get_logger("bot.test"), logging.getLogger("library")):
            try:
                raise_with(secret)
            except ConnectionError:
                log.exception("it failed")
    text = "\n".join(terminal.lines())
    assert shown(text, secrets) == []
    assert text.count("ConnectionError") >= 2 * len(secrets)
    assert text.count("raise_with") >= 2 * len(secrets)
    assert f"bot{HIDDEN}/getMe" in text


def test_a_traceback_shows_no_values_of_which_half_a_secret_might_remain(
    terminal: Terminal, secrets: tuple[str, ...]
) -> None:
    def fail() -> None:
        long = "x" * 70 + secrets[0] + "y" * 100
        raise ValueError(len(long))

    try:
        fail()
    except ValueError:
        structlog.get_logger("bot.test").exception("it failed")
    text = "\n".join(terminal.lines())
    assert "ValueError" in text
    assert "xxxxx" not in text
    assert secrets[0][:12] not in text


@pytest.mark.parametrize("form", ["json"], indirect=True)
def test_lines_for_machines_are_json_with_the_whole_event(
    terminal: Terminal, secrets: tuple[str, ...]
) -> None:
    structlog.get_logger("bot.test").info("payment moved", payment=31, state=OrderState.PAID, name="سارا")
    logging.getLogger("library").warning("slow by %d s", 3)
    try:
        raise_with(secrets[0])
    except ConnectionError:
        structlog.get_logger("bot.test").exception("it failed", key='quo"ted')
    ours, theirs, failed = (json.loads(line) for line in terminal.lines())
    assert {key: ours[key] for key in ("event", "payment", "state", "name", "level", "logger")} == {
        "event": "payment moved",
        "payment": 31,
        "state": "paid",
        "name": "سارا",
        "level": "info",
        "logger": "bot.test",
    }
    assert ours["timestamp"].endswith("Z")
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("slow by 3 s", "warning", "library")
    (exception,) = failed["exception"]
    assert exception["exc_type"] == "ConnectionError"
    assert [frame["name"] for frame in exception["frames"]][-1] == "raise_with"
    assert not any("locals" in frame for frame in exception["frames"])


@pytest.mark.parametrize("form", ["console"], indirect=True)
def test_lines_for_people_say_the_event_and_its_values(terminal: Terminal) -> None:
    structlog.get_logger("bot.test").info("payment moved", payment=31, state=OrderState.PAID)
    (line,) = terminal.lines()
    assert "payment moved" in line
    assert "payment=31" in line
    assert "state=paid" in line
    assert "\x1b" not in line


def test_the_level_is_kept_and_the_library_never_writes_down_its_addresses(
    terminal: Terminal, secrets: tuple[str, ...], form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    logging.getLogger("telegram.ext").debug("POST https://api.telegram.org/bot%s/getMe", secrets[0])
    structlog.get_logger("bot.test").debug("ours")
    assert len(terminal.lines()) == 1
    monkeypatch.setattr(sys, "stderr", terminal)
    set_up_logs(LogSettings(level="warning", format=form), secrets)
    structlog.get_logger("bot.another").info("quiet")
    logging.getLogger("telegram.ext").info("quiet")
    structlog.get_logger("bot.another").warning("loud")
    assert ["loud" in line for line in terminal.lines()] == [True]


@given(st.text(min_size=6, max_size=20))
def test_whatever_a_secret_is_made_of_it_is_found_in_every_form(secret: str) -> None:
    redaction = Redaction([secret])
    for form in forms(secret):
        assert redaction.text(f"|{form}|") == f"|{HIDDEN}|"


def test_of_two_secrets_the_longer_is_hidden_first() -> None:
    assert Redaction(["pass", "password", ""]).text("password, pass, PASS") == f"{HIDDEN}, {HIDDEN}, PASS"


def test_without_secrets_nothing_is_hidden() -> None:
    assert Redaction([]).text("anything") == "anything"


CRASH = """
from bot.config import LogSettings
from bot.logs import set_up_logs
set_up_logs(LogSettings(format="json"), ["the-secret"])
raise OSError("no way to https://host/the%2Dsecret")
"""


async def test_what_ends_the_program_is_a_line_without_secrets_too() -> None:
    ended = await run_python("-c", CRASH)
    assert ended.code == 1
    line = json.loads(ended.err)
    assert line["level"] == "critical"
    assert line["exception"][0]["exc_value"] == f"no way to https://host/{HIDDEN}"
