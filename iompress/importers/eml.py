"""E-mail messages: multipart, encoded, forwarded, quoted in a reply."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from iompress.importers import html
from iompress.importers._decode import shown
from iompress.importers._eml import forwarding
from iompress.importers._eml.parts import Piece, parsed, parts, text_of
from iompress.importers._page import Meta, NotARelease, Page
from iompress.importers._stored import with_pictures
from iompress.importers._wrap import paragraphs

_HEADER = re.compile(
    rb"^(?:Received|From|To|Subject|Date|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]+|Reply-To|DKIM-Signature|Sender|Iompress-Release)\s*:",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|i|r|posr|odg|отв|пер|رد|转发|答复)\s*[:：]\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?:https?|mailto|cid|tel):[^\s<>\]]+>?")
_WORD = re.compile(r"\w+")


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is a message."""
    lines = _header_lines(data[:3000])
    if not lines or not _HEADER.match(lines[0]):
        return 0.0
    lines = _header_lines(data[:60_000])  # a headline in another script takes many
    names = {found[0].lower() for line in lines if (found := _HEADER.match(line))}
    technical = any(
        name.startswith((b"mime", b"message-id", b"received", b"content-type", b"return-path", b"x-")) for name in names
    )
    return 0.93 if len(names) >= 3 and technical else 0.0


def _header_lines(data: bytes) -> list[bytes]:
    """The first forty lines that no other goes before in the same header."""
    lines = [line for line in data.lstrip(b"\xef\xbb\xbf").splitlines() if not line.startswith((b" ", b"\t"))]
    return lines[1:41] if lines and lines[0].startswith(b"From ") else lines[:40]


def read(data: bytes) -> Page:
    """The page that the message's text is. Raises NotARelease if it has none."""
    message = parsed(data)
    page = _message(message, 0)
    return replace(page, unseen=(*page.unseen, _AGAIN.sub("", _header(message, "Subject"))))


def _message(message: EmailMessage, depth: int) -> Page:
    found = parts(message)
    text, remarks = _plain(found.pieces)
    meta = Meta(
        _AGAIN.sub("", _header(message, "Subject")), date=_date(message), stamp=_header(message, "Iompress-Release")
    )
    attached = (f"attachments were left behind: {', '.join(found.names[:8])}",) if found.names else ()
    if (own := _own(message, found.pieces)) is not None:
        other = _other(found.pieces, " ".join((own.text, meta.headline, *(words for words, _ in own.aside))), "plain")
        return replace(own, meta=meta, remarks=(*own.remarks, *attached), aside=(*own.aside, *other))
    if found.attached and depth < MOST_FORWARDED and len(text.split()) < 120:
        inner = _message(found.attached[0], depth + 1)
        note = ((text, "forwarding"),) if text.strip() else ()
        more = _further(found.attached[1:])
        return replace(inner, aside=(*inner.aside, *note), remarks=(*inner.remarks, *attached, *more))
    attached = (*attached, *_further(found.attached))
    page = _page(found.pieces, text, (*remarks, *attached), meta)
    if page is not None:
        return page
    if not text.strip():
        raise NotARelease(found.sealed or "the message has no text")
    release, aside, head = forwarding.unwrapped(text)
    meta = _forwarded(meta, head or "\n".join(aside))
    around = tuple((words, "forwarding") for words in aside if words.strip())
    around += tuple(_other(found.pieces, " ".join((text, meta.headline)), "page"))
    return Page(release, tuple(paragraphs(release)), (), meta, (*remarks, *attached), around)


MOST_FORWARDED = 5
"""Messages that may be attached to each other."""


def _further(messages: Sequence[EmailMessage]) -> tuple[str, ...]:
    names = [f"“{_header(each, 'Subject')[:80]}”" for each in messages[:8]]
    return (f"attached messages were left behind: {', '.join(names)}",) if names else ()


