"""Write the JSON Schemas by which an editor completes and checks the files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from iompress import options


def command(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHICH]", help="Print one instead: release, translation, newsroom or export.", show_default=False
        ),
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
      iompress schema export              # of what `export --format json` writes
    """
    from iompress.console.terminal import tell
    from iompress.model.schema import FILES
    from iompress.store.files import put
    from iompress.store.paths import shown

    if which is not None:
        options.one_of(which, (*(name.partition(".")[0] for name in FILES), "export"), "schema")
        sys.stdout.buffer.write(_export_schema() if which == "export" else schema_file(f"{which}.schema.json"))
        return
    folder = options.library(newsroom).folder
    for name in FILES:
        written = put(folder / name, schema_file(name), replace=True)
        tell(f"{shown(Path(folder / name))} {'written' if written else 'is up to date'}")


def schema_file(name: str) -> bytes:
    """The bytes of the schema file `name`."""
    from iompress.model.schema import json_schema

    return _written(json_schema(name))


def _export_schema() -> bytes:
    from iompress.exporters.json import json_schema

    return _written(json_schema())


def _written(schema: dict[str, Any]) -> bytes:
    import json

    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()
