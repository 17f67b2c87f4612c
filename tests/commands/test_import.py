"""`iompress import`: sources in, release files out, each once, nothing overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree
from unittest import mock

import pytest

from iompress.store.documents import read_release
from iompress.store.folder import File
from tests.desk import RELEASES, run

SAMPLES = Path(__file__).parents[1] / "import_corpus" / "samples"
PAGE = SAMPLES / "en-mission-drupal-jsonld.html"
AT = ("--at", "2020-06-01T10:00Z")


def released(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def test_a_page_becomes_a_release(tmp_path: Path) -> None:
    ran = run(["import", str(PAGE), "-o", str(tmp_path), *AT], tmp_path)
    assert ran.code == 0
    (path,) = released(tmp_path)
    release = read_release(File(path.name, str(path)), path.name).sound()
    assert release.headline.startswith("Five Monsoons On")
    assert release.status == "draft"
    assert release.dateline is not None
    assert release.dateline.city == "Cox’s Bazar"
    assert release.source is not None
    assert (release.source.name, release.source.importer) == (PAGE.name, "html")
    assert release.source.at.isoformat() == "2020-06-01T10:00:00+00:00"


def test_a_source_is_imported_once(tmp_path: Path) -> None:
    run(["import", str(PAGE), "-o", str(tmp_path), *AT], tmp_path)
    before = {path: path.read_bytes() for path in released(tmp_path)}
    again = run(["import", str(PAGE), "-o", str(tmp_path)], tmp_path)
    assert again.code == 0
    assert "was imported before" in again.talk
    assert {path: path.read_bytes() for path in released(tmp_path)} == before


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    run(["import", str(PAGE), "-o", str(tmp_path), *AT], tmp_path)
    (path,) = released(tmp_path)
    path.write_text("# somebody's own words\n")
    run(["import", str(PAGE), "-o", str(tmp_path), *AT], tmp_path)
    assert path.read_text() == "# somebody's own words\n"
    assert len(released(tmp_path)) == 2


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    ran = run(["import", str(PAGE), "-o", str(tmp_path / "out"), "--dry-run", *AT], tmp_path)
    assert ran.code == 0
    assert 'headline = "Five Monsoons On' in ran.text
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["not-recipe.txt", "not-lunch-menu.html", "not-server-log.txt"])
def test_what_is_no_release_is_refused(name: str, tmp_path: Path) -> None:
    ran = run(["import", str(SAMPLES / name), "-o", str(tmp_path / "out")], tmp_path)
    assert ran.code == 1
    assert "is not a release" in ran.talk
    assert not (tmp_path / "out").exists()


def test_a_folder_gives_a_count_and_its_refusals(tmp_path: Path) -> None:
    ran = run(["import", str(SAMPLES / "en-*.txt"), str(SAMPLES / "not-recipe.txt"), "-o", str(tmp_path)], tmp_path)
    assert ran.code == 1
    assert "imported" in ran.talk
    assert "1 refused" in ran.talk
    assert len(released(tmp_path)) >= 16


def test_the_report_tells_where_each_field_came_from(tmp_path: Path) -> None:
    source = SAMPLES / "en-two-cities-posted-crumbs.txt"
    ran = run(["import", str(source), "-o", str(tmp_path), "--report", "json", "--dry-run"], tmp_path)
    (report,) = json.loads(ran.text)
    text = source.read_text("utf-8")
    headline = report["fields"]["headline"]
    ((start, end),) = headline["spans"]
    assert " ".join(text[start:end].split()) == headline["value"]
    assert 0 < headline["sure"] <= 1
    assert {"text": "Languages", "why": "page chrome"}.items() <= report["left"][0].items()
    for quote in report["quotes"]:
        assert all(text[start:end].split()[0] in quote["value"]["text"] for start, end in quote["spans"])


def test_what_is_missing_is_left_out_and_reported(tmp_path: Path) -> None:
    source = tmp_path / "undated.txt"
    source.write_text(
        "A New Bridge Is Open to Everybody\n\nGeneva – The Office said that a new bridge is open to everybody who "
        "wishes to cross "
        "the river.\n\n“We built it with stones from the old one,” said Ada Northbrook, head of the Office.\n"
    )
    ran = run(["import", str(source), "-o", str(tmp_path / "out")], tmp_path)
    (path,) = released(tmp_path / "out")
    assert "no date was found" in ran.talk
    document = read_release(File(path.name, str(path)), path.name)
    assert [problem.message for problem in document.problems] == ["`date` is missing"]


def test_wrong_use_is_told(tmp_path: Path) -> None:
    ran = run(["import", str(PAGE), "-o", str(tmp_path), "--from", "htlm"], tmp_path)
    assert ran.code == 2
    assert "did you mean “html”" in ran.talk


@pytest.mark.parametrize("format_", ["html", "text", "email", "docx", "json", "markdown"])
def test_what_the_newsroom_has_is_known_again(format_: str, tmp_path: Path) -> None:
    room = tmp_path / "releases"
    copytree(RELEASES, room)
    before = sorted(room.rglob("*.toml"))
    arguments = ["-f", format_, "-o", str(tmp_path / "out"), "--newsroom", str(room)]
    run(["export", "global-compact", "-l", "en", *arguments], tmp_path)
    (path,) = (tmp_path / "out").iterdir()
    ran = run(["import", str(path), "--newsroom", str(room)], tmp_path)
    assert "was imported before" in ran.talk
    assert sorted(room.rglob("*.toml")) == before


TOLD = """A New Bridge Is Open to Everybody

