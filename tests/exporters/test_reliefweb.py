"""ReliefWeb's payload against the schema of its publishing API, whose patterns are applied by Unicode category."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from iompress.edition import Edition
from iompress.errors import Refused
from iompress.exporters.reliefweb import export, normalized
from iompress.model.body import plain
from iompress.model.state import State
from tests.exporters.editions import EMBARGO, EVERYTHING, NEWSROOM, edition, everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.readers import words_of_html
from tests.exporters.standards import json_schema
from tests.exporters.test_same_truth import count, furniture, told

EDITIONS = everything()
ELEMENTS = frozenset({"html", "head", "body", "h1", "h2", "h3", "h4", "h5", "h6", "br", "p", "strong", "em", "a", "ul",
                      "ol", "li", "blockquote"})  # fmt: skip


def payload(release: Edition) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(release))
    return found


def faults(told: dict[str, Any]) -> Iterator[str]:
    """What the schema finds wrong, its patterns left to `misset`, since Python cannot read them."""

    def readable(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: readable(value) for key, value in node.items() if key not in ("allOf", "not", "pattern")}
        return [readable(entry) for entry in node] if isinstance(node, list) else node

    schema = readable(json_schema("reliefweb/report.json"))
    yield from (error.message for error in Draft202012Validator(schema).iter_errors(told))
    yield from misset(told["title"], "")
    yield from misset(told["body"], "\n")


def misset(text: str, allowed: str) -> Iterator[str]:
    """What the schema's patterns refuse in `text`."""
    if not any(unicodedata.category(c).startswith("L") for c in text):
        yield "no letter"
    yield from (f"U+{ord(c):04X}" for c in text if unicodedata.category(c)[0] in "ZC" and c not in f" \u3000{allowed}")
    if re.search("^[ \u3000\n]|[ \u3000\n]$|[ \u3000]{2,}[^ \u3000\n]", text):
        yield "blanks"


@pytest.mark.parametrize("name", EDITIONS)
def test_it_is_valid(name: str) -> None:
    assert list(faults(payload(EDITIONS[name]))) == []


def _elements(body: str) -> set[str]:
    tree = html5lib.parse(body, namespaceHTMLElements=False)
    return {node.tag for node in tree.iter() if not callable(node.tag)}


@pytest.mark.parametrize("name", EDITIONS)
def test_the_body_has_only_elements_that_reliefweb_knows(name: str) -> None:
    assert _elements(payload(EDITIONS[name])["body"]) <= ELEMENTS


@given(editions())
def test_any_text_is_valid_or_refused(release: Edition) -> None:
    try:
        told = payload(release)
    except Refused:
        return
    assert list(faults(told)) == []
    assert _elements(told["body"]) <= ELEMENTS


UNSUITED = {
    "invisible": "the headline has 5 characters",
    "long": "the headline has 10,000 characters",
    "wide": "the headline has 3,000 characters",
}


@pytest.mark.parametrize("name", MARKS)
def test_hostile_fields_are_text_or_refused(name: str) -> None:
    release = hostile(name)
    if reason := UNSUITED.get(name):
        with pytest.raises(Refused, match=reason):
            export(release)
        return
    found = payload(release)
    assert list(faults(found)) == []
    assert _elements(found["body"]) <= ELEMENTS
    assert found["title"].split() == normalized(release.headline).split()
    assert not count(report(release)) - count([found["title"], words_of_html(found["body"])])


@given(st.text())
def test_normalized_text_has_plain_blanks_and_all_its_letters(text: str) -> None:
    assume("\r" not in text)
    done = normalized(text)
    assert not [fault for fault in misset(done + "x", "\n") if fault != "blanks"]
    assert normalized(done) == done
    visible = [c for c in text if unicodedata.category(c)[0] not in "ZC"]
    assert [c for c in done if c not in " \n"] == visible


