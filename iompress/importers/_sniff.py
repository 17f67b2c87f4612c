"""Which importer a source wants, by its content."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from types import ModuleType

from iompress import importers, registry
from iompress.errors import UsageError
from iompress.importers._bounds import bounded
from iompress.importers._page import LARGEST, NotARelease, Page, Stored

_KNOWN = (
    (b"%PDF", "a PDF; save its text, or the page or message that it was made from"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"BM", "a picture"), (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"), (b"\xd0\xcf\x11\xe0", "an old Word or Outlook file; save it as .docx or .eml"), (b"{\\rtf", "rich text; save it as .docx"),
    (b"\x1f\x8b", "an archive; unpack it"), (b"7z\xbc\xaf", "an archive; unpack it"), (b"Rar!", "an archive; unpack it"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"ID3", "a recording"), (b"\x00\x00\x00", "a film"), (b"OggS", "a recording"), (b"SQLite format", "a database"),
)  # fmt: skip


def read(data: bytes, wanted: str = "") -> tuple[Page | Stored, str]:
    """The page, or the release as it was stored, that `data` is; and the name of the importer that read it.

    `wanted` is the importer that the user named, "" for the one that the content asks for. Raises NotARelease if
    it is something else or too large, UsageError if there is no importer of that name.
    """
    if len(data) > LARGEST:
        raise NotARelease(f"it has {len(data) / 1e6:,.0f} MB; a source has at most {LARGEST // 10**6} MB")
    if not data.strip():
        raise NotARelease("it is empty")
    name = wanted or _best(data)
    try:
        module = _importers()[name]
    except KeyError:
        known = registry.names(importers)
        near = get_close_matches(name, known, 1, 0.4)
        raise UsageError(
            f"there is no importer “{name}”",
            hint=f"did you mean “{near[0]}”?" if near else f"known are {', '.join(known)}",
        ) from None
    page: Page | Stored = module.read(data)
    return bounded(page) if isinstance(page, Page) else page, name


@cache
def _importers() -> dict[str, ModuleType]:
    return {name: registry.load(importers, name) for name in registry.names(importers)}


def _best(data: bytes) -> str:
    sure = {name: module.claims(data) for name, module in _importers().items()}
    best = max(sure, key=lambda name: sure[name])
    if sure[best] < 0.5:
        for beginning, what in _KNOWN:
            if data.startswith(beginning) and (len(beginning) >= 4 or b"\0" in data[:512]):  # “BMZ fördert …” is text
                raise NotARelease(f"it is {what}")
    if not sure[best]:
        raise NotARelease("it is no text, page, message or document that can be read")
    return best
