"""The parts of a Word document's archive as XML, none larger than a document of text has, without entities."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from posixpath import normpath
from typing import TYPE_CHECKING

from iompress.importers._page import NotARelease

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 24 * 1024 * 1024
"""Bytes that the parts of a document may have together when they are unpacked."""
MOST_TAGS = 600_000
"""Tags that a part may have: each takes a hundred bytes of memory and more."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
"""The names of ISO/IEC 29500 Strict, and those of Transitional, which everybody else writes."""


class Package:
    """The archive of one document, read as far as LARGEST."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self._left = LARGEST
        self.main = self._main()
        self.folder = self.main.rpartition("/")[0]

    def part(self, name: str) -> Element | None:
        """The part `name` of the document's folder; None if there is none. Raises NotARelease if it is locked, too large,
        broken or no plain XML."""
        return self.xml(f"{self.folder}/{name}" if self.folder else name)

    def numbered(self, pattern: str) -> Iterator[tuple[str, Element]]:
        """The parts of the document's folder whose names are `pattern`, at most twelve, in order."""
        names = [name for name in self.archive.namelist() if re.fullmatch(rf"{re.escape(self.folder)}/{pattern}", name)]
        for name in sorted(names)[:12]:
            root = self.xml(name)
            if root is not None:
                yield name.rpartition("/")[2], root

    def links(self, part: str) -> dict[str, str]:
        """Where the relationships of `part`, a file of the document's folder, lead, by their ids."""
        root = self.part(f"_rels/{part}.rels")
        return {node.get("Id", ""): node.get("Target", "") for node in root} if root is not None else {}

    def path(self, target: str) -> str:
        """The file of the archive that a relationship of the document leads to by `target`."""
        return normpath(target.lstrip("/") if target.startswith("/") else f"{self.folder}/{target}")

    def data(self, name: str) -> bytes | None:
        """The bytes of the file `name` of the archive, as `part`."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.file_size > self._left or info.flag_bits & 1:
            raise NotARelease("a part of the document is locked or too large")
        with self.archive.open(info) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0 or data.count(b"<") > MOST_TAGS:
            raise NotARelease("a part of the document is too large")
        return data

    def xml(self, name: str) -> Element | None:
        """The file `name` of the archive, as `part`."""
        from xml.etree.ElementTree import ParseError, fromstring

        data = self.data(name)
        if data is None:
            return None
        plain = data.replace(b"\0", b"") if b"\0" in data[:200] else data
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise NotARelease("the document defines entities, which no Word document needs")
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            return fromstring(data)  # noqa: S314 - without entities there is nothing to expand or to fetch
        except ParseError as error:
            raise NotARelease(f"the document is broken: {error}") from None

    def _main(self) -> str:
        """The name of the document itself; Word on the web calls it otherwise."""
        root = self.xml("_rels/.rels")
        for node in root if root is not None else ():
            if node.get("Type", "").endswith("/officeDocument"):
                return node.get("Target", "").lstrip("/")
        return "word/document.xml"
