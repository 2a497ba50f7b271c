"""Hands calls on to the sandboxes' control interfaces, so that the page speaks with one address alone."""

from collections.abc import Mapping

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from sandbox.answers import answer

UNREACHABLE = 502
_REQUEST_HEADERS = ("Accept", "Content-Type", "Last-Event-ID")
_ANSWER_HEADERS = ("Content-Type", "Content-Length", "Content-Disposition", "Cache-Control")


class Proxy:
    """Serves `/<name>/control/...` from the sandbox of that name; streams, both ways, as they come."""

    def __init__(self, session: aiohttp.ClientSession, sandboxes: Mapping[str, str]) -> None:
        self._session = session
        self._sandboxes = sandboxes

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [web.route("*", f"/{name}/control/{{rest:.*}}", self.hand_on) for name in self._sandboxes]

    async def hand_on(self, request: web.Request) -> web.StreamResponse:
        """Hand one call on, and its answer back."""
        _, name, path = request.rel_url.raw_path_qs.split("/", 2)
        there = URL(f"{self._sandboxes[name]}/{path}", encoded=True)
        response: web.StreamResponse | None = None
        try:
            async with self._session.request(
                request.method,
                there,
                headers=_some(request.headers, _REQUEST_HEADERS),
                data=request.content if request.body_exists else None,
                allow_redirects=False,
            ) as answered:
                headers = _some(answered.headers, _ANSWER_HEADERS)
                response = web.StreamResponse(status=answered.status, headers=headers)
                await response.prepare(request)
                async for piece in answered.content.iter_any():
                    await response.write(piece)
                await response.write_eof()
                return response
        except (aiohttp.ClientError, ConnectionError) as error:
            # A stream that broke off is told by its end alone.
            return response or answer(
                {"ok": False, "error": f"{name} can't be reached: {error}"}, UNREACHABLE
            )


def _some(headers: Mapping[str, str], names: tuple[str, ...]) -> CIMultiDict[str]:
    return CIMultiDict((name, headers[name]) for name in names if name in headers)
