"""A merchant's own service, small and whole: it makes licence keys for orders that are signed with its secret."""

import hashlib
import hmac
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

PATH = "/licence"
BODY_AT_MOST = 64 * 1024
TOO_OLD_SECONDS = 300
SHUTDOWN_SECONDS = 1.0


@dataclass(slots=True)
class Licences:
    """Gives one key for each order, however often it is asked for it."""

    secret: str
    given: dict[str, str] = field(default_factory=dict)

    async def give(self, request: web.Request) -> web.Response:
        """Answer an order; 401 for one that is not signed with the secret."""
        body = await request.read()
        if not self._is_from_the_shop(request, body):
            return web.Response(status=401, text="the signature is not the shop's")
        key = self.given.setdefault(request.headers.get("Idempotency-Key", ""), _licence())
        return web.Response(text=key)

    def _is_from_the_shop(self, request: web.Request, body: bytes) -> bool:
        sent_at = request.headers.get("X-Dargah-Time", "")
        if not sent_at.isdecimal() or abs(time.time() - int(sent_at)) > TOO_OLD_SECONDS:
            return False
        signed = hmac.new(self.secret.encode(), sent_at.encode() + b"." + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(f"sha256={signed}", request.headers.get("X-Dargah-Signature", ""))


@asynccontextmanager
async def serve_licences(secret: str) -> AsyncIterator[str]:
    """Serve on a free port of this machine while the block runs; gives the address."""
    app = web.Application(client_max_size=BODY_AT_MOST)
    app.router.add_post(PATH, Licences(secret).give)
    runner = web.AppRunner(app, shutdown_timeout=SHUTDOWN_SECONDS, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
    finally:
        await runner.cleanup()


def _licence() -> str:
    return "-".join(secrets.token_hex(2).upper() for _ in range(4))
