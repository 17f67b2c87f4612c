"""The schemas of other people's standards, which lie beside the checkout and are no part of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.exporters.programs import missing

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "standards"


def standard(name: str) -> Path:
    """The path of the file `name` in ../shared/standards; without it the test is skipped, or fails in CI."""
    path = FOLDER / name
    if not path.exists():
        missing(
            f"{name} is not in ../shared/standards beside the checkout: the schemas of standards are not part of it"
        )
    return path


@cache
def xsd(name: str) -> etree.XMLSchema:
    """The XML Schema in the file `name`."""
    return etree.XMLSchema(etree.parse(standard(name)))


@cache
def json_schema(name: str) -> Any:
    """The JSON Schema in the file `name`."""
    return json.loads(standard(name).read_text("utf-8"))


def parsed(data: bytes) -> etree._Element:
    """`data` as XML, without entities and without network."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def faults(schema: etree.XMLSchema, data: bytes) -> list[str]:
    """What `schema` finds wrong with the document."""
    schema.validate(parsed(data))
    return [f"line {entry.line}: {entry.message}" for entry in schema.error_log]
