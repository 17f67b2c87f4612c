"""The release as its file holds it, and its translation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, model_validator
from pydantic import Tag as Branch
from pydantic_core import PydanticCustomError

from iompress.model import instants
from iompress.model.fields import (
    Country,
    Email,
    FilePath,
    Key,
    Line,
    List,
    Table,
    Tag,
    Text,
    Timezone,
    WallTime,
)

Kind = Literal["release", "statement", "advisory", "briefing-note"]
Status = Literal["draft", "review", "approved", "issued", "withdrawn"]


class Dateline(Table):
    """Where the news was made: printed at the start of the first paragraph."""

    city: Line
    """The city, as it is written in the release's language."""
    country: Country | None = None
    """The country, printed in the release's language. Left out for a city that needs none."""


class Embargo(Table):
    """Until when nothing may be published. One for all languages."""

    until: WallTime = Field(examples=["2018-12-10T14:00:00"])
    """Wall time, without an offset."""
    timezone: Timezone
    """The zone whose clocks are meant."""
    reason: Line | None = None
    """Why: shown to journalists."""

    @property
    def instant(self) -> datetime:
        """The aware UTC instant at which the embargo lifts."""
        return instants.instant(self.until, self.timezone)


class Quote(Table):
    """Who said what: the record that is approved, checked and reused."""

    id: Key
    """A short name, unique in the release; translations refer to it."""
    speaker: Line
    """The full name."""
    role: Line | None = None
    """The role at the time."""
    text: Text = Field(min_length=1)
    """Word for word, without quotation marks; […] where the attribution stands in the body."""
    approval: dict[str, Any] | None = None
    """Who approved the words, when and how: { by = "Ana Keel", at = 2026-12-01 }. While it stays, so do they."""


class Contact(Table):
    """Whom journalists call."""

    name: Line
    role: Line | None = None
    phone: Line | None = Field(None, examples=["+44 20 7946 0123"])
    """In any readable international form."""
    email: Email | None = None
    languages: List[Tag] = ()
    """The languages that this contact speaks."""


class Media(Table):
    """A picture or document that goes with the release."""

    file: FilePath
    """Relative to the release's file."""
    alt: Text = ""
    """What a person who cannot see it needs to know."""
    caption: Text = ""
    credit: Line | None = None
    license: Line | None = None
    consent: Line | None = None
    """Reference of the consent form, where people can be recognized."""


class Ignore(Table):
    """A rule that does not apply to this release."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{3}$", examples=["HL002"])]
    """The rule's code."""
    reason: Line
    """Why it does not apply here."""


class Source(Table):
    """What the release was imported from. Written by `iompress import`."""

    name: Line
    digest: Line
    importer: Line
    at: datetime


class Correction(Table):
    """What was changed after the release was issued. Entries are only added: what was told cannot be untold."""

    at: datetime
    """When readers were told; without an offset, on the newsroom's own clocks."""
    kind: Line = Field(examples=["correction", "clarification", "withdrawal"])
    """What sort of change it is, for the record."""
    note: Line
    """What was wrong and what is right, as readers are told it: it is printed with the release."""


def _contact_form(value: object) -> str:
    return "key" if isinstance(value, str) else "table"


ContactEntry = Annotated[
    Annotated[Key, Branch("key")] | Annotated[Contact, Branch("table")], Discriminator(_contact_form)
]


class Release(Table):
    """A press release."""

    kind: Kind = "release"
    headline: Line
    subheadline: Line | None = None
    summary: Line | None = None
    """For feeds, e-mail previews and search engines. The first paragraph if left out."""
    language: Tag
    status: Status
    """How far the text has come. Whether it may be published also depends on the embargo."""
    date: date
    """The day in the dateline."""
    topics: List[Key] = ()
    """Keys of [topics] in newsroom.toml."""
    countries: List[Country] = ()
    """The countries it is about."""
    sdgs: List[Annotated[int, Field(ge=1, le=17)]] = ()
    """Sustainable Development Goals, by number."""
    contacts: List[ContactEntry] = ()
    """Keys of [contacts] in newsroom.toml, or [[contacts]] tables written out here."""
    boilerplate: List[Key] | None = None
    """Keys of [boilerplate] in newsroom.toml; the newsroom's default if left out."""
    body: Text = Field(min_length=1)
    """CommonMark: paragraphs, headings from ##, lists, block quotes, links, emphasis, pictures. No HTML."""
    notes: Text | None = None
    """Notes to editors, CommonMark."""
    dateline: Dateline | None = None
    embargo: Embargo | None = None
    quotes: List[Quote] = ()
    media: List[Media] = ()
    ignore: List[Ignore] = ()
    source: Source | None = None
    approval: dict[str, Any] | None = None
    """Kept for the record of approvals."""
    corrections: List[Correction] = ()
    """What was changed after it was issued."""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Release:
        seen: set[str] = set()
        for quote in self.quotes:
            if quote.id in seen:
                raise PydanticCustomError("quote_twice", "two quotes have the id “{id}”", {"id": quote.id})
            seen.add(quote.id)
        return self


class TranslatedDateline(Table):
    """The dateline where a translation names the city differently."""

    city: Line


class TranslatedQuote(Table):
    """A quote's words in the translation's language."""

    id: Key
    """The id of the source's quote."""
    text: Text = Field(min_length=1)
    role: Line | None = None
    """The role in this language, where newsroom.toml does not give it."""
    approval: dict[str, Any] | None = None


class TranslatedMedia(Table):
    """A picture's words in the translation's language."""

    file: FilePath
    """The file that the source names."""
    alt: Text = ""
    caption: Text = ""


class TranslationRecord(Table):
    """How the translation came about."""

    source: dict[Line, Line] = {}
    """The digest of each of the source's fields when it was translated."""
    translator: Line | None = None


class Translation(Table):
    """A release's words in another language. All else is its source's, so that it cannot drift."""

    language: Tag
    status: Status
    headline: Line
    subheadline: Line | None = None
    summary: Line | None = None
    body: Text = Field(min_length=1)
    notes: Text | None = None
    dateline: TranslatedDateline | None = None
    quotes: List[TranslatedQuote] = ()
    media: List[TranslatedMedia] = ()
    ignore: List[Ignore] = ()
    translation: TranslationRecord | None = None
    source: Source | None = None
    approval: dict[str, Any] | None = None
    corrections: List[Correction] = ()
