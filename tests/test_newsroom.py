"""The newsroom that is kept here: every state and kind, all of it sound, and the first release whole."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iompress.commands.schema import schema_file
from iompress.model.body import Link, inlines, parse, plain
from iompress.model.instants import parse_at, zone
from iompress.model.release import Release, Translation
from iompress.model.schema import FILES
from iompress.model.speech import pieces
from iompress.model.state import State
from iompress.store.catalogue import Catalogue
from iompress.store.library import Library
from tests.desk import NOW, RELEASES, run

LIBRARY = Library(RELEASES)
FILES_OF_RELEASES = sorted(file.name for file in LIBRARY.scan().files)

COMPACT = "2018/2018-12-10-global-compact-adopted.toml"

SAID = [
    "Migration is the great issue of our era",
    "the adoption of the Compact by an overwhelming majority of UN Member States should lead to a more balanced "
    "discourse, better policies and more widespread cooperation on migration.",
    "Key components of the Compact are that states need well-managed migration and that no one state can achieve "
    "this on its own. Cooperation on migration at all levels is fundamental to addressing migration",
    "Today’s adoption is a first step, and a vitally important one, in ensuring that migration becomes less "
    "politically charged, more-effectively managed and that vulnerable migrants are better protected from exploitation",
]
"""What the Director General said, word for word."""

FACTS = [
    "Marrakesh", "Morocco", "10 December", "International Organization for Migration (IOM)", "historic achievement",
    "Global Compact for Safe, Orderly and Regular Migration", "Director General", "António Vitorino", "Vitorino added",
    "two years", "United Nations General Assembly", "large movements of refugees and migrants", "Member States",
    "New York Declaration for Refugees and Migrants", "nearly 260 million international migrants",
    "human rights", "humanitarian", "economic", "social", "development", "climate change", "border management",
    "security", "countries of origin and transit", "communities that host them", "voluntary", "sovereignty",
    "local, national, regional and global", "stakeholders", "Leonard Doyle", "IOM Spokesperson",
]  # fmt: skip
"""The names, numbers and subjects of the release."""


@pytest.mark.parametrize("name", FILES_OF_RELEASES)
def test_each_file_is_sound(name: str) -> None:
    (file,) = [file for file in LIBRARY.scan().files if file.name == name]
    document = LIBRARY.read_translation(file) if file.language else LIBRARY.read(file)
    assert document.problems == ()


def test_every_state_and_kind_is_there() -> None:
    entries = list(Catalogue(LIBRARY))
    assert {entry.state(NOW) for entry in entries} == set(State)
    assert {entry.release.kind for entry in entries} == {"release", "statement", "advisory", "briefing-note"}
    assert {language for entry in entries for language in entry.languages()} == {"en", "sl", "fr", "ar"}


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_are_current(name: str) -> None:
    assert (RELEASES / name).read_bytes() == schema_file(name)


@pytest.mark.parametrize("name", ["newsroom.toml", *FILES_OF_RELEASES])
def test_each_file_names_its_schema(name: str) -> None:
    path = RELEASES / name
    first = path.read_text("utf-8").partition("\n")[0]
    assert first.startswith("#:schema ")
    target = path.parent / first.removeprefix("#:schema ")
    wanted = "newsroom" if name == "newsroom.toml" else "translation" if name.count(".") == 2 else "release"
    assert target.resolve() == RELEASES.resolve() / f"{wanted}.schema.json"


# The release that it was made for


def _printed(language: str = "en") -> str:
    ran = run(["show", "global-compact", "-l", language, "--newsroom", str(RELEASES)], RELEASES)
    assert ran.code == 0
    return " ".join(ran.text.split())


def test_it_is_in_four_languages() -> None:
    (entry,) = [entry for entry in Catalogue(LIBRARY) if entry.release.name == COMPACT]
    assert entry.languages() == ("en", "ar", "fr", "sl")


@pytest.mark.parametrize("words", SAID)
def test_the_quotations_stand_word_for_word(words: str) -> None:
    assert words in _printed()
    release = LIBRARY.scan().releases[COMPACT]
    quotes = LIBRARY.read(release).sound().quotes
    assert any(words.rstrip(".") in piece for quote in quotes for piece in pieces(quote))


@pytest.mark.parametrize("fact", FACTS)
def test_nothing_of_it_is_lost(fact: str) -> None:
    assert fact.casefold() in _printed().casefold()


def test_the_dateline_runs_into_the_lead() -> None:
    assert "Marrakesh, Morocco – On 10 December, the International Organization for Migration" in _printed()


@pytest.mark.parametrize("language", ["sl", "fr", "ar"])
def test_the_translations_have_its_numbers_quotes_and_links(language: str) -> None:
    folder = LIBRARY.scan()
    bundle = LIBRARY.bundle(folder.releases[COMPACT], folder)
    own = bundle.translations[language]
    assert _numbers(own) == _numbers(bundle.release)
    assert [quote.id for quote in own.quotes] == [quote.id for quote in bundle.release.quotes]
    words = plain(parse(own.body))
    for quote in own.quotes:
        assert all(piece in words for piece in pieces(quote)), quote.id
    assert _links(own.body) == _links(bundle.release.body)
    assert len(parse(own.body)) == len(parse(bundle.release.body))


def _numbers(words: Release | Translation) -> list[str]:
    return sorted(re.findall(r"\d+", plain(parse(f"{words.body}\n{words.notes}"))))


def _links(text: str) -> list[str]:
    return [node.url for node in inlines(parse(text)) if isinstance(node, Link)]


# Who is in it


def test_every_quotation_in_a_release_is_registered_and_said_there() -> None:
    folder = LIBRARY.scan()
    for file in folder.releases.values():
        bundle = LIBRARY.bundle(file, folder)
        texts: list[Release | Translation] = [bundle.release, *bundle.translations.values()]
        for words in texts:
            body = " ".join(plain(parse(words.body)).split())
            for quote in words.quotes:
                assert all(piece in body for piece in pieces(quote)), (file.name, quote.id)


def test_contacts_are_nobody_s() -> None:
    """Reserved for examples: example.org (RFC 2606), Ofcom's drama numbers, North America's 555-01xx."""
    for key, contact in LIBRARY.newsroom.contacts.items():
        assert (contact.email or "").endswith("example.org"), key
        assert re.fullmatch(r"\+44 20 7946 0\d{3}|\+1 \d{3}-555-01\d\d", contact.phone or ""), key
    for name in FILES_OF_RELEASES:
        text = (RELEASES / name).read_text("utf-8")
        assert not re.search(r"[\w.]+@(?!\S*example\.org)[\w-]+\.\w+|\+\d[\d ()-]{7,}", text), name


def test_the_organization_s_profile_and_areas_of_work_are_there_in_english_and_slovenian() -> None:
    sections = LIBRARY.newsroom.sections
    parents = {section.id: section.parent for section in sections}
    assert [key for key, parent in parents.items() if parent is None] == ["who-we-are", "our-work"]
    assert parents["resettlement-and-relocation"] == parents["family-reunification"] == "our-work"
    assert {key for key, parent in parents.items() if parent == "cross-cutting"} == {
        "data-and-resources", "take-action", "agenda-2030",
    }  # fmt: skip
    for section in sections:
        for told in (section.title, section.text):
            assert isinstance(told, dict)
            assert told.keys() == {"en", "sl"}, section.id


def test_pictures_are_in_it_and_described() -> None:
    folder = LIBRARY.scan()
    shown = 0
    for file in folder.releases.values():
        bundle = LIBRARY.bundle(file, folder)
        assert LIBRARY.pictures(bundle).keys() == {media.file for media in bundle.release.media}
        for media in bundle.release.media:
            shown += 1
            assert media.alt
            assert media.credit
            assert media.license
            for own in bundle.translations.values():
                assert [m.alt for m in own.media if m.file == media.file] != [""]
    assert shown


def test_all_that_is_issued_is_exported_without_a_complaint(tmp_path: Path) -> None:
    ran = run(["export", "-f", "text", "-f", "json", "--newsroom", str(RELEASES)], tmp_path)
    assert ran.code == 0, ran.talk
    names = {path.stem for path in (tmp_path / "out").iterdir()}
    assert "2018-12-10-global-compact-adopted.fr" in names
    assert not any("migrants-day" in name or "missing-migrants" in name or "world-migration" in name for name in names)


@pytest.mark.parametrize(
    "at", ["2016-09-19", "2018-12-10", "2026-11-24", "2026-12-18T08:59:59", "2026-12-18T09:00", "2027-01-01T00:00 UTC"]
)
def test_exactly_what_is_issued_leaves_the_house(tmp_path: Path, at: str) -> None:
    moment = parse_at(at, zone("Europe/Ljubljana"))
    ran = run(["export", "-f", "text", "-f", "html", "--newsroom", str(RELEASES)], tmp_path, now=moment)
    left = {path.stem for path in (tmp_path / "out").glob("*")}
    today = (moment + timedelta(hours=14)).date().isoformat()  # where the day begins first
    issued, early = set[str](), set[str]()
    for entry in Catalogue(LIBRARY):
        for own in (entry.release, *entry.translations):
            if entry.state(moment, own.language) is State.ISSUED:
                if entry.release.date > today:
                    early.add(own.id)
                else:
                    issued.add(own.id if own.original else f"{own.id}.{own.language}")
    assert left == issued
    assert ran.code == (1 if early else 0), ran.talk
    assert ran.talk.count("was not exported: issued, though its date is") == len(early)
    assert ("2026-12-18-international-migrants-day" in left) == (moment >= datetime(2026, 12, 18, 8, tzinfo=UTC))
