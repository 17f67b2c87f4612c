"""A new translation: what its file is called, and what stands in it before anything is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from iompress.locales import locale
from iompress.model.fields import in_language
from iompress.model.speech import pieces
from iompress.model.translated import FIELDS, digests
from iompress.store.drafts import REMARKS
from iompress.store.write import value_text

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Quote, Release
    from iompress.store.folder import File

GAP = "XXX"
"""What stands for words that are still to be translated: nothing passes validation, or leaves the house, with one."""

_BEGINNING = re.compile(r"[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]+)*")
_MARKER = re.compile(r"[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]]+\]:")


def path_of(source: File, language: str) -> Path:
    """Where the translation of `source` into `language` is kept: beside it, with the language in its name."""
    return Path(source.path).with_name(f"{source.id}.{language}.toml")


def text_of(source: Release, newsroom: Newsroom, language: str) -> str:
    """The TOML text of a translation to be made: the source's words, each behind a gap.

    No word of a quotation stands there but in comments: what was approved in one language is not approved in another.
    """
    english = locale("en")
    lines = [
        "#:schema ../translation.schema.json",
        "",
        f"# From {english.language(source.language)} into {english.language(language)}: put the translation in place",
        f"# of each {GAP} and of the words behind it. Date, embargo, contacts and pictures are the release's.",
        f"language = {value_text(language)}",
        f'status = "draft"  # {REMARKS["status"]}',
    ]
    for field in FIELDS:
        value = getattr(source, field)
        if value is not None:
            lines.append(f"{field} = {value_text(_with_gaps(value, source))}")
    if source.dateline:
        lines += ["", "[dateline]", f"city = {value_text(_city(source.dateline.city, source, newsroom, language))}"]
    for quote in source.quotes:
        lines += ["", *_quote(quote, source, newsroom, language)]
    for media in source.media:
        words = {"alt": media.alt, "caption": media.caption}
        if any(words.values()):
            lines += ["", "[[media]]", f"file = {value_text(media.file)}"]
            lines += [f"{key} = {value_text(f'{GAP} {said}')}" for key, said in words.items() if said]
    lines += ["", "# of the words that were translated: `iompress validate` tells when the release's are others"]
    lines += ["[translation.source]", *(f'{key} = "{value}"' for key, value in digests(source).items())]
    return "\n".join(lines) + "\n"


def _with_gaps(text: str, source: Release) -> str:
    """CommonMark with a gap at the beginning of each paragraph, heading and item, and no word of the quotations."""
    for quote in source.quotes:
        for piece in pieces(quote):
            text = re.sub(r"\s+".join(map(re.escape, piece.split())), GAP, text)
    return "".join(_marked(text))


def _marked(text: str) -> Iterator[str]:
    fresh = True
    for line in text.splitlines(keepends=True):
        words = re.search(r"\w", line) is not None and not _DEFINITION.match(line)
        start = _BEGINNING.match(line)
        if words and start and (fresh or _MARKER.match(line)):
            line = f"{start[0]}{GAP} {line[start.end() :]}"  # noqa: PLW2901
        yield line
        fresh = not line.strip() or re.match(r"[ \t]*#", line) is not None


def _city(city: str, source: Release, newsroom: Newsroom, language: str) -> str:
    """The usual city of datelines, if it is that, as it is called in `language`; else a gap."""
    usual = newsroom.defaults.city
    if in_language(usual, source.language, newsroom.organization.languages[0]) == city:
        return in_language(usual, language) or f"{GAP} {city}"
    return f"{GAP} {city}"


def _quote(quote: Quote, source: Release, newsroom: Newsroom, language: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in f"{quote.speaker}: “{quote.text.strip()}”".splitlines())
    yield "[[quotes]]"
    yield f"id = {value_text(quote.id)}"
    if quote.role and not _role_known(quote, source, newsroom, language):
        yield f"role = {value_text(f'{GAP} {quote.role}')}"
    yield f"text = {value_text(GAP)}"


def _role_known(quote: Quote, source: Release, newsroom: Newsroom, language: str) -> bool:
    """Whether newsroom.toml says what the speaker is called in `language`."""
    return any(
        in_language(speaker.name, source.language) == quote.speaker and in_language(speaker.role, language)
        for speaker in newsroom.speakers.values()
        if (speaker.start or source.date) <= source.date <= (speaker.end or source.date)
    )
