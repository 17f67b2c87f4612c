"""The PDF, as other programs see it: tagged, titled, its fonts inside, its banner on every page."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Pdf, Stream

from iompress.banner import banner
from iompress.errors import IompressError
from iompress.exporters import _typesetting
from iompress.exporters.pdf import export
from tests.exporters.editions import ARABIC, EVERYTHING, PICTURES, edition, everything, png
from tests.exporters.programs import exported, program

EDITIONS = everything()
MADE: dict[str, bytes] = {}


def made(name: str) -> bytes:
    """The PDF of that edition, made once."""
    if name not in MADE:
        MADE[name] = exported("pdf", EDITIONS[name])
    return MADE[name]


def tags(pdf: Pdf) -> Iterator[tuple[str, Dictionary]]:
    """The structure elements in reading order, by the standard name of their kind."""
    root = pdf.Root.StructTreeRoot
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", Dictionary()).items()}

    def below(node: Any) -> Iterator[tuple[str, Dictionary]]:
        for child in node if isinstance(node, Array) else [node]:
            if not isinstance(child, Dictionary):
                continue
            if "/S" in child:
                kind = str(child.S)
                yield roles.get(kind, kind), child
            if "/K" in child:
                yield from below(child.K)

    return below(root.K)


@pytest.mark.parametrize("name", EDITIONS)
def test_it_says_that_it_is_pdf_ua_and_pdf_a_and_is_tagged_titled_and_in_its_language(name: str) -> None:
    with Pdf.open(io.BytesIO(made(name))) as pdf:
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
            title = about["dc:title"]
        assert title.startswith((*banner(EDITIONS[name]), EDITIONS[name].headline)[0])
        assert title.endswith(EDITIONS[name].headline)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang).startswith(EDITIONS[name].language)
        assert pdf.Root.MarkInfo.Marked
        kinds = [kind for kind, _ in tags(pdf)]
        headings = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert headings[0] == 1
        assert headings.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(headings))
        figures = [node for kind, node in tags(pdf) if kind == "/Figure"]
        assert all(str(node.Alt) for node in figures)
        assert len(figures) == (0 if name == "withdrawn" else 2)


def test_lists_links_and_quotations_are_tagged_as_such() -> None:
    with Pdf.open(io.BytesIO(made("issued"))) as pdf:
        kinds = {kind for kind, _ in tags(pdf)}
    assert {"/L", "/LI", "/Link", "/BlockQuote", "/P", "/Code"} <= kinds


@pytest.mark.parametrize("name", EDITIONS)
def test_every_font_is_inside(name: str) -> None:
    with Pdf.open(io.BytesIO(made(name))) as pdf:
        known = [entry for entry in pdf.objects if isinstance(entry, Dictionary)]
        fonts = [entry for entry in known if entry.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


@pytest.mark.parametrize("name", EDITIONS)
def test_its_syntax_is_sound(name: str, tmp_path: Path) -> None:
    file = tmp_path / "release.pdf"
    file.write_bytes(made(name))
    subprocess.run([program("qpdf", "qpdf"), "--check", str(file)], check=True, capture_output=True)


@pytest.mark.parametrize("status", ["draft", "issued", "withdrawn"])
def test_the_banner_stands_on_every_page(status: str) -> None:
    text = program("pdftotext", "poppler-utils")
    long = EVERYTHING.replace("The work ended early.", "The work ended early.\n\n" * 80)
    paper = edition(long.replace('status = "issued"', f'status = "{status}"'))
    sheets = subprocess.run([text, "-", "-"], input=export(paper), check=True, capture_output=True).stdout.decode()
    pages = sheets.split("\f")[:-1]
    assert len(pages) == 1 if status == "withdrawn" else len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert re.search(rf"{number} ?/ ?{len(pages)}", page)
        assert all(line in page for line in banner(paper)[:1])


def test_no_letter_of_the_banner_is_cut_on_the_pages_that_follow(tmp_path: Path) -> None:
    draw = program("pdftoppm", "poppler-utils")
    long = ARABIC.replace("يوم الاثنين", "يوم الاثنين\n\n" * 60)
    sheets = exported("pdf", edition(language="ar", translations=(long,)))
    subprocess.run([draw, "-r", "288", "-l", "2", "-", tmp_path / "page"], input=sheets, check=True)
    first, second = (_inked(page.read_bytes()) for page in sorted(tmp_path.iterdir()))
    assert abs(second / first - 9 / 12) < 0.03  # of the same words in 12 and in 9 points


def _inked(ppm: bytes) -> int:
    """How many pixels high the words in the yellow band are."""
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [pixels[3 * width * y :][: 3 * width] for y in range(height)]
    inked = [y for y, row in enumerate(rows) if row[3 * 300 + 2] == 0x3F and min(row[::3]) < 0x60]
    return inked[-1] - inked[0]


def test_pictures_stay_what_they_are() -> None:
    with Pdf.open(io.BytesIO(made("issued"))) as pdf:
        sizes = {
            (int(entry.Width), int(entry.Height))
            for entry in pdf.objects
            if isinstance(entry, Stream) and entry.get("/Subtype") == "/Image"
        }
    assert (6, 4) in sizes


def test_a_damaged_picture_is_an_error_that_names_it() -> None:
    for broken in (png()[:60], b"\x89PNG\r\n\x1a\njunk", b"\xff\xd8\xff\xe0junk"):
        with pytest.raises(IompressError, match=r"tower\.png"):
            export(edition(pictures=dict(PICTURES) | {"tower.png": broken}))


@pytest.mark.parametrize(("name", "package"), [("arabic", "fonts-noto-core"), ("chinese", "fonts-noto-cjk")])
def test_a_script_without_a_font_is_an_error_that_names_the_package(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_typesetting, "_installed", frozenset)
    with pytest.raises(IompressError, match="no font on this machine") as told:
        export(EDITIONS[name])
    assert package in told.value.hint


@pytest.mark.parametrize(
    ("character", "script"),
    [("a", ""), ("š", ""), ("ж", ""), ("ω", ""), ("…", ""), ("م", "arabic"), ("灯", "cjk"), ("あ", "cjk"),
     ("한", "cjk"), ("，", "cjk"), ("👩", "emoji"), ("अ", "devanagari"), ("ሀ", "ethiopic"), ("ש", "hebrew"),
     ("\u200b", "")],
)  # fmt: skip
def test_scripts(character: str, script: str) -> None:
    assert _typesetting.script(character) == script
