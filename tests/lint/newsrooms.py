"""Newsrooms in a folder, for tests of the whole run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from iompress.lint import targets
from iompress.lint.reports import Result
from iompress.lint.select import Selection
from iompress.lint.validate import Request, validate
from iompress.store.library import Library
from iompress.store.write import toml_text
from tests.lint.cases import NEWSROOM, RELEASE, merged

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)

TRANSLATION: dict[str, Any] = {
    "language": "sl",
    "status": "draft",
    "headline": "IOM odpira pisarno",
    "body": "Pisarna je odprta.",
}


Files = Mapping[str, Mapping[str, Any] | str | bytes]


def newsroom(folder: Path, files: Files) -> Library:
    """A newsroom with `files`: tables that differ from RELEASE, a translation's or newsroom.toml's; text; or bytes."""
    for name, content in {"newsroom.toml": {}, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(name, content))
    return Library(folder)


def _written(name: str, content: Mapping[str, Any] | str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    base = NEWSROOM if name == "newsroom.toml" else TRANSLATION if name.count(".") > 1 else RELEASE
    return toml_text(merged(base, dict(content))).encode()


def validated(library: Library, selection: Selection | None = None, at: datetime = AT) -> Result:
    """Everything found in the newsroom."""
    folder = library.scan()
    return validate(library, folder, Request(targets.everything(folder), selection or Selection(), at))


def told(result: Result, *prefixes: str) -> list[str]:
    """`name:line:column CODE` of what was found by rules whose codes begin with one of `prefixes`; all for none."""
    return [
        f"{d.name}:{d.line}:{d.column} {d.code}"
        for d in result.diagnostics
        if not prefixes or d.code.startswith(prefixes)
    ]
