"""The words of the formats for paper: PDF, and the zipped XML of word processors."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 50 * 1024 * 1024
"""Bytes that a part of a file may have when it is unpacked."""

_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, RuntimeError, KeyError, ValueError, OSError)
_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|comments)\.xml|(?:content|styles)\.xml")
_PARAGRAPHS = ("p", "h", "br", "tab", "line-break", "tr", "s")
_MARKS = frozenset(("t", "instrText", "delText"))


def members(data: bytes, wanted: re.Pattern[str]) -> Iterator[tuple[str, bytes]]:
    """The files in a zip whose names `wanted` matches, as far as they can be read; none if `data` is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if wanted.fullmatch(entry.filename) and entry.file_size <= LARGEST:
                    yield entry.filename, archive.read(entry)
    except _BROKEN:
        return


def document_words(data: bytes) -> list[str] | None:
    """The words of a Word or OpenDocument file, the addresses of its links, its pictures; None if it cannot be read."""
    from xml.etree.ElementTree import ParseError, fromstring

    found: list[str] = []
    for _, part in members(data, _TEXTS):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            return None
        try:
            found += "".join(_texts(fromstring(part))).split()  # noqa: S314 - nothing is defined that could be expanded
        except ParseError:
            return None
    for _, part in members(data, re.compile(r"word/_rels/.*\.rels")):
        found += sorted(re.findall(r'Target="((?:https?|mailto|tel|file|ftp):[^"]*)"', part.decode("utf-8", "replace")))
    pictures = members(data, re.compile(r"(?:word/media|Pictures)/.*"))
    found += sorted(f"[picture-{sha256(content).hexdigest()[:12]}]" for _, content in pictures)
    return found or None


def _texts(node: Element) -> Iterator[str]:
    """The text in `node` in reading order: what alternative texts and OpenDocument's links say beside it."""
    for child in node:
        name = child.tag.rpartition("}")[2]
        if name in _PARAGRAPHS:
            yield " "
        word = child.tag.startswith("{http://schemas.openxmlformats.org/")
        if not word or name in _MARKS:
            yield child.text or ""
        for key, value in child.attrib.items():
            if (key == "descr" and name == "docPr") or (key.endswith("}href") and "://" in value):
                yield f" {value} "
        yield from _texts(child)
        if not word:
            yield child.tail or ""
        if name in _PARAGRAPHS:
            yield " "


def pdf_words(data: bytes) -> list[str] | None:
    """The words on the pages of a PDF, and the addresses that its links lead to; None if it cannot be read."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found: list[str] = []
    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            found += page.extract_text().split()
            for note in page.annotations or ():
                action = note.get_object().get("/A", {})
                found += [str(action["/URI"])] if "/URI" in action else []
    except Exception:  # noqa: BLE001 - whatever a broken file makes the reader raise, its words cannot be read
        return None
    return found
