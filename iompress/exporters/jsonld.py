"""Structured data for search engines: a schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from iompress.edition import Contact, Edition, Media, Quote
from iompress.exporters import _wire
from iompress.exporters._sheet import Sheet, sheet
from iompress.model import phone
from iompress.model.fields import in_language
from iompress.model.state import State

EXTENSION = "jsonld"
MEDIA_TYPE = "application/ld+json"


def export(edition: Edition) -> bytes:
    """`edition` as a schema.org NewsArticle in UTF-8.

    schema.org has no word for an embargo: what is not public says so in `creativeWorkStatus` and
    `conditionsOfAccess`, has no `datePublished`, and must never be put where search engines find it.
    """
    return (_inert(json.dumps(article(sheet(edition)), ensure_ascii=False, indent=2)) + "\n").encode()


def embedded(page: Sheet) -> str:
    """The article as the content of a `script` element; "" for whatever is not public."""
    if not page.edition.state.public:
        return ""
    return _inert(json.dumps(article(page), ensure_ascii=False, separators=(",", ":")))


def _inert(text: str) -> str:
    """JSON that says the same and never ends the `script` element that it is put into (HTML, 4.12.1.3)."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def article(page: Sheet) -> dict[str, Any]:
    """The NewsArticle as tables, lists and texts; what the edition does not have is left out."""
    edition = page.edition
    public = edition.state.public
    shown = edition.state is not State.WITHDRAWN
    house = edition.organization
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": _wire.identifier(edition),
            "url": _wire.address(edition),
            "creativeWorkStatus": "" if public else edition.locale.state(edition.state),
            "conditionsOfAccess": "\n".join(page.banner),
            "headline": edition.headline,
            "alternativeHeadline": page.subheadline,
            "inLanguage": edition.language,
            "genre": ["Press Release", *_wire.genre(edition)],
            "dateline": _wire.dateline(page),
            "datePublished": _published(edition) if public else "",
            "dateModified": _wire.written(_wire.changed(edition)) if edition.corrections else "",
            "version": str(_wire.version(edition)),
            "author": _known({"@type": "Organization", "name": house.name, "url": house.url}),
            "publisher": _publisher(edition),
            "description": (edition.summary or edition.lead) if shown else "",
            "articleBody": _wire.text(page),
            "keywords": [topic.title for topic in edition.topics] if shown else [],
            "about": [_country(code, edition) for code in edition.countries] + _goals(edition) if shown else [],
            "contentLocation": _place(edition) if edition.city and shown else None,
            "image": [_image(media) for media in edition.media] if shown else [],
            "hasPart": [_quotation(quote, edition) for quote in edition.quotes] if shown else [],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": entry.note,
                    "datePublished": _wire.written(_wire.moment(entry, edition)),
                }
                for entry in edition.corrections
            ],
            **_translations(page),
            "usageInfo": _terms(in_language(edition.exports.usage_terms, edition.language, edition.original)),
            "identifier": {"@type": "PropertyValue", "propertyID": "iompress", "value": str(page.provenance)},
        }
    )


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in ("", [], None)}


def _terms(text: str) -> dict[str, str] | None:
    return {"@type": "CreativeWork", "text": text} if text else None


def _published(edition: Edition) -> str:
    """The moment its embargo ended, else its day: no other hour is known."""
    return _wire.written(_wire.released(edition)) if edition.embargo else edition.date.isoformat()


def _publisher(edition: Edition) -> dict[str, Any]:
    house = edition.organization
    return _known(
        {
            "@type": "Organization",
            "name": house.name,
            "alternateName": house.short_name if house.short_name != house.name else "",
            "url": house.url,
            "department": {"@type": "Organization", "name": house.office} if house.office else None,
            "contactPoint": [_contact(contact) for contact in edition.contacts],
        }
    )


def _contact(contact: Contact) -> dict[str, Any]:
    return _known(
        {
            "@type": "ContactPoint",
            "contactType": "press",
            "name": contact.name,
            "description": contact.role,
            "email": contact.email,
            "telephone": _dialled(contact.phone),
            "availableLanguage": list(contact.languages),
        }
    )


def _dialled(number: str) -> str:
    """E.164, with an extension as in a tel: link; as written if it is no international number."""
    return phone.uri(number).removeprefix("tel:") or number


def _place(edition: Edition) -> dict[str, Any]:
    lies = {"@type": "PostalAddress", "addressLocality": edition.city, "addressCountry": edition.country}
    return {"@type": "Place", "name": edition.city, "address": _known(lies)}


def _country(code: str, edition: Edition) -> dict[str, str]:
    return {"@type": "Country", "name": edition.locale.country(code), "identifier": code}


def _goals(edition: Edition) -> list[dict[str, str]]:
    goals = edition.locale.label("goals")
    return [
        {"@type": "Thing", "name": f"{goals} {number}", "sameAs": f"http://metadata.un.org/sdg/{number}"}
        for number in edition.sdgs
    ]


def _image(media: Media) -> dict[str, Any]:
    return _known(
        {
            "@type": "ImageObject",
            "name": media.file,
            "description": media.alt,
            "caption": media.caption,
            "creditText": media.credit,
            "license": {"@type": "CreativeWork", "name": media.license} if media.license else None,
        }
    )


def _quotation(quote: Quote, edition: Edition) -> dict[str, Any]:
    speaker = _known({"@type": "Person", "name": quote.speaker, "jobTitle": quote.role})
    return {
        "@type": "Quotation",
        "text": quote.text,
        "inLanguage": edition.language,
        "spokenByCharacter": speaker,
    }


def _translations(page: Sheet) -> dict[str, Any]:
    """What it was translated from and into; the sheet knows which languages may be named."""
    edition = page.edition
    works = {
        other.tag: _known(
            {
                "@type": "NewsArticle",
                "@id": _wire.identifier(edition, other.tag),
                "url": _wire.address(edition, other.tag),
                "headline": other.headline,
                "inLanguage": other.tag,
                "creativeWorkStatus": other.state,
            }
        )
        for other in page.versions
    }
    source = works.pop(edition.original, None)
    if edition.language == edition.original:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": source}
