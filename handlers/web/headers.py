"""The headers that every page is sent with: kept by nobody, framed by nobody, loading nothing."""

import base64
import hashlib
from collections.abc import Mapping


def content_security_policy(style: str, script: str | None = None) -> str:
    """Allow exactly this inline style and, if there is one, this inline script; everything else is refused."""
    allowed = [
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        *([f"script-src '{_hash(script)}'"] if script is not None else []),
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(allowed)


def security_headers(csp: str) -> Mapping[str, str]:
    """Name every header of a page whose content security policy is `csp`.

    A page's address is its secret: no cache, search engine, frame or referrer may carry it on.
    """
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": csp,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
    }


def _hash(inline: str) -> str:
    digest = hashlib.sha256(inline.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
