"""Whether a file that iompress once made is still what the release says, and where it was changed if not."""

from __future__ import annotations

import difflib
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256

from iompress.edition import Edition
from iompress.errors import Unsuited
from iompress.exporters import Exporter
from iompress.model import provenance
from iompress.model.provenance import Provenance
from iompress.model.state import State
from iompress.verify.papers import members
from iompress.verify.words import PICTURE_MARK, is_message, message_of, parts_of, words

_STAMP = re.compile(provenance.STAMP)
_SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that differs: `was` is what iompress makes, `now` what the file has; either may be "".

    `after` are the words before it.
    """

    was: str
    now: str
    after: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside what iompress makes. `whole`: it is just that, but for the headers that a message gets on its way.

    `changes` are the passages that differ, none if only what no reader sees does; None if the text cannot be read.
    """

    whole: bool
    changes: tuple[Change, ...] | None


def origin(data: bytes) -> Provenance | None:
    """What the file with the bytes `data` says of where it comes from, in whichever way its format says it."""
    for text in _readable(data):
        found = _STAMP.search(text) or _STAMP.search(html.unescape(text))
        if found:
            return provenance.parse(found[0])
    return None


def in_press_kit(data: bytes) -> dict[str, bytes]:
    """The exported files in a press kit, by name; none if `data` is not one."""
    kit = dict(members(data, re.compile(r"[^/]+/[^/]+")))
    if not any(name.endswith(f"/{_SUMS}") for name in kit):
        return {}
    return {name: content for name, content in kit.items() if not name.endswith(f"/{_SUMS}")}


def unlike_their_sums(data: bytes) -> list[str]:
    """The files of the press kit `data` that are missing, unlisted, or not what its checksums say."""
    kit = {name.partition("/")[2]: content for name, content in members(data, re.compile(r"[^/]+/.+"))}
    lines = kit.pop(_SUMS, b"").decode("utf-8", "replace").splitlines()
    wanted = {name: total for total, _, name in (line.partition("  ") for line in lines)}
    found = {name: sha256(content).hexdigest() for name, content in kit.items()}
    return sorted(name for name in wanted | found if wanted.get(name) != found.get(name))


def compare(data: bytes, edition: Edition, formats: Iterable[Exporter]) -> Comparison:
    """The file with the bytes `data` beside `edition`, in that of `formats` which comes nearest.

    A file made before an embargo lifted keeps its banner; one that has lost it before then is altered.
    """
    nearest: tuple[Change, ...] | None = None
    text = words(data)
    for format_ in formats:
        for earlier in _as_it_was(edition):
            try:
                made = format_.export(earlier)
            except Unsuited:
                break
            if made == data or _carries_the_same(made, data):
                return Comparison(True, ())
            if text is None or (was := words(made)) is None:
                continue
            found = tuple(_differences(was, text))
            if nearest is None or _size(found) < _size(nearest):
                nearest = found
    return Comparison(False, nearest)


def is_picture(change: Change) -> bool:
    """Whether nothing but pictures differs in it."""
    return not PICTURE_MARK.sub("", change.was + change.now).strip()


def without_picture_marks(text: str) -> str:
    """`text` with the marks that stand for pictures in a form that people understand."""
    return PICTURE_MARK.sub("[picture]", text)


def _carries_the_same(made: bytes, data: bytes) -> bool:
    """Whether both are messages with the same subject and parts."""
    if not (made.startswith(b"Subject:") and is_message(data[:100_000].decode("utf-8", "replace"))):
        return False
    subjects = [str(message_of(each)["Subject"]) for each in (made, data)]
    return subjects[0] == subjects[1] and parts_of(made) == parts_of(data)


def _as_it_was(edition: Edition) -> Iterator[Edition]:
    """`edition` at every moment at which it may have been made: as it is, and before its embargo lifted."""
    yield edition
    if edition.embargo is not None and not edition.embargo_holds:
        before = edition.embargo.until - timedelta(seconds=1)
        yield replace(edition, at=before, state=State.EMBARGOED if edition.state is State.ISSUED else edition.state)


def _readable(data: bytes) -> Iterator[str]:
    """The texts in which a format may say where the file comes from."""
    if data.startswith(b"PK\x03\x04"):
        for _, content in members(data, re.compile(r".*\.(?:xml|txt|html|json)")):
            yield content.decode("utf-8", "replace")
        return
    text = data.decode("utf-8", "replace")
    if is_message(text):
        yield from map(str, message_of(data).values())
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


def _differences(was: list[str], now: list[str]) -> Iterator[Change]:
    if was == now:
        return
    most = 2 * len(was) + 5000  # comparing takes the product of both lengths
    matcher = difflib.SequenceMatcher(None, was, now[:most], autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            after = " ".join(was[max(0, start - 6) : start])
            yield Change(" ".join(was[start:end]), " ".join(now[begin:stop]), after)
    if len(now) > most:
        yield Change("", " ".join(now[most:]), " ".join(was[-6:]))


def _size(found: Iterable[Change]) -> int:
    return sum(len(change.was) + len(change.now) for change in found)
