"""Rules across files and on newsroom.toml."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.lint.newsrooms import Files, newsroom, told, validated

PICTURE: dict[str, Any] = {"media": [{"file": "a.jpg", "alt": "A boat", "credit": "IOM", "license": "CC BY 4.0"}]}

SECTION: dict[str, Any] = {"id": "a", "title": "A", "text": "A"}


def test_two_releases_with_one_id(tmp_path: Path) -> None:
    library = newsroom(
        tmp_path, {"a/2026-03-02-office.toml": {}, "b/2026-03-02-Office.toml": {}, "b/2026-03-02-x.toml": {}}
    )
    result = validated(library)
    assert told(result, "FO") == ["a/2026-03-02-office.toml:0:0 FO001", "b/2026-03-02-Office.toml:0:0 FO001"]
    assert result.diagnostics[0].message == "has the same id as b/2026-03-02-Office.toml"


def test_media_that_is_missing(tmp_path: Path) -> None:
    result = validated(newsroom(tmp_path, {"x/2026-03-02-office.toml": PICTURE, "x/A.jpg": b"", "a.jpg": b""}))
    missing = next(d for d in result.diagnostics if d.code == "FO003")
    assert missing.hint == "it is called A.jpg"
    assert missing.words == '"a.jpg"'
    assert told(result, "FO005") == ["a.jpg:0:0 FO005", "x/A.jpg:0:0 FO005"]


def test_media_in_a_folder_below_and_in_a_translation(tmp_path: Path) -> None:
    media = [{**PICTURE["media"][0], "file": "media/a.jpg"}]
    words = {"media": [{"file": "media/a.jpg", "alt": "Ladja"}]}
    files: Files = {
        "x/2026-03-02-office.toml": {"media": media},
        "x/2026-03-02-office.sl.toml": words,
        "x/media/a.jpg": b"",
    }
    assert told(validated(newsroom(tmp_path, files)), "FO") == []


def test_media_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"")
    library = newsroom(tmp_path / "n", {"2026-03-02-office.toml": PICTURE})
    try:
        (tmp_path / "n" / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    except OSError:
        pytest.skip("this system makes no links for ordinary users")
    assert told(validated(library), "FO") == ["2026-03-02-office.toml:13:8 FO004"]


def test_the_logo_is_used_and_other_files_do_not_count(tmp_path: Path) -> None:
    files: Files = {
        "newsroom.toml": {"organization": {"logo": "logo.svg"}},
        "logo.svg": b"",
        "README.md": b"",
        "x.py": b"",
        ".a.jpg": b"",
    }
    assert told(validated(newsroom(tmp_path, files))) == []


def test_folders_of_other_programs_are_not_searched(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {"2026-03-02-a.toml": {}})
    (tmp_path / "node_modules" / "x").mkdir(parents=True)
    (tmp_path / "node_modules" / "x" / "a.png").write_bytes(b"")
    assert not [d for d in validated(library).diagnostics if d.code == "FO005"]


def test_a_release_sets_a_rule_across_files_aside(tmp_path: Path) -> None:
    ignore = {"ignore": [{"rule": "FO003", "reason": "the picture comes tomorrow"}]}
    assert told(validated(newsroom(tmp_path, {"2026-03-02-office.toml": PICTURE | ignore})), "FO", "IG") == []


def test_folders_that_cannot_be_searched(tmp_path: Path) -> None:
    library = newsroom(tmp_path / "n", {"2026-03-02-office.toml": {}})
    (tmp_path / "other").mkdir()
    try:
        (tmp_path / "n" / "linked").symlink_to(tmp_path / "other")
    except OSError:
        pytest.skip("this system makes no links for ordinary users")
    assert told(validated(library), "FI") == ["linked:0:0 FI003"]


@pytest.mark.parametrize(
    ("code", "settings", "words"),
    [
        ("NW001", {"defaults": {"contacts": ["press-desk", "desk"], "boilerplate": ["iom"]}}, ['"desk"', '"iom"']),
        ("NW002", {"contacts": {"a": {"name": "A", "phone": "+44 20 7946 0123"}}}, ["[contacts.a]"]),
        ("NW003", {"topics": {"t": {"title": {"en": "T", "sl": "T"}}}}, ["title.en"]),
        ("NW004", {"speakers": {"s": {"name": "S", "role": "R", "from": date(2020, 1, 2), "until": date(2020, 1, 1)}}},
         ["2020-01-01"]),
        ("NW005", {"sections": [SECTION, SECTION | {"parent": "b"}]}, ['"a"', '"b"']),
        ("NW006", {"style": {"quotation_marks": {"en": ["“", "”", "‘"]}}}, ['["“", "”", "‘"]']),
        ("NW007", {"boilerplate": {"b": {"title": "B", "text": {"en": "We are XXX here."}}}}, ["XXX"]),
    ],
)  # fmt: skip
def test_newsroom(tmp_path: Path, code: str, settings: dict[str, Any], words: list[str]) -> None:
    library = newsroom(tmp_path, {"newsroom.toml": settings})
    path = tmp_path / "newsroom.toml"
    path.write_text(
        path.read_text("utf-8").replace('"2020-01-02"', "2020-01-02").replace('"2020-01-01"', "2020-01-01"), "utf-8"
    )
    found = [d.words for d in validated(library).diagnostics if d.code == code]
    assert found == words


def test_a_sound_newsroom(tmp_path: Path) -> None:
    settings = {
        "defaults": {"contacts": ["press-desk"]},
        "speakers": {"s": {"name": "S", "role": dict.fromkeys(("en", "sl", "fr", "ar", "de"), "R")}},
        "sections": [SECTION, SECTION | {"id": "b", "parent": "a"}],
        "style": {"quotation_marks": {"en": ["“", "”", "‘", "’"], "sl": ["„", "“"]}},
    }
    assert told(validated(newsroom(tmp_path, {"newsroom.toml": settings}))) == []


def test_an_orphan_and_a_wrong_language(tmp_path: Path) -> None:
    files = {"2026-03-02-a.sl.toml": {}, "2026-03-02-b.toml": {}, "2026-03-02-b.sl.toml": {"language": "sk"}}
    assert told(validated(newsroom(tmp_path, files)), "ST") == [
        "2026-03-02-a.sl.toml:0:0 ST004",
        "2026-03-02-b.sl.toml:1:12 ST005",
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {"2026-03-02-a.toml": {}, "2026-03-02-b.toml": {}})
    (tmp_path / "2026-03-02-a.toml").chmod(0)
    assert told(validated(library), "FI") == ["2026-03-02-a.toml:0:0 FI001"]
