"""Word documents: styles, lists, tables, hyperlinks; what tracked changes deleted is left out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iompress.importers._page import MOST_BLOCKS, Block, Form, NotARelease, Page, Run, Stored, block
from iompress.importers._stored import from_carried, with_pictures

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

LARGEST_PART = 24 * 1024 * 1024
"""Bytes that a part of the document may have when it is unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 60
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is a Word document."""
    if not data.startswith(b"PK"):
        return 0.0
    return 0.95 if b"word/document" in data else 0.3


def read(data: bytes) -> Page:
    """The page that the document is. Raises NotARelease if it is broken, too large, or no document."""
    if b"vnd.oasis.opendocument" in data[:100]:
        raise NotARelease("it is an OpenDocument file; save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _xml(archive, "word/document.xml")
            if document is None:
                raise NotARelease("it is an archive, not a Word document")
            styles = _styles(_xml(archive, "word/styles.xml"))
            links = _links(_xml(archive, "word/_rels/document.xml.rels"))
            edges = [
                name
                for name in archive.namelist()
                if re.fullmatch(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml", name)
            ]
            around = [(name, _xml(archive, name)) for name in sorted(edges)[:12]]
            stored = _stored(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise NotARelease(f"the document is broken: {error}") from None
    reader = _Reader(styles, links)
    body = document.find(f"{_W}body")
    reader.container(body if body is not None else document, 0)
    if not reader.blocks:
        raise NotARelease("there are no words in the document")
    for name, part in around:
        words = " ".join("".join(node.itertext()) for node in part.iter(f"{_W}t")) if part is not None else ""
        if words.strip():
            reader.aside.append(
                (
                    _CONTROL.sub("", words),
                    "foot of the page" if "foot" in name else "head of the page" if "header" in name else "notes",
                )
            )
    return Page(
        "".join(reader.parts), tuple(reader.blocks), tuple(reader.runs), aside=tuple(reader.aside), stored=stored
    )


def _stored(archive: zipfile.ZipFile) -> Stored | None:
    """The release that this program exported to the document, with the pictures in it."""
    for name in archive.namelist()[:1000]:
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = _xml(archive, name)
            if root is not None and root.tag == "{urn:iompress:release}release":
                stored = from_carried(root.text or "")
                return with_pictures(stored, _pictures(archive)) if stored is not None else None
    return None


def _pictures(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for info in archive.infolist()[:1000]:
        if info.filename.startswith("word/media/") and info.file_size <= LARGEST_PART:
            yield archive.read(info)


def _xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > LARGEST_PART or info.flag_bits & 1:
        raise NotARelease("a part of the document is locked or too large")
    with archive.open(info) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise NotARelease("a part of the document is too large")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0<\0!\0D" in data[:400]:
        raise NotARelease("the document defines entities, which no Word document needs")
    try:
        return fromstring(data)  # noqa: S314 - without entities there is nothing to expand or to fetch
    except ParseError as error:
        raise NotARelease(f"the document is broken: {error}") from None


def _styles(root: Element | None) -> dict[str, str]:
    """The names of styles by id, in lower case."""
    found: dict[str, str] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        found[style.get(f"{_W}styleId", "")] = (name.get(f"{_W}val", "") if name is not None else "").lower()
    return found


def _links(root: Element | None) -> dict[str, str]:
    return {node.get("Id", ""): node.get("Target", "") for node in root} if root is not None else {}


@dataclass
class _Reader:
    """The text of a document as far as it has been read."""

    styles: dict[str, str]
    links: dict[str, str]
    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    titled: bool = False

    def container(self, node: Element, depth: int) -> None:
        """Read the paragraphs and tables in `node`."""
        if depth > _DEEPEST:
            raise NotARelease("the document is nested too deep")
        for child in node:
            if child.tag == f"{_W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                for row in child.iter(f"{_W}tr"):
                    self._row(row)
            elif child.tag in (
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}ins",
                f"{_W}moveTo",
                f"{_W}customXml",
                f"{_W}smartTag",
                f"{_W}txbxContent",
            ):
                self.container(child, depth + 1)

    def _row(self, row: Element) -> None:
        start = self.size
        lines: list[list[Element]] = [list(cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")]
        many = any(len([p for p in cell if any(True for _ in p.iter(f"{_W}t"))]) > 1 for cell in lines)
        if many or len(lines) == 1:
            for cell in lines:
                for paragraph in cell:
                    self._paragraph(paragraph, 1)
            return
        for cell in lines:
            if self.size > start and not self._tail().endswith("| "):
                self._add(" | ")
            for paragraph in cell:
                self._inline(paragraph, "", 0)
        self._close(start, "row", 0)

    def _tail(self) -> str:
        return "".join(self.parts[-3:])[-3:]

    def _paragraph(self, node: Element, depth: int) -> None:
        form, level = self._form(node)
        start = self.size
        self._inline(node, "", depth)
        self._close(start, form, level)
        for box in _boxes(node):
            self.container(box, depth + 1)

    def _form(self, node: Element) -> tuple[Form, int]:
        properties = node.find(f"{_W}pPr")
        if properties is None:
            return "text", 0
        style = properties.find(f"{_W}pStyle")
        name = (
            self.styles.get(style.get(f"{_W}val", ""), style.get(f"{_W}val", "").lower()) if style is not None else ""
        )
        if name in ("title", "titre", "titel", "título", "titolo", "naslov", "название", "العنوان", "标题"):
            self.titled = True
            return "heading", 1
        if found := re.fullmatch(
            r"(?:heading|überschrift|titre|título|titolo|naslov|заголовок|عنوان|标题)\s*(\d)", name
        ):
            return "heading", min(6, int(found[1]) + (1 if self.titled else 0))
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None and outline.get(f"{_W}val", "9") in "012345":
            return "heading", int(outline.get(f"{_W}val", "0")) + 1
        numbered = properties.find(f"{_W}numPr")
        if (
            numbered is not None
            and (number := numbered.find(f"{_W}numId")) is not None
            and number.get(f"{_W}val") != "0"
        ) or name.startswith("list"):
            depth = numbered.find(f"{_W}ilvl") if numbered is not None else None
            return "item", 1 + int(depth.get(f"{_W}val", "0")) if depth is not None and depth.get(
                f"{_W}val", "0"
            ).isdigit() else 1
        return ("quoted" if "quote" in name else "text"), 0

    def _inline(self, node: Element, url: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise NotARelease("the document is nested too deep")
        for child in node:
            tag = child.tag.removeprefix(_W)
            match tag:
                case "r":
                    self._run(child)
                case "hyperlink":
                    start = self.size
                    self._inline(child, url, depth + 1)
                    target = self.links.get(child.get(f"{_R}id", ""), "")
                    if self.size > start and target.startswith(("http://", "https://", "mailto:", "tel:")):
                        self.runs.append(Run(start, self.size, "link", "".join(target.split())))
                case "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "bdo" | "dir":
                    self._inline(child, url, depth + 1)
                case "del" | "moveFrom":
                    words = "".join(text.text or "" for text in child.iter(f"{_W}delText"))
                    if words.strip():
                        self.aside.append((_CONTROL.sub("", words), "deleted in a tracked change"))

    def _run(self, run: Element) -> None:
        properties = run.find(f"{_W}rPr")
        if properties is not None and properties.find(f"{_W}vanish") is not None:
            return
        start = self.size
        for child in run:
            match child.tag.removeprefix(_W):
                case "t":
                    self._add(_CONTROL.sub("", child.text or ""))
                case "tab":
                    self._add("  ")
                case "br" | "cr":
                    self._add("\n")
                case "noBreakHyphen":
                    self._add("‑")
                case "sym":
                    self._add("•")
        if self.size > start and properties is not None:
            for mark, name in (("b", "strong"), ("i", "emphasis")):
                found = properties.find(f"{_W}{mark}")
                if found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "none"):
                    self._mark(start, name)

    def _mark(self, start: int, name: str) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.mark == name and last.end == start:
            self.runs[-1] = Run(last.start, self.size, last.mark)
        else:
            self.runs.append(Run(start, self.size, "strong" if name == "strong" else "emphasis"))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def _close(self, start: int, form: Form, level: int) -> None:
        text = "".join(_since(self.parts, self.size - start))
        at = 0
        for line in text.split("\n"):
            made = block(line, 0, len(line), form=form, level=level, gap=at == 0)
            if made is not None:
                place = start + at
                self.blocks.append(
                    Block(made.text, place + made.start, place + made.end, form, level, 0.0, False, at == 0)
                )
                if len(self.blocks) > MOST_BLOCKS:
                    raise NotARelease("it has too many parts to be a document of text")
            at += len(line) + 1
        self._add("\n")


def _since(parts: list[str], size: int) -> list[str]:
    """The last of `parts` that together have `size` characters."""
    if not size:
        return []
    found: list[str] = []
    for part in reversed(parts):
        found.append(part)
        size -= len(part)
        if size <= 0:
            break
    return found[::-1]


def _boxes(node: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph, each once."""
    fallbacks = {box for fallback in node.iter(f"{_MC}Fallback") for box in fallback.iter(f"{_W}txbxContent")}
    for box in node.iter(f"{_W}txbxContent"):
        if box not in fallbacks:
            yield box