EMBARGOED UNTIL 5 May 2020, 10:00 GMT. Not to be shared.

Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to everybody who wishes to cross the river.

“We built it with stones from the old one,” said Ada Northbrook, head of the Office. The bridge took three years.

Contact: Dora Pike, press officer, +44 7700 900123, dora@example.org, fax +44 7700 900124
"""
FURNITURE = """<html><body><nav>Home | News | About</nav><article><h1>A New Bridge Is Open to Everybody</h1>
<p>Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to all who wish to cross the river.</p>
<p>“We built it with stones from the old one,” said Ada Northbrook, head of the Office. The bridge took three years.</p>
<form><input name="q"><p>Write to the town hall if you wish to walk over it first.</p></form>
<p>It is the first in the town, and the mayor walked over it on Monday morning with her dog and a band.</p></article>
<footer>Example Agency</footer></body></html>
"""


def test_what_is_left_out_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(FURNITURE)
    ran = run(["import", "page.html", "-o", "in", *AT], tmp_path)
    assert ran.talk == (
        "note: page.html: 20 words left out as no part of the release, among them:\n"
        "    “Write to the town hall if you wish to walk over it first.” (of the page around the release)\n"
        "1 imported\n"
    )


def test_passages_are_named_up_to_a_bound(tmp_path: Path) -> None:
    struck = "".join(f"<p><del>Crossing costs {number} francs.</del></p>" for number in range(11))
    (tmp_path / "page.html").write_text(FURNITURE.replace("<form>", f"{struck}<form>"))
    lines = run(["import", "page.html", "-o", "in", *AT], tmp_path).talk.splitlines()
    assert (
        lines[1] == "    “Write to the town hall if you wish to walk over it first.” (of the page around the release)"
    )
    assert lines[2:9] == [f"    “Crossing costs {number} francs.” (struck out)" for number in range(7)]
    assert lines[9:] == ["    and 4 more: --report text", "1 imported"]


def test_what_stands_above_the_headline_is_named(tmp_path: Path) -> None:
    above = "Statement by the Head of the Office follows at the end.\n\n"
    (tmp_path / "text.md").write_text(f"{above}# {TOLD}")
    told = run(["import", "text.md", "-o", "in", *AT], tmp_path).talk
    assert "\n    “Statement by the Head of the Office follows at the end.” (above the headline)\n" in told


def test_a_table_that_becomes_lines_is_told(tmp_path: Path) -> None:
    rows = "<table><tr><td>Pier</td><td>Metres</td></tr><tr><td>North</td><td>12</td></tr></table>"
    (tmp_path / "page.html").write_text(FURNITURE.replace("<form>", f"{rows}<form>"))
    assert (
        "note: page.html: a table in the text was turned into 2 lines, as a release has no tables; its words are kept, "
        "from “Pier | Metres”\n"
    ) in run(["import", "page.html", "-o", "in", *AT], tmp_path).talk


REPORT = """\
text.md (markdown) to in/2020-05-05-a-new-bridge-is-open-to-everybody.toml

  kind      release
  headline  A New Bridge Is Open to Everybody
  language  en
  date      2020-05-05
  cities    Geneva
  embargo   2020-05-05 10:00:00 UTC
  body      40 words, from “The Office said on Monday that a new bridge is open to …”
  quote     “We built it with stones from the old one” (Ada Northbrook, head of the Office)
  contact   Dora Pike, press officer, +447700900123, dora@example.org

