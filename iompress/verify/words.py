"""What a reader sees in a file that iompress made: its words, where its links lead and which pictures it shows."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

from iompress.errors import Refused
from iompress.verify import papers

_WITHIN = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "time", "u")
)
"""Elements within a line: what they hold may be part of a word."""
_SEEN = ("alt", "href", "src", "content", "title", "aria-label", "datetime", "start", "lang", "dir")
"""Attributes of HTML that a reader sees, hears, or is sent to by."""


def words(data: bytes) -> list[str] | None:
    """The words of a file, whatever its format; None if they cannot be read out of it."""
    if data.startswith(b"%PDF"):
        return papers.pdf_words(data)
    if data.startswith(b"PK\x03\x04"):
        return papers.document_words(data)
    text = data.decode("utf-8", "replace")
    if is_message(text):
        return _message_words(data)
    if text.lstrip().startswith("<"):
        return _markup_words(text)
    return _PICTURE_SUM.sub(r"[picture-\1]", _RECORD.sub("", text)).split()


_RECORD = re.compile(r'<!-- iompress:release\n.*?\n-->|"digest": "[0-9a-f]{32}"', re.DOTALL)
"""What Markdown keeps for programs, and the seal of JSON."""
_PICTURE_SUM = re.compile(r'(?<="sha256": )"([0-9a-f]{12})[0-9a-f]{52}",?')
"""What JSON says of a picture's bytes."""


def is_message(text: str) -> bool:
    """Whether `text` begins as an Internet message does."""
    return re.match(r"[A-Za-z-]+: .*\r?\n", text) is not None and "\nContent-Type:" in text


def message_of(data: bytes) -> EmailMessage:
    """The message that `data` is. Raises Refused if its parts lie deeper in each other than can be read."""
    try:
        message = message_from_bytes(data, policy=policy.default)
    except RecursionError:
        raise Refused("it is a message whose parts are nested too deep to be read") from None
    assert isinstance(message, EmailMessage)
    return message


def parts_of(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a message by type, without its headers, which change on the way."""
    return [
        (part.get_content_type(), payload)
        for part in message_of(data).walk()
        if isinstance(payload := part.get_payload(decode=True), bytes) and not part.is_attachment()
    ]


def attachments_of(data: bytes) -> dict[str, bytes]:
    """The files attached to a message, by name; none if `data` is no message."""
    if not is_message(data[:100_000].decode("utf-8", "replace")):
        return {}
    return {
        part.get_filename() or f"attachment {number}": payload
        for number, part in enumerate(message_of(data).walk(), 1)
        if part.is_attachment() and isinstance(payload := part.get_payload(decode=True), bytes)
    }


def _message_words(data: bytes) -> list[str]:
    message = message_of(data)
    found = str(message["Subject"] or "").split()
    for kind, payload in parts_of(data):
        text = payload.decode("utf-8", "replace")
        match kind.partition("/"):
            case (_, _, "html"):
                found += _markup_words(text)
            case ("text", _, _):
                found += text.split()
            case ("image", _, _):
                found.append(picture_mark(payload))
    return found


PICTURE_MARK = re.compile(r"\[picture-[0-9a-f]{12}\]")


def picture_mark(content: bytes) -> str:
    """What stands for a picture among words: a `PICTURE_MARK`."""
    return f"[picture-{hashlib.sha256(content).hexdigest()[:12]}]"


class _Text(HTMLParser):
    """The text between tags, and what attributes say. Of HTML those that a reader meets, of other XML all."""

    def __init__(self, *, page: bool) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._page = page
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._page and tag in ("style", "script"):
            self._silent = tag
        told = [_told(value or "") for name, value in attrs if not self._page or name in _SEEN]
        if told or tag not in _WITHIN:
            self.parts.append(" ".join(("", *told, "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        if tag not in _WITHIN:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _told(value: str) -> str:
    if attached := re.fullmatch(r"cid:([0-9a-f]{12})[0-9a-f]*@iompress", value):  # a picture of the same message
        return f"[picture-{attached[1]}]"
    found = re.match(r"data:[^,]{0,80};base64,", value)
    if found is None:
        return value
    try:
        return picture_mark(base64.b64decode(value[found.end() :]))
    except binascii.Error:
        return value[:80]


def _markup_words(markup: str) -> list[str]:
    parser = _Text(page=re.match(r"\s*<(?:!doctype html|html|body|head)\b", markup, re.IGNORECASE) is not None)
    parser.feed(markup)
    parser.close()
    return "".join(parser.parts).split()
