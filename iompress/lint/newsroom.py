"""newsroom.toml checked by the rules about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iompress.lint.catalogue import rules_in
from iompress.lint.locate import located
from iompress.store.files import decode, read_bytes
from iompress.store.folder import NEWSROOM

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic
    from iompress.store.library import Library


MODULES = ("newsroom", "contacts")
"""The modules that have rules about newsroom.toml: the others need not be loaded for it."""


def check_newsroom(library: Library) -> Iterator[Diagnostic]:
    """What is found in newsroom.toml. Raises BrokenNewsroom if it cannot be read as one."""
    newsroom = library.newsroom
    rules = (rule for module in MODULES for rule in rules_in(module) if rule.on == "newsroom")
    found = [(rule, finding) for rule in rules for finding in rule.check(newsroom)]
    if found:
        yield from located(found, NEWSROOM, decode(read_bytes(library.folder / NEWSROOM)))
