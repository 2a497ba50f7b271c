"""The page where people chat in the pretend Telegram; it is plain files that need no building.

Its modules work on other pages too: docs/sandbox.md says how. Serve them there with `files("/any/path")`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).with_suffix("")
AT = "/chat"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
    )
)
# What may stand behind ?start= (the Bot API's documentation, "Deep linking").
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
# What only those need who set the stage: it is loaded when they ask for it.
LATER = frozenset({"person_form.js"})
_NEEDED_AS = {".js": "modulepreload", ".css": "preload; as=style"}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class ChatPage:
    """Serves the page at `/`, the way to it from links to the bot, and what it is made of below `/chat/`."""

    def __init__(self, username: str) -> None:
        self._username = username

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [web.get("/", self.show), way_in(self._username), *files(AT)]

    async def show(self, _request: web.Request) -> web.StreamResponse:
        """Show the page, and tell the browser at once what else it will need."""
        page = _file(FOLDER / "index.html")
        page.headers["Link"] = ", ".join(_needed())
        return page


def way_in(username: str) -> web.RouteDef:
    """Lead from `/<username>?start=...`, as links to bots are written, to the page at `/`, which offers to start it."""

    async def lead(request: web.Request) -> web.StreamResponse:
        payload = request.query.get("start", "")
        page = f"/?start={payload}" if _PAYLOAD.fullmatch(payload) else "/"
        return web.Response(status=web.HTTPSeeOther.status_code, headers={"Location": page})

    return web.get(f"/{{username:(?i:{re.escape(username)})}}", lead)


def files(at: str) -> list[web.RouteDef]:
    """List the routes of the page's modules and styles below the path `at`."""

    async def serve(request: web.Request) -> web.StreamResponse:
        path = FOLDER / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound
        return _file(path)

    return [web.get(f"{at.rstrip('/')}/{{name:[a-z0-9_]+\\.(?:js|css|svg)}}", serve)]


def _needed() -> Iterator[str]:
    """Name every module and style of the first page, which the browser would else find one behind the other."""
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in _NEEDED_AS and path.name not in LATER:
            yield f"<{AT}/{path.name}>; rel={_NEEDED_AS[path.suffix]}"


def _file(path: Path) -> web.FileResponse:
    return web.FileResponse(
        path,
        headers={
            "Content-Type": f"{_TYPES[path.suffix]}; charset=utf-8",
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            # The browser asks each time whether the file changed, which costs nothing on one machine.
            "Cache-Control": "no-cache",
        },
    )
