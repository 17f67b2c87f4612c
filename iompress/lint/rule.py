"""A rule: one function with its code, severity, languages and fix declared beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from iompress.lint.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from iompress.lint.page import Page
    from iompress.lint.shelf import Shelf
    from iompress.model.newsroom import Newsroom

Fixes = Literal["", "safe", "unsafe"]
Scope = Literal["all", "release", "translation", "folder", "newsroom", "engine"]
Subject = TypeVar("Subject")
Check = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule of the house. Calling it with what it judges gives its findings."""

    code: str
    """Two letters for the family, three digits; never used again for another rule."""
    severity: Severity
    languages: tuple[str, ...]
    """Base languages that it knows; none for all."""
    fix: Fixes
    """Whether its findings can carry a fix, and whether that is safe."""
    on: Scope
    """What it judges: every file, releases only, translations only, the folder, newsroom.toml; or nothing."""
    default: bool
    """Whether it applies without being asked for."""
    check: Check[Subject]

    @property
    def name(self) -> str:
        """What it is called: `percent-sign`."""
        return self.check.__name__.strip("_").replace("_", "-")

    @property
    def manual(self) -> str:
        """Its docstring: see `iompress.lint.manual`."""
        return self.check.__doc__ or ""

    @property
    def family(self) -> str:
        """The two letters."""
        return self.code[:2]

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        return self.check(subject)


def rule(
    code: str,
    severity: Severity,
    *,
    languages: tuple[str, ...] = (),
    fix: Fixes = "",
    on: Scope = "all",
    default: bool = True,
) -> Callable[[Check[Page]], Rule[Page]]:
    """Declare a function from a page to its findings as the rule `code`."""
    assert re.fullmatch(r"[A-Z]{2}[0-9]{3}", code), code

    def declared(check: Check[Page]) -> Rule[Page]:
        return Rule(code, severity, languages, fix, on, default, check)

    return declared


def folder_rule(code: str, severity: Severity) -> Callable[[Check[Shelf]], Rule[Shelf]]:
    """Declare a function from the newsroom's folder to its findings as the rule `code`."""

    def declared(check: Check[Shelf]) -> Rule[Shelf]:
        return Rule(code, severity, (), "", "folder", True, check)

    return declared


def newsroom_rule(code: str, severity: Severity) -> Callable[[Check[Newsroom]], Rule[Newsroom]]:
    """Declare a function from the newsroom to findings in newsroom.toml as the rule `code`."""

    def declared(check: Check[Newsroom]) -> Rule[Newsroom]:
        return Rule(code, severity, (), "", "newsroom", True, check)

    return declared


def met(code: str, severity: Severity) -> Callable[[Callable[[], None]], Rule[None]]:
    """Declare the rule `code`, whose findings the engine makes itself; the function is its manual page."""

    def declared(page: Callable[[], None]) -> Rule[None]:
        def check(_: None) -> tuple[Finding, ...]:
            page()
            return ()

        check.__name__, check.__doc__ = page.__name__, page.__doc__
        return Rule(code, severity, (), "", "engine", True, check)

    return declared
