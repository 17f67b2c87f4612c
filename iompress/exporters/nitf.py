"""News in XML as IPTC's NITF 3.6 has it, for newspapers' systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from iompress.edition import Edition
from iompress.exporters import _wire
from iompress.exporters._sheet import Figure, Person, Sheet, in_words, lone_picture, sheet
from iompress.exporters._xml import document, element, text, texts
from iompress.locales import Locale
from iompress.model.body import (
    Block,
    BlockQuote,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Picture,
    Rule,
    Strong,
    Text,
    inlines,
)
from iompress.model.fields import in_language
from iompress.model.state import State

EXTENSION = "nitf.xml"
MEDIA_TYPE = "application/nitf+xml"


def export(edition: Edition) -> bytes:
    """`edition` as an NITF 3.6 document in UTF-8.

    `management-status` says usable, embargoed, withheld or canceled; `ed-msg` carries the banner,
    `correction` what was changed, `date.release` the end of an embargo.
    """
    page = sheet(edition)
    root = {
        "xmlns": "http://iptc.org/std/NITF/2006-10-18/",
        "version": "-//IPTC//DTD NITF 3.6//EN",
        "baselang": edition.language,
    }
    body = element("body", "\n".join(_body(page)), {"xml:lang": edition.language})
    return document(element("nitf", "\n".join(("", _head(page), body, "")), root))


def _head(page: Sheet) -> str:
    edition = page.edition
    stamp = element("meta", "", {"name": "iompress", "content": str(page.provenance)})
    for other in page.versions:
        stamp += element("meta", "", {"name": f"translation.{other.tag}", "content": other.headline})
    embargoed = edition.state is State.EMBARGOED
    told = {"management-status": "embargoed" if embargoed else _wire.status(edition)}
    return element(
        "head", texts("title", edition.headline) + stamp + element("docdata", "\n".join(_docdata(page)), told)
    )


def _docdata(page: Sheet) -> Iterator[str]:
    edition = page.edition
    for note in page.corrections:
        yield element("correction", "", {"info": note})
    yield element("doc-id", "", {"id-string": _wire.identifier(edition), "regsrc": edition.organization.name})
    yield element("date.issue", "", {"norm": _wire.written(_wire.created(edition))})
    yield element("date.release", "", {"norm": _wire.written(_wire.released(edition))})
    for line in page.banner:
        yield element("ed-msg", "", {"msg-type": str(edition.state), "info": line})
    rights = {"year": str(edition.date.year), "holder": edition.organization.name}
    yield element("doc.copyright", "", rights)
    if edition.state is not State.WITHDRAWN:
        yield from _subjects(edition)


def _subjects(edition: Edition) -> Iterator[str]:
    keywords = "".join(element("keyword", "", {"key": topic.title}) for topic in edition.topics)
    if keywords:
        yield element("key-list", keywords)
    words = edition.locale
    known = [element("location", element("country", text(words.country(c)), {"iso-cc": c})) for c in edition.countries]
    known += (texts("person", *dict.fromkeys(quote.speaker for quote in edition.quotes)),)
    for number in edition.sdgs:
        uri = f"http://metadata.un.org/sdg/{number}"
        known.append(element("classifier", text(f"{words.label('goals')} {number}"), {"type": "goal", "value": uri}))
    for name in _wire.genre(edition):
        known.append(element("classifier", text(name), {"type": "genre", "value": edition.kind}))
    if any(known):
        yield element("identified-content", "".join(known))


def _body(page: Sheet) -> Iterator[str]:
    yield element("body.head", "\n".join(_body_head(page)))
    if page.edition.state is State.WITHDRAWN:
        yield element("body.content", texts("p", *page.banner))
        return
    yield element("body.content", "\n".join(filter(None, _content(page))))


def _body_head(page: Sheet) -> Iterator[str]:
    edition = page.edition
    yield element("hedline", texts("hl1", edition.headline) + texts("hl2", page.subheadline))
    for part in page.parts:
        if part.kind == "notes":
            yield _note("editorsnote", texts("hl2", part.title) + _blocks(part.blocks, page))
    if page.people:
        lines = texts("hl2", page.contacts_label) + "".join(_person(person, edition.locale) for person in page.people)
        yield _note("end", lines)
    terms = in_language(edition.exports.usage_terms, edition.language, edition.original)
    yield texts("rights", terms)
    yield texts("byline", page.office)
    yield element("distributor", texts("org", page.organization))
    yield texts("dateline", _wire.dateline(page))
    if edition.summary and edition.state is not State.WITHDRAWN:
        yield element("abstract", texts("p", edition.summary))


def _note(kind: str, content: str) -> str:
    return element("note", element("body.content", content), {"noteclass": kind})


def _person(person: Person, words: Locale) -> str:
    lines = (in_words(line, words) for line in person.lines)
    return element("p", "<br/>".join(map(text, (person.name, *lines))))


def _content(page: Sheet) -> Iterator[str]:
    yield _blocks(page.blocks, page)
    for _, words, speaker in _wire.quotes(page):
        yield element("bq", element("block", texts("p", words)) + texts("credit", speaker))
    for figure in page.figures:
        yield _media(figure)
    yield texts("p", page.end_mark)
    for part in page.parts:
        if part.kind != "notes":
            yield texts("hl2", part.title) + _blocks(part.blocks, page)


def _blocks(nodes: Iterable[Block], page: Sheet) -> str:
    return "\n".join(_block(node, page) for node in nodes)


def _block(node: Block, page: Sheet) -> str:
    match node:
        case Paragraph(children):
            picture = lone_picture(node)
            return _media(page.figure(picture)) if picture else element("p", _inline(children)) + _within(node, page)
        case Heading(children, level):
            return element("hl2", _inline(children), {"class": f"level-{level}"}) + _within(node, page)
        case List(items, start):
            number = "" if start in (None, 1) else str(start)
            entries = "\n".join(element("li", _blocks(entry.blocks, page)) for entry in items)
            return element("ul" if start is None else "ol", entries, {"seqnum": number})
        case BlockQuote(quoted):
            return element("bq", element("block", _blocks(quoted, page)))
        case CodeBlock(code):
            return element("pre", text(code))
        case Rule():
            return "<hr/>"
    raise TypeError(type(node).__name__)


def _within(node: Block, page: Sheet) -> str:
    """The pictures within a line of `node`, whose alternative text stands there: NITF has them between paragraphs."""
    pictures = (child for child in inlines(node) if isinstance(child, Picture))
    return "".join(_media(replace(page.figure(picture), alt="")) for picture in pictures)


def _inline(nodes: Sequence[Inline]) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text(words):
                parts.append(text(words))
            case Emphasis(children):
                parts.append(element("em", _inline(children)))
            case Strong(children):
                parts.append(element("em", _inline(children), {"class": "strong"}))
            case Link(children, url):
                parts.append(element("a", _inline(children), {"href": url}))
            case Code(words):
                parts.append(element("em", text(words), {"class": "code"}))
            case Break():
                parts.append("<br/>")
            case Picture(_, alt):
                parts.append(text(alt))
    return "".join(parts)


def _media(figure: Figure) -> str:
    reference = {"source": figure.file, "alternate-text": figure.alt, "mime-type": figure.media_type}
    kind = {"media-type": "image" if figure.media_type else "other"}
    caption, rights = texts("media-caption", figure.caption), texts("media-producer", *figure.rights)
    return element("media", element("media-reference", "", reference) + caption + rights, kind)
