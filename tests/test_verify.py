"""A file tells its release and revision; a changed word is found in every format that can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from iompress import exporters
from iompress.commands._editions import edition_named
from iompress.edition import Edition
from iompress.model.state import State
from iompress.store.library import Library
from iompress.verify import Change, changes, origin, words

LIBRARY = Library(Path(__file__).parents[1] / "releases")
AT = datetime(2026, 11, 24, tzinfo=UTC)
FORMATS = tuple(name for name in exporters.own_names() if name != "reliefweb")
"""ReliefWeb's schema has no place for a word that is not its own."""


def edition(name: str = "2018-12-10-global-compact-adopted", language: str = "en") -> Edition:
    return edition_named(LIBRARY, name, language, AT)[0]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "sl", "ar"])
def test_every_format_says_where_it_comes_from_and_is_untouched(name: str, language: str) -> None:
    made = exporters.load(name).export(edition(language=language))
    found = origin(made)
    assert found is not None
    assert (found.id, found.language, found.revision) == (
        "2018-12-10-global-compact-adopted",
        language,
        edition(language=language).revision,
    )
    assert changes(made, edition(language=language), [exporters.load(name)]) == []


@pytest.mark.parametrize("name", [name for name in FORMATS if exporters.load(name).MEDIA_TYPE.startswith("text/")])
def test_one_changed_word_is_named(name: str) -> None:
    format_ = exporters.load(name)
    made = format_.export(edition())
    altered = made.replace(b"the great issue", b"the great problem")
    assert altered != made
    found = changes(altered, edition(), [format_])
    assert found
    assert set(found) == {Change("issue", "problem")}


def test_what_was_made_before_it_was_issued_is_untouched_too() -> None:
    format_ = exporters.load("text")
    embargoed = edition("2026-12-18-international-migrants-day")
    assert embargoed.state is State.EMBARGOED
    made = format_.export(embargoed)
    later = edition_named(LIBRARY, embargoed.id, "en", datetime(2027, 1, 1, tzinfo=UTC))[0]
    assert later.state is State.ISSUED
    assert changes(made, later, [format_]) == []


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"{", b"<html>", b"\xff\xfe\x00"]
)
def test_other_files_say_nothing_and_break_nothing(data: bytes) -> None:
    assert origin(data) is None
    words(data)
