"""Pictures in sources: those that are there come with the release, the others are told, none is fetched or lost."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

from iompress.store.documents import read_release
from iompress.store.folder import File
from tests.desk import run
from tests.exporters.editions import png

LARGE, SMALL = png(320, 240), png(24, 24)
TEXT = (
    "<p>Koper, 5 March 2024 – The Office for Harbours said on Tuesday that a new lighthouse has been lit, the first in "
    "forty years, and that it will be open to visitors from May.</p><p>“It was built by those who need it,” said Ana "
    "Kralj, head of the Office. “That is why it stands where it stands.”</p>"
)


def page() -> bytes:
    """A web page with a picture inside, one that is only named, an icon, and a logo in its menu."""
    inside = f'<img src="data:image/png;base64,{b64encode(LARGE).decode()}" alt="A new lighthouse.">'
    icon = f'<img src="data:image/png;base64,{b64encode(SMALL).decode()}" alt="An icon">'
    named = '<img src="https://example.org/photos/keeper.jpg?w=3" alt="The keeper."><img src="t.gif" width="1">'
    menu = '<nav><img src="/logo.png" alt="Logo"></nav>'
    return (
        f"<html><body>{menu}<h1>First Lighthouse in Forty Years</h1>{inside}{TEXT}{named}{icon}</body></html>".encode()
    )


def message() -> bytes:
    """A message with a picture in its text, one attached, and one that is only named."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "a@example.org", "First Lighthouse in Forty Years", "<1@x>"
    made["Date"] = "Tue, 5 Mar 2024 10:00:00 +0100"
    made.set_content("see the page")
    inside = '<img src="cid:one@x" alt="A new lighthouse."><img src="http://example.org/keeper.jpg" alt="The keeper.">'
    made.add_alternative(f"<html><body><h1>First Lighthouse in Forty Years</h1>{TEXT}{inside}</body></html>", "html")
    made.get_payload()[1].add_related(LARGE, "image", "png", cid="<one@x>")  # type: ignore[union-attr, index]
    made.add_attachment(SMALL, "image", "png", filename="dot.png")
    return bytes(made)


def document() -> bytes:
    """A Word document with two pictures."""
    made = Document()
    made.add_heading("First Lighthouse in Forty Years", 1)
    for paragraph in TEXT.replace("</p>", "").split("<p>")[1:]:
        made.add_paragraph(paragraph)
    for content, alt in ((LARGE, "A new lighthouse."), (SMALL, "An icon")):
        made.add_picture(io.BytesIO(content))
        made.inline_shapes[-1]._inline.docPr.set("descr", alt)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("name", "make"), [("a.html", page), ("a.eml", message), ("a.docx", document)])
def test_a_picture_inside_comes_with_its_release(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(make())
    ran = run(["import", name, "-o", "in"], tmp_path)
    assert ran.code == 0
    (path,) = (tmp_path / "in").glob("*.toml")
    (picture,) = read_release(File(path.name, str(path)), "").sound().media
    assert picture.alt == "A new lighthouse."
    assert (path.parent / picture.file).read_bytes() == LARGE
    assert [each.suffix for each in sorted((tmp_path / "in").iterdir())].count(".png") == 1
    assert ("The keeper." in ran.talk) == (name != "a.docx")
    assert "small" in ran.talk
    assert "Logo" not in ran.talk


def test_the_report_names_every_picture(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    ran = run(["import", "a.html", "-o", "in", "--dry-run", "--report", "json"], tmp_path)
    assert json.loads(ran.text)[0]["pictures"] == [
        {"name": "picture", "alt": "A new lighthouse.", "carried": True, "taken": True},
        {"name": "keeper.jpg", "alt": "The keeper.", "carried": False, "taken": False},
        {"name": "picture", "alt": "An icon", "carried": True, "taken": False},
    ]
    assert not (tmp_path / "in").exists()


def test_a_broken_picture_is_left_behind(tmp_path: Path) -> None:
    cut = page().replace(b64encode(LARGE), b64encode(LARGE[:200]))
    (tmp_path / "a.html").write_bytes(cut.replace(b64encode(SMALL), b"!!!"))
    ran = run(["import", "a.html", "-o", "in"], tmp_path)
    assert ran.code == 0
    assert [each.suffix for each in (tmp_path / "in").iterdir()] == [".toml"]
    assert "were left behind: A new lighthouse." in ran.talk
