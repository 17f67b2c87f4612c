"""The newsroom as newsroom.toml holds it: who we are and how we write."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from iompress.model.fields import (
    Country,
    Email,
    FilePath,
    Key,
    Line,
    LineByLanguage,
    List,
    Table,
    Tag,
    TextByLanguage,
    Timezone,
    WebAddress,
)

DatelineStyle = Literal["iom", "un", "ap"]
Severity = Literal["error", "warning", "info"]


class Organization(Table):
    """Who speaks."""

    name: LineByLanguage
    short_name: LineByLanguage
    office: LineByLanguage | None = None
    """The office whose newsroom this is."""
    country: Country | None = None
    """Where the office is."""
    url: WebAddress | None = None
    logo: FilePath | None = None
    """Relative to newsroom.toml."""
    languages: List[Tag] = Field(min_length=1)
    """The languages it publishes in; the first is the default."""
    timezone: Timezone


class Style(Table):
    """How releases are set."""

    dateline: DatelineStyle = "iom"
    end_mark: Line = "###"
    quotation_marks: dict[Tag, Annotated[List[Line], Field(min_length=2, max_length=4)]] = {}
    """Per language: outer opening and closing, inner opening and closing. The language's own if left out."""


class Defaults(Table):
    """What a new release starts with."""

    city: LineByLanguage | None = None
    country: Country | None = None
    contacts: List[Key] = ()
    boilerplate: List[Key] = ()


class NewsroomContact(Table):
    """Whom journalists call; releases name it by its key."""

    name: LineByLanguage
    role: LineByLanguage | None = None
    phone: Line | None = None
    email: Email | None = None
    languages: List[Tag] = ()
    valid_until: date | None = None
    """The last day on which it may be printed."""


class Speaker(Table):
    """Someone who is quoted, and in what role from when to when."""

    name: LineByLanguage
    role: LineByLanguage
    start: date | None = Field(None, alias="from")
    """The first day in the role."""
    end: date | None = Field(None, alias="until")
    """The last day in the role."""


class Boilerplate(Table):
    """A standing text at the end of releases, such as “About IOM”."""

    title: LineByLanguage
    text: TextByLanguage


class Topic(Table):
    """A subject that releases are filed under."""

    title: LineByLanguage


class Section(Table):
    """A page of the newsroom site."""

    id: Key
    title: LineByLanguage
    text: TextByLanguage
    parent: Key | None = None
    """The id of the section that it belongs to."""


class Validate(Table):
    """Which rules `iompress validate` applies."""

    select: List[Line] = ()
    """Codes or their beginnings; all rules that are on by default if left out."""
    ignore: List[Line] = ()
    per_file_ignores: dict[Line, List[Line]] = {}
    """Patterns of paths, each with the codes to ignore there."""
    severity: dict[Line, Severity] = {}
    """Codes or their beginnings, each with another severity than its own."""
    terms: dict[Tag, dict[Line, Line]] = {}
    """The house's own terms per language: what to avoid, and what to write instead."""
    terms_off: List[Line] = ()
    """Terms of the built-in tables that this newsroom does not avoid."""


def _address(value: str) -> str:
    if "{id}" not in value:
        raise PydanticCustomError("no_id", "has no {id} in it, so all releases would have one address")
    return value


class ReliefWeb(Table):
    """How ReliefWeb counts: its ids for us, for countries, languages and themes (api.reliefweb.int)."""

    source: List[int] = Field(min_length=1)
    """The ids of the organization."""
    countries: dict[Country, int] = {}
    """The id of each country that releases are about, by its ISO 3166-1 code."""
    country: int | None = None
    """The id for releases about no country in particular."""
    languages: dict[Tag, int] = {}
    """The ids of languages other than English, French, Spanish, Arabic and Russian, which are known."""
    themes: dict[Key, List[int]] = {}
    """The ids of themes, by the keys of [topics]."""


class Exports(Table):
    """What the systems of newsdesks ask of releases."""

    address: Annotated[
        Annotated[WebAddress, AfterValidator(_address)] | None,
        Field(examples=["https://example.org/news/{language}/{id}"]),
    ] = None
    """Where releases are published: {id} and {language} stand for the release's. Without it they have tag: URIs."""
    usage_terms: LineByLanguage | None = None
    """What others may do with the texts."""
    reliefweb: ReliefWeb | None = None


class Newsroom(Table):
    """A press office: newsroom.toml."""

    organization: Organization
    style: Style = Style()
    defaults: Defaults = Defaults()
    contacts: dict[Key, NewsroomContact] = {}
    speakers: dict[Key, Speaker] = {}
    boilerplate: dict[Key, Boilerplate] = {}
    topics: dict[Key, Topic] = {}
    sections: List[Section] = ()
    rules: Validate = Field(Validate(), alias="validate")
    exports: Exports = Exports()
    site: dict[str, Any] = {}
    """Settings of the newsroom site."""
