"""What is drawn while a person waits, and asked of one who is there: on a real terminal, and only there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from iompress.store.documents import read_release
from iompress.store.folder import File
from tests.benchmarks.newsrooms import build
from tests.desk import run

pexpect = pytest.importorskip("pexpect", reason="terminals are tried where there are any")
PROGRAM = Path(sys.executable).parent / "iompress"


def at_a_terminal(folder: Path, *arguments: str, answers: tuple[tuple[str, str], ...] = ()) -> tuple[str, int]:
    """What a person sees of a command, answering what it asks, and how it ended."""
    child = pexpect.spawn(str(PROGRAM), list(arguments), cwd=folder, encoding="utf-8", timeout=60, dimensions=(24, 100))
    seen = ""
    for question, said in answers:
        child.expect(question)
        seen += child.before + child.after
        child.sendline(said)
    child.expect(pexpect.EOF)
    child.close()
    return seen + child.before, child.exitstatus


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom of 40 releases."""
    return build(tmp_path_factory.mktemp("long") / "releases", 40)


def test_a_long_export_draws_a_bar_and_ends_with_a_count(newsroom: Path, tmp_path: Path) -> None:
    arguments = ("export", "-f", "html", "-f", "text", "-o", str(tmp_path / "out"), "--newsroom", str(newsroom))
    seen, code = at_a_terminal(tmp_path, *arguments)
    assert code == 0
    assert re.search(r"export .*━.*\d+%", seen)
    assert "80 files written to" in seen
    ran = run([*arguments, "--replace"], tmp_path)
    assert ran.talk == f"0 files written to {tmp_path / 'out'}, 80 there already and the same\n"


def test_a_folder_and_a_pattern_are_imported_with_a_bar_and_a_count(newsroom: Path, tmp_path: Path) -> None:
    run(["export", "-f", "text", "-o", str(tmp_path / "out"), "--newsroom", str(newsroom)], tmp_path)
    seen, code = at_a_terminal(tmp_path, "import", "out", "-o", "in")
    assert code == 0
    assert re.search(r"import .*━.*\d+%", seen)
    assert "40 imported" in seen
    assert len(list((tmp_path / "in").glob("*.toml"))) == 40
    ran = run(["import", "out/2000-0*.txt", "-o", "again"], tmp_path)
    assert re.fullmatch(r"(?:note: .*\n(?: {4}.*\n)*)*\d+ imported\n", ran.talk)
    assert "━" not in ran.talk


SOURCE = """A New Bridge Is Open to Everybody

Geneva – The Office said that a new bridge is open to everybody who wishes to cross the river.

“We built it with stones from the old one,” said Ada Northbrook, head of the Office.
"""


def test_what_is_doubtful_is_asked(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(SOURCE)
    answers = (
        ("Date .*:", "last week"),
        ("not a day[\\s\\S]*Date .*:", "2024-05-03"),
        ("country.*:", "Suisse"),
        ("Switzerland is CH[\\s\\S]*country.*:", "ch"),
    )
    seen, code = at_a_terminal(tmp_path, "import", "undated.txt", "-o", "in", "-i", answers=answers)
    assert code == 0
    assert "Headline" not in seen  # of which there is no doubt
    assert "no date was found" not in seen
    (path,) = (tmp_path / "in").glob("*.toml")
    release = read_release(File(path.name, str(path)), "").sound()
    assert path.name == "2024-05-03-a-new-bridge-is-open-to-everybody.toml"
    assert release.date.isoformat() == "2024-05-03"
    assert release.dateline is not None
    assert (release.dateline.city, release.dateline.country) == ("Geneva", "CH")
    assert release.source is not None


def test_enter_leaves_what_is_not_known_out(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(SOURCE)
    answers = (("Date .*:", ""), ("country.*:", ""))
    _, code = at_a_terminal(tmp_path, "import", "undated.txt", "-o", "in", "-i", answers=answers)
    assert code == 0
    (path,) = (tmp_path / "in").glob("*.toml")
    assert [problem.message for problem in read_release(File(path.name, str(path)), "").problems] == [
        "`date` is missing"
    ]


def test_nobody_is_asked_where_nobody_is(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(SOURCE)
    ran = run(["import", "undated.txt", "-o", "in", "-i"], tmp_path)
    assert ran.code != 0
    assert "no terminal to ask on" in ran.talk
    assert not (tmp_path / "in").exists()


def test_a_new_newsroom_asks_again_at_once_for_what_makes_no_sense(tmp_path: Path) -> None:
    answers = (
        ("Name of the organization", "Example Relief Agency"),
        (r"Short name \[ERA\]", ""),
        ("country, two letters", "UK"),
        ("United Kingdom is GB[\\s\\S]*country, two letters", "GB"),
        ("Usual city of datelines", "London"),
        (r"Office \[ERA\]", ""),
        (r"Languages.*\[en\]", ""),
        (r"Time zone \[Europe/London\]", "Lodnon"),
        ("did you mean “Europe/London”[\\s\\S]*Time zone", ""),
        (r"Media contact \[Press Desk\]", ""),
        ("Phone", ""),
        ("E-mail", "nobody"),
        ("is not an e-mail address[\\s\\S]*E-mail", "press@example.org"),
    )
    seen, code = at_a_terminal(tmp_path, "init", answers=answers)
    assert code == 0, seen
    assert 'timezone = "Europe/London"' in (tmp_path / "releases" / "newsroom.toml").read_text("utf-8")
    (tmp_path / ".gitignore").unlink()
    seen, code = at_a_terminal(tmp_path, "init")
    assert code == 0, "nothing is asked where there is a newsroom"
    assert ".gitignore written" in seen


def test_who_leaves_a_question_has_changed_nothing(tmp_path: Path) -> None:
    seen, code = at_a_terminal(tmp_path, "init", answers=(("Name of the organization", "\x04"),))
    assert code in (1, 130)
    assert "Traceback" not in seen
    assert not any(tmp_path.iterdir())
