"""Make what journalists receive: web page, plain text, Markdown, JSON …"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iompress.commands._editions import PassedOver
    from iompress.commands._outputs import Output
    from iompress.edition import Edition
    from iompress.errors import IompressError
    from iompress.exporters import Exporter


def command(
    releases: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Ids, parts of them or paths; all issued releases if left out.",
            autocompletion=options.complete_id,
            show_default=False,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Repeatable; `iompress formats` lists them; all for all. html if left out.",
            autocompletion=options.complete_format,
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="These languages only; repeatable.",
            autocompletion=options.complete_language,
            show_default=False,
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="STATE",
            autocompletion=options.complete_state,
            show_default=False,
            help="Also what is not public: draft, review, approved, embargoed, withdrawn. It carries a banner.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="Where to; - for standard output.")
    ] = "out",
    replace: Annotated[bool, typer.Option("--replace", help="Write over files that are there and differ.")] = False,
    zip_: Annotated[
        bool, typer.Option("--zip", help="One press kit per release: all its files, pictures, captions and checksums.")
    ] = False,
    attach: Annotated[
        list[str] | None,
        typer.Option(
            "--attach",
            metavar="FORMAT",
            autocompletion=options.complete_attachment,
            show_default=False,
            help="Attach this format to each e-mail; repeatable.",
        ),
    ] = None,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Make what journalists receive: web page, plain text, Markdown, JSON …

    Only issued releases leave the house. What is under embargo, a draft or withdrawn is refused
    unless --include names its state, and then carries a banner that nobody can miss.

    \b
    Examples:
      iompress export --format html
      iompress export global-compact -f html -f text -f json -o press
      iompress export global-compact -l sl -f text -o -
      iompress export migrants-day --include embargoed
      iompress export global-compact --format all --zip -o press
      iompress export global-compact --format email --attach pdf
    """
    from iompress import exporters
    from iompress.commands._editions import PassedOver, Request, editions_wanted
    from iompress.console.progress import steps
    from iompress.console.terminal import tell, tell_error
    from iompress.errors import IompressError, Refused, Unsuited, UsageError
    from iompress.model.state import State

    names = _names(formats or ["html"])
    if attach and "email" not in names:
        raise UsageError("only an e-mail has attachments", hint="--format email --attach pdf")
    chosen = [_with_attachments(attach) if attach and name == "email" else exporters.load(name) for name in names]
    states = tuple(options.one_of(state, tuple(State), "state") for said in include or () for state in said.split(","))
    library = options.library(newsroom)
    request = Request(tuple(releases or ()), tuple(language or ()), states, options.moment(at, library))
    if request.at > options.now():
        tell("the clock is simulated; embargoes hold by the real one", "note", "33")
    count = Counter[str]()
    unsuited: list[Unsuited] = []
    into = _output(output, count, kits=zip_, replace=replace)
    for edition in editions_wanted(library, request, lambda names: steps(names, "export")):
        if isinstance(edition, IompressError):
            count["refused"] += 1
            tell_error(edition)
        elif isinstance(edition, PassedOver):
            count["passed over"] += 1
            if releases:
                tell(f"{edition.told}: passed over")
            for path in _left_over(edition, chosen, output, kits=zip_):
                count["refused"] += 1
                tell_error(
                    Refused(f"{path} is there from before, and {edition.told}", hint="delete it before it is sent")
                )
        else:
            for error in _put(edition, chosen, into):
                if isinstance(error, Unsuited) and "all" in (formats or ()):
                    unsuited.append(error)
                    continue
                count["refused"] += 1
                tell_error(error)
    try:
        into.close()
    except IompressError as error:
        count["refused"] += 1
        tell_error(error)
    count["left out"] = len(unsuited)
    for why in list(dict.fromkeys(f"{error.message} ({error.hint})" for error in unsuited))[:MOST]:
        tell(f"left out: {why}", "note", "33")
    if output != "-":
        tell(_told(count, output))
    raise typer.Exit(1 if count["refused"] else 0)


MOST = 5
"""Reasons that are told of why a format was left out."""


def _output(output: str, count: Counter[str], *, kits: bool, replace: bool) -> Output:
    from iompress.commands._outputs import Folder, PressKits, StandardOutput
    from iompress.errors import UsageError

    if output == "-":
        if kits:
            raise UsageError("a press kit does not go to standard output", hint="name a folder with --output")
        return StandardOutput()
    if Path(output).is_file():
        raise UsageError(f"{output} is a file, not a folder", hint="--output names the folder that files are put into")
    folder = Folder(Path(output), count, replace=replace)
    return PressKits(folder) if kits else folder


def _left_over(edition: PassedOver, formats: Sequence[Exporter], output: str, *, kits: bool) -> Iterator[Path]:
    """The files that an earlier export made of what may not leave the house now."""
    if output == "-":
        return
    names = [f"{edition.reference}.{format_.EXTENSION}" for format_ in formats]
    for name in [f"{edition.reference}.zip"] if kits else names:
        if (Path(output) / name).exists():
            yield Path(output) / name


def _put(edition: Edition, formats: Sequence[Exporter], into: Output) -> Iterator[IompressError]:
    """Make `edition` in all `formats`, and give what went wrong with any."""
    from iompress.errors import IompressError, UsageError

    stem = edition.id if edition.language == edition.original else f"{edition.id}.{edition.language}"
    for format_ in formats:
        try:
            into.add(edition, f"{stem}.{format_.EXTENSION}", format_.export(edition))
        except UsageError:
            raise
        except IompressError as error:
            yield error


def _with_attachments(names: list[str]) -> Exporter:
    from iompress import exporters
    from iompress.commands._attachments import EmailWith

    return EmailWith([exporters.load(name) for name in dict.fromkeys(names)])


def _names(formats: list[str]) -> tuple[str, ...]:
    """The formats meant, each once; `all` for all."""
    from iompress import exporters

    return exporters.names() if "all" in formats else tuple(dict.fromkeys(formats))


def _told(count: Counter[str], output: str) -> str:
    parts = [f"{count['written']} file{'s' * (count['written'] != 1)} written to {output}"]
    if count["unchanged"]:
        parts.append(f"{count['unchanged']} there already and the same")
    if count["passed over"]:
        parts.append(f"{count['passed over']} not issued and passed over")
    if count["left out"]:
        parts.append(f"{count['left out']} left out")
    if count["refused"]:
        parts.append(f"{count['refused']} refused")
    return ", ".join(parts)
