"""Whether a line has an address or a number by which somebody can be reached."""

from __future__ import annotations

import re

CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(a\)|\[@\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+|\[email\s?protected\]"
    r"|(?<![\d.,/])(?:\+|00)\s?\d(?:[\s\u00a0().\-/–]*\d){6,13}(?!\d)|(?<![\d.,])\(?0\d{1,4}\)?(?:[\s\u00a0.\-/–]*\d){5,9}(?!\d)"
    r"|(?<![\w.+-])[\w.+-]+\s?[(\[]\s?[^\W\d_]{1,10}\s?[)\]]\s?[\w-]+\.[\w.]+"
    r"|(?<![\d.,/+])(?<!\d[\s.-])\(?[2-9]\d{2}\)?[\s\u00a0.-]{0,2}[2-9]\d{2}[\s\u00a0]?[.-]\d{4}(?![\d.,]\d|\d)",
    re.IGNORECASE,
)
"""An address or a phone number, roughly: what makes a line a contact's."""


_SIX_DIGITS = re.compile(r"\d(?:\D{0,4}\d){5}")


_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?:\s*[-–]?\s*\d\d:\d\d)?|(?<!\d)(?:19|20)\d\d-\d\d-\d\d")


_SPELLED_AT = re.compile(r"[(\[]\s?[^\W\d_]{1,10}\s?[)\]]\s?[\w-]+(?:\.|\s?[(\[])|protected")


def reachable(text: str) -> bool:
    """Whether `text` has an e-mail address or a phone number in it."""
    if not ("@" in text or "＠" in text or "(" in text or "[" in text or _SIX_DIGITS.search(text)):
        return False
    text = _DAY.sub(" ", text)
    hints = (
        "@" in text
        or "＠" in text
        or _SIX_DIGITS.search(text)
        or (("(" in text or "[" in text) and _SPELLED_AT.search(text))
    )
    return bool(hints) and CONTACT.search(text) is not None


def is_dialled(text: str) -> bool:
    """Whether `text`, a row of a table, has an address, or a number that is written as a phone number is."""
    return "@" in text or _DIALLED.search(text) is not None


_DIALLED = re.compile(r"(?<![\w.,])(?:\+|00)\s?\d|\b(?:tel|phone|mob|téléphone|telefon|тел)\b", re.IGNORECASE)
