"""What the terminal shows, character by character: `screens/*.txt`, without colours.

`IOMPRESS_REWRITE=1 pytest tests/console` writes down what is shown now: read the diff before it is committed.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from rich.cells import cell_len

from iompress.commands._editions import edition_named
from iompress.console import hits, listing, release
from iompress.store.catalogue import Catalogue, folded_texts
from iompress.store.library import Library
from iompress.store.search import Query
from iompress.store.summary import summarize
from iompress.store.write import toml_text
from tests.desk import NOW, RELEASES

SCREENS = Path(__file__).parent / "screens"
LIBRARY = Library(RELEASES)
READER = timezone(timedelta(hours=-5))


@pytest.fixture(params=[80, 140])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The columns of the terminal."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def _compare(name: str, shown: str, width: int) -> None:
    path = SCREENS / f"{name}-{width}.txt"
    lines = [line.rstrip() for line in shown.split("\n")]
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines).strip("\n") + "\n"
    if os.environ.get("IOMPRESS_REWRITE"):
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "wanted", "language", "at"),
    [
        ("compact-en", "global-compact", "en", NOW),
        ("compact-sl", "global-compact", "sl", NOW),
        ("compact-ar", "global-compact", "ar", NOW),
        ("embargo-en", "migrants-day", "en", NOW),
        ("picture-sl", "seventy-five", "sl", NOW),
        ("withdrawn-en", "world-migration", "en", NOW),
        ("issued-en", "migrants-day", "en", datetime(2026, 12, 18, 8, tzinfo=UTC)),
    ],
)
def test_show(
    name: str, wanted: str, language: str, at: datetime, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    edition, problems = edition_named(LIBRARY, wanted, language, at)
    assert problems == ()
    release.draw(edition, READER)
    shown = capsys.readouterr().out
    _compare(name, shown, width)
    if name == "issued-en":
        assert "EMBARGO" not in shown


@pytest.mark.parametrize("language", ["", "sl", "ar"])
def test_list(language: str, width: int, capsys: pytest.CaptureFixture[str]) -> None:
    listing.draw(Catalogue(LIBRARY), NOW, language)
    _compare(f"list-{language or 'en'}", capsys.readouterr().out, width)


@pytest.mark.parametrize(
    ("name", "words"), [("en", "great issue"), ("sl", "življenjsko"), ("ar", "هجرة"), ("fr", "époque")]
)
def test_search(name: str, words: str, width: int, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = Catalogue(LIBRARY)
    query = Query([words])
    found = dict(query.matching(folded_texts(LIBRARY)))
    rows = []
    for entry in catalogue:
        for own in (entry.release, *entry.translations):
            if own.name in found and own.language == name:
                _, text = summarize(catalogue.file(own.name), LIBRARY)
                rows.append(hits.Row(entry.release, own, entry.state(NOW, name), query.snippet(text)))
    hits.draw(rows[:2])
    _compare(f"search-{name}", capsys.readouterr().out, width)


def test_a_broken_file_and_a_hostile_one_on_the_screen(
    tmp_path: Path, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026-03-02-broken.toml").write_text('headline = "ERA Says "No""\n')
    long = "[bold red]Markup[/] of Rich, https://example.org/" + "long" * 40 + " and " + "unbroken" * 30
    sound = f'headline = "{long}"\nlanguage = "en"\nstatus = "draft"\ndate = 2026-03-03\nbody = "B"\n'
    (tmp_path / "2026-03-03-long.toml").write_text(sound)
    (tmp_path / "2026-03-04-国际移民组织.toml").write_text(sound.replace("[bold", "国际移民组织" * 12 + "[bold"))
    (tmp_path / "2026-03-05-alone.sl.toml").write_text(
        'headline = "H"\nlanguage = "sl"\nstatus = "draft"\nbody = "B"\n'
    )
    listing.draw(Catalogue(Library(tmp_path)), NOW)
    _compare("list-hostile", capsys.readouterr().out, width)


def test_a_release_that_is_hostile_to_the_screen(
    tmp_path: Path, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "newsroom.toml").write_text(
        '[organization]\nname = "[red]Agency[/red]"\nshort_name = "A"\nlanguages = ["en"]\ntimezone = "UTC"\n'
    )
    body = [
        "[/bold] &#27;[31m :smile: " + "x" * 300,
        "1. one\n2. two\n   - " + "deep " * 40,
        "> quoted\n>\n> > twice",
        "    code  with   blanks",
        "---",
        "国际移民组织" * 30,
    ]
    (tmp_path / "2026-03-02-a.toml").write_text(
        toml_text(
            {
                "headline": "[link=file:///etc/passwd]Head[/link] [/]",
                "language": "en",
                "status": "draft",
                "date": date(2026, 3, 2),
                "body": "\n\n".join(body),
                "embargo": {"until": datetime(2999, 1, 1, 0, 0), "timezone": "UTC"},
            }
        )
    )
    edition, _ = edition_named(Library(tmp_path), "a", None, NOW)
    release.draw(edition, READER)
    _compare("hostile", capsys.readouterr().out, width)
