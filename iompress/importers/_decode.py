"""Bytes to text: byte order marks, declared and guessed encodings, and what must never be in a text."""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
                   "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "iso-8859-8": "cp1255", "x-sjis": "cp932"}  # fmt: skip
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SILENT = frozenset("\u00ad\u200b\u2060\ufeff")
_LINE = re.compile("\r\n?|\x85|\u2028|\u2029")


def decode(data: bytes, declared: str = "", language: str = "") -> tuple[str, tuple[str, ...]]:
    """`data` as text that holds no control characters, and remarks on what was done to it.

    `declared` is the encoding that the source names and `language` its language, "" for none. Any bytes can be decoded.
    """
    remarks: list[str] = []
    text = _decoded(data, declared, language, remarks)
    text = _LINE.sub("\n", text)
    dropped = [character for character in _DROPPED.findall(text) if character not in _SILENT]
    if dropped:
        named = ", ".join(sorted({f"U+{ord(character):04X}" for character in dropped})[:6])
        remarks.append(f"{len(dropped)} control characters were dropped ({named})")
    return shown(text), tuple(remarks)


def shown(text: str) -> str:
    """`text` without what is no character that can be seen, each letter in one piece."""
    return unicodedata.normalize("NFC", _DROPPED.sub("", text.translate(_LIGATURES)))


_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Pairs of letters that a typesetter drew as one."""


def _decoded(data: bytes, declared: str, language: str, remarks: list[str]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    named = declared.strip().lower()
    named = _AS_BROWSERS_DO.get(named, named)
    if not data.isascii() and not named.startswith("utf-16"):
        try:
            return data.decode("utf-8")  # what is UTF-8 is nothing else, whatever it says
        except UnicodeDecodeError:
            pass
    if named and named not in ("utf-8", "utf8"):
        try:
            codecs.lookup(named)
            return data.decode(named)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_mostly_utf8(data):
            remarks.append("some bytes are not UTF-8 and were replaced")
            return data.decode("utf-8", "replace")
    from iompress.importers._charsets import guessed

    encoding, remark = guessed(data, language)
    remarks.append(remark)
    return data.decode(encoding, "replace")


_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII in `data` are the sequences of UTF-8, which other encodings hardly have."""
    rest = _SEQUENCE.sub(b"", data)
    sequences = (len(data) - len(rest)) // 2
    return sequences > 3 * len(rest.translate(None, bytes(range(128))))


def is_text(data: bytes) -> bool:
    """Whether `data` can be text: hardly any control characters."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    sample = data[:8192]
    odd = sum(sample.count(code) for code in _ODD)
    return b"\0" not in sample and odd <= len(sample) // 100


_ODD = tuple(bytes([code]) for code in (*range(9), *range(14, 27), *range(28, 32)))
