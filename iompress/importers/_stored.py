"""Releases that a source carries as data: the record that this program's JSON and Markdown exports keep."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from iompress.importers._page import NotARelease, Stored
from iompress.model.provenance import FORMAT_VERSION

Record = Mapping[str, Any]


def from_json_text(text: str) -> Stored | None:
    """The release in the JSON `text`; None if it is other JSON or none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != "iompress":
        return None
    return from_record(data, data.get("body"), data.get("notes"))


def from_record(record: Record, body: object, notes: object) -> Stored:
    """The release that `record` describes, with the texts `body` and `notes`, tables or CommonMark.

    Raises NotARelease if the record is of another version, incomplete, or of a withdrawn release, which says nothing.
    """
    if record.get("format_version", FORMAT_VERSION) != FORMAT_VERSION:
        raise NotARelease(f"it is an export of version {record.get('format_version')}, which this program cannot read")
    if record.get("state") == "withdrawn":
        raise NotARelease("it says that a release was withdrawn, and no more")
    try:
        tables = _translation(record) if record["language"] != record["original_language"] else _release(record)
        tables |= {"body": _commonmark(body)}
        if _commonmark(notes):
            tables |= {"notes": _commonmark(notes)}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotARelease(f"it is an export that was changed or cut off: {error}") from None
    revision, name = _provenance(record)
    return Stored(_ordered(tables), name, str(record["language"]), str(record["original_language"]), revision)


def _provenance(record: Record) -> tuple[str, str]:
    from iompress.model.provenance import parse

    stamp = parse(str(record.get("provenance", "")))
    return (stamp.revision, stamp.id) if stamp else (str(record.get("revision", "")), str(record.get("id", "")))


def _commonmark(text: object) -> str:
    return str(text["commonmark"]) if isinstance(text, dict) else str(text or "")


def _status(record: Record) -> str:
    return "issued" if record["state"] == "embargoed" else str(record["state"])


def _words(record: Record) -> dict[str, Any]:
    """What a release and its translations both have."""
    own = {"headline": record["headline"], "subheadline": record.get("subheadline"), "summary": record.get("summary")}
    return {key: str(value) for key, value in own.items() if value} | {
        "language": record["language"],
        "status": _status(record),
    }


def _release(record: Record) -> dict[str, Any]:
    tables: dict[str, Any] = {"kind": record["kind"], **_words(record), "date": dt.date.fromisoformat(record["date"])}
    for key, name in (("topics", "key"), ("countries", "code")):
        if record[key]:
            tables[key] = [str(entry[name]) for entry in record[key]]
    if record["sdgs"]:
        tables["sdgs"] = [int(goal) for goal in record["sdgs"]]
    if record["contacts"]:
        tables["contacts"] = [_contact(entry) for entry in record["contacts"]]
    tables["boilerplate"] = [str(entry["key"] if isinstance(entry, dict) else entry) for entry in record["boilerplate"]]
    if record["dateline"]:
        tables["dateline"] = {
            key: str(record["dateline"][key]) for key in ("city", "country") if record["dateline"][key]
        }
    if record["embargo"]:
        until = dt.datetime.fromisoformat(record["embargo"]["until"]).replace(tzinfo=None)
        tables["embargo"] = {"until": until, "timezone": str(record["embargo"]["timezone"])}
        if record["embargo"].get("reason"):
            tables["embargo"]["reason"] = str(record["embargo"]["reason"])
    tables["quotes"] = [_filled(quote, "id", "speaker", "role", "text") for quote in record["quotes"]]
    tables["media"] = [_filled(entry, "file", "alt", "caption", "credit", "license") for entry in record["media"]]
    tables["corrections"] = [{**entry, "at": dt.datetime.fromisoformat(entry["at"])} for entry in record["corrections"]]
    return {key: value for key, value in tables.items() if value or key == "boilerplate"}


def _translation(record: Record) -> dict[str, Any]:
    tables = _words(record)
    if record["dateline"]:
        tables["dateline"] = {"city": str(record["dateline"]["city"])}
    tables["quotes"] = [_filled(quote, "id", "text") for quote in record["quotes"]]
    tables["media"] = [_filled(entry, "file", "alt", "caption") for entry in record["media"]]
    return {key: value for key, value in tables.items() if value}


def _contact(entry: Record) -> str | dict[str, Any]:
    if entry.get("key"):
        return str(entry["key"])
    table: dict[str, Any] = _filled(entry, "name", "role", "phone", "email")
    if entry.get("languages"):
        table["languages"] = [str(tag) for tag in entry["languages"]]
    return table


def _filled(entry: Record, *keys: str) -> dict[str, Any]:
    return {key: str(entry[key]) for key in keys if entry.get(key)}


def _ordered(tables: dict[str, Any]) -> dict[str, Any]:
    """Plain values, then the body, then tables, as release files have them."""
    late = ("dateline", "embargo", "quotes", "media", "corrections")
    contacts = isinstance(tables.get("contacts"), list) and any(isinstance(entry, dict) for entry in tables["contacts"])
    last = [key for key in tables if key in late or (key == "contacts" and contacts)]
    first = [key for key in tables if key not in (*last, "body", "notes")]
    return {key: tables[key] for key in (*first, *(key for key in ("body", "notes") if key in tables), *last)}
