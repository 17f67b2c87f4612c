"""Web pages: menus, share buttons and related lists around a release, and what the page says of itself."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import replace

from iompress.importers._decode import decode, is_text, shown
from iompress.importers._html.head import meta, told
from iompress.importers._html.nesting import shallow
from iompress.importers._html.walk import Walk
from iompress.importers._page import NotARelease, Page, Stored
from iompress.importers._stored import in_comment, letters, unbased, with_pictures

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|p|h1|table|span|br)\b", re.IGNORECASE
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,60}encoding=[\"']([\w-]+)", re.IGNORECASE
)
_LANGUAGE = re.compile(rb"<html[^>]{0,400}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is a web page."""
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not is_text(data) and b"\0" in data[:64] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 0.0
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", head, re.IGNORECASE | re.DOTALL):
        return 0.95
    return 0.8 if head.startswith(b"<") and _TAG.search(head) else 0.45 if len(_TAG.findall(head)) > 5 else 0.0


def read(data: bytes) -> Page:
    """The page that `data` is. Raises NotARelease if it has no words."""
    declared = _CHARSET.search(data[:8192])
    language = _LANGUAGE.search(data[:8192])
    text, remarks = decode(
        data,
        (declared[1] or declared[2]).decode("ascii") if declared else "",
        language[1].decode("ascii") if language else "",
    )
    return replace(read_text(text, remarks), stored=stored_in(data))


def read_text(text: str, remarks: tuple[str, ...] = ()) -> Page:
    """The page in the markup `text`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(shallow(text))
    walk = Walk()
    if tree.body is not None:
        walk.read(tree.body)
    if not walk.blocks:
        raise NotARelease("there are no words in the page")
    notes = tuple(filter(None, walk.footnotes))
    page = Page(walk.text, tuple(walk.blocks), tuple(walk.runs), meta(tree), remarks, tuple(walk.aside), notes)
    return replace(page, unseen=(*_comments(text), *told(tree)))


def _comments(text: str) -> Iterator[str]:
    """The comments in the markup `text` that are for people, the first and short ones."""
    at = text.find("<!--")
    room = 8000
    while at >= 0 and (end := text.find("-->", at + 4)) >= 0 and room > 0:
        said = text[at + 4 : end].strip()
        if len(said) <= 1000 and not said.startswith(("[if", "[endif", "iompress:", "/iompress:")):
            room -= len(said) + 20
            yield entities.unescape(shown(said))
        at = text.find("<!--", end)


_INLINED = re.compile(r'<img src="data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=]+)"')


def stored_in(data: bytes) -> Stored | None:
    """The release that this program exported to a page, with the pictures in it.

    Raises NotARelease if the page says that it was withdrawn.
    """
    text = letters(data)
    stored = in_comment(text)
    return with_pictures(stored, (unbased(data) for data in _INLINED.findall(text))) if stored is not None else None
