"""config.toml and the environment, as typed, frozen settings."""

import os
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from bot.config_problems import ConfigError, Problem, problems_of
from bot.config_values import (
    AgeKey,
    BotToken,
    ChannelName,
    DatabaseUrl,
    Duration,
    MaybeDuration,
    ProxyAddress,
    Secret,
    TimeZone,
    UserIds,
    WebAddress,
    WebhookSecret,
)
from bot.money import Currency, Limits, Rials
from bot.texts.languages import Language

ENV_PREFIX = "DARGAH_"
LONGEST_SHOP_NAME = 64
LONGEST_SUPPORT = 200
SHORTEST_BACKUP_PERIOD = timedelta(hours=1)
# What config.example.toml shows. Its secret key was thrown away.
EXAMPLE_KEY = "age158kd0sm6pxl6sca49pyjcphepdunylcydtvzsyr6d45t4un553wq44kpkx"
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# Secrets that may be read from a file of their own: `token_file` instead of `token`.
FROM_FILES = (("telegram", "token"), ("gateway", "api_key"))


class Section(BaseModel):
    """A table of config.toml: unknown keys are mistakes, and nothing changes after the start."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class ShopSettings(Section):
    """What buyers see of the shop."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_SHOP_NAME, examples=["فروشگاه نمونه"])]
    language: Annotated[Language, Field(examples=["fa"])] = Language.FA
    currency: Annotated[Currency, Field(examples=["toman"])] = Currency.TOMAN
    timezone: Annotated[TimeZone, Field(examples=["Asia/Tehran"])] = ZoneInfo("Asia/Tehran")
    support: Annotated[str, Field(max_length=LONGEST_SUPPORT, examples=["@my_shop_support"])] = ""
    required_channel: Annotated[ChannelName | None, Field(examples=["@my_shop"])] = None
    private_services: Annotated[bool, Field(examples=[False])] = False


class TelegramSettings(Section):
    """How to reach Telegram, and who administers the shop there."""

    token: Annotated[BotToken, Field(examples=["123456789:AA..."])]
    admins: Annotated[UserIds, Field(min_length=1, examples=[[123456789]])]
    api_url: Annotated[WebAddress, Field(examples=["https://api.telegram.org"])] = "https://api.telegram.org"
    link_url: Annotated[WebAddress, Field(examples=["https://t.me"])] = "https://t.me"
    # It may hold a password, as may the database's: neither is shown where settings are.
    proxy: Annotated[ProxyAddress | None, Field(repr=False, examples=["socks5://127.0.0.1:1080"])] = None
    updates: Annotated[Literal["polling", "webhook"], Field(examples=["polling"])] = "polling"
    webhook_secret: Annotated[WebhookSecret | None, Field(validate_default=True, examples=["k3Xv_9..."])] = (
        None
    )
    messages_per_second: Annotated[int, Field(ge=1, le=1000, examples=[30])] = 30

    def link_to(self, username: str) -> str:
        """Give the link by which people come to the bot of this name."""
        return f"{self.link_url}/{username}"

    @field_validator("webhook_secret")
    @classmethod
    def _needed_by_a_webhook(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if secret is None and others.data.get("updates") == "webhook":
            raise PydanticCustomError("missing", "a webhook without a secret takes anybody's updates")
        return secret


class GatewaySettings(Section):
    """The payment gateway and our terminal there."""

    provider: Annotated[Literal["24pal"], Field(examples=["24pal"])] = "24pal"
    api_key: Annotated[Secret, Field(examples=["your terminal's api_key"])]
    base_url: Annotated[WebAddress, Field(examples=["http://24pal.ir"])] = "http://24pal.ir"
    timeout: Annotated[Duration, Field(examples=["30s"])] = timedelta(seconds=30)


class WebSettings(Section):
    """Where buyers come back to."""

    host: Annotated[str, Field(min_length=1, examples=["127.0.0.1"])] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, examples=[8080])] = 8080
    public_url: Annotated[WebAddress, Field(examples=["https://pay.example.com"])]


class DatabaseSettings(Section):
    """Where orders and payments are kept."""

    url: Annotated[DatabaseUrl, Field(repr=False, examples=["sqlite:///dargah.db"])] = "sqlite:///dargah.db"


class PaymentSettings(Section):
    """Limits in rials, and how long things last."""

    # The most comes first, since the least is compared with it.
    max_amount: Annotated[int, Field(ge=1_000, le=10**13, examples=[1_000_000_000])] = 1_000_000_000
    min_amount: Annotated[int, Field(ge=1_000, validate_default=True, examples=[10_000])] = 10_000
    expires_after: Annotated[Duration, Field(examples=["30m"])] = timedelta(minutes=30)
    grace: Annotated[Duration, Field(examples=["24h"])] = timedelta(hours=24)
    first_check_after: Annotated[Duration, Field(examples=["60s"])] = timedelta(seconds=60)
    open_orders: Annotated[int, Field(ge=1, le=100, examples=[3])] = 3
    requests_per_minute: Annotated[int, Field(ge=1, le=1000, examples=[5])] = 5

    @field_validator("min_amount")
    @classmethod
    def _not_above_the_most(cls, least: int, others: ValidationInfo) -> int:
        if least > others.data.get("max_amount", least):
            raise PydanticCustomError("above_max", "larger than the most")
        return least

    @property
    def limits(self) -> Limits:
        """The least and the most that a buyer may pay at once."""
        return Limits(Rials(self.min_amount), Rials(self.max_amount))


