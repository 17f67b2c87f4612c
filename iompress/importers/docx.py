"""Word documents: text, tables, boxes and notes; what tracked changes deleted, comments and hidden text are told."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from iompress.importers._decode import decode
from iompress.importers._docx.changes import told
from iompress.importers._docx.drawings import written
from iompress.importers._docx.numbering import Numbering
from iompress.importers._docx.package import LARGEST, Package
from iompress.importers._docx.styles import Styles, W
from iompress.importers._docx.text import WATERMARK, Text
from iompress.importers._page import NotARelease, Page, Stored
from iompress.importers._stored import from_carried, with_pictures
from iompress.importers._wrap import paragraphs
from iompress.importers.html import read_text


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
            return _page(Package(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise NotARelease(f"the document is broken: {error}") from None


def _page(package: Package, *, nested: bool = False) -> Page:
    document = package.xml(package.main)
    if document is None:
        raise NotARelease("it is an archive, not a Word document")
    links = package.links(package.main.rpartition("/")[2])
    text = Text(
        Styles.of(package.part("styles.xml")),
        links,
        lambda part: _outside(package, links.get(part, ""), nested=nested),
        numbering=Numbering.of(package.part("numbering.xml")),
    )
    _read_edges(package, "header", text)
    body = document.find(f"{W}body")
    before = len(text.blocks)
    text.read(body if body is not None else document)
    if len(text.blocks) == before:
        raise NotARelease("there are no words in the document")
    _read_edges(package, "footer", text)
    footnotes = tuple(_notes(package, text))
    for words in _of_each(package, "comments", "comment", text):
        text.aside.append((words, "a comment"))
    stored = _stored(package)
    remarks = (*told(text.changes, text.blocks), *_unread(text))
    return Page(
        "".join(text.parts), tuple(text.blocks), tuple(text.runs), remarks=remarks, aside=tuple(text.aside),
        footnotes=footnotes, stored=stored,
    )  # fmt: skip


_UNREAD = "a file in the document that is not read"


def _outside(package: Package, target: str, *, nested: bool) -> tuple[list[str], str]:
    """The words of the part of the document that `target` names, and why they are left out, "" if they are not: of a
    diagram, a chart, or a file that the document takes in as it is."""
    name = package.path(target) if target else ""
    suffix = name.rpartition(".")[2].lower()
    if suffix == "xml":
        root = package.xml(name)
        lines = [line for line in written(root) if line.strip()] if root is not None else []
        return (lines, "") if "/diagrams/" in name else ([" ".join(lines)], "a chart")
    if not name or nested or (data := package.data(name)) is None:
        return ([target], _UNREAD) if target else ([], "")
    if suffix in ("htm", "html", "xhtml"):
        return [block.text for block in read_text(decode(data)[0]).blocks], ""
    if suffix == "txt":
        return [block.text for block in paragraphs(decode(data)[0])], ""
    if suffix == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [block.text for block in _page(Package(archive), nested=True).blocks], ""
    return [target], _UNREAD


def _unread(text: Text) -> Iterator[str]:
    for words, why in text.aside:
        if why == _UNREAD:
            yield f"the document takes in “{words}”, which is not read: see what stands in it"
        elif why == WATERMARK:
            yield f"a watermark stands on its pages: “{words[:80]}”"


def _read_edges(package: Package, edge: str, text: Text) -> None:
    """Read what stands at the head or foot of every page, as being apart."""
    text.apart = True
    for _, root in package.numbered(rf"{edge}\d*\.xml"):
        text.read(root)
    text.apart = False


def _notes(package: Package, text: Text) -> Iterator[str]:
    """The footnotes and endnotes that `text` refers to, in the order in which it does, then those that it does not."""
    found = {
        f"{kind} {number}": words
        for kind in ("footnote", "endnote")
        for number, words in _numbered(package, f"{kind}s", kind, text)
    }
    for name in dict.fromkeys([*text.notes, *found]):
        if name in found:
            yield found[name]


def _of_each(package: Package, part: str, tag: str, text: Text) -> Iterator[str]:
    return (words for _, words in _numbered(package, part, tag, text))


def _numbered(package: Package, part: str, tag: str, text: Text) -> Iterator[tuple[str, str]]:
    """The id and the words of each element `tag` in a part of the document, what is deleted or hidden in it told as in
    `text`."""
    root = package.part(f"{part}.xml")
    for node in root.iter(f"{W}{tag}") if root is not None else ():
        if node.get(f"{W}type", "normal") == "normal":
            own = Text(text.styles, {})
            own.read(node)
            text.aside += own.aside
            if own.blocks:
                yield node.get(f"{W}id", ""), " ".join(block.text for block in own.blocks)


def _stored(package: Package) -> Stored | None:
    """The release that this program exported to the document, with the pictures in it."""
    for name in package.archive.namelist()[:1000]:
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = package.xml(name)
            if root is not None and root.tag == "{urn:iompress:release}release":
                stored = from_carried(root.text or "")
                return with_pictures(stored, _pictures(package.archive)) if stored is not None else None
    return None


def _pictures(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for info in archive.infolist()[:1000]:
        if info.filename.startswith("word/media/") and info.file_size <= LARGEST:
            yield archive.read(info)
