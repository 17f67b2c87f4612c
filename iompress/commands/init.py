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
    Files that are there already are left alone: in a newsroom only what is missing is added.

    \b
    Examples:
      iompress init
      iompress init press --name "Example Relief Agency" --short-name ERA
      iompress init press --name "Example Relief Agency" --short-name ERA \\
          -l en -l sl --country SI --city Ljubljana --email press@example.org
    """
    from iompress.commands.schema import schema_file
    from iompress.console.questions import answer, unasked
    from iompress.console.terminal import tell
    from iompress.errors import Refused, UsageError
    from iompress.model.newsroom import Newsroom
    from iompress.model.schema import FILES
    from iompress.store.files import require_writable, write
    from iompress.store.folder import NEWSROOM
    from iompress.store.paths import shown
    from iompress.store.start import Beginning, files, newsroom_text

    if (folder / NEWSROOM).exists():
        raise UsageError(
            f"{shown(folder / NEWSROOM)} is there: this is a newsroom already",
            hint="`iompress new` writes a release in it",
        )
    require_writable(folder)
    made = files({name: schema_file(name) for name in FILES})
    home = folder / "releases" / NEWSROOM
    new = not home.exists()
    if new:
        asked = answer if name is None else unasked
        full = asked("Name of the organization", name, "", options.line, "--name")
        short = asked("Short name", short_name, _initials(full), options.line, "--short-name")
        land = asked("The office's country, two letters", country, "", options.country, "--country")
        place = asked("Usual city of datelines", city, "", options.line_or_nothing, "--city")
        beginning = Beginning(
            name=full,
            short_name=short,
            office=asked("Office", office, short, options.line_or_nothing, "--office"),
            country=land,
            languages=asked(
                "Languages, the first is the default",
                " ".join(language) if language else None,
                "en",
                options.languages,
                "--language",
            ),
            timezone=asked("Time zone", timezone, _usual_zone(land, place), options.timezone, "--timezone"),
            city=place,
            contact_name=asked("Media contact", contact, "Press Desk", options.line, "--contact"),
            contact_phone=asked("Phone, with country code", phone, "", options.line_or_nothing, "--phone"),
            contact_email=asked("E-mail", email, "", options.email_or_nothing, "--email"),
        )
        made = {f"releases/{NEWSROOM}": newsroom_text(beginning).encode(), **made}
        options.require_sound(made[f"releases/{NEWSROOM}"], Newsroom)
    else:
        tell(f"{shown(home)} is there and is left as it is; what is missing beside it is added")
    for path, data in made.items():
        try:
            write(folder / path, data)
            tell(f"{shown(folder / path)} written")
        except Refused:
            tell(f"{shown(folder / path)} was there already and is left as it is")
    if new:
        tell(f"\nFill in what is marked XXX in {shown(home)}; then `iompress new` writes the first release.")
        tell("CI wants to know where it gets iompress from: IOMPRESS in .github/workflows/releases.yml.")
    if not any((around / ".git").exists() for around in (folder, *folder.absolute().parents)):
        tell("Keep it in git (`git init`): its history is what shows that nothing issued was altered.")


def _usual_zone(country: str, city: str) -> str:
    """The zone that the country, or its city, leaves no doubt about; "" where it has several, UTC for no country."""
    from iompress.locales import countries

    zones = countries.zones(country)
    named = [zone for zone in zones if zone.rpartition("/")[2].replace("_", " ").casefold() == city.casefold()]
    return next(iter(named or zones), "UTC") if named or len(zones) < 2 else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()) or name[:20]
