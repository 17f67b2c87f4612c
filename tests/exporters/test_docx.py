"""The Word document, read back by python-docx and opened by LibreOffice."""

from __future__ import annotations

import io
import posixpath
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from iompress.banner import banner
from iompress.exporters._letter import fitted
from iompress.exporters.docx import export
from tests.exporters.editions import EVERYTHING, edition, everything
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.programs import program

EDITIONS = everything()
ALL = EDITIONS | {f"hostile {name}": hostile(name) for name in MARKS}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(name: str) -> Any:
    """The document as python-docx sees it."""
    return Document(io.BytesIO(export(ALL[name])))


@pytest.mark.parametrize("name", ALL)
def test_every_part_is_xml_and_every_reference_leads_somewhere(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(export(ALL[name]))) as package:
        names = package.namelist()
        assert package.testzip() is None
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in package.infolist())
        parts = {part: fromstring(package.read(part)) for part in names if part.endswith((".xml", ".rels"))}
    relations = {node.get("Id"): node for node in parts["word/_rels/document.xml.rels"]}
    assert all(
        node.get("TargetMode") == "External" or posixpath.normpath(f"word/{node.get('Target')}") in names
        for node in relations.values()
    )
    styles = {node.get(f"{W}styleId") for node in parts["word/styles.xml"].iter(f"{W}style")}
    numbers = {node.get(f"{W}numId") for node in parts["word/numbering.xml"].iter(f"{W}num")}
    for node in parts["word/document.xml"].iter():
        value = node.get(f"{W}val")
        if node.tag in (f"{W}pStyle", f"{W}rStyle"):
            assert value in styles
        if node.tag == f"{W}numId":
            assert value in numbers
        reference = node.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        assert reference is None or reference in relations


def test_headings_lists_links_and_pictures_are_real() -> None:
    document = read("issued")
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["Keepers Light 40 Lamps at Dusk"]
    assert by_style["Subtitle"] == ["Northern coast shines again"]
    assert by_style["Heading 2"][0] == "Where they stand"
    assert by_style["Heading 3"] == ["Thanks"]
    assert by_style["Quote"] == ["Older charts call it “Gull Rock”."]
    assert by_style["Code"] == ["wick = 7"]
    assert [text for text in by_style["List Paragraph"] if "lantern" in text] == ["upper lantern", "lower lantern"]
    links = {link.text: link.url for paragraph in document.paragraphs for link in paragraph.hyperlinks}
    assert links["new beacons"] == "https://lighthouses.example.org/beacons?a=1&b=2"
    assert links["+44 (0)20 7946 0123"] == "tel:+442079460123"
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "A white tower above grey rocks."


def test_a_picture_that_stands_twice_is_kept_once_and_drawn_twice() -> None:
    shown = "![A white tower above grey rocks.](tower.png)"
    content = export(edition(EVERYTHING.replace(shown, f"{shown}\n\n{shown}")))
    document = Document(io.BytesIO(content))
    numbers = [shape._inline.docPr.get("id") for shape in document.inline_shapes]
    assert numbers == ["1", "2"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 1


def test_numbered_lists_begin_where_they_were_told_to() -> None:
    body = "1. one\n2. two\n\nbetween\n\n7. seven\n   1. inner\n"
    start, end = EVERYTHING.index("body = '''"), EVERYTHING.index("notes = '''")
    data = export(edition(f"{EVERYTHING[:start]}body = '''\n{body}'''\n{EVERYTHING[end:]}"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        numbering = fromstring(package.read("word/numbering.xml"))
    starts = [
        (level.get(f"{W}ilvl"), begin.get(f"{W}val"))
        for level in numbering.iter(f"{W}lvlOverride")
        for begin in level.iter(f"{W}startOverride")
    ]
    assert starts == [("0", "1"), ("0", "7"), ("1", "1")]


@pytest.mark.parametrize("name", EDITIONS)
def test_properties_are_the_releases_own(name: str) -> None:
    about = read(name).core_properties
    assert about.author == about.last_modified_by == EDITIONS[name].organization.name
    assert about.title.endswith(EDITIONS[name].headline)
    assert about.title.startswith((*banner(EDITIONS[name]), EDITIONS[name].headline)[0])
    assert about.created.date() == about.modified.date() == EDITIONS[name].date
    assert about.language == EDITIONS[name].language
    assert EDITIONS[name].revision in about.identifier
    assert "python" not in about.comments.lower()


def test_arabic_reads_from_right_to_left() -> None:
    document = read("arabic")
    normal = document.styles["Normal"].element
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert document.sections[0]._sectPr.find(f"{W}bidi") is not None
    headline = next(p for p in document.paragraphs if p.style.name == "Title")
    assert headline.runs[0]._r.find(f"{W}rPr/{W}rtl") is not None
    language = document.styles.element.find(f".//{W}lang")
    assert language.get(f"{W}bidi") == "ar"


def test_a_language_stands_before_its_headline_whichever_way_both_run() -> None:
    lines = [paragraph.text for paragraph in read("embargoed").paragraphs]
    assert any(line.startswith("العربية\u200e   الحراس") for line in lines)
    assert any(line.startswith("slovenščina   Čuvaji") for line in lines)


@pytest.mark.parametrize("name", ["draft", "embargoed", "withdrawn"])
def test_the_banner_heads_every_page(name: str) -> None:
    document = read(name)
    lines = banner(EDITIONS[name])
    assert tuple(paragraph.text for paragraph in document.paragraphs[: len(lines)]) == lines
    assert document.sections[0].header.paragraphs[0].text == lines[0]


def test_libreoffice_opens_it_and_finds_every_word(tmp_path: Path) -> None:
    office = program("soffice", "libreoffice-writer-nogui")
    for name in ("issued", "arabic", "chinese", "hostile script"):
        (tmp_path / f"{name}.docx").write_bytes(export(ALL[name]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in tmp_path.glob("*.docx")]
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for file in files:
        text = Path(file).with_suffix(".txt").read_text("utf-8-sig")
        wanted = [paragraph.text for paragraph in Document(file).paragraphs if paragraph.text.strip()]
        missing = [line for line in wanted if line.replace("\n", " ").strip() not in text.replace("\n", " ")]
        assert not missing


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_a_picture_keeps_its_shape_and_leaves_room_for_text(width: int, height: int) -> None:
    wide, high = fitted(width, height)
    assert 0 < wide <= 16 * 360_000
    assert 0 < high <= 11 * 360_000
    assert wide <= width * 9525
    assert min(wide, high) < 100_000 or abs(wide / high - width / height) < 0.01 * width / height
