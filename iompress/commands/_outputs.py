"""Where exported files go: a folder, standard output, or one press kit per release."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Protocol

from iompress.edition import Edition
from iompress.errors import Refused, UsageError
from iompress.store.files import put
from iompress.store.paths import shown


class Output(Protocol):
    """Takes files one after the other, those of one release together."""

    def add(self, edition: Edition, name: str, data: bytes) -> None:
        """Take the file `name` of `edition`. Raises IompressError if it cannot be put where it belongs."""

    def close(self) -> None:
        """Finish what is open."""


class Folder:
    """Files in a folder; a file that is there and differs is refused unless `replace`."""

    def __init__(self, folder: Path, count: Counter[str], *, replace: bool) -> None:
        self._folder, self._count, self._replace = folder, count, replace

    def add(self, edition: Edition, name: str, data: bytes) -> None:
        """Write the file, unless exactly that is there."""
        path = self._folder / name
        try:
            new = put(path, data, replace=self._replace)
        except Refused:
            raise Refused(f"{shown(path)} is there already and differs", hint="--replace writes over it") from None
        self._count["written" if new else "unchanged"] += 1

    def close(self) -> None:
        """Nothing is open."""


class StandardOutput:
    """The one file that standard output can take, written at the end, so that it is whole or not at all."""

    def __init__(self) -> None:
        self._data: list[bytes] = []

    def add(self, edition: Edition, name: str, data: bytes) -> None:
        """Keep the file. Raises UsageError if there is one already."""
        if self._data:
            hint = "name one release, and one language with -l"
            raise UsageError("standard output takes one format of one edition", hint=hint)
        self._data.append(data)

    def close(self) -> None:
        """Write it."""
        sys.stdout.buffer.writelines(self._data)


class PressKits:
    """One zip per release in a folder."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._editions: dict[str, Edition] = {}
        self._files: dict[str, bytes] = {}

    def add(self, edition: Edition, name: str, data: bytes) -> None:
        """Keep the file until all of its release are there."""
        whole = self._taken() if any(kept.id != edition.id for kept in self._editions.values()) else ([], {})
        self._editions[edition.language] = edition
        self._files[name] = data
        self._write(*whole)

    def close(self) -> None:
        """Write the kit of the release whose files were kept."""
        self._write(*self._taken())

    def _taken(self) -> tuple[list[Edition], dict[str, bytes]]:
        """The editions and files kept so far, which are kept no longer."""
        taken = list(self._editions.values()), self._files
        self._editions, self._files = {}, {}
        return taken

    def _write(self, editions: list[Edition], files: dict[str, bytes]) -> None:
        from iompress.presskit import press_kit

        if editions:
            self._folder.add(editions[0], f"{editions[0].id}.zip", press_kit(editions, files))
