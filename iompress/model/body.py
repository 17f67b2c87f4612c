"""The body of a release: CommonMark as a tree of blocks, the one that every format is made from.

Raw HTML is text like any other. Links other than http, https, mailto and tel, and pictures that are
not files of the release, leave their words behind and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

from iompress.model.characters import inert

Span = tuple[int, int]
"""Start and end in the UTF-8 bytes of the text that was parsed."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are read: escapes and entities resolved."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Words that a computer reads, within a line."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the writer asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `url`: https, http, mailto or tel."""

    children: tuple[Inline, ...]
    url: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by the name that its [[media]] table gives the file."""

    file: str
    alt: str
    span: Span = field(default=(0, 0), compare=False)


Inline = Text | Code | Break | Emphasis | Strong | Link | Picture


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    children: tuple[Inline, ...]
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2 for a sub-head of the release; 1 is the headline's own."""

    children: tuple[Inline, ...]
    level: int
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number, or None for bullets."""

    items: tuple[Item, ...]
    start: int | None
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A passage that is set off as a quotation."""

    blocks: tuple[Block, ...]
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines that a computer reads, each with its line end."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    span: Span = field(default=(0, 0), compare=False)


Block = Paragraph | Heading | List | BlockQuote | CodeBlock | Rule

DEEPEST = 40
"""How deep blocks and emphasis may nest; what lies deeper keeps its words and loses its form."""

_LEAVES = ("Paragraph", "HtmlBlock")
_INLINE = (Text, Code, Break, Emphasis, Strong, Link, Picture)


def parse(text: str) -> tuple[Block, ...]:
    """The CommonMark `text` as blocks. Any text can be parsed; no word of it is lost."""
    from pyromark import events_with_range

    root: list[Any] = []
    stack: list[tuple[list[Any], Any]] = []
    here = root
    for event, place in events_with_range(text):
        span = (place["start"], place["end"])
        if isinstance(event, str):
            _add_mark(here, event, span)
            continue
        ((kind, value),) = cast("dict[str, Any]", event).items()
        if kind == "Text":
            here.append(Text(inert(value), span))  # &#27; is an escape
        elif kind == "Start":
            stack.append((here, value if len(stack) < DEEPEST or value in _LEAVES else "Flattened"))
            here = []
        elif kind == "End":
            children = here
            here, opened = stack.pop()
            here.extend(_closed(opened, children, span))
        elif kind == "Code":
            here.append(Code(inert(value), span))
        else:  # Html and InlineHtml: words, whatever they look like
            here.append(Text(inert(value), span))
    return tuple(_as_blocks(root, (0, len(text))))


def _add_mark(here: list[Any], event: str, span: Span) -> None:
    if event == "SoftBreak":
        here.append(Text(" ", span))
    elif event == "HardBreak":
        here.append(Break())
    else:
        here.append(Rule(span))


def _closed(opened: Any, children: list[Any], span: Span) -> list[Any]:
    """What an element with `children` is in our tree: usually one node."""
    if opened == "Paragraph":
        return [Paragraph(_unwrapped(children), span)]
    name, detail = (opened, {}) if isinstance(opened, str) else next(iter(opened.items()))
    inlines = _unwrapped(children)
    match name:
        case "HtmlBlock":
            return [Paragraph((Text(_joined(children).strip(), span),), span)]
        case "Heading":
            return [Heading(inlines, int(detail["level"][1:]), span)]
        case "Emphasis":
            return [Emphasis(inlines)]
        case "Strong":
            return [Strong(inlines)]
        case "Link":
            url = detail["dest_url"]
            if detail["link_type"] == "Email":
                url = f"mailto:{url}"
            return [Link(inlines, url, span)] if is_safe_link(url) else list(inlines)
        case "Image":
            alt = plain(inlines)
            return [Picture(detail["dest_url"], alt, span)] if is_inside(detail["dest_url"]) else [Text(alt, span)]
        case "CodeBlock":
            return [CodeBlock(_joined(children), span)]
        case "BlockQuote":
            return [BlockQuote(tuple(_as_blocks(children, span)), span)]
        case "List":
            return [List(tuple(c for c in children if isinstance(c, Item)), detail, span)]
        case "Item":
            return [Item(tuple(_as_blocks(children, span)))]
        case _:
            return children


def _as_blocks(children: list[Any], span: Span) -> Iterator[Block]:
    """Blocks, where a tight list leaves the words of an item without a paragraph around them."""
    loose: list[Inline] = []
    for child in children:
        if isinstance(child, _INLINE):
            loose.append(child)
            continue
        if loose:
            yield Paragraph(_unwrapped(loose), span)
            loose = []
        yield child
    if loose:
        yield Paragraph(_unwrapped(loose), span)


_CLOSE_SET = (range(0x3000, 0x3100), range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0xFF00, 0xFFF0))


def _unwrapped(children: list[Any]) -> tuple[Inline, ...]:
    """`children`, without the blank of a wrapped line between Chinese or Japanese characters, which need none."""
    if len(children) < 3:
        return tuple(children)
    return tuple(child for at, child in enumerate(children) if not _is_needless_blank(children, at))


def _is_needless_blank(children: list[Any], at: int) -> bool:
    child = children[at]
    if not isinstance(child, Text) or child.text != " " or not 0 < at < len(children) - 1:
        return False
    before, after = children[at - 1], children[at + 1]
    if not isinstance(before, Text) or not isinstance(after, Text):
        return False
    ends = (ord(before.text[-1]), ord(after.text[0]))
    return all(any(end in run for run in _CLOSE_SET) for end in ends)


def _joined(children: list[Any]) -> str:
    return "".join(child.text for child in children if isinstance(child, Text))


def is_safe_link(url: str) -> bool:
    """Whether `url` is one that a reader may be sent to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and url.isprintable() and bool(parts.netloc or parts.path)


def is_inside(file: str) -> bool:
    """Whether `file` is a relative path that stays in its folder."""
    return (
        bool(file)
        and not file.startswith("/")
        and not {"..", ""} & set(file.split("/"))
        and not set(file) & set("\\:?#")
        and file.isprintable()
    )


def plain(node: Block | Inline | Item | tuple[Any, ...]) -> str:
    """The words of a node or of nodes: blocks one to a line, without marks. Pictures give their alt text."""
    match node:
        case Text() | Code():
            return node.text
        case Paragraph() | Heading() | Emphasis() | Strong() | Link():
            return "".join([plain(child) for child in node.children])
        case Break():
            return "\n"
        case Picture():
            return node.alt
        case CodeBlock():
            return node.text.rstrip("\n")
        case Rule():
            return ""
        case List():
            return "\n".join(map(plain, node.items))
        case Item() | BlockQuote():
            return "\n".join(map(plain, node.blocks))
        case tuple():
            return ("" if all(isinstance(n, _INLINE) for n in node) else "\n").join(map(plain, node))
    raise TypeError(type(node).__name__)


def inlines(node: Block | Inline | Item | tuple[Any, ...]) -> Iterator[Inline]:
    """Every inline node within, in reading order, each before its own children."""
    if isinstance(node, _INLINE):
        yield node
    match node:
        case Text() | Code():
            return
        case tuple():
            below = node
        case Paragraph() | Heading() | Emphasis() | Strong() | Link():
            below = node.children
        case List():
            below = node.items
        case Item() | BlockQuote():
            below = node.blocks
        case _:
            return
    for child in below:
        if isinstance(child, Text):
            yield child
        else:
            yield from inlines(child)
