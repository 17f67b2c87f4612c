"""What figures above and below their line become on it."""

from __future__ import annotations

import pytest

from iompress.importers._page import Page
from iompress.importers._sniff import read


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>-6</sup> kg", "10⁻⁶ kg"),
        ("10<sup>−6</sup> kg", "10⁻⁶ kg"),
        ("10<sup>6</sup>", "10⁶"),
        ("10<sup>n</sup>", "10ⁿ"),
        ("10<sup>2n</sup>", "10²ⁿ"),
        ("10<sup>3k</sup>", "10^(3k)"),
        ("x<sup>a+b</sup>", "x^(a+b)"),
        ("2<sup>1/2</sup>", "2^(1/2)"),
        ("Na<sup>+</sup>", "Na⁺"),
        ("m<sup>2</sup>", "m²"),
        ("CO<sub>2</sub>e", "CO₂e"),
        ("x<sub>i</sub>", "xi"),
        ("5<sup>th</sup>", "5th"),
        ("M<sup>me</sup>", "Mme"),
        ("XX<sup>e</sup>", "XXe"),
        ("the Agency<sup>TM</sup>", "the AgencyTM"),
        ("the sea<sup>1</sup>", "the sea¹"),
        ("the sea<sup>1,2</sup>", "the sea1,2"),
        ("the sea<sup>[1]</sup>", "the sea[1]"),
    ],
)
def test_a_page(markup: str, text: str) -> None:
    page, _ = read(f"<html><body><p>It is {markup} here.</p></body></html>".encode())
    assert isinstance(page, Page)
    assert page.blocks[0].text == f"It is {text} here."
