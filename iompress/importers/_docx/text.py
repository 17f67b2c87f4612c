"""The paragraphs and tables of a Word document, one after the other, to blocks of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from iompress.importers._decode import shown
from iompress.importers._docx.drawings import ALTERNATIVES, chosen, drawn, part_of, words_of
from iompress.importers._docx.numbering import Numbering
from iompress.importers._docx.styles import Styles, W, is_on
from iompress.importers._page import MOST_BLOCKS, Block, Form, NotARelease, Run, block
from iompress.importers._raised import raised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 60
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "txbxContent"))  # fmt: skip
"""What stands around paragraphs, rows, cells and runs and is nothing itself."""
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))
_ADDED = frozenset((f"{W}ins", f"{W}moveTo"))
WATERMARK = "a watermark"
"""As what words are told that stand across every page."""
_LINKS = ("http://", "https://", "mailto:", "tel:")
_TARGET = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_SYMBOLS = {
    "symbol": {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "µ", 0x70: "π", 0x57: "Ω", 0x44: "Δ"},
    "wingdings": {0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0xE0: "→", 0xDF: "←", 0xF0: "⇨", 0xD8: "➢"},
}  # fmt: skip
"""What the characters of fonts that have none of Unicode's show."""


@dataclass
class _Field:
    """A field that is being read: what it does, and where what it shows begins."""

    does: str = ""
    start: int = -1


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that is accepted: `words` were "inserted" at the characters `start` to `end`, or "deleted" there."""

    start: int
    end: int
    did: Literal["inserted", "deleted"]
    words: str


@dataclass
class Text:
    """The text of a document as far as it has been read. `links` are where its relationships lead, by their ids; `notes`
    the ids of the notes that it refers to, "footnote 2". `outside` gives the words of a part of the document by the id of
    its relationship, and why those are left out that have no place in the text, "" for words that have."""

    styles: Styles
    links: Mapping[str, str]
    outside: Callable[[str], tuple[list[str], str]] = lambda part: ([], "")
    changes: list[Change] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    apart: bool = False
    numbering: Numbering = field(default_factory=Numbering)
    _told: int = -1
    """The size of the text when words were last told as left out of it."""
    _fields: list[_Field] = field(default_factory=list)

    def read(self, node: Element, depth: int = 0) -> None:
        """Read the paragraphs and tables in `node`. Raises NotARelease if they are nested too deep, or too many."""
        for child in _children(node, depth):
            if child.tag == f"{W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                for row in _children(child, depth):
                    if row.tag == f"{W}tr":
                        self._row(row, depth + 1)
            elif child.tag in _ADDED:
                self.read(child, depth + 1)
            elif child.tag in _GONE:
                self._delete(child)
            elif child.tag == f"{W}altChunk":
                self._from_outside(child.get(f"{_R}id", ""))

    def _row(self, row: Element, depth: int) -> None:
        cells = [cell for cell in _children(row, depth) if cell.tag == f"{W}tc"]
        if len(cells) == 1 or any(_is_laid_out(cell, depth) for cell in cells):
            for cell in cells:
                self.read(cell, depth + 1)
            return
        start = self.size
        for cell in cells:
            if self.size > start and not "".join(self.parts[-3:]).endswith("| "):
                self._add(" | ")
            for paragraph in _children(cell, depth):
                self._inline(paragraph, depth)
        self._close(start, "row", 0)
        self._drawings(row, depth)

    def _paragraph(self, node: Element, depth: int) -> None:
        form, level = self.styles.form(node)
        start = self.size
        self._inline(node, depth)
        own = self.styles.list_of(node) if form == "item" and self.size > start else None
        self._close(start, form, level, self.numbering.next(*own) if own is not None else None)
        self._drawings(node, depth)

    def _drawings(self, node: Element, depth: int) -> None:
        """Read what is written in the drawings that are anchored in `node`."""
        for what, each in drawn(node):
            if what == "box":
                self.read(each, depth + 1)
            elif what == "part":
                self._from_outside(part_of(each))
            elif what == "words":
                self._line(words_of(each))
            elif self.apart:
                self._put_aside(each.get("string", ""), WATERMARK)
            else:
                self._line(each.get("string", ""))

    def _from_outside(self, part: str) -> None:
        lines, why = self.outside(part)
        for line in lines:
            if why:
                self._put_aside(line, why)
            else:
                self._line(line)

    def _line(self, words: str) -> None:
        start = self.size
        self._add(shown(words))
        self._close(start, "text", 0)

    def _put_aside(self, words: str, why: str) -> None:
        if words.strip() and (told := (shown(words), why)) not in self.aside[-100:]:
            self.aside.append(told)  # the same watermark is behind the first page and the others

    def _inline(self, node: Element, depth: int) -> None:
        for child in _children(node, depth):
            match child.tag.rpartition("}")[2]:
                case "r":
                    self._run(child, depth)
                case "hyperlink":
                    start = self.size
                    self._inline(child, depth + 1)
                    self._link(start, self.links.get(child.get(f"{_R}id", ""), ""))
                case "fldSimple" | "bdo" | "dir":
                    start = self.size
                    self._inline(child, depth + 1)
                    self._lead(child.get(f"{W}instr", ""), start)
                case "oMath" | "oMathPara":
                    self._add(shown(" ".join(text.text or "" for text in child.iter(f"{_M}t"))))
                case "ins" | "moveTo":
                    start = self.size
                    self._inline(child, depth + 1)
                    self._change(start, "inserted", "".join(_since(self.parts, self.size - start)))
                case "del" | "moveFrom":
                    self._delete(child)

    def _delete(self, node: Element) -> None:
        self._tell(node, "delText", "deleted in a tracked change")
        self._change(self.size, "deleted", "".join(text.text or "" for text in node.iter(f"{W}delText")))

    def _change(self, start: int, did: Literal["inserted", "deleted"], words: str) -> None:
        """Note a change; one that goes on from the one before it is the same: Word parts them as it likes."""
        if not words.strip() and not (words and self.changes and self.changes[-1].end == start):
            return
        last = self.changes[-1] if self.changes else None
        if last is not None and last.did == did and last.end == start:
            self.changes[-1] = Change(last.start, self.size, did, last.words + words)
        else:
            self.changes.append(Change(start, self.size, did, words))

    def _run(self, run: Element, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        struck = self.styles.strikes(properties)
        if struck or is_on(properties, "vanish"):
            self._tell(run, "t", "struck out" if struck else "hidden text")
            for child in run:  # a field may begin or end in it
                if child.tag in (f"{W}fldChar", f"{W}instrText"):
                    self._field(child)
            return
        start = self.size
        for child in _children(run, depth):
            match child.tag.removeprefix(W):
                case "t":
                    self._add(shown(child.text or ""))
                case "tab" | "ptab":
                    self._add("  ")
                case "br" | "cr":
                    self._add("\n")
                case "noBreakHyphen":
                    self._add("‑")
                case "sym":
                    self._add(_symbol(child))
                case "ruby":
                    self._inline_of(child.find(f"{W}rubyBase"), depth + 1)
                    self._tell(child.find(f"{W}rt"), "t", "a reading aid")
                case "footnoteReference" | "endnoteReference":
                    kind = "footnote" if "footnote" in child.tag else "endnote"
                    self.notes.append(f"{kind} {child.get(f'{W}id', '')}")
                case "fldChar" | "instrText":
                    self._field(child)
        if self.size > start:
            self._raise(start, properties)
            if is_on(properties, "b"):
                self._mark(start, "strong")
            if is_on(properties, "i"):
                self._mark(start, "emphasis")

    def _raise(self, start: int, properties: Element | None) -> None:
        """Put what a run sets above or below its line on it."""
        said = properties.find(f"{W}vertAlign") if properties is not None else None
        place = said.get(f"{W}val", "") if said is not None else ""
        if place in ("superscript", "subscript"):
            own = _since(self.parts, self.size - start)
            del self.parts[len(self.parts) - len(own) :]
            self.size = start
            before = self.parts[-1][-1:] if self.parts else ""
            self._add(raised("".join(own), before, "sup" if place == "superscript" else "sub"))

    def _inline_of(self, node: Element | None, depth: int) -> None:
        if node is not None:
            self._inline(node, depth)

    def _field(self, node: Element) -> None:
        """Go on in a field: a link, mostly, of which the text that it shows is read as any other."""
        kind = node.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and node.tag == f"{W}instrText":
            self._fields[-1].does += node.text or ""
        elif self._fields and kind == "separate":
            self._fields[-1].start = self.size
        elif self._fields and kind == "end":
            done = self._fields.pop()
            if done.start >= 0:
                self._lead(done.does, done.start)

    def _lead(self, does: str, start: int) -> None:
        if found := _TARGET.match(does):
            self._link(start, found[1])

    def _link(self, start: int, target: str) -> None:
        if self.size > start and target.startswith(_LINKS):
            self.runs.append(Run(start, self.size, "link", shown("".join(target.split()))))

    def _tell(self, node: Element | None, tag: str, why: str) -> None:
        words = "".join(text.text or "" for text in node.iter(f"{W}{tag}")) if node is not None else ""
        if self.aside and self._told == self.size and self.aside[-1][1] == why:
            self.aside[-1] = (self.aside[-1][0] + shown(words), why)  # Word parts words as it likes
        elif words.strip():
            self.aside.append((shown(words), why))
            self._told = self.size

    def _mark(self, start: int, mark: Literal["strong", "emphasis"]) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.mark == mark and last.end == start:
            self.runs[-1] = Run(last.start, self.size, mark)
        else:
            self.runs.append(Run(start, self.size, mark))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def _close(self, start: int, form: Form, level: int, number: int | None = None) -> None:
        text = "".join(_since(self.parts, self.size - start))
        at, begun = 0, False
        for line in text.split("\n"):
            made = block(line, 0, len(line))
            if made is not None:
                first, last = start + at + made.start, start + at + made.end
                self.blocks.append(
                    Block(made.text, first, last, form, level, 0.0, self.apart, at == 0, number, further=begun)
                )
                begun = form == "item"
                if len(self.blocks) > MOST_BLOCKS:
                    raise NotARelease("it has too many parts to be a document of text")
            at += len(line) + 1
        self._add("\n")


def _children(node: Element, depth: int) -> Iterator[Element]:
    """The elements in `node`, and in what stands around some of them and is nothing itself."""
    if depth > _DEEPEST:
        raise NotARelease("the document is nested too deep")
    for child in node:
        if child.tag in _AROUND:
            yield from _children(child, depth + 1)
        elif child.tag == ALTERNATIVES:
            form = chosen(child)
            yield from _children(form, depth + 1) if form is not None else ()
        else:
            yield child


def _is_laid_out(cell: Element, depth: int) -> bool:
    """Whether a cell holds a text of its own: a table, or more than one paragraph with words."""
    own = list(_children(cell, depth))
    return (
        any(each.tag == f"{W}tbl" for each in own)
        or sum(next(each.iter(f"{W}t"), None) is not None for each in own) > 1
    )


def _symbol(node: Element) -> str:
    """The character that a symbol of a font is; a bullet if that is not known."""
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return "•"
    if not 0xE000 <= code <= 0xF8FF:
        return shown(chr(code)) if code < 0x110000 else "•"
    return _SYMBOLS.get(node.get(f"{W}font", "").lower(), {}).get(code & 0xFF, "•")


def _since(parts: list[str], size: int) -> list[str]:
    """The last of `parts` that together have `size` characters."""
    if not size:
        return []
    found: list[str] = []
    for part in reversed(parts):
        found.append(part)
        size -= len(part)
        if size <= 0:
            break
    return found[::-1]
