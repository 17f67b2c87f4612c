"""What a rule finds, and what becomes of it: a finding in a text, a diagnostic in a file."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Keys = tuple[str | int, ...]


class Spot(NamedTuple):
    """Where something is: the value at `keys`, or the characters `start` to `end` of the text that it is.

    `start` is -1 for the value as a whole; `at_key` means the key itself, not its value. No `keys`
    mean the file as a whole.
    """

    keys: Keys
    start: int = -1
    end: int = -1
    at_key: bool = False


class Finding(NamedTuple):
    """What a rule found at a spot. `replacement` is what a fix would write there, None if there is no fix.

    `name` is the file, where a rule judges more than one; "" for the page's own. The findings of one rule with the same
    `pair` are fixed together or not at all.
    """

    spot: Spot
    message: str
    hint: str = ""
    replacement: str | None = None
    name: str = ""
    pair: int | None = None


class Diagnostic(NamedTuple):
    """A finding with its rule's code and its place in a file.

    Lines and columns count from 1, columns in characters; line 0 is the file as a whole. The end is the
    first character that is no longer meant.
    """

    name: str
    """The file, relative to the newsroom's folder, with slashes."""
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    source: str = ""
    """The line of the file on which it begins."""
    words: str = ""
    """The characters that are meant, shortened: what recognizes it when lines move."""
    fix: Literal["", "safe", "unsafe"] = ""
    """Whether there is a fix for it."""
