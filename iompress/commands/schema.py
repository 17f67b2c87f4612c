"""Write the JSON Schemas by which an editor completes and checks the files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from iompress import options


def command(
    which: Annotated[
        str | None,
        typer.Argument(metavar="[release|translation|newsroom]", help="Print this one instead.", show_default=False),
    ] = None,
    newsroom: options.Newsroom = None,
) -> None:
    """Write the JSON Schemas by which an editor completes and checks the files.

    They go beside newsroom.toml. A file that begins with “#:schema ./newsroom.schema.json” (or
    “../release.schema.json”) is then completed and checked by editors with taplo or tombi.

    \b
    Examples:
      iompress schema
      iompress schema release > release.schema.json
    """
    from iompress.console.terminal import tell
    from iompress.model.schema import FILES
    from iompress.store.files import put
    from iompress.store.folder import shown

    if which is not None:
        options.one_of(which, tuple(name.partition(".")[0] for name in FILES), "schema")
        sys.stdout.buffer.write(schema_file(f"{which}.schema.json"))
        return
    folder = options.library(newsroom).folder
    for name in FILES:
        written = put(folder / name, schema_file(name), replace=True)
        tell(f"{shown(Path(folder / name))} {'written' if written else 'is up to date'}")


def schema_file(name: str) -> bytes:
    """The bytes of the schema file `name`."""
    import json

    from iompress.model.schema import json_schema

    return f"{json.dumps(json_schema(name), ensure_ascii=False, indent=2)}\n".encode()
