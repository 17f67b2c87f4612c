"""Phone numbers of contacts, in newsroom.toml and in releases: what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from iompress.lint.diagnostic import Finding
from iompress.lint.rules.contacts import phone_is_no_number, phone_of_newsroom_is_no_number
from iompress.model.newsroom import Newsroom
from iompress.model.structure import build
from tests.lint.cases import NEWSROOM, merged, page_of


def _of_newsroom(phone: str, country: str | None = None) -> list[Finding]:
    told: dict[str, Any] = {"contacts": {"desk": {"name": "Desk", "phone": phone}}}
    if country:
        told["organization"] = {"country": country}
    return list(phone_of_newsroom_is_no_number.check(build(Newsroom, merged(NEWSROOM, told))))


@pytest.mark.parametrize("phone", ["+44 20 7946 0123", "+1 202-555-0143", "00386 1 234 56 78", "+800 1234 5678"])
def test_numbers(phone: str) -> None:
    assert _of_newsroom(phone) == []


@pytest.mark.parametrize(
    ("phone", "country", "hint"),
    [
        ("01 234 56 78", "SI", "write +386 1 234 56 78, if it is there"),
        ("01 234 56 78", None, "write + and the country's code: +44 20 7946 0123"),
        ("ask the desk", "SI", "write + and the country's code: +44 20 7946 0123"),
        ("+386 1 23", "SI", "correct it"),
    ],
)
def test_what_is_no_number(phone: str, country: str | None, hint: str) -> None:
    (finding,) = _of_newsroom(phone, country)
    assert finding.spot.keys == ("contacts", "desk", "phone")
    assert phone in finding.message
    assert finding.hint == hint


def test_one_in_a_release_is_held_against_the_same_country() -> None:
    told = {"contacts": [{"name": "A", "phone": "01 234 56 78"}], "newsroom": {"organization": {"country": "SI"}}}
    (finding,) = phone_is_no_number.check(page_of(told))
    assert finding.hint == "write +386 1 234 56 78, if it is there"
