"""JSON as this program exports it, back to the same release."""

from __future__ import annotations

from iompress.importers._page import NotARelease, Stored
from iompress.importers._stored import from_json_text, letters


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is JSON of ours."""
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{"):
        return 0.0
    return 0.95 if b'"iompress"' in head else 0.6 if head.lstrip(b"{ \t\r\n").startswith(b'"') else 0.0


def read(data: bytes) -> Stored:
    """The release that `data` holds. Raises NotARelease for any other JSON."""
    stored = from_json_text(letters(data))
    if stored is None:
        raise NotARelease("it is JSON, but not an export of this program")
    return stored
