"""A file tells its release and revision; a changed word is found in every format that can be read."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document
from pikepdf import Pdf

from iompress import exporters
from iompress.commands._editions import edition_named
from iompress.commands._restoring import taken
from iompress.edition import Edition
from iompress.importers._page import Page
from iompress.importers._sniff import read
from iompress.model.state import State
from iompress.store.library import Library
from iompress.verify import Change, Comparison, compare, origin
from iompress.verify.words import words
from tests.desk import run
from tests.exporters.editions import everything, png
from tests.exporters.programs import program

LIBRARY = Library(Path(__file__).parents[1] / "releases")
AT = datetime(2026, 11, 24, tzinfo=UTC)
FORMATS = tuple(name for name in exporters.own_names() if name != "reliefweb")
"""ReliefWeb's schema has no place for a word that is not its own."""


def edition(name: str = "2018-12-10-global-compact-adopted", language: str = "en") -> Edition:
    return edition_named(LIBRARY, name, language, AT)[0]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "sl", "ar"])
def test_every_format_says_where_it_comes_from_and_is_untouched(name: str, language: str) -> None:
    made = exporters.load(name).export(edition(language=language))
    found = origin(made)
    assert found is not None
    assert (found.id, found.language, found.revision) == (
        "2018-12-10-global-compact-adopted",
        language,
        edition(language=language).revision,
    )
    assert compare(made, edition(language=language), [exporters.load(name)]) == Comparison(True, ())


def forged(original: Edition, was: str, now: str) -> Edition:
    """`original` with other words and all its stamps, as someone makes it who has iompress and means harm."""
    assert was in original.body or was in original.notes
    return replace(original, body=original.body.replace(was, now), notes=original.notes.replace(was, now))


TRUE = everything()["issued"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        ("forty", "sixty", Change("forty", "sixty")),
        ("enough", "plenty", Change("enough", "plenty")),
        (TRUE.body.partition("\n\n")[0], "", None),
        ("The work ended early.", "The work ended early. The keepers resigned.", None),
        ("https://lighthouses.example.org/archive", "https://lighthouses.example.com/archive", None),
    ],
)  # fmt: skip
def test_what_was_forged_is_found_where_it_stands(name: str, was: str, now: str, change: Change | None) -> None:
    format_ = exporters.load(name)
    made = format_.export(forged(TRUE, was, now))
    found = compare(made, TRUE, [format_])
    if made == format_.export(TRUE):  # social carries no text, plain text no link of notes …
        return
    assert not found.whole
    assert found.changes is not None
    if change is not None:
        assert any(change.was in each.was and change.now in each.now for each in found.changes)
    if change is not None or name not in ("social", "jsonld"):
        assert found.changes


@pytest.mark.parametrize("name", ["html", "email", "docx", "text", "markdown", "json", "pdf"])
def test_a_banner_that_was_taken_off_is_found(name: str) -> None:
    format_ = exporters.load(name)
    embargoed = everything()["embargoed"]
    without = format_.export(replace(embargoed, state=State.ISSUED))
    found = compare(without, embargoed, [format_])
    assert not found.whole
    assert found.changes
    assert "EMBARGO" in "".join(change.was for change in found.changes).upper()


def test_a_picture_that_was_swapped_is_found() -> None:
    other = replace(TRUE, media=tuple(replace(m, content=png(9, 9) if m.content else b"") for m in TRUE.media))
    for name in ("html", "email", "docx"):
        format_ = exporters.load(name)
        found = compare(format_.export(other), TRUE, [format_])
        assert found.changes
        assert any("[picture-" in change.was for change in found.changes), name


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"</head>", b"<style>.banner{display:none}</style></head>"),
        (b"</body>", b"<script>document.body.remove()</script></body>"),
        (b'<section class="banner"', b'<section hidden class="banner"'),
    ],
)
def test_a_page_that_shows_its_text_otherwise_is_not_whole(was: bytes, now: bytes) -> None:
    embargoed = everything()["embargoed"]
    made = exporters.load("html").export(embargoed)
    assert was in made
    assert compare(made.replace(was, now), embargoed, [exporters.load("html")]) == Comparison(False, ())


