"""Whether a file that iompress once made is still what the release says, and where it was changed if not."""

from __future__ import annotations

import difflib
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

from iompress.edition import Edition
from iompress.errors import Unsuited
from iompress.exporters import Exporter
from iompress.model import provenance
from iompress.model.provenance import Provenance
from iompress.model.state import State

_STAMP = re.compile(r"iompress/\d+ [a-zA-Z-]+ [0-9a-f]{32} [\w.-]*\w")
_LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that differs: `was` is what iompress makes, `now` what the file has; either may be ""."""

    was: str
    now: str


def origin(data: bytes) -> Provenance | None:
    """What the file with the bytes `data` says of where it comes from, in whichever way its format says it."""
    for text in _readable(data):
        found = _STAMP.search(text) or _STAMP.search(html.unescape(text))
        if found:
            return provenance.parse(found[0])
    return None


def in_press_kit(data: bytes) -> dict[str, bytes]:
    """The exported files in a press kit, by name; none if `data` is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as kit:
            names = {entry.filename: entry.file_size for entry in kit.infolist()}
            if not any(name.endswith("/SHA256SUMS") for name in names):
                return {}
            wanted = [name for name, size in names.items() if name.count("/") == 1 and size <= _LARGEST]
            return {name: kit.read(name) for name in wanted if not name.endswith("/SHA256SUMS")}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
        return {}


def changes(data: bytes, edition: Edition, formats: Iterable[Exporter]) -> list[Change] | None:
    """How the text of `data` differs from `edition` in that of `formats` which comes nearest; [] if it is untouched.

    A file made before an embargo lifted keeps its banner; one that has lost it before then is altered.
    None if the text cannot be read out of the format and the bytes differ.
    """
    nearest: list[Change] | None = None
    text = words(data)
    for format_ in formats:
        for earlier in _as_it_was(edition):
            try:
                made = format_.export(earlier)
            except Unsuited:
                break
            if made == data:
                return []
            if text is None or (was := words(made)) is None:
                continue
            found = list(_differences(was, text))
            if nearest is None or _size(found) < _size(nearest):
                nearest = found
    return nearest


def _as_it_was(edition: Edition) -> Iterator[Edition]:
    """`edition` at every moment at which it may have been made: as it is, and before its embargo lifted."""
    yield edition
    if edition.embargo is not None and not edition.embargo_holds:
        before = edition.embargo.until - timedelta(seconds=1)
        yield replace(edition, at=before, state=State.EMBARGOED if edition.state is State.ISSUED else edition.state)


def words(data: bytes) -> list[str] | None:
    """The words of a file, whatever its format; None if they cannot be read out of it."""
    if data.startswith(b"%PDF"):
        return None
    if data.startswith(b"PK\x03\x04"):
        return " ".join(_tagless(part) for part in _members(data, (".xml",))).split()
    text = data.decode("utf-8", "replace")
    if _is_message(text):
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        return f"{message['Subject']} {body.get_content() if body else ''}".split()
    if text.lstrip().startswith("<"):
        return _tagless(text).split()
    return text.split()


def _is_message(text: str) -> bool:
    return re.match(r"[A-Za-z-]+: .*\r?\n", text) is not None and "\nContent-Type:" in text


class _Text(HTMLParser):
    """The text between tags, that of style and script left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _tagless(markup: str) -> str:
    parser = _Text()
    parser.feed(markup)
    return " ".join(parser.parts)


def _readable(data: bytes) -> Iterator[str]:
    """The texts in which a format may say where the file comes from."""
    if data.startswith(b"PK\x03\x04"):
        yield from _members(data, (".xml", ".txt", ".html", ".json"))
        return
    text = data.decode("utf-8", "replace")
    if _is_message(text):
        yield from map(str, message_from_bytes(data, policy=policy.default).values())
    yield text
    if text.startswith("{"):
        yield _stamp_in_json(text)
    if data.startswith(b"%PDF"):
        yield data.replace(b"\0", b"").decode("latin-1")  # UTF-16 strings of ASCII


def _stamp_in_json(text: str) -> str:
    """The stamp that the JSON format writes as keys of their own."""
    try:
        said = json.loads(text)
        return f"iompress/{said['format_version']} {said['language']} {said['revision']} {said['id']}"
    except (ValueError, KeyError, RecursionError):
        return ""


def _members(data: bytes, endings: tuple[str, ...]) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(endings) and entry.file_size <= _LARGEST:
                    yield archive.read(entry).decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
        return


def _differences(was: list[str], now: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            yield Change(" ".join(was[start:end]), " ".join(now[begin:stop]))


def _size(found: list[Change]) -> int:
    return sum(len(change.was) + len(change.now) for change in found)
