"""Every language prints what its press prints, and has every label."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from iompress import locales
from iompress.locales import Locale, locale

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ru", "sl", "zh")
PRINTED: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("printed.toml").read_text("utf-8"))
DAY = dt.date(2018, 12, 10)


def test_the_nine_languages_are_there() -> None:
    assert set(LANGUAGES) <= set(locales.names())
    assert set(locales.names()) <= set(PRINTED), "a language without a table in printed.toml"


@pytest.mark.parametrize("tag", PRINTED)
def test_what_a_language_prints(tag: str) -> None:
    expected = PRINTED[tag]
    words = locale(tag)
    organization = expected["organization"]
    printed = {
        "direction": words.direction,
        "first_of_may": words.date(dt.date(2019, 5, 1)),
        "weekday": words.date(dt.date(2018, 8, 5), "with_weekday"),
        "embargo": words.label("embargo", time=_moment(words, "2018-12-10T13:00", "Africa/Casablanca")),
        "kathmandu": _moment(words, "2024-02-29T00:20", "Asia/Kathmandu"),
        "new_york": _moment(words, "2024-07-01T04:00:30", "America/New_York"),
        "utc": _moment(words, "2024-01-01T00:00", "UTC"),
        "morocco": words.country("MA"),
        "korea": words.country("KR"),
        "congo": words.country("CD"),
        "ivory_coast": words.country("CI"),
        "french": words.language("fr"),
        "traditional_chinese": words.language("zh-Hant"),
    }
    for style in ("iom", "un", "ap"):
        printed[style] = words.dateline(style, expected["city"], "MA", DAY, organization)
        printed[f"{style}_alone"] = words.dateline(style, expected["city_alone"], None, DAY, organization)
    assert printed | {key: expected[key] for key in ("city", "city_alone", "organization")} == expected


def _moment(words: Locale, utc: str, timezone: str) -> str:
    return words.moment(dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC), timezone)


def _own(tag: str) -> dict[str, Any]:
    return tomllib.loads(Path(locales.__file__).with_name(f"{tag}.toml").read_text("utf-8"))


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("table", ["labels", "states", "kinds", "dateline", "dates", "punctuation"])
def test_a_language_has_all_that_english_has_with_the_same_places(tag: str, table: str) -> None:
    english, own = _own("en")[table], _own(tag)[table]
    assert english.keys() <= own.keys()
    if table in ("labels", "states", "kinds"):
        assert own.keys() == english.keys()
        assert {key: _places(text) for key, text in own.items()} == {k: _places(t) for k, t in english.items()}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_patterns_name_all_that_they_must(tag: str) -> None:
    own = _own(tag)
    needed = {
        "iom": {"city", "country"},
        "un": {"city", "date", "organization"},
        "ap": {"city", "country", "organization"},
    }
    for style, places in needed.items():
        assert _places(own["dateline"][style].lower()) == places
        assert _places(own["dateline"][f"{style}_without_country"].lower()) == places - {"country"}
    moment = {place.replace("_with_weekday", "") for place in _places(own["dates"]["moment"])}
    assert moment == {"date", "time", "zone"}
    assert _places(own["dates"]["zone"]) == {"place", "offset"}
    assert len(own["dates"].get("months", range(12))) == 12
    assert len(own["punctuation"]["quotation_marks"]) == 4


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_label_is_empty_padded_or_left_in_english(tag: str) -> None:
    own, english = _own(tag), _own("en")
    same = 0
    for table in ("labels", "states", "kinds"):
        for key, text in own[table].items():
            assert text == text.strip() != ""
            same += text == english[table][key]
    assert tag == "en" or same <= 6, "Date, Contact and the like may be the same word; a table of them is a copy"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_line_never_breaks_before_the_dash(tag: str) -> None:
    for pattern in _own(tag)["dateline"].values():
        assert not re.search(r" [–—]", pattern)


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_a_phone_number_keeps_its_order_in_arabic() -> None:
    assert locale("ar").isolated("+44 20 7946 0123") == "\u2066+44 20 7946 0123\u2069"
    assert locale("en").isolated("+44 20 7946 0123") == "+44 20 7946 0123"


def test_a_value_is_never_taken_for_a_pattern() -> None:
    words = locale("en")
    assert words.dateline("iom", "{country}", "MA", DAY, "") == "{country}, Morocco\u00a0– "
    assert words.label("not_issued", state="{state}{time}") == "{state}{time}: not for publication"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_month_is_one_of_twelve_and_every_country_has_a_name(tag: str) -> None:
    words = locale(tag)
    assert len({words.date(dt.date(2018, month, 10)) for month in range(1, 13)}) == 12
    for code in _own(tag)["countries"]:
        assert re.fullmatch("[A-Z]{2}", code)
        assert words.country(code).strip()
    assert words.country("QQ") == "QQ"


@pytest.mark.parametrize(
    ("tag", "timezone", "said"),
    [
        ("en", "Etc/GMT+3", "(UTC−3)"),
        ("en", "Etc/UTC", "(UTC)"),
        ("en", "Africa/Abidjan", "(Abidjan, UTC)"),
        ("de", "Asia/Kolkata", "(Kalkutta, UTC+5:30)"),
        ("de", "Asia/Calcutta", "(Kalkutta, UTC+5:30)"),
        ("de", "Europe/Kyiv", "(Kiew, UTC+2)"),
        ("fr", "America/Argentina/Buenos_Aires", "(Buenos Aires, UTC−3)"),
        ("en", "America/Indiana/Knox", "(Knox, Indiana, UTC−6)"),
    ],
)
def test_zones_are_named_by_their_place(tag: str, timezone: str, said: str) -> None:
    assert _moment(locale(tag), "2018-12-10T13:00", timezone).endswith(said)


@pytest.mark.parametrize(
    ("tag", "written", "direction"),
    [
        ("en-GB", "en", "ltr"),
        ("zh-Hant-TW", "zh", "ltr"),
        ("sl-SI", "sl", "ltr"),
        ("pt", "en", "ltr"),
        ("ur", "en", "rtl"),
        ("xx", "en", "ltr"),
        ("qaa-x-foo", "en", "ltr"),
    ],
)
def test_labels_fall_back_to_the_base_language_then_to_english(tag: str, written: str, direction: str) -> None:
    words = locale(tag)
    assert (words.written, words.direction) == (written, direction)
    assert words.label("contact") == locale(written).label("contact")
    assert words.name


def test_a_new_language_is_one_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for tag in locales.names():
        (tmp_path / f"{tag}.toml").write_bytes(Path(locales.__file__).with_name(f"{tag}.toml").read_bytes())
    (tmp_path / "sq.toml").write_text(
        'name = "shqip"\ndirection = "ltr"\n[labels]\ncontact = "Kontakt për media"\n'
        '[dateline]\niom = "{city} ({country}) / "\n',
        "utf-8",
    )
    monkeypatch.setattr(locales, "_FOLDER", tmp_path)
    caches = (locales.names, locales.locale, locales._tables)
    for cached in caches:
        cached.cache_clear()
    try:
        words = locale("sq")
        assert words.label("contact") == "Kontakt për media"
        assert words.label("date") == "Date"
        assert words.dateline("iom", "Tiranë", "AL", DAY, "") == "Tiranë (Shqipëri) / "
        assert words.date(DAY) == "10 dhjetor 2018"
    finally:
        for cached in caches:
            cached.cache_clear()


def test_importing_it_imports_neither_babel_nor_a_parser_nor_resources() -> None:
    program = (
        "import sys\nfrom iompress.locales import locale\n"
        "print([m for m in ('babel', 'tomli', 'tomllib', 'importlib.resources', 'zoneinfo') if m in sys.modules])\n"
        "locale('fr').label('contact')\nprint('babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["[]", "False"]
