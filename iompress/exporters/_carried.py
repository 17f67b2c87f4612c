"""The record that a file carries, so that its release can be had back from the file alone, and checked against it.

Files go to journalists, so a record holds what they are shown and the names of its parts, and nothing else: the keys
in `_PUBLIC` are all that leave. A newsroom's own remarks (consents, approvals, ignored rules, sources, who translated)
are none of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from iompress.edition import Boilerplate, Contact, Edition, Embargo, Media, Organization, Quote, Sibling, Topic
from iompress.exporters._record import facts
from iompress.model.digest import digest
from iompress.model.provenance import FORMAT_VERSION, Provenance
from iompress.model.state import State

_ITSELF: tuple[str, ...] = ()
_PUBLIC: dict[str, tuple[str, ...]] = {
    "kind": _ITSELF,
    "summary": _ITSELF,
    "status": _ITSELF,
    "date": _ITSELF,
    "topics": _ITSELF,
    "countries": _ITSELF,
    "sdgs": _ITSELF,
    "contacts": ("name", "role", "phone", "email", "languages"),
    "boilerplate": _ITSELF,
    "dateline": ("city", "country"),
    "embargo": ("until", "timezone", "reason"),
    "quotes": ("id", "speaker", "role", "text"),
    "media": ("file", "alt", "caption", "credit", "license"),
    "corrections": ("at", "kind", "note"),
}
"""The keys of a release's or translation's file that may leave, with those of their tables. Headline, subheadline,
body, notes and language stand in every record by themselves."""


def written(edition: Edition) -> dict[str, Any]:
    """The public part of the edition's own file but for its texts, as JSON has it; what is left out there is left out.

    Of a withdrawn edition nothing.
    """
    if edition.state is State.WITHDRAWN:
        return {}
    return {
        key: _public(value, inside)
        for key, inside in _PUBLIC.items()
        if (value := edition.written.get(key)) is not None and (value != () or key == "boilerplate")
    }


def _public(value: Any, keys: tuple[str, ...]) -> Any:
    match value:
        case Mapping():
            return {key: _public(value[key], ()) for key in keys if value.get(key) is not None}
        case list() | tuple():
            return [_public(entry, keys) for entry in value]
        case date():
            return value.isoformat()
    return value


def sealed(record: Mapping[str, Any], *texts: str) -> dict[str, Any]:
    """`record` with the digest of all that is in it, and of `texts` that stand beside it in the file."""
    return {**record, "digest": digest([record, *texts])}


def is_whole(record: Mapping[str, Any], *texts: str) -> bool:
    """Whether nothing in the sealed `record`, or in the `texts` beside it, was altered since."""
    known = {key: value for key, value in record.items() if key != "digest"}
    return bool(digest([known, *texts]) == record.get("digest"))


def carried(edition: Edition) -> dict[str, Any]:
    """The record of `edition`. Of a withdrawn one no more than which it was, and that it is withdrawn."""
    stamp = str(Provenance(edition.id, edition.language, edition.revision))
    if edition.state is State.WITHDRAWN:
        return {"format": "iompress", "format_version": FORMAT_VERSION, "provenance": stamp, "state": "withdrawn"}
    return sealed(
        {
            "format": "iompress",
            "format_version": FORMAT_VERSION,
            "provenance": stamp,
            "headline": edition.headline,
            "subheadline": edition.subheadline,
            "body": edition.body,
            "notes": edition.notes,
            "boilerplate": [{"key": b.key, "title": b.title, "commonmark": b.text} for b in edition.boilerplate],
            **facts(edition),
            "address": edition.exports.address or "",
            "written": written(edition),
        }
    )


def as_comment(record: Mapping[str, Any]) -> str:
    """`record` as a comment of HTML or Markdown, a fact to a line; nothing in it can end the comment."""
    lines = json.dumps(record, ensure_ascii=False, separators=(",\n", ": "))
    inert = lines.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")
    return f"<!-- iompress:release\n{inert}\n-->"


def edition_of(record: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Edition:
    """The edition that `record`, one that `carried` made, was made of; `pictures` are bytes by file.

    Raises KeyError, TypeError or ValueError for any other record.
    """
    from iompress.model.newsroom import Exports
    from iompress.model.release import Correction

    embargo = record["embargo"] and Embargo(
        datetime.fromisoformat(record["embargo"]["until_utc"]),
        record["embargo"]["timezone"],
        record["embargo"]["reason"],
    )
    dateline = record["dateline"] or {"printed": "", "city": "", "country": ""}
    day = date.fromisoformat(record["date"])
    at = datetime.fromisoformat(f"{day}T00:00:00+00:00")
    if embargo:
        at = embargo.until - timedelta(seconds=1 if record["embargo"]["holds"] else 0)
    return Edition(
        id=record["id"],
        language=record["language"],
        original=record["original_language"],
        kind=record["kind"],
        state=State(record["state"]),
        at=at,
        date=day,
        headline=record["headline"],
        subheadline=record["subheadline"],
        summary=record["summary"],
        dateline=dateline["printed"],
        city=dateline["city"],
        country=dateline["country"],
        body=record["body"],
        notes=record["notes"],
        quotes=tuple(Quote(q["id"], q["speaker"], q["role"], q["text"]) for q in record["quotes"]),
        contacts=tuple(
            Contact(c["name"], c["role"], c["phone"], c["email"], tuple(c["languages"]), c["key"])
            for c in record["contacts"]
        ),
        boilerplate=tuple(Boilerplate(b["key"], b["title"], b["commonmark"]) for b in record["boilerplate"]),
        media=tuple(
            Media(m["file"], m["alt"], m["caption"], m["credit"], m["license"], pictures.get(m["file"], b""))
            for m in record["media"]
        ),
        topics=tuple(Topic(t["key"], t["title"]) for t in record["topics"]),
        countries=tuple(c["code"] for c in record["countries"]),
        sdgs=tuple(record["sdgs"]),
        embargo=embargo,
        corrections=tuple(
            Correction(at=datetime.fromisoformat(c["at"]), kind=c["kind"], note=c["note"])
            for c in record["corrections"]
        ),
        siblings=tuple(Sibling(s["language"], s["headline"], State(s["state"])) for s in record["translations"]),
        organization=Organization(**record["organization"]),
        end_mark=record["end_mark"],
        quotation_marks=tuple(record["quotation_marks"]),
        revision=record["revision"],
        exports=Exports(address=record["address"] or None),
        written=dated(record["written"]),
    )


def dated(tables: Mapping[str, Any]) -> dict[str, Any]:
    """`tables` that `written` made, with their dates as a release file has them."""
    made = dict(tables)
    if "date" in made:
        made["date"] = date.fromisoformat(made["date"])
    if "embargo" in made:
        made["embargo"] = {**made["embargo"], "until": datetime.fromisoformat(made["embargo"]["until"])}
    if "corrections" in made:
        made["corrections"] = [{**c, "at": datetime.fromisoformat(c["at"])} for c in made["corrections"]]
    return made
