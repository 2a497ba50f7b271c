"""The fields of a control call, with complaints that name the field."""

from sandbox.answers import BadControl, Json


def text(asked: dict[str, Json], name: str) -> str:
    """Give a text that must be there and not empty; raises BadControl."""
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadControl(f"{name} must be a text that is not empty")
    return value


def maybe_text(asked: dict[str, Json], name: str) -> str | None:
    """Give a text, or None where it is missing; raises BadControl."""
    return None if asked.get(name) is None else text(asked, name)


def whole(asked: dict[str, Json], name: str) -> int:
    """Give a whole number that must be there, written as a number or as text; raises BadControl."""
    return whole_number(asked.get(name), name)


def maybe_whole(asked: dict[str, Json], name: str) -> int | None:
    """Give a whole number, or None where it is missing; raises BadControl."""
    return None if asked.get(name) is None else whole(asked, name)


def whole_number(value: Json, name: str) -> int:
    """Read a whole number; raises BadControl."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        try:
            return int(value)
        except ValueError:
            pass
    raise BadControl(f"{name} must be a whole number, not {value!r}")


def wholes(asked: dict[str, Json], name: str) -> list[int]:
    """Give a list of whole numbers, empty where it is missing; raises BadControl."""
    value = asked.get(name, [])
    if not isinstance(value, list):
        raise BadControl(f"{name} must be a list of whole numbers")
    return [whole_number(item, name) for item in value]
