"""All releases of a newsroom as lists and searches see them, read only where something changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import Any, NamedTuple

from iompress.errors import Problem
from iompress.model import instants
from iompress.model.state import State, state_at
from iompress.store import index
from iompress.store.fold import fold
from iompress.store.folder import File, release_name, without_release
from iompress.store.library import Library
from iompress.store.summary import Summary, date_of, summarize

MANY = 600
"""From so many files on, reading them is shared out to all processors."""

_DAY = slice(0, 10)
_SORT = slice(10, 11)
_BODY = slice(11, None)


class Entry(NamedTuple):
    """One release with its translations."""

    release: Summary
    translations: tuple[Summary, ...]

    @property
    def instant(self) -> datetime | None:
        """The aware instant at which its embargo lifts."""
        if not self.release.until:
            return None
        return instants.instant(datetime.fromisoformat(self.release.until), self.release.timezone)

    def state(self, at: datetime, language: str = "") -> State | None:
        """The state at `at` of the release, or of its edition in `language`; None if its file is broken."""
        own = next((t for t in self.translations if t.language == language), None)
        if self.release.problem or (own and own.problem):
            return None
        statuses = (self.release.status, own.status) if own else (self.release.status,)
        return state_at(at, statuses, self.instant)

    def languages(self) -> tuple[str, ...]:
        """The languages it is in, its own first."""
        return (self.release.language, *(t.language for t in self.translations))


class Catalogue:
    """Every release in the newsroom's folder, newest first; taken apart only as far as it is looked at."""

    def __init__(self, library: Library) -> None:
        self._library = library
        folder = library.scan()
        self.problems = folder.problems
        self._folder = folder
        found = index.records(library.folder, "summaries", folder.files, partial(_read, library, _summary_record))
        self._originals: list[tuple[str, bytes]] = []
        self._translations: dict[str, list[bytes]] = {}
        self.broken = 0
        """How many files cannot be read, or are translations of nothing."""
        for name, record in found.items():
            sort = record[_SORT]
            if sort in b"tx":
                self._translations.setdefault(release_name(name), []).append(record)
            else:
                self._originals.append((name, record))
            if sort in b"bx":
                self.broken += 1
        self._lone = [name for name in self._translations if name not in found]
        self.broken += sum(record[_SORT] == b"t" for name in self._lone for record in self._translations[name])
        self._originals.sort(key=lambda pair: (pair[1][_DAY], pair[0]), reverse=True)

    def __len__(self) -> int:
        return len(self._originals) + len(self._orphans)

    def __iter__(self) -> Iterator[Entry]:
        """The releases, newest first; then translations whose release is missing, each by itself."""
        for name, record in self._originals:
            own = sorted(map(self._summary, self._translations.get(name, ())), key=lambda s: s.language)
            yield Entry(self._summary(record), tuple(own))
        yield from self._orphans

    def file(self, name: str) -> File:
        """The file called `name`."""
        return next(file for file in self._folder.files if file.name == name)

    @cached_property
    def _orphans(self) -> list[Entry]:
        lone = [self._summary(record) for name in self._lone for record in self._translations[name]]
        return [Entry(self._without_release(summary), ()) for summary in lone]

    def _without_release(self, summary: Summary) -> Summary:
        if summary.problem:
            return summary
        problem = without_release(summary.name, self._library.shown(summary.name))
        return summary._replace(date=date_of(summary.id), problem=problem)

    def _summary(self, record: bytes) -> Summary:
        values: list[Any] = json.loads(record[_BODY])
        problem = values.pop()
        plain = (tuple(value) if isinstance(value, list) else value for value in values)
        if problem:
            problem = Problem._make(problem)._replace(path=self._library.shown(values[0]))
        return Summary._make([*plain, problem])


def folded_texts(library: Library) -> dict[str, bytes]:
    """The folded text (UTF-8) of every readable release file, by the file's name; the headline is its first line."""
    return index.records(library.folder, "texts", library.scan().files, partial(_read, library, _text_record))


def _read(library: Library, record: Callable[[Library, File], bytes], files: Sequence[File]) -> Iterator[bytes]:
    workers = os.cpu_count() or 1
    if len(files) < MANY or workers == 1:
        for file in files:
            yield record(library, file)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(workers, 8)) as pool:
        yield from pool.map(partial(record, library), files, chunksize=MANY // 4)


def _summary_record(library: Library, file: File) -> bytes:
    """The day, a letter for the sort of file, and the summary: what sorting needs stands in front."""
    summary, _ = summarize(file, library)
    if summary.problem:  # its path depends on the working folder, which is another the next time
        summary = summary._replace(problem=summary.problem._replace(path=file.name))
    sort = ("b" if summary.problem else "o") if summary.original else ("x" if summary.problem else "t")
    return f"{summary.date or '0000-00-00'}{sort}{json.dumps(summary, ensure_ascii=False)}".encode("utf-8", "replace")


def _text_record(library: Library, file: File) -> bytes:
    return fold(summarize(file, library)[1]).encode()
