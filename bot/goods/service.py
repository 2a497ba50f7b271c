"""Goods that the merchant's own service hands out: asked over HTTP with a signed request (docs/service.md)."""

import hashlib
import hmac
import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.deliveries import Content, Delivery
from bot.goods.protocol import Elsewhere, Fetched, Impossible, Later, Trouble
from bot.goods.service_address import AddressRefused, PrivateAddress, check_url, public_socket
from bot.store import Session

LARGEST_ANSWER = 64 * 1024
LONGEST_TEXT = 3_500
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10)

_OK = frozenset({200, 201})
_NOT_YET = frozenset({202, 408, 425, 429})


class NotText(Exception):
    """An answer that is no text for a buyer; says why, and quotes nothing of it."""


class ServiceGoods:
    """Goods of Kind.SERVICE; see Goods. The product's details hold the service's `url` and `secret`."""

    def __init__(self, clock: Clock, *, private: bool, timeout: aiohttp.ClientTimeout = TIMEOUT) -> None:
        self._clock = clock
        self._private = private
        self._timeout = timeout

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Elsewhere:
        """See Goods."""
        return Elsewhere()

    async def fetch(self, delivery: Delivery) -> Fetched:
        """See Goods. Only an answer that is understood ends it: after any other, nobody knows what was done."""
        secret = str(delivery.details.get("secret", ""))
        try:
            url = check_url(str(delivery.details.get("url", "")), private=self._private)
        except AddressRefused as error:
            return Impossible(Trouble.ADDRESS_REFUSED, str(error))
        if not secret:
            return Impossible(Trouble.ADDRESS_REFUSED, "no secret")
        at = int(self._clock().timestamp())
        body = request_body(delivery, at)
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json, text/plain",
            # What is not packed can't unpack into more than was looked at.
            "Accept-Encoding": "identity",
            "User-Agent": "Dargah",
            "Idempotency-Key": delivery.key,
            "X-Dargah-Time": str(at),
            "X-Dargah-Signature": signature(secret, at, body),
        }
        return await self._ask(url, headers, body)

    async def record(self, tx: Session, delivery: Delivery, content: Content, now: datetime) -> Content:
        """See Goods."""
        return content

    async def _ask(self, url: URL, headers: dict[str, str], body: bytes) -> Fetched:
        try:
            # Reached directly, whatever the environment says; a connection of its own, so that each is looked at.
            connector = aiohttp.TCPConnector(socket_factory=None if self._private else public_socket)
            async with (
                aiohttp.ClientSession(
                    connector=connector,
                    cookie_jar=aiohttp.DummyCookieJar(),
                    timeout=self._timeout,
                    auto_decompress=False,
                    trust_env=False,
                ) as session,
                session.post(url, data=body, headers=headers, allow_redirects=False) as response,
            ):
                answer = await _read(response)
        except TimeoutError:
            return Later(Trouble.NO_ANSWER, "no answer in time")
        except aiohttp.InvalidURL:
            return Impossible(Trouble.ADDRESS_REFUSED, "not an address")
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, PrivateAddress):
                return Impossible(Trouble.ADDRESS_REFUSED, str(error.os_error))
            return Later(Trouble.NO_ANSWER, type(error).__name__)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # Its own text may quote what was sent; the kind of error says enough.
            return Later(Trouble.NO_ANSWER, type(error).__name__)
        return understood(answer)


def request_body(delivery: Delivery, at: int) -> bytes:
    """Write what the service is told; `at` is in seconds since 1970, the price in rials."""
    line = delivery.line
    told = {
        "key": delivery.key,
        "time": at,
        "order_id": line.order_id,
        "line_id": line.id,
        "product_id": line.product_id,
        "title": line.title,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "buyer_id": line.buyer_id,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def signature(secret: str, at: int, body: bytes) -> str:
    """Sign a request: HMAC-SHA256 over its time, a full stop and its body as it is sent."""
    return "sha256=" + hmac.new(secret.encode(), b"%d.%b" % (at, body), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: at most one byte more than is allowed."""

    status: int
    kind: str
    charset: str
    body: bytes


def understood(answer: Answer) -> Fetched:
    """Read an answer. What makes no sense proves nothing: the goods may have been made, so it is asked again."""
    status = answer.status
    if status in _NOT_YET or status >= 500:  # noqa: PLR2004  # HTTP's own numbers
        return Later(Trouble.NO_ANSWER, f"HTTP {status}")
    if status >= 400:  # noqa: PLR2004  # HTTP's own numbers
        return Impossible(Trouble.SERVICE_REFUSES, f"HTTP {status}")
    if status >= 300:  # noqa: PLR2004  # HTTP's own numbers
        return Impossible(Trouble.SERVICE_REFUSES, f"HTTP {status}: a redirect, which is not followed")
    if status not in _OK:
        return Later(Trouble.NONSENSE, f"HTTP {status}")
    try:
        return Content(text=_text(answer))
    except NotText as error:
        return Later(Trouble.NONSENSE, str(error))


async def _read(response: aiohttp.ClientResponse) -> Answer:
    body = bytearray()
    while len(body) <= LARGEST_ANSWER:
        chunk = await response.content.read(LARGEST_ANSWER + 1 - len(body))
        if not chunk:
            break
        body += chunk
    return Answer(response.status, response.content_type, response.charset or "utf-8", bytes(body))


def _text(answer: Answer) -> str:
    if len(answer.body) > LARGEST_ANSWER:
        raise NotText(f"more than {LARGEST_ANSWER} bytes")
    if answer.kind not in {"text/plain", "application/json"}:
        # A page in HTML that comes with a 200 is an error's, or somebody else's.
        raise NotText("neither text/plain nor application/json")
    try:
        text = answer.body.decode(answer.charset)
        if answer.kind == "application/json":
            text = _field(json.loads(text))
    except (LookupError, ValueError, RecursionError):
        raise NotText("can't be read") from None
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise NotText("empty")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in text):
        raise NotText("signs that are no text")
    # As Telegram counts: what lies beyond the first 65,536 letters of Unicode counts twice.
    if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise NotText(f"more than {LONGEST_TEXT} characters")
    return text


def _field(answer: object) -> str:
    text = answer.get("text") if isinstance(answer, dict) else None
    if not isinstance(text, str):
        raise NotText("no text in the JSON")
    return text
