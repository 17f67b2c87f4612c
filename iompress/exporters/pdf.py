"""PDF for paper and archive: PDF/UA-1 and PDF/A-2a, tagged, with the banner on every page."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from iompress.edition import Edition
from iompress.errors import IompressError
from iompress.exporters import _templates, _typesetting
from iompress.exporters._letter import QUIET
from iompress.exporters._pictures import size
from iompress.exporters._sheet import Figure, Sheet, lone_picture, sheet
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
)
from iompress.model.state import State

EXTENSION = "pdf"
MEDIA_TYPE = "application/pdf"


def export(edition: Edition) -> bytes:
    """`edition` as a PDF, A4.

    Raises IompressError if there is no font for its script, or a picture cannot be read.
    """
    from typst import TypstError

    page = sheet(edition)
    told = json.dumps(_told(page), ensure_ascii=False)
    families = _typesetting.families(told, edition)
    told = f'{{"fonts": {json.dumps(families)}, {told[1:]}'
    midnight = datetime.combine(edition.date, time(), UTC)
    try:
        made = _typesetting.compiler().compile(
            input=_templates.resource("release.typ").encode(),
            sys_inputs={"release": told},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(midnight.timestamp()),
        )
    except TypstError as error:
        _typesetting.require(edition, str(error))
        raise IompressError(f"{edition.id} cannot be made a PDF: {error}") from None
    assert isinstance(made, bytes)
    return made


def _told(page: Sheet) -> dict[str, Any]:
    """What the template is given: all of it words, none of it markup."""
    edition, words = page.edition, page.edition.locale
    language, script, region = _typesetting.tag_parts(edition.language)
    return {
        "language": language,
        "script": script,
        "region": region,
        "direction": words.direction,
        "title": _clean(f"{page.banner[0]} – {page.headline}" if page.banner else page.headline),
        "description": _clean(edition.summary if edition.state.public else ""),
        "keywords": [str(page.provenance), *(_clean(topic.title) for topic in edition.topics)],
        "quiet": edition.state in QUIET,
        "withdrawn": edition.state is State.WITHDRAWN,
        "banner": list(map(_clean, page.banner)),
        "organization": _clean(page.organization),
        "office": _clean(page.office),
        "running": _clean(words.list_separator.join((page.organization, page.kind, page.date))),
        "kind": page.kind,
        "date": page.date,
        "release_line": page.release_line,
        "headline": _clean(page.headline),
        "subheadline": _clean(page.subheadline),
        "corrections": list(map(_clean, page.corrections)),
        "body": _body(page),
        "captioned": [_figure(figure, edition) for figure in page.captioned],
        "quotes": [
            {
                "text": _clean(f"{edition.quotation_marks[0]}{quote.text}{edition.quotation_marks[1]}"),
                "speaker": _clean(quote.speaker),
                "role": _clean(quote.role),
            }
            for quote in page.quotes
        ],
        "separator": words.list_separator,
        "figures": [_figure(figure, edition) for figure in page.figures],
        "end_mark": _clean(page.end_mark),
        "parts": [{"title": _clean(p.title), "body": list(_blocks(p.blocks, page, _Levels(2)))} for p in page.parts],
        "contacts": page.contacts_label,
        "people": [
            {
                "name": _clean(person.name),
                "lines": [{"label": line.label, "text": _clean(line.text), "url": line.url} for line in person.lines],
            }
            for person in page.people
        ],
        "facts": [[label, _clean(words.list_separator.join(values))] for label, values in page.facts],
        "other_languages": words.label("other_languages"),
        "versions": [
            {
                "language": _typesetting.tag_parts(version.tag)[0],
                "name": version.language,
                "headline": _clean(version.headline),
                "state": version.state,
                "against": version.direction != words.direction,
            }
            for version in page.versions
        ],
    }


_ENDLESS = re.compile(r"[^\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{61,}")
"""A word wider than the page, in a script that parts its words by blanks."""


def _clean(text: str) -> str:
    """`text` without the one character that PDF/A forbids, and with places to break in words wider than a page."""
    text = text.replace("\ufeff", "\u2060")
    if len(text) <= 60:
        return text
    return _ENDLESS.sub(lambda word: "\u200b".join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[at : at + 20] for at in range(0, len(word), 20)]


class _Levels:
    """Heading levels without gaps: PDF/UA-1 allows no step down of more than one."""

    def __init__(self, above: int) -> None:
        self.last, self.highest = above, above

    def next(self, level: int) -> int:
        """The level to print for one that was written as `level`, 2 being the highest."""
        self.last = min(max(self.highest + level - 1, self.highest), self.last + 1)
        return self.last


def _body(page: Sheet) -> list[Any]:
    body = list(_blocks(page.blocks, page, _Levels(1)))
    if not page.dateline:
        return body
    dateline = _clean(page.dateline)
    if page.runs_in:
        return [["lead", body[0][1], dateline], *body[1:]]
    return [["lead", [], dateline], *body]


def _blocks(blocks: Sequence[Block], page: Sheet, levels: _Levels) -> Iterator[list[Any]]:
    top = blocks is page.blocks
    for number, block in enumerate(blocks):
        match block:
            case Paragraph(children):
                picture = lone_picture(block)
                if picture is not None:
                    yield ["figure", _figure(page.figure(picture), page.edition)]
                else:
                    yield ["spoken" if top and number in page.spoken else "paragraph", _inline(children, page)]
            case Heading(children, level):
                if children:
                    yield ["heading", levels.next(level), _inline(children, page)]
            case List(items, start):
                entries = [list(_blocks(entry.blocks, page, levels)) for entry in items]
                tight = all(sum(node[0] == "paragraph" for node in entry) < 2 for entry in entries)
                yield ["bullets", entries, tight] if start is None else ["numbers", entries, tight, start]
            case BlockQuote(quoted):
                yield ["quote", list(_blocks(quoted, page, levels))]
            case CodeBlock(text):
                yield ["code", _clean(text.rstrip("\n"))]
            case Rule():
                yield ["rule"]


def _inline(nodes: Sequence[Inline], page: Sheet) -> list[Any]:
    parts: list[Any] = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(_clean(text.replace("\n", " ")))
            case Emphasis(children):
                parts.append(["emphasis", _inline(children, page)])
            case Strong(children):
                parts.append(["strong", _inline(children, page)])
            case Link(children, url):
                parts.append(["link", url, _inline(children, page)])
            case Code(text):
                parts.append(["code", _clean(text)])
            case Break():
                parts.append(["break"])
            case Picture():
                parts.append(["picture", _figure(page.figure(node), page.edition)])
    return parts


def _figure(figure: Figure, edition: Edition) -> dict[str, Any]:
    words = figure.alt or figure.caption or figure.file
    caption = [_clean(text) for text in (figure.caption, *figure.rights) if text]
    return {"source": _drawing(figure, edition), "alt": _clean(words), "caption": caption}


def _drawing(figure: Figure, edition: Edition) -> str:
    """The picture as SVG, the one form in which Typst takes pictures as text; "" where there are no bytes."""
    if figure.media_type in ("", "image/avif"):
        return ""
    if figure.media_type == "image/svg+xml":
        return figure.content.decode("utf-8", "replace")
    width, height = size(figure.content)
    if not width:
        raise IompressError(f"{edition.id}: the picture {figure.file} is damaged or cut off", hint="save it anew")
    data = b64encode(figure.content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:{figure.media_type};base64,{data}"/></svg>'
    )
