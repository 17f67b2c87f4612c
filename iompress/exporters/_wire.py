"""What newsdesks' systems ask of an edition beside its words: identity, version, moments, status, editor's note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from iompress.edition import Edition, Media
from iompress.exporters import _html
from iompress.exporters._record import paragraphs
from iompress.exporters._sheet import Sheet
from iompress.model.instants import zone
from iompress.model.state import State

if TYPE_CHECKING:
    from iompress.model.release import Correction


def address(edition: Edition, language: str = "") -> str:
    """Where the release is published, in `language` if not in the edition's own; "" if the newsroom does not say."""
    pattern = edition.exports.address or ""
    return pattern.replace("{id}", quote(edition.id, safe="")).replace("{language}", language or edition.language)


def identifier(edition: Edition, language: str = "") -> str:
    """The URI that stays the release's through all its versions: its address, else a tag: URI (RFC 4151)."""
    if "{language}" in (edition.exports.address or ""):
        return address(edition, language)
    language = language or edition.language
    host = urlsplit(edition.organization.url).hostname
    if host:
        return f"tag:{host},{edition.date.year}:{quote(edition.id, safe='')}:{language}"
    from uuid import NAMESPACE_URL, uuid5

    return uuid5(NAMESPACE_URL, f"{edition.organization.name}/{edition.id}/{language}").urn


def status(edition: Edition) -> str:
    """The IPTC publishing status: usable, withheld or canceled.

    An embargoed edition is withheld, although the standards let an embargo stand over what is usable: a system
    that knows the status but not the embargo must not publish it. It is usable once it is exported again.
    """
    if edition.state is State.WITHDRAWN:
        return "canceled"
    return "usable" if edition.state.public else "withheld"


def version(edition: Edition) -> int:
    """Counts from 1; each correction, and a withdrawal, makes another."""
    return 1 + len(edition.corrections)


def created(edition: Edition) -> datetime:
    """The beginning of the release's day, on the newsroom's clocks."""
    return datetime.combine(edition.date, time(), zone(edition.organization.timezone))


def released(edition: Edition) -> datetime:
    """From when on it may be known: the end of its embargo, else the beginning of its day."""
    if edition.embargo is None:
        return created(edition)
    return max(created(edition), edition.embargo.until.astimezone(zone(edition.embargo.timezone)))


def changed(edition: Edition) -> datetime:
    """When the latest version was made."""
    return max((created(edition), *(moment(entry, edition) for entry in edition.corrections)))


def moment(correction: Correction, edition: Edition) -> datetime:
    """When `correction` was made; one without an offset is on the newsroom's clocks."""
    at = correction.at
    return at if at.tzinfo else at.replace(tzinfo=zone(edition.organization.timezone))


def written(instant: datetime) -> str:
    """`instant` as ISO 8601 with its offset, to the second."""
    return instant.isoformat(timespec="seconds")


def in_utc(instant: datetime) -> str:
    """`instant` as ISO 8601 in UTC."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def genre(edition: Edition) -> tuple[str, ...]:
    """What kind of text it is, in the edition's language, if it is another than a press release."""
    return () if edition.kind == "release" else (edition.locale.kind(edition.kind),)


def dateline(page: Sheet) -> str:
    """The dateline where it stands by itself, without the dash to the text."""
    return page.dateline.strip(" –—\u00a0")


def note(page: Sheet) -> str:
    """What the newsdesk is told and readers are not: the banner, then what was corrected; a line each."""
    return "\n".join((*page.banner, *page.corrections))


def text(page: Sheet) -> str:
    """The whole text without form, paragraphs apart by an empty line. Of a withdrawn edition the notice."""
    return "\n\n".join(_paragraphs(page))


def _paragraphs(page: Sheet) -> Iterator[str]:
    if page.edition.state is State.WITHDRAWN:
        yield from page.banner
        return
    words = list(paragraphs(page.blocks))
    if page.dateline:
        words[:1] = (
            [page.dateline + (words[0] if words else "")] if page.runs_in else [page.dateline.strip(), *words[:1]]
        )
    yield from words
    for _, spoken, speaker in quotes(page):
        yield f"{spoken}\n— {speaker}"
    for part in page.parts:
        yield part.title
        yield from paragraphs(part.blocks)


def quotes(page: Sheet) -> Iterator[tuple[str, str, str]]:
    """Of each quote that the body does not have its id, its words in quotation marks, and its speaker with the role."""
    opening, closing = page.edition.quotation_marks[:2]
    separator = page.edition.locale.list_separator
    for entry in page.quotes:
        speaker = separator.join(filter(None, (entry.speaker, entry.role)))
        yield entry.id, f"{opening}{entry.text}{closing}", speaker


def pictures(page: Sheet) -> Iterator[tuple[Media, str]]:
    """Every picture or document, with its alternative text if that does not stand in the body already."""
    apart = {figure.file for figure in page.figures}
    for media in page.edition.media if page.blocks else ():
        yield media, media.alt if media.file in apart else ""


def xhtml(page: Sheet) -> str:
    """The whole text as elements of HTML that are also XML: body, quotes not in it, end mark, notes, standing texts.

    Pictures stand by their alternative text. Of a withdrawn edition the notice.
    """
    if page.edition.state is State.WITHDRAWN:
        return "\n".join(f"<p>{escape(line)}</p>" for line in page.banner)
    spoken = (
        f"<blockquote>\n<p>{escape(words)}</p>\n<p>— {escape(speaker)}</p>\n</blockquote>"
        for _, words, speaker in quotes(page)
    )
    opening = escape(page.dateline)
    end = (f"<p>{escape(page.end_mark)}</p>",) if page.end_mark else ()
    standing = (f"<h2>{escape(part.title)}</h2>\n{_html.blocks(part.blocks, top=3)}" for part in page.parts)
    return "\n".join((_html.blocks(page.blocks, opening), *spoken, *end, *standing))
