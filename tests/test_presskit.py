"""A press kit holds everything of its release, with sums that fit, and is the same twice."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from iompress import exporters
from iompress.commands._editions import Request, editions_wanted
from iompress.edition import Edition
from iompress.presskit import press_kit
from iompress.store.library import Library
from tests.exporters.editions import everything

RELEASES = Path(__file__).parents[1] / "releases"
ID = "2026-12-05-seventy-five-years"


def kit() -> bytes:
    request = Request((ID,), (), ("approved", "review"), datetime(2026, 11, 24, tzinfo=UTC))
    editions = [e for e in editions_wanted(Library(RELEASES), request) if isinstance(e, Edition)]
    assert [edition.language for edition in editions] == ["en", "sl"]
    text = exporters.load("text")
    return press_kit(editions, {f"{e.language}.txt": text.export(e) for e in editions})


def test_texts_pictures_captions_and_sums_are_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(kit())) as opened:
        contents = {name.removeprefix(f"{ID}/"): opened.read(name) for name in opened.namelist()}
    lines = contents.pop("SHA256SUMS").decode().splitlines()
    sums = {name: total for total, name in (line.split("  ") for line in lines)}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    assert set(contents) == {"en.txt", "sl.txt", "pictures/captions.txt", "pictures/iom-names-timeline.png"}
    captions = contents["pictures/captions.txt"].decode()
    assert "Approved: not for publication" in captions
    assert "Časovnica s štirimi točkami" in captions


def test_the_same_kit_has_the_same_bytes() -> None:
    assert kit() == kit()


def test_a_withdrawn_edition_brings_no_pictures() -> None:
    withdrawn = everything()["withdrawn"]
    assert withdrawn.media
    with zipfile.ZipFile(io.BytesIO(press_kit([withdrawn], {"notice.txt": b"withdrawn"}))) as opened:
        names = [name.partition("/")[2] for name in opened.namelist()]
    assert names == ["SHA256SUMS", "notice.txt"]
