"""The board's page and the scripts of the phones on it, under a policy that lets in nothing from elsewhere."""

import re
from pathlib import Path

from aiohttp import web

from sandbox.stage import MERCHANT_ID
from sandbox.telegram import chat_page

PAGE = Path(__file__).with_suffix("")
_DIRECTIONS = {"fa": "rtl", "en": "ltr"}
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_routes(language: str, username: str) -> list[web.AbstractRouteDef]:
    """Serve the page at `/`, in `language` until its reader chooses another, and the scripts of both folders.

    Links to the bot, by its `username`, lead to the page too.
    """
    text = (PAGE / "index.html").read_text(encoding="utf-8")
    ours = f'<html lang="{language}" dir="{_DIRECTIONS[language]}" data-merchant="{MERCHANT_ID}">'
    shown = re.sub("<html[^>]*>", ours, text, count=1)

    async def show(_request: web.Request) -> web.Response:
        return web.Response(text=shown, content_type="text/html")

    way_in = chat_page.way_in(username)
    return [web.get("/", show), way_in, web.static("/page", PAGE), *chat_page.files("/chat")]


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Add what every answer is sent with, where it has none of its own."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
