"""A config.toml of which a test says only what matters to it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.config_problems import ConfigError

TOKEN = "123456789:AAF-token_of_nobody"
API_KEY = "api-key-of-nobody"
LEAST: Mapping[str, Mapping[str, object]] = {
    "shop": {"name": "Sample Shop"},
    "telegram": {"token": TOKEN, "admins": [110_000_001]},
    "gateway": {"api_key": API_KEY},
    "web": {"public_url": "https://pay.example.com"},
}
NO_ENVIRONMENT: Mapping[str, str] = {}
AS_IT_IS: Mapping[str, object] = {}


def write(path: Path, changes: Mapping[str, object]) -> None:
    """Write the least that works with changes, `{"web.port": 80}`; a key that is None is left out."""
    sections = {section: dict(keys) for section, keys in LEAST.items()}
    for name, value in changes.items():
        section, _, key = name.partition(".")
        sections.setdefault(section, {})[key] = value
    lines = []
    for section, keys in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in keys.items() if value is not None]
    path.write_text("\n".join(lines), encoding="utf-8")


def settings(
    path: Path, changes: Mapping[str, object] = AS_IT_IS, environment: Mapping[str, str] = NO_ENVIRONMENT
) -> Settings:
    """Read what `write` writes."""
    write(path, changes)
    return load(path, environment)


def problems(
    path: Path, changes: Mapping[str, object], environment: Mapping[str, str] = NO_ENVIRONMENT
) -> list[tuple[str, str]]:
    """What is wrong, as (key, kind)."""
    write(path, changes)
    with pytest.raises(ConfigError) as caught:
        load(path, environment)
    assert str(caught.value)
    return [(problem.key, problem.kind) for problem in caught.value.problems]
