"""TR: a translation against its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, once_a_page
from iompress.lint.rule import rule
from iompress.lint.rules._calendar import Day, days, has_days
from iompress.lint.rules._figures import Figure, figures, numeric_dates, spelled
from iompress.model.state import STATUSES
from iompress.model.translated import FIELDS, changed

if TYPE_CHECKING:
    from iompress.model.release import TranslatedMedia, TranslatedQuote


@rule("TR001", "warning", on="translation")
def numbers_differ(page: Page) -> Iterator[Finding]:
    """A number of the source is not in the translation, or the other way round.

    Compared are values: 34,694 is 34.694 and 34 694, 2.5 million is 2,500,000, 14:30 is 14.30 and 2:30 p.m., and 12 may
    be spelled out. Single digits, which one language spells out and another does not, are not compared.

    Why: A figure is what newsrooms copy first.
    Source: own
    Bad: 34.496 in the translation of 34,694
    Good: 34.694
    """
    original = page.original
    assert original is not None
    theirs, ours = _figures(original), _figures(page)
    for figure in _missing(ours, theirs, original):
        message = f"the source has no number {page.plain[figure.start : figure.end]}"
        yield page.at(figure.start, figure.end, message, "compare it with the source")
    for figure in _missing(theirs, ours, page):
        field = original.part_at(figure.start).keys
        message = f"the source's {original.plain[figure.start : figure.end]} is missing"
        yield _in_field(page, field, message, "say it here too")


@once_a_page
def _figures(page: Page) -> tuple[Figure, ...]:
    dates = [(day.start, day.end) for day in _dates(page)]
    return tuple(figures(page.plain, page.base_language, dates))


@once_a_page
def _dates(page: Page) -> tuple[Day, ...]:
    return tuple(days(page.plain, page.base_language))


def _missing(those: Sequence[Figure], these: Sequence[Figure], other: Page) -> Iterator[Figure]:
    """The numbers of the one page that must be in the other and are not, each once."""
    seen = {reading for figure in these for reading in figure.readings}
    for figure in those:
        if figure.demanded and seen.isdisjoint(figure.readings):
            seen |= figure.readings
            if not any(spelled(reading, other.lower, other.base_language) for reading in figure.readings):
                yield figure


@rule("TR002", "warning", on="translation")
def dates_differ(page: Page) -> Iterator[Finding]:
    """A day that the source names is not in the translation, or the other way round.

    Compared are day and month where the month is written as a word, by the names that CLDR has in both languages; a
    date in figures is taken for the same.

    Why: A wrong day sends people to an event that is over.
    Source: own
    Bad: 10. novembra in the translation of 10 December
    Good: 10. decembra
    """
    original = page.original
    assert original is not None
    theirs, ours = _days(original), _days(page)
    told = {(page.release.date.month, page.release.date.day)}
    if not has_days(original.base_language) or not has_days(page.base_language):
        return
    for key, day in ours.items():
        if key not in theirs and key not in told and key not in set(numeric_dates(original.plain)):
            message = f"the source does not name {page.plain[day.start : day.end]}"
            yield page.at(day.start, day.end, message, "compare it with the source")
    for key, day in theirs.items():
        if key not in ours and key not in told and key not in set(numeric_dates(page.plain)):
            message = f"the source's {original.plain[day.start : day.end]} is missing"
            yield _in_field(page, original.part_at(day.start).keys, message, "say it here too")


@rule("TR003", "warning", on="translation")
def links_differ(page: Page) -> Iterator[Finding]:
    """A link of the source is not in the translation, or the other way round.

    An address on the same host counts as the translation's own version of the page.

    Why: Readers of one language are sent somewhere else, or nowhere.
    Source: own
    Bad: the source links to a resolution, the translation does not
    Good: the same link, or the page's version in the language
    """
    original = page.original
    assert original is not None
    theirs, ours = _links(original), _links(page)
    own_hosts = [_host(url) for url in ours if url not in theirs]
    for url, (start, _) in theirs.items():
        if url in ours:
            continue
        if _host(url) in own_hosts:
            own_hosts.remove(_host(url))
        else:
            yield _in_field(page, original.part_at(start).keys, f"the source's link to {url[:80]} is missing", "add it")
    their_hosts = [_host(url) for url in theirs if url not in ours]
    for url, (start, end) in ours.items():
        if url in theirs:
            continue
        if _host(url) in their_hosts:
            their_hosts.remove(_host(url))
        else:
            yield page.at(start, end, f"the source has no link to {url[:80]}", "add it there too, or leave it out")


@rule("TR004", "error", on="translation")
def quotes_differ(page: Page) -> Iterator[Finding]:
    """A quote of the source is not in the translation, or the translation has one of its own.

    Why: Whoever reads the translation must read the same people saying the same things.
    Source: own
    Bad: id = "first-stp" where the source has id = "first-step"
    Good: a [[quotes]] table for each id of the source
    """
    theirs = {quote.id: quote for quote in page.release.quotes}
    ours = [quote.id for quote in _quotes(page)]
    for number, own in enumerate(ours):
        if own not in theirs:
            hint = f"the source has: {', '.join(theirs) or 'none'}"
            yield page.on(("quotes", number, "id"), f"the source has no quote “{own}”", hint)
        elif own in ours[:number]:
            yield page.on(("quotes", number, "id"), f"the quote “{own}” is here twice", "keep one of the two")
    for key in theirs:
        if key not in ours:
            message = f"the source's quote “{key}” has no translation"
            yield page.on_key(("quotes",), message, "add a [[quotes]] table with this id")


@rule("TR005", "warning", on="translation")
def media_words_differ(page: Page) -> Iterator[Finding]:
    """A picture's alt text or caption is not translated.

    Also found: words for a picture that the source does not show.

    Why: Without words of its own, the picture is described in another language.
    Source: own
    Bad: no [[media]] table for the source's signing.jpg
    Good: file = "signing.jpg", with alt and caption in the language
    """
    theirs = {media.file: media for media in page.release.media}
    ours = {media.file: (number, media) for number, media in enumerate(_media(page))}
    for file, (number, own) in ours.items():
        source = theirs.get(file)
        if source is None:
            hint = f"the source has: {', '.join(theirs) or 'none'}"
            yield page.on(("media", number, "file"), f"the source has no picture “{file}”", hint)
            continue
        for field in ("alt", "caption"):
            if getattr(source, field) and not getattr(own, field):
                message = f"the {field} of “{file}” is not translated"
                yield page.on_key(("media", number), message, f"add {field} = …")
    for file, source in theirs.items():
        if file not in ours and (source.alt or source.caption):
            yield page.on_key(("media",), f"the words for “{file}” are not translated", "add a [[media]] table with it")


@rule("TR006", "error", on="translation")
def source_changed(page: Page) -> Iterator[Finding]:
    """The source has changed since it was translated.

    Only where [translation.source] records the digests of the source's texts, as `iompress translate` does. Such a
    translation is not exported either.

    Why: Two languages would tell two stories.
    Source: own
    Bad: a new figure in the source's body, and the translation as before
    Good: the translation revised, and `iompress translate ID -l TAG --revised`, which renews the record
    """
    translation = page.translation
    assert translation is not None
    renew = f"revise it, then: iompress translate {page.file.id} -l {page.language} --revised"
    for field in changed(page.release, translation):
        message = f"the source's {field} has changed since it was translated"
        yield page.on(("translation", "source", field), message, renew)


@rule("TR007", "warning", on="translation")
def further_than_source(page: Page) -> Iterator[Finding]:
    """A translation's status is further than its source's.

    It is treated as if it were no further: a translation is never more public than what it translates.

    Why: Who set it meant to publish something, and nothing will be.
    Source: own
    Bad: status = "issued" while the source is a draft
    Good: status = "review" until the source is issued
    """
    own, source = page.own.status, page.release.status
    if "withdrawn" not in (own, source) and STATUSES.index(own) > STATUSES.index(source):
        yield page.on(("status",), f"the translation is {own}, but its source only {source}", "issue the source first")


@rule("TR008", "warning", on="translation")
def not_translated(page: Page) -> Iterator[Finding]:
    """A text is the same as the source's.

    Why: It was forgotten, or the wrong version was pasted.
    Source: own
    Bad: the same headline in English and in Slovenian
    Good: a headline in each language
    """
    for field in FIELDS:
        value = getattr(page.own, field)
        if value is not None and len(value) > 20 and value == getattr(page.release, field):
            yield page.on((field,), f"the {field} is the source's own, not a translation", "translate it")


@rule("TR009", "error", on="translation")
def language_of_source(page: Page) -> Iterator[Finding]:
    """A translation is in the language of its source.

    Why: The same release would stand twice in every list.
    Source: own
    Bad: 2018-12-10-adopted.en.toml beside an English release
    Good: one file per language
    """
    if page.language == page.release.language:
        yield page.on(("language",), f"the source is in “{page.language}” too", "delete one of the two, or correct it")


@rule("TR010", "warning", on="translation")
def addresses_differ(page: Page) -> Iterator[Finding]:
    """An e-mail address in the text of the source is not in the translation, or the other way round.

    Contacts and embargo are told once, in the source, and so cannot differ.

    Why: What is sent to a mistyped address reaches nobody, or a stranger.
    Source: own
    Bad: pres@example.org in the translation of press@example.org
    Good: press@example.org
    """
    original = page.original
    assert original is not None
    if "@" not in original.plain and "@" not in page.plain:
        return
    theirs, ours = ({m[0].lower(): m.span() for m in _EMAIL.finditer(p.plain)} for p in (original, page))
    for address, (start, end) in ours.items():
        if address not in theirs:
            yield page.at(start, end, f"the source has no address {address}", "compare it with the source")
    for address, (start, _) in theirs.items():
        if address not in ours:
            yield _in_field(page, original.part_at(start).keys, f"the source's address {address} is missing", "add it")


@rule("TR011", "info", on="translation")
def part_missing(page: Page) -> Iterator[Finding]:
    """The translation lacks a part that the source has.

    Subheadline, summary, notes, or some of the sub-heads.

    Why: What is left out in one language is missed by all its readers.
    Source: own
    Bad: four sub-heads in the source, three in the translation
    Good: the same parts in both
    """
    original = page.original
    assert original is not None
    for field in ("subheadline", "summary", "notes"):
        if getattr(page.release, field) is not None and getattr(page.own, field) is None:
            yield page.on((), f"the source has {field}, the translation has none", f"add {field} = …")
    theirs, ours = (sum(b.kind == "heading" for b in p.blocks_of("body")) for p in (original, page))
    if theirs != ours:
        yield page.on_key(("body",), f"the source has {theirs} sub-heads, the translation {ours}", "compare the two")


_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def _days(page: Page) -> dict[tuple[int, int], Day]:
    found: dict[tuple[int, int], Day] = {}
    for day in _dates(page):
        found.setdefault((day.month, day.day), day)
    return found


def _links(page: Page) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for link in page.links:
        found.setdefault(link.url.rstrip("/"), (link.start, link.end))
    return found


def _host(url: str) -> str:
    """What an address and its versions in other languages have in common."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower() or parts.scheme
    return re.sub(r"^(?:www|[a-z]{2})\.(?=[^.]+\.)", "", host)


def _in_field(page: Page, field: tuple[str | int, ...], message: str, hint: str) -> Finding:
    """A finding on the key of the field in which something is missing, or of the body if there is no such field."""
    has = page.part(*field) is not None
    return page.on_key(field if has else ("body",), message, hint)


def _quotes(page: Page) -> tuple[TranslatedQuote, ...]:
    return page.translation.quotes if page.translation else ()


def _media(page: Page) -> tuple[TranslatedMedia, ...]:
    return page.translation.media if page.translation else ()
