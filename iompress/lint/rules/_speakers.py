"""Who speaks: how a text names a speaker, and whether two roles are one."""

from __future__ import annotations

import re
from functools import lru_cache

from iompress.lint.page import Page, once_a_page
from iompress.lint.rules._words import find_word
from iompress.model.fields import in_language


def speaker_of(page: Page, quote_id: str) -> str:
    """The name of the speaker of a quote, as the page's language writes it."""
    name = _speakers(page).get(quote_id, "")
    for speaker in page.newsroom.speakers.values():
        if in_language(speaker.name, page.release.language) == name:
            return in_language(speaker.name, page.language) or name
    return name


@once_a_page
def _speakers(page: Page) -> dict[str, str]:
    return {quote.id: quote.speaker for quote in page.release.quotes}


@once_a_page
def _roles(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quote in (*page.own.quotes, *page.release.quotes):
        if quote.role:
            found.setdefault(quote.id, []).append(quote.role)
    return found


_UNINFLECTED = ("en", "fr", "es", "it", "pt", "de", "nl")
_WITHOUT_CASE = ("zh", "ja", "ko", "ar", "fa", "he")
_PART = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def names(page: Page, name: str, text: str) -> bool:
    """Whether `text` has a part of the speaker's name; where a language declines names, its beginning."""
    if page.base_language in _WITHOUT_CASE:
        return name.rsplit(maxsplit=1)[-1] in text
    parts = [part for part in name.split() if len(part) > 2] or [name]
    if page.base_language in _UNINFLECTED:
        return any(find_word(text, part) >= 0 for part in parts)
    return any(part[: max(3, len(part) - 2)] in text for part in parts)


def calls(page: Page, quote_id: str, text: str) -> bool:
    """Whether `text` says the speaker's role instead: a word of it that is not the organization's name."""
    roles = _roles(page).get(quote_id, ())
    own = _organization(page)
    lower = text.casefold()
    cut = 0 if page.base_language in _UNINFLECTED else 2
    return any(
        word[: max(4, len(word) - cut)] in lower
        for role in roles
        for word in _words(role)
        if len(word) > 4 and word not in own
    )


def _organization(page: Page) -> frozenset[str]:
    """The words of the organization's names in the page's language, in lower case."""
    organization = page.newsroom.organization
    names = (organization.name, organization.short_name, organization.office)
    return frozenset(_words(" ".join(in_language(name, page.language) for name in names if name)))


@lru_cache(maxsize=256)
def _words(role: str) -> tuple[str, ...]:
    return tuple(_PART.findall(role.casefold()))


_LINKS = "a an and at de des du for in la le les of the to za"
_LINKING = frozenset(_LINKS.split())


def same_role(page: Page, one: str, other: str) -> bool:
    """Whether two roles differ only in how they name the organization: IOM Director General, Director General of …"""
    if one == other:
        return True
    apart = _LINKING | _organization(page)
    first, second = ([word for word in _words(role) if word not in apart] for role in (one, other))
    return bool(first) and first == second
