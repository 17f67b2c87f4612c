"""What was found, kept in the newsroom's index: only what has changed is checked again."""

from __future__ import annotations

import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from iompress import __version__
from iompress.lint.check import Bundle, Checked
from iompress.lint.diagnostic import Diagnostic
from iompress.store.files import read_bytes
from iompress.store.folder import NEWSROOM, File

if TYPE_CHECKING:
    from iompress.store.library import Library

_SINCE = slice(0, 32)
_UNTIL = slice(32, 64)
_REST = slice(64, None)


def encoded(checked: Checked) -> bytes:
    """The record of what was found: the two instants, then the rest as JSON."""
    times = f"{checked.since.isoformat():<32}{checked.until.isoformat():<32}"
    rest = (
        json.dumps([checked.media, checked.issued, checked.diagnostics], ensure_ascii=False)
        if _holds_any(checked)
        else ""
    )
    return (times + rest).encode("utf-8", "replace")


def decoded(record: bytes) -> Checked:
    """What `encoded` made a record of."""
    media, issued, diagnostics = json.loads(record[_REST]) if len(record) > _REST.start else ((), (), ())
    since, until = (datetime.fromisoformat(record[part].decode().strip()) for part in (_SINCE, _UNTIL))
    return Checked(tuple(Diagnostic(*values) for values in diagnostics), tuple(media), tuple(issued), since, until)


def holds(record: bytes, at: datetime) -> bool:
    """Whether the same would be found at the aware instant `at`."""
    since, until = (datetime.fromisoformat(record[part].decode().strip()) for part in (_SINCE, _UNTIL))
    return since <= at < until


def as_file(bundle: Bundle, setting: str) -> File:
    """`bundle` as one file for the index: its stamp is that of all its files, of the newsroom and of the rules."""
    files = [file for file in (bundle.release, *bundle.translations) if file is not None]
    stamp = "" if any(not file.stamp for file in files) else "|".join([setting, *(file.stamp for file in files)])
    return File(bundle.name, files[0].path, stamp, max(file.changed for file in files))


def setting(library: Library, also: frozenset[str]) -> str:
    """A digest of all that findings depend on besides the releases: newsroom.toml, the rules, the libraries.

    `also` are the rules that are run though not on by default.
    """
    digest = sha256(read_bytes(library.folder / NEWSROOM))
    digest.update(",".join(sorted(also)).encode())
    package = Path(__file__).parent.parent
    installed = Path(typer.__file__).parent.parent  # changes whenever any library is installed or removed
    digest.update(f"{__version__} {installed.stat().st_mtime_ns}".encode())
    for place in (package / "lint", package / "model", package / "locales", package / "store"):
        for folder, _, names in os.walk(place):
            for name in sorted(names):
                if name.endswith((".py", ".toml")):
                    status = os.stat(f"{folder}/{name}")  # noqa: PTH116
                    digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


def _holds_any(checked: Checked) -> bool:
    return bool(checked.media or checked.diagnostics or checked.issued)
