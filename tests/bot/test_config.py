"""The settings: every mistake at once, the environment over the file, secrets in files and out of sight."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import load, warnings
from bot.config_problems import ConfigError, Problem
from tests.bot.config_file import API_KEY, NO_ENVIRONMENT, TOKEN, problems, settings, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_the_least_that_works_has_the_documented_defaults(path: Path) -> None:
    found = settings(path)
    assert (found.shop.language, found.shop.currency, found.shop.timezone.key) == (
        "fa",
        "toman",
        "Asia/Tehran",
    )
    assert (found.telegram.api_url, found.telegram.updates) == ("https://api.telegram.org", "polling")
    assert found.telegram.link_to("sample_shop_bot") == "https://t.me/sample_shop_bot"
    assert (found.gateway.provider, found.gateway.base_url) == ("24pal", "http://24pal.ir")
    assert found.database.url == "sqlite:///dargah.db"
    assert found.payments.grace == timedelta(hours=24)
    assert (found.log.level, found.log.format) == ("info", "console")


def test_every_mistake_is_named_at_once_with_its_key_its_kind_and_an_example(path: Path) -> None:
    path.write_text(
        """
        [shop]
        language = "de"
        timezone = "Asia/Nowhere"
        [telegram]
        token = "nonsense"
        admins = []
        updates = "webhook"
        tokn = "1:abcde"
        [gateway]
        timeout = "30"
        [web]
        port = 70000
        public_url = "pay.example.com"
        [payments]
        min_amount = 10
        [logs]
        level = "info"
        """,
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        load(path, NO_ENVIRONMENT)
    found = {problem.key: problem for problem in caught.value.problems}
    assert {key: problem.kind for key, problem in found.items()} == {
        "gateway.api_key": "missing",
        "gateway.timeout": "not-a-duration",
        "logs": "unknown",
        "payments.min_amount": "too-small",
        "shop.language": "not-one-of",
        "shop.name": "missing",
        "shop.timezone": "not-a-time-zone",
        "telegram.admins": "empty",
        "telegram.token": "not-a-token",
        "telegram.tokn": "unknown",
        "telegram.webhook_secret": "missing",
        "web.port": "too-large",
        "web.public_url": "not-an-address",
    }
    assert list(found) == sorted(found)
    assert found["web.port"] == Problem("web.port", "too-large", example="8080", detail="65535")
    assert found["shop.language"].detail == "'fa' or 'en'"
    assert all(problem.example for problem in found.values() if problem.kind != "unknown")


def test_a_section_that_is_missing_is_told_with_its_first_key(path: Path) -> None:
    path.write_text("", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path, NO_ENVIRONMENT)
    assert [(problem.key, problem.kind) for problem in caught.value.problems] == [
        (section, "missing") for section in ("gateway", "shop", "telegram", "web")
    ]
    assert [problem.example.partition(" =")[0] for problem in caught.value.problems] == [
        "api_key",
        "name",
        "token",
        "public_url",
    ]


@pytest.mark.parametrize(
    ("changes", "is_refused"),
    [
        ({"payments.min_amount": 20_000, "payments.max_amount": 10_000}, True),
        ({"payments.max_amount": 5_000}, True),
        ({"payments.min_amount": 20_000, "payments.max_amount": 20_000}, False),
    ],
)
def test_the_least_amount_may_not_be_above_the_most(
    path: Path, changes: Mapping[str, object], is_refused: bool
) -> None:
    if is_refused:
        assert problems(path, changes) == [("payments.min_amount", "above-max")]
    else:
        limits = settings(path, changes).payments.limits
        assert limits.smallest == limits.largest == 20_000


def test_a_webhook_without_a_secret_is_refused(path: Path) -> None:
    assert problems(path, {"telegram.updates": "webhook"}) == [("telegram.webhook_secret", "missing")]
    secret = "k3Xv_9-of-nobody-at-all"
    found = settings(path, {"telegram.updates": "webhook", "telegram.webhook_secret": secret})
    assert found.telegram.webhook_secret is not None


def test_contradictions_are_named_beside_other_mistakes(path: Path) -> None:
    changes = {"telegram.updates": "webhook", "telegram.token": None, "payments.max_amount": 5_000}
    assert problems(path, {**changes, "payments.grace": "soon"}) == [
        ("payments.grace", "not-a-duration"),
        ("payments.min_amount", "above-max"),
        ("telegram.token", "missing"),
        ("telegram.webhook_secret", "missing"),
    ]


def test_the_environment_wins_over_the_file(path: Path) -> None:
    environment = {
        "DARGAH_TELEGRAM__TOKEN": "987654321:BBG-another_of_nobody",
        "DARGAH_TELEGRAM__ADMINS": "1, 2",
        "DARGAH_WEB__PORT": "9090",
        "DARGAH_PAYMENTS__GRACE": "48h",
        "DARGAH_SHOP__TIMEZONE": "Europe/Berlin",
        "HOME": "/root",
        "DARGAH_HOME": "/srv",
    }
    found = settings(path, {"web.port": 8081}, environment)
    assert found.telegram.token.get_secret_value() == "987654321:BBG-another_of_nobody"
    assert found.telegram.admins == (1, 2)
    assert found.web.port == 9090
    assert found.payments.grace == timedelta(hours=48)
    assert found.shop.timezone == ZoneInfo("Europe/Berlin")
    assert found.gateway.api_key.get_secret_value() == API_KEY


@pytest.mark.parametrize("written", ["1,2", "1 2", "[1, 2]", "1\n2"])
def test_admins_are_listed_in_the_environment_as_people_write_lists(path: Path, written: str) -> None:
    assert settings(path, environment={"DARGAH_TELEGRAM__ADMINS": written}).telegram.admins == (1, 2)


def test_the_environment_alone_is_enough() -> None:
    found = load(
        None,
        {
            "DARGAH_SHOP__NAME": "Sample Shop",
            "DARGAH_TELEGRAM__TOKEN": TOKEN,
            "DARGAH_TELEGRAM__ADMINS": "1",
            "DARGAH_GATEWAY__API_KEY": API_KEY,
            "DARGAH_WEB__PUBLIC_URL": "https://pay.example.com",
        },
    )
    assert found.shop.name == "Sample Shop"


def test_unknown_keys_of_the_environment_are_mistakes_too(path: Path) -> None:
    environment = {"DARGAH_TELEGRAM__TOKNE": TOKEN, "DARGAH_TELGRAM__TOKEN": TOKEN, "DARGAH_SHOP__NAME": ""}
    assert problems(path, {}, environment) == [
        ("shop.name", "empty"),
        ("telegram.tokne", "unknown"),
        ("telgram", "unknown"),
    ]


def test_a_section_that_is_no_section_is_told_once(path: Path) -> None:
    path.write_text("telegram = 5\nshop = 'x'\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path, {"DARGAH_TELEGRAM__TOKEN": TOKEN})
    found = [(problem.key, problem.kind) for problem in caught.value.problems]
    assert found.count(("telegram", "not-a-table")) == found.count(("shop", "not-a-table")) == 1


def test_secrets_are_read_from_files_of_their_own(path: Path) -> None:
    (path.parent / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    (path.parent / "api_key").write_text(f"\n{API_KEY}\n", encoding="utf-8")
    found = settings(
        path,
        {
            "telegram.token": None,
            "telegram.token_file": str(path.parent / "token"),
            "gateway.api_key": None,
            "gateway.api_key_file": str(path.parent / "api_key"),
        },
    )
    assert found.telegram.token.get_secret_value() == TOKEN
    assert found.gateway.api_key.get_secret_value() == API_KEY


def test_a_secret_that_is_given_twice_is_a_mistake(path: Path) -> None:
    changes = {"telegram.token_file": "token", "gateway.api_key_file": "api_key"}
    assert problems(path, changes) == [("gateway.api_key_file", "both"), ("telegram.token_file", "both")]
    environment = {"DARGAH_TELEGRAM__TOKEN": TOKEN, "DARGAH_TELEGRAM__TOKEN_FILE": "token"}
    assert problems(path, {}, environment) == [("telegram.token_file", "both")]
    assert problems(path, {}, dict(reversed(environment.items()))) == [("telegram.token_file", "both")]


def test_a_secret_in_the_environment_stands_for_its_file_and_the_other_way_round(path: Path) -> None:
    (path.parent / "token").write_text(TOKEN, encoding="utf-8")
    in_file = {"telegram.token": None, "telegram.token_file": "no-such-file"}
    other = "987654321:BBG-another_of_nobody"
    found = settings(path, in_file, {"DARGAH_TELEGRAM__TOKEN": other})
    assert found.telegram.token.get_secret_value() == other
    found = settings(path, environment={"DARGAH_TELEGRAM__TOKEN_FILE": str(path.parent / "token")})
    assert found.telegram.token.get_secret_value() == TOKEN


def test_a_secrets_file_that_cannot_be_read_is_named_with_the_reason(path: Path) -> None:
    folder, binary = path.parent / "folder", path.parent / "binary"
    folder.mkdir()
    binary.write_bytes(b"\xff\xfe")
    for place, reason in (
        (path.parent / "missing", "No such file"),
        (folder, "Is a directory"),
        (binary, "not text"),
    ):
        write(path, {"telegram.token": None, "telegram.token_file": str(place)})
        with pytest.raises(ConfigError) as caught:
            load(path, NO_ENVIRONMENT)
        (problem,) = caught.value.problems
        assert (problem.key, problem.kind) == ("telegram.token_file", "unreadable")
        assert problem.found == str(place)
        assert reason in problem.detail


def test_an_empty_secrets_file_holds_no_secret(path: Path) -> None:
    (path.parent / "empty").touch()
    empty = str(path.parent / "empty")
    changes = {"telegram.token": None, "telegram.token_file": empty}
    changes |= {"gateway.api_key": None, "gateway.api_key_file": empty}
    assert problems(path, changes) == [("gateway.api_key", "empty"), ("telegram.token", "not-a-token")]


def test_a_file_that_is_missing_or_no_toml_is_told(path: Path) -> None:
    def problem() -> Problem:
        with pytest.raises(ConfigError) as caught:
            load(path, NO_ENVIRONMENT)
        (only,) = caught.value.problems
        return only

    assert problem() == Problem("file", "no-such-file", found=str(path))
    path.write_text(f"[telegram]\ntoken = {TOKEN}", encoding="utf-8")
    assert (problem().kind, problem().found) == ("not-toml", str(path))
    assert "line 2" in problem().detail
    path.write_bytes(b"\xff\xfe")
    assert problem().kind == "not-toml"
    path.unlink()
    path.mkdir()
    assert problem().kind == "unreadable"


def test_nothing_changes_after_the_start(path: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings(path).shop.name = "Another"


def test_what_works_but_is_risky_is_warned_of(path: Path) -> None:
    assert warnings(settings(path)) == ["config-warning-gateway-http"]
    risky = {
        "web.public_url": "http://pay.example.com",
        "telegram.api_url": "http://telegram.example.com",
        "telegram.link_url": "http://t.example.com",
        "gateway.base_url": "https://24pal.ir",
    }
    assert warnings(settings(path, risky)) == [
        *("config-warning-public-http", "config-warning-telegram-http", "config-warning-link-http")
    ]
    here = {
        "web.public_url": "http://localhost:8080",
        "telegram.api_url": "http://127.0.0.1:8081",
        "telegram.link_url": "http://localhost:8000",
        "gateway.base_url": "http://[::1]:8024",
    }
    assert warnings(settings(path, here)) == []
