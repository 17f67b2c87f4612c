"""Make a newsroom: newsroom.toml, editor schemas, CI and pre-commit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iompress import options


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to; the working folder if left out.")] = Path(),
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="The organization's full name.", show_default=False)
    ] = None,
    short_name: Annotated[
        str | None, typer.Option("--short-name", metavar="TEXT", help="As IOM.", show_default=False)
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", metavar="TEXT", help="As IOM Slovenia.", show_default=False)
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="The office's, as SI.", show_default=False)
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language", "-l", metavar="TAG", help="Repeatable; the first is the default.", show_default=False
        ),
    ] = None,
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help="As Europe/Ljubljana.", show_default=False)
    ] = None,
    city: Annotated[
        str | None, typer.Option("--city", metavar="TEXT", help="The usual city of datelines.", show_default=False)
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="NAME", help="Whom journalists call.", show_default=False)
    ] = None,
    phone: Annotated[
        str | None, typer.Option("--phone", metavar="TEXT", help="The contact's.", show_default=False)
    ] = None,
    email: Annotated[
        str | None, typer.Option("--email", metavar="TEXT", help="The contact's.", show_default=False)
    ] = None,
) -> None:
    """Make a newsroom: newsroom.toml, editor schemas, CI and pre-commit.

    Asks on a terminal, unless the name is given; what the options leave open is then taken as usual.
    Files that are there already are left alone.

    \b
    Examples:
      iompress init
      iompress init press --name "International Organization for Migration" --short-name IOM
          --country SI -l en -l sl --city Ljubljana --contact "Press Desk" --email press@example.org
    """
    from iompress.commands.schema import schema_file
    from iompress.console.questions import answer, unasked
    from iompress.console.terminal import tell
    from iompress.errors import Refused
    from iompress.locales import country_zone
    from iompress.model.newsroom import Newsroom
    from iompress.model.schema import FILES
    from iompress.store.files import write
    from iompress.store.paths import shown
    from iompress.store.start import Beginning, files

    asked = answer if name is None else unasked
    full = asked("Name of the organization", name, "", options.line)
    short = asked("Short name", short_name, _initials(full), options.line)
    land = asked("The office's country, two letters", country, "", options.country)
    beginning = Beginning(
        name=full,
        short_name=short,
        office=asked("Office", office, short, options.line_or_nothing),
        country=land,
        languages=tuple(language or asked("Languages, the first is the default", None, "en", options.languages)),
        timezone=asked("Time zone", timezone, country_zone(land), options.line_or_nothing),
        city=asked("Usual city of datelines", city, "", options.line_or_nothing),
        contact_name=asked("Media contact", contact, "Press Desk", options.line),
        contact_phone=asked("Phone, with country code", phone, "", options.line_or_nothing),
        contact_email=asked("E-mail", email, "", options.line_or_nothing),
    )
    made = files(beginning, {name: schema_file(name) for name in FILES})
    options.require_sound(made["releases/newsroom.toml"], Newsroom)
    for path, data in made.items():
        try:
            write(folder / path, data)
            tell(f"{shown(folder / path)} written")
        except Refused:
            tell(f"{shown(folder / path)} was there already and is left as it is")
    tell("\nFill in the boilerplate in newsroom.toml; then `iompress new` writes the first release.")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()) or name[:20]
