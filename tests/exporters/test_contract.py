"""What holds for every format there is: the folder is the list."""

from __future__ import annotations

import inspect

import pytest

from iompress import exporters, registry
from iompress.model.provenance import Provenance, parse
from iompress.verify import origin
from tests.exporters.editions import everything
from tests.exporters.programs import exported
from tests.exporters.readers import READERS

NAMES = registry.names(exporters)
EDITIONS = everything()


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_what_it_is(name: str) -> None:
    module = registry.load(exporters, name)
    assert (module.__doc__ or "").split("\n")[0].endswith((".", ":"))
    assert module.EXTENSION.strip(".") == module.EXTENSION
    assert module.MEDIA_TYPE.count("/") == 1
    assert list(inspect.signature(module.export).parameters) == ["edition"]


def test_provenance_is_read_as_it_was_written() -> None:
    revision = "0123456789abcdef" * 2
    for language in ("en", "zh-Hant", "es-419"):
        stamp = Provenance("2018-12-10-a-b", language, revision)
        assert parse(str(stamp)) == stamp
        assert origin(f"<p>{stamp}</p>".encode()) == stamp
    assert parse(f"iompress/1 en {revision} 2018-12-10 a b") == Provenance("2018-12-10 a b", "en", revision)
    assert parse("iompress/1 en zzz x") is None
    assert parse(f"iompress/1 en {revision} ") is None


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", READERS)
def test_the_same_edition_gives_the_same_bytes_and_says_where_they_come_from(name: str, edition: str) -> None:
    data = exported(name, EDITIONS[edition])
    assert data == exported(name, everything()[edition])
    found = origin(data)
    assert found is not None
    assert (found.id, found.revision) == (EDITIONS[edition].id, EDITIONS[edition].revision)
