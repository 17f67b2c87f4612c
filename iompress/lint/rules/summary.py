"""SU: summary and lead."""

from __future__ import annotations

from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._words import same

_LONGEST = 160


@rule("SU001", "warning")
def summary_too_long(page: Page) -> Iterator[Finding]:
    """The summary is longer than 160 characters.

    Why: Search engines, feeds and the preview lines of e-mail cut it there.
    Source: wire
    Bad: summary = "<161 characters or more>"
    Good: summary = "Amy Pope took office as Director General on 1 October 2023, the first woman to hold the post."
    """
    summary = page.own.summary
    if summary is not None and len(summary) > _LONGEST:
        message = f"the summary has {len(summary)} characters, more than {_LONGEST}"
        yield page.inside(("summary",), _LONGEST, len(summary), message, "say it in fewer words")


@rule("SU002", "warning")
def summary_repeats_headline(page: Page) -> Iterator[Finding]:
    """The summary says the same as the headline or the subheadline.

    Why: Feeds and search engines show it below the headline: the reader learns nothing more.
    Source: own
    Bad: the same words as headline and as summary
    Good: a summary that says who, what, when and where
    """
    own = page.own
    if own.summary is None:
        return
    for name, line in (("headline", own.headline), ("subheadline", own.subheadline)):
        if line is not None and same(own.summary, line):
            yield page.on(("summary",), f"the summary repeats the {name}", "say who, what, when and where")
            return


@rule("SU003", "warning")
def no_lead(page: Page) -> Iterator[Finding]:
    """The body does not begin with a paragraph of text.

    It begins with a sub-head, a list, a picture or a block quote.

    Why: The first paragraph is the lead. The dateline is printed in front of it, and it is the summary where there is
        none.
    Source: wire
    Bad: body = "## Background …"
    Good: body = "The International Organization for Migration (IOM) …"
    """
    first = next((block for block in page.blocks if block.start >= page.body.start), None)
    if first is None or first.start >= page.body.end:
        return
    found = _FORMS.get(first.kind, "")
    if first.kind == "paragraph" and page.own.body.startswith("![", first.start - page.body.start):
        found = "a picture"
    if found:
        start = first.start
        end = page.plain.find("\n", start, first.end)
        message = f"the body begins with {found}"
        yield page.at(start, end if end >= 0 else first.end, message, "begin with the paragraph that says the news")


_FORMS = {"heading": "a sub-head", "item": "a list", "quote": "a block quote", "code": "code"}
