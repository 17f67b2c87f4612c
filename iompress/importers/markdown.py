"""Markdown: notes, repositories, content management systems, and this program's own export back to the same release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from iompress.exporters._carried import is_whole
from iompress.importers._decode import decode, is_text
from iompress.importers._page import Block as Piece
from iompress.importers._page import Form, Meta, NotARelease, Page, Run, Stored, block
from iompress.importers._stored import ALTERED, before_comment, comment, from_record, letters, table
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
    Picture,
    Rule,
    Strong,
    Text,
    parse,
)

_SIGNS = (
    re.compile(r"^#{1,4} \W{0,3}\w", re.MULTILINE), re.compile(r"\[[^\]\n]+\]\((?:https?:|mailto:|/)"), re.compile(r"\*\*[^*\n]{2,}\*\*"),
    re.compile(r"^> \S", re.MULTILINE), re.compile(r"^(?:[-*]|\d+\.) \S.*\n(?:[-*]|\d+\.) ", re.MULTILINE), re.compile(r"^!\[", re.MULTILINE),
)  # fmt: skip
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_EMBARGO = re.compile(r"^\W?embargo[\w-]*\W?\s*:.*", re.IGNORECASE | re.MULTILINE)
_MARKED = r"<!-- iompress:{0} -->\n\n(.*?)\n\n<!-- /iompress:{0} -->"


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is Markdown."""
    if not is_text(data):
        return 0.0
    text = data[:20_000].decode("utf-8", "replace")
    if b"<!-- iompress:release" in data and data.rstrip().endswith(b"-->"):
        return 0.97
    if (front := _FRONT.match(text)) and re.search(r"^\w+:", front[1], re.MULTILINE):
        return 0.9
    signs = [sign for sign in _SIGNS if sign.search(text)]
    plainly = [sign for sign in signs if sign in _SIGNS[:3]]
    return min(0.9, 0.3 + 0.2 * len(signs)) if _SIGNS[0] in signs or (len(signs) >= 2 and plainly) else 0.0


def read(data: bytes) -> Page | Stored:
    """The page that `data` is, or the release that this program exported to it."""
    stored = _stored(letters(data))
    if stored is not None:
        return stored
    text, remarks = decode(data)
    front = _FRONT.match(text)
    meta = _front_matter(front[1]) if front else Meta()
    writer = _Writer()
    if front:  # an embargo counts wherever it stands: it is read, or told that it could not be, as in any text
        embargoes = (match[0].replace("_", " ") for match in _EMBARGO.finditer(front[1]))
        text = "\n\n".join((*embargoes, text[front.end() :]))
    writer.blocks(parse(text), "text", 0)
    if not writer.made:
        raise NotARelease("there are no words in it")
    return Page(
        "".join(writer.parts), tuple(writer.made), tuple(writer.runs), meta, remarks, tuple(_aside(front, meta))
    )


def _aside(front: re.Match[str] | None, meta: Meta) -> Iterator[tuple[str, str]]:
    for line in front[1].splitlines() if front else ():
        if line.strip() and not (meta.headline and meta.headline in line) and not _EMBARGO.match(line):
            yield line.strip(), "front matter"


def _front_matter(text: str) -> Meta:
    said: dict[str, str] = {}
    for key, value in re.findall(r"^([A-Za-z_-]+)\s*:\s*(.+?)\s*$", text, re.MULTILINE):
        said[key.lower()] = value.strip("\"'")
    named = ("date", "published", "publishdate", "datum", "fecha", "data", "pubdate")
    date = next((said[key] for key in named if key in said), "")
    return Meta(
        said.get("title", said.get("headline", "")),
        said.get("description", ""),
        said.get("lang", said.get("language", "")),
        date[:10],
    )


def _stored(text: str) -> Stored | None:
    record = table(comment(text))
    if record is None or "provenance" not in record:
        return None
    body = _between(text, "body").removeprefix(str(record.get("opening", "")))
    notes = _between(text, "notes")
    if is_whole(record, before_comment(text)):
        written = record.get("written")
        written = written if isinstance(written, dict) else {}
        return from_record(record, written.get("body", _ended(body)), written.get("notes", _ended(notes)))
    tree = parse(text)
    heading = next((each for each in tree if isinstance(each, Heading) and each.level == 1), None)
    told = {**record, "headline": _plain(heading) if heading else "", "subheadline": _subheadline(tree)}
    return from_record(told, _ended(body), _ended(notes), (ALTERED,))


def _ended(text: str) -> str:
    return f"{text}\n" if text else ""


def _between(text: str, name: str) -> str:
    found = re.search(_MARKED.format(name), text, re.DOTALL)
    return found[1] if found else ""


def _subheadline(tree: Sequence[Block]) -> str:
    """The paragraph in bold, and nothing but bold, below the headline."""
    for before, after in pairwise(tree):
        if (
            isinstance(before, Heading)
            and before.level == 1
            and isinstance(after, Paragraph)
            and len(after.children) == 1
            and isinstance(after.children[0], Strong)
        ):
            return _plain(after)
    return ""


def _plain(node: Block) -> str:
    from iompress.model.body import plain

    return plain(node)


class _Writer:
    """The text of a block tree as far as it has been written, with the blocks and runs in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.made: list[Piece] = []
        self.runs: list[Run] = []

    def blocks(self, nodes: Sequence[Block], form: Form, level: int) -> None:
        for node in nodes:
            match node:
                case Paragraph(children):
                    self._lines(children, form, level)
                case Heading(children):
                    self._line(children, "heading", node.level)
                case BlockQuote(quoted):
                    self.blocks(quoted, "quoted", 0)
                case List(items):
                    for entry in items:
                        self._entry(entry, level + 1)
                case CodeBlock(code):
                    for line in code.split("\n"):
                        self._line((Text(line),), form, level)
                case Rule():
                    pass

    def _entry(self, entry: Item, level: int) -> None:
        self.blocks(entry.blocks, "item", level)

    def _lines(self, children: Sequence[Inline], form: Form, level: int) -> None:
        line: list[Inline] = []
        gap = True
        for child in children:
            if isinstance(child, Break):
                self._line(line, form, level, gap=gap)
                line, gap = [], False
            elif isinstance(child, Text) and child.text.startswith("<!--"):
                continue
            else:
                line.append(child)
        self._line(line, form, level, gap=gap)

    def _line(self, children: Sequence[Inline], form: Form, level: int, *, gap: bool = True) -> None:
        start = self.size
        linked = sum(self._inline(child) for child in children)
        text = "".join(self.parts)[start:] if self.size > start else ""
        made = block(text, 0, len(text), form=form, level=level, gap=gap, linked=linked / max(1, len(text)))
        if made is not None:
            self.made.append(
                Piece(made.text, start + made.start, start + made.end, form, level, made.linked, False, gap)
            )
        self._add("\n")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)
        if len(self.parts) > 64:
            self.parts = ["".join(self.parts)]

    def _inline(self, node: Inline) -> int:
        """Write `node`; the characters of links in it."""
        start = self.size
        match node:
            case Text(text) | Code(text):
                self._add(text)
                return 0
            case Break():
                self._add(" ")
                return 0
            case Picture():
                return 0
            case Link(children, url):
                for child in children:
                    self._inline(child)
                self.runs.append(Run(start, self.size, "link", url))
                return self.size - start
            case Strong(children) | Emphasis(children):
                linked = sum(self._inline(child) for child in children)
                self.runs.append(Run(start, self.size, "strong" if isinstance(node, Strong) else "emphasis"))
                return linked
        return 0
