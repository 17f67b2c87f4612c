"""Nothing leaves the house with a gap in it or a quote that differs from its record; copies are no releases."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desk import RELEASES, run

ID = "2018-12-10-global-compact-adopted"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    shutil.copytree(RELEASES, tmp_path / "releases", ignore=shutil.ignore_patterns(".iompress"))
    return tmp_path


def change(newsroom: Path, old: str, new: str, name: str = f"2018/{ID}.toml") -> None:
    path = newsroom / "releases" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_gap_is_not_issued(newsroom: Path) -> None:
    change(newsroom, "nearly 260 million", "XXX million")
    ran = run(["export", ID, "-l", "en"], newsroom)
    assert ran.code == 1
    assert "“XXX” still stands in" in ran.talk
    assert not list(newsroom.glob("out/*"))


def test_a_gap_in_the_boilerplate_is_not_issued(newsroom: Path) -> None:
    change(newsroom, "Established in 1951", "Established in TBC", "newsroom.toml")
    assert run(["export", ID, "-l", "en"], newsroom).code == 1


def test_a_gap_does_not_go_to_journalists_under_embargo_either(newsroom: Path) -> None:
    change(newsroom, "Established in 1951", "Established in TBC", "newsroom.toml")
    ran = run(["export", "migrants-day", "--include", "embargoed"], newsroom)
    assert ran.code == 1
    assert "“TBC” still stands in" in ran.talk
    assert not list(newsroom.glob("out/*"))


def test_an_embargo_of_another_year_lets_nothing_out(newsroom: Path) -> None:
    path = next((newsroom / "releases").rglob("2026-12-18-*.toml"))
    text = path.read_text("utf-8")
    assert "until = 2026-" in text
    path.write_text(text.replace("until = 2026-", "until = 2025-"), "utf-8")
    ran = run(["export", "migrants-day"], newsroom)
    assert ran.code == 1
    assert "is the year right?" in ran.talk


def test_a_quote_that_differs_from_its_record_is_not_issued(newsroom: Path) -> None:
    change(newsroom, "“Migration is the great issue", "“Migration is the great problem")
    ran = run(["export", ID, "-l", "en"], newsroom)
    assert ran.code == 1
    assert "the quote “great-issue” does not stand in the body as it is registered" in ran.talk


def test_typography_makes_no_difference(newsroom: Path) -> None:
    change(newsroom, "“Today’s adoption is a first step", "\"Today's *adoption* is a first\nstep")
    assert run(["export", ID, "-l", "en"], newsroom).code == 0


@pytest.mark.parametrize("copy", [f"{ID} (1)", f"{ID}_en", f"{ID}.EN", f"Copy of {ID}", f"{ID}.sl (1)"])
def test_a_copy_is_not_a_release(newsroom: Path, copy: str) -> None:
    shutil.copy(newsroom / f"releases/2018/{ID}.toml", newsroom / f"releases/2018/{copy}.toml")
    ran = run(["export"], newsroom)
    assert ran.code == 1
    assert not (newsroom / f"out/{copy}.html").exists()
    assert (newsroom / f"out/{ID}.html").exists()
    assert "is it a copy?" in ran.talk or "is named as if it were a translation" in ran.talk
    assert run(["validate"], newsroom).code == 1


def test_a_simulated_clock_lifts_no_embargo(newsroom: Path) -> None:
    later = ["--at", "2027-01-01"]
    refused = run(["export", "international-migrants-day", *later], newsroom)
    assert refused.code == 1
    assert "is under embargo" in refused.talk
    shown = run(
        ["export", "international-migrants-day", *later, "--include", "embargoed", "-f", "text", "-o", "-"], newsroom
    )
    assert "EMBARGOED until 18 December 2026" in shown.text
    lifted = run(["export", "international-migrants-day"], newsroom, now=datetime(2026, 12, 18, 8, tzinfo=UTC))
    assert lifted.code == 0


def test_what_was_exported_before_it_was_withdrawn_is_named(newsroom: Path) -> None:
    assert run(["export"], newsroom).code == 0
    change(newsroom, 'status = "issued"', 'status = "withdrawn"')
    ran = run(["export"], newsroom)
    assert ran.code == 1
    assert f"out/{ID}.html is there from before" in ran.talk.replace("\\", "/")


@pytest.mark.parametrize("gap", ["TODO", "FIXME", "???", "[name]"])
def test_other_gaps_are_not_issued_either(newsroom: Path, gap: str) -> None:
    change(newsroom, "nearly 260 million", f"{gap} million")
    assert run(["export", ID, "-l", "en"], newsroom).code == 1


def test_a_report_is_written_over_no_release(newsroom: Path) -> None:
    path = newsroom / f"releases/2018/{ID}.toml"
    before = path.read_bytes()
    ran = run(["validate", "-o", str(path)], newsroom)
    assert ran.code == 1
    assert path.read_bytes() == before
    report = newsroom / "report.json"
    for _ in range(2):  # a report of its own is written over at the next run
        assert run(["validate", "--format", "json", "-o", str(report)], newsroom).code == 0


def test_an_edited_export_is_not_taken_for_the_one_that_was_made(newsroom: Path) -> None:
    assert run(["export", ID, "-l", "en", "-f", "html", "-f", "text", "-o", "out"], newsroom).code == 0
    for name in ("html", "txt"):
        page = newsroom / f"out/{ID}.{name}"
        page.write_text(page.read_text("utf-8").replace("vitally important", "hardly important"), "utf-8")
        ran = run(["import", "-n", str(page)], newsroom)
        assert "imported before" not in ran.talk
