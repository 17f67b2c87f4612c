"""HL: the headline."""

from __future__ import annotations

from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule


@rule("HL001", "error")
def headline_far_too_long(page: Page) -> Iterator[Finding]:
    """The headline is longer than 170 characters.

    Newswires refuse or cut headlines of more than 170 characters.

    Why: A headline that is cut says something else, or nothing.
    Source: wire
    Bad: headline = "<171 characters or more>"
    Good: headline = "IOM Lauds Adoption of Global Compact for Migration"
    """
    yield from _longer_than(page, 170, None)


@rule("HL002", "warning")
def headline_too_long(page: Page) -> Iterator[Finding]:
    """The headline is longer than 100 characters.

    Why: Most newsdesks and search engines show no more than 100 characters.
    Source: wire
    Bad: headline = "<101 to 170 characters>"
    Good: headline = "IOM Lauds Adoption of Global Compact for Migration"
    """
    yield from _longer_than(page, 100, 170)


@rule("HL003", "info")
def headline_rather_long(page: Page) -> Iterator[Finding]:
    """The headline is longer than 65 characters.

    Why: Search engines and telephones cut what is longer; the news should stand in front of the cut.
    Source: wire
    Bad: headline = "<66 to 100 characters>"
    Good: headline = "IOM Lauds Adoption of Global Compact for Migration"
    """
    yield from _longer_than(page, 65, 100)


@rule("HL004", "warning", fix="safe")
def headline_ends_with_full_stop(page: Page) -> Iterator[Finding]:
    """The headline ends with a full stop.

    Why: A headline is no sentence; the stop looks like a slip on every page that shows it.
    Source: wire
    Bad: headline = "IOM Lauds Adoption of Global Compact."
    Good: headline = "IOM Lauds Adoption of Global Compact"
    Fix: The full stop is taken away.
    """
    part = page.parts[0]
    headline = page.prose[part.start : part.end]
    if headline.endswith(".") and not headline.endswith("..") and headline[-3:-2] not in (".", " "):
        yield page.at(part.end - 1, part.end, "the headline ends with a full stop", "leave it out", "")


def _longer_than(page: Page, longest: int, most: int | None) -> Iterator[Finding]:
    part = page.parts[0]
    length = part.end - part.start
    if length > longest and (most is None or length <= most):
        message = f"the headline has {length} characters, more than {longest}"
        yield page.at(part.start + longest, part.end, message, "say the news in fewer words")
