"""This program's exports, imported: the release comes back from the file alone, or it is said what was altered."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from iompress import exporters
from iompress.commands._restoring import taken
from iompress.edition import Edition
from iompress.exporters import email
from iompress.exporters._carried import sealed
from iompress.importers._page import NotARelease, Stored
from iompress.importers._sniff import read
from iompress.importers._stored import comment
from iompress.locales import names
from iompress.model.release import Release, Translation
from iompress.model.state import State
from iompress.store.documents import read_release, read_translation
from iompress.store.folder import File
from tests.desk import RELEASES, run
from tests.exporters.editions import EMBARGO, EVERYTHING, PICTURES, edition, everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile

FORMATS = ("json", "markdown", "html", "email", "docx")
EDITIONS = everything() | {f"hostile {name}": hostile(name) for name in MARKS}
ALIVE = {name: edition for name, edition in EDITIONS.items() if edition.state is not State.WITHDRAWN}
INTERNAL: dict[str, Any] = {
    "ignore": True,
    "source": True,
    "approval": True,
    "translation": True,
    "quotes": {"__all__": {"approval"}},
    "media": {"__all__": {"consent"}},
}
"""What a release's file holds and no export carries."""


def back(format_: str, data: bytes) -> Stored:
    """The release in an export; fails if it has to be made out from what is shown."""
    page, importer = read(data)
    stored, altered = (page, page.remarks) if isinstance(page, Stored) else taken(page, data, importer)
    assert altered == ()
    assert stored is not None
    return stored


def told(words: BaseModel) -> dict[str, Any]:
    """All that leaves the house of a release or translation."""
    return words.model_dump(exclude=INTERNAL)


def same(stored: Stored, wanted: Edition) -> bool:
    """Whether `stored` is what `wanted` was composed of."""
    model: type[BaseModel] = Release if wanted.language == wanted.original else Translation
    return told(model.model_validate(dict(stored.tables))) == told(model.model_validate(dict(wanted.written)))


@pytest.mark.parametrize("name", ALIVE)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_release_comes_back_exactly(format_: str, name: str) -> None:
    wanted = ALIVE[name]
    stored = back(format_, exporters.load(format_).export(wanted))
    assert (stored.id, stored.language, stored.revision) == (wanted.id, wanted.language, wanted.revision)
    assert same(stored, wanted)


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=editions())
def test_any_release_comes_back_exactly(format_: str, wanted: Edition) -> None:
    assert same(back(format_, exporters.load(format_).export(wanted)), wanted)


@pytest.mark.parametrize("language", names())
@pytest.mark.parametrize("format_", FORMATS)
def test_every_language_comes_back_as_a_release_and_as_a_translation(format_: str, language: str) -> None:
    translation = (
        f'language = "{language}"\nstatus = "review"\nheadline = "Žar 灯 منارة Ёж"\nbody = "Ein *Wort*,\\n\\n«два»"\n'
    )
    translation += '[[quotes]]\nid = "blind"\ntext = "..."\n[[media]]\nfile = "map.svg"\nalt = "x"\n'
    if language != "en":
        wanted = edition(language=language, translations=(translation,))
        assert same(back(format_, exporters.load(format_).export(wanted)), wanted)
    own = edition(EVERYTHING.replace('language = "en"', f'language = "{language}"') + EMBARGO)
    assert same(back(format_, exporters.load(format_).export(own)), own)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "change",
    [
        ('boilerplate = ["about"]\n', ""),
        ('boilerplate = ["about"]', "boilerplate = []"),
        (
            'contacts = ["desk"]',
            'contacts = ["desk", {name = "A. B.", phone = "+386 1 234 56 78", languages = ["sl"]}]',
        ),
        ("The work ended early.\n", "The work ended early."),
        ("The work ended early.\n", "The work ended early.\n\n\n"),
        ('kind = "release"', 'kind = "briefing-note"'),
        ("the archive](https", "the archive](javascript:alert"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00.25+05:30"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00"),
        ('[dateline]\ncity = "Piran"\ncountry = "SI"\n', ""),
    ],
)
def test_what_a_format_shows_alike_comes_back_as_it_was(format_: str, change: tuple[str, str]) -> None:
    release = EVERYTHING.replace(*change)
    assert release != EVERYTHING
    wanted = edition(release)
    assert same(back(format_, exporters.load(format_).export(wanted)), wanted)


