"""What Telegram takes for a link, and what it finds in a text by itself: addresses, commands, mentions, tags."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sandbox.telegram.text import VERBATIM, Entity, FormattedText, in_order, utf16_length

_SCHEMES = frozenset({"http", "https", "tg", "ton"})
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
_HOST = re.compile(r"[^\s/?#@:<>\"\\]+\.[^\s/?#@:<>\"\\.]{2,}")
_FOUND = re.compile(
    r"""
    (?P<url> https?://[^\s<>"'«»]+
           | (?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|net|org|info|io|me|app|dev|ir)\b(?:[/?\#][^\s<>"'«»]*)? )
    | (?P<email> (?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,} )
    | (?P<bot_command> (?<![\w/@<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]) )
    | (?P<mention> (?<![\w/@.])@[a-z][a-z0-9_]{3,31}(?!\w) )
    | (?P<hashtag> (?<![\w&/#])\#(?=\w*[^\W\d_])\w{1,256} )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w{1,256}")
_SENTENCE_MARKS = ".,:;!?)]}،؛؟"
_KEEPS_APART = VERBATIM | {"text_link", "text_mention"}


def checked_link(address: str) -> str | None:
    """Give the address as Telegram writes it in entities and buttons, or None where it is no link.

    Unlike Telegram's servers the sandbox takes loopback addresses too, since that is where a shop under test lives.
    """
    address = address.strip()
    if not address:
        return None
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or re.search(r"\s", address):
        return None
    if parts.scheme in {"tg", "ton"}:
        return address if parts.netloc else None
    if not (_HOST.fullmatch(host) or _is_loopback(host) or _is_ip(host)):
        return None
    return address if parts.path or parts.query or parts.fragment else f"{address}/"


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


def linked_user(address: str) -> int | None:
    """Give the person that a `tg://user?id=` link means."""
    found = _USER_LINK.fullmatch(address.strip())
    return int(found[1]) if found else None


def with_found_entities(formatted: FormattedText) -> FormattedText:
    """Add the entities that Telegram finds by itself, where the sender put none of code or link."""
    apart = [entity for entity in formatted.entities if entity.type in _KEEPS_APART]
    found = [
        entity
        for entity in _find(formatted.text)
        if not any(entity.offset < other.end and other.offset < entity.end for other in apart)
        and not any(
            (entity.type, entity.offset) == (other.type, other.offset) for other in formatted.entities
        )
    ]
    return FormattedText(formatted.text, in_order([*formatted.entities, *found]))


def _find(text: str) -> Iterator[Entity]:
    for match in _FOUND.finditer(text):
        kind = match.lastgroup
        if kind is None or kind == "hashtag":
            continue
        found = match[0].rstrip(_SENTENCE_MARKS) if kind == "url" else match[0]
        yield Entity(kind, utf16_length(text[: match.start()]), utf16_length(found))
    for match in _HASHTAG.finditer(text):
        yield Entity("hashtag", utf16_length(text[: match.start()]), utf16_length(match[0]))
