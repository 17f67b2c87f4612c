"""A progress bar on standard error, where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from iompress.console.terminal import is_terminal

Step = TypeVar("Step")

FEWEST = 5
"""Steps that are worth a bar."""


def steps(todo: Sequence[Step], what: str) -> Iterator[Step]:
    """`todo`, one after the other, with a bar that tells how many are done of `what`."""
    if len(todo) < FEWEST or not is_terminal(sys.stderr):
        yield from todo
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(todo, what, console=Console(stderr=True), transient=True)
