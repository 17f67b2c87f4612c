"""Nothing leaves the house with a gap in it or a quote that differs from its record; copies are no releases."""

from __future__ import annotations

import shutil
import subprocess
from collections import ChainMap
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from iompress.commands._editions import Request, editions_wanted
from iompress.errors import IompressError
from iompress.lint.catalogue import all_rules, rules_in
from iompress.lint.outgoing import DECISIVE, MODULES
from iompress.lint.select import selection
from tests.desk import RELEASES, run
from tests.exporters.programs import program
from tests.lint.newsrooms import AT, validated
from tests.lint.newsrooms import newsroom as a_newsroom

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
    assert "“XXX” is a placeholder, in" in ran.talk
    assert not list(newsroom.glob("out/*"))


def test_a_gap_in_the_boilerplate_is_not_issued(newsroom: Path) -> None:
    change(newsroom, "Established in 1951", "Established in TBC", "newsroom.toml")
    assert run(["export", ID, "-l", "en"], newsroom).code == 1


def test_a_gap_does_not_go_to_journalists_under_embargo_either(newsroom: Path) -> None:
    change(newsroom, "Established in 1951", "Established in TBC", "newsroom.toml")
    ran = run(["export", "migrants-day", "--include", "embargoed"], newsroom)
    assert ran.code == 1
    assert "“TBC” is a placeholder, in" in ran.talk
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
    assert "“problem” here, “issue” in the registered quote “great-issue”" in ran.talk


