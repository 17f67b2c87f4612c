"""Where exported files go: a folder, standard output, or one press kit per release."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Protocol

from iompress.edition import Edition
from iompress.errors import UsageError
from iompress.store.files import put


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
        new = put(self._folder / name, data, replace=self._replace)
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
        if self._editions and edition.id not in {kept.id for kept in self._editions.values()}:
            self.close()
        self._editions[edition.language] = edition
        self._files[name] = data

    def close(self) -> None:
        """Write the kit of the release whose files were kept."""
        from iompress.presskit import press_kit

        editions, files = list(self._editions.values()), self._files
        self._editions, self._files = {}, {}
        if editions:
            self._folder.add(editions[0], f"{editions[0].id}.zip", press_kit(editions, files))
