"""What a source is, by its first bytes."""

from __future__ import annotations

import pytest

from iompress.importers._page import NotARelease
from iompress.importers._sniff import read

TEXT = (
    " fördert Büro in Koper\n\nKoper, 3. März 2026. Das Ministerium fördert ein Büro in Koper, das Menschen hilft, die "
    "über das Meer kommen. Es hat acht Zimmer und zwölf Angestellte.\n\nDas Büro öffnet um acht.\n"
)


@pytest.mark.parametrize("beginning", ["BMZ", "MZ", "BMI", "ID3", "II*"])
def test_a_text_may_begin_as_pictures_and_programs_do(beginning: str) -> None:
    _, importer = read(f"{beginning}{TEXT}".encode())
    assert importer == "text"


@pytest.mark.parametrize(
    "data", [b"BM6\x00\x0c\x00" + b"\x01" * 600, b"MZ\x90\x00" + b"a" * 600, b"\xff\xd8\xff\xe0\x00\x10JFIF"]
)
def test_pictures_and_programs_are_none(data: bytes) -> None:
    with pytest.raises(NotARelease):
        read(data)
