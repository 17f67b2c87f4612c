"""The elements of a web page, one after the other, to blocks of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from iompress.importers._decode import shown
from iompress.importers._html import elements
from iompress.importers._html.furniture import Sort, Stretch, settled
from iompress.importers._page import MOST_BLOCKS, Block, Form, NotARelease, Run, block
from iompress.importers._raised import raised
from iompress.importers._wrap import paragraphs

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HARD_BLANKS = re.compile(r"(?: ?\u00a0[ \u00a0]+|[ \u00a0]+\u00a0 ?)")
_BULLET = re.compile(r"(?:[·•§o▪◦–-]|\uf0b7)[ \u00a0]+(?=\S)")
_WORDS = re.compile(r"\w")
_SIGNS = re.compile(r"^(?:\[?\d{1,3}\]?[.)]?|\^|\*{1,3})\s+|^[↑^]\s*|\s*[↩⏎↑][\ufe0e\ufe0f]?$")
"""The number of a footnote, which its list gives it, and the arrow that leads back to the text."""


_CONTROLS = "input:not([type=hidden]), select, textarea, button"

LONGEST_CELL = 120
"""Characters of a cell in a row of figures or names; what is longer is laid out by a table, and is text."""


@dataclass(slots=True)
class _Open:
    """An element that the walk is in. `ends` says whether a block ends with it, `stretch` is the number of the piece of
    furniture that it may be part of."""

    tag: str = ""
    ends: bool = False
    mark: Literal["", "strong", "emphasis", "link"] = ""
    url: str = ""
    start: int = 0
    stretch: int = -1
    inside: bool = False
    names: Sequence[str] = ()
    closing: str = ""
    """What the browser shows behind it: the mark of a quotation."""
    number: int | None = None
    """Of a numbered list, that of its next entry; of an entry, its own."""
    step: int = 1
    begun: bool = False
    """Whether an entry of a list has words already."""


@dataclass
class Walk:
    """The text of a page as far as it has been read."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[Block] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    entered: list[_Open] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    pending_form: tuple[Form, int] = ("text", 0)
    entry: _Open | None = None
    """The list entry that the open block stands in."""
    place: int = -1
    linked: int = 0
    space: bool = False
    gap: bool = True
    row: tuple[int, bool] = (0, False)
    """The row of a table that was looked at last, and whether its cells are short."""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def read(self, root: LexborNode) -> None:
        """Read everything below `root`, without recursion: pages may nest as deep as they like."""
        stack: list[tuple[Any, bool]] = [(root.child, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(self.entered.pop())
                continue
            if node is None:
                continue
            stack.append((node.next, False))
            if node.is_text_node:
                self._words(node.text_content or "")
            elif self._enter(node):
                stack.append((node, True))
                stack.append((node.child, False))
        self._flush()
        self.blocks = settled(self.blocks, self.places, self.stretches)
        self._plain_blanks()

    def _enter(self, node: LexborNode) -> bool:
        """Begin the element `node`; False if nothing below it is read."""
        tag = node.tag
        if not tag or tag[0] in "-_!" or tag in elements.SILENT:
            return False
        attributes = node.attributes
        said = elements.names(attributes)
        why = elements.UNSEEN.get(tag, "hidden" if elements.is_hidden(attributes) else "")
        if not why and tag not in elements.BLOCKS and elements.is_for_screen_readers(said):
            why = "for screen readers"
        if not why and elements.is_struck_out(tag, attributes, said):
            why = "struck out"
            if tag in elements.BLOCKS:
                self._flush()
        if why:
            self._leave_out(node, why)
        elif elements.is_footnote(tag, said, [name for each in self.entered[-2:] for name in each.names]):
            self._flush()
            self.footnotes.append(_SIGNS.sub("", " ".join(" ".join(map(shown, _texts(node))).split())))
        elif tag == "br":
            self._flush(gap=not (self.pending and self.pending[-1].strip()))
        elif tag == "math":
            self._words(attributes.get("alttext") or " ".join(_texts(node)))
        elif tag == "pre" and (set_text := node.text()).count("\n") > 2:
            self._set(set_text, said, node, attributes)
        else:
            return self._begin(node, tag, attributes, said)
        return False

    def _begin(self, node: LexborNode, tag: str, attributes: elements.Attributes, said: list[str]) -> bool:
        around = self.entered[-1] if self.entered else _Open()
        ends = tag in elements.BLOCKS and not self._fills_cell(node, around)
        if ends:
            self._flush()
        elif tag in ("td", "th") and any(map(str.strip, self.pending)):
            self._add(" | ")
            self.space = True
        inside = around.inside or elements.is_text(tag, attributes, said)
        if tag == "blockquote" and elements.is_message(attributes, said):
            tag = "div"
        opened = _Open(tag, ends, start=self.size, inside=inside, names=said)
        if tag == "ol":
            opened.step = -1 if "reversed" in attributes else 1
            entries = sum(1 for each in node.iter() if each.tag == "li") if opened.step < 0 else 1
            opened.number = _counted(attributes.get("start"), entries)
        elif tag == "li":
            self._count(opened, attributes)
        opened.stretch = self._stretch(node, around, attributes, said)
        if tag == "a":
            opened.mark, opened.url = "link", shown(elements.link(attributes.get("href") or ""))
        elif tag in ("strong", "b"):
            opened.mark = "strong"
        elif tag in ("em", "i"):
            opened.mark = "emphasis"
        elif tag == "q" and not node.text().lstrip().startswith(tuple("“„«\"‘'")):
            self._words("“")
            opened.closing = "”"
        self.entered.append(opened)
        return True

    def _count(self, entry: _Open, attributes: elements.Attributes) -> None:
        """Give `entry` its number, if the list that it is in has numbers."""
        around = next((each for each in reversed(self.entered) if each.tag in ("ol", "ul", "menu")), None)
        if around is not None and around.number is not None:
            entry.number = _counted(attributes.get("value"), around.number)
            around.number = entry.number + around.step if entry.number is not None else None

    def _fills_cell(self, node: LexborNode, around: _Open) -> bool:
        """Whether a paragraph is all that stands in a cell of a table, as Word saves them."""
        if node.tag != "p" or around.tag not in ("td", "th") or _beside(node, "p") != (False, False):
            return False
        row = node.parent.parent if node.parent else None
        if row is None:
            return False
        if self.row[0] != row.mem_id:
            self.row = row.mem_id, _is_row_of_figures(row)
        return self.row[1]

    def _stretch(self, node: LexborNode, around: _Open, attributes: elements.Attributes, said: list[str]) -> int:
        """The number of the stretch of furniture that the element may begin, or of the one that it stands in."""
        tag = node.tag or ""
        if tag not in elements.BLOCKS and not tag.startswith("amp-"):
            return around.stretch
        within = any(each.tag == "blockquote" for each in self.entered)
        sort: Sort
        if elements.is_around(tag, attributes):
            sort = "around"
        elif elements.is_beside(tag, attributes, said):
            sort = "beside"
        elif tag == "footer" or attributes.get("role") == "contentinfo":
            if within:
                return around.stretch
            sort = "foot"
        elif tag == "form" and node.css_first(_CONTROLS) is not None:
            sort = "form"
        elif tag not in ("body", "main", "article", "html") and elements.is_furniture_name(said):
            sort = "named"
        else:
            return around.stretch
        inside = around.inside or within or (sort in ("beside", "named") and _among_paragraphs(node))
        self.stretches.append(Stretch(sort, around.stretch, inside, elements.comes_after(said)))
        return len(self.stretches) - 1

    def _leave(self, opened: _Open) -> None:
        if opened.closing:
            self._words(opened.closing)
        if opened.mark and self.size > opened.start:
            if opened.mark != "link" or opened.url:
                self.runs.append(Run(opened.start, self.size, opened.mark, opened.url))
        elif opened.mark == "link" and opened.url:
            self.runs.append(Run(opened.start, opened.start + 1, "link", opened.url))
        if opened.ends:
            self._flush()

    def _words(self, text: str) -> None:
        """Add `text`, blanks folded, to the open block."""
        for each in self.entered[-2:]:
            if each.tag in ("sup", "sub"):
                text = raised(
                    text, self.pending[-1][-1:] if self.pending else "", "sup" if each.tag == "sup" else "sub"
                )
                break
        folded = _HARD_BLANKS.sub(" ", _BLANKS.sub(" ", shown(text)))
        if self.space or not self.pending:
            folded = folded.lstrip(" ")
        if not folded:
            return
        if not self.pending:
            tags = [each.tag for each in self.entered]
            said = next((each.names for each in reversed(self.entered) if each.tag in elements.BLOCKS), ())
            self.pending_form = elements.form_of(tags, said)
            inner = next((each for each in reversed(self.entered) if each.tag in ("li", "dd")), None)
            self.entry = inner if self.pending_form[0] == "item" else None
            self.place = self.entered[-1].stretch if self.entered else -1
        self._add(folded)
        if any(each.mark == "link" for each in self.entered):
            self.linked += len(folded.strip())
        self.space = folded.endswith(" ")

    def _add(self, text: str) -> None:
        self.pending.append(text)
        self.size += len(text)

    def _flush(self, *, gap: bool = True) -> None:
        """Close the open block."""
        if not self.pending:
            self.gap = self.gap or gap
            return
        text = "".join(self.pending)
        start = self.size - len(text)
        form, level = self.pending_form
        bullet = _BULLET.match(text) if form == "item" else None
        made = block(text, bullet.end() if bullet else 0, len(text))
        if made is not None:
            made = replace(made, linked=min(1.0, self.linked / len(made.text)), gap=self.gap)
            if self.entry is not None:
                made = replace(made, number=self.entry.number, further=self.entry.begun)
                self.entry.begun = True
            self._keep(replace(made, form=form, level=level), start)
        self.parts.append(text)
        self.parts.append("\n")
        self.size += 1
        self.pending.clear()
        self.gap = gap
        self.linked = 0
        self.space = False

    def _keep(self, made: Block, start: int) -> None:
        self.blocks.append(replace(made, start=start + made.start, end=start + made.end))
        self.places.append(self.place)
        if len(self.blocks) > MOST_BLOCKS:
            raise NotARelease("it has too many parts to be a page of text")

    def _set(self, text: str, said: list[str], node: LexborNode, attributes: elements.Attributes) -> None:
        """Add the lines of text that is set as it was typed."""
        self._flush()
        text = shown(text)
        self.place = self._stretch(node, self.entered[-1] if self.entered else _Open(), attributes, said)
        for made in paragraphs(text):
            self._keep(made, self.size)
        self.parts.append(text + "\n")
        self.size += len(text) + 1

    def _leave_out(self, node: LexborNode, why: str) -> None:
        text = " ".join(" ".join(shown(each) for each in _texts(node)).split())
        if "<" in text:
            text = " ".join(re.sub(r"<[^<>]*>", " ", text).split())
        if _WORDS.search(text):
            self.aside.append((text, why))

    def _plain_blanks(self) -> None:
        """Make blanks of the hard blanks of a page that has nearly nothing else."""
        text = self.text
        hard = text.count("\u00a0")
        if hard > 20 and hard * 2 > text.count(" "):
            self.parts = [text.replace("\u00a0", " ")]
            self.blocks = [replace(each, text=each.text.replace("\u00a0", " ")) for each in self.blocks]


def _texts(root: LexborNode) -> list[str]:
    """The texts below `root` that are no program's, in order."""
    found: list[str] = []
    stack = [root.child]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        stack.append(node.next)
        if node.is_text_node:
            if (text := node.text_content or "").strip():
                found.append(text)
        elif node.tag not in elements.SILENT - {"title"} and node.tag not in ("annotation", "annotation-xml"):
            stack.append(node.child)
    return found


def _counted(said: str | None, otherwise: int) -> int | None:
    """The number that the attribute `said` gives, or `otherwise`; None for one that no list in CommonMark can have."""
    text = (said or "").strip()
    number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else otherwise
    return number if 0 <= number < 1_000_000_000 else None


def _is_row_of_figures(row: LexborNode) -> bool:
    """Whether the cells of a table's row are several, and short."""
    cells = [each for each in row.iter() if each.tag in ("td", "th")]
    return len(cells) > 1 and all(len(each.text()) <= LONGEST_CELL for each in cells)


def _among_paragraphs(node: LexborNode) -> bool:
    return _beside(node, "p") == (True, True)


def _beside(node: LexborNode, tag: str) -> tuple[bool, bool]:
    """Whether an element `tag` with words stands before `node` in the same parent, and behind it."""
    found = []
    for way in ("prev", "next"):
        other = getattr(node, way)
        steps = 0
        while other is not None and steps < 40 and not (other.tag == tag and other.text().strip()):
            other = getattr(other, way)
            steps += 1
        found.append(other is not None and steps < 40)
    return found[0], found[1]
