"""An address as a picture: told by decoding the modules again, since no reader of pictures is at hand."""

import struct
import zlib

import segno

from bot.qr import qr_png

ADDRESS = "https://t.me/sample_bot?start=pay_abcdefghijklmnopqrstuvwx"
EDGE = 4


def pixels(png: bytes) -> list[list[int]]:
    """Read a picture of one bit for each pixel, whose rows are written out or repeat the one above."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        chunks[kind] = chunks.get(kind, b"") + body
        at += 12 + size
    width, height, depth = struct.unpack(">IIB", chunks[b"IHDR"][:9])
    assert depth == 1
    stride = 1 + (width + 7) // 8
    raw = zlib.decompress(chunks[b"IDAT"])
    rows: list[bytes] = []
    for start in range(0, height * stride, stride):
        row, above = raw[start + 1 : start + stride], rows[-1] if rows else bytes(stride)
        assert raw[start] in {0, 2}
        rows.append(bytes((a + b) % 256 for a, b in zip(row, above, strict=False)) if raw[start] else row)
    return [[row[x // 8] >> (7 - x % 8) & 1 for x in range(width)] for row in rows]


def test_the_picture_is_the_code_of_the_address_with_a_white_edge() -> None:
    drawn = pixels(qr_png(ADDRESS))
    code = [list(row) for row in segno.make_qr(ADDRESS).matrix]
    scale = len(drawn) // (len(code) + 2 * EDGE)
    small = [row[scale // 2 :: scale] for row in drawn[scale // 2 :: scale]]
    white = small[0][0]
    assert all(pixel == white for row in small[:EDGE] for pixel in row)
    inner = [row[EDGE:-EDGE] for row in small[EDGE:-EDGE]]
    assert [[int(pixel != white) for pixel in row] for row in inner] == code
    assert len(drawn) >= 300


def test_the_same_address_gives_the_same_picture_and_another_another() -> None:
    assert qr_png(ADDRESS) == qr_png(ADDRESS) != qr_png(f"{ADDRESS}2")