def _own(message: EmailMessage, pieces: Sequence[Piece]) -> Page | None:
    """The page of a message that this program exported, with the release that it carries; None for any other."""
    page = next((piece.page for piece in pieces if piece.page is not None), None)
    payload = page.get_payload(decode=True) if page is not None else None
    stored = html.stored_in(payload) if isinstance(payload, bytes) else None
    if page is None or stored is None:
        return None
    return replace(html.read_text(*text_of(page)), stored=with_pictures(stored, _pictures(message)))


def _plain(pieces: Sequence[Piece]) -> tuple[str, tuple[str, ...]]:
    """The plain text of `pieces`, that of pages as far as those have no plain form beside another that has one."""
    texts: list[str] = []
    remarks: list[str] = []
    for piece in pieces:
        if piece.plain is not None:
            text, more = text_of(piece.plain)
            texts.append(text)
            remarks += more
        elif any(each.plain is not None for each in pieces):
            page = _joined([piece])
            texts += [page.text] if page is not None else []
    return "\n\n".join(texts), tuple(remarks)


def _page(pieces: Sequence[Piece], text: str, remarks: tuple[str, ...], meta: Meta) -> Page | None:
    """The page that `pieces` are, if one has that form and says as much as the plain `text`; None if that is better."""
    if len(text.split()) >= 30 and forwarding.is_forwarded(text):
        return None
    page = _joined(pieces)
    if page is None or len(page.text.split()) * 10 < len(text.split()) * 8:
        return None
    inner, head = forwarding.within(page)
    said = " ".join((page.text, meta.headline, *(words for words, _ in page.aside)))
    aside = (*page.aside, *_other(pieces, said, "plain"))
    return replace(inner, meta=_forwarded(meta, head), remarks=(*page.remarks, *remarks), aside=aside)


def _forwarded(meta: Meta, head: str) -> Meta:
    """`meta` with the day and the subject that the `head` of a forwarded message gives."""
    subject = _AGAIN.sub("", forwarding.subject(head)).strip()
    return replace(meta, date=forwarding.sent(head) or meta.date, headline=subject or meta.headline)


def _joined(pieces: Sequence[Piece]) -> Page | None:
    """The page that the forms of `pieces` as pages are together, what is plain in between set as it was typed; None if
    none has that form or there are no words in it."""
    if not any(piece.page is not None for piece in pieces):
        return None
    markup: list[str] = []
    remarks: list[str] = []
    for piece in pieces:
        part = piece.page if piece.page is not None else piece.plain
        text, more = text_of(part) if part is not None else ("", ())
        markup.append(text if piece.page is not None else f"<pre>\n{entities.escape(text)}\n\n\n</pre>")
        remarks += more
    try:
        return html.read_text("\n".join(markup), tuple(remarks))
    except NotARelease:
        return None


def _other(pieces: Sequence[Piece], said: str, form: str) -> Iterator[tuple[str, str]]:
    """The lines of the `form` of `pieces` that was not read which say more than `said`."""
    known = set(_WORD.findall(said.casefold()))
    for piece in pieces:
        if piece.plain is None or piece.page is None:
            continue
        page = None if form == "plain" else _joined([piece])
        text = text_of(piece.plain)[0] if form == "plain" else page.text if page is not None else ""
        lines = [line.strip() for line in _ADDRESS.sub(" ", text).split("\n")]
        more = [line for line in lines if not known.issuperset(_WORD.findall(line.casefold()))]
        if more:
            yield " ".join(more), "the message’s plain text" if form == "plain" else "the message’s page"


def _pictures(message: EmailMessage) -> Iterator[bytes]:
    for part in message.walk():
        if part.get_content_maintype() == "image" and isinstance(payload := part.get_payload(decode=True), bytes):
            yield payload


def _header(message: EmailMessage, name: str) -> str:
    """The header `name` of `message` on one line; "" if it has none that can be read."""
    try:
        text = str(message.get(name, ""))
        if "\ufffd" in text:  # a header in bytes, which no standard allows and many send
            raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
            text = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return " ".join(shown(text).split())[:500]


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
