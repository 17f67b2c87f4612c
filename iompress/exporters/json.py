"""JSON for programs: everything of the edition, by the schema that `iompress schema export` prints."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast

from iompress.edition import Edition
from iompress.exporters import _templates
from iompress.exporters._carried import sealed, written
from iompress.exporters._record import record

EXTENSION = "json"
MEDIA_TYPE = "application/json"


def export(edition: Edition) -> bytes:
    """`edition` as JSON in UTF-8 (RFC 8259), indented so that changes can be read line by line."""
    known = sealed({**record(edition), "written": written(edition)})
    ordered = {key: known[key] for key in json_schema()["properties"]}
    return (json.dumps(ordered, ensure_ascii=False, indent=2) + "\n").encode()


@cache
def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `export` writes."""
    return cast("dict[str, Any]", json.loads(_templates.resource("release-export.schema.json")))