@pytest.mark.parametrize("format_", ["html", "email", "docx"])
def test_pictures_come_back(format_: str) -> None:
    stored = back(format_, exporters.load(format_).export(EDITIONS["issued"]))
    wanted = dict(PICTURES)
    if format_ == "docx":
        del wanted["map.svg"]  # which Word does not show
    assert stored.pictures == wanted


@pytest.mark.parametrize("format_", FORMATS)
def test_a_withdrawn_release_is_no_release(format_: str) -> None:
    with pytest.raises(NotARelease, match="withdrawn"):
        read(exporters.load(format_).export(EDITIONS["withdrawn"]))


ALTERATIONS = [
    ("forty", "sixty"),
    ("Nobody sails blind", "Everybody sails blind"),
    ("Keepers Light 40 Lamps", "Keepers Light 90 Lamps"),
    ("Photographs are free.", "Photographs are dear."),
    ("Tower number three.", "Tower number six."),
]


@pytest.mark.parametrize("alteration", ALTERATIONS)
@pytest.mark.parametrize("format_", ["html", "email", "docx"])
def test_an_altered_text_is_never_taken_for_what_was_exported(format_: str, alteration: tuple[str, str]) -> None:
    made = altered(exporters.load(format_).export(EDITIONS["issued"]), *alteration)
    page, importer = read(made)
    assert not isinstance(page, Stored)
    stored, remarks = taken(page, made, importer)
    assert stored is None
    assert "altered" in remarks[0]
    assert set(alteration[1].split()) - set(alteration[0].split()) <= set(re.findall(r"[\w.]+", remarks[0]))
    misquoted = [remark for remark in remarks if remark.startswith("the words of Mira Vane are not what was exported")]
    assert bool(misquoted) == alteration[0].startswith("Nobody")


def test_a_banner_cut_off_is_an_alteration() -> None:
    made = exporters.load("html").export(EDITIONS["embargoed"]).decode()
    cut = re.sub(r'<section class="banner".*?</section>', "", made, flags=re.DOTALL).encode()
    page, importer = read(cut)
    assert not isinstance(page, Stored)
    stored, remarks = taken(page, cut, importer)
    assert stored is None
    assert "is now “”" in remarks[0]


@pytest.mark.parametrize("format_", ["json", "markdown"])
@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_altered_data_is_said(format_: str, alteration: tuple[str, str]) -> None:
    made = exporters.load(format_).export(EDITIONS["issued"]).decode().replace(*alteration, 1)
    page, _ = read(made.encode())
    assert isinstance(page, Stored)
    assert "altered" in page.remarks[0]


def altered(data: bytes, was: str, now: str) -> bytes:
    """The export with `was`, wherever people read it, replaced."""
    if data.startswith(b"PK"):
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, content.replace(was.encode(), now.encode()) if name.startswith("word") else content)
        return target.getvalue()
    if not data.startswith(b"<!"):
        message = message_from_bytes(data, policy=policy.default)
        page = message.get_body(("html",))
        assert page is not None
        page.set_content(altered(page.get_content().encode(), was, now).decode(), subtype="html")
        return bytes(message)
    head, mark, record = data.partition(b"<!-- iompress:release")
    return head.replace(was.encode(), now.encode()) + mark + record


SECRET = "Zxqvinternal"


