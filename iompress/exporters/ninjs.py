"""News in JSON as IPTC's ninjs 3.1 has it, for content systems and wires."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from iompress.edition import Contact, Edition
from iompress.exporters import _wire
from iompress.exporters._sheet import Sheet, sheet
from iompress.model.fields import in_language
from iompress.model.phone import uri
from iompress.model.state import State

EXTENSION = "ninjs.json"
MEDIA_TYPE = "application/json"

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}

_UNSPACED = ("zh", "ja", "th", "km", "lo", "my")
"""Languages in which words cannot be counted by their blanks."""


def export(edition: Edition) -> bytes:
    """`edition` as a ninjs 3.1 object in UTF-8.

    What is not public is `withheld`, what is withdrawn `canceled`; `edNote` carries the banner and what was
    corrected, `embargoedUntil` the embargo. Pictures are named as associations, not embedded.
    """
    told = {key: value for key, value in _told(sheet(edition)).items() if value not in ("", [], None)}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _told(page: Sheet) -> dict[str, Any]:
    edition = page.edition
    house = edition.organization
    shown = edition.state is not State.WITHDRAWN
    return {
        "standard": STANDARD,
        "uri": _wire.identifier(edition),
        "type": "text",
        "representationType": "full" if shown else "partial",
        "pubStatus": _wire.status(edition),
        "embargoedUntil": _wire.written(_wire.released(edition)) if edition.embargo and shown else "",
        "edNote": _wire.note(page),
        "version": str(_wire.version(edition)),
        "firstCreated": _wire.written(_wire.created(edition)),
        "versionCreated": _wire.written(_wire.changed(edition)),
        "language": edition.language,
        "title": edition.headline,
        "slugline": edition.id,
        "by": page.office or page.organization,
        "located": edition.city if shown else "",
        "headlines": list(_valued(main=edition.headline, subheadline=page.subheadline)),
        "descriptions": list(_valued(summary=edition.summary if shown else "")),
        "bodies": [_body(page)],
        "genres": _genres(edition),
        "subjects": list(_subjects(edition)) if shown else [],
        "places": list(_places(edition)) if shown else [],
        "people": [{"name": name, "rel": "speaker"} for name in _speakers(edition)] if shown else [],
        "organisations": [{"name": house.name, "rel": "issuer"} | ({"uri": house.url} if house.url else {})],
        "infoSources": [_source(contact) for contact in edition.contacts],
        "copyrightHolder": house.name,
        "usageTerms": in_language(edition.exports.usage_terms, edition.language, edition.original),
        "associations": [*_translations(page), *_pictures(page)],
        "altIds": [{"role": "iompress", "value": str(page.provenance)}],
    }


def _valued(**texts: str) -> Iterator[dict[str, str]]:
    return ({"role": role, "value": text} for role, text in texts.items() if text)


def _body(page: Sheet) -> dict[str, Any]:
    plain = _wire.text(page)
    counts = {"charCount": len(plain)}
    if page.edition.language.partition("-")[0] not in _UNSPACED:
        counts["wordCount"] = len(plain.split())
    return {"role": "main", "contentType": "text/html", **counts, "value": _wire.xhtml(page)}


def _genres(edition: Edition) -> list[dict[str, str]]:
    known = {"name": "Press Release", "uri": "http://cv.iptc.org/newscodes/genre/Press_Release"}
    return [known, *({"name": name, "literal": edition.kind} for name in _wire.genre(edition))]


def _subjects(edition: Edition) -> Iterator[dict[str, str]]:
    for topic in edition.topics:
        yield {"name": topic.title, "rel": "about", "literal": topic.key}
    goals = edition.locale.label("goals")
    for number in edition.sdgs:
        yield {"name": f"{goals} {number}", "rel": "about", "uri": f"http://metadata.un.org/sdg/{number}"}


def _places(edition: Edition) -> Iterator[dict[str, str]]:
    for code in edition.countries:
        name = edition.locale.country(code)
        yield {"name": name, "rel": "about", "literal": code, "uri": f"http://cvx.iptc.org/iso3166-1a2/{code}"}


def _speakers(edition: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote.speaker for quote in edition.quotes))


def _source(contact: Contact) -> dict[str, Any]:
    """A press contact; `contactInfo` allows one value each."""
    shared = {"role": contact.role} if contact.role else {}
    shared |= {"lang": " ".join(contact.languages)} if contact.languages else {}
    ways = (("phone", contact.phone), ("tel", uri(contact.phone)), ("email", contact.email))
    reached = [{"type": kind, **shared, "name": contact.name, "value": value} for kind, value in ways if value]
    return {"name": contact.name, "role": "press contact", **({"contactInfo": reached} if reached else {})}


def _translations(page: Sheet) -> Iterator[dict[str, Any]]:
    """The other languages; the sheet knows which may be named."""
    for number, other in enumerate(page.versions, 1):
        yield {
            "name": f"translation-{number}",
            "rel": "translation",
            "uri": _wire.identifier(page.edition, other.tag),
            "type": "text",
            "language": other.tag,
            "headlines": [{"role": "main", "value": other.headline}],
        } | ({} if not other.state else {"pubStatus": "withheld"})


def _pictures(page: Sheet) -> Iterator[dict[str, Any]]:
    for number, (media, alt) in enumerate(_wire.pictures(page), 1):
        told = {
            "name": f"picture-{number}",
            "rel": "media",
            "uri": f"{_wire.identifier(page.edition)}#media-{number}",
            "type": "picture",
            "title": media.file,
            "descriptions": list(_valued(alt=alt, caption=media.caption)),
            "copyrightNotice": media.credit,
            "usageTerms": media.license,
        }
        yield {key: value for key, value in told.items() if value}
