"""Open a release in your editor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from iompress import options

NO_ARGS_IS_HELP = True


def command(
    release: Annotated[
        str, typer.Argument(metavar="ID", help="An id, a part of one, or a path.", autocompletion=options.complete_id)
    ],
    newsroom: options.Newsroom = None,
) -> None:
    """Open a release in your editor: $VISUAL or $EDITOR, which may have arguments.

    Afterwards it says whether the file can still be read.

    \b
    Examples:
      iompress edit global-compact
      EDITOR="code --wait" iompress edit 2018-12-10-global-compact-adopted.sl
    """
    library = options.library(newsroom)
    file = library.scan().find(release)
    if file.outside:
        library.read(file).sound()  # not what the link leads to: whoever opens it may write there
    edit(Path(file.path))


def edit(path: Path) -> None:
    """Open the release at `path`, and say what is wrong with it afterwards. Raises BrokenFile."""
    from iompress.console.editor import open_in_editor
    from iompress.console.terminal import tell
    from iompress.store.documents import read_release, read_translation
    from iompress.store.folder import File
    from iompress.store.paths import shown

    open_in_editor(path, os.environ)
    file = File(path.name, str(path))
    content = (read_translation if file.language else read_release)(file, shown(path)).sound()
    tell(f"{shown(path)} can be read; its status is {content.status}")
