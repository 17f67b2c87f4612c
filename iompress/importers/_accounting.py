"""Drafts with every word of their source accounted for: notes at its foot, and what a field read but does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from iompress.importers._draft import Contact, Draft, Found, Left
from iompress.importers._grammar.commonmark import escaped
from iompress.importers._page import Page, Span
from iompress.model.spans import merged

_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"(?:^|\n)\d+\. [^\n]*$")
_NUMBER = re.compile(r"[+(]?\d[\d()\u00a0 ./-]*$")


def accounted(page: Page, made: Sequence[Draft]) -> tuple[Draft, ...]:
    """`made`, the drafts of `page`, with the words that their contacts pass over among the unplaced ones, and
    the page's footnotes in the notes of the last."""
    drafts = [_with_rest(page, draft) for draft in made]
    if page.footnotes and drafts:
        drafts[-1] = _with_footnotes(page, drafts[-1])
    return tuple(drafts)


def _with_rest(page: Page, draft: Draft) -> Draft:
    rest = list(_beside_contacts(page, draft))
    if not rest:
        return draft
    unplaced = sorted([*draft.unplaced, *rest], key=lambda each: each.span or (0, 0))
    return replace(draft, unplaced=tuple(unplaced))


def _with_footnotes(page: Page, draft: Draft) -> Draft:
    notes = draft.notes or Found("", (), 0.9)
    mark = ")" if _LISTED.search(notes.value) else "."  # with the same mark they would count on in the same list
    own = "\n".join(f"{number}{mark} {escaped(text)}" for number, text in enumerate(page.footnotes, 1))
    return replace(draft, notes=replace(notes, value="\n\n".join(filter(None, (notes.value, own)))))


def _beside_contacts(page: Page, draft: Draft) -> Iterator[Left]:
    """Words that were read as a contact's and are no part of it: a fax number, a row of a table."""
    if not draft.contacts:
        return
    told = {span for left in (*draft.left, *draft.unplaced) if (span := left.span) is not None}
    said = set(_words_of(found.value for found in draft.contacts))
    digits = " ".join(phone for found in draft.contacts for phone in found.value.phones)
    for start, end in merged(span for found in draft.contacts for span in found.spans):
        missing = [
            (start + word.start(), start + word.end())
            for word in _WORD.finditer(page.text[start:end])
            if not _is_said(word[0].casefold(), said, digits)
        ]
        for first, last in _runs(page.text, missing):
            if not any(begin <= first and last <= stop for begin, stop in told):
                begin = _number_start(page.text, start, first) if page.text[first:last].isdigit() else first
                yield Left(page.text[begin:last], (begin, last), "with the contacts")


def _number_start(text: str, floor: int, at: int) -> int:
    """Where the number begins whose last digits stand at `at`: the first ones may be those of another number too."""
    found = _NUMBER.search(text, floor, at)
    return found.start() if found else at


def _is_said(word: str, said: set[str], digits: str) -> bool:
    return word in said or (word.isdigit() and word.lstrip("0") in digits)


def _words_of(contacts: Iterable[Contact]) -> Iterator[str]:
    for each in contacts:
        for text in (each.name, each.role, *each.emails, *each.phones):
            yield from _WORD.findall(text.casefold())


def _runs(text: str, words: Sequence[Span]) -> list[Span]:
    """The stretches of `text` in which nothing but `words` stands."""
    made: list[Span] = []
    for start, end in words:
        if made and not _WORD.search(text[made[-1][1] : start]):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made
