"""The user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from iompress.errors import IompressError, UsageError
from iompress.store.paths import shown

USUAL = ("nano", "vim", "vi", "notepad")


def open_in_editor(path: Path, environment: Mapping[str, str]) -> None:
    """Open `path` in $VISUAL or $EDITOR, which may have arguments, and wait until it is closed.

    Raises UsageError if there is no editor, IompressError if it fails.
    """
    said = environment.get("VISUAL") or environment.get("EDITOR") or next(filter(shutil.which, USUAL), "")
    try:
        command = shlex.split(said, posix=os.name == "posix")
    except ValueError:
        raise UsageError(f"EDITOR is set to “{said}”, whose quotes do not close") from None
    if not command:
        raise UsageError("no editor is known", hint="set EDITOR: export EDITOR='code --wait'")
    try:
        ended = subprocess.run([*command, os.fspath(path)], check=False)
    except OSError as error:
        hint = "set EDITOR to an editor that is installed"
        raise IompressError(f"the editor “{command[0]}” does not start: {error.strerror}", hint=hint) from None
    if ended.returncode:
        raise IompressError(f"the editor ended with {ended.returncode}", hint=f"the file is kept: {shown(path)}")
