"""QU: how quotations are set, how long they are, and whether there is one."""

from __future__ import annotations

from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._register import compared, quotes
from iompress.lint.sentences import STOPS, sentences
from iompress.lint.text import Block


@rule("QU007", "warning")
def unclosed_quotation(page: Page) -> Iterator[Finding]:
    """A quotation is opened and not closed in its paragraph.

    Not found where the next paragraph opens it again, as is done with speech over several paragraphs.

    Why: Nobody sees where the speaker's words end and ours begin.
    Source: own
    Bad: “We will open five offices, she said.
    Good: “We will open five offices,” she said.
    """
    for number, quotation in enumerate(page.quotations):
        if quotation.closed or not quotation.marked:
            continue
        following = page.quotations[number + 1 : number + 2]
        between = page.plain[quotation.end : following[0].start] if following else "."
        again = page.plain[following[0].start] if following else ""
        if between.strip() or again not in (page.plain[quotation.start], "»"):
            start = quotation.start
            yield page.at(start, start + 1, "this quotation is not closed in its paragraph", "close it where it ends")


@rule("QU008", "warning", on="all")
def marks_in_the_register(page: Page) -> Iterator[Finding]:
    """The text of a registered quote stands in quotation marks.

    Why: The marks are the page's: each language has its own.
    Source: own
    Bad: text = "“Migration is the great issue of our era.”"
    Good: text = "Migration is the great issue of our era."
    """
    for number, quote in enumerate(quotes(page)):
        text = quote.text.strip()
        if len(text) > 2 and text[0] in '“„«"”»' and text[-1] in '”“»"«' and not set(text[1:-1]) & set('“”„«»"'):
            yield page.on(("quotes", number, "text"), "the quote stands in quotation marks", "leave the marks out")


@rule("QU010", "warning")
def quote_too_long(page: Page) -> Iterator[Finding]:
    """A registered quote has more than three sentences.

    Why: Newsrooms print one or two; which ones, should not be left to them.
    Source: wire
    Bad: a quote of five sentences
    Good: the two that matter
    """
    for number, quote in enumerate(quotes(page)):
        if sum(map(quote.text.count, f"{STOPS}\n")) < _MOST_SENTENCES:
            continue
        told = [s for part in quote.text.split("\n") for s in sentences(part, [Block("paragraph", 0, 0, len(part))])]
        if len(told) > _MOST_SENTENCES:
            message = f"a quote of {len(told)} sentences, more than {_MOST_SENTENCES}"
            yield page.on(("quotes", number, "text"), message, "keep the ones that matter")


_MOST_SENTENCES = 3


@rule("QU011", "info", on="release")
def no_quote(page: Page) -> Iterator[Finding]:
    """Nobody is quoted.

    Advisories, statements and briefing notes need no quote, and a draft is not judged before it is in review.

    Why: A quotation is what gives a release a face, and what journalists cannot write themselves.
    Source: wire
    Bad: a release without [[quotes]]
    Good: one quotation with its speaker
    """
    release = page.release
    judged = release.kind == "release" and release.status not in ("draft", "withdrawn")
    if judged and not release.quotes and not compared(page).altered:
        yield page.on_key(("body",), "nobody is quoted", "add a quotation with its speaker")
