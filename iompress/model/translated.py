"""What a translation was made of: the digests of its source's texts, by which it is known when they change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iompress.model.digest import digest

if TYPE_CHECKING:
    from iompress.model.release import Release, Translation

FIELDS = ("headline", "subheadline", "summary", "body", "notes")
"""The texts that both have."""


def digests(source: Release) -> dict[str, str]:
    """The digest of each text of `source` that a translation has too, by field."""
    texts = ((field, getattr(source, field)) for field in FIELDS)
    return {field: digest(value) for field, value in texts if value is not None}


def changed(source: Release, translation: Translation) -> Iterator[str]:
    """The fields of `source` that read otherwise than when `translation` was made, as far as that is on record."""
    if translation.translation is None:
        return
    now = digests(source)
    for field, known in translation.translation.source.items():
        if field in FIELDS and now.get(field) != known:
            yield field
