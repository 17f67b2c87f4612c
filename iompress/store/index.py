"""The index: a cache of what was read of every file, so that a list reads only what has changed.

Only a cache: the folder is the truth. An entry counts only while its file's stamp is the same and its
checksum is right; a file that had not come to rest when it was read gets no stamp, and is read again.
Deleting or spoiling the index costs time, never a right answer; where it cannot be written, all works
without it.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iompress.store.folder import File

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".iompress"
FORMAT = 2
"""Raised whenever what an entry holds changes its meaning: an index of another format is made anew."""

AT_REST = 2_000_000_000
"""Nanoseconds after its last change from which a file's stamp can be trusted: the coarsest file systems count in
two seconds, within which a second change leaves the same stamp."""

TABLES = ("summaries", "texts", "findings")

Read = Callable[[Sequence[File]], Iterator[bytes]]
"""Reads files afresh and gives the record of each, in their order."""


def records(
    folder: Path, table: str, files: Sequence[File], read: Read, holds: Callable[[bytes], bool] | None = None
) -> dict[str, bytes]:
    """The record of each of `files`, by name: from the index in `folder` where it still holds, else by `read`.

    `table` is one of TABLES. What was read is kept for the next time. `holds` says of a record whether it is
    still true, where that depends on more than the file.
    """
    with _Index(folder) as index:
        found, stale = index.held(table, files)
        if holds is not None:
            outdated = [file for file in files if file.name in found and not holds(found[file.name])]
            stale.extend(outdated)
        if stale:
            now = time.time_ns()
            fresh = dict(zip((file.name for file in stale), read(stale), strict=True))
            index.keep(table, [(file, fresh[file.name]) for file in stale if file.changed + AT_REST < now])
            found |= fresh
        index.forget(table, files)
    return found


class _Index:
    """The database in the newsroom's folder, or nothing where there can be none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._database: sqlite3.Connection | None = None
        self._count = 0

    def __enter__(self) -> _Index:
        import sqlite3

        path = self._folder / "index.sqlite"
        for _ in range(2):
            try:
                self._database = self._opened(path)
                break
            except (sqlite3.OperationalError, OSError):  # locked for long, or the folder is read-only
                break
            except sqlite3.DatabaseError:  # spoiled
                with suppress(OSError):
                    path.unlink()
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()

    def _opened(self, path: Path) -> sqlite3.Connection:
        import sqlite3

        if not self._folder.exists():
            self._folder.mkdir()
            (self._folder / ".gitignore").write_text("# A cache of iompress: it can be deleted at any time.\n*\n")
        database = sqlite3.connect(path, timeout=5)
        try:
            database.execute("pragma synchronous = off")  # a spoiled index is made anew; speed is its only use
            if database.execute("pragma user_version").fetchone() != (FORMAT,):
                for table in TABLES:
                    database.execute(f"drop table if exists {table}")
                    columns = "name text primary key, stamp text, sum integer, record blob"
                    database.execute(f"create table {table} ({columns})")
                database.execute(f"pragma user_version = {FORMAT}")
        except sqlite3.Error:
            database.close()
            raise
        return database

    def held(self, table: str, files: Sequence[File]) -> tuple[dict[str, bytes], list[File]]:
        """The records that still hold, and the files that have to be read."""
        import sqlite3

        waiting = {file.name: file for file in files}
        found: dict[str, bytes] = {}
        if self._database is not None:
            try:
                for name, stamp, checksum, record in self._database.execute(f"select * from {table}"):  # noqa: S608
                    self._count += 1
                    file = waiting.get(name)
                    if file is not None and file.stamp == stamp and _checksum(name, record) == checksum:
                        found[name] = record
                        del waiting[name]
            except (sqlite3.Error, TypeError, AttributeError, UnicodeError):
                pass  # spoiled in the middle: what was checked before may stay
        return found, list(waiting.values())

    def keep(self, table: str, fresh: list[tuple[File, bytes]]) -> None:
        """Enter what was read of files that had come to rest. Failing is no loss."""
        import sqlite3

        if self._database is None or not fresh:
            return
        rows = [(file.name, file.stamp, _checksum(file.name, record), record) for file, record in fresh]
        with suppress(sqlite3.Error, UnicodeError), self._database as transaction:
            transaction.executemany(f"insert or replace into {table} values (?, ?, ?, ?)", rows)  # noqa: S608
            (self._count,) = transaction.execute(f"select count(*) from {table}").fetchone()  # noqa: S608

    def forget(self, table: str, files: Sequence[File]) -> None:
        """Drop the entries of files that are gone."""
        import sqlite3

        if self._database is None or self._count <= len(files):
            return
        names = {file.name for file in files}
        with suppress(sqlite3.Error, UnicodeError), self._database as transaction:
            known = transaction.execute(f"select name from {table}").fetchall()  # noqa: S608
            gone = [row for row in known if row[0] not in names]
            transaction.executemany(f"delete from {table} where name = ?", gone)  # noqa: S608


def _checksum(name: str, record: bytes) -> int:
    return zlib.crc32(record, zlib.crc32(name.encode("utf-8", "surrogatepass")))
