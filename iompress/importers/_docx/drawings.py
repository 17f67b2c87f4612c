"""What is written in the drawings of a Word document: text boxes, WordArt, diagrams and charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iompress.importers._docx.styles import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MC = ALTERNATIVES.removesuffix("AlternateContent")
_WRITTEN = frozenset((f"{W}t", f"{W}delText", f"{_A}t", f"{_V}textpath", f"{_D}relIds", f"{_C}chart"))


def chosen(alternatives: Element) -> Element | None:
    """The form of a drawing that is read, of those that Word keeps for its older and newer versions: the first that has
    words."""
    forms = [*alternatives.findall(f"{_MC}Choice"), *alternatives.findall(f"{_MC}Fallback")]
    return next((form for form in forms if any(each.tag in _WRITTEN for each in form.iter())), next(iter(forms), None))


def drawn(node: Element) -> Iterator[tuple[str, Element]]:
    """What is written in the drawings anchored in `node`, in order: "box", the content of a text box; "art", an element
    with a string; "words", a paragraph of a drawing; "part", an element that names a part of the document."""
    stack = [node]
    while stack:
        each = stack.pop()
        if each.tag == f"{W}txbxContent" and each is not node:
            yield "box", each
        elif each.tag == f"{_V}textpath":
            yield "art", each
        elif each.tag == f"{_A}p":
            yield "words", each
        elif each.tag in (f"{_D}relIds", f"{_C}chart"):
            yield "part", each
        elif each.tag == ALTERNATIVES:
            form = chosen(each)
            stack += [form] if form is not None else []
        else:
            stack += reversed(each)


def words_of(paragraph: Element) -> str:
    """The words of a paragraph of a drawing."""
    return "".join(text.text or "" for text in paragraph.iter(f"{_A}t"))


def part_of(node: Element) -> str:
    """The id of the relationship that leads to the part with the words of a diagram or chart, "" for none."""
    return node.get(f"{_R}dm") or node.get(f"{_R}id") or ""


def written(root: Element) -> Iterator[str]:
    """The words in the part `root` of a diagram or chart, in order: its paragraphs, and the names of what is shown."""
    for node in root.iter():
        if node.tag == f"{_A}p":
            yield words_of(node)
        elif node.tag in (f"{_C}cat", f"{_C}tx"):
            yield from (value.text or "" for value in node.iter(f"{_C}v"))
