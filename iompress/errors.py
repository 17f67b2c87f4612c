"""What can go wrong, said so that a press officer knows what, where, why and what to do."""

from __future__ import annotations

from typing import NamedTuple


class IompressError(Exception):
    """An error that is shown to the user as text, never as a traceback.

    `message` says what is wrong, `hint` what to do, `exit_code` how the process ends:
    1 refused by the newsroom's own rules, 2 wrong use or a fault.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(IompressError):
    """The command was asked for something that does not exist or makes no sense."""


class Refused(IompressError):
    """The newsroom's own rules forbid it: an embargo, a draft, a file that would be overwritten."""

    exit_code = 1


class Unsuited(Refused):
    """A format cannot take this release, or newsroom.toml lacks what it needs. No fault where all formats are made."""


class Problem(NamedTuple):
    """One thing wrong in one file. `line` and `column` count from 1; 0 is "the file as a whole"."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`path:line:column`, or the path alone where the whole file is meant."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    @property
    def told(self) -> str:
        """Where, what and, in brackets, what to do."""
        return f"{self.place}: {self.message}" + (f" ({self.hint})" if self.hint else "")


class BrokenFile(IompressError):
    """A file that cannot be read as what it should be. Carries every problem found in it."""

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.told for problem in problems))
        self.problems = problems


class BrokenNewsroom(BrokenFile):
    """newsroom.toml itself is faulty, so nothing can be judged by it."""

    exit_code = 2
