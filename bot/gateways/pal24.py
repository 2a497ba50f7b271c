"""The 24pal gateway; docs/24pal.md says how its guide is read."""

import hashlib
import time
from datetime import timedelta

import aiohttp

from bot.gateways.pal24_answers import Nonsense, read_check, read_fields, read_request
from bot.gateways.protocol import CheckAnswer, NoAnswer, RequestAnswer, Unknown
from bot.metrics import Metrics
from bot.money import Rials

LARGEST_ANSWER = 64 * 1024
CONNECT_TIMEOUT = timedelta(seconds=10)


class Pal24:
    """A Gateway over 24pal's three addresses.

    An async context manager. The api key is sent in the form alone: no address, log or error holds it.
    """

    def __init__(self, base_url: str, api_key: str, timeout: timedelta, metrics: Metrics) -> None:
        self._base_url = base_url
        self._api_key = api_key
        self._timeout = aiohttp.ClientTimeout(
            total=timeout.total_seconds(), connect=min(timeout, CONNECT_TIMEOUT).total_seconds()
        )
        self._metrics = metrics
        self._session: aiohttp.ClientSession | None = None
        # Short enough to tell nothing of the key, long enough to tell two terminals of one shop apart.
        self._terminal = f"24pal:{hashlib.sha256(api_key.encode()).hexdigest()[:8]}"

    async def __aenter__(self) -> "Pal24":
        # Reached directly, whatever the environment says: the proxy in the settings is Telegram's alone.
        self._session = aiohttp.ClientSession(
            timeout=self._timeout,
            connector=aiohttp.TCPConnector(limit=0, ttl_dns_cache=60),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    @property
    def terminal(self) -> str:
        """See Gateway."""
        return self._terminal

    def pay_link(self, invoice_key: str) -> str:
        """Guide, step 3."""
        return f"{self._base_url}/invoice/pay/{invoice_key}"

    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        """Guide, step 1. `return_url` goes in plain: the form's own encoding is the one that the guide asks for."""
        started = time.monotonic()
        answer: RequestAnswer
        try:
            body = await self._post("invoice/request", amount=str(amount), return_url=return_url)
            answer = body if isinstance(body, Unknown) else read_request(read_fields(body))
        except Nonsense as error:
            answer = Unknown(NoAnswer.NONSENSE, str(error))
        self._metrics.gateway_answered("request", answer, time.monotonic() - started)
        return answer

    async def check(self, invoice_key: str) -> CheckAnswer:
        """Guide, step 5."""
        started = time.monotonic()
        answer: CheckAnswer
        try:
            body = await self._post(f"invoice/check/{invoice_key}")
            answer = body if isinstance(body, Unknown) else read_check(read_fields(body))
        except Nonsense as error:
            answer = Unknown(NoAnswer.NONSENSE, str(error))
        self._metrics.gateway_answered("check", answer, time.monotonic() - started)
        return answer

    async def _post(self, path: str, **fields: str) -> bytes | Unknown:
        """Give the body of the answer, whatever its status and content type; raises Nonsense."""
        if self._session is None:
            raise RuntimeError("the gateway's session is not open")
        form = {"api_key": self._api_key, **fields}
        try:
            async with self._session.post(
                f"{self._base_url}/{path}", data=form, allow_redirects=False
            ) as response:
                body = await response.content.read(LARGEST_ANSWER + 1)
                while len(body) <= LARGEST_ANSWER and not response.content.at_eof():
                    body += await response.content.read(LARGEST_ANSWER + 1 - len(body))
        except TimeoutError:
            return Unknown(NoAnswer.TIMEOUT, "no answer in time")
        except (aiohttp.ClientError, OSError) as error:
            # Its own text may quote what was sent; the kind of error says enough.
            return Unknown(NoAnswer.CONNECTION, type(error).__name__)
        if len(body) > LARGEST_ANSWER:
            raise Nonsense(f"more than {LARGEST_ANSWER} bytes (HTTP {response.status})")
        if 300 <= response.status < 400:  # noqa: PLR2004  # HTTP's own numbers
            raise Nonsense(f"a redirect (HTTP {response.status})")
        return body