@pytest.fixture
def committed(newsroom: Path) -> Path:
    """The newsroom as its last commit has it."""
    git = [program("git", "git"), "-C", str(newsroom), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Releases"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    return newsroom


@pytest.mark.parametrize("wanted", [[ID], [f"{ID}.sl"], [ID, "-l", "fr"]])
def test_what_was_issued_does_not_leave_in_other_words(committed: Path, wanted: list[str]) -> None:
    assert run(["export", *wanted, "-o", "before"], committed).code == 0
    change(committed, "nearly 260 million", "nearly 270 million")
    ran = run(["export", *wanted, "-o", "out"], committed)
    assert ran.code == 1
    assert "was not exported: `body` has changed, from “260” to “270”, since the last commit" in ran.talk
    assert not list(committed.glob("out/*"))


def test_of_the_whole_newsroom_all_leaves_but_what_was_altered(committed: Path) -> None:
    change(committed, "nearly 260 million", "nearly 270 million")
    ran = run(["export", "-o", "out"], committed)
    assert ran.code == 1
    assert not list(committed.glob(f"out/{ID}*"))
    assert list(committed.glob("out/*"))


def test_an_embargo_that_was_sent_is_not_shortened_by_a_slip(committed: Path) -> None:
    (path,) = (committed / "releases").rglob("2026-12-18-*.toml")
    path.write_text(path.read_text("utf-8").replace("until = 2026-12-18T09", "until = 2026-12-18T08"), "utf-8")
    ran = run(["export", "migrants-day", "--include", "embargoed"], committed)
    assert ran.code == 1
    assert "`embargo` has changed" in ran.talk


def test_an_approved_text_under_embargo_leaves_only_if_both_are_named(newsroom: Path) -> None:
    (path,) = (newsroom / "releases").rglob("2026-12-18-*.toml")
    path.write_text(path.read_text("utf-8").replace('status = "issued"', 'status = "approved"'), "utf-8")
    ran = run(["export", "migrants-day", "--include", "approved"], newsroom)
    assert ran.code == 1
    assert "is approved but not issued and under embargo until 18 December 2026, 09:00" in ran.talk
    assert "--include approved,embargoed exports it" in ran.talk
    assert run(["export", "migrants-day", "--include", "approved,embargoed"], newsroom).code == 0


def test_a_translation_in_other_words_does_not_keep_the_original_in(committed: Path) -> None:
    change(committed, "260", "270", f"2018/{ID}.sl.toml")
    assert run(["export", ID, "-l", "sl", "-o", "out"], committed).code == 1
    assert run(["export", ID, "-l", "en", "-o", "out"], committed).code == 0


def test_a_release_of_tomorrow_is_not_issued_today(newsroom: Path) -> None:
    ran = run(["export", ID, "-l", "en", "--at", "2018-11-10"], newsroom)
    assert ran.code == 1
    assert "issued, though its date is 2018-12-10" in ran.talk


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


TRANSLATED = {"id": "era", "text": "To je velika tema našega časa."}
QUOTE = {"id": "era", "speaker": "Amy Pope", "text": "This is the great issue of our era."}
SAID = "“This is the great issue of our era,” Amy Pope said."
ISSUED: dict[str, Any] = {"status": "issued", "body": f"The office opens.\n\n{SAID}", "quotes": [QUOTE]}
SLOVENIAN: dict[str, Any] = {
    "status": "issued",
    "body": "Pisarna je odprta.\n\n„To je velika tema našega časa,“ je rekla Amy Pope.",
    "quotes": [TRANSLATED],
}

of_release = st.sampled_from(
    [
        {"body": f"The office opens in XXX.\n\n{SAID}"},
        {"body": f"The office opens at TBC, with ??? staff.\n\n{SAID}"},
        {"body": ISSUED["body"].replace("great", "small")},
        {"body": ISSUED["body"].replace("This is", "This is not")},
        {"body": "“This is the great issue,” Amy Pope said, “of our era.”"},
        {"body": "This is the great issue of our era, Amy Pope said."},
        {"body": "Nobody said anything."},
        {"quotes": [QUOTE | {"text": "This is […] our era."}]},
        {"quotes": [QUOTE | {"role": "TBC"}]},
        {"embargo": {"until": datetime(2025, 3, 2, 9), "timezone": "UTC"}},
        {"embargo": {"until": datetime(2026, 2, 28, 23), "timezone": "Asia/Tokyo"}},
        {"embargo": {"until": datetime(2027, 3, 2, 9), "timezone": "UTC", "reason": "XXX"}},
        {"media": [{"file": "none.jpg", "alt": "An office"}]},
        {"boilerplate": ["none"]},
        {"contacts": ["none"]},
        {"notes": "The [date] is not known."},
        {"summary": "Lorem ipsum dolor."},
        {"status": "approved"},
        {"ignore": [{"rule": "QU003", "reason": "It is said elsewhere."}]},
        {"ignore": [{"rule": "EM010", "reason": "It was so."}, {"rule": "KE003", "reason": "It will be there."}]},
    ]
)
of_translation = st.sampled_from(
    [
        {"body": "Pisarna je odprta v XXX."},
        {"body": SLOVENIAN["body"].replace("velika", "majhna")},
        {"quotes": []},
        {"translation": {"source": {"body": "0" * 16}}},
        {"translation": {"source": {"headline": "0" * 16}}, "ignore": [{"rule": "TR006", "reason": "Seen."}]},
        {"headline": "IOM odpira TBD"},
        {"status": "draft"},
    ]
)
of_newsroom = st.sampled_from(
    [
        {"validate": {"ignore": ["ALL"]}},
        {"validate": {"select": ["HL"], "severity": {"PL": "info", "QU": "warning", "EM": "info", "KE": "info"}}},
        {"validate": {"per_file_ignores": {"*": ["QU", "TR", "FO"]}}},
    ]
)


@given(st.lists(of_release, max_size=3), st.lists(of_translation, max_size=2), st.lists(of_newsroom, max_size=2))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_export_refuses_validate_reports_as_an_error(
    release: list[dict[str, Any]], translation: list[dict[str, Any]], rules: list[dict[str, Any]]
) -> None:
    def changed(base: dict[str, Any], changes: list[dict[str, Any]]) -> dict[str, Any]:
        return dict(ChainMap(*reversed(changes), base))

    with TemporaryDirectory() as folder:
        library = a_newsroom(
            Path(folder),
            {
                "newsroom.toml": changed({}, rules),
                "2026-03-02-office.toml": changed(ISSUED, release),
                "2026-03-02-office.sl.toml": changed(SLOVENIAN, translation),
            },
        )
        request = Request((), (), ("embargoed",), AT)
        refused = [made for made in editions_wanted(library, request) if isinstance(made, IompressError)]
        found = validated(library, selection(library.newsroom.rules))
        event(f"refused: {bool(refused)}")
        assert not refused or found.count("error"), [error.message for error in refused]
        assert refused or release or translation or rules or not found.count("error")


def test_no_newsroom_lets_out_what_validate_was_told_to_overlook(newsroom: Path) -> None:
    change(newsroom, "nearly 260 million", "XXX million")
    path = newsroom / "releases" / "newsroom.toml"
    before = path.read_text("utf-8")
    assert "[validate]" not in before
    path.write_text(f'{before}\n[validate]\nignore = ["PL"]\n', "utf-8")
    assert run(["export", ID, "-l", "en"], newsroom).code == 1
    assert "error PL001" in run(["validate", "-f", "concise"], newsroom).text
    assert run(["validate", "--ignore", "PL", "-f", "concise"], newsroom).code == 0
    change(newsroom, 'status = "issued"', 'status = "review"')
    assert "PL001" not in run(["validate", "-f", "concise"], newsroom).text


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


@pytest.mark.parametrize("scope", MODULES)
def test_all_rules_of_the_last_look_are_applied(scope: str) -> None:
    known = {rule.code for rule in all_rules().values() if rule.on in ("all", scope) and rule.code.startswith(DECISIVE)}
    loaded = {rule.code for module in MODULES[scope] for rule in rules_in(module) if rule.on in ("all", scope)}
    assert known <= loaded
