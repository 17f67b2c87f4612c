"""From what was said on the command line to the editions meant: shared by the commands that print them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from iompress.edition import Edition, compose
from iompress.errors import Problem, UsageError

if TYPE_CHECKING:
    from iompress.store.library import Library


def edition_named(
    library: Library, wanted: str, language: str | None, at: datetime
) -> tuple[Edition, tuple[Problem, ...]]:
    """The one edition that `wanted` (an id, a part of one, a path) means, in `language` if that is said.

    With it, what is wrong with other translations of the release. Raises UsageError if there is no such
    release or language, BrokenFile if its file cannot be read.
    """
    folder = library.scan()
    file = folder.find(wanted)
    bundle = library.bundle(folder.original(file), folder)
    tag = language or file.language or bundle.release.language
    if tag != bundle.release.language and tag not in bundle.translations:
        for own in folder.translations(bundle.file):
            if own.language == tag:
                library.read_translation(own).sound()
        known = ", ".join(bundle.languages)
        raise UsageError(f"{bundle.file.id} does not exist in “{tag}”", hint=f"it exists in {known}")
    edition = compose(bundle.file.id, bundle.release, bundle.translations, library.newsroom, tag, at)
    return edition, bundle.problems
