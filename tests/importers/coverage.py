"""Which words of a page a draft accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iompress.importers._draft import Draft
from iompress.importers._page import Page, Span


def spans(draft: Draft) -> Iterator[Span]:
    """Every stretch of the page that a field, or the report of what was left out, says that it is."""
    for found in (*draft.found().values(), *draft.quotes, *draft.contacts, *draft.boilerplate):
        yield from found.spans
    for left in (*draft.left, *draft.unplaced):
        if left.span is not None:
            yield left.span


def unaccounted(page: Page, drafts: Sequence[Draft]) -> list[str]:
    """The words of `page` that no draft accounts for."""
    covered = bytearray(len(page.text))
    for draft in drafts:
        for start, end in spans(draft):
            covered[start:end] = b"\1" * (end - start)
    return [word[0] for word in re.finditer(r"\w+", page.text) if not all(covered[word.start() : word.end()])]