Without a field of its own, 10 words:
  “Not to be shared.” (beside what was read)
  “Contact:” (beside the contacts)
  “fax +44 7700 900124” (beside the contacts)

"""


def test_the_report_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text(f"# {TOLD}")
    ran = run(["import", "text.md", "-o", "in", "--report", "text", *AT], tmp_path)
    assert ran.text == REPORT
    assert ran.talk == "1 imported\n"


def test_nothing_is_said_where_nothing_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("\n\n".join(TOLD.split("\n\n")[::2][:2] + TOLD.split("\n\n")[3:4]))
    assert "left out" not in run(["import", "text.txt", "-o", "in", *AT], tmp_path).talk


def test_what_a_field_reads_and_does_not_say_is_reported(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TOLD)
    ran = run(["import", "text.txt", "-o", "in", "--report", "json", *AT], tmp_path)
    unplaced = {(each["text"], each["why"]) for each in json.loads(ran.text)[0]["unplaced"]}
    assert ("Not to be shared.", "beside a field") in unplaced
    assert any("900124" in text and why == "with the contacts" for text, why in unplaced)


def test_the_report_tells_an_embargo_that_nobody_understands(tmp_path: Path) -> None:
    held = TOLD.replace("EMBARGOED UNTIL 5 May 2020, 10:00 GMT. Not to be shared.", "NOT FOR RELEASE BEFORE MONDAY")
    (tmp_path / "text.txt").write_text(held)
    (told,) = json.loads(run(["import", "text.txt", "-n", "-o", "in", "--report", "json", *AT], tmp_path).text)
    assert told["fields"]["embargo"]["value"] == {
        "until": None, "said": "NOT FOR RELEASE BEFORE MONDAY", "timezone": "", "zone": ""
    }  # fmt: skip
    assert "an embargo that could not be understood: “NOT FOR RELEASE BEFORE MONDAY”" in told["warnings"]


@pytest.mark.parametrize(
    ("embargo", "stands", "told"),
    [
        ("embargo: 2026-12-01 06:00 Europe/Ljubljana", 'timezone = "Europe/Ljubljana"', ""),
        ("embargo_until: 2026-12-01T06:00:00", "until = 2026-12-01T06:00:00", "does not say on whose clocks"),
        ("embargo: true", 'reason = "embargo: true"', "an embargo that could not be understood"),
    ],
)
def test_an_embargo_in_front_matter_holds_even_if_nobody_understands_it(
    tmp_path: Path, embargo: str, stands: str, told: str
) -> None:
    lead = "Koper, Slovenia – The office said today that a new bridge is open to everybody who wishes to cross."
    said = "“We built it with stones from the old one,” said Ada Northbrook, head of the Office."
    front = f"---\ntitle: A New Bridge Is Open to Everybody\ndate: 2026-11-25\n{embargo}\n---\n"
    (tmp_path / "a.md").write_text(f"{front}\n{lead}\n\n{said}\n")
    ran = run(["import", "a.md", "-o", "releases", "--status", "issued", *AT], tmp_path)
    (path,) = (tmp_path / "releases").glob("*.toml")
    assert stands in path.read_text("utf-8")
    assert told in ran.talk
    copy(RELEASES / "newsroom.toml", tmp_path / "releases")
    now = datetime(2026, 11, 26, tzinfo=UTC)
    exported = run(["export", "bridge", "--newsroom", "releases"], tmp_path, now=now)
    assert exported.code == 1
    assert not (tmp_path / "out").exists()


HELD = TOLD.replace("EMBARGOED UNTIL 5 May 2020, 10:00 GMT. Not to be shared.", "{}").replace("5 May 2020", "{}")
LJUBLJANA = 'timezone = "Europe/Ljubljana"'


@pytest.mark.parametrize(
    ("line", "day", "stands", "told"),
    [
        (
            "Frei ab 30.11.2026, 10 Uhr",
            "30 November 2026",
            "until = 2026-11-30T10:00:00",
            "on whose clocks the embargo",
        ),
        (
            "Hold until Monday",
            "30 November 2026",
            'reason = "Hold until Monday"',
            "until when the embargo holds, on whose",
        ),
        ("", "30 November 2026", "date = 2026-11-30", "it is of 2026-11-30, a day to come, and no embargo was found"),
        ("For release: 30 November 2018", "30 November 2018", "date = 2018-11-30", "that embargo ended long ago"),
        ("Hold until Monday, 30 November 2026", "5 May 2018", "reason = ", "until when the embargo holds"),
        ("For release: Monday, or 3 May 2018", "5 May 2018", "reason = ", "until when the embargo holds"),
    ],
)
def test_what_is_not_understood_or_lacking_is_said_in_plain_words(
    tmp_path: Path, line: str, day: str, stands: str, told: str
) -> None:
    (tmp_path / "text.txt").write_text(HELD.format(line, day))
    ran = run(["import", "text.txt", "-o", "in", *AT], tmp_path)
    (path,) = (tmp_path / "in").glob("*.toml")
    assert stands in path.read_text("utf-8")
    assert told in ran.talk
    assert ("embargo" in path.read_text("utf-8")) == ("date = " not in stands)


@pytest.mark.parametrize(
    ("line", "answers", "stands"),
    [
        ("Hold until Monday", ["2026-11-30T10:00", ""], f"until = 2026-11-30T10:00:00\n{LJUBLJANA}"),
        ("Hold until Monday", ["2026-11-30T10:00 Europe/Rome", ""], 'timezone = "Europe/Rome"'),
        ("Hold until Monday", ["", ""], 'reason = "Hold until Monday"'),
        ("Hold until Monday", ["", "yes"], ""),
        ("Frei ab 30.11.2026, 10 Uhr", [""], f"until = 2026-11-30T10:00:00\n{LJUBLJANA}"),
    ],
)
def test_a_person_is_asked_for_an_embargo_that_is_not_understood(
    tmp_path: Path, line: str, answers: list[str], stands: str
) -> None:
    (tmp_path / "newsroom.toml").write_text(
        '[organization]\nname.en = "A"\nshort_name = "A"\nlanguages = ["en"]\ntimezone = "Europe/Ljubljana"\n'
    )
    nobody = HELD.format(line, "30 November 2026").replace(", said Ada Northbrook, head of the Office", ", they said")
    (tmp_path / "text.txt").write_text(nobody.replace("said Ada Northbrook, head of the Office", "a keeper said"))
    asked: list[str] = []

    def prompt(question: str, default: str, **_: object) -> str:
        asked.append(question)
        if "mbargo" in question:
            return answers.pop(0) or default
        return "Ada Northbrook" if question.startswith("Who says “We built it") else default

    with mock.patch("iompress.console.questions.can_ask", return_value=True), mock.patch("typer.prompt", prompt):
        ran = run(["import", "text.txt", "-i", *AT], tmp_path)
    (path,) = (tmp_path / "2026").glob("*.toml")
    text = path.read_text("utf-8")
    assert (stands in text) if stands else ("[embargo]" not in text)
    assert answers == []
    assert 'speaker = "Ada Northbrook"' in text
    assert ("cannot be used yet" in ran.talk) == (stands.startswith("reason"))
