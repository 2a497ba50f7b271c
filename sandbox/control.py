"""The sandbox's control interface, spoken to over HTTP."""

import json
from types import TracebackType
from typing import Self

import aiohttp

from sandbox.answers import Json
from sandbox.telegram.seen import Refused, read_object


class Control:
    """The control interface of the sandbox at this address; an async context manager."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._opened: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._opened = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._opened is not None:
            await self._opened.close()
            self._opened = None

    async def ask(self, method: str, path: str, body: dict[str, Json] | None = None) -> dict[str, Json]:
        """Make one call; raises Refused."""
        async with self._session.request(method, f"{self._url}/control/{path}", json=body) as response:
            return _answered(f"{method} {path}", await response.text())

    async def upload(self, path: str, fields: dict[str, str], name: str, content: bytes) -> dict[str, Json]:
        """Make one call with a file; raises Refused."""
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field("file", content, filename=name)
        async with self._session.post(f"{self._url}/control/{path}", data=form) as response:
            return _answered(f"POST {path}", await response.text())

    async def download(self, path: str) -> bytes:
        """Give the bytes of a file, by its path on the sandbox; raises Refused."""
        async with self._session.get(self._url + path) as response:
            if not response.ok:
                raise Refused(f"GET {path}: {response.status}")
            return await response.read()

    @property
    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            raise RuntimeError("use `async with`")
        return self._opened


def _answered(call: str, body: str) -> dict[str, Json]:
    answer: Json = json.loads(body)
    answered = read_object(answer)
    if answered.get("ok") is not True:
        raise Refused(f"{call}: {answered.get('error')}")
    return answered
