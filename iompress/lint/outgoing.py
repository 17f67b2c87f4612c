"""The last look at a text before it leaves the house: the rules that `validate` too applies, whatever it is told."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iompress.lint.catalogue import all_rules, rules_in
from iompress.lint.clock import Clock
from iompress.lint.page import Page, Source
from iompress.lint.rules.newsroom import gap
from iompress.lint.since import not_committed

if TYPE_CHECKING:
    from iompress.edition import Edition
    from iompress.lint.diagnostic import Diagnostic, Finding
    from iompress.model.newsroom import Newsroom
    from iompress.store.folder import Folder
    from iompress.store.library import Bundle, Library

DECISIVE = ("DL003", "DL007", "EM008", "EM010", "PL", "QU001", "QU002", "QU003", "TR006")
"""What nobody can take back: a date or a correction that is still to come, an embargo that stands in the text alone or
is of another year, a gap, a quotation that nobody registered or that is not as registered, an old translation."""

ALTERED = ("GT001", "GT002", "GT008")
"""What was issued or approved, and reads otherwise now."""

MODULES = {
    "release": ("dateline", "embargo", "placeholders", "quotes"),
    "translation": ("dateline", "embargo", "translation", "placeholders", "quotes"),
}
"""The modules that have these rules, by what they are about: the others need not be loaded for them."""

IMPOSSIBLE = ("FO001", "FO003", "FO004", "KE001", "KE002", "KE003")
"""Without what these ask for nothing can be made of a release, so that one that is issued cannot set them aside."""


def faults(edition: Edition, bundle: Bundle, newsroom: Newsroom) -> Iterator[str]:
    """Why `edition` of `bundle` must not be issued as it stands.

    The rules in `DECISIVE` are applied, but for those that the file sets aside, each with a reason; and the standing
    texts that it prints are looked through for gaps.
    """
    source = Source(bundle.file.name, bundle.file.id, "", {})
    original = page = Page(source, bundle.release, None, None, newsroom, Clock(edition.at))
    if translation := bundle.translations.get(edition.language):
        page = Page(source, bundle.release, translation, original, newsroom, Clock(edition.at))
        yield from _found(original, ("DL003", "DL007", "EM010"))  # one date, one embargo for all languages
    yield from _found(page, DECISIVE)
    standing = [text for entry in edition.boilerplate for text in (entry.title, entry.text)]
    standing += [text for contact in edition.contacts if contact.key for text in (contact.name, contact.role)]
    for text in standing:
        if match := gap(text):
            yield f"“{match[0]}” is a placeholder, in “{_around(text, *match.span())}” of newsroom.toml"


def altered(library: Library, folder: Folder, bundle: Bundle | None = None) -> dict[str, Diagnostic]:
    """The first place that git knows to be altered in each file of `bundle`, or of the whole newsroom, by name."""
    among: list[str] = []
    if bundle is not None:
        here = posixpath.dirname(bundle.file.name)
        among = [file.name for file in (bundle.file, *folder.translations(bundle.file))]
        among += [posixpath.join(here, media.file) for media in bundle.release.media]
    found = not_committed(library.folder, folder, among)
    return {each.name: each for each in reversed(found) if each.code in ALTERED}


def _found(page: Page, codes: tuple[str, ...]) -> Iterator[str]:
    ignored = {entry.rule for entry in page.own.ignore}
    scope = "translation" if page.translation else "release"
    for rule in (rule for module in MODULES[scope] for rule in rules_in(module)):
        if rule.on in ("all", scope) and rule.code.startswith(codes) and rule.code not in ignored:
            for finding in rule.check(page):
                yield f"{finding.message}{_where(page, finding)}"


def _where(page: Page, finding: Finding) -> str:
    part = page.part(*finding.spot.keys)
    if part is None or finding.spot.start < 0:
        return ""
    text = page.written[part.start : part.end]
    return f", in “{_around(text, finding.spot.start, finding.spot.end)}”"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 20) : end + 30].split())


def decisive() -> tuple[str, ...]:
    """The codes of all rules without which nothing leaves the house."""
    return tuple(code for code in all_rules() if code.startswith((*DECISIVE, *ALTERED, *IMPOSSIBLE)))
