"""The person at the bank's pay page, for tests and demos: opens pay links and does there what people do.

Knows the pretend gateway only by its pages and its control interface.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import quote

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from sandbox.answers import Json
from sandbox.pal24.screen import Screen, look_at

PATIENCE = ClientTimeout(total=60)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOLD_AT_MOST = 400
# What browsers leave as it is in an address; whatever is encoded already stays so.
_LEFT_ALONE = "%/:?#[]@!$&'()*+,;=~"


class BankError(Exception):
    """The person could not do the thing; the text says what they saw."""


class NotPossible(BankError):
    """The page has no such button: no such invoice, or one that is paid already."""


class NeverSentBack(BankError):
    """The page did not send the person back; whether the money moved can't be told from it."""


class Unreachable(BankError):
    """A connection failed or broke, or no answer came; whether the money moved is not known."""


class ControlRefused(BankError):
    """The control interface did not do as told; the text is its reason."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A page that the person ended up on; `url` after every redirect."""

    status: int
    url: str
    text: str
    headers: Mapping[str, str]


class Bank:
    """A person who pays at the gateway at `base_url`, and who can order trouble there.

    Used with `async with`, unless it is given a session (which it leaves open).
    """

    def __init__(self, base_url: str, session: ClientSession | None = None) -> None:
        self._base_url = base_url.rstrip("/")
        self._given = session
        self._own: ClientSession | None = None

    async def __aenter__(self) -> Self:
        if self._given is None:
            self._own = ClientSession(timeout=PATIENCE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own is not None:
            await self._own.close()
            self._own = None

    async def pays(self, pay_url_or_key: str, *, comes_back: bool = True) -> Returned | None:
        """Open the pay page, pay, and go back to the merchant (with `comes_back` false: close the browser).

        Raises NotPossible, NeverSentBack, Unreachable.
        """
        return await self._goes_back_after("pay", pay_url_or_key, comes_back=comes_back)

    async def cancels(self, pay_url_or_key: str, *, comes_back: bool = True) -> Returned | None:
        """Open the pay page, cancel, and go back to the merchant; otherwise as `pays`."""
        return await self._goes_back_after("cancel", pay_url_or_key, comes_back=comes_back)

    async def walks_away(self, pay_url_or_key: str) -> None:
        """Open the pay page and leave it; raises NotPossible, Unreachable."""
        await self._presses("leave", pay_url_or_key)

    async def breaks(self, call: str, kind: str, times: int | None = 1, **options: Json) -> int:
        """Order trouble for the next `times` calls (None: until mended); its number. Raises ControlRefused."""
        said = await self._control("POST", "faults", {"call": call, "kind": kind, "times": times, **options})
        match said:
            case {"fault": {"id": int(number)}}:
                return number
            case _:
                raise ControlRefused(f"the fault got no number: {said}")

    async def mends(self, number: int | None = None) -> None:
        """Take one trouble back, or all of it. Raises ControlRefused."""
        await self._control("DELETE", "faults" if number is None else f"faults/{number}")

    async def calls(self, after: int = 0) -> list[dict[str, Json]]:
        """List the calls that came to the gateway, after the entry with that number."""
        return _objects(await self._control("GET", f"calls?after={after}"), "calls")

    async def invoices(self) -> list[dict[str, Json]]:
        """List the gateway's invoices, oldest first."""
        return _objects(await self._control("GET", "invoices"), "invoices")

    async def _goes_back_after(
        self, button: str, pay_url_or_key: str, *, comes_back: bool
    ) -> Returned | None:
        shown = await self._presses(button, pay_url_or_key)
        form = look_at(shown.text).forms.get("return")
        if shown.status in _REDIRECTS and "Location" in shown.headers:
            method, there, fields = "GET", shown.headers["Location"], None
        elif form is not None:
            method, there, fields = "POST", form.action, form.fields
        else:
            raise NeverSentBack(f"after {button!r}, {_told(shown)}")
        if not comes_back:
            return None
        address = URL(shown.url).join(URL(quote(there, safe=_LEFT_ALONE), encoded=True))
        return await self._opens(method, address, fields, follows=True)

    async def _presses(self, button: str, pay_url_or_key: str) -> Returned:
        address = URL(pay_url_or_key) if "://" in pay_url_or_key else self._pay_url(pay_url_or_key)
        shown = await self._opens("GET", address)
        screen: Screen = look_at(shown.text)
        if button not in screen.forms:
            raise NotPossible(f"there is nothing to {button!r}: {_told(shown)}")
        form = screen.forms[button]
        return await self._opens("POST", URL(shown.url).join(URL(form.action)), form.fields)

    def _pay_url(self, key: str) -> URL:
        return URL(f"{self._base_url}/invoice/pay/{quote(key, safe='')}", encoded=True)

    async def _opens(
        self, method: str, address: URL, fields: dict[str, str] | None = None, *, follows: bool = False
    ) -> Returned:
        try:
            async with self._session.request(
                method, address, data=fields, allow_redirects=follows
            ) as response:
                text = await response.text(errors="replace")
                return Returned(response.status, str(response.url), text, response.headers)
        except (ClientError, TimeoutError) as error:
            raise Unreachable(f"{method} {address}: {error!r}") from error

    async def _control(
        self, method: str, path: str, wanted: dict[str, Json] | None = None
    ) -> dict[str, Json]:
        address = f"{self._base_url}/control/{path}"
        try:
            async with self._session.request(method, address, json=wanted) as response:
                said: Json = await response.json()
        except (ClientError, TimeoutError, ValueError) as error:
            raise Unreachable(f"{method} {address}: {error!r}") from error
        if not isinstance(said, dict) or said.get("ok") is not True:
            raise ControlRefused(str(said.get("error") if isinstance(said, dict) else said))
        return said

    @property
    def _session(self) -> ClientSession:
        session = self._given or self._own
        if session is None:
            raise RuntimeError("a Bank without a session of its own is used with `async with`")
        return session


def _told(shown: Returned) -> str:
    return f"{shown.url} said {shown.status}: {look_at(shown.text).text[:_TOLD_AT_MOST]}"


def _objects(said: dict[str, Json], name: str) -> list[dict[str, Json]]:
    listed = said.get(name)
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
