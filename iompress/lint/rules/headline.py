"""HL: the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._words import same

_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[*`<\[]")
_MARKUP = re.compile(
    r"\*\*[^*\n]{1,200}\*\*|(?<![\w*])\*[^\s*][^*\n]{0,200}\*(?![\w*])|`[^`\n]{1,200}`"
    r"|\[[^\]\n]{1,200}\]\([^)\s]{1,400}\)|</?[A-Za-z][^<>\n]{0,200}>"
)


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
    if headline.endswith(("。", "۔")) or (
        headline.endswith(".") and not headline.endswith("..") and headline[-3:-2] not in (".", " ")
    ):
        yield page.at(part.end - 1, part.end, "the headline ends with a full stop", "leave it out", "")


@rule("HL005", "warning")
def headline_in_capitals(page: Page) -> Iterator[Finding]:
    """The headline, the subheadline or a sub-head is written in capitals throughout.

    Acronyms alone are none of it: “IOM, UNHCR, WFP” stays as it is.

    Why: Capitals are slower to read, are spelled out by screen readers, and hide which words are names.
    Source: wire
    Bad: headline = "IOM LAUDS ADOPTION OF GLOBAL COMPACT"
    Good: headline = "IOM Lauds Adoption of Global Compact"
    """
    for block in page.blocks:
        if block.kind not in ("heading", "line") or (block.kind == "line" and block.start >= page.body.start):
            continue
        words = page.prose[block.start : block.end]
        if words.isupper() and _is_shouted(_WORD.findall(words)):
            start, end = _trimmed(page.prose, block.start, block.end)
            yield page.at(start, end, "written in capitals throughout", "write capitals as in other texts")


@rule("HL006", "warning")
def subheadline_repeats_headline(page: Page) -> Iterator[Finding]:
    """The subheadline says the same as the headline.

    Why: It stands right below: it has room for the second piece of news.
    Source: own
    Bad: the same words as headline and as subheadline
    Good: subheadline = "Adoption in Marrakesh completes the process opened by the New York Declaration"
    """
    own = page.own
    if own.subheadline is not None and same(own.subheadline, own.headline):
        yield page.on(("subheadline",), "the subheadline repeats the headline", "say what is new, or leave it out")


@rule("HL007", "error")
def markup_in_a_line(page: Page) -> Iterator[Finding]:
    """A headline, subheadline, summary, alt text or caption with markup.

    Only `body` and `notes` are CommonMark. Asterisks, links and tags in all other fields are printed as they stand.

    Why: Journalists would read the asterisks.
    Source: own
    Bad: headline = "IOM *Lauds* Adoption of Global Compact"
    Good: headline = "IOM Lauds Adoption of Global Compact"
    """
    for part in page.parts:
        if part.keys[-1] in ("body", "notes") or not _SIGN.search(page.plain, part.start, part.end):
            continue
        for match in _MARKUP.finditer(page.plain, part.start, part.end):
            yield page.at(match.start(), match.end(), f"“{match[0]}” would be printed as it stands", "write it plainly")


def _is_shouted(words: list[str]) -> bool:
    """Whether words in capitals are more than a row of acronyms."""
    return len(words) > 2 and (len(words) > 5 or any(len(word) > 7 for word in words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from its first letter to its last, of letters and digits."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _longer_than(page: Page, longest: int, most: int | None) -> Iterator[Finding]:
    part = page.parts[0]
    length = part.end - part.start
    if length > longest and (most is None or length <= most):
        message = f"the headline has {length} characters, more than {longest}"
        yield page.at(part.start + longest, part.end, message, "say the news in fewer words")
