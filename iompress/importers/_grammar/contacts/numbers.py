"""Phone numbers: in E.164, with the country that the line, the release or the language implies."""

from __future__ import annotations

import re
from collections.abc import Sequence

LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９＋", "012345678901234567890123456789+")


def as_before(number: str, regions: Sequence[str]) -> Sequence[str]:
    """`regions`, after the country of the `number` that stands before in the line."""
    import phonenumbers

    if not number.startswith("+"):
        return regions
    code = phonenumbers.region_code_for_number(phonenumbers.parse(number, None))
    return [code, *regions] if code and code != "001" else regions


def e164(written: str, regions: Sequence[str]) -> tuple[str, bool]:
    """A phone number in E.164 and whether it could be brought into that; "" if it is no number at all.

    `regions` are the countries that a number without a prefix can be in, the likeliest first.
    """
    import phonenumbers

    written = re.sub(r"\s*\(\s*\d*$", "", written)
    text = re.sub(r"^00(?=[\s(]?[1-9])", "+", written.strip().strip("/").replace("‑", "-").replace("–", "-"))
    digits = re.sub(r"\D", "", text)
    if not 6 <= len(digits) <= 16:
        return "", False
    if _NORTH_AMERICAN.fullmatch(text) and not set(regions[:1]) & _SAME_FORM:
        regions = ["US", *regions]
    for region in (None, *regions):
        if (region is None) != text.startswith(("+", "(+")):
            continue
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and (region is None or phonenumbers.is_valid_number(number)):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
    if regions and text.startswith(("0", "(0")):  # numbers of new ranges, and those that are kept for fiction
        try:
            number = phonenumbers.parse(text, regions[0])
            if phonenumbers.is_possible_number(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
        except phonenumbers.NumberParseException:
            pass
    if not text.startswith(("+", "0", "(")) and len(digits) >= 11 and (valid := _without_plus(digits)):
        return valid, True
    plausible = text.startswith(("+", "0", "(")) or len(re.split(r"[\s.\-/]+", text)) >= 3
    return (" ".join(written.split()), False) if plausible and len(digits) >= 7 else ("", False)


_NORTH_AMERICAN = re.compile(r"\(?[2-9]\d\d\)?[\s.-]{0,2}[2-9]\d\d[.-]\d{4}")


_SAME_FORM = frozenset(("CA", "JM", "TT", "BB", "BS", "DO", "HT", "PR", "IN", "BD", "PK", "NG", "KR", "JP", "CN", "TH"))
"""Countries whose own numbers may be written as North American ones are."""


def _without_plus(digits: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return ""
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number)
        else ""
    )
