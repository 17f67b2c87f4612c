"""Questions to the person at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from iompress.console.terminal import tell_error
from iompress.errors import IompressError, UsageError

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answer(
    question: str, said: str | None, default: str, understand: Callable[[str], Answer], option: str = ""
) -> Answer:
    """What `understand` makes of what `option` said; else of the answer to `question`, if there is someone to ask;
    else of `default`. Raises UsageError for what cannot be understood and nobody can be asked again."""
    if said is None and can_ask():
        return ask(question, default, understand)
    return unasked(question, said, default, understand, option)


def unasked(
    question: str, said: str | None, default: str, understand: Callable[[str], Answer], option: str = ""
) -> Answer:
    """As `answer`, for a command that was told enough to ask nothing."""
    try:
        return understand(default if said is None else said)
    except IompressError as error:
        hint = error.hint or (f"say it with {option}" if said is None and option else "")
        raise UsageError(f"{option or question}: {error.message}", hint=hint) from None


def ask(question: str, default: str, understand: Callable[[str], Answer]) -> Answer:
    """The answer to `question`, as `understand` makes of it; asked again while that raises IompressError.

    Enter alone means `default`.
    """
    while True:
        said = typer.prompt(question, default=default, show_default=bool(default), err=True)
        try:
            return understand(said.strip())
        except IompressError as error:
            tell_error(error)
