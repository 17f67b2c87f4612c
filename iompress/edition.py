"""One release in one language, everything in it resolved: what journalists receive, before it has a format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from iompress.locales import Locale, locale
from iompress.model.body import Block, Paragraph, parse, plain
from iompress.model.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iompress.model.newsroom import Exports
    from iompress.model.release import Correction


@dataclass(frozen=True, slots=True)
class Embargo:
    """Until when nothing may be published: an aware UTC instant, and the zone that it was set in."""

    until: datetime
    timezone: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, as approved: `text` without quotation marks, ` […]` where something is left out."""

    id: str
    speaker: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom journalists call. `phone` as it is written, `languages` as BCP 47 tags."""

    name: str
    role: str
    phone: str
    email: str
    languages: tuple[str, ...]
    key: str = ""
    """The key in newsroom.toml; "" for one that is written out in the release."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A standing text: “About IOM”. `text` is CommonMark."""

    key: str
    title: str
    text: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text as a block tree."""
        return parse(self.text)


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or recording. `file` is its path from the release's folder, `alt` what it shows, in words."""

    file: str
    alt: str
    caption: str
    credit: str
    license: str
    content: bytes = field(default=b"", repr=False)
    """The file itself, where the format that is made carries it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the release is about: a key of newsroom.toml and its name in this language."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same release in another language."""

    language: str
    headline: str
    state: State


@dataclass(frozen=True, slots=True)
class Organization:
    """Who sends the release. `timezone` is an IANA name."""

    name: str
    short_name: str
    office: str
    url: str
    timezone: str


@dataclass(frozen=True)
class Edition:
    """A release in one language at one instant. Texts that the release does not have are ""."""

    id: str
    language: str
    original: str
    """The language that the release was written in."""
    kind: str
    state: State
    at: datetime
    date: date
    headline: str
    subheadline: str
    summary: str
    dateline: str
    """As printed, with the blank behind it."""
    city: str
    country: str
    body: str
    """CommonMark, without the dateline."""
    notes: str
    quotes: tuple[Quote, ...]
    contacts: tuple[Contact, ...]
    boilerplate: tuple[Boilerplate, ...]
    media: tuple[Media, ...]
    topics: tuple[Topic, ...]
    countries: tuple[str, ...]
    sdgs: tuple[int, ...]
    embargo: Embargo | None
    corrections: tuple[Correction, ...]
    siblings: tuple[Sibling, ...]
    organization: Organization
    end_mark: str
    quotation_marks: tuple[str, ...]
    revision: str
    """The digest of everything that it is made from; the clock has no part in it, nor have the pictures' bytes."""
    exports: Exports
    """What newsroom.toml says of the formats for newsdesks' systems."""
    written: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The tables of the edition's own file. Not all of them are for journalists: see `exporters._carried`."""

    @property
    def locale(self) -> Locale:
        """How this edition's language prints dates and labels."""
        return locale(self.language)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body as a block tree."""
        return parse(self.body)

    @property
    def note_blocks(self) -> tuple[Block, ...]:
        """The notes to editors as a block tree."""
        return parse(self.notes)

    @property
    def lead(self) -> str:
        """The words of the first paragraph."""
        return next((plain(block) for block in self.blocks if isinstance(block, Paragraph)), "")

    @property
    def embargo_holds(self) -> bool:
        """Whether the embargo has yet to lift, whatever the state."""
        return self.embargo is not None and self.at < self.embargo.until
