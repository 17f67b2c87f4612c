"""Write the file of a translation, with a gap for all that is to be translated."""

from __future__ import annotations

from typing import Annotated

import typer

from iompress import options

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
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open it in your editor at once.")] = False,
    newsroom: options.Newsroom = None,
) -> None:
    """Write the file of a translation, with a gap for all that is to be translated, and print its path.

    It lies beside its release and holds words only: date, embargo, contacts and pictures are the
    release's. The release's words stand behind each gap, XXX; of quotations none does but in comments,
    for what was approved in one language is not approved in another. It starts as a draft. A file that
    is there already is never touched.

    \b
    Examples:
      iompress translate office-in-koper -l sl
      iompress translate global-compact -l fr -l ar --edit
    """
    from iompress.commands.edit import edit as open_to_edit
    from iompress.console.terminal import tell
    from iompress.errors import UsageError
    from iompress.model.release import Translation
    from iompress.store.files import write
    from iompress.store.paths import shown
    from iompress.store.translations import path_of, text_of

    library = options.library(newsroom)
    folder = library.scan()
    file = folder.original(folder.find(release))
    source = library.read(file).sound()
    paths = []
    for tag in map(options.language, dict.fromkeys(language)):
        if tag == source.language:
            raise UsageError(f"{file.id} is in “{tag}” itself", hint="name the language to translate it into")
        text = text_of(source, library.newsroom, tag).encode()
        options.require_sound(text, Translation)
        write(path_of(file, tag), text)
        paths.append(path_of(file, tag))
        print(shown(paths[-1]))
    if source.status in ("draft", "review"):
        tell(f"The release is still in {source.status}: if its words change, `iompress validate` tells.")
    for path in paths if edit else ():
        open_to_edit(path)
