"""A Word document with real styles, headings, lists and links, for those who edit before they print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from iompress.edition import Edition
from iompress.exporters import _carried, _templates
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

EXTENSION = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def export(edition: Edition) -> bytes:
    """`edition` as an Office Open XML document (ECMA-376), A4.

    Written from our own styles: it carries no template's author, date or thumbnail.
    """
    from minijinja import Markup

    page = sheet(edition)
    document = _Document(page)
    body = "\n".join(document.body())
    western, eastern, complex_ = languages(edition.language)
    values = {
        "page": page,
        "edition": edition,
        "rtl": document.rtl,
        "quiet": edition.state in QUIET,
        "western": western,
        "eastern": eastern,
        "complex": complex_,
        "far": EASTERN.get(eastern[:2], "SimSun"),
        "title": document.title,
        "description": edition.summary if edition.state.public else "",
        "keywords": ", ".join(topic.title for topic in edition.topics),
        "provenance": str(page.provenance),
        "running": document.running,
        "mark": Markup("<w:rPr><w:rtl/></w:rPr>" if document.rtl else ""),
        "body": Markup(body),
        "links": [(name, url) for url, name in document.links.items()],
        "pictures": [(f"picture{number}", file) for number, file in enumerate(document.pictures, 1)],
        "numbered": document.numbered,
        "record": json.dumps(_carried.carried(edition)),
    }
    parts = {name: _templates.render(f"docx/{source}", **values).encode() for name, source in _PARTS.items()}
    return zipped(parts | {f"word/{file}": content for file, content in document.pictures.items()})


_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "customXml/item1.xml": "record.xml",
    "customXml/itemProps1.xml": "record_properties.xml",
    "customXml/_rels/item1.xml.rels": "record_rels.xml",
}


class _Document(Letter):
    """The body of one document as WordprocessingML, and what it refers to."""

    def __init__(self, page: Sheet) -> None:
        super().__init__(page)
        self.links: dict[str, str] = {}
        """Relationship ids by address."""
        self.pictures: dict[str, bytes] = {}
        """Bytes by file, in the order of their relationships."""
        self.drawings = 0
        """How many pictures are drawn: one may stand twice."""
        self.numbered: list[tuple[int, int]] = []
        """Level and first number of each numbered list, in the order of their ids from 2."""

    def _bold(self, text: str) -> str:
        return self._run(text, "<w:b/><w:bCs/>")

    def _struck(self, text: str) -> str:
        return self._run(text, "<w:strike/>")

    def _linked(self, url: str, text: str) -> str:
        return self._link(url, self._run(text, '<w:rStyle w:val="Hyperlink"/>'))

    def _paragraph(self, style: str, content: str) -> str:
        return _paragraph(style, content)

    def _blocks(self, blocks: Sequence[Block], opening: str = "", indent: int = 0, style: str = "") -> list[str]:
        """`blocks` as paragraphs, `indent` twentieths of a point in; `style` is that of the block quote around them."""
        shift = f'<w:ind w:start="{indent}"/>' if indent else ""
        first = self._run(opening, "<w:b/><w:bCs/>") if opening else ""
        top = blocks is self.page.blocks
        parts = []
        if first and not self.page.runs_in:
            parts.append(_paragraph("Normal", first))
            first = ""
        for number, block in enumerate(blocks):
            match block:
                case Paragraph(children):
                    picture = lone_picture(block)
                    if picture is not None:
                        parts += self._figure(self.page.figure(picture), shift)
                        continue
                    name = style or ("Spoken" if top and number in self.page.spoken else "Normal")
                    parts.append(_paragraph(name, first + self._inline(children), shift))
                    first = ""
                case Heading(children, level):
                    if children:
                        parts.append(_paragraph(f"Heading{max(level, 2)}", self._inline(children), shift))
                case List():
                    parts += self._list(block, indent // 400)
                case BlockQuote(quoted):
                    parts += self._blocks(quoted, indent=indent and indent + 400, style="Quote")
                case CodeBlock(text):
                    parts.append(_paragraph("Code", self._lines(text.rstrip("\n").split("\n")), shift))
                case Rule():
                    parts.append(_paragraph("Line", "", shift))
        return parts

    def _list(self, block: List, level: int) -> list[str]:
        level = min(level, 8)
        numbering = 1
        if block.start is not None:
            self.numbered.append((level, block.start))
            numbering = len(self.numbered) + 1
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
        parts = []
        for entry in block.items:
            lead, rest = Paragraph(()), entry.blocks
            if rest and isinstance(rest[0], Paragraph):
                lead, rest = rest[0], rest[1:]
            parts.append(_paragraph("ListParagraph", self._inline(lead.children), mark))
            parts += self._blocks(rest, indent=(level + 1) * 400)
        return parts

    def _figure(self, figure: Figure, shift: str = "") -> list[str]:
        caption = caption_of(figure)
        shown = [_paragraph("Figure", self._picture(figure), shift)]
        return [*shown, _paragraph("Caption", self._run(caption), shift)] if caption else shown

    def _inline(self, nodes: Sequence[Inline], look: str = "") -> str:
        parts = []
        for node in nodes:
            match node:
                case Text(text):
                    parts.append(self._run(text, look))
                case Emphasis(children):
                    parts.append(self._inline(children, f"{look}<w:i/><w:iCs/>"))
                case Strong(children):
                    parts.append(self._inline(children, f"{look}<w:b/><w:bCs/>"))
                case Link(children, url):
                    parts.append(self._link(url, self._inline(children, f'<w:rStyle w:val="Hyperlink"/>{look}')))
                case Code(text):
                    parts.append(self._run(text, f'<w:rStyle w:val="CodeWords"/>{look}'))
                case Break():
                    parts.append("<w:r><w:br/></w:r>")
                case Picture():
                    parts.append(self._picture(self.page.figure(node)))
        return "".join(parts)

    def _lines(self, lines: Sequence[str]) -> str:
        return "<w:r><w:br/></w:r>".join(map(self._run, lines))

    def _run(self, text: str, look: str = "") -> str:
        """`text` as it stands, on one line; `look` is run properties. In right-to-left documents it reads that way."""
        if self.rtl and not text.isascii():
            look += "<w:rtl/>"
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        words = escape(text.replace("\n", " "), quote=False)
        return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'

    def _link(self, url: str, inside: str) -> str:
        name = self.links.setdefault(url, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{name}">{inside}</w:hyperlink>'

    def _picture(self, figure: Figure) -> str:
        """The picture inline (ECMA-376 part 1, 20.4.2.8); what it shows in words if Word cannot show its type."""
        width, height = size(figure.content)
        kind = figure.media_type.partition("/")[2]
        if not width or kind not in ("png", "jpeg", "gif"):
            return self._run(f"[{figure.alt or figure.file}]", "<w:i/><w:iCs/>")
        number = next((at for at, known in enumerate(self.pictures.values(), 1) if known == figure.content), 0)
        if not number:
            number = len(self.pictures) + 1
            self.pictures[f"media/picture{number}.{kind}"] = figure.content
        wide, high = fitted(width, height)
        self.drawings += 1  # no two have one number (ECMA-376 part 1, 20.4.2.5)
        about = f'id="{self.drawings}" name="picture{number}" descr="{escape(figure.alt)}"'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {about}/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture{number}"/>'
            '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
