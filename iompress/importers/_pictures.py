"""The pictures in a source: those that it carries, and those that it only names. Nothing is fetched."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import TYPE_CHECKING

from iompress.exporters._pictures import picture_type, size
from iompress.importers._decode import decode
from iompress.importers._html.nesting import shallow
from iompress.importers._stored import unbased

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SMALLEST = 200
"""Pixels on either side of a picture that is taken over: what is smaller is a logo, an icon or a tracker."""
MOST = 50
LARGEST = 8 * 1024 * 1024
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "button"))
_MARKDOWN = re.compile(r"!\[([^\]\n]{0,300})\]\(<?([^)\s>]{1,500})")
_DATA = re.compile(r"data:image/[a-z0-9+.-]+;base64,", re.IGNORECASE)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture in a source: what that calls it, what it says that it shows, and its bytes if it carries them."""

    name: str
    alt: str
    content: bytes = field(default=b"", repr=False)

    @property
    def suffix(self) -> str:
        """What the picture's file is to end with; "" if it is none to take over: not there, not whole, or too small."""
        large = min(size(self.content)) >= SMALLEST if self.content else False
        return _SUFFIXES.get(picture_type(self.content), "") if large else ""


def pictures(data: bytes, importer: str) -> tuple[Seen, ...]:
    """The pictures in the source `data`, which `importer` reads, in their order, each once."""
    readers = {"html": _in_page, "docx": _in_document, "eml": _in_message, "markdown": _in_markdown}
    found = readers[importer](data) if importer in readers else iter(())
    return tuple(dict.fromkeys(seen for seen, _ in zip(found, range(MOST), strict=False)))


def _in_markdown(data: bytes) -> Iterator[Seen]:
    return (Seen(_name(source), alt) for alt, source in _MARKDOWN.findall(decode(data)[0]))


def _in_page(data: bytes) -> Iterator[Seen]:
    if b"<img" in data or b"<IMG" in data:
        yield from _in_markup(decode(data)[0], {})


def _in_markup(markup: str, carried: Mapping[str, Seen]) -> Iterator[Seen]:
    """The pictures that `markup` shows; `carried` are those that come with it, by the address that it gives them."""
    from selectolax.lexbor import LexborHTMLParser

    for node in LexborHTMLParser(shallow(markup)).css("img")[: 10 * MOST]:
        source, alt = ((node.attributes.get(key) or "").strip() for key in ("src", "alt"))
        alt = " ".join(alt.split())[:1000]
        if source in carried:
            yield Seen(carried[source].name, alt, carried[source].content)
        elif found := _DATA.match(source):
            yield Seen("picture", alt, unbased("".join(source[found.end() :].split())))
        elif source and not _is_furniture(node):
            yield Seen(_name(source), alt)


def _is_furniture(node: LexborNode) -> bool:
    """Whether the picture is part of the page around a text, or a dot that tells who reads it."""
    if any((node.attributes.get(side) or "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height")):
        return True
    above = node.parent
    for _ in range(30):
        if above is None or above.tag in _FURNITURE:
            return above is not None
        above = above.parent
    return False


def _in_message(data: bytes) -> Iterator[Seen]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    carried: dict[str, Seen] = {}
    pages: list[str] = []
    for number, part in enumerate(message.walk()):
        payload = part.get_payload(decode=True) if number < 4 * MOST and not part.is_multipart() else None
        if not isinstance(payload, bytes):
            continue
        if part.get_content_maintype() == "image":
            name = _name(part.get_filename() or "picture")
            carried[f"cid:{str(part.get('Content-ID', number)).strip().strip('<>')}"] = Seen(name, "", payload)
        elif part.get_content_type() == "text/html":
            pages.append(decode(payload, part.get_content_charset() or "")[0])
    shown = [seen for page in pages for seen in _in_markup(page, carried)]
    yield from shown
    contents = {seen.content for seen in shown}
    yield from (seen for seen in carried.values() if seen.content not in contents)


def _in_document(data: bytes) -> Iterator[Seen]:
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: info for info in archive.infolist() if info.file_size <= LARGEST}
            texts = [archive.read(parts[f"word/{name}"]) for name in ("document.xml", "_rels/document.xml.rels")]
            if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts):
                return
            document, relations = (fromstring(text) for text in texts)  # noqa: S314 - nothing that could be expanded
            targets = {node.get("Id", ""): f"word/{node.get('Target', '')}" for node in relations}
            alt = ""
            for node in document.iter():
                tag = node.tag.rpartition("}")[2]
                if tag == "docPr":
                    alt = " ".join((node.get("descr") or "").split())[:1000]
                elif tag == "blip" and (part := targets.get(node.get(f"{_R}embed", ""), "")) in parts:
                    yield Seen(_name(part), alt, archive.read(parts[part]))
    except (KeyError, ParseError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        return


def _name(source: str) -> str:
    return " ".join(re.split(r"[?#]", source)[0].rstrip("/").rpartition("/")[2].split())[:80] or "picture"
