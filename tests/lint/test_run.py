"""The whole run: what is kept from the last one is only ever used while it is true; many files take many processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest

from iompress.errors import UsageError
from iompress.lint import run, targets
from iompress.lint.cache import decoded, encoded
from iompress.lint.check import Checked, Ruling
from iompress.lint.clock import BEGINNING, END, Clock
from iompress.lint.diagnostic import Diagnostic
from iompress.store.library import Library
from tests.desk import RELEASES
from tests.lint.newsrooms import AT, newsroom, told, validated

NAME = "2026-03-02-office.toml"
OWN = "2026-03-02-office.sl.toml"


def _aged(folder: Path) -> None:
    """Make all files old enough for their stamps to be trusted."""
    past = time.time() - 60
    for path in folder.rglob("*.toml"):
        os.utime(path, (past, past))


@pytest.fixture
def at_rest() -> object:
    """As if files came to rest at once: their change times cannot be set back."""
    with mock.patch("iompress.store.index.AT_REST", -(10**18)):
        yield


@pytest.mark.usefixtures("at_rest")
def test_the_second_run_reads_nothing(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {NAME: {"body": "About 40% of them."}, "2026-03-03-b.toml": "x"})
    first = validated(library)
    with mock.patch("iompress.lint.run.check", side_effect=AssertionError("read again")):
        assert validated(Library(tmp_path)).diagnostics == first.diagnostics


@pytest.mark.usefixtures("at_rest")
def test_what_changed_is_read_again(tmp_path: Path) -> None:
    own = "2026-03-02-office.sl.toml"
    files = {NAME: {"body": "There were 40 of them."}, own: {"body": "Bilo jih je 40."}}
    assert told(validated(newsroom(tmp_path, files)), "TR", "NU") == []
    files[NAME] = {"body": "There were 41 of them."}
    newsroom(tmp_path, files)
    assert len(told(validated(Library(tmp_path)), "TR001")) == 2
    newsroom(tmp_path, files | {"newsroom.toml": {"contacts": {"a": {"name": "A"}}}})
    assert told(validated(Library(tmp_path)), "NW002")
    (tmp_path / own).unlink()
    assert told(validated(Library(tmp_path)), "TR") == []


@pytest.mark.usefixtures("at_rest")
def test_time_passes(tmp_path: Path) -> None:
    """An embargo is past or not by the clock of each run, kept findings or not."""
    embargo = {"until": datetime(2026, 3, 2, 9, 30), "timezone": "UTC"}
    library = newsroom(tmp_path, {NAME: {"embargo": embargo}})
    before, after = datetime(2026, 3, 2, 9, 29, tzinfo=UTC), datetime(2026, 3, 2, 9, 31, tzinfo=UTC)
    findings = [told(validated(library, at=at), "EM") for at in (before, after, before, after)]
    assert findings[0] == findings[2] != findings[1] == findings[3]


def test_watching(tmp_path: Path) -> None:
    """Checked at once, and again when a file has changed; Ctrl-C ends it without a fuss."""
    newsroom(tmp_path, {NAME: {}})
    # a shell's & has its children ignore Ctrl-C, and they theirs
    start = "import signal as s; s.signal(s.SIGINT, s.default_int_handler); from iompress.cli import main; main()"
    command = [sys.executable, "-c", start, "validate", "--watch", "--select", "HL", "--newsroom", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        assert watching.stdout.readline() == "2 files checked: all clean\n"
        assert "watching" in watching.stderr.readline()
        newsroom(tmp_path, {NAME: {"headline": "IOM Opens."}})
        assert "HL004" in watching.stdout.readline()
        watching.stderr.readline()
        (tmp_path / "newsroom.toml").write_text("x", "utf-8")
        assert "newsroom.toml:1:1" in watching.stderr.readline()
        watching.send_signal(signal.SIGINT)
        try:
            assert watching.wait(20) == 0
        finally:
            watching.kill()  # or the test waits for ever
        assert "Traceback" not in watching.stderr.read()


def test_a_clock_remembers_how_long_it_is_right() -> None:
    clock = Clock(AT)
    assert (clock.since, clock.until) == (BEGINNING, END)
    assert clock.passed(AT - timedelta(days=2))
    assert clock.passed(AT)
    assert not clock.passed(AT + timedelta(days=3))
    assert not clock.passed(AT + timedelta(days=1))
    assert (clock.since, clock.until) == (AT, AT + timedelta(days=1))


def test_a_record_is_read_back() -> None:
    found = Diagnostic("a/ö.toml", 1, 2, 3, 4, "NU001", "warning", "m “x”", "h", "source\t", "words", "safe")
    checked = Checked((found,), ("a.jpg",), ("a.toml",), AT, END)
    assert decoded(encoded(checked)) == checked
    assert decoded(encoded(Checked((), (), (), BEGINNING, END))) == Checked((), (), (), BEGINNING, END)


def test_many_files_are_shared_out(tmp_path: Path) -> None:
    files = {f"2026/2026-03-02-office-{n}.toml": {"body": f"About {n}% of them."} for n in range(10, 30)}
    library = newsroom(tmp_path, files)
    alone = validated(library).diagnostics
    with mock.patch("iompress.lint.run.MANY", 4), mock.patch("os.cpu_count", return_value=2):
        wanted = targets.bundles(library.scan())
        shared = [d for checked in run.check_some(wanted, Ruling(library.newsroom, AT)) for d in checked.diagnostics]
    assert sorted(shared) == list(alone)


def test_the_newsroom_of_this_repository_is_clean() -> None:
    result = validated(Library(RELEASES), at=datetime(2026, 11, 24, tzinfo=UTC))
    assert told(result) == []
    assert len(result.files) == len(list(RELEASES.glob("*/*.toml"))) + 1


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["office"], [NAME, "2026-03-02-office.sl.toml"]),
        ([NAME], [NAME]),
        (["2026-03-02-office.sl"], ["2026-03-02-office.sl.toml"]),
        (["b"], ["b/2026-03-03-b.toml"]),
        (["newsroom.toml"], ["newsroom.toml"]),
        (["b", "newsroom.toml"], ["b/2026-03-03-b.toml", "newsroom.toml"]),
    ],
)
def test_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: list[str], names: list[str]) -> None:
    library = newsroom(tmp_path, {NAME: {}, "2026-03-02-office.sl.toml": {}, "b/2026-03-03-b.toml": {}})
    monkeypatch.chdir(tmp_path)
    found = targets.named(wanted, library, library.scan())
    assert sorted(found.names) == sorted(names)
    assert not found.whole


def test_the_folder_itself_is_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = newsroom(tmp_path, {NAME: {}})
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert targets.named(["."], library, library.scan()).whole
    with pytest.raises(UsageError):
        targets.named(["empty"], library, library.scan())


def test_what_lies_outside_the_newsroom_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = newsroom(tmp_path / "press", {NAME: {}})
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / NAME).write_text("x")
    monkeypatch.chdir(tmp_path)
    for wanted in ("drafts", f"drafts/{NAME}"):
        with pytest.raises(UsageError, match=f"{wanted} lies outside the newsroom .*press") as told:
            targets.named([wanted], library, library.scan())
        assert "--newsroom" in told.value.hint
    with pytest.raises(UsageError, match="there is no release"):
        targets.named(["drafts/other.toml"], library, library.scan())


def test_text_that_is_not_saved_yet(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {NAME: {"body": "There were 40 of them."}})
    folder = library.scan()
    found, data = targets.unsaved(str(tmp_path / "2026-03-02-office.sl.toml"), b"x", library, folder)
    assert [[file.name for file in bundle.files] for bundle in found.bundles] == [[NAME, "2026-03-02-office.sl.toml"]]
    assert data == {"2026-03-02-office.sl.toml": b"x"}
    found, data = targets.unsaved("", b"x", library, folder)
    assert found.names == {targets.UNNAMED}


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        ([], "headline = 1", "-:1:12: error ST003"),
        ([], "x", "-:1:1: error FI002"),
        (
            ["--stdin-filename", "2026-03-02-office.sl.toml"],
            'language = "sk"',
            "2026-03-02-office.sl.toml:1:1: error ST001",
        ),
        (["--stdin-filename", NAME], "x", f"{NAME}:1:1: error FI002"),
        (["--stdin-filename", f"drafts/{NAME}"], "x", f"drafts/{NAME}:1:1: error FI002"),
    ],
)
def test_standard_input(tmp_path: Path, arguments: list[str], typed: str, told: str) -> None:
    newsroom(tmp_path, {NAME: {}})
    command = [sys.executable, "-m", "iompress", "validate", "-", "-f", "concise", *arguments]
    done = subprocess.run(command, cwd=tmp_path, input=typed, capture_output=True, text=True, check=False)
    assert told in done.stdout
    assert (done.returncode, done.stderr) == (1, "")
    assert not (tmp_path / ".iompress").exists()


def test_standard_input_that_will_be_saved_elsewhere_is_named_as_it_was(tmp_path: Path) -> None:
    newsroom(tmp_path / "press", {NAME: {}})
    command = [sys.executable, "-m", "iompress", "validate", "-", "-f", "concise", "--newsroom", "press"]
    command += ["--stdin-filename", NAME]
    done = subprocess.run(command, cwd=tmp_path, input="x", capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"{NAME}:1:1: error FI002")
