"""iompress as its users run it, inside the test's own process: arguments in; output, talk and exit code out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from iompress.cli import main

RELEASES = Path(__file__).parent.parent / "releases"
"""The newsroom kept in this repository."""

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""What the clock shows unless a test says otherwise: every state occurs in RELEASES at this moment."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    out: bytes
    talk: str
    code: int

    @property
    def text(self) -> str:
        """What went to standard output."""
        return self.out.decode()


def run(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, now: datetime = NOW
) -> Ran:
    """Run `iompress` with `arguments` in `folder`, no terminal around it, as if the clock showed `now`.

    `environment` is all that it sees of one, but for PATH.
    """
    out, talk = (io.TextIOWrapper(io.BytesIO(), "ascii", newline="") for _ in range(2))
    around = {"PATH": os.environ["PATH"], "COLUMNS": "80", **(environment or {})}
    code = 0
    with (
        chdir(folder),
        mock.patch.dict("os.environ", around, clear=True),
        mock.patch.multiple(sys, argv=["iompress", *arguments], stdin=io.StringIO(), stdout=out, stderr=talk),
        mock.patch("iompress.options.now", return_value=now),
    ):
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        out.flush()
        talk.flush()
    return Ran(_written(out), _written(talk).decode(), code)


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
