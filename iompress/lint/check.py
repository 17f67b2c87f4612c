"""One release with its translations, checked by every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from iompress.lint.catalogue import page_rules
from iompress.lint.clock import Clock
from iompress.lint.diagnostic import Diagnostic
from iompress.lint.fix import allowed
from iompress.lint.locate import located
from iompress.lint.read import Broken, met, read_page
from iompress.lint.suppress import Found, bounded, suppressed

if TYPE_CHECKING:
    from datetime import datetime

    from iompress.lint.page import Page
    from iompress.model.newsroom import Newsroom
    from iompress.store.folder import File


class Bundle(NamedTuple):
    """The file of a release with those of its translations; `release` is None if that is not there."""

    release: File | None
    translations: tuple[File, ...]

    @property
    def name(self) -> str:
        """The name of the release's file."""
        return self.release.name if self.release else self.translations[0].release

    @property
    def files(self) -> tuple[File, ...]:
        """The release's file first."""
        return (*([self.release] if self.release else []), *self.translations)


class Seen(NamedTuple):
    """One file of a bundle: its page with what was found in it and not set aside, or why there is no page."""

    file: File
    page: Page | None
    found: Found
    broken: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a bundle, and from when until when the same would be found."""

    diagnostics: tuple[Diagnostic, ...]
    media: tuple[str, ...]
    """The files that the release shows, as it names them."""
    issued: tuple[str, ...]
    """The files whose text may leave the house."""
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Ruling:
    """By what, and for when, bundles are checked."""

    newsroom: Newsroom
    at: datetime
    also: frozenset[str] = frozenset()
    """The codes of rules that are not on by default, but wanted."""


def check(bundle: Bundle, ruling: Ruling, data: Mapping[str, bytes] = MappingProxyType({})) -> Checked:
    """All diagnostics of the files of `bundle`, of every rule that is on by default or wanted.

    `data` is what files hold that is not to be read from disk, by their names.
    """
    clock = Clock(ruling.at)
    found: list[Diagnostic] = []
    media: tuple[str, ...] = ()
    issued: list[str] = []
    for seen in look(bundle, ruling, clock, data):
        found.extend(seen.broken)
        if seen.page is not None:
            told = located(bounded(seen.found), seen.file.name, seen.page.file.text)
            found.extend(told if seen.page.open_to_fixes else (d._replace(fix="") for d in told))
            media = tuple(entry.file for entry in seen.page.release.media)
            if seen.page.status == "issued":
                issued.append(seen.file.name)
    return Checked(tuple(found), media, tuple(issued), clock.since, clock.until)


def look(bundle: Bundle, ruling: Ruling, clock: Clock, data: Mapping[str, bytes]) -> list[Seen]:
    """As `check`, before anything has a line and column."""
    original: Page | None = None
    looked: list[Seen] = []
    orphan = _orphan(bundle) if bundle.release is None else ""
    for file in bundle.files:
        lone = (met(file.name, "ST004", orphan),) if orphan else ()
        try:
            page = read_page(file, original, ruling.newsroom, clock, data.get(file.name))
        except Broken as broken:
            looked.append(Seen(file, None, [], (*lone, *broken.diagnostics)))
            continue
        original = original or page
        rules = page_rules(page.base_language, page.translation is not None, ruling.also)
        found: Found = [(rule, allowed(page, finding)) for rule in rules for finding in rule.check(page)]
        looked.append(Seen(file, page, suppressed(found, page), lone))
    return looked


def _orphan(bundle: Bundle) -> str:
    return f"this is the translation of a release that is not there: {bundle.name.rpartition('/')[2]}"
