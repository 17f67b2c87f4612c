"""An edition as plain tables: the JSON export, and what the Markdown export keeps beside its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from iompress.banner import banner
from iompress.edition import Contact, Edition, Embargo, Media
from iompress.exporters._pictures import picture_type
from iompress.exporters._sheet import standing
from iompress.model.body import Block, BlockQuote, List, Rule, plain
from iompress.model.instants import zone
from iompress.model.phone import e164
from iompress.model.provenance import FORMAT_VERSION
from iompress.model.state import State


def record(edition: Edition) -> dict[str, Any]:
    """Everything of `edition` as tables, lists, texts, numbers and null.

    What a withdrawn edition said is left out: texts are "", lists empty.
    """
    withdrawn = edition.state is State.WITHDRAWN
    return {
        "format": "iompress",
        "format_version": FORMAT_VERSION,
        "banner": list(banner(edition)),
        "headline": edition.headline,
        "subheadline": "" if withdrawn else edition.subheadline,
        "body": _text("" if withdrawn else edition.body, () if withdrawn else edition.blocks),
        "notes": _text("" if withdrawn else edition.notes, () if withdrawn else edition.note_blocks),
        "boilerplate": [
            {"key": entry.key, "title": entry.title, **_text(entry.text, standing(entry.text))}
            for entry in (() if withdrawn else edition.boilerplate)
        ],
        **facts(edition),
    }


def facts(edition: Edition) -> dict[str, Any]:
    """What the texts of `edition` do not tell a program, or not in a way that it could rely on."""
    words = edition.locale
    withdrawn = edition.state is State.WITHDRAWN
    return {
        "id": edition.id,
        "language": edition.language,
        "original_language": edition.original,
        "revision": edition.revision,
        "state": str(edition.state),
        "public": edition.state.public,
        "kind": edition.kind,
        "date": edition.date.isoformat(),
        "summary": "" if withdrawn else edition.summary,
        "dateline": _dateline(edition) if edition.city and not withdrawn else None,
        "quotes": [
            {"id": quote.id, "speaker": quote.speaker, "role": quote.role, "text": quote.text}
            for quote in (() if withdrawn else edition.quotes)
        ],
        "media": [_media(entry) for entry in (() if withdrawn else edition.media)],
        "contacts": [_contact(entry) for entry in edition.contacts],
        "topics": [{"key": topic.key, "title": topic.title} for topic in edition.topics],
        "countries": [{"code": code, "name": words.country(code)} for code in edition.countries],
        "sdgs": list(edition.sdgs),
        "embargo": _embargo(edition.embargo, holds=edition.embargo_holds) if edition.embargo else None,
        "corrections": [
            {"at": entry.at.isoformat(), "kind": entry.kind, "note": entry.note} for entry in edition.corrections
        ],
        "translations": [
            {"language": sibling.language, "headline": sibling.headline, "state": str(sibling.state)}
            for sibling in edition.siblings
            if sibling.state.public or not edition.state.public
        ],
        "organization": {
            "name": edition.organization.name,
            "short_name": edition.organization.short_name,
            "office": edition.organization.office,
            "url": edition.organization.url,
            "timezone": edition.organization.timezone,
        },
        "end_mark": edition.end_mark,
        "quotation_marks": list(edition.quotation_marks),
    }


def paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of `blocks`, one text for each heading, paragraph or piece of code, wherever it stands."""
    for block in blocks:
        match block:
            case List(items):
                for entry in items:
                    yield from paragraphs(entry.blocks)
            case BlockQuote(quoted):
                yield from paragraphs(quoted)
            case Rule():
                pass
            case _:
                if words := plain(block):
                    yield words


def _text(source: str, blocks: Sequence[Block]) -> dict[str, Any]:
    return {"commonmark": source, "paragraphs": list(paragraphs(blocks))}


def _dateline(edition: Edition) -> dict[str, str]:
    return {"printed": edition.dateline, "city": edition.city, "country": edition.country}


def _embargo(embargo: Embargo, *, holds: bool) -> dict[str, Any]:
    local = embargo.until.astimezone(zone(embargo.timezone))
    return {
        "holds": holds,
        "until": local.isoformat(),
        "until_utc": embargo.until.isoformat().replace("+00:00", "Z"),
        "timezone": embargo.timezone,
        "reason": embargo.reason,
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "key": contact.key,
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "phone_e164": e164(contact.phone),
        "email": contact.email,
        "languages": list(contact.languages),
    }


def _media(media: Media) -> dict[str, Any]:
    return {
        "file": media.file,
        "media_type": picture_type(media.content),
        "sha256": sha256(media.content).hexdigest() if media.content else "",
        "alt": media.alt,
        "caption": media.caption,
        "credit": media.credit,
        "license": media.license,
    }
