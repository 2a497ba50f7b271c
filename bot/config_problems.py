"""What is wrong with the settings, told so that it can be put right without reading code."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too-long",
    "too_long": "too-long",
    "greater_than": "too-small",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "enum": "not-one-of",
    "literal_error": "not-one-of",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_from_float": "not-a-number",
    "string_type": "not-text",
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
    "tuple_type": "not-a-list",
    "model_type": "not-a-table",
    "duration": "not-a-duration",
    "channel": "not-a-channel",
    "web_address": "not-an-address",
    "proxy_address": "not-a-proxy",
    "time_zone": "not-a-time-zone",
    "database": "not-a-database",
    "bot_token": "not-a-token",
    "webhook_secret": "webhook-secret",
    "above_max": "above-max",
    "age_key": "not-an-age-key",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the key, its kind (`config-problem-<kind>` in the texts), and what would be right."""

    key: str
    kind: str
    example: str = ""
    found: str = ""
    detail: str = ""


class ConfigError(Exception):
    """The settings can't be used; holds every mistake that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(dict.fromkeys(problems), key=lambda problem: problem.key)
        super().__init__(", ".join(f"{problem.key}: {problem.kind}" for problem in self.problems))


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Turn pydantic's findings into ours; no value is quoted, since it may be a secret."""
    found = []
    for fault in error.errors(include_url=False, include_input=False):
        path = [part for part in fault["loc"] if isinstance(part, str)]
        context = fault.get("ctx", {})
        detail = next((str(context[name]) for name in ("expected", "ge", "gt", "le") if name in context), "")
        kind = _KINDS.get(fault["type"], "other")
        found.append(
            Problem(
                ".".join(path),
                kind,
                example=_example(model, path),
                detail=detail if kind != "other" else fault["msg"],
            )
        )
    return found


def _example(model: type[BaseModel], path: list[str]) -> str:
    """Write a right value as it would stand in config.toml; a section's is its first key's."""
    here: type[BaseModel] | None = model
    field: FieldInfo | None = None
    for name in path:
        field = here.model_fields.get(name) if here is not None else None
        here = _model_of(field)
    if field is None:
        return ""
    if here is not None:
        key, first = next((key, f) for key, f in here.model_fields.items() if f.is_required())
        return f"{key} = {_first_example(first)}"
    return _first_example(field)


def _first_example(field: FieldInfo) -> str:
    return json.dumps(field.examples[0], ensure_ascii=False) if field.examples else ""


def _model_of(field: FieldInfo | None) -> type[BaseModel] | None:
    if field is None:
        return None
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None
