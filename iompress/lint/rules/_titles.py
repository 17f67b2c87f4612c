"""What stands in quotation marks and is no one's speech: titles of works, themes and slogans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from iompress.lint import terms
from iompress.lint.page import Page
from iompress.lint.quotations import Quotation
from iompress.lint.rules._spoken import Word

_IN_A_WORK = re.compile(r"(?:^|[\n.!?…] ?)In \Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \u00a0\n]?,?[ \u00a0\n]*\Z")


def is_title(page: Page, quotation: Quotation, spoken: Sequence[Word]) -> bool:
    """Whether these words are the title of a work: capitals on all words of weight, and no few of them.

    A title may have a second part, behind a colon, that is written as a sentence.
    """
    colon = page.plain.find(": ", quotation.inner_start, quotation.inner_end)
    head = [word for word in spoken if colon < 0 or word.end <= colon]
    weighty = [word.text for word in head if len(word.text) > 3]
    least = 2 if colon < 0 else 3
    return len(weighty) >= least and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def is_headed(page: Page, quotation: Quotation) -> bool:
    """Whether the words in front say that a title, theme or slogan follows: the report “…”, the theme, “…”."""
    before = page.plain[max(0, quotation.start - 60) : quotation.start]
    if _IN_A_WORK.search(before) and page.plain[quotation.inner_start : quotation.inner_start + 1].isupper():
        return True
    last = _LAST_WORD.search(before)
    return last is not None and last[1].lower() in _works(page.base_language)


@cache
def _works(language: str) -> frozenset[str]:
    return frozenset(terms.words(language, "works"))