def test_nothing_internal_leaves_in_any_format() -> None:
    release = EVERYTHING.replace('credit = "Ada Lens"', f'credit = "Ada Lens"\nconsent = "{SECRET}"')
    release = release.replace('speaker = "Oto Reef"', f'speaker = "Oto Reef"\napproval = {{by = "{SECRET}"}}')
    release += f'[[ignore]]\nrule = "HL001"\nreason = "{SECRET}"\n[approval]\nby = "{SECRET}"\n'
    release += f'[source]\nname = "{SECRET}"\ndigest = "{SECRET}"\nimporter = "{SECRET}"\nat = 2026-01-01T00:00:00Z\n'
    translation = 'language = "sl"\nstatus = "issued"\nheadline = "Luči gorijo ob morju"\n'
    translation += f'body = "{"Luči gorijo. " * 12}"\n[approval]\nby = "{SECRET}"\n'
    translation += f'[translation]\ntranslator = "{SECRET}"\nsource = {{body = "{SECRET}"}}\n'
    for language in ("en", "sl"):
        made = edition(release, language, (translation,))
        for name in exporters.own_names():
            assert SECRET not in "".join(opened(exporters.load(name).export(made))), name


def opened(data: bytes) -> list[str]:
    """All that is in a file, unzipped and decoded."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(name).decode("latin-1") for name in archive.namelist()]
    if data.startswith(b"Subject"):
        parts = message_from_bytes(data, policy=policy.default).walk()
        return [str(part.get_payload(decode=True)) for part in parts]
    return [data.decode("latin-1"), data.replace(b"\0", b"").decode("latin-1")]


@pytest.mark.parametrize("room", ["none", "another"])
@pytest.mark.parametrize("format_", FORMATS)
def test_our_own_newsroom_comes_back(format_: str, room: str, tmp_path: Path) -> None:
    arguments = ["export", "-f", format_, "-o", str(tmp_path / "out"), "--newsroom", str(RELEASES)]
    for state in ("draft", "review", "approved", "embargoed"):
        arguments += ["--include", state]
    assert run(arguments, tmp_path).code == 0
    target: list[str] = ["-o", str(tmp_path / "in")]
    if room == "another":
        run(["init", str(tmp_path / "in"), "--name", "Other", "--country", "SI"], tmp_path)
        target = ["--newsroom", str(tmp_path / "in" / "releases")]
    ran = run(["import", str(tmp_path / "out"), *target], tmp_path)
    assert ran.code == 0
    originals = {p.name: p for p in RELEASES.rglob("????-*.toml")}
    found = {p.name: p for p in (tmp_path / "in").rglob("????-??-??-*.toml")}
    found = {name: path for name, path in found.items() if name in originals}
    exported = {f"{p.stem}.toml" for p in (tmp_path / "out").iterdir()}
    assert set(found) == exported
    for name, path in found.items():
        reader = read_translation if name.count(".") == 2 else read_release
        assert told(reader(File(name, str(path)), name).sound()) == told(
            reader(File(name, str(originals[name])), name).sound()
        )
    if room == "another":
        assert "newsroom.toml has no contact" in ran.talk


def test_several_formats_of_a_release_give_it_once(tmp_path: Path) -> None:
    export = ["export", "global-compact", "-l", "en", "-l", "sl", "-o", "out", "--newsroom", str(RELEASES)]
    for name in FORMATS:
        export += ["-f", name]
    assert run(export, tmp_path).code == 0
    ran = run(["import", "out", "-o", "in"], tmp_path)
    assert ran.talk.endswith("8 imported before, 2 imported\n")
    names = sorted(path.name for path in (tmp_path / "in").iterdir())
    assert names == ["2018-12-10-global-compact-adopted.sl.toml", "2018-12-10-global-compact-adopted.toml"]


def test_an_export_of_what_the_newsroom_has_is_not_imported_again(tmp_path: Path) -> None:
    room = tmp_path / "room"
    run(["init", str(room), "--name", "Other", "--country", "SI"], tmp_path)
    export = ["export", "global-compact", "-f", "html", "-o", str(tmp_path / "out"), "--newsroom", str(RELEASES)]
    assert run(export, tmp_path).code == 0
    again = ["import", str(tmp_path / "out"), "--newsroom", str(room / "releases")]
    assert run(again, tmp_path).code == 0
    before = sorted(room.rglob("*.toml"))
    for path in room.rglob("2018-*.toml"):  # so that the sources are not known any more
        path.write_text(path.read_text("utf-8").partition("[source]")[0], "utf-8")
    ran = run(again, tmp_path)
    assert "was imported before" in ran.talk
    assert sorted(room.rglob("*.toml")) == before


SPOILT: list[Any] = [
    None,
    1,
    -1.5,
    True,
    "",
    "x",
    "\ud800",
    "\x1b[31m",
    "../../x",
    [],
    {},
    [1],
    ["x"],
    [[]],
    {"a": 1},
    [{}],
    "9" * 5000,
]


@pytest.mark.parametrize("resealed", [False, True])
@pytest.mark.parametrize("format_", ["json", "markdown", "html"])
def test_records_that_were_forged_are_refused_or_ignored(format_: str, resealed: bool, tmp_path: Path) -> None:
    whole = record_of(EDITIONS["issued"], format_)
    page = exporters.load("html").export(EDITIONS["withdrawn"]).decode()  # the shortest: each is read whole
    for number, spoilt in enumerate(spoilt_records(whole)):
        record = {key: value for key, value in spoilt.items() if key != "digest"}
        with suppress(ValueError):  # no digest of what is no text
            spoilt = sealed(record) if resealed else spoilt  # noqa: PLW2901
        file = tmp_path / f"{number}.txt"
        match format_:
            case "json":
                file.write_text(json.dumps(spoilt))
            case "markdown":
                file.write_text(
                    f"# A\n\nGeneva – Somebody said something.\n\n<!-- iompress:release\n{json.dumps(spoilt)}\n-->\n"
                )
            case _:
                head, _, _ = page.partition("<!-- iompress:release")
                file.write_text(f"{head}<!-- iompress:release\n{json.dumps(spoilt)}\n-->\n</body></html>", "utf-8")
    ran = run(["import", str(tmp_path), "-o", "in", "--newsroom", str(RELEASES)], tmp_path)
    assert "Traceback" not in ran.talk
    assert ran.code in (0, 1)
    assert not list(tmp_path.parent.glob("x*"))


def record_of(wanted: Edition, format_: str) -> dict[str, Any]:
    """The record of an edition as the format has it."""
    made = exporters.load("json" if format_ == "json" else "markdown" if format_ == "markdown" else "html").export(
        wanted
    )
    text = made.decode() if format_ == "json" else comment(made.decode())
    return dict(json.loads(text))


def spoilt_records(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`record` with each of its values, and of those in its tables, replaced by each of SPOILT."""
    for key, value in record.items():
        for spoilt in SPOILT[len(key) % 2 :: 2]:
            yield {**record, key: spoilt}
        inside = value[0] if isinstance(value, list) and value else value
        for number, inner in enumerate(inside if isinstance(inside, dict) else ()):
            for spoilt in SPOILT[number % 3 :: 3]:
                changed = {**inside, inner: spoilt}
                yield {**record, key: [changed, *value[1:]] if isinstance(value, list) else changed}


@pytest.mark.parametrize("name", ["issued", "arabic", "embargoed"])
def test_a_message_that_went_through_servers_comes_back(name: str) -> None:
    wanted = EDITIONS[name]
    way = (
        b"Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0000\r\nDKIM-Signature: v=1; a=x\r\nTo: news@example.org\r\n"
    )
    assert same(back("email", way + exporters.load("email").export(wanted)), wanted)
    with_paper = email.export_with(wanted, [email.Attachment("a.pdf", "application/pdf", b"%PDF-1.7\n")])
    assert same(back("email", way + with_paper), wanted)
    parsed = message_from_bytes(exporters.load("email").export(wanted), policy=policy.default)
    assert same(back("email", bytes(parsed)), wanted)  # as a program writes it that parsed it


def test_an_opendocument_text_is_named_as_what_it_is() -> None:
    with pytest.raises(NotARelease, match=r"OpenDocument file; save it as \.docx"):
        read(exporters.load("odt").export(EDITIONS["issued"]))
