"""How a reader takes the words out of the formats for paper."""

from __future__ import annotations

import io
import re
import subprocess

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
