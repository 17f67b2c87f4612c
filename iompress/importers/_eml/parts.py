"""Which parts of a message are its text, in which forms, and which are only attached to it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from iompress.importers._decode import decode, is_text
from iompress.importers._page import NotARelease

MOST = 200
"""Parts that a message may have."""
DEEPEST = 30
"""How deep its parts may lie in each other."""

_SILENT = frozenset(("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/x-amp-html"))  # fmt: skip
"""What only vouches for other parts, or says the same again for one program."""
_SEALED = {
    "application/ms-tnef": "its text is in winmail.dat, which only Outlook reads; ask for it as plain text or as a page",
    "application/vnd.ms-tnef": "its text is in winmail.dat, which only Outlook reads; ask for it as plain text or as a page",
    "application/pkcs7-mime": "it is signed or encrypted as a whole; open it in a mail program and save its text",
    "application/x-pkcs7-mime": "it is signed or encrypted as a whole; open it in a mail program and save its text",
    "application/pgp-encrypted": "it is encrypted; open it in a mail program and save its text",
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A stretch of a message's text in the forms that it comes in: plain, as a page, or both."""

    plain: EmailMessage | None = None
    page: EmailMessage | None = None


@dataclass
class Parts:
    """The parts of a message. `sealed` says what its text is locked up in, "" if it is not."""

    pieces: list[Piece] = field(default_factory=list)
    attached: list[EmailMessage] = field(default_factory=list)
    """Messages."""
    names: list[str] = field(default_factory=list)
    """Of other attachments."""
    sealed: str = ""


def parsed(data: bytes) -> EmailMessage:
    """The message that `data` is. Raises NotARelease if its parts lie too deep in each other."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError:
        raise NotARelease("the message’s parts are nested too deep") from None
    assert isinstance(message, EmailMessage)
    return message


def parts(message: EmailMessage) -> Parts:
    """The parts of `message`. Raises NotARelease if there are too many, or they lie too deep."""
    found = Parts()
    count = 0
    stack: list[tuple[EmailMessage, int, Piece | None]] = [(message, 0, None)]
    while stack:
        part, depth, piece = stack.pop()
        count += 1
        if count > MOST:
            raise NotARelease("the message has too many parts")
        if depth > DEEPEST:
            raise NotARelease("the message’s parts are nested too deep")
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            found.attached += _inside(part)
        elif part.is_multipart():
            if kind == "multipart/alternative" and piece is None:
                piece = Piece()
                found.pieces.append(piece)
            stack += [(each, depth + 1, piece) for each in reversed(_inside(part))]
        else:
            _file(part, kind, piece, found)
    found.pieces = [piece for piece in found.pieces if piece.plain is not None or piece.page is not None]
    return found


def _file(part: EmailMessage, kind: str, piece: Piece | None, found: Parts) -> None:
    """Put `part`, which is one of the forms of `piece` unless that is None, where it belongs in `found`."""
    inline = part.get_content_disposition() != "attachment"
    if kind in ("text/plain", "text/html") and inline:
        form = "plain" if kind == "text/plain" else "page"
        if piece is None or getattr(piece, form) is not None:
            piece = Piece()
            found.pieces.append(piece)
        setattr(piece, form, part)
    elif kind in _SILENT:
        pass
    else:
        found.sealed = found.sealed or _SEALED.get(kind, "")
        if part.get_content_maintype() != "image":  # those are told with the pictures
            found.names.append(" ".join((part.get_filename() or kind).split())[:80])


def _inside(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, EmailMessage)] if isinstance(payload, list) else []


def text_of(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The text of `part`, and remarks on it. Lines that were broken for the journey are whole again (RFC 3676)."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    declared = part.get_content_charset() or ""
    if not is_text(data):
        return "", ("a part of the message is no text",)
    text, remarks = decode(data, "" if declared == "us-ascii" else declared)
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        text = "\n".join(_unflowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes"))
    return text, remarks


def _unflowed(text: str, *, joined: bool) -> Iterator[str]:
    """The lines of `text` before they were broken, RFC 3676 section 4; `joined` if the blank at a break is none of it."""
    whole, level = "", -1
    for line in text.split("\n"):
        bare = line.lstrip(">")
        quoted = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if level >= 0 and (quoted != level or bare == "-- "):
            yield _marked(whole, level)
            whole, level = "", -1
        soft = bare.endswith(" ") and bare != "-- "
        whole += bare[:-1] if soft and joined else bare
        level = quoted
        if not soft:
            yield _marked(whole, level)
            whole, level = "", -1
    if level >= 0:
        yield _marked(whole, level)


def _marked(line: str, level: int) -> str:
    return f"{'>' * level} {line}" if level else line
