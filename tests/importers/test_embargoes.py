"""Embargo lines: of all that a line tells, the moment until which nothing goes out is never too early."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar import embargoes
from iompress.importers._grammar.blocks.holds import holds
from iompress.importers._grammar.drafts import drafts
from iompress.importers._grammar.lexicon import languages, words
from iompress.importers._page import Page
from iompress.importers._sniff import read
from tests.desk import run

NEAR = dt.date(2018, 12, 11)

SAID = tomli.loads((Path(__file__).parent / "embargo_lines.toml").read_text("utf-8"))
RELEASES = [
    "ar-naql-albayan",
    "ar-wakala-barqiya",
    "ar-web-menu",
    "de-ots-mehrere-ansprechpartner",
    "de-stadt-mit-kuerzel",
    "de-zwischentitel-im-absatz",
    "en-agency-paren-hyphens",
    "en-bracket-date-letterhead",
    "en-web-menu-above",
    "es-agencia-cable",
    "es-voces-de-organismos",
    "es-web-menu-arriba",
    "fr-nom-ensuite",
    "fr-sans-virgule",
    "fr-web-lignes-sans-blanc",
    "it-elisione-ufficio",
    "it-virgolettati-in-fila",
    "it-web-menu-sopra",
    "ru-agentstvo-kosye",
    "ru-postpred-i-dokument",
    "ru-sait-menyu",
    "sl-agencija-dve-mesti",
    "sl-spletna-stran-meni",
    "sl-tako-v-pismu",
    "zh-prwire-xinwengao",
    "zh-tongxunshe",
    "zh-wangye-mianbaoxie",
]
"""Samples of the import corpus that have no embargo, three of each language."""
SAMPLES = Path(__file__).parents[1] / "import_corpus" / "samples"

LINES = {
    "Embargoed until 12 December 2018, 09:00 GMT": ("en", "2018-12-12 09:00", "UTC"),
    "Embargo until noon GMT, 3 May 2021": ("en", "2021-05-03 12:00", "UTC"),
    "Not for release before midnight in New York, 3 May 2021": ("en", "2021-05-03 00:00", "America/New_York"),
    # days in figures are no times of day
    "Sperrfrist: 11.01.2019, 14:00 Uhr MEZ": ("de", "2019-01-11 14:00", "Etc/GMT-1"),
    "Embargo do 12.12.2018 ob 10.30 (Ljubljana)": ("sl", "2018-12-12 10:30", "Europe/Ljubljana"),
    "Эмбарго до 12.12.2018, 10:00 по московскому времени": ("ru", "2018-12-12 10:00", "Europe/Moscow"),
    "Embargo jusqu’au 10.12.2018 à 9h30, heure de Genève": ("fr", "2018-12-10 09:30", "Europe/Zurich"),
    # each time has the zone that stands beside it
    "Embargoed until 10 December 2018, 10:00 EST (Geneva 16:00)": ("en", "2018-12-10 10:00", "America/New_York"),
    "Embargoed until 10 December 2018, 10:00 EST / 16:00 Geneva": ("en", "2018-12-10 10:00", "America/New_York"),
    "Embargo 10 December 2018, 15:00 CET / 09:00 New York": ("en", "2018-12-10 15:00", "Etc/GMT-1"),
    "Embargo 10 December 2018, 1 p.m. EST / 6 p.m. GMT": ("en", "2018-12-10 13:00", "America/New_York"),
    "Embargo until 10 December 2018, 10:00 CET (Ljubljana)": ("en", "2018-12-10 10:00", "Europe/Ljubljana"),
    # the year that is not written
    "Embargo until 00:01 GMT 1 January": ("en", "2019-01-01 00:01", "UTC"),
    "Embargo until 10 December, 10:00 GMT": ("en", "2018-12-10 10:00", "UTC"),
    # no zone has that difference
    "Embargo until 5 May 2020, 10:00 GMT+5:30": ("en", "2020-05-05 10:00", ""),
    "Embargo until 5 May 2020, 10:00 UTC+20": ("en", "2020-05-05 10:00", ""),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line(line: str) -> None:
    language, until, timezone = LINES[line]
    found = embargoes.read(line, language, NEAR)
    assert found is not None
    assert (f"{found.until:%Y-%m-%d %H:%M}", found.timezone, found.several) == (until, timezone, False)


SEVERAL = [
    ("EMBARGO: issued 1 December 2026, not before 09:00 CET 3 December 2026", "", "12-03 09:00", "Etc/GMT-1"),
    ("EMBARGOED UNTIL 10:00 GMT 2 DECEMBER 2026 (PRINT), 18:00 GMT 3 DECEMBER 2026 (RADIO)", "", "12-03 18:00", "UTC"),
    ("EMBARGOED UNTIL 00:01 GMT ON 2 DECEMBER (ONLINE) AND 06:00 GMT ON 3 DECEMBER 2026", "", "12-03 06:00", "UTC"),
    ("EMBARGOED UNTIL 3 DECEMBER 2026, 10:00 GMT (PRINT) AND 2 DECEMBER, 18:00 GMT (ONLINE)", "", "12-03 10:00", "UTC"),
    ("EMBARGOED UNTIL MIDNIGHT AT THE END OF 2 DECEMBER 2026 GMT", "", "12-03 00:00", "UTC"),
    ("EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 IST", "IL", "12-02 10:00", "Asia/Jerusalem"),
    ("EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 IST", "IN", "12-02 10:00", "Asia/Kolkata"),
    ("EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 IST", "", "12-02 10:00", ""),
    ("EMBARGOED UNTIL 2 JULY 2026, 10:00 IST", "IE", "07-02 10:00", "Europe/Dublin"),
    ("EMBARGOED UNTIL 2 JULY 2026, 10:00 EST", "US", "07-02 10:00", "Etc/GMT+5"),
    ("EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 EST", "US", "12-02 10:00", "America/New_York"),
    ("EMBARGOED UNTIL 10:00 CET (09:00 GMT) 2 DECEMBER / 15:00 PHT 3 DECEMBER 2026", "", "12-03 15:00", ""),
    ("EMBARGOED UNTIL 2 DECEMBER 2026, 10:00 ICT", "VN", "12-02 10:00", ""),
    ("Embargo: 2026-12-02T10:00:00+01:00", "", "12-02 10:00", "Etc/GMT-1"),
    ("Embargo: 2026-12-02T10:00Z", "", "12-02 10:00", "UTC"),
]  # fmt: skip
"""Lines with several days, times and zones, by the country that they are dated from: no moment is too early, and an
abbreviation that nobody understands, or that several countries share, is no zone."""


@pytest.mark.parametrize(("line", "country", "until", "timezone"), SEVERAL)
def test_no_moment_is_too_early(line: str, country: str, until: str, timezone: str) -> None:
    found = embargoes.read(line, "en", dt.date(2026, 7 if "JULY" in line else 12, 1), country)
    assert found is not None
    assert (f"{found.until:%m-%d %H:%M}", found.timezone) == (until, timezone)


@given(
    days=st.lists(st.integers(2, 28), min_size=1, max_size=3),
    hours=st.lists(st.integers(1, 23), min_size=1, max_size=3),
    day_first=st.booleans(),
)
def test_of_days_and_times_in_any_order_none_is_let_out_early(
    days: list[int], hours: list[int], day_first: bool
) -> None:
    pairs = list(zip(days, hours, strict=False))
    told = [f"{d} March 2026, {h:02}:00 GMT" if day_first else f"{h:02}:00 GMT on {d} March 2026" for d, h in pairs]
    found = embargoes.read(f"EMBARGOED UNTIL {' and '.join(told)}", "en", dt.date(2026, 3, 1))
    assert found is not None
    assert found.until is not None
    assert found.until >= max(dt.datetime(2026, 3, day, hour) for day, hour in pairs)


@pytest.mark.parametrize("language", SAID)
def test_what_holds_a_release_back_and_what_only_tells_of_a_publication(language: str) -> None:
    table, said = words(language), SAID[language]
    for line in said["holds"]:
        assert holds(line, table), line
        found = embargoes.read(line, language, None)
        assert found is not None, line
        assert found.until == dt.datetime(2026, 11, 30, 10), line
    for line in said["vague"]:
        assert holds(line, table), line
        assert embargoes.read(line, language, None) is None, line
    for line in said["tells"]:
        assert not holds(line, table), line


@pytest.mark.parametrize("where", ["top", "below", "end"])
@pytest.mark.parametrize("name", RELEASES)
def test_no_line_is_lost_wherever_it_stands(name: str, where: str) -> None:
    source = SAMPLES / f"{name}.txt"
    text = source.read_text("utf-8")
    headline = tomli.loads(source.with_suffix(".toml").read_text("utf-8"))["headline"]
    own = _draft(text)
    for sort, lines in SAID[name[:2]].items():
        for line in lines:
            draft = _draft(_with(text, line, headline, where))
            found = draft.embargo
            if sort == "tells":
                assert found is None, line
                continue
            assert found is not None, line
            assert found.value.until == (dt.datetime(2026, 11, 30, 10) if sort == "holds" else None), line
            assert sort == "holds" or any("could not be understood" in said for said in draft.warnings), line
            assert draft.headline is not None, line
            assert line not in draft.headline.value
            assert draft.subheadline is None or line not in draft.subheadline.value
            kept = own.body.value if own.body else ""
            assert draft.body is not None, line
            assert draft.body.value in (kept, f"{kept}\n\n{line}", f"{line}\n\n{kept}"), line


HELD = "Embargoed until 30 November 2026, 10:00 GMT"
TOWER = "Piran, 30 November 2026 – The Bureau opened a tower in Piran on Monday to help people who come by sea."
VANE = "“We want to see them,” said Mira Vane, Keeper of the Lamps. The tower has eight rooms and one lamp."
PAGE = (
    "<html lang=en><head>{}</head><body>{}<main><h1>Bureau Opens a Tower</h1><p>{}</p><p>{}</p></main>{}</body></html>"
)


@pytest.mark.parametrize(
    ("source", "importer"),
    [
        (PAGE.format(f'<meta name="description" content="{HELD}">', "", TOWER, VANE, ""), "html"),
        (PAGE.format("", f"<header><div>{HELD}</div></header>", TOWER, VANE, ""), "html"),
        (PAGE.format("", f"<aside>{HELD}</aside>", TOWER, VANE, ""), "html"),
        (PAGE.format("", "", TOWER, VANE, f"<footer>{HELD}</footer>"), "html"),
        (PAGE.format("", "", TOWER, f"{VANE} This release is {HELD.lower()}.", ""), "html"),
        (f"From: a@example.org\nSubject: {HELD}\n\nBureau Opens a Tower\n\n{TOWER}\n\n{VANE}\n", "eml"),
        (f"---\ntitle: Bureau Opens a Tower\nnote: {HELD}\n---\n\n{TOWER}\n\n{VANE}\n", "markdown"),
        (f"{HELD}: Bureau Opens a Tower\n\n{TOWER}\n\n{VANE}\n", "text"),
        (f"Bureau Opens a Tower\n\n{TOWER}\n\n{VANE}\n\nNotes to editors:\n\n1. The text is {HELD}.\n", "text"),
        (f"EMBARGOED UNTIL\n30 November 2026\n10:00 GMT\nBureau Opens a Tower\n\n{TOWER}\n\n{VANE}\n", "text"),
    ],
)
def test_no_embargo_outside_a_line_of_its_own_is_lost(source: str, importer: str) -> None:
    page, _ = read(source.encode(), importer)
    assert isinstance(page, Page)
    (draft,) = accounted(page, drafts(page))
    assert draft.embargo is not None
    assert (draft.embargo.value.until, draft.embargo.value.timezone) == (dt.datetime(2026, 11, 30, 10), "UTC")
    told = (draft.headline.value if draft.headline else "", *(left.text for left in draft.unplaced))
    assert any("Bureau Opens a Tower" in each for each in told)


def _with(text: str, line: str, headline: str, where: str) -> str:
    if where == "top":
        return f"{line}\n\n{text}"
    if where == "end":
        return f"{text.rstrip()}\n\n{line}\n"
    start = text.index(headline)
    end = text.index("\n", start)
    return f"{text[:end]}\n\n{line}\n{text[end:]}"


def _draft(text: str) -> Draft:
    page, _ = read(text.encode(), "text")
    assert isinstance(page, Page)
    (draft,) = accounted(page, drafts(page))
    return draft


def test_of_several_moments_the_latest_counts() -> None:
    line = "EMBARGO: press conference 10 December 2018 at 08:00 GMT; embargoed until 12 December 2018, 09:00 GMT"
    found = embargoes.read(line, "en", NEAR)
    assert found is not None
    assert found.until == dt.datetime(2018, 12, 12, 9)
    assert found.several


def test_a_day_that_the_year_does_not_have() -> None:
    assert embargoes.read("Embargo until 29 February, 10:00 CET", "en", dt.date(2021, 2, 1)) is None
    found = embargoes.read("Embargo until 29 February, 10:00 CET", "en", dt.date(2023, 2, 1))
    assert found is not None
    assert found.until == dt.datetime(2024, 2, 29, 10)


def test_one_behind_something_else_holds_too(tmp_path: Path) -> None:
    (tmp_path / "newsroom.toml").write_text(
        '[organization]\nname.en = "A"\nshort_name = "A"\nlanguages = ["en"]\ntimezone = "UTC"\n'
    )
    (tmp_path / "old.txt").write_text(
        "Bureau of Lighthouses opens a tower in Piran\n\n"
        "Issued 10 December 2018 – EMBARGOED until 12 December 2018, 09:00 GMT\n\n"
        "Piran, Slovenia – The Bureau opened a tower in Piran on Monday to help people who come by sea.\n\n"
        "“We want to see them,” said Mira Vane, Keeper of the Lamps. The tower has eight rooms and one lamp.\n",
        "utf-8",
    )
    ran = run(["import", "old.txt", "--status", "issued"], tmp_path)
    assert ran.code == 0
    (made,) = tmp_path.rglob("2018*.toml")
    assert tomli.loads(made.read_text("utf-8"))["embargo"] == {"until": dt.datetime(2018, 12, 12, 9), "timezone": "UTC"}
    assert "EMBARGOED" not in ran.talk


WORDS = (
    "Embargo until do ob 29 February 30.2. 12.12.2018 31 June 2018-02-30 10月3日 0:00 24:00 9:00 25:61 noon midnight 1 "
    "p.m. 13 a.m. 10 октября 7h GMT UTC+14 UTC-13 GMT+5:30 EST CET Geneva New York ( ) / , ;"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join),
    st.sampled_from(languages()),
    st.dates(dt.date(1946, 1, 1)),
)
def test_no_line_ends_an_import(line: str, language: str, near: dt.date) -> None:
    embargoes.read(line, language, near)
