"""A block tree as HTML that is also XML: the one rendering of body text for web page, e-mail and wire formats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from html import escape

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

Drawn = Callable[[Picture, bool], str]
"""A picture as HTML; true where it stands alone in its paragraph and may be a figure."""


def words_of(picture: Picture, alone: bool) -> str:
    """A picture by its alternative text: what stands where pictures cannot."""
    return f"<p>{escape(picture.alt)}</p>" if alone else escape(picture.alt)


def blocks(
    nodes: Sequence[Block],
    opening: str = "",
    drawn: Drawn = words_of,
    spoken: Collection[int] = (),
    top: int = 2,
) -> str:
    """`nodes` as HTML, one to a line, every character of theirs escaped.

    `opening` is HTML that opens the first paragraph; it stands by itself if there is none at the start.
    Paragraphs whose number, from 0, is in `spoken` have the class of that name. `top` is the level of the
    highest heading.
    """
    parts = []
    for number, node in enumerate(nodes):
        match node:
            case Paragraph(children):
                if len(children) == 1 and isinstance(children[0], Picture):
                    if opening:
                        parts.append(f"<p>{opening}</p>")
                        opening = ""
                    parts.append(drawn(children[0], True))
                    continue
                start = '<p class="spoken">' if number in spoken else "<p>"
                parts.append(f"{start}{opening}{inline(children, drawn)}</p>")
            case _:
                if opening:
                    parts.append(f"<p>{opening}</p>")
                parts.append(_block(node, drawn, top))
        opening = ""
    if opening:
        parts.append(f"<p>{opening}</p>")
    return "\n".join(part for part in parts if part)


def _block(node: Block, drawn: Drawn, top: int) -> str:
    match node:
        case Heading(children, level):
            name = f"h{min(6, max(level, 2) + top - 2)}"
            return f"<{name}>{inline(children, drawn)}</{name}>" if children else ""
        case List(items, start):
            name = "ul" if start is None else "ol"
            number = "" if start in (None, 1) else f' start="{start}"'
            entries = "\n".join(f"<li>{_item(entry.blocks, drawn, top)}</li>" for entry in items)
            return f"<{name}{number}>\n{entries}\n</{name}>"
        case BlockQuote(inner):
            return f"<blockquote>\n{blocks(inner, '', drawn, top=top)}\n</blockquote>"
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Rule():
            return "<hr/>"
    raise TypeError(type(node).__name__)


def _item(inner: Sequence[Block], drawn: Drawn, top: int) -> str:
    """An item of a list; the words of a short one need no paragraph around them."""
    first, *rest = inner or (Paragraph(()),)
    if isinstance(first, Paragraph) and not any(isinstance(node, Paragraph) for node in rest):
        return "\n".join(filter(None, (inline(first.children, drawn), blocks(rest, "", drawn, top=top))))
    return blocks(inner, "", drawn, top=top)


def inline(nodes: Sequence[Inline], drawn: Drawn = words_of) -> str:
    """`nodes` as HTML within a line."""
    parts = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(escape(text))
            case Emphasis(children):
                parts.append(f"<em>{inline(children, drawn)}</em>")
            case Strong(children):
                parts.append(f"<strong>{inline(children, drawn)}</strong>")
            case Link(children, url):
                parts.append(f'<a href="{escape(url)}">{inline(children, drawn)}</a>')
            case Code(text):
                parts.append(f"<code>{escape(text)}</code>")
            case Break():
                parts.append("<br/>\n")
            case Picture():
                parts.append(drawn(node, False))
    return "".join(parts)
