"""Telephone numbers as machines dial them."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(r"(?:\b(?:ext|extension|poste|int)\.?|;ext=|\bx|#)\s*(\d{1,7})\s*$", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_BETWEEN = re.compile(r"[\s().\-‐‑–/\u2066-\u2069\u200e\u200f]+")


def e164(phone: str) -> str:
    """`phone` as `+` and digits, ITU-T E.164; an extension is left out. "" if it is no international number.

    `+44 (0)20 7946 0123 ext. 12` and `0044 20 7946 0123` are both `+442079460123`.
    """
    latin = "".join(str(unicodedata.digit(c, c)) for c in phone)
    bare = _BETWEEN.sub("", _TRUNK_ZERO.sub("", _EXTENSION.sub("", latin)))
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    return bare if re.fullmatch(r"\+[1-9][0-9]{6,14}", bare) else ""


def extension(phone: str) -> str:
    """The digits of the extension that `phone` ends with, "" if none."""
    found = _EXTENSION.search("".join(str(unicodedata.digit(c, c)) for c in phone))
    return found[1] if found else ""


def uri(phone: str) -> str:
    """`phone` as a `tel:` link, RFC 3966; "" if it is no international number."""
    number = e164(phone)
    if not number:
        return ""
    return f"tel:{number};ext={dialled}" if (dialled := extension(phone)) else f"tel:{number}"
