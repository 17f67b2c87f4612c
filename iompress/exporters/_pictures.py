"""What the bytes of a picture say of it: its type, its size, whether it is whole."""

from __future__ import annotations

import re

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def picture_type(content: bytes) -> str:
    """The media type of a picture by its first bytes; "" if it is none that browsers show."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml", b"<!--")) and b"<svg" in content[:4096]:
        return "image/svg+xml"
    return next((name for start, name in _STARTS if content.startswith(start)), "")


def size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP; (0, 0) if it is none of them, or cut off."""
    whole: tuple[int, int] = (0, 0)
    match picture_type(content):
        case "image/png" if content.rstrip(b"\0")[-8:-4] == b"IEND":
            whole = _big(content, 16), _big(content, 20)
        case "image/gif" if content.rstrip(b"\0").endswith(b";"):
            whole = _little(content, 6), _little(content, 8)
        case "image/jpeg" if b"\xff\xd9" in content[-4096:]:
            whole = _jpeg(content)
        case "image/webp" if len(content) >= 8 + int.from_bytes(content[4:8], "little"):
            whole = _webp(content)
    return whole if all(whole) else (0, 0)


def _big(content: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(content[at : at + length], "big")


def _little(content: bytes, at: int, length: int = 2) -> int:
    return int.from_bytes(content[at : at + length], "little")


def _jpeg(content: bytes) -> tuple[int, int]:
    """The size in the frame header, ITU-T T.81 section B.2.2; the segments before it are skipped."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return _big(content, at + 7, 2), _big(content, at + 5, 2)
        at += 1 if kind == 0xFF else 2 + _big(content, at + 2, 2)
    return 0, 0


def _webp(content: bytes) -> tuple[int, int]:
    """The size in the first chunk, RFC 9649 section 2."""
    match content[12:16]:
        case b"VP8X":
            return _little(content, 24, 3) + 1, _little(content, 27, 3) + 1
        case b"VP8L":
            bits = _little(content, 21, 4)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 " if re.match(rb"\x9d\x01\x2a", content[23:26]):
            return _little(content, 26) & 0x3FFF, _little(content, 28) & 0x3FFF
    return 0, 0
