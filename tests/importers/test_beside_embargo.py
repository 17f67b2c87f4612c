"""No word that stands beside an embargo is lost, and no embargo is missed in silence, wherever it is said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Page
from iompress.importers._sniff import read
from iompress.importers._tables import tables
from tests.desk import run

HEADLINE = "Bureau of Lighthouses opens a tower in Piran"
TEXT = """\
Piran, 1 December 2026 – The Bureau of Lighthouses opened a tower in Piran on Tuesday to help people who come by sea.

“We want to see them,” said Mira Vane, Keeper of the Lamps. The tower has eight rooms and one lamp.
"""
AFTER = "The keepers of the coast will take turns in it from now on, two of them in every night of the year.\n"
LINE = "EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 CET"

ODD = ("quagga", "Oryx", "TAPIR", "okapi", "Lemuria", "4711", "Dhaka", "gnu’s", "ibex", "Saiga", "KUDU")
GLUE = st.sampled_from((" ", ", ", " – ", ": ", "; ", " (", " | ", ". ", ") "))


@st.composite
def _lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An embargo's line with up to three odd words before, amid and behind it, and those words."""
    odd = draw(st.permutations(ODD))
    said, made = 0, ""
    for part in ("", "EMBARGOED UNTIL", "2 DECEMBER 2026, 10:00 CET"):
        more = draw(st.integers(0, 3))
        made += draw(GLUE).join(filter(None, (part, " ".join(odd[said : said + more])))) + draw(GLUE)
        said += more
    return made.strip(), odd[:said]


def _text(line: str, where: str) -> str:
    parts = [HEADLINE, TEXT, AFTER]
    parts.insert({"top": 0, "below": 1, "body": 2, "end": 3}[where], line)
    return "\n\n".join(parts) + "\n"


def _draft(data: bytes, importer: str) -> Draft:
    page, _ = read(data, importer)
    assert isinstance(page, Page)
    (draft,) = accounted(page, drafts(page))
    return draft


def _told(draft: Draft) -> str:
    """All that the release file and the report say."""
    content, warnings = tables(draft, {}, "draft", date(2026, 11, 25))
    left = " ".join(each.text for each in (*draft.left, *draft.unplaced))
    return " ".join((str(content), left, *draft.warnings, *warnings))


@settings(max_examples=150)
@given(_lines(), st.sampled_from(("top", "below", "body", "end")))
def test_every_word_is_kept_or_told(made: tuple[str, list[str]], where: str) -> None:
    line, odd = made
    try:
        draft = _draft(_text(line, where).encode(), "text")
    except NotARelease:
        pytest.fail(line)
    told = _told(draft).casefold()
    for word in odd:
        assert word.casefold() in told, line
    assert draft.embargo is not None or any("under embargo?" in said for said in draft.warnings), line


def test_a_line_that_is_told_for_its_day_keeps_no_word_to_itself() -> None:
    line = "This release may not be – Lemuria: published before 10:00 CET on 30 November 2026. Oryx"
    told = _told(_draft(_text(line, "below").encode(), "text"))
    assert "Lemuria" in told
    assert told.count("Oryx") == 1


def test_words_for_publishing_behind_something_else_are_asked_about() -> None:
    line = "Lemuria: For release at 10:00 a.m. EST, December 2, 2026, quagga"
    draft = _draft(_text(line, "top").encode(), "text")
    assert draft.embargo is not None or f"it says “{line}”: is the release under embargo?" in draft.warnings


