"""Exports as they have been looked at and found right, byte for byte.

After a change that is meant, run this file with IOMPRESS_GOLDEN=write to write them anew, and read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iompress import exporters, registry
from tests.exporters.editions import everything

GOLDEN = Path(__file__).parent / "golden"
EDITIONS = everything()
CASES = [
    ("issued", "html"),
    ("issued", "text"),
    ("issued", "markdown"),
    ("issued", "json"),
    ("embargoed", "text"),
    ("embargoed", "markdown"),
    ("embargoed", "json"),
    ("lifted", "text"),
    ("draft", "text"),
    ("withdrawn", "html"),
    ("withdrawn", "text"),
    ("withdrawn", "markdown"),
    ("withdrawn", "json"),
    ("slovenian", "text"),
    ("slovenian", "markdown"),
    ("arabic", "html"),
    ("arabic", "text"),
    ("chinese", "text"),
    ("chinese", "markdown"),
]


@pytest.mark.parametrize(("name", "format_"), CASES)
def test_bytes(name: str, format_: str) -> None:
    module = registry.load(exporters, format_)
    data = module.export(EDITIONS[name])
    path = GOLDEN / f"{name}.{module.EXTENSION}"
    if os.environ.get("IOMPRESS_GOLDEN") == "write":
        path.write_bytes(data)
    assert data.decode() == path.read_text("utf-8")
