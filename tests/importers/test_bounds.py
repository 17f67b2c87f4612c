"""Sources without measure: read in bounded time, no word of them lost, and what was done with them told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._bounds import GAP, PARAGRAPH, WORD, bounded
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Page, Run
from iompress.importers._page import block as block_of
from iompress.importers._sniff import read
from tests.importers.coverage import unaccounted

HEAD = (
    "Example Agency Opens New Shelter in Koper\n\nKoper, 1 December 2026 – The Example Agency opened a new shelter in "
    "Koper on Tuesday. It has room for 40 people.\n\n“We want people who arrive by sea to find someone who listens,” "
    "said Maja Vzorec, head of the Agency. “That begins tomorrow.”\n\nThe shelter has a kitchen that is open to all "
    "who live in the harbour.\n\n"
)
SAID = "“We want people {n} here,” said {a} Vzorec, head of the Agency. "
TOLD = "The Agency opened {n} on Tuesday, said {a} Vzorec, its head, who has room. "
WEB = "<html lang=en><body><h1>{}</h1><p>{}<p>{}<p>{}".format(*HEAD.split("\n\n")[:4])
LIMIT = 60
"""Seconds of work; each of these sources took minutes when its work grew with the square of its size."""


def drafted(data: str) -> tuple[Page, tuple[Draft, ...]]:
    page, _ = read(data.encode())
    assert isinstance(page, Page)
    return page, accounted(page, drafts(page))


def many(pattern: str, count: int) -> str:
    return "".join(pattern.format(n=f"n{number}", a=f"A{number}x") for number in range(count))


SOURCES: dict[str, Callable[[], str]] = {
    "one paragraph": lambda: HEAD + many(TOLD, 2500),
    "quotations in one paragraph": lambda: HEAD + many(SAID, 3000),
    "quotations": lambda: HEAD + many("“We want people {n} here,” said {a} Vzorec.\n\n", 1500),
    "straight marks": lambda: HEAD + many('"We want people {n}," she said. ', 4000),
    "marks that nobody speaks between": lambda: HEAD + many("« {n} » ", 6000),
    "open marks": lambda: HEAD + many("“ {n} and ", 5000),
    "names": lambda: HEAD + many("{a} Vzorec and ", 8000),
    "lines": lambda: HEAD + many("The {n} of it is here.\n", 4000),
    "digits": lambda: HEAD + "1" * 100_000,
    "letters": lambda: HEAD + "a" * 300_000,
    "digits between dots": lambda: HEAD + "1." * 50_000,
    "digits in words of bounded length": lambda: HEAD + ("1" * WORD + " ") * 100,
    "blanks": lambda: HEAD + "here" + " " * 300_000 + "there",
    "dashes": lambda: HEAD + "- " * 100_000,
    "dots": lambda: HEAD + ". " * 100_000,
    "quotation marks": lambda: HEAD + "“ " * 50_000,
    "phone numbers": lambda: HEAD + "+386 1 234 5678 " * 6000,
    "empty lines": lambda: HEAD + "here" + "\n" * 300_000 + "there",
    "page: one paragraph": lambda: WEB + many(TOLD, 2500),
    "page: asides": lambda: WEB + many("<aside>the {n} is for all of us here</aside><p>of {n}</p>", 2000),
    "page: boxes": lambda: WEB + many("<p>of {n}<div class=share>the {n} is for all of us</div><p>of {n}</p>", 2500),
    "page: feet": lambda: WEB + many("<footer>the {n}</footer><p>of the {n}</p>", 4000),
    "page: cells": lambda: WEB + "<table><tr>" + many("<td><p>{n}</p></td>", 8000),
    "page: links": lambda: WEB + many("<p>the <a href=https://{n}.example.org/>{n}</a> of <b>it</b></p>", 3000),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_work_is_bounded_and_no_word_is_lost(name: str) -> None:
    data = SOURCES[name]()
    began = time.process_time()
    page, made = drafted(data)
    assert time.process_time() - began < LIMIT
    kept = " ".join([page.text, *(words for words, _ in page.aside)])
    assert set(re.findall(r"\bn\d+", data)) <= set(re.findall(r"\bn\d+", kept))
    assert unaccounted(page, made) == []


def test_a_real_text_is_left_as_it_is() -> None:
    page, _ = read(HEAD.encode())
    assert isinstance(page, Page)
    assert bounded(page) is page


def test_quotations_of_a_paragraph_without_end_are_found() -> None:
    spoken = many(SAID, 300)
    _, (draft,) = drafted(HEAD + spoken)
    found = [quote.value.text for quote in draft.quotes]
    assert [text for text in found if "people n" in text] == [f"We want people n{n} here" for n in range(300)]
    assert any("a paragraph has 19," in warning for warning in draft.warnings)
    assert draft.body is not None
    assert max(map(len, draft.body.value.split("\n\n"))) <= PARAGRAPH


def test_what_is_not_searched_for_quotations_is_told() -> None:
    _, (draft,) = drafted(HEAD + many(SAID, 3000))
    assert any("searched for quotations only as far as" in warning for warning in draft.warnings)
    assert draft.body is not None
    assert "We want people n2999 here" in draft.body.value


def test_what_is_too_long_for_a_word_is_left_out_and_told() -> None:
    page, (draft,) = drafted(HEAD + f"Before it {'7' * (WORD + 1)} and behind it.")
    assert page.text.endswith("Before it  and behind it.")
    assert [(left.text, left.why) for left in draft.left] == [("7" * (WORD + 1), "no word, but too long for one")]
    assert any("1,001 characters without a blank" in warning for warning in draft.warnings)


def test_what_has_more_lines_than_any_text_is_refused() -> None:
    with pytest.raises(NotARelease, match="too many parts"):
        drafted(HEAD + "a\n" * 200_000)


def test_places_move_with_what_is_left_out() -> None:
    text = "x" * (WORD + 1) + " one " + " " * GAP + "two " + "-" * (WORD + 1) + " three"
    at, end = text.index("two"), text.index("three")
    blocks = tuple(filter(None, (block_of(text, 0, at), block_of(text, at, end), block_of(text, end, len(text)))))
    page = bounded(Page(text, blocks, (Run(at, at + 3, "strong"),)))
    assert [each.text for each in page.blocks] == ["one", "two", "three"]
    assert [page.text[each.start : each.end] for each in page.blocks] == ["one", "two", "three"]
    assert [page.text[run.start : run.end] for run in page.runs] == ["two"]


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", '""'])
def test_no_quotation_is_parted_where_a_paragraph_is_broken(marks: str) -> None:
    said = f"{marks[0]}We came here. We saw it. We stay here.{marks[1]} She nodded. "
    page, _ = read((HEAD + said * 300).encode())
    assert isinstance(page, Page)
    assert all(each.text.endswith("nodded.") for each in page.blocks[4:])
