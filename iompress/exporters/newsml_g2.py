"""News in XML as IPTC's NewsML-G2 2.35 has it, the body as XHTML, for agencies and content systems."""

from __future__ import annotations

from collections.abc import Iterator

from iompress.edition import Contact, Edition
from iompress.exporters import _wire
from iompress.exporters._sheet import Sheet, sheet
from iompress.exporters._xml import document, element, text, texts
from iompress.model.fields import in_language
from iompress.model.state import State

EXTENSION = "newsml.xml"
MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"


def export(edition: Edition) -> bytes:
    """`edition` as a NewsML-G2 newsItem of power conformance in UTF-8.

    What is not public is `stat:withheld`, what is withdrawn `stat:canceled`; `edNote` carries the banner and
    what was corrected, `embargoed` the embargo, and `sig:correction` marks a corrected text.
    """
    page = sheet(edition)
    parts = (
        element("catalogRef", "", {"href": CATALOG}),
        element("rightsInfo", "".join(_rights(edition))),
        element("itemMeta", "\n".join(_item(page))),
        element("contentMeta", "\n".join(_content(page))),
        element("contentSet", _body(page)),
    )
    root = {
        "xmlns": "http://iptc.org/std/nar/2006-10-01/",
        "guid": _wire.identifier(edition),
        "version": str(_wire.version(edition)),
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        "xml:lang": edition.language,
        "dir": edition.locale.direction,
    }
    return document(element("newsItem", "\n".join(("", *parts, "")), root))


def _rights(edition: Edition) -> Iterator[str]:
    house = edition.organization
    yield element("copyrightHolder", texts("name", house.name), {"uri": house.url})
    yield texts("usageTerms", in_language(edition.exports.usage_terms, edition.language, edition.original))


def _item(page: Sheet) -> Iterator[str]:
    """Management of the news, in the order of the schema's ItemManagementGroup."""
    edition = page.edition
    house = edition.organization
    yield element("itemClass", "", {"qcode": "ninat:text"})
    yield element("provider", texts("name", house.name), {"uri": house.url})
    yield texts("versionCreated", _wire.written(_wire.changed(edition)))
    yield texts("firstCreated", _wire.written(_wire.created(edition)))
    if edition.embargo and edition.state is not State.WITHDRAWN:
        yield texts("embargoed", _wire.written(_wire.released(edition)))
    yield element("pubStatus", "", {"qcode": f"stat:{_wire.status(edition)}"})
    yield element("generator", "iompress")
    yield texts("title", edition.headline)
    yield texts("edNote", _wire.note(page))
    if page.corrections:
        yield element("signal", "", {"qcode": "sig:correction"})
    for other in page.versions:
        title = element("title", text(other.headline), {"xml:lang": other.tag, "dir": other.direction})
        yield element("link", title, {"rel": "irel:seeAlso", "residref": _wire.identifier(edition, other.tag)})


def _content(page: Sheet) -> Iterator[str]:
    """What the news says, in the order of the schema's AdministrativeMetadataGroup and DescriptiveMetadataGroup."""
    edition = page.edition
    shown = edition.state is not State.WITHDRAWN
    yield texts("contentCreated", edition.date.isoformat())
    if edition.corrections:
        yield texts("contentModified", _wire.written(_wire.changed(edition)))
    if edition.city and shown:
        yield element("located", texts("name", edition.city))
    for contact in edition.contacts:
        yield _contact(contact, edition)
    yield element("creator", texts("name", page.office or page.organization))
    yield element("altId", text(str(page.provenance)))
    yield element("language", "", {"tag": edition.language})
    yield element("genre", texts("name", *_wire.genre(edition)), {"qcode": "genre:Press_Release"})
    if shown:
        yield from _subjects(edition)
    yield texts("slugline", edition.id)
    yield texts("headline", edition.headline)
    yield texts("headline", page.subheadline)
    yield texts("dateline", _wire.dateline(page))
    yield texts("by", page.office or page.organization)
    if edition.summary and shown:
        yield element("description", text(edition.summary), {"role": "drol:summary"})
    for media, alt in _wire.pictures(page):
        told = "\n".join(filter(None, (media.file, alt, media.caption, media.credit, media.license)))
        yield element("description", text(told), {"role": "drol:caption"})


def _subjects(edition: Edition) -> Iterator[str]:
    words = edition.locale
    for topic in edition.topics:
        yield element("subject", texts("name", topic.title), {"literal": topic.key})
    for number in edition.sdgs:
        name = texts("name", f"{words.label('goals')} {number}")
        yield element("subject", name, {"uri": f"http://metadata.un.org/sdg/{number}"})
    for code in edition.countries:
        yield element("subject", texts("name", words.country(code)), {"qcode": f"iso3166-1a2:{code}"})


def _contact(contact: Contact, edition: Edition) -> str:
    words = edition.locale
    spoken = words.list_separator.join(map(words.language, contact.languages))
    known = texts("name", contact.name) + texts("definition", contact.role)
    known += texts("note", words.label("speaks", languages=spoken) if spoken else "")
    ways = texts("email", contact.email) + texts("phone", contact.phone)
    return element("infoSource", known + (element("personDetails", element("contactInfo", ways)) if ways else ""))


def _body(page: Sheet) -> str:
    """The text as XHTML, which names its language and direction itself: it is often taken out on its own."""
    edition = page.edition
    head = element("head", texts("title", edition.headline))
    content = element("body", f"\n{_wire.xhtml(page)}\n")
    root = {
        "xmlns": "http://www.w3.org/1999/xhtml",
        "xml:lang": edition.language,
        "lang": edition.language,
        "dir": edition.locale.direction,
    }
    return element("inlineXML", element("html", head + content, root), {"contenttype": "application/xhtml+xml"})
