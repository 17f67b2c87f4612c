"""One release with its translations, checked by every rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from iompress.lint.catalogue import page_rules
from iompress.lint.clock import Clock
from iompress.lint.diagnostic import Diagnostic
from iompress.lint.locate import located
from iompress.lint.read import Broken, met, read_page
from iompress.lint.suppress import suppressed

if TYPE_CHECKING:
    from datetime import datetime

    from iompress.lint.diagnostic import Finding
    from iompress.lint.page import Page
    from iompress.lint.rule import Rule
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


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a bundle, and from when until when the same would be found."""

    diagnostics: tuple[Diagnostic, ...]
    media: tuple[str, ...]
    """The files that the release shows, as it names them."""
    since: datetime
    until: datetime


def check(bundle: Bundle, newsroom: Newsroom, at: datetime) -> Checked:
    """All diagnostics of the files of `bundle` at the aware instant `at`, of every rule there is."""
    clock = Clock(at)
    found: list[Diagnostic] = []
    original: Page | None = None
    if bundle.release is None:
        missing = bundle.name.rpartition("/")[2]
        message = f"this is the translation of a release that is not there: {missing}"
        found.extend(met(file.name, "ST004", message) for file in bundle.translations)
    for file in (*filter(None, (bundle.release,)), *bundle.translations):
        try:
            page = read_page(file, original, newsroom, clock)
        except Broken as broken:
            found.extend(broken.diagnostics)
            continue
        original = original or page
        found.extend(check_page(page))
    media = tuple(entry.file for entry in original.release.media) if original else ()
    return Checked(tuple(found), media, clock.since, clock.until)


def check_page(page: Page) -> list[Diagnostic]:
    """All diagnostics of one page."""
    rules = page_rules(page.base_language, page.translation is not None)
    found: list[tuple[Rule[Any], Finding]] = [(rule, finding) for rule in rules for finding in rule.check(page)]
    return list(located(suppressed(found, page), page.file.name, page.file.text))
