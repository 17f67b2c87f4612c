"""Several releases in one file: each becomes its own, and where that is not certain it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import Page
from iompress.importers._sniff import read
from tests.importers.coverage import unaccounted

SHELTER = "Example Agency Opens New Shelter in Koper"
SHIPS = "Example Agency Buys Ten Ships"
LEAD = (
    "Koper, 1 December 2026 – The Example Relief Agency (ERA) opened a new {} in Koper on Tuesday. It has room for 40."
)
CONTACT = "For more information, please contact Ana Press, Tel: +386 1 234 5678, Email: press@example.org"
ABOUT = (
    "About ERA\n\nThe Example Relief Agency was founded in 1990 and helps people who arrive by sea in eight countries."
)
NOTES = "Notes to editors\n\nThe shelter was built by the town. Pictures of it can be had from the Agency on request."
BOUGHT = (
    "Koper, 2 December 2026 – The Example Relief Agency (ERA) bought ten ships on Wednesday. They will serve the coast."
)


def drafted(data: str) -> tuple[Draft, ...]:
    page, _ = read(data.encode())
    assert isinstance(page, Page)
    made = accounted(page, drafts(page))
    assert unaccounted(page, made) == []
    return made


def as_html(text: str) -> str:
    heads = (SHELTER, SHIPS)
    parts = (f"<h1>{each}</h1>" if each in heads else f"<p>{each}</p>" for each in text.split("\n\n"))
    return f"<html lang=en><body>{''.join(parts)}</body></html>"


def as_markdown(text: str) -> str:
    return text.replace(SHELTER, f"# {SHELTER}").replace(SHIPS, f"# {SHIPS}")


@pytest.mark.parametrize("form", [str, as_html, as_markdown], ids=["text", "html", "markdown"])
@pytest.mark.parametrize("end", ["###", CONTACT, ABOUT, NOTES, f"{CONTACT}\n\n###", f"{ABOUT}\n\n{CONTACT}"])
@pytest.mark.parametrize("second", [BOUGHT, LEAD.format("shelter")], ids=["another lead", "the same lead"])
def test_each_release_of_a_file_is_one(form: Callable[[str], str], end: str, second: str) -> None:
    made = drafted(form(f"{SHELTER}\n\n{LEAD.format('shelter')}\n\n{end}\n\n{SHIPS}\n\n{second}\n\n{CONTACT}\n"))
    assert [draft.headline and draft.headline.value for draft in made] == [SHELTER, SHIPS]
    assert all(len(draft.contacts) == 1 for draft in made[1:])


def test_a_page_that_shows_its_beginning_twice_is_one() -> None:
    body = "The Agency said that the house has a kitchen, a yard and a school that is open to all who live there."
    assert (
        len(drafted(f"{SHELTER}\n\n{LEAD.format('shelter')}\n\n{SHELTER}\n\n{LEAD.format('shelter')}\n\n{body}\n")) == 1
    )


def test_what_may_be_another_release_is_told() -> None:
    (draft,) = drafted(f"{SHELTER}\n\n{LEAD.format('shelter')}\n\n{CONTACT}\n\n###\n\n{BOUGHT}\n\n{CONTACT}\n")
    assert any("another release may begin with “Koper, 2 December 2026" in warning for warning in draft.warnings)


def test_a_text_of_one_release_says_nothing_of_another() -> None:
    (draft,) = drafted(f"{SHELTER}\n\n{LEAD.format('shelter')}\n\n{CONTACT}\n\n###\n")
    assert not any("another release" in warning for warning in draft.warnings)
