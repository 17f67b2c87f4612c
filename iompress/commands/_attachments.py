"""The e-mail format with other formats attached to each message."""

from __future__ import annotations

from collections.abc import Sequence

from iompress.edition import Edition
from iompress.exporters import Exporter, email


class EmailWith:
    """A format like any other: a message that carries its release in `formats` too."""

    EXTENSION = email.EXTENSION
    MEDIA_TYPE = email.MEDIA_TYPE

    def __init__(self, formats: Sequence[Exporter]) -> None:
        self._formats = formats

    def export(self, edition: Edition) -> bytes:
        """`edition` as a message with its attachments, named as the files of a folder would be."""
        stem = edition.id if edition.language == edition.original else f"{edition.id}.{edition.language}"
        attachments = [
            email.Attachment(f"{stem}.{each.EXTENSION}", each.MEDIA_TYPE, each.export(edition))
            for each in self._formats
        ]
        return email.export_with(edition, attachments)
