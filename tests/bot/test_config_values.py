"""The kinds of values: what each takes, and what a wrong one is named."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import EXAMPLE_KEY, warnings
from tests.bot.config_file import TOKEN, problems, settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


# Kinds that a value is refused as: key, value, kind.
WRONG: list[tuple[str, object, str]] = [
    ("shop.name", "", "empty"),
    ("shop.name", "x" * 65, "too-long"),
    ("shop.name", 5, "not-text"),
    ("shop.currency", "dollar", "not-one-of"),
    ("shop.timezone", "", "not-a-time-zone"),
    ("shop.timezone", "../../etc/passwd", "not-a-time-zone"),
    ("shop.private_services", "perhaps", "not-true-or-false"),
    ("shop.private_services", [], "not-true-or-false"),
    ("telegram.token", 123456789, "not-text"),
    ("telegram.token", "123456789", "not-a-token"),
    ("telegram.token", f"bot{TOKEN}", "not-a-token"),
    ("telegram.admins", 110_000_001, "not-a-list"),
    ("telegram.admins", ["me", "you"], "not-a-number"),
    ("telegram.admins", [0], "too-small"),
    ("telegram.api_url", "ftp://api.telegram.org", "not-an-address"),
    ("telegram.link_url", "t.me", "not-an-address"),
    ("telegram.link_url", "tg://resolve", "not-an-address"),
    ("telegram.link_url", "https://t.example.com/?to=", "not-an-address"),
    ("telegram.proxy", "127.0.0.1:1080", "not-a-proxy"),
    ("telegram.proxy", "socks5://127.0.0.1", "not-a-proxy"),
    ("telegram.proxy", "socks4://127.0.0.1:1080", "not-a-proxy"),
    ("telegram.proxy", "http://[::1:1080", "not-a-proxy"),
    ("telegram.updates", "pigeons", "not-one-of"),
    ("telegram.webhook_secret", "too-short", "empty"),
    ("telegram.webhook_secret", "with spaces in it, and a dot.", "webhook-secret"),
    ("telegram.webhook_secret", "x" * 257, "too-long"),
    ("telegram.messages_per_second", 0, "too-small"),
    ("gateway.provider", "another", "not-one-of"),
    ("gateway.api_key", "", "empty"),
    ("gateway.base_url", "http://user:password@24pal.ir", "not-an-address"),
    ("gateway.timeout", 30, "not-a-duration"),
    ("gateway.timeout", "0s", "not-a-duration"),
    ("gateway.timeout", "1.5h", "not-a-duration"),
    ("gateway.timeout", "2w", "not-a-duration"),
    ("backup.recipient", "age1", "not-an-age-key"),
    ("backup.recipient", "AGE-SECRET-KEY-1", "not-an-age-key"),
    ("backup.recipient", 5, "not-an-age-key"),
    ("backup.every", "daily", "not-a-duration"),
    ("web.port", "eighty", "not-a-number"),
    ("web.port", 80.5, "not-a-number"),
    ("web.port", 0, "too-small"),
    ("web.host", "", "empty"),
    ("web.public_url", "https://", "not-an-address"),
    ("web.public_url", "https://pay.example.com?shop=1", "not-an-address"),
    ("web.public_url", "https://pay.example.com/#top", "not-an-address"),
    ("web.public_url", "https://pay example.com", "not-an-address"),
    ("web.public_url", "https://pay.example.com:99999", "not-an-address"),
    ("web.public_url", "http://[::1", "not-an-address"),
    ("database.url", "dargah.db", "not-a-database"),
    ("database.url", "sqlite:///", "not-a-database"),
    ("database.url", "sqlite://dargah.db", "not-a-database"),
    ("database.url", "mysql://localhost/shop", "not-a-database"),
    ("database.url", "postgresql://", "not-a-database"),
    ("database.url", "postgresql://shop:pass/word@localhost/shop", "not-a-database"),
    ("database.url", "postgresql://shop:12/34@localhost/shop", "not-a-database"),
    ("payments.min_amount", 999, "too-small"),
    ("payments.max_amount", 10**13 + 1, "too-large"),
    ("payments.grace", True, "not-a-duration"),
    ("log.level", "loud", "not-one-of"),
    ("log.format", "xml", "not-one-of"),
]


@pytest.mark.parametrize(("key", "value", "kind"), WRONG)
def test_a_wrong_value_is_named_for_what_is_wrong_with_it(
    path: Path, key: str, value: object, kind: str
) -> None:
    assert problems(path, {key: value}) == [(key, kind)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("90s", timedelta(seconds=90)),
        ("30m", timedelta(minutes=30)),
        ("24h", timedelta(hours=24)),
        ("7d", timedelta(days=7)),
        (" 5m ", timedelta(minutes=5)),
    ],
)
def test_durations_are_a_number_and_a_unit(path: Path, written: str, meant: timedelta) -> None:
    assert settings(path, {"payments.grace": written}).payments.grace == meant


def test_addresses_lose_only_their_last_slash(path: Path) -> None:
    changes = {
        "web.public_url": "https://example.com/pay/",
        "telegram.api_url": "http://127.0.0.1:8081/",
        "telegram.link_url": "https://links.example.com/t/",
    }
    found = settings(path, changes)
    assert found.telegram.link_to("shop_bot") == "https://links.example.com/t/shop_bot"
    assert (found.web.public_url, found.telegram.api_url) == (
        "https://example.com/pay",
        "http://127.0.0.1:8081",
    )


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///dargah.db",
        "sqlite:////var/lib/dargah/dargah.db",
        "postgresql://shop@localhost/shop",
        "postgresql://shop:p%40ss%2Fword@localhost:5433/shop",
    ],
)
def test_databases_of_both_kinds_are_taken(path: Path, url: str) -> None:
    assert settings(path, {"database.url": url}).database.url == url


def test_backups_are_off_where_nothing_is_said_of_them(path: Path) -> None:
    off = settings(path, {"backup.recipient": "", "backup.every": ""}).backup
    assert (off, off.recipient, off.every) == (settings(path).backup, None, None)


def test_backups_by_the_clock_need_a_key_and_an_hour_at_least(path: Path) -> None:
    assert problems(path, {"backup.every": "24h"}) == [("backup.recipient", "missing")]
    with_key = {"backup.recipient": EXAMPLE_KEY}
    assert problems(path, {**with_key, "backup.every": "59m"}) == [("backup.every", "too-small")]
    found = settings(path, {**with_key, "backup.every": "1h"})
    assert found.backup.every == timedelta(hours=1)
    # Nobody has its secret key.
    assert "config-warning-example-key" in warnings(found)
