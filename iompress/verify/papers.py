"""The words of the formats for paper: PDF, and the zipped XML of word processors."""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 50 * 1024 * 1024
"""Bytes that a part of a file may have when it is unpacked."""

_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, RuntimeError, KeyError, ValueError, OSError)
_BODY = re.compile(r"word/(?:document|footnotes|comments)\.xml|content\.xml")
_EDGES = re.compile(r"word/(?:header|footer)\d*\.xml|styles\.xml")
"""Heads and feet of pages, of which programs write as many as they like."""
_LINES = frozenset(("p", "h", "br", "tab", "line-break", "tr", "s"))
_COUNTED = frozenset(("page-number", "page-count"))


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
    edges: set[str] = set()
    for name, part in members(data, re.compile(f"{_BODY.pattern}|{_EDGES.pattern}")):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            return None
        try:
            edge = _EDGES.fullmatch(name) is not None
            text = "".join(_Texts(edge).of(fromstring(part)))  # noqa: S314 - nothing is defined that could be expanded
        except ParseError:
            return None
        if edge:
            edges.update(filter(None, (" ".join(line.split()) for line in text.split(_END))))
        else:
            found += text.split()
    for line in sorted(edges):
        found += line.split()
    for _, part in members(data, re.compile(r"word/_rels/document\.xml\.rels")):
        found += sorted(re.findall(r'Target="((?:https?|mailto|tel|file|ftp):[^"]*)"', part.decode("utf-8", "replace")))
    pictures = members(data, re.compile(r"(?:word/media|Pictures)/.*"))
    found += sorted(f"[picture-{sha256(content).hexdigest()[:12]}]" for _, content in pictures)
    return found or None


_END = " \n"
"""What ends a paragraph: no other text has both."""


class _Texts:
    """The text of an element in reading order, at the edge of a page without the numbers that a program counts."""

    def __init__(self, edge: bool) -> None:
        self._edge = edge
        self._fields = 0
        """How many of Word's fields are open."""

    def of(self, node: Element) -> Iterator[str]:
        """The words of what is in `node`, with what alternative texts and OpenDocument's links say."""
        for child in node:
            name = child.tag.rpartition("}")[2]
            word = child.tag.startswith("{http://schemas.openxmlformats.org/")
            if name == "fldChar":
                kinds = [value for key, value in child.attrib.items() if key.endswith("}fldCharType")]
                self._fields += kinds.count("begin") - kinds.count("end")
            if name in _LINES:
                yield " "
            counted = self._edge and (self._fields or name in _COUNTED) and (child.text or "").strip().isdigit()
            if child.text and (name == "t" or not word) and not counted:
                yield child.text.replace("\n", " ")
            for key, value in child.attrib.items():
                if (key == "descr" and name == "docPr") or (key.endswith("}href") and "://" in value):
                    yield f" {value} "
            yield from self.of(child)
            if not word and child.tail:
                yield child.tail.replace("\n", " ")
            if name in ("p", "h"):
                yield _END


def pdf_words(data: bytes) -> list[str] | None:
    """The words on the pages of a PDF, and the addresses that its links lead to; None if it cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    pages: list[list[str]] = []
    addresses: list[str] = []
    try:
        with _unheard("pypdf"):
            for page in PdfReader(io.BytesIO(data)).pages:
                pages.append([line for line in map(str.strip, page.extract_text().splitlines()) if line])
                for note in page.annotations or ():
                    action = note.get_object().get("/A", {})
                    addresses += [str(action["/URI"])] if "/URI" in action else []
    except (PyPdfError, *_BROKEN, ArithmeticError, AttributeError, LookupError, TypeError, AssertionError):
        return None  # the reader takes broken objects for sound ones until they fail
    edges = _edges(pages)
    lines = [line for page in pages for line in page]
    return " ".join([*lines, *edges, *addresses]).split()


@contextmanager
def _unheard(logger: str) -> Iterator[None]:
    """What a library remarks to its log about a broken file is nothing for the terminal."""
    log = logging.getLogger(logger)
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _edges(pages: list[list[str]]) -> list[str]:
    """Take off the heads and feet of `pages`, each of which is given once; where pages end, nothing is to differ."""
    found = set()
    for lines in pages:
        if lines and _PAGE.fullmatch(lines[-1]):
            lines.pop()
    for lines in pages[1:]:
        if lines:
            found.add(lines.pop(0))
    if len({lines[-1] for lines in pages if lines}) == 1 < len(pages):
        found |= {lines.pop() for lines in pages if lines}
    return sorted(found)


_PAGE = re.compile(r"\d+ / \d+")
