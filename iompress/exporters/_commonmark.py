"""A block tree written as CommonMark in which nothing but the tree's own marks means anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

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
    inlines,
    parse,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|]")
_NEEDS_CARE = re.compile(r"[\\`*_\[\]<>&#~|\n\t]|^[-+=0-9 ]| $")
_LINE_START = re.compile(r"^(?:([-+=])|([0-9]+)([.)]))")
_RISKY = ("<", "]:", "&#", "```", "~~~")


def faithful(source: str, nodes: Sequence[Block]) -> str:
    """`source`, the CommonMark that `nodes` were parsed from, if it can stand in any document as it is; else `nodes`
    written anew.

    As it is: no raw HTML that a reader's program would run, no link that was dropped as unsafe, no link
    definition or open code fence that would reach beyond it, no entity that writes a control character.
    """
    text = source.strip("\n")
    if not any(risk in text for risk in _RISKY):
        links = text.count("](")
        if not links or links == sum(isinstance(node, Link | Picture) for node in inlines(tuple(nodes))):
            return text
    return written(nodes)


def written(nodes: Sequence[Block]) -> str:
    """`nodes` as CommonMark that is read as the same nodes; where its rules do not allow that, emphasis is left out."""
    text = _blocks(nodes)
    if same(parse(text), nodes):
        return text
    return _blocks(_without_emphasis(nodes))


def same(these: Sequence[Block], those: Sequence[Block]) -> bool:
    """Whether two trees mean the same, however their texts are cut into pieces."""
    return bool(_merged(these) == _merged(those))


def literal(text: str) -> str:
    """`text` as CommonMark that means just these characters, wherever in a line it stands."""
    return _kept(_escaped(text)) if _NEEDS_CARE.search(text) else text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "&#10;").replace("\t", "&#9;")


def _kept(line: str) -> str:
    """`line` with its first and last characters written so that they stay what they are."""
    line = _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
    if line[:1] == " ":
        line = "&#32;" + line[1:]
    return line[:-1] + "&#32;" if line[-1:] == " " else line


def _blocks(nodes: Sequence[Block]) -> str:
    parts: list[str] = []
    before: Block | None = None
    other = False
    for node in nodes:
        other = isinstance(node, List) and _alike(before, node) and not other
        text = _block(node, other)
        if text:
            parts.append(text)
            before = node
    return "\n\n".join(parts)


def _alike(before: Block | None, node: List) -> bool:
    return isinstance(before, List) and (before.start is None) == (node.start is None)


def _block(node: Block, other: bool) -> str:
    """One block. `other` asks for the other bullet, so that two lists stay two."""
    match node:
        case Paragraph(children):
            return _lines(children)
        case Heading(children, level):
            if any(isinstance(node, Break) for node in inlines(children)):  # only underlined ones have more lines
                return f"{_lines(children)}\n{'=' if level == 1 else '-'}"
            return f"{'#' * level} {_lines(children)}".rstrip()
        case List(items, start):
            return "\n".join(_items(items, start, other))
        case BlockQuote(quoted):
            return _prefixed(_blocks(quoted), "> ", "> ")
        case CodeBlock(text):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            return f"{fence}\n{text.removesuffix(chr(10))}\n{fence}" if text else f"{fence}\n{fence}"
        case Rule():
            return "***" if not other else "---"
    raise TypeError(type(node).__name__)


def _items(items: Iterable[Item], start: int | None, other: bool) -> Iterable[str]:
    for number, entry in enumerate(items, start or 0):
        mark = (")" if other else ".") if start is not None else ("+" if other else "-")
        mark = f"{number}{mark} " if start is not None else f"{mark} "
        yield _prefixed(_blocks(entry.blocks), mark, " " * len(mark))


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    starts = (rest if at else first for at in range(len(lines)))
    return "\n".join(start + line if line else start.rstrip() for start, line in zip(starts, lines, strict=True))


def _lines(nodes: Sequence[Inline]) -> str:
    """Inline nodes, with what would mean something at the start or the end of a line made literal."""
    return "\\\n".join(map(_kept, _inlines(nodes).split("\\\n")))


def _inlines(nodes: Sequence[Inline]) -> str:
    joined = _joined(nodes)
    parts = list(map(_inline, joined))
    for at, node in enumerate(joined[1:]):
        if isinstance(node, Link) and parts[at].endswith("!"):  # which would make it a picture
            parts[at] = parts[at][:-1] + "\\!"
    return "".join(parts)


def _inline(node: Inline) -> str:
    match node:
        case Text(text):
            return _escaped(text)
        case Code(text):
            runs = {len(run) for run in re.findall("`+", text)}
            fence = next("`" * length for length in range(1, len(runs) + 2) if length not in runs)
            padded = text[:1] in "` " or text[-1:] in "` "
            return f"{fence} {text} {fence}" if padded and text.strip(" ") else f"{fence}{text}{fence}"
        case Break():
            return "\\\n"
        case Emphasis(children):
            return f"*{_inlines(children)}*"
        case Strong(children):
            return f"**{_inlines(children)}**"
        case Link(children, url):
            return f"[{_inlines(children)}](<{_escaped(url)}>)"
        case Picture(file, alt):
            return f"![{_escaped(alt)}](<{_escaped(file)}>)"
    raise TypeError(type(node).__name__)


def _joined(nodes: Sequence[Inline]) -> list[Inline]:
    """`nodes` with texts that stand side by side made one."""
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + node.text)
        elif not isinstance(node, Text) or node.text:
            found.append(node)
    return found


def _merged(node: Any) -> Any:
    """A tree for comparison: texts that stand side by side are one, and code ends with its last line."""
    match node:
        case CodeBlock(text):
            return CodeBlock(text.removesuffix("\n"))
        case tuple() if not node or isinstance(node[0], Text | Code | Break | Emphasis | Strong | Link | Picture):
            return tuple(map(_merged, _joined(node)))
        case tuple() | list():
            return tuple(map(_merged, node))
        case Paragraph() | Heading() | Emphasis() | Strong() | Link():
            return replace(node, children=_merged(node.children))
        case List():
            return replace(node, items=_merged(node.items))
        case Item() | BlockQuote():
            return replace(node, blocks=_merged(node.blocks))
    return node


def _without_emphasis(node: Any) -> Any:
    """The same tree and all its words, but no emphasis."""
    match node:
        case tuple() | list():
            flat: list[Any] = []
            for child in map(_without_emphasis, node):
                flat.extend(child.children if isinstance(child, Emphasis | Strong) else (child,))
            return tuple(flat)
        case Paragraph() | Heading() | Emphasis() | Strong() | Link():
            return replace(node, children=_without_emphasis(node.children))
        case List():
            return replace(node, items=_without_emphasis(node.items))
        case Item() | BlockQuote():
            return replace(node, blocks=_without_emphasis(node.blocks))
    return node
