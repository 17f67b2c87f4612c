"""What lists and searches know of one release file, without reading it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iompress.errors import Problem

if TYPE_CHECKING:
    from iompress.model.release import Release, Translation
    from iompress.store.folder import File
    from iompress.store.library import Library


class Summary(NamedTuple):
    """One release or translation. Of a broken file only `name`, `language` and `date`, from its name, and `problem`."""

    name: str
    """The file, relative to the newsroom's folder."""
    id: str
    language: str
    original: bool
    """Whether this is a release, not a translation of one."""
    kind: str = ""
    status: str = ""
    date: str = ""
    """ISO 8601; of a translation "": it is its source's."""
    until: str = ""
    """The wall time at which the embargo lifts, ISO 8601; "" for none. Which instant that is, only the zone's rules of
    the day say: they may change while this is kept."""
    timezone: str = ""
    """The embargo's zone."""
    headline: str = ""
    city: str = ""
    country: str = ""
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    problem: Problem | None = None
    """The first of a broken file's problems."""


def summarize(file: File, library: Library) -> tuple[Summary, str]:
    """The summary of `file`, read afresh, and the text that a search looks through: headline first, line by line."""
    if file.language:
        translated = library.read_translation(file)
        if translated.content is not None:
            return _of_translation(file, translated.content), _searched(translated.content, ())
        return broken(file, translated.problems[0]), ""
    document = library.read(file)
    if document.content is None:
        return broken(file, document.problems[0]), ""
    speakers = tuple(dict.fromkeys(quote.speaker for quote in document.content.quotes))
    return _of_release(file, document.content, speakers), _searched(document.content, speakers)


def broken(file: File, problem: Problem) -> Summary:
    """The summary of a file that cannot be read."""
    date = date_of(file.id)
    return Summary(file.name, file.id, file.language, not file.language, date=date, problem=problem)


def date_of(release_id: str) -> str:
    """The date, ISO 8601, with which an id begins; "" if it does not."""
    day = re.match(r"\d{4}-\d\d-\d\d", release_id)
    return day[0] if day else ""


def _of_release(file: File, release: Release, speakers: tuple[str, ...]) -> Summary:
    embargo, dateline = release.embargo, release.dateline
    return Summary(
        name=file.name,
        id=file.id,
        language=release.language,
        original=True,
        kind=release.kind,
        status=release.status,
        date=release.date.isoformat(),
        until=embargo.until.isoformat() if embargo else "",
        timezone=embargo.timezone if embargo else "",
        headline=release.headline,
        city=dateline.city if dateline else "",
        country=(dateline.country or "") if dateline else "",
        topics=release.topics,
        countries=release.countries,
        speakers=speakers,
    )


def _of_translation(file: File, translation: Translation) -> Summary:
    return Summary(
        name=file.name,
        id=file.id,
        language=translation.language,
        original=False,
        status=translation.status,
        headline=translation.headline,
        city=translation.dateline.city if translation.dateline else "",
    )


def _searched(words: Release | Translation, speakers: tuple[str, ...]) -> str:
    quotes = [quote.text for quote in words.quotes]
    lines = [words.headline, words.subheadline, words.summary, words.body, words.notes, *speakers, *quotes]
    return "\n".join(line for line in lines if line)
