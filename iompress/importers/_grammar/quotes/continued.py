"""Quotes that go on over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from iompress.importers._grammar.quotes import behind
from iompress.importers._grammar.quotes.marks import Quoted
from iompress.importers._grammar.quotes.spoken import Paragraph, Spoken, piece


def continue_over(
    quote: Spoken,
    paragraphs: Sequence[Paragraph],
    marked: list[list[Quoted]],
    number: int,
    skip_to: dict[int, int],
    language: str,
) -> None:
    """Add to `quote`, which its paragraph leaves open, the paragraphs that it goes on in."""
    mark = marked[number][-1].mark
    for later in range(number + 1, min(number + 12, len(paragraphs))):
        text = paragraphs[later].text
        again = text.lstrip()[:1] in (mark, "»" if mark == "«" else mark)
        if again and marked[later]:
            first = marked[later][0]
            inner, outer, end, closed = first.inner, first.outer, first.end, first.closed
        elif again and text.lstrip()[:1] == "»":
            at = text.index("»") + 1
            close = text.rfind("»")
            closed = close > at
            inner, outer, end = at, close if closed else len(text), close + 1 if closed else len(text)
        else:
            close = _closing(text, mark)
            if close < 0 and not marked[later] and _closes_soon(paragraphs, marked, later, mark):
                quote.pieces.append(piece(paragraphs[later], 0, len(text)))
                quote.joins.append(" ")
                continue
            if close < 0 or any(each.start < close for each in marked[later]):
                return
            inner, outer, end, closed = 0, close, close + 1, True
        quote.pieces.append(piece(paragraphs[later], inner, outer))
        quote.joins.append(" ")
        skip_to[later] = end
        quote.open = not closed
        if closed:
            rest = text[end:]
            who = behind.after(rest, text[inner:outer], '"' not in rest and "“" not in rest, language)
            if who is not None and (quote.who is None or quote.who.person is None):
                quote.who, quote.paragraph, quote.at = who, later, end
            return


def _closes_soon(paragraphs: Sequence[Paragraph], marked: list[list[Quoted]], number: int, mark: str) -> bool:
    """Whether one of the next paragraphs closes what `mark` opened, with nothing opened before."""
    for later in range(number + 1, min(number + 4, len(paragraphs))):
        close = _closing(paragraphs[later].text, mark)
        if close >= 0:
            return not any(each.start < close for each in marked[later])
        if marked[later]:
            return False
    return False


def _closing(text: str, mark: str) -> int:
    closers = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "「": "」"}.get(mark, "")
    places = [text.find(closer) for closer in closers if text.find(closer) >= 0]
    return min(places) if places else -1
