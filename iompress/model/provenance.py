"""What a made file says of where it came from: which release, in which language, from which words."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMAT_VERSION = 1
"""Raised when what is exported changes its shape, so that old files can still be told apart and read."""

_ORIGIN = r"iompress/(\d+) ([a-zA-Z0-9-]+) ([0-9a-f]{32})"

_WRITTEN = re.compile(rf"{_ORIGIN} (\S.*)")

STAMP = rf"{_ORIGIN} [\w.-]*\w"
"""The pattern of what is written, by which it is found in other text: ids with blanks end there too early."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Written `iompress/1 en 0123…cdef 2018-12-10-global-compact-adopted`: one line, wherever the format has room."""

    id: str
    language: str
    revision: str
    format_version: int = FORMAT_VERSION

    def __str__(self) -> str:
        return f"iompress/{self.format_version} {self.language} {self.revision} {self.id}"


def parse(stamp: str) -> Provenance | None:
    """The provenance that `stamp` writes; None if it is none."""
    found = _WRITTEN.fullmatch(stamp.strip())
    return Provenance(found[4], found[2], found[3], int(found[1])) if found else None
