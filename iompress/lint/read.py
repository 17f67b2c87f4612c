"""From a file to the page that rules see, or to everything that keeps it from being one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from iompress.lint.catalogue import all_rules
from iompress.lint.diagnostic import Diagnostic
from iompress.lint.locate import placed
from iompress.lint.page import Page, Source
from iompress.store import toml
from iompress.store.documents import misnamed
from iompress.store.files import Unreadable, decode
from iompress.store.source import Positions

if TYPE_CHECKING:
    from pydantic import BaseModel

    from iompress.lint.clock import Clock
    from iompress.model.newsroom import Newsroom
    from iompress.model.structure import Fault
    from iompress.store.folder import File

Content = TypeVar("Content", bound="BaseModel")

_CODES = {"missing": "ST001", "unknown": "ST002", "value": "ST003"}


@dataclass(frozen=True, slots=True)
class Broken(Exception):
    """Why a file is no page."""

    diagnostics: tuple[Diagnostic, ...]


def read_page(file: File, original: Page | None, newsroom: Newsroom, clock: Clock, data: bytes | None = None) -> Page:
    """The release in `file`, or the translation of `original`. Raises Broken.

    `data` is what the file holds, if that is known already.
    """
    from iompress.model.release import Release, Translation

    if not file.language:
        source, release = _understood(file, data, Release)
        return Page(source, release, None, None, newsroom, clock)
    source, translation = _understood(file, data, Translation)
    if translation.language != file.language:
        positions = Positions(source.text)
        message = f"`language` is “{translation.language}”, but the file's name says “{file.language}”"
        span = positions.find(("language",)).value
        raise Broken((placed(positions, *span, met(file.name, "ST005", message)),))
    if original is None:
        raise Broken(())
    return Page(source, original.release, translation, original, newsroom, clock)


def _understood(file: File, data: bytes | None, model: type[Content]) -> tuple[Source, Content]:
    from iompress.model.structure import Misshapen, build

    text = ""
    wrong = misnamed(file.name)
    if wrong is not None:
        raise Broken((met(file.name, "FI001", f"the file {wrong[0]}", wrong[1]),))
    try:
        text = decode(file.read() if data is None else data)
        tables: dict[str, Any] = toml.parse(text)
        return Source(file.name, file.id, text, tables), build(model, tables)
    except Unreadable as error:
        found = met(file.name, "FI001", f"the file {error.message}", error.hint)
        at = (error.line, error.column)
        raise Broken((found._replace(line=at[0], column=at[1], end_line=at[0], end_column=at[1]),)) from None
    except toml.NotToml as error:
        raise Broken((_not_toml(file.name, text, error),)) from None
    except Misshapen as error:
        positions = Positions(text)
        faults = sorted(_fault(file.name, fault, positions) for fault in error.faults)
        raise Broken(tuple(faults)) from None


def met(name: str, code: str, message: str, hint: str = "") -> Diagnostic:
    """What the engine itself met in the file `name`, without a place."""
    return Diagnostic(name, 0, 0, 0, 0, code, all_rules()[code].severity, message, hint)


def _not_toml(name: str, text: str, error: toml.NotToml) -> Diagnostic:
    lines = text.split("\n")
    source = lines[error.line - 1].rstrip("\r") if error.line <= len(lines) else ""
    return met(name, "FI002", error.message, error.hint)._replace(
        line=error.line, column=error.column, end_line=error.line, end_column=error.column, source=source[:400]
    )


def _fault(name: str, fault: Fault, positions: Positions) -> Diagnostic:
    found = positions.find(fault.keys)
    start, end = found.key if fault.at_key else found.value
    return placed(positions, start, end, met(name, _CODES[fault.kind], fault.message, fault.hint))
