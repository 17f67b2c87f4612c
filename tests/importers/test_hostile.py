"""Sources that mean harm, and sources that are none: bounded in time and memory, inert, never a traceback."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

import pytest

from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import LARGEST, NotARelease, Page
from iompress.importers._sniff import read

PROSE = (
    "The Office said on Monday that a new bridge is open to everybody who wishes to cross the river on foot. "
    "“We built it with stones from the old one,” said Ada Northbrook, head of the Office."
)
PAGE = (
    "<html><body><h1>A New Bridge Is Open to Everybody</h1>{}<p>Geneva, 5 May 2020 – " + PROSE + "</p>{}</body></html>"
)


def found(data: bytes) -> tuple[Page, str]:
    page, _ = read(data)
    assert isinstance(page, Page)
    body = drafts(page)[0].body
    assert body is not None
    return page, body.value


def taken(data: bytes) -> None:
    page, _ = read(data)
    assert isinstance(page, Page)
    drafts(page)


def word_file(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def bombs() -> Iterator[tuple[str, bytes]]:
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    tail = b"</w:body></w:document>"
    yield "zip bomb", word_file({"word/document.xml": head + b" " * 60_000_000 + tail})
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    yield "entities", word_file({"word/document.xml": laughs + head + b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + tail})
    yield "nested", word_file({"word/document.xml": head + b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000 + tail})
    yield "no document", word_file({"hello.txt": b"hello"})
    yield "cut off", word_file({"word/document.xml": head + tail})[:-30]
    yield "huge", b"x" * (LARGEST + 1)
    yield "empty", b""
    yield "blank", b"  \n\n\t  "
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
    yield "zeros", bytes(5000)
    yield "noise", bytes(range(256)) * 40
    yield "steps", b"WHO:  ?\n      !\n" * 20_000
    yield "other JSON", b'{"name": "a package", "version": "1.0"}'
    yield "changed export", b'{"format": "iompress", "format_version": 1, "language": "en"}'
    yield "export to come", b'{"format": "iompress", "format_version": 99}'
    yield (
        "parts",
        b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 5000,
    )


@pytest.mark.parametrize(("name", "data"), list(bombs()), ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_no_release_is_refused(name: str, data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(NotARelease):
        taken(data)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("depth", [10, 3000, 200_000])
def test_deep_pages_keep_their_words(depth: int) -> None:
    _, body = found(PAGE.format("<div>" * depth, "</div>" * depth).encode())
    assert "stones from the old one" in body


@pytest.mark.parametrize(
    "trap",
    [
        "<script>alert('x')</script>",
        "<style>body { display: none }</style>",
        "<p onclick='steal()'><a href='javascript:steal()'>Harmless words stand here, said the Office.</a></p>",
        "<iframe src='https://example.com/'>frame</iframe>",
        "<p>Words with <img src=x onerror=steal()> a picture stand here, said the Office on Monday.</p>",
        "<template><p>hidden words of a template</p></template>",
    ],
)
def test_nothing_that_runs_gets_in(trap: str) -> None:
    _, body = found(PAGE.format("", trap).encode())
    for word in ("steal", "javascript", "alert", "display", "onerror", "frame", "template", "<"):
        assert word not in body


@pytest.mark.parametrize(
    "text",
    [
        "1. First",
        "# Heading",
        "* star",
        "> said",
        "[a](b)",
        "<b>x</b>",
        "&amp;",
        "`x`",
        "a_b_c",
        "---",
        "+ plus",
        "\\*",
    ],
)
def test_marks_of_a_plain_text_stay_what_they_are(text: str) -> None:
    from iompress.model.body import parse, plain

    said = f"The sign on it says {text} in large letters, the Office added."
    source = f"A New Bridge Is Open to Everybody\n\nGeneva, 5 May 2020 – {PROSE}\n\n{said}\n"
    _, body = found(source.encode())
    assert text in plain(parse(body))


def test_control_characters_are_dropped_and_told() -> None:
    page, body = found(
        f"A New Bridge Is Open\x1b[31m to Everybody\n\nGeneva, 5 May 2020 – \u202e{PROSE}\x00".replace(
            "\x00", ""
        ).encode()
    )
    assert "\x1b" not in page.text
    assert "\u202e" not in body
    assert any("control characters" in remark for remark in page.remarks)
