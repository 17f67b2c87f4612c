"""The quotes in the paragraphs of a release, in order, each with its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from iompress.importers._grammar.quotes.cast import Cast
from iompress.importers._grammar.quotes.continued import continue_over
from iompress.importers._grammar.quotes.marks import quoted
from iompress.importers._grammar.quotes.paragraphs import dashed, in_paragraph
from iompress.importers._grammar.quotes.resolution import resolved
from iompress.importers._grammar.quotes.spoken import Paragraph, Spoken


def find(paragraphs: Sequence[Paragraph], heads: Sequence[str], language: str) -> list[Spoken]:
    """The quotes in `paragraphs`, in order, each with the person who said it as far as the text tells.

    `heads` are the headline and subheadline, where a statement names its speaker.
    """
    marked = [quoted(paragraph.text) for paragraph in paragraphs]
    found: list[Spoken] = []
    skip_to: dict[int, int] = {}
    for number, (paragraph, marks) in enumerate(zip(paragraphs, marked, strict=True)):
        if number in skip_to:
            marks = [mark for mark in marks if mark.start >= skip_to[number]]  # noqa: PLW2901
        if not marks:
            if language == "ru" and (speech := dashed(paragraph, number, language)):
                found.append(speech)
            continue
        found.extend(in_paragraph(paragraph, number, marks, language))
        if found and found[-1].paragraph == number and found[-1].open:
            continue_over(found[-1], paragraphs, marked, number, skip_to, language)
            if len(found[-1].pieces) == 1 and marks[-1].mark == "‘":
                found.pop()  # an apostrophe
    return resolved(found, paragraphs, Cast(paragraphs, marked, heads, language))
