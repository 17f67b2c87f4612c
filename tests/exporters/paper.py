"""How a reader takes the words out of the formats for paper."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from tests.exporters.programs import program

_VOCALIZED = re.compile("(?m)^[\u202a-\u202e]*\u064b\u0627[\u202a-\u202e]*$")
"""Of a letter with a vowel sign, the typesetter maps both glyphs to both characters: this is the second time."""


def read_pdf(data: bytes) -> str:
    """The words on the pages, without running heads and page numbers, and what the pictures show."""
    from pikepdf import Dictionary, Pdf

    pages = program("pdftotext", "poppler-utils")
    within = [pages, "-x", "0", "-y", "58", "-W", "596", "-H", "728", "-", "-"]
    text = subprocess.run(within, input=data, check=True, capture_output=True).stdout.decode()
    with Pdf.open(io.BytesIO(data)) as pdf:
        alternatives = [str(entry.Alt) for entry in pdf.objects if isinstance(entry, Dictionary) and "/Alt" in entry]
    return _VOCALIZED.sub("", "\n".join([text, *alternatives]).replace("\u200b", "").replace("\f", "\n"))


def read_docx(data: bytes) -> str:
    """The words of the document's paragraphs, without running heads and page numbers, and what the pictures show."""
    from docx import Document

    lines = []
    for paragraph in Document(io.BytesIO(data)).paragraphs:
        shown = [node.get("descr") for node in paragraph._p.iter() if str(node.tag).endswith("}docPr")]
        lines.append(" ".join([paragraph.text, *filter(None, shown)]))
    return "\n".join(lines)


def read_odt(data: bytes) -> str:
    """The words of the document's paragraphs, without running heads and page numbers, and what the pictures show."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(_odt_texts(fromstring(package.read("content.xml"))))


def _odt_texts(node: Element) -> Iterator[str]:
    for child in node:
        match child.tag.rpartition("}")[2]:
            case "s":
                yield " " * int(child.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c", "1"))
            case "line-break" | "p" | "h" | "desc":
                yield "\n"
        yield child.text or ""
        yield from _odt_texts(child)
        yield f"\n{child.tail or ''}" if child.tag.endswith("}frame") else child.tail or ""
