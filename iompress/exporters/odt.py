"""An OpenDocument text with real styles, headings, lists and links, for LibreOffice and the offices that ask for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from iompress.edition import Edition
from iompress.exporters import _templates
from iompress.exporters._letter import EASTERN, QUIET, Letter, caption_of, fitted, languages
from iompress.exporters._package import zipped
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

EXTENSION = "odt"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_BLANKS = re.compile(r"^ | {2,}|\t")


def export(edition: Edition) -> bytes:
    """`edition` as an OpenDocument 1.3 text (ISO/IEC 26300), A4."""
    from minijinja import Markup

    page = sheet(edition)
    document = _Document(page)
    body = "\n".join(document.body())
    western, eastern, complex_ = (tag.partition("-") for tag in languages(edition.language))
    values = {
        "page": page,
        "edition": edition,
        "rtl": document.rtl,
        "quiet": edition.state in QUIET,
        "western": western,
        "eastern": eastern,
        "complex": complex_,
        "far": EASTERN.get(eastern[0], "SimSun"),
        "title": document.title,
        "description": edition.summary if edition.state.public else "",
        "provenance": str(page.provenance),
        "running": document.running,
        "body": Markup(body),
        "pictures": document.pictures,
    }
    parts = {"mimetype": MEDIA_TYPE.encode()}  # part 2, section 3.3: first, and readable without unpacking
    parts |= {name: _templates.render(f"odt/{source}", **values).encode() for name, source in _PARTS.items()}
    return zipped(parts | document.pictures, plain=("mimetype",))


_PARTS = {
    "META-INF/manifest.xml": "manifest.xml",
    "meta.xml": "meta.xml",
    "styles.xml": "styles.xml",
    "content.xml": "content.xml",
}


class _Document(Letter):
    """The body of one document as OpenDocument elements, and the pictures in it by their place in the package."""

    def __init__(self, page: Sheet) -> None:
        super().__init__(page)
        self.pictures: dict[str, bytes] = {}

    def _paragraph(self, style: str, content: str) -> str:
        level = style.removeprefix("Heading")
        if level != style:
            return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{content}</text:h>'
        return f'<text:p text:style-name="{style}">{content}</text:p>'

    def _bold(self, text: str) -> str:
        return _span("Strong", _words(text))

    def _struck(self, text: str) -> str:
        return _span("Struck", _words(text))

    def _linked(self, url: str, text: str) -> str:
        return _link(url, _words(text))

    def _run(self, text: str) -> str:
        return _words(text)

    def _blocks(self, blocks: Sequence[Block], opening: str = "", style: str = "") -> list[str]:
        """`blocks` as elements; `style` is that of the block quote around them."""
        first = self._bold(opening) if opening else ""
        top = blocks is self.page.blocks
        parts = []
        if first and not self.page.runs_in:
            parts.append(self._paragraph("Standard", first))
            first = ""
        for number, block in enumerate(blocks):
            match block:
                case Paragraph(children):
                    picture = lone_picture(block)
                    if picture is not None:
                        parts += self._figure(self.page.figure(picture))
                        continue
                    name = style or ("Spoken" if top and number in self.page.spoken else "Standard")
                    parts.append(self._paragraph(name, first + self._inline(children)))
                    first = ""
                case Heading(children, level):
                    if children:
                        parts.append(self._paragraph(f"Heading{max(level, 2)}", self._inline(children)))
                case List():
                    parts.append(self._list(block))
                case BlockQuote(quoted):
                    parts += self._blocks(quoted, style="Quotations")
                case CodeBlock(text):
                    lines = map(_words, text.rstrip("\n").split("\n"))
                    parts.append(self._paragraph("Code", "<text:line-break/>".join(lines)))
                case Rule():
                    parts.append(self._paragraph("Line", ""))
        return parts

    def _list(self, block: List) -> str:
        style = "Bullets" if block.start is None else "Numbers"
        items = []
        for number, entry in enumerate(block.items):
            start = f' text:start-value="{block.start}"' if block.start is not None and not number else ""
            inside = self._blocks(entry.blocks, style="ListParagraph") or [self._paragraph("ListParagraph", "")]
            items.append(f"<text:list-item{start}>{''.join(inside)}</text:list-item>")
        return f'<text:list text:style-name="{style}">{"".join(items)}</text:list>'

    def _figure(self, figure: Figure) -> list[str]:
        caption = caption_of(figure)
        shown = [self._paragraph("Figure", self._picture(figure))]
        return [*shown, self._paragraph("Caption", _words(caption))] if caption else shown

    def _inline(self, nodes: Sequence[Inline]) -> str:
        parts = []
        for node in nodes:
            match node:
                case Text(text):
                    parts.append(_words(text))
                case Emphasis(children):
                    parts.append(_span("Emphasis", self._inline(children)))
                case Strong(children):
                    parts.append(_span("Strong", self._inline(children)))
                case Link(children, url):
                    parts.append(_link(url, self._inline(children)))
                case Code(text):
                    parts.append(_span("CodeWords", _words(text)))
                case Break():
                    parts.append("<text:line-break/>")
                case Picture():
                    parts.append(self._picture(self.page.figure(node)))
        return "".join(parts)

    def _picture(self, figure: Figure) -> str:
        """The picture as a character of its line; what it shows in words if its type is not one that all can show."""
        width, height = size(figure.content)
        kind = figure.media_type.partition("/")[2]
        if not width or kind not in ("png", "jpeg", "gif"):
            return _span("Emphasis", _words(f"[{figure.alt or figure.file}]"))
        name = next((name for name, known in self.pictures.items() if known == figure.content), "")
        name = name or f"Pictures/picture{len(self.pictures) + 1}.{kind}"
        self.pictures[name] = figure.content
        wide, high = fitted(width, height)
        return (
            f'<draw:frame draw:style-name="Picture" text:anchor-type="as-char" svg:width="{wide / 360_000:.3f}cm" '
            f'svg:height="{high / 360_000:.3f}cm"><draw:image xlink:href="{name}" xlink:type="simple" '
            f'xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="{figure.media_type}"/>'
            f"<svg:desc>{escape(figure.alt)}</svg:desc></draw:frame>"
        )


def _words(text: str) -> str:
    """`text` as it stands, on one line: blanks that OpenDocument would fold are counted (part 3, section 6.1.2)."""
    return _BLANKS.sub(_blank, escape(text.replace("\n", " "), quote=False))


def _blank(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'


def _span(style: str, inside: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def _link(url: str, inside: str) -> str:
    style = 'text:style-name="Internet_20_link" text:visited-style-name="Internet_20_link"'
    return f'<text:a xlink:type="simple" xlink:href="{escape(url)}" {style}>{inside}</text:a>'