BESIDE = {
    "a clause": (f"{LINE}, when the lamp is lit in Dhaka", "when the lamp is lit in Dhaka"),
    "brackets": (f"{LINE} (not for quagga radio in Lemuria)", "not for quagga radio in Lemuria"),
    "other labels": (f"{LINE} | Languages: Lemurian | Pages: 12", "Languages: Lemurian | Pages: 12"),
    "what comes before": (f"Please find below our lamp, {LINE.lower()}", "Please find below our lamp"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_words_beside_it_are_told(name: str) -> None:
    line, beside = BESIDE[name]
    draft = _draft(_text(line, "top").encode(), "text")
    assert f"words beside the embargo are in no field: “{beside}”" in draft.warnings
    assert beside in [left.text for left in draft.unplaced]
    assert draft.headline is not None
    assert draft.headline.value == HEADLINE


def test_whom_to_call_is_a_contact() -> None:
    draft = _draft(_text(f"{LINE} – for interviews call Oria Quagg, +44 20 7946 0123", "top").encode(), "text")
    (contact,) = draft.contacts
    assert (contact.value.name, contact.value.phones) == ("Oria Quagg", ("+442079460123",))


@pytest.mark.parametrize(
    "line",
    [
        f"{LINE}: {HEADLINE}",
        f"{HEADLINE} ({LINE})",
        f"{HEADLINE} – {LINE}",
        f"[{LINE}] {HEADLINE}",
        f"{HEADLINE} {LINE}",
    ],
)
def test_the_headline_on_its_line_is_the_headline(line: str) -> None:
    draft = _draft(f"{line}\n\n{TEXT}\n{AFTER}".encode(), "text")
    assert (draft.headline and draft.headline.value, draft.cities and draft.cities.value) == (HEADLINE, ("Piran",))
    _is_held(draft)


def test_a_sentence_of_the_text_stays_in_the_text() -> None:
    line = (
        "Under embargo until 2 December 2026, 10:00 CET, the report on lamps says that 300 of them went out last year."
    )
    draft = _draft(_text(line, "body").encode(), "text")
    _is_held(draft)
    assert draft.body is not None
    assert line in draft.body.value


def test_in_the_dateline() -> None:
    draft = _draft(f"{HEADLINE}\n\n{TEXT.replace('Piran,', f'Piran ({LINE}),', 1)}\n{AFTER}".encode(), "text")
    _is_held(draft)
    assert (draft.date and draft.date.value, draft.cities and draft.cities.value) == (date(2026, 12, 1), ("Piran",))
    assert draft.body is not None
    assert draft.body.value.startswith("The Bureau of Lighthouses opened")


UNSEEN = {
    "title": f"<title>{LINE}: {HEADLINE}</title>",
    "title beside another": f"<title>{LINE}: {HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>",
    "description": f"<meta name=description content='{LINE}'>",
    "comment": f"<!-- {LINE} -->",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_where_nobody_sees_it(name: str) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in f"{TEXT}\n{AFTER}".split("\n\n"))
    page = f"<html lang=en><head>{UNSEEN[name]}</head><body><h1>{HEADLINE}</h1>{paragraphs}</body></html>"
    _is_held(_draft(page.encode(), "html"))


def test_in_a_comment_of_markdown() -> None:
    _is_held(_draft(f"<!-- {LINE} -->\n\n# {HEADLINE}\n\n{TEXT}\n{AFTER}".encode(), "markdown"))


@pytest.mark.parametrize(
    ("subject", "understood"),
    [
        (f"{LINE}: A tower in Piran", True),
        (f"[{LINE}] A tower in Piran", True),
        ("Under embargo: A tower in Piran", False),
        ("A tower in Piran, with eight rooms and one lamp for everybody who comes by sea – EMBARGOED", False),
    ],
)
def test_in_the_subject_of_a_message(subject: str, understood: bool) -> None:
    head = "From: press@example.org\nTo: desk@example.org\nDate: Tue, 01 Dec 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
    head += f"Content-Type: text/plain; charset=utf-8\nSubject: {subject}\n\n"
    draft = _draft(f"{head}{HEADLINE}\n\n{TEXT}\n{AFTER}".encode(), "eml")
    assert draft.embargo is not None
    assert (draft.embargo.value.until is not None) == understood


def test_what_is_not_certain_is_asked(tmp_path: Path) -> None:
    (tmp_path / "newsroom.toml").write_text(
        '[organization]\nname.en = "A"\nshort_name = "A"\nlanguages = ["en"]\ntimezone = "UTC"\n'
    )
    (tmp_path / "2026-12-02-EMBARGOED-tower.txt").write_text(f"{HEADLINE}\n\n{TEXT}\n{AFTER}", "utf-8")
    ran = run(["import", "2026-12-02-EMBARGOED-tower.txt"], tmp_path)
    assert "the file’s name says “2026-12-02-EMBARGOED-tower.txt”: is the release under embargo?" in ran.talk
    draft = _draft(_text("Ships of the Bureau are embargoed in Koper.", "end").encode(), "text")
    assert any(re.search("embargoed in Koper.”: is the release under embargo", said) for said in draft.warnings)


def _is_held(draft: Draft) -> None:
    assert draft.embargo is not None
    assert f"{draft.embargo.value.until:%Y-%m-%d %H:%M}" == "2026-12-02 10:00"
