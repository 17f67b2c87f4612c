"""The kinds of value that fields of a release and of a newsroom hold."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic import Tag as Branch
from pydantic_core import PydanticCustomError

from iompress.model import instants
from iompress.model.characters import CONTROL

_LINE_BREAK = re.compile(r"[\t\n]")


class Table(BaseModel):
    """A TOML table: nothing may be in it that is not named here, and it never changes."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        defer_build=True,  # a command that reads no translation does not wait for its validator
    )


def _text(value: str) -> str:
    if value.isprintable() or value.replace("\n", "").isprintable():  # what is printable holds no control character
        return value
    found = CONTROL.search(value)
    if found:
        raise PydanticCustomError("control", "holds the control character U+{code}", {"code": f"{ord(found[0]):04X}"})
    return value


def _line(value: str) -> str:
    if value.isprintable() and value and not value.isspace():
        return value
    if _LINE_BREAK.search(value):
        raise PydanticCustomError("line_break", "must be a single line, without tabs or line breaks")
    if not value.strip():
        raise PydanticCustomError("empty", "is empty")
    return _text(value)


def _with_host(value: str) -> str:
    if "[" in value or value.partition("://")[2][:1] in "/?#:@":
        from urllib.parse import urlsplit

        try:
            host = urlsplit(value).hostname
        except ValueError:
            host = None
        if not host:
            raise PydanticCustomError("host", "names no host, as https://example.org does")
    return value


def _timezone(value: str) -> str:
    try:
        instants.zone(value)
    except KeyError:
        raise PydanticCustomError("timezone", "“{zone}” is not a time zone", {"zone": value[:60]}) from None
    return value


def _wall_time(value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise PydanticCustomError(
            "offset", "must be a wall time, without an offset: `timezone` says which clocks are meant"
        )
    if value.year not in instants.YEARS:
        raise PydanticCustomError("year", "cannot be in the year {year}", {"year": value.year})
    return value


def _inside(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or set(value) & set("\\:") or not path.name or value.endswith("/"):
        raise PydanticCustomError("outside", "must be a file beside the release or in a folder below it")
    return value


Entry = TypeVar("Entry")

List = Annotated[tuple[Entry, ...], Strict(False)]
"""A TOML list, kept as a tuple so that it never changes."""

Text = Annotated[str, AfterValidator(_text)]
"""Running text: line breaks allowed, control characters not."""

Line = Annotated[str, AfterValidator(_line)]
"""One line of text, not empty."""

TAG = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")

Tag = Annotated[
    str,
    StringConstraints(pattern=TAG.pattern),
    Field(examples=["en", "sl", "zh-Hant"]),
]
"""A language, as a BCP 47 tag."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(examples=["MA", "SI"])]
"""A country, as an ISO 3166-1 alpha-2 code."""

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=80)]
"""The key of a table in newsroom.toml, or an id."""

Email = Annotated[
    str,
    StringConstraints(pattern=r"^[!#-+\--9=?A-~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254),
    AfterValidator(_text),
]
"""An e-mail address that every mail program takes: all ASCII (RFC 5321)."""

WebAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"\x00-\x20]+$", max_length=2000),
    AfterValidator(_text),
    AfterValidator(_with_host),
]
"""An http or https address."""

Timezone = Annotated[str, AfterValidator(_timezone), Field(examples=["Europe/Ljubljana", "Africa/Casablanca"])]
"""An IANA time zone."""

WallTime = Annotated[
    datetime, AfterValidator(_wall_time), WithJsonSchema({"type": "string", "format": "date-time-local"})
]
"""What the clocks on the wall show: date and time without an offset."""

FilePath = Annotated[str, AfterValidator(_line), AfterValidator(_inside)]
"""A file, relative to the one that names it and never above it."""


def _by_language_form(value: object) -> str:
    return "table" if isinstance(value, dict) else "text"


LineByLanguage = Annotated[
    Annotated[Line, Branch("text")] | Annotated[dict[Tag, Line], Branch("table")], Discriminator(_by_language_form)
]
"""One line per language; a plain line is the same in all languages."""

TextByLanguage = Annotated[
    Annotated[Text, Branch("text")] | Annotated[dict[Tag, Text], Branch("table")], Discriminator(_by_language_form)
]
"""Text per language; a plain text is the same in all languages."""


def in_language(value: str | dict[str, str] | None, language: str, default: str = "") -> str:
    """`value` as it reads in `language`, else in its base language (zh for zh-Hant), else "".

    `default` is a language to fall back on before giving up; "" for none.
    """
    if value is None or isinstance(value, str):
        return value or ""
    for tag in (language, language.partition("-")[0], default):
        if tag in value:
            return value[tag]
    return ""
