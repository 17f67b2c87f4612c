"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from iompress.store.library import Library

Newsroom = Annotated[
    str | None,
    typer.Option(
        "--newsroom",
        metavar="DIR",
        envvar="IOMPRESS_NEWSROOM",
        help="The newsroom's folder. Found from the working folder upwards if left out.",
        show_default=False,
    ),
]

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="Act as if it were this moment: 2018-12-10T14:00, with Z, +01:00 or a zone behind it.",
        show_default=False,
    ),
]


def library(newsroom: str | None) -> Library:
    """The newsroom that the option names, or the one around the working folder."""
    from iompress.store.library import find_library

    return find_library(newsroom, Path.cwd())


def now() -> datetime:
    """The moment on the machine's clock: the one place where commands look at it."""
    return datetime.now(UTC)


def moment(at: str | None, found: Library) -> datetime:
    """The aware instant that the option names, read in the newsroom's zone; now if it was left out."""
    if at is None:
        return now()
    from iompress.model.instants import parse_at, zone

    return parse_at(at, zone(found.newsroom.organization.timezone))


def complete_id(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids that begin with what was typed; else what follows, in ids, from a word that begins so: that names them
    too, and shells put nothing in place of what was typed but what begins with it."""
    from iompress.errors import IompressError

    try:
        releases = _completing(ctx).scan().releases
    except IompressError:
        return []
    ids = sorted({file.id for file in releases.values()}, reverse=True)
    said = incomplete.lower()
    tails = (i[at + 1 :] for i in ids for at in range(len(i)) if i[at] == "-" and i.startswith(said, at + 1))
    return [i for i in ids if i.startswith(incomplete)] or list(dict.fromkeys(tails))


def complete_format(incomplete: str) -> list[str]:
    """The export formats that begin with what was typed."""
    from iompress import exporters

    return [name for name in (*exporters.names(), "all") if name.startswith(incomplete)]


def complete_attachment(incomplete: str) -> list[str]:
    """The formats that can go with an e-mail that begin with what was typed."""
    return [name for name in complete_format(incomplete) if name != "all"]


def complete_state(incomplete: str) -> list[str]:
    """The states that begin with what was typed."""
    from iompress.model.state import State

    return [state for state in State if state.startswith(incomplete)]


def _completing(ctx: typer.Context) -> Library:
    """The newsroom that the line being completed is about."""
    return library(ctx.params.get("newsroom") or os.environ.get("IOMPRESS_NEWSROOM"))


def _complete_key(ctx: typer.Context, incomplete: str, table: str) -> list[str]:
    from iompress.errors import IompressError

    try:
        keys = getattr(_completing(ctx).newsroom, table)
    except IompressError:
        return []
    return [key for key in keys if key.startswith(incomplete)]


def complete_topic(ctx: typer.Context, incomplete: str) -> list[str]:
    """The newsroom's topics that begin with what was typed."""
    return _complete_key(ctx, incomplete, "topics")


def complete_contact(ctx: typer.Context, incomplete: str) -> list[str]:
    """The newsroom's contacts that begin with what was typed."""
    return _complete_key(ctx, incomplete, "contacts")


def complete_language(incomplete: str) -> list[str]:
    """The languages that iompress prints that begin with what was typed."""
    from iompress.locales import names

    return [name for name in names() if name.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """The kinds of release that begin with what was typed."""
    from iompress.store.drafts import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def one_of(wanted: str, known: tuple[str, ...], what: str) -> str:
    """`wanted`, if it is one of `known`, which newsroom.toml may leave empty. Raises UsageError with the nearest."""
    if wanted in known:
        return wanted
    from difflib import get_close_matches

    from iompress.errors import UsageError

    near = get_close_matches(wanted, known, 1, 0.5)
    others = f"known are {', '.join(known)}" if known else f"newsroom.toml has no {what} at all"
    hint = f"did you mean “{near[0]}”?" if near else others
    raise UsageError(f"there is no {what} “{wanted}”", hint=hint)


def line(said: str) -> str:
    """One line of text, not empty. Raises UsageError."""
    from iompress.errors import UsageError

    if not said.strip() or not said.isprintable():
        raise UsageError(f"“{said}” is not a line of text" if said.strip() else "an answer is needed")
    return said.strip()


def line_or_nothing(said: str) -> str:
    """One line of text, or "". Raises UsageError."""
    return line(said) if said.strip() else ""


def country(said: str) -> str:
    """A country's code in capitals, or "". Raises UsageError for a code that no country has, saying which is meant."""
    from iompress.errors import UsageError
    from iompress.locales import countries, locale

    code = said.strip().upper()
    if not code or code in countries.codes():
        return code
    meant = countries.instead(code) or countries.code_of(said)
    if meant:
        raise UsageError(f"“{said}” is not the code of a country", hint=f"{locale('en').country(meant)} is {meant}")
    raise UsageError(f"no country has the code “{said}”", hint="write the two letters of ISO 3166-1: MA, SI, GB")


def language(said: str) -> str:
    """A language tag. Raises UsageError, saying which tag is meant by a language's name."""
    from difflib import get_close_matches

    from iompress.errors import UsageError
    from iompress.locales import locale, names
    from iompress.model.fields import TAG

    if TAG.fullmatch(said):
        return said
    called = {name.casefold(): tag for tag in names() for name in (locale(tag).name, locale("en").language(tag))}
    near = get_close_matches(said.casefold(), called, 1, 0.75)
    meant = called[near[0]] if near else ""
    hint = f"{locale('en').language(meant)} is {meant}" if meant else "write en, sl or zh-Hant"
    raise UsageError(f"“{said}” is not a language tag", hint=hint)


def language_of(said: str, newsroom: Sequence[str]) -> str:
    """A language tag: of the newsroom's languages, or one that dates and labels are known in. Raises UsageError: “si”
    is Sinhala, and who types it means Slovenian."""
    from iompress.errors import UsageError
    from iompress.locales import locale, names

    tag = language(said)
    if tag in newsroom or tag.partition("-")[0] in names():
        return tag
    hint = "if it is meant, add it to `languages` in newsroom.toml first"
    raise UsageError(
        f"{locale('en').language(tag)} (“{tag}”) is none of the newsroom's languages, {', '.join(newsroom)}", hint=hint
    )


def languages(said: str) -> tuple[str, ...]:
    """Language tags, parted by blanks or commas. Raises UsageError if there is none."""
    from iompress.errors import UsageError

    tags = tuple(language(tag) for tag in said.replace(",", " ").split())
    if not tags:
        raise UsageError("a language is needed", hint="write en, sl or zh-Hant")
    return tags


def timezone(said: str) -> str:
    """An IANA time zone. Raises UsageError, naming the nearest."""
    from iompress.errors import UsageError
    from iompress.model.instants import zone, zone_like

    try:
        zone(said)
    except KeyError:
        near = zone_like(said)
        hint = f"did you mean “{near}”?" if near else "write a region and a city: Europe/Ljubljana"
        raise UsageError(f"“{said}” is not a time zone" if said else "a time zone is needed", hint=hint) from None
    return said


def email_or_nothing(said: str) -> str:
    """An e-mail address, or "". Raises UsageError."""
    from pydantic import TypeAdapter, ValidationError

    from iompress.errors import UsageError
    from iompress.model.fields import Email

    try:
        return TypeAdapter[str](Email).validate_python(said) if said else ""
    except ValidationError:
        raise UsageError(f"“{said}” is not an e-mail address", hint="write it like press@example.org") from None


def require_sound(data: bytes, model: type[BaseModel]) -> None:
    """Raise UsageError if `data`, a file made of what options said, is not a sound file of its kind."""
    from iompress.errors import UsageError
    from iompress.store.documents import understand

    document = understand(data, "", model)
    if document.problems:
        told = [f"{p.message} ({p.hint})" if p.hint else p.message for p in document.problems]
        raise UsageError("\n".join(told), hint="nothing was written")
