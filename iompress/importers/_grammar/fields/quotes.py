"""The quotes in the body of a release."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iompress.importers._draft import Found, Quote
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.quotes.quotes import find
from iompress.importers._grammar.quotes.spoken import Paragraph


def quotes(reading: Reading) -> Iterable[Found[Quote]]:
    """What is said in the body, and by whom as far as the text tells."""
    heads = [reading.text(at) for at in (*reading.parts.headline, *reading.parts.subheadline)]
    for spoken in find(list(_searched(reading)), heads, reading.language):
        if not spoken.text:
            continue
        person, who = spoken.person, spoken.who
        sure = (who.sure if who else 0.5) * (1.0 if person and person.name else 0.6)
        quote = Quote(spoken.text, person.name if person else "", person.role if person else "")
        yield Found(quote, spoken.spans, round(sure, 2))


def _paragraphs(reading: Reading) -> Iterable[Paragraph]:
    for at in reading.parts.body:
        if reading.blocks[at].block.form == "heading":
            continue
        cut = reading.dateline.end if at == reading.lead and reading.dateline is not None else 0
        yield Paragraph(reading.text(at)[cut:], reading.span(at)[0] + cut)


MOST_TEXT = 200_000
"""Characters of a body that are searched for quotations: some thirty thousand words, which no release has."""
MOST_MARKS = 2_000
"""Quotation marks in them."""

_MARK = re.compile('[“”„«»「」『』"]')


def _searched(reading: Reading) -> Iterable[Paragraph]:
    """The paragraphs in which quotations are looked for: all, but where they are more than a release has."""
    size = marks = 0
    for each in _paragraphs(reading):
        size += len(each.text)
        marks += len(_MARK.findall(each.text))
        if size > MOST_TEXT or marks > MOST_MARKS:
            reading.warnings.append(
                f"the text is longer than any release, and was searched for quotations only as far as “{_beginning(each.text)} …”; those behind it stand in the body alone"
            )
            return
        yield each


def _beginning(text: str) -> str:
    return " ".join(text[:200].split()[:8])[:60]
