"""Reading within bounds, and writing so that the old file or the new one is there, whole."""

from __future__ import annotations

import codecs
import os
import stat
from contextlib import suppress
from pathlib import Path

from iompress.errors import IompressError, Problem, Refused
from iompress.store.paths import shown

LARGEST = 4 * 1024 * 1024
"""Bytes that a release or newsroom file may have. The longest real ones have a fiftieth of it."""


class Unreadable(Exception):
    """A file that cannot be taken as text. Never leaves the store."""

    def __init__(self, message: str, hint: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column

    def problem(self, path: str) -> Problem:
        """This, as a problem of the file shown as `path`."""
        return Problem(path, self.line, self.column, self.message, self.hint)


def read_bytes(path: str | Path, largest: int = LARGEST) -> bytes:
    """The bytes of the regular file at `path`. Raises Unreadable; never blocks on a pipe or device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(*_os_words(error)) from None
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("is not a file", "only plain files can be releases")
        if status.st_size > largest:
            raise Unreadable(
                f"is too large: {status.st_size / 1e6:,.0f} MB",
                f"at most {largest // 10**6} MB are taken",
            )
        return _read(descriptor, status.st_size, largest)
    except OSError as error:
        raise Unreadable(*_os_words(error)) from None
    finally:
        os.close(descriptor)


def leads_out(path: str | Path, folder: str | Path) -> bool:
    """Whether `path`, with every link on its way followed, lies outside `folder`; a link to nothing may, too."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _read(descriptor: int, size: int, largest: int) -> bytes:
    """All that an open file holds, whose size was `size` a moment ago."""
    data = os.read(descriptor, size + 1)
    while more := os.read(descriptor, 1 << 16):  # it grows, or a network gives it in pieces
        data += more
        if len(data) > largest:
            raise Unreadable("grew while it was read", "try again")
    return data


def decode(data: bytes) -> str:
    """`data` as UTF-8 text, a byte order mark dropped. Raises Unreadable with the place of the first wrong byte."""
    if not data:
        raise Unreadable("is empty", "was it saved?")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _end_of(data[: error.start].decode())
        if b"\0" in data[:_HEAD]:
            raise Unreadable(*_NOT_TEXT, *place) from None
        raise Unreadable("is not UTF-8 text", "save it in UTF-8", *place) from None
    if "\0" in text[:_HEAD]:
        raise Unreadable(*_NOT_TEXT, *_end_of(text[: text.index("\0")]))
    return text


_HEAD = 4096
"""Where a file that is no text has a zero byte, all but certainly."""

_NOT_TEXT = ("is not text", "save it as plain text in UTF-8")


def _end_of(text: str) -> tuple[int, int]:
    """Line and column behind `text`, counted from 1."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _os_words(error: OSError) -> tuple[str, str]:
    match error:
        case FileNotFoundError():
            return "is not there", "a link to a file that was moved?" if Path(error.filename).is_symlink() else ""
        case PermissionError():
            return "may not be read", "ask for the right to read it"
        case IsADirectoryError():
            return "is a folder", ""
        case _:
            return f"cannot be read: {error.strerror or error}", ""


def write(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Put `data` at `path`: a temporary file beside it, flushed to disk, then renamed over.

    Folders are made as needed. Without `replace` a file that is there already is never touched: Refused.
    Raises IompressError if the folder is read-only or the disk full; then nothing has changed.
    """
    if not path.name:
        raise IompressError(f"{shown(path)} is a folder, not a file", hint="name a file in it")
    temporary = path.with_name(f".{path.name[:80]}.{os.urandom(6).hex()}.tmp")
    try:
        _make_folder(path.parent)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                if path.exists():
                    temporary.chmod(stat.S_IMODE(path.stat().st_mode))
                temporary.replace(path)
            else:
                _claim(temporary, path)
            _flush_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise Refused(f"{shown(path)} is there already", hint="choose another name, or move the file away") from None
    except OSError as error:
        raise IompressError(
            f"{shown(path)} could not be written: {error.strerror or error}", hint="nothing was changed"
        ) from None


def put(path: Path, data: bytes, *, replace: bool = False) -> bool:
    """Write `data` at `path` unless exactly that is there already; whether it was written. Raises as `write` does."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        pass  # not there, or not readable: writing it says which
    write(path, data, replace=replace)
    return True


def require_writable(folder: Path) -> None:
    """Raise IompressError if nothing can be written in `folder`, which need not be there yet."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise IompressError(f"{shown(there)} is a file, not a folder", hint="name another folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise IompressError(f"nothing may be written in {shown(there)}", hint="name another folder")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise IompressError(f"{shown(folder)} is a file, not a folder", hint="name another folder") from None


def _claim(temporary: Path, path: Path) -> None:
    """Give `temporary` the name `path`, failing if anyone has it: of two writers one loses, and is told."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.rename(path)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can: the file is written either way."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
