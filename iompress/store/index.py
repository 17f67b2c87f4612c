"""The index: a cache of what was read of every file, so that a list reads only what has changed.

Only a cache: the folder is the truth. An entry counts only while its file's stamp is the same and its
checksum is right; a file that had not come to rest when it was read gets no stamp, and is read again.
Deleting or spoiling the index costs time, never a right answer; where it cannot be written, all works
without it.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iompress import __version__
from iompress.store.folder import File

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".iompress"
FORMAT = 3
"""Raised whenever what an entry holds changes its meaning."""

_VERSION = zlib.crc32(f"{FORMAT} {__version__}".encode()) & 0x7FFFFFFF
"""An index made by another version is made anew: what counts as broken may have changed too."""

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
            now = index.now()
            fresh = dict(zip((file.name for file in stale), read(stale), strict=True))
            at_rest = [file for file in stale if file.stamp and file.changed + AT_REST < now]
            index.keep(table, [(file, fresh[file.name]) for file in at_rest])
            found |= fresh
        index.forget(table, files)
    return found


class _Index:
    """The database in the newsroom's folder, or nothing where there can be none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._path = self._folder / "index.sqlite"
        self._database: sqlite3.Connection | None = None
        self._spoiled = False
        self._count = 0

    def __enter__(self) -> _Index:
        import sqlite3

        for _ in range(2):
            try:
                self._database = self._opened()
                break
            except OSError:  # the folder is read-only
                break
            except UnicodeError:  # spoiled, and told so in SQLite's words with spoiled names in them
                self._remove()
            except sqlite3.Error as error:
                if not _is_spoiled(error):  # locked for long, or the folder is read-only
                    break
                self._remove()
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()
        if self._spoiled:
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()

    def _opened(self) -> sqlite3.Connection:
        import sqlite3

        if not self._folder.exists():
            self._folder.mkdir()
            (self._folder / ".gitignore").write_text("# A cache of iompress: it can be deleted at any time.\n*\n")
        database = sqlite3.connect(self._path, timeout=5)
        try:
            database.execute("pragma synchronous = off")  # a spoiled index is made anew; speed is its only use
            if database.execute("pragma user_version").fetchone() != (_VERSION,):
                for table in TABLES:
                    database.execute(f"drop table if exists {table}")
                    columns = "name text primary key, stamp text, sum integer, record blob"
                    database.execute(f"create table {table} ({columns})")
                database.execute(f"pragma user_version = {_VERSION}")
        except (sqlite3.Error, UnicodeError):
            database.close()
            raise
        return database

    def now(self) -> int:
        """The moment, in nanoseconds since 1970, by the clock that stamps files here, whatever this machine's says."""
        try:
            os.utime(self._path)
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def held(self, table: str, files: Sequence[File]) -> tuple[dict[str, bytes], list[File]]:
        """The records that still hold, and the files that have to be read."""
        waiting = {file.name: file for file in files}
        found: dict[str, bytes] = {}
        if self._database is None:
            return found, list(files)
        with self._noting_faults():  # what was checked before one may stay
            for name, stamp, checksum, record in self._database.execute(f"select * from {table}"):  # noqa: S608
                self._count += 1
                file = waiting.get(name)
                if file is not None and file.stamp == stamp and _checksum(table, name, record) == checksum:
                    found[name] = record
                    del waiting[name]
        return found, list(waiting.values())

    def keep(self, table: str, fresh: list[tuple[File, bytes]]) -> None:
        """Enter what was read of files that had come to rest. Failing is no loss."""
        rows = [
            (file.name, file.stamp, _checksum(table, file.name, record), record)
            for file, record in fresh
            if _is_unicode(file.name)
        ]
        if self._database is None or not rows:
            return
        with self._noting_faults(), self._database as transaction:
            transaction.executemany(f"insert or replace into {table} values (?, ?, ?, ?)", rows)  # noqa: S608
            (self._count,) = transaction.execute(f"select count(*) from {table}").fetchone()  # noqa: S608

    def forget(self, table: str, files: Sequence[File]) -> None:
        """Drop the entries of files that are gone."""
        if self._database is None or self._count <= len(files):
            return
        names = {file.name for file in files}
        with self._noting_faults(), self._database as transaction:
            known = transaction.execute(f"select name from {table}").fetchall()  # noqa: S608
            gone = [row for row in known if row[0] not in names]
            transaction.executemany(f"delete from {table} where name = ?", gone)  # noqa: S608

    @contextmanager
    def _noting_faults(self) -> Iterator[None]:
        """Let nothing that is wrong with the index through, and have it made anew if it is spoiled."""
        import sqlite3

        try:
            yield
        except sqlite3.Error as error:
            self._spoiled |= _is_spoiled(error)
        except (TypeError, ValueError, AttributeError):  # other columns, or of other types
            self._spoiled = True


def _is_spoiled(error: sqlite3.Error) -> bool:
    """Whether the index itself is at fault, not what is around it: locks and the disk."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _AROUND


_AROUND = frozenset({4, 5, 6, 10, 13, 14})
"""SQLITE_ABORT, BUSY, LOCKED, IOERR, FULL, CANTOPEN."""


def _is_unicode(name: str) -> bool:
    """Whether a file's name can be entered: those that are not UTF-8 are read each time."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _checksum(table: str, name: str, record: bytes) -> int:
    return zlib.crc32(record, zlib.crc32(f"{table}\0{name}".encode("utf-8", "surrogatepass")))
