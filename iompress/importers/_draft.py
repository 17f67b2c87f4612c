"""The draft of a release that an importer makes, each field with where it came from, and what was left over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from iompress.importers._page import Span

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value, the characters of the page that it was read from (none if the source says it elsewhere), and how sure
    it is, from 0 to 1. `source` is "text", "meta" or "implied"."""

    value: Value
    spans: tuple[Span, ...] = ()
    sure: float = 1.0
    source: Literal["text", "meta", "implied"] = "text"


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    speaker: str
    role: str


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    role: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Embargo:
    """`timezone` is an IANA zone, "" if the source names none; `zone` is what the source calls it. `until` is None
    where the source says that there is one and nobody understands until when: `said` is what it says then, `day` the
    last day that it tells, if it tells days in full only. `several` says that the source has several times, which are
    not the same moment."""

    until: dt.datetime | None
    timezone: str
    zone: str
    said: str = ""
    several: bool = False
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Words of the source that are in no field: `why` says as what they were left out. `span` is None for words
    outside the page's text."""

    text: str
    span: Span | None
    why: str


@dataclass(frozen=True)
class Draft:
    """What a source says of a release. What it does not say is None or empty."""

    language: Found[str] | None = None
    kind: Found[str] | None = None
    headline: Found[str] | None = None
    subheadline: Found[str] | None = None
    cities: Found[tuple[str, ...]] | None = None
    country: Found[str] | None = None
    date: Found[dt.date] | None = None
    embargo: Found[Embargo] | None = None
    body: Found[str] | None = None
    notes: Found[str] | None = None
    quotes: tuple[Found[Quote], ...] = ()
    contacts: tuple[Found[Contact], ...] = ()
    boilerplate: tuple[Found[Boilerplate], ...] = ()
    end_mark: Found[str] | None = None
    correction: Found[str] | None = None
    left: tuple[Left, ...] = ()
    """Page chrome, and what else is no part of the release."""
    unplaced: tuple[Left, ...] = ()
    """Words of the release that no field has room for: captions, labels, agencies."""
    warnings: tuple[str, ...] = ()

    def found(self) -> dict[str, Found[Any]]:
        """The fields that hold one value and were found, by name."""
        names = ("kind", "headline", "subheadline", "language", "date", "cities", "country", "embargo", "body",
                 "notes", "end_mark", "correction")  # fmt: skip
        return {name: value for name in names if (value := getattr(self, name)) is not None}
