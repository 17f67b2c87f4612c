"""Telephone numbers in the forms in which people write them."""

from __future__ import annotations

import pytest

from iompress.model.phone import e164, uri


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946-0123", "+442079460123"),
        ("0044 20 7946 0123", "+442079460123"),
        ("+1 202-555-0143", "+12025550143"),
        ("+1.202.555.0143 ext. 12", "+12025550143"),
        ("\u200e+٤٤ ٢٠ ٧٩٤٦ ٠١٢٣", "+442079460123"),
        ("+41\u00a022\u00a0555\u00a001\u00a000", "+41225550100"),
        ("020 7946 0123", ""),
        ("+0 123 456 789", ""),
        ("+44 20 7946 0123 / 0124", ""),
        ("call the desk", ""),
        ("", ""),
    ],
)
def test_e164(phone: str, number: str) -> None:
    assert e164(phone) == number


def test_links_dial_extensions() -> None:
    assert uri("+1 202 555 0143 x12") == "tel:+12025550143;ext=12"
    assert uri("+1 202 555 0143") == "tel:+12025550143"
    assert uri("555 0143") == ""
