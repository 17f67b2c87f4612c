"""TE: words that say something other than what is meant."""

from __future__ import annotations

from collections.abc import Iterator

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule


@rule("TE001", "warning", languages=("en",), fix="safe")
def illegal_migrant(page: Page) -> Iterator[Finding]:
    """A person, or migration as such, is called illegal.

    Why: An act can be unlawful, a person cannot; and most irregular entries are no crime.
    Source: IOM (Glossary on Migration)
    Bad: The boat carried 40 illegal migrants.
    Good: The boat carried 40 migrants in an irregular situation.
    Fix: The term of the Glossary is written instead.
    """
    yield from terms.found(page, "TE001", "no one is illegal: “{found}”")
