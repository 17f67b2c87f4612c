"""Plain text as wires take it: wrapped, with slug line, embargo, end mark and contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from iompress.edition import Edition
from iompress.exporters._sheet import Figure, Sheet, in_words, lone_picture, sheet
from iompress.exporters._wrap import wrap
from iompress.model.body import (
    Block,
    BlockQuote,
    Break,
    Code,
    CodeBlock,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Picture,
    Rule,
    Text,
)

EXTENSION = "txt"
MEDIA_TYPE = "text/plain"

WIDTH = 72
"""Columns of a line, as most wires and mailboxes show them whole."""


def export(edition: Edition) -> bytes:
    """`edition` as plain text in UTF-8, WIDTH columns wide."""
    return export_at(edition, WIDTH)


def export_at(edition: Edition, width: int) -> bytes:
    """`edition` as plain text in UTF-8, `width` columns wide (at least 20). Right-to-left text is in logical order."""
    page = sheet(edition)
    room = max(20, width)
    groups = (group for group in _groups(page, room) if group)
    return ("\n\n".join("\n".join(group) for group in groups) + "\n").encode()


def slug_line(edition: Edition) -> str:
    """The keyword line by which desks call a story: its id without the date."""
    return re.sub(r"^\d{4}-\d\d-\d\d-", "", edition.id).upper()


def _groups(page: Sheet, width: int) -> Iterator[list[str]]:
    """Groups of lines, with an empty line between them."""
    edition, words = page.edition, page.edition.locale
    if page.banner:
        bar = "*" * width
        yield [bar, *_wrapped(page.banner, width), bar]
    yield _wrapped((page.organization, page.office), width)
    yield _wrapped((slug_line(edition), page.kind, page.date, page.release_line), width)
    yield wrap(page.headline, width)
    yield _wrapped((page.subheadline,), width)
    for correction in page.corrections:
        yield wrap(correction, width)
    yield from _blocks(page.blocks, page, width, opening=page.dateline)
    opening, closing = edition.quotation_marks[:2]
    for quote in page.quotes:
        speaker = words.list_separator.join(filter(None, (quote.speaker, quote.role)))
        yield [*wrap(f"{opening}{quote.text}{closing}", width), *wrap(f"— {speaker}", width, "    ", "    ")]
    for figure in page.captioned:
        yield _wrapped((figure.caption, *figure.rights), width)
    for figure in page.figures:
        yield _figure(figure, page, width, "")
    yield _wrapped((page.end_mark,), width)
    for part in page.parts:
        yield wrap(part.title, width)
        yield from _blocks(part.blocks, page, width)
    if page.people:
        yield wrap(page.contacts_label, width)
    for person in page.people:
        lines = (in_words(line, words) for line in person.lines)
        yield _wrapped((person.name, *lines), width)
    yield _wrapped((f"{label}: {words.list_separator.join(values)}" for label, values in page.facts), width)
    if page.versions:
        yield wrap(words.label("other_languages"), width)
        named = (
            f"{version.language}: {version.headline}" + (f" ({version.state})" if version.state else "")
            for version in page.versions
        )
        yield _wrapped(named, width)
    yield [str(page.provenance)]


def _wrapped(texts: Iterable[str], width: int) -> list[str]:
    return [line for text in texts if text for line in wrap(text, width)]


def _blocks(
    blocks: Sequence[Block], page: Sheet, width: int, indent: str = "", mark: str = "", opening: str = ""
) -> Iterator[list[str]]:
    """`blocks` as groups of lines, each line after `indent`; `mark` stands in its place before the first one."""
    if opening and not page.runs_in:
        yield wrap(opening, width, mark or indent, indent)
        opening = mark = ""
    for block in blocks:
        first = mark or indent
        match block:
            case Paragraph(children):
                picture = lone_picture(block)
                if picture is not None:
                    yield _figure(page.figure(picture), page, width, indent, first)
                else:
                    yield wrap(opening + _inline(children, page), width, first, indent)
            case Heading(children):
                yield wrap(_inline(children, page), width, first, indent) if children else []
            case List(items, start):
                numbers = (f"{number}. " for number in range(start or 0, (start or 0) + len(items)))
                marks = ["- "] * len(items) if start is None else list(numbers)
                inner = [
                    list(
                        _blocks(entry.blocks, page, width, indent + " " * len(own), (first if not at else indent) + own)
                    )
                    for at, (entry, own) in enumerate(zip(items, marks, strict=True))
                ]
                yield from _loose(inner) if any(len(groups) > 1 for groups in inner) else _tight(inner)
            case BlockQuote(quoted):
                yield from _blocks(quoted, page, width, indent + "    ", first + "    ")
            case CodeBlock(code):
                lines = code.rstrip("\n").split("\n")
                yield [f"{first if not at else indent}    {line}".rstrip() for at, line in enumerate(lines)]
            case Rule():
                yield [f"{first}* * *"]
        opening = mark = ""
    if mark:
        yield [mark.rstrip()]


def _loose(items: Sequence[list[list[str]]]) -> Iterator[list[str]]:
    for groups in items:
        yield from groups


def _tight(items: Sequence[list[list[str]]]) -> Iterator[list[str]]:
    yield [line for groups in items for group in groups for line in group]


def _figure(figure: Figure, page: Sheet, width: int, indent: str, first: str | None = None) -> list[str]:
    label = page.edition.locale.label("picture")
    texts = (f"[{label}: {figure.alt or figure.file}]", figure.caption, *figure.rights)
    lines: list[str] = []
    for text in filter(None, texts):
        lines += wrap(text, width, indent if lines or first is None else first, indent)
    return lines


def _inline(nodes: Sequence[Inline], page: Sheet) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text(text) | Code(text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case Link(children, url):
                words = _inline(children, page)
                parts.append(words if url in (words, f"mailto:{words}", f"tel:{words}") else f"{words} <{url}>")
            case Picture():
                parts.append(f"[{page.figure(node).alt or node.file}]")
            case _:
                parts.append(_inline(node.children, page))
    return "".join(parts)
