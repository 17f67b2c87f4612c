"""Questions to the person at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from iompress.console.terminal import tell_error
from iompress.errors import IompressError

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "", understand: Callable[[str], Answer] = str) -> Answer:  # type: ignore[assignment]
    """The answer to `question`, as `understand` makes of it; asked again while that raises IompressError.

    Enter alone means `default`.
    """
    while True:
        said = typer.prompt(question, default=default, show_default=bool(default), err=True)
        try:
            return understand(said.strip())
        except IompressError as error:
            tell_error(error)
