"""What single settings may be: durations, addresses, time zones, tokens; each names its own kind of mistake."""

import re
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from bot.backup.sealing import is_public_key

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _duration(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    match = re.fullmatch(r"(\d{1,6})([smhd])", value.strip()) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("duration", "not a duration")
    span = timedelta(**{_UNITS[match[2]]: int(match[1])})
    if not span:
        raise PydanticCustomError("duration", "not a duration")
    return span


def _channel(value: str) -> str:
    if not re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}", value):
        raise PydanticCustomError("channel", "not a public channel's name")
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s?#@]", value):
        raise PydanticCustomError("web_address", "not an http or https address")
    return value.rstrip("/")


def _proxy_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https", "socks5"} and bool(parts.hostname) and bool(parts.port)
    except ValueError:
        usable = False
    if not usable:
        raise PydanticCustomError("proxy_address", "not a proxy's address")
    return value


def _time_zone(value: object) -> object:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value))
    except (KeyError, ValueError, OSError):
        raise PydanticCustomError("time_zone", "not a time zone") from None


def _database(value: str) -> str:
    scheme, _, rest = value.partition("://")
    try:
        parts = urlsplit(value)
        if scheme == "sqlite":
            usable = rest.startswith("/") and bool(rest.strip("/"))
        else:
            usable = scheme in {"postgresql", "postgres"} and bool(parts.hostname) and parts.port != 0
            # Here ends a password whose "/" was not percent-encoded.
            usable = usable and "@" not in parts.path
    except ValueError:
        usable = False
    if not usable:
        raise PydanticCustomError("database", "not a database's address")
    return value


def _people(value: object) -> object:
    """Let the environment name admins as it can: `1,2`."""
    if isinstance(value, str):
        return [part for part in re.split(r"[\s,\[\]]+", value) if part]
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[\w-]{5,}", value.get_secret_value()):
        raise PydanticCustomError("bot_token", "not a bot's token")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value.get_secret_value()):
        raise PydanticCustomError("webhook_secret", "not what Telegram takes")
    return value


def _age_key(value: object) -> object:
    """Nothing between the quotes means none."""
    text = value.strip() if isinstance(value, str) else value
    if not text:
        return None
    if not isinstance(text, str) or not is_public_key(text):
        raise PydanticCustomError("age_key", "not an age public key")
    return text


def _maybe_duration(value: object) -> object:
    return None if value == "" else value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
ChannelName = Annotated[str, AfterValidator(_channel)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
ProxyAddress = Annotated[str, AfterValidator(_proxy_address)]
BotToken = Annotated[SecretStr, AfterValidator(_token)]
Secret = Annotated[SecretStr, Field(min_length=1)]
WebhookSecret = Annotated[SecretStr, Field(min_length=16, max_length=256), AfterValidator(_webhook_secret)]
TimeZone = Annotated[ZoneInfo, BeforeValidator(_time_zone)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
MaybeDuration = Annotated[Duration | None, BeforeValidator(_maybe_duration)]
AgeKey = Annotated[str | None, BeforeValidator(_age_key)]
UserIds = Annotated[tuple[Annotated[int, Field(gt=0)], ...], BeforeValidator(_people)]
