"""QR codes, for addresses that are scanned off a screen or a piece of paper."""

from io import BytesIO

import segno

# A photo of some 400 by 400, which no messenger makes blurred.
_PIXELS = 10


def qr_png(address: str) -> bytes:
    """Draw an address as a PNG with a white edge; the same address gives the same bytes."""
    picture = BytesIO()
    segno.make_qr(address).save(picture, kind="png", scale=_PIXELS)
    return picture.getvalue()
