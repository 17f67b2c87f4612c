"""Write the file of a translation, with a gap for all that is to be translated."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from iompress.model.release import Release

NO_ARGS_IS_HELP = True


def command(
    release: Annotated[
        str, typer.Argument(metavar="ID", help="An id, a part of one, or a path.", autocompletion=options.complete_id)
    ],
    language: Annotated[
        list[str],
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="Into this language; repeatable.",
            show_default=False,
            autocompletion=options.complete_language,
        ),
    ],
    revised: Annotated[
        bool,
        typer.Option("--revised", help="It has been revised: put on record that it has the release's words of now."),
    ] = False,
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open it in your editor at once.")] = False,
    newsroom: options.Newsroom = None,
) -> None:
    """Write the file of a translation, with a gap for all that is to be translated, and print its path.

    It lies beside its release and holds words only: date, embargo, contacts and pictures are the
    release's. The release's words stand behind each gap, XXX; of quotations none does but in comments,
    for what was approved in one language is not approved in another. It starts as a draft. A file that
    is there already is never touched.

    When the release's words change, its translations are out of date, and are not exported until each
    is revised and --revised says so.

    \b
    Examples:
      iompress translate office-in-koper -l sl
      iompress translate office-in-koper -l sl --revised
      iompress translate global-compact -l fr -l ar --edit
    """
    from iompress.commands.edit import edit as open_to_edit
    from iompress.console.terminal import tell
    from iompress.errors import Refused, UsageError
    from iompress.model.release import Translation
    from iompress.store.files import write
    from iompress.store.paths import shown
    from iompress.store.translations import path_of, text_of

    library = options.library(newsroom)
    folder = library.scan()
    file = folder.original(folder.find(release))
    source = library.read(file).sound()
    usual = library.newsroom.organization.languages
    tags = [options.language_of(tag, usual) for tag in dict.fromkeys(language)]
    if revised:
        for tag in tags:
            tell(_renewed(path_of(file, tag), source))
        return
    paths = []
    for tag in tags:
        if tag == source.language:
            raise UsageError(f"{file.id} is in “{tag}” itself", hint="name the language to translate it into")
        text = text_of(source, library.newsroom, tag).encode()
        options.require_sound(text, Translation)
        if path_of(file, tag).exists():
            hint = f"`iompress edit {file.id}.{tag}` opens it; once it is revised: `iompress translate … --revised`"
            raise Refused(f"{shown(path_of(file, tag))} is there already", hint=hint)
        write(path_of(file, tag), text)
        paths.append(path_of(file, tag))
        print(shown(paths[-1]))
    if source.status in ("draft", "review"):
        tell(f"The release is still in {source.status}: if its words change, `iompress validate` tells.")
    for path in paths if edit else ():
        open_to_edit(path)


def _renewed(path: Path, source: Release) -> str:
    """Renew the record of the translation at `path`. Returns what is to be told. Raises UsageError if there is none."""
    from iompress.errors import UsageError
    from iompress.store.files import Unreadable, decode, read_bytes, write
    from iompress.store.paths import shown
    from iompress.store.revised import renewed
    from iompress.store.toml import NotToml

    if not path.exists():
        raise UsageError(f"{shown(path)} is not there", hint="without --revised it is begun")
    try:
        before = read_bytes(path)
        text, fields = renewed(decode(before), source)
    except (Unreadable, NotToml) as error:
        raise UsageError(f"{shown(path)} cannot be read", hint="`iompress validate` says why") from error
    if not fields:
        return f"{shown(path)} is up to date already"
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    write(path, mark + text.encode(), replace=True)
    return f"{shown(path)}: on record as revised ({', '.join(fields)})"