def report(release: Edition) -> Iterator[str]:
    """What a report is to say of `release`: all but captions, topics, goals and other languages, for which
    ReliefWeb has fields of its own or none."""
    yield release.headline
    for contact in release.contacts:
        yield from (contact.name, contact.role, contact.phone, contact.email)
    if release.state is State.WITHDRAWN:
        return
    yield from (release.subheadline, release.dateline, plain(release.blocks), plain(release.note_blocks))
    yield from (correction.note for correction in release.corrections)
    for entry in release.boilerplate:
        yield from (entry.title, plain(entry.blocks))


@pytest.mark.parametrize("name", EDITIONS)
def test_no_word_is_dropped_doubled_or_added(name: str) -> None:
    release = EDITIONS[name]
    found = payload(release)
    shown = count([found["title"], words_of_html(found["body"])])
    assert not count(report(release)) - shown, "dropped"
    assert set(shown - count(told(release))) <= furniture(release), "doubled or added"


def test_ids_address_and_language() -> None:
    told = payload(EDITIONS["slovenian"])
    url = "https://lighthouses.example.org/sl/2026-03-02-keepers-light-lamps"
    assert (told["url"], told["origin"]) == (url, url)
    assert told["uuid"] == str(uuid5(UUID("8e27a998-c362-5d1f-b152-d474e1d36af2"), url))
    assert told["uuid"] != str(uuid5(NAMESPACE_DNS, url))
    assert (told["source"], told["country"], told["language"], told["theme"]) == ([7], [5, 4], [1], [8, 9])
    assert payload(EDITIONS["arabic"])["language"] == [6876]


def test_an_embargo_that_holds_comes_first_and_leaves_the_text_as_it_will_be_published() -> None:
    told = payload(EDITIONS["embargoed"])
    assert next(iter(told.items())) == ("embargoed", "2026-03-05T11:30:00Z")
    assert "EMBARGO" not in told["body"]
    assert told["published"] == "2026-03-05T06:30:00-05:00"
    assert "embargoed" not in payload(EDITIONS["lifted"])


def test_what_is_not_to_be_published_says_so_first() -> None:
    assert payload(EDITIONS["draft"])["body"].startswith("<p>Draft: not for publication</p>")
    both = payload(edition(EVERYTHING.replace('"issued"', '"approved"') + EMBARGO))
    assert both["body"].startswith("<p>EMBARGOED until 5 March 2026, 06:30 (New York, UTC−5)</p>")
    assert both["embargoed"]


def test_a_withdrawn_report_is_its_notice() -> None:
    body = payload(EDITIONS["withdrawn"])["body"]
    assert "Every number was wrong." in body
    assert "lamp" not in body


@pytest.mark.parametrize(
    ("release", "newsroom", "said"),
    [
        (EVERYTHING, NEWSROOM.replace("address = ", "# "), "does not say who we are"),
        (EVERYTHING, NEWSROOM.replace("countries = { SI = 5, MA = 4 }", ""), "no id for SI, MA"),
        (EVERYTHING, NEWSROOM.replace("countries = { SI = 5, MA = 4 }", "countries = { SI = 5 }"), "no id for MA"),
        (EVERYTHING.replace('language = "en"', 'language = "de"'), NEWSROOM, "no id for the language de"),
        (EVERYTHING.replace("Keepers Light 40 Lamps at Dusk", "Keepers"), NEWSROOM, "headline has 7 characters"),
        (EVERYTHING.replace("Keepers Light 40 Lamps at Dusk", "x" * 256), NEWSROOM, "headline has 256 characters"),
        (EVERYTHING.replace("Keepers Light 40 Lamps at Dusk", "2026 – 2027"), NEWSROOM, "no letter"),
        (EVERYTHING.replace("The work ended early.", "work " * 25_000), NEWSROOM, "text has 1"),
    ],
)  # fmt: skip
def test_what_reliefweb_would_refuse_is_refused_here(release: str, newsroom: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as raised:
        export(edition(release, newsroom=newsroom))
    assert raised.value.hint


def test_a_release_about_no_country_has_the_newsroom_s_own_id() -> None:
    nowhere = EVERYTHING.replace('countries = ["SI", "MA"]', "")
    assert payload(edition(nowhere))["country"] == [3]
    without = NEWSROOM.replace("country = 3\n", "")
    assert payload(edition(nowhere, newsroom=without))["country"] == [5]