class BackupSettings(Section):
    """To whom backups are encrypted, and how often they are made and sent to the owners."""

    # Whether there is a key is asked where it is known how often.
    every: Annotated[MaybeDuration, Field(examples=["24h"])] = None
    recipient: Annotated[AgeKey, Field(validate_default=True, examples=["age1..."])] = None

    @field_validator("every")
    @classmethod
    def _not_all_the_time(cls, every: timedelta | None) -> timedelta | None:
        if every is not None and every < SHORTEST_BACKUP_PERIOD:
            raise PydanticCustomError("greater_than_equal", "too short", {"ge": "1h"})
        return every

    @field_validator("recipient")
    @classmethod
    def _needed_by_the_clock(cls, recipient: str | None, others: ValidationInfo) -> str | None:
        if recipient is None and others.data.get("every") is not None:
            raise PydanticCustomError("missing", "a backup that is not encrypted is sent to nobody")
        return recipient


class LogSettings(Section):
    """How much is logged, and in what form."""

    level: Annotated[Literal["debug", "info", "warning", "error"], Field(examples=["info"])] = "info"
    format: Annotated[Literal["console", "json"], Field(examples=["console"])] = "console"


class Settings(Section):
    """All settings of one shop."""

    shop: ShopSettings
    telegram: TelegramSettings
    gateway: GatewaySettings
    web: WebSettings
    database: DatabaseSettings = DatabaseSettings()
    payments: PaymentSettings = PaymentSettings()
    backup: BackupSettings = BackupSettings()
    log: LogSettings = LogSettings()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log, page or chat may ever show."""
        telegram, database = self.telegram, urlsplit(self.database.url)
        held = [telegram.token.get_secret_value(), self.gateway.api_key.get_secret_value()]
        if telegram.webhook_secret is not None:
            held.append(telegram.webhook_secret.get_secret_value())
        for address in (database, urlsplit(telegram.proxy or "")):
            held.extend([unquote(address.password)] if address.password else [])
        return tuple(held)


def load(path: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; the environment (`DARGAH_TELEGRAM__TOKEN`) wins over the file.

    Raises ConfigError with every mistake at once: each has its key, what is wrong, and an example.
    """
    written: dict[str, Any] = {} if path is None else _read_file(path)
    problems: list[Problem] = []
    _overlay(written, environment, problems)
    for section, key in FROM_FILES:
        _read_secret(written, section, key, problems)
    try:
        settings = Settings.model_validate(written)
    except ValidationError as error:
        found = problems_of(error, Settings)
        named = {problem.key for problem in problems}
        raise ConfigError(
            [*problems, *(p for p in found if named.isdisjoint({p.key, f"{p.key}_file"}))]
        ) from None
    if problems:
        raise ConfigError(problems)
    return settings


def warnings(settings: Settings) -> list[str]:
    """Name (as keys of texts) what works but is risky."""
    found = []
    if _is_plain_http_away_from_here(settings.gateway.base_url):
        found.append("config-warning-gateway-http")
    if _is_plain_http_away_from_here(settings.web.public_url):
        found.append("config-warning-public-http")
    if _is_plain_http_away_from_here(settings.telegram.api_url):
        found.append("config-warning-telegram-http")
    if _is_plain_http_away_from_here(settings.telegram.link_url):
        found.append("config-warning-link-http")
    if settings.backup.recipient == EXAMPLE_KEY:
        found.append("config-warning-example-key")
    return found


def _is_plain_http_away_from_here(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in LOOPBACK


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError([Problem("file", "no-such-file", found=str(path))]) from None
    except OSError as error:
        raise ConfigError(
            [Problem("file", "unreadable", found=str(path), detail=error.strerror or "")]
        ) from None
    except ValueError as error:
        # tomllib's words name a line and column, and quote nothing of the file.
        raise ConfigError([Problem("file", "not-toml", found=str(path), detail=str(error))]) from None


def _overlay(written: dict[str, Any], environment: Mapping[str, str], problems: list[Problem]) -> None:
    given: dict[str, dict[str, str]] = {}
    for name, value in environment.items():
        section, separator, key = name.removeprefix(ENV_PREFIX).lower().partition("__")
        if name.startswith(ENV_PREFIX) and separator:
            given.setdefault(section, {})[key] = value
    for section, keys in given.items():
        table = written.setdefault(section, {})
        if not isinstance(table, dict):
            problems.append(Problem(section, "not-a-table"))
            continue
        for secret in (secret for place, secret in FROM_FILES if place == section):
            # Either of the two in the environment stands for both in the file.
            if keys.keys() & {secret, f"{secret}_file"}:
                table.pop(secret, None)
                table.pop(f"{secret}_file", None)
        table.update(keys)


def _read_secret(written: dict[str, Any], section: str, key: str, problems: list[Problem]) -> None:
    table = written.get(section)
    name = f"{key}_file"
    if not isinstance(table, dict) or name not in table:
        return
    path = table.pop(name)
    if key in table:
        problems.append(Problem(f"{section}.{name}", "both", detail=f"{section}.{key}"))
        return
    try:
        table[key] = Path(str(path)).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not text"
        problems.append(
            Problem(f"{section}.{name}", "unreadable", found=_if_a_path(str(path)), detail=reason)
        )


def _if_a_path(value: str) -> str:
    """Somebody may have written the secret itself where its file's name belongs: that is not shown."""
    return value if "/" in value or "." in value else "..."
