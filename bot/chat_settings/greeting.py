"""The merchant's own greeting, in which {name} and {shop} stand for the buyer and the shop."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

PLACEHOLDERS = ("name", "shop")

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def unknown_placeholders(text: str) -> Sequence[str]:
    """Name what stands in braces and means nothing, as it is written."""
    return [f"{{{word}}}" for word in _PLACEHOLDER.findall(text) if word not in PLACEHOLDERS]


def fill(text: str, values: Mapping[str, str]) -> Markup:
    """Put the values in; nothing that people wrote becomes markup."""

    def value(found: re.Match[str]) -> str:
        # Signs around it keep a name in the other script from turning the line about.
        return f"\u2068{values[found[1]]}\u2069" if found[1] in values else found[0]

    return escape(_PLACEHOLDER.sub(value, text))