def test_a_message_may_get_headers_on_its_way_but_no_other_words() -> None:
    format_ = exporters.load("email")
    sent = b"Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0000\r\nTo: news@example.org\r\n" + format_.export(TRUE)
    assert compare(sent, TRUE, [format_]).whole
    assert not compare(sent.replace(b"forty", b"sixty"), TRUE, [format_]).whole
    assert not compare(sent.replace(b"Subject: Keepers Light 40", b"Subject: Keepers Light 90"), TRUE, [format_]).whole
    assert compare(sent.replace(b"40", b"90"), TRUE, [format_]).changes


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_what_another_program_saved_again_keeps_its_text(name: str) -> None:
    format_ = exporters.load(name)
    target = io.BytesIO()
    if name == "docx":
        Document(io.BytesIO(format_.export(TRUE))).save(target)
    else:
        with Pdf.open(io.BytesIO(format_.export(TRUE))) as paper:
            paper.save(target)
    assert compare(target.getvalue(), TRUE, [format_]) == Comparison(False, ())


@pytest.mark.parametrize(
    "added",
    [
        "<w:r><w:t>not</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/><w:t>not</w:t><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:fldSimple w:instr="QUOTE not"><w:r><w:t>not</w:t></w:r></w:fldSimple>',
        "<w:sdt><w:sdtContent><w:r><w:t>not</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:ins><w:r><w:t>not</w:t></w:r></w:ins>",
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_a_word_put_into_a_document_is_found_however_it_got_there(part: str, added: str) -> None:
    format_ = exporters.load("docx")
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(format_.export(TRUE))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"</w:p>", f"{added}</w:p>".encode(), 1) if name == part else content)
    found = compare(target.getvalue(), TRUE, [format_])
    assert found.changes
    assert found.changes[0].now.endswith("not")


def test_libreoffice_may_save_a_document_again_and_its_release_still_comes_back(tmp_path: Path) -> None:
    office = program("soffice", "libreoffice-writer-nogui")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for name in ("docx", "odt"):
        (tmp_path / f"a.{name}").write_bytes(exporters.load(name).export(TRUE))
        command = [office, profile, "--headless", "--convert-to", name, "--outdir", str(tmp_path / "again")]
        subprocess.run([*command, str(tmp_path / f"a.{name}")], check=True, capture_output=True, timeout=120)
        saved = (tmp_path / "again" / f"a.{name}").read_bytes()
        assert compare(saved, TRUE, [exporters.load(name)]) == Comparison(False, ())
        if name == "docx":
            page, _ = read(saved)
            assert isinstance(page, Page)
            assert taken(page, saved, "docx")[0] is not None


def test_what_was_made_before_it_was_issued_is_untouched_too() -> None:
    format_ = exporters.load("text")
    embargoed = edition("2026-12-18-international-migrants-day")
    assert embargoed.state is State.EMBARGOED
    made = format_.export(embargoed)
    later = edition_named(LIBRARY, embargoed.id, "en", datetime(2027, 1, 1, tzinfo=UTC))[0]
    assert later.state is State.ISSUED
    assert compare(made, later, [format_]).whole


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"{", b"<html>", b"\xff\xfe\x00"]
)
def test_other_files_say_nothing_and_break_nothing(data: bytes) -> None:
    assert origin(data) is None
    words(data)


def test_a_file_of_an_earlier_revision_is_told_from_an_altered_one(tmp_path: Path) -> None:
    room = tmp_path / "releases"
    copytree(LIBRARY.folder, room)
    arguments = ["global-compact", "-l", "en", "-f", "html", "-f", "pdf", "-o", str(tmp_path), "--newsroom", str(room)]
    assert run(["export", *arguments], tmp_path).code == 0
    page = tmp_path / "2018-12-10-global-compact-adopted.html"
    release = room / "2018" / f"{page.stem}.toml"
    release.write_text(release.read_text("utf-8").replace("Lauds Adoption", "Praises Adoption"), "utf-8")
    verify = ["verify", str(page), "--newsroom", str(room)]
    told = run(verify, tmp_path)
    assert told.code == 1
    assert "which is not current" in told.text
    assert "unaltered since" in told.text
    shown, mark, record = page.read_text("utf-8").partition("<!-- iompress:release")
    page.write_text(shown.replace("Lauds Adoption", "Blames Adoption") + mark + record, "utf-8")
    told = run(verify, tmp_path)
    assert "as made: Lauds\n    file:    Blames" in told.text
    told = run(["verify", str(page.with_suffix(".pdf")), "--newsroom", str(room)], tmp_path)
    assert "release: Praises\n    file:    Lauds" in told.text


