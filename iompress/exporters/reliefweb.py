"""The payload of ReliefWeb's publishing API v2: a report, its text as simple HTML."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from iompress.edition import Edition
from iompress.errors import Unsuited
from iompress.exporters import _wire
from iompress.exporters._sheet import Sheet, in_words, sheet
from iompress.exporters._xml import element, texts
from iompress.model.body import (
    Block,
    BlockQuote,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Rule,
    Strong,
    Text,
)
from iompress.model.state import State

if TYPE_CHECKING:
    from iompress.model.newsroom import ReliefWeb

EXTENSION = "reliefweb.json"
MEDIA_TYPE = "application/json"

NAMESPACE = UUID("8e27a998-c362-5d1f-b152-d474e1d36af2")
"""In which ReliefWeb derives a document's UUID from its URL."""

NEWS_AND_PRESS_RELEASE = 8
LANGUAGES = {"en": 267, "fr": 268, "es": 269, "ar": 6876, "ru": 10906}
TITLE, BODY = range(10, 256), range(10, 100_001)
"""How many characters a title and a body may have."""

_RUNS = re.compile(r" {2,}| ?\n[ \n]*")


def export(edition: Edition) -> bytes:
    """`edition` as a report for ReliefWeb in UTF-8 JSON.

    `embargoed` stands first while an embargo holds: ReliefWeb publishes by itself when it ends. Of what else
    is not public, the body begins with the banner. Raises Unsuited where newsroom.toml lacks what ReliefWeb
    needs ([exports] address and [exports.reliefweb]), or the text is too short or too long for it.
    """
    known = edition.exports.reliefweb
    url = _wire.address(edition)
    if known is None or not url:
        raise _refused(edition, "newsroom.toml does not say who we are there", "add address and reliefweb to [exports]")
    told = {
        "embargoed": _wire.in_utc(edition.embargo.until) if edition.embargo and edition.embargo_holds else None,
        "url": url,
        "uuid": str(uuid5(NAMESPACE, url)),
        "origin": url,
        "title": _within(TITLE, "headline", normalized(edition.headline).replace("\n", " "), edition),
        "source": list(known.source),
        "country": _countries(edition, known),
        "format": [NEWS_AND_PRESS_RELEASE],
        "language": [_language(edition, known)],
        "theme": sorted({theme for topic in edition.topics for theme in known.themes.get(topic.key, ())})[:20],
        "published": _wire.written(_wire.released(edition)),
        "body": _within(BODY, "text", normalized(_body(sheet(edition))), edition),
    }
    payload = {key: value for key, value in told.items() if value not in (None, [])}
    return (json.dumps(payload, ensure_ascii=False, indent=2) + "\n").encode()


def normalized(text: str) -> str:
    """`text` with plain blanks and line ends only, none of them at its ends or doubled, and no invisible character.

    Every separator (Unicode category Z) is a blank, every control or format character (C) nothing.
    """
    lines = text.replace("\t", " ").split("\n")
    plain = "\n".join(line if line.isprintable() else "".join(map(_shown, line)) for line in lines)
    return _RUNS.sub(lambda run: "\n" if "\n" in run[0] else " ", plain).strip(" \n")


def _shown(character: str) -> str:
    kind = unicodedata.category(character)[0]
    return " " if kind == "Z" else "" if kind == "C" else character


def _within(lengths: range, what: str, text: str, edition: Edition) -> str:
    if len(text) not in lengths:
        hint = f"ReliefWeb takes {lengths[0]} to {lengths[-1]:,}"
        raise _refused(edition, f"the {what} has {len(text):,} characters", hint)
    if not any(map(str.isalpha, text)):
        raise _refused(edition, f"the {what} has no letter in it", "ReliefWeb wants words")
    return text


def _countries(edition: Edition, known: ReliefWeb) -> list[int]:
    """What it is about, the first country first; else where it was written; else what stands for no country."""
    codes = edition.countries or ((edition.country,) if edition.country and known.country is None else ())
    if not codes:
        if known.country is None:
            raise _refused(edition, "it is about no country", "add countries, or country to [exports.reliefweb]")
        return [known.country]
    unknown = [code for code in codes if code not in known.countries]
    if unknown:
        raise _refused(edition, f"no id for {', '.join(unknown)}", "add it to [exports.reliefweb.countries]")
    return list(dict.fromkeys(known.countries[code] for code in codes))


def _language(edition: Edition, known: ReliefWeb) -> int:
    for tag in (edition.language, edition.language.partition("-")[0]):
        if found := known.languages.get(tag) or LANGUAGES.get(tag):
            return found
    hint = f"ReliefWeb has {', '.join(LANGUAGES)}; add the id of another to [exports.reliefweb.languages]"
    raise _refused(edition, f"no id for the language {edition.language}", hint)


def _refused(edition: Edition, why: str, hint: str) -> Unsuited:
    return Unsuited(f"{edition.id}: cannot be made for ReliefWeb: {why}", hint=hint)


def _body(page: Sheet) -> str:
    """The text in the elements that ReliefWeb knows, the banner first unless the embargo is all that holds it back."""
    simple = replace(
        page,
        end_mark="",
        blocks=_simple(page.blocks),
        parts=tuple(replace(part, blocks=_simple(part.blocks)) for part in page.parts),
    )
    text = _wire.xhtml(simple)
    told = (*page.banner, *page.corrections) if _is_led(page.edition.state) else page.corrections
    under = f"<p>{texts('strong', page.subheadline)}</p>" if page.subheadline else ""
    return "\n".join((texts("p", *told), under, text, *_people(page)))


def _people(page: Sheet) -> Iterator[str]:
    if page.people:
        yield texts("h2", page.contacts_label)
    for person in page.people:
        lines = (in_words(line, page.edition.locale) for line in person.lines)
        yield element("p", "<br/>".join(map(escape, (person.name, *lines))))


def _is_led(state: State) -> bool:
    return state not in (State.ISSUED, State.EMBARGOED, State.WITHDRAWN)


def _simple(nodes: tuple[Block, ...]) -> tuple[Block, ...]:
    """`nodes` without code and lines across the page: the words of code stay, its line ends too."""
    return tuple(_simple_block(node) for node in nodes if not isinstance(node, Rule))


def _simple_block(node: Block) -> Block:
    match node:
        case Paragraph(children) | Heading(children):
            return replace(node, children=_simple_inlines(children))
        case List(items):
            return replace(
                node,
                start=None if node.start is None else 1,
                items=tuple(Item(_simple(entry.blocks)) for entry in items),
            )
        case BlockQuote(quoted):
            return BlockQuote(_simple(quoted))
        case CodeBlock(code):
            lines = code.rstrip("\n").split("\n")
            return Paragraph(tuple(part for line in lines for part in (Break(), Text(line)))[1:])
    return node


def _simple_inlines(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for node in nodes:
        match node:
            case Code(words):
                found.append(Text(words))
            case Emphasis(children) | Strong(children) | Link(children):
                found.append(replace(node, children=_simple_inlines(children)))
            case _:
                found.append(node)
    return tuple(found)
