"""Releases that a source carries as data: the record that this program's own exports keep."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from iompress.exporters._carried import dated, is_whole
from iompress.importers._page import NotARelease, Stored
from iompress.model.provenance import FORMAT_VERSION, Provenance, parse

Record = Mapping[str, Any]

ALTERED = "it was altered since it was exported; headline, text and notes are as they stand in it, the rest as it was"


def letters(data: bytes) -> str:
    """`data`, UTF-8 as all exports are, to the letter: nothing is composed, dropped or guessed."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def from_json_text(text: str) -> Stored | None:
    """The release in the JSON `text`; None if it is other JSON or none."""
    data = table(text)
    if data is None or data.get("format") != "iompress":
        return None
    remarks = () if is_whole(data) else (ALTERED,)
    return from_record(data, _commonmark(data.get("body")), _commonmark(data.get("notes")), remarks)


def in_comment(markup: str) -> Stored | None:
    """The release in the record that the `markup` of a page ends with; None if there is none that is whole."""
    text = comment(markup)
    return from_carried(text) if text else None


def comment(markup: str) -> str:
    """The JSON of the record that HTML, a message or Markdown ends with; "" if there is none."""
    start = markup.rfind(_OPENING)
    end = markup.find("-->", start)
    return markup[start + len(_OPENING) : end] if 0 <= start < end else ""


def before_comment(text: str) -> str:
    """What stands before the record in `text`."""
    return text[: text.rfind(_OPENING)].rstrip("\n")


_OPENING = "<!-- iompress:release"


def from_carried(text: str) -> Stored | None:
    """The release in the JSON `text` of a record beside a text that people read; None if it is none, or not whole.

    Raises NotARelease as `from_record` does.
    """
    record = table(text)
    if record is None or record.get("format") != "iompress":
        return None
    if record.get("state") != "withdrawn" and not is_whole(record):
        return None
    return from_record(record, record.get("body"), record.get("notes"))


def with_pictures(stored: Stored, pictures: Iterable[bytes]) -> Stored:
    """`stored` with those of `pictures` that are its media, whatever they are called here."""
    by_digest = {hashlib.sha256(picture).hexdigest(): picture for picture in pictures}
    own = {m["file"]: by_digest[m["sha256"]] for m in stored.record["media"] if m["sha256"] in by_digest}
    return replace(stored, pictures=own)


def unbased(text: str) -> bytes:
    """The bytes that `text` is the base64 of; none if it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def table(text: str) -> dict[str, Any] | None:
    """The table that the JSON `text` is; None if it is none, or has halves of characters in it."""
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def from_record(record: Record, body: object, notes: object, remarks: tuple[str, ...] = ()) -> Stored:
    """The release that `record` describes, with the CommonMark `body` and `notes`.

    Raises NotARelease if the record is of another version, incomplete, or of a withdrawn release, which says nothing.
    """
    if record.get("format_version", FORMAT_VERSION) != FORMAT_VERSION:
        raise NotARelease(f"it is an export of version {record.get('format_version')}, which this program cannot read")
    if record.get("state") == "withdrawn":
        raise NotARelease("it says that a release was withdrawn, and no more")
    try:
        language, original = str(record["language"]), str(record["original_language"])
        texts = {"headline": record["headline"], "subheadline": record["subheadline"], "body": body, "notes": notes}
        told = dated(record["written"]) | {key: text for key, text in texts.items() if text} | {"language": language}
        tables = _tables(told, translation=language != original)
        _require_texts(record["media"], "file", "sha256")
        _require_texts(record["contacts"], "key", "name", "role", "phone", "email")
        stamp = parse(str(record["provenance"])) if "provenance" in record else _keys(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotARelease(f"it is an export that was changed or cut off: {_first_line(error)}") from None
    if stamp is None:
        raise NotARelease("it is an export that was changed: it does not say of which release")
    return Stored(tables, stamp.id, language, original, stamp.revision, record, remarks)


def _keys(record: Record) -> Provenance:
    return Provenance(str(record["id"]), str(record["language"]), str(record["revision"]))


def _commonmark(text: object) -> object:
    return text.get("commonmark") if isinstance(text, dict) else text


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split()[:20])


def _require_texts(entries: Any, *keys: str) -> None:
    for entry in entries:
        if not all(isinstance(entry[key], str) for key in keys):
            raise TypeError(f"{', '.join(keys)} are texts")


def _tables(told: dict[str, Any], *, translation: bool) -> dict[str, Any]:
    """`told` in the order of a release file. Raises ValueError if it could not be one."""
    from iompress.model.release import Release, Translation

    model = Translation if translation else Release
    return model.model_validate(told).model_dump(exclude_unset=True, exclude_none=True)
