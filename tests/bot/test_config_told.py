"""What an operator is told about the settings: every mistake in their language, and never a secret."""

from pathlib import Path

import pytest

from bot.config import load
from bot.config_problems import ConfigError
from tests.bot.command_line import ENGLISH, PERSIAN, dargah
from tests.bot.config_file import NO_ENVIRONMENT, settings, write

SECRETS = {
    "telegram.token": "123456789:AAF-token_of_nobody",
    "telegram.webhook_secret": "k3Xv_9-hook-of-nobody",
    "telegram.proxy": "socks5://user:proxy-password@127.0.0.1:1080",
    "gateway.api_key": "api-key-of-nobody",
    "database.url": "postgresql://shop:database-password@localhost/shop",
}
HIDDEN = ("token_of_nobody", "hook-of-nobody", "proxy-password", "api-key-of-nobody", "database-password")
# Each with the secret in it, or where it belongs, and each refused.
SECRETS_GONE_WRONG = {
    "telegram.token": "token_of_nobody",
    "telegram.webhook_secret": "hook-of-nobody !!!!",
    "telegram.proxy": "socks4://user:proxy-password@127.0.0.1:1080",
    "gateway.api_key": None,
    "gateway.api_key_file": "api-key-of-nobody",
    "database.url": "mysql://shop:database-password@localhost/shop",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def shows_a_secret(text: str) -> list[str]:
    return [secret for secret in HIDDEN if secret in text]


def test_settings_show_no_secret(path: Path) -> None:
    found = settings(path, SECRETS)
    assert shows_a_secret(f"{found!s} {found!r} {found.telegram} {found.database!r}") == []
    assert len(found.secrets) == len(HIDDEN)
    assert all(any(hidden in secret for secret in found.secrets) for hidden in HIDDEN)


def test_a_password_is_known_as_it_is_meant(path: Path) -> None:
    found = settings(path, {"database.url": "postgresql://shop:p%40ss@localhost/shop"})
    assert "p@ss" in found.secrets


def test_mistakes_show_no_secret(path: Path) -> None:
    write(path, SECRETS_GONE_WRONG)
    with pytest.raises(ConfigError) as caught:
        load(path, NO_ENVIRONMENT)
    error = caught.value
    assert {problem.key for problem in error.problems} == SECRETS_GONE_WRONG.keys() - {"gateway.api_key"}
    assert shows_a_secret(f"{error!s} {error!r} {error.problems} {error.__cause__!r}") == []


async def test_every_mistake_is_told_in_english_without_a_secret(path: Path) -> None:
    write(path, {**SECRETS_GONE_WRONG, "shop.name": None, "web.prot": 80})
    ended = await dargah("run", "--config", path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "The settings have 7 mistakes:",
        "  database.url: must be sqlite:///file.db, sqlite:////an/absolute/path.db or "
        'postgresql://user@host/name. For example: "sqlite:///dargah.db"',
        "  gateway.api_key_file: can't be read: ... (No such file or directory).",
        '  shop.name: is missing. For example: "فروشگاه نمونه"',
        "  telegram.proxy: must be the address of an http, https or socks5 proxy, with its port. "
        'For example: "socks5://127.0.0.1:1080"',
        "  telegram.token: is not what a bot's token looks like; @BotFather gives it to you. "
        'For example: "123456789:AA..."',
        '  telegram.webhook_secret: may have only letters, digits, _ and -. For example: "k3Xv_9..."',
        "  web.prot: is no setting that I know. Is it misspelt, or in the wrong section?",
    ]


async def test_mistakes_are_told_in_persian_on_a_persian_terminal(path: Path) -> None:
    write(path, {"shop.name": None})
    ended = await dargah("run", "--config", path, environment=PERSIAN)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "تنظیمات یک ایراد دارد:",
        '  shop.name: نوشته نشده است. برای نمونه: "فروشگاه نمونه"',
    ]


async def test_a_file_that_is_not_there_is_told_in_one_line(path: Path) -> None:
    ended = await dargah("run", "--config", path)
    assert ended.code == 2
    assert f"there is no file {path}. Copy config.example.toml to it" in ended.err
    assert "Traceback" not in ended.err


async def test_what_is_risky_is_warned_of_and_the_environment_counts(path: Path) -> None:
    write(path, {"gateway.base_url": "http://24pal.ir"})
    missing = f"sqlite:///{path.parent / 'nowhere' / 'shop.db'}"
    environment = {**ENGLISH, "DARGAH_DATABASE__URL": missing}
    ended = await dargah("run", "--config", path, environment=environment)
    assert ended.code == 1
    warning, trouble = ended.err.splitlines()
    assert warning.startswith("Warning: gateway.base_url is http")
    assert trouble.startswith("The database can't be used:")
    assert str(path.parent / "nowhere") in trouble
