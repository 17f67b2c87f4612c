"""The OpenDocument text, taken apart, and opened by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from iompress.banner import banner
from iompress.exporters.odt import MEDIA_TYPE, export
from tests.exporters.editions import EVERYTHING, edition, everything
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.paper import read_odt
from tests.exporters.programs import program

EDITIONS = everything()
ALL = EDITIONS | {f"hostile {name}": hostile(name) for name in MARKS}
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, DRAW, FO = (f"{{{OFFICE}{name}:1.0}}" for name in ("text", "style", "drawing", "xsl-fo-compatible"))
LINK = "{http://www.w3.org/1999/xlink}href"


def parts(data: bytes) -> dict[str, Element]:
    """The XML in the package, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("name", ALL)
def test_the_package_is_one_and_every_name_in_it_leads_somewhere(name: str) -> None:
    data = export(ALL[name])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        names = [entry.filename for entry in entries]
    assert (names[0], entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[30 : 38 + len(MEDIA_TYPE)] == f"mimetype{MEDIA_TYPE}".encode()
    found = parts(data)
    listed = {node.get(f"{{{OFFICE}manifest:1.0}}full-path") for node in found["META-INF/manifest.xml"]}
    assert listed == {"/", *names} - {"mimetype", "META-INF/manifest.xml"}
    styles = {node.get(f"{STYLE}name") for node in found["styles.xml"].iter() if node.get(f"{STYLE}name")}
    for node in found["content.xml"].iter():
        for key in (f"{TEXT}style-name", f"{DRAW}style-name"):
            assert node.get(key) is None or node.get(key) in styles
        if node.tag == f"{DRAW}image":
            assert node.get(LINK) in names


def test_headings_lists_links_and_pictures_are_real() -> None:
    content = parts(export(EDITIONS["issued"]))["content.xml"]
    headings = [(node.get(f"{TEXT}outline-level"), "".join(node.itertext())) for node in content.iter(f"{TEXT}h")]
    assert headings[:2] == [("2", "Where they stand"), ("3", "Thanks")]
    titles = [node for node in content.iter(f"{TEXT}p") if node.get(f"{TEXT}style-name") == "Title"]
    assert ["".join(node.itertext()) for node in titles] == ["Keepers Light 40 Lamps at Dusk"]
    outer = next(content.iter(f"{TEXT}list"))
    assert len(outer) == 2
    inner = next(outer[1].iter(f"{TEXT}list"))
    assert ["".join(item.itertext()) for item in inner] == ["upper lantern", "lower lantern"]
    links = {"".join(node.itertext()): node.get(LINK) for node in content.iter(f"{TEXT}a")}
    assert links["new beacons"] == "https://lighthouses.example.org/beacons?a=1&b=2"
    assert links["+44 (0)20 7946 0123"] == "tel:+442079460123"
    described = content.find(f".//{DRAW}frame/{{{OFFICE}svg-compatible:1.0}}desc")
    assert described is not None
    assert described.text == "A white tower above grey rocks."


def test_numbered_lists_begin_where_they_were_told_to() -> None:
    body = "1. one\n2. two\n\nbetween\n\n7. seven\n   1. inner\n"
    start, end = EVERYTHING.index("body = '''"), EVERYTHING.index("notes = '''")
    content = parts(export(edition(f"{EVERYTHING[:start]}body = '''\n{body}'''\n{EVERYTHING[end:]}")))["content.xml"]
    starts = [node.get(f"{TEXT}start-value") for node in content.iter(f"{TEXT}list-item")]
    assert starts == ["1", None, "7", "1"]


def test_blanks_that_would_be_folded_are_counted() -> None:
    body = "```\nif lamp:\n    light(  7)\n```\n"
    start, end = EVERYTHING.index("body = '''"), EVERYTHING.index("notes = '''")
    data = export(edition(f"{EVERYTHING[:start]}body = '''\n{body}'''\n{EVERYTHING[end:]}"))
    assert "if lamp:\n    light(  7)" in read_odt(data)


@pytest.mark.parametrize("name", EDITIONS)
def test_properties_are_the_releases_own(name: str) -> None:
    meta = parts(export(EDITIONS[name]))["meta.xml"]
    said = {node.tag.rpartition("}")[2]: node.text or "" for node in meta[0]}
    first = (*banner(EDITIONS[name]), EDITIONS[name].headline)[0]
    assert said["title"].startswith(first)
    assert said["title"].endswith(EDITIONS[name].headline)
    assert said["creator"] == said["initial-creator"] == EDITIONS[name].organization.name
    assert said["language"] == EDITIONS[name].language
    assert said["date"] == said["creation-date"] == f"{EDITIONS[name].date}T00:00:00"
    assert EDITIONS[name].revision in said["user-defined"]


def test_arabic_reads_from_right_to_left() -> None:
    styles = parts(export(EDITIONS["arabic"]))["styles.xml"]
    modes = {node.get(f"{STYLE}writing-mode") for node in styles.iter() if node.get(f"{STYLE}writing-mode")}
    assert modes == {"rl-tb", "lr-tb"}  # the latter for page numbers
    default = styles.find(f".//{STYLE}default-style/{STYLE}text-properties")
    assert default is not None
    assert default.get(f"{STYLE}language-complex") == "ar"


@pytest.mark.parametrize("name", ["draft", "embargoed", "withdrawn"])
def test_the_banner_heads_every_page(name: str) -> None:
    found = parts(export(EDITIONS[name]))
    lines = banner(EDITIONS[name])
    shown = ["".join(node.itertext()) for node in found["content.xml"].iter(f"{TEXT}p")]
    assert tuple(shown[: len(lines)]) == lines
    header = found["styles.xml"].find(f".//{STYLE}header")
    assert header is not None
    assert "".join(header.itertext()) == lines[0]


def test_libreoffice_opens_it_and_finds_every_word(tmp_path: Path) -> None:
    office = program("soffice", "libreoffice-writer-nogui")
    for name in ("issued", "arabic", "chinese", "hostile script"):
        (tmp_path / f"{name}.odt").write_bytes(export(ALL[name]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in tmp_path.glob("*.odt")]
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for file in files:
        text = " ".join(Path(file).with_suffix(".txt").read_text("utf-8-sig").split())
        data = Path(file).read_bytes()
        unseen = {node.text for node in parts(data)["content.xml"].iter(f"{{{OFFICE}svg-compatible:1.0}}desc")}
        wanted = {" ".join(line.split()) for line in read_odt(data).splitlines()} - unseen
        assert not [line for line in wanted if line not in text]
