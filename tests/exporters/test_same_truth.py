"""Whatever the format, a reader gets the words of the edition: none dropped, none doubled, none added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from iompress.banner import banner
from iompress.edition import Edition
from iompress.exporters._sheet import lone_picture
from iompress.locales import locale
from iompress.model.body import Heading, Link, Paragraph, Picture, inlines, plain
from iompress.model.speech import pieces
from iompress.model.state import State
from tests.exporters.editions import EVERYTHING, edition, everything
from tests.exporters.programs import exported
from tests.exporters.readers import READERS

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_VOWELS = re.compile("[\u064b-\u0652]")


def words(text: str) -> list[str]:
    """The words of `text`, of Chinese its characters, without Arabic vowel signs: readers order those as they like."""
    return _WORD.findall(_VOWELS.sub("", text))


def told(edition: Edition) -> Iterator[str]:
    """Every text of `edition` that a reader must find, as often as it must be found."""
    yield from banner(edition)
    yield from (edition.organization.name, edition.organization.office, edition.headline)
    for contact in edition.contacts:
        yield from (contact.name, contact.role, contact.phone, contact.email)
    yield from (s.headline for s in edition.siblings if s.state.public or not edition.state.public)
    if edition.state is State.WITHDRAWN:
        return
    yield from (edition.subheadline, edition.dateline, plain(edition.blocks), plain(edition.note_blocks))
    yield from (edition.end_mark, *(correction.note for correction in edition.corrections))
    said = " ".join(plain(edition.blocks).split())
    for quote in edition.quotes:
        if pieces(quote)[0] not in said:
            yield from (quote.text, quote.speaker, quote.role)
    shown = {node.file for node in inlines(edition.blocks) if isinstance(node, Picture)}
    for media in edition.media:
        yield from (media.caption, media.credit, media.license, "" if media.file in shown else media.alt)
    for entry in edition.boilerplate:
        yield from (entry.title, plain(entry.blocks))
    yield from (topic.title for topic in edition.topics)
    yield from map(edition.locale.country, edition.countries)
    yield from map(str, edition.sdgs)


def furniture(edition: Edition) -> set[str]:
    """The words that a format may print besides: labels, dates, names of languages, what dials and links."""
    house = edition.locale
    texts = [str(label) for label in house.tables["labels"].values()]
    texts += [house.kind(edition.kind), house.date(edition.date), *(house.state(state) for state in State)]
    texts += [house.language(tag) for contact in edition.contacts for tag in contact.languages]
    texts += [locale(sibling.language).name for sibling in edition.siblings]
    texts += [link.url for link in inlines(edition.blocks + edition.note_blocks) if isinstance(link, Link)]
    texts += [media.file for media in edition.media]
    if edition.embargo and edition.state.public:
        texts.append(house.moment(edition.embargo.until, edition.embargo.timezone))
    texts += [edition.id, edition.id.upper(), edition.language, edition.revision, "iompress/1"]
    texts += [str(number) for number in range(1, 5)]  # of lists
    return {word for text in texts for word in words(text)}


def count(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in `texts`."""
    return Counter(word for text in texts for word in words(text))


EDITIONS = everything()


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("format_", READERS)
def test_no_word_is_dropped_doubled_or_added(format_: str, name: str) -> None:
    edition = EDITIONS[name]
    found = count([READERS[format_](exported(format_, edition))])
    wanted = count(told(edition))
    assert not wanted - found, "dropped"
    assert not {word: n for word, n in (found - wanted).items() if word not in furniture(edition)}, "doubled or added"


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("format_", READERS)
def test_the_body_stands_whole_and_in_order(format_: str, name: str) -> None:
    edition = EDITIONS[name]
    found = " ".join(words(READERS[format_](exported(format_, edition))))
    if edition.state is State.WITHDRAWN:
        assert not any(" ".join(words(plain(block))) in found for block in edition.blocks if words(plain(block)))
        return
    at = 0
    for block in edition.blocks:
        if isinstance(block, Paragraph | Heading) and lone_picture(block) is None:
            at = found.find(" ".join(words(plain(block))), at)
            assert at >= 0, plain(block)


@pytest.mark.parametrize("name", [name for name, edition in EDITIONS.items() if banner(edition)])
@pytest.mark.parametrize("format_", READERS)
def test_the_banner_comes_before_all_else(format_: str, name: str) -> None:
    edition = EDITIONS[name]
    found = " ".join(words(READERS[format_](exported(format_, edition))))
    assert found.startswith(" ".join(words(" ".join(banner(edition)))))


@pytest.mark.parametrize("name", [name for name, edition in EDITIONS.items() if not banner(edition)])
@pytest.mark.parametrize("format_", READERS)
def test_a_public_edition_names_no_text_that_is_not(format_: str, name: str) -> None:
    edition = EDITIONS[name]
    found = " ".join(words(READERS[format_](exported(format_, edition))))
    for sibling in edition.siblings:
        assert (" ".join(words(sibling.headline)) in found) == sibling.state.public


@pytest.mark.parametrize("format_", READERS)
def test_a_quote_over_two_paragraphs_is_not_told_again(format_: str) -> None:
    said = "“First of all we light them.\n\n“Then we keep them lit,” said Oto Reef.\n\nThe work ended early."
    quote = 'text = "First of all we light them.\\n\\nThen we keep them lit,"'
    text = EVERYTHING.replace("The work ended early.", said).replace('text = "Every flame counts."', quote)
    assert said in text
    assert quote in text
    found = count([READERS[format_](exported(format_, edition(text)))])
    assert (found["First"], found["Reef"]) == (1, 1)
