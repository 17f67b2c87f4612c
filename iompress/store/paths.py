"""Paths as messages name them."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: str | Path) -> str:
    """`path` as messages name it: from the working folder if it lies there, with nothing that a terminal obeys."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.fspath(path)
    return inert(os.fspath(path) if relative.startswith("..") else relative)


def inert(name: str) -> str:
    """A file's name with nothing in it that a terminal obeys."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else "�" for c in name.encode("utf-8", "replace").decode())