HONEST = ["html", "text", "markdown", "json", "email", "docx", "odt", "pdf", "ninjs", "newsml-g2", "nitf", "jsonld"]


@pytest.mark.parametrize(
    ("file", "was", "now"),
    [
        ("newsroom.toml", 'name.en = "International Organization for Migration"', 'name.en = "IOM"'),
        ("newsroom.toml", 'end_mark = "###"', 'end_mark = "-30-"'),
        ("newsroom.toml", 'phone = "+44 20 7946 0123"', 'phone = "+44 20 7946 0999"'),
        ("newsroom.toml", "https://slovenia.example.org/news/{language}/{id}", "https://example.org/{language}/{id}"),
        ("newsroom.toml", 'en = ["“", "”", "‘", "’"]', 'en = ["«", "»", "‹", "›"]'),
        ("2026/2026-12-05-seventy-five-years.toml", 'credit = "', 'credit = "Office '),
        ("2026/2026-12-05-seventy-five-years.sl.toml", 'status = "review"', 'status = "approved"'),
        ("2026/2026-12-05-seventy-five-years.sl.toml", 'headline = "', 'headline = "Novo: '),
        ("2026/iom-names-timeline.png", "", ""),
    ],
)  # fmt: skip
def test_a_file_is_never_called_altered_because_the_newsroom_changed(
    file: str, was: str, now: str, tmp_path: Path
) -> None:
    room = tmp_path / "releases"
    copytree(LIBRARY.folder, room)
    formats = [word for name in HONEST for word in ("-f", name)]
    wanted = ["seventy-five", "-l", "en", "--include", "approved", "-o", str(tmp_path / "out"), "--newsroom", str(room)]
    assert run(["export", *wanted, *formats], tmp_path).code == 0
    made = sorted(map(str, (tmp_path / "out").iterdir()))
    assert len(made) == len(HONEST)
    changed = room / file
    if was:
        assert was in changed.read_text("utf-8")
        changed.write_text(changed.read_text("utf-8").replace(was, now), "utf-8")
    else:
        changed.write_bytes(png(7, 5))
    told = run(["verify", *made, "--newsroom", str(room)], tmp_path)
    assert told.code == 1
    assert "altered" not in told.text.replace("unaltered", "")
    assert told.text.count("not current") == (len(HONEST) if was else 0)


def test_attachments_and_the_sums_of_a_kit_are_verified_too(tmp_path: Path) -> None:
    newsroom = ["--newsroom", str(LIBRARY.folder)]
    export = ["export", "global-compact", "-l", "en", "-o", str(tmp_path), *newsroom]
    assert run([*export, "-f", "email", "--attach", "pdf"], tmp_path).code == 0
    told = run(["verify", str(tmp_path / "2018-12-10-global-compact-adopted.eml"), *newsroom], tmp_path)
    assert told.code == 0
    assert told.text.count("current and unaltered") == 2
    assert run([*export, "-f", "text", "-f", "docx", "--zip"], tmp_path).code == 0
    kit = tmp_path / "2018-12-10-global-compact-adopted.zip"
    told = run(["verify", str(kit), *newsroom], tmp_path)
    assert told.code == 0
    assert told.text.count("current and unaltered") == 2
    with zipfile.ZipFile(kit, "a") as opened:
        opened.writestr("2018-12-10-global-compact-adopted/pictures/more.png", png())
    told = run(["verify", str(kit), *newsroom], tmp_path)
    assert told.code == 1
    assert "pictures/more.png: missing, or not what" in told.text
