"""What a reader is given of an edition, part by part in reading order, all of it in words.

The formats that people read are drawn from a `Sheet`, so that none forgets a part: what a withdrawn release
still shows, which translations may be named, where a picture's credit stands is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from unicodedata import bidirectional

from iompress.banner import banner
from iompress.edition import Contact, Edition, Media, Quote
from iompress.exporters._pictures import picture_type
from iompress.locales import Locale, locale
from iompress.model import phone
from iompress.model.body import Block, BlockQuote, List, Paragraph, Picture, inlines, parse, plain
from iompress.model.instants import zone
from iompress.model.provenance import Provenance
from iompress.model.speech import pieces
from iompress.model.state import State


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or document of the release. `rights` are its credit and licence."""

    file: str
    alt: str
    caption: str
    rights: tuple[str, ...]
    content: bytes

    @property
    def media_type(self) -> str:
        """The media type of the picture; "" if there are no bytes or they are no picture that browsers show."""
        return picture_type(self.content)


@dataclass(frozen=True, slots=True)
class Part:
    """A titled text after the end mark: `kind` is "notes" or "about". `source` is the blocks' CommonMark."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a contact: `label` is "" or stands before `text`; `url` is "" or where it leads."""

    kind: str
    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The release in another language. `state` is "" where it is public."""

    tag: str
    language: str
    headline: str
    state: str
    direction: str


@dataclass(frozen=True)
class Sheet:
    """All parts; those that the edition does not have are empty. `label` gives the titles."""

    edition: Edition
    provenance: Provenance
    banner: tuple[str, ...]
    organization: str
    office: str
    kind: str
    date: str
    release_line: str
    """`For immediate release`, or since when there is no embargo any more; "" over what is not public."""
    headline: str
    subheadline: str
    corrections: tuple[str, ...]
    dateline: str
    runs_in: bool
    """Whether the dateline opens the first paragraph, or has to stand by itself."""
    blocks: tuple[Block, ...]
    spoken: frozenset[int]
    """Which of the blocks, counted from 0, have a registered quote in them."""
    quotes: tuple[Quote, ...]
    """Those that the body does not have."""
    figures: tuple[Figure, ...]
    """Those that the body does not show."""
    captioned: tuple[Figure, ...]
    """Those that the body shows within a line, where their captions and credits have no room."""
    end_mark: str
    parts: tuple[Part, ...]
    people: tuple[Person, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    versions: tuple[Version, ...]

    @property
    def contacts_label(self) -> str:
        """The title over the contacts."""
        return self.edition.locale.label("contact" if len(self.people) == 1 else "contacts")

    @property
    def media(self) -> tuple[Figure, ...]:
        """All figures, wherever they stand."""
        return tuple(_figure(media, self.edition) for media in self.edition.media) if self.blocks else ()

    def figure(self, picture: Picture) -> Figure:
        """The figure for a `picture` in the body, whose own alternative text comes first."""
        for media in self.edition.media:
            if media.file == picture.file:
                return _figure(media, self.edition, picture.alt)
        return Figure(picture.file, picture.alt, "", (), b"")


def sheet(edition: Edition) -> Sheet:
    """The sheet of `edition`. Of a withdrawn one no more than what it was, that it is withdrawn, and whom to ask."""
    words = edition.locale
    organization = edition.organization
    withdrawn = edition.state is State.WITHDRAWN
    blocks = () if withdrawn else edition.blocks
    spoken, unspoken = _quotes(edition, blocks)
    figures, captioned = ((), ()) if withdrawn else _figures(edition, blocks)
    return Sheet(
        edition=edition,
        provenance=Provenance(edition.id, edition.language, edition.revision),
        banner=banner(edition),
        organization=organization.name,
        office=organization.office,
        kind=words.kind(edition.kind),
        date=words.date(edition.date),
        release_line=_release_line(edition),
        headline=edition.headline,
        subheadline="" if withdrawn else edition.subheadline,
        corrections=() if withdrawn else _corrections(edition),
        dateline="" if withdrawn else edition.dateline,
        runs_in=bool(blocks) and isinstance(blocks[0], Paragraph) and lone_picture(blocks[0]) is None,
        blocks=blocks,
        spoken=spoken,
        quotes=() if withdrawn else unspoken,
        figures=figures,
        captioned=captioned,
        end_mark="" if withdrawn else edition.end_mark,
        parts=() if withdrawn else _parts(edition),
        people=tuple(_person(contact, edition.language) for contact in edition.contacts),
        facts=() if withdrawn else _facts(edition),
        versions=_versions(edition),
    )


def in_words(line: Line, words: Locale) -> str:
    """`line` where there is no markup: label and text, a phone number kept in its order."""
    text = words.isolated(line.text) if line.kind == "phone" else line.text
    return f"{line.label} {text}".strip()


def lone_picture(block: Block) -> Picture | None:
    """The picture that is all of a paragraph, if it is one."""
    if isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Picture):
        return block.children[0]
    return None


def _release_line(edition: Edition) -> str:
    if edition.state is not State.ISSUED:
        return ""
    if edition.embargo is None:
        return edition.locale.label("for_immediate_release")
    lifted = edition.locale.moment(edition.embargo.until, edition.embargo.timezone)
    return edition.locale.label("embargo_lifted", time=lifted)


def _corrections(edition: Edition) -> tuple[str, ...]:
    words = edition.locale
    return tuple(
        f"{words.label('correction')}, {words.date(_day(entry.at, edition))}: {entry.note}"
        for entry in edition.corrections
        if entry.kind != "withdrawal"
    )


def _day(at: datetime, edition: Edition) -> datetime:
    return at.astimezone(zone(edition.organization.timezone)) if at.tzinfo else at


_pieces = lru_cache(1024)(pieces)


def _evenly(text: str) -> str:
    """`text` with plain single blanks only: others would hide the words of a quote."""
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _quotes(edition: Edition, blocks: tuple[Block, ...]) -> tuple[frozenset[int], tuple[Quote, ...]]:
    """Which of `blocks` the quotes of `edition` stand in, and the quotes that begin in none."""
    if not edition.quotes or not blocks:
        return frozenset(), edition.quotes
    words = [_evenly(plain(block)) for block in blocks]
    spoken, unspoken = set(), []
    for quote in edition.quotes:
        start, *more = _pieces(quote) or ("",)
        found = [number for number, text in enumerate(words) if start and start in text]
        if not found:
            unspoken.append(quote)
            continue
        spoken.update(found)
        at = found[0]
        for piece in more:
            at = next((number for number in range(at, len(words)) if piece in words[number]), at)
            spoken.add(at)
    return frozenset(spoken), tuple(unspoken)


def _figures(edition: Edition, blocks: tuple[Block, ...]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures that `blocks` do not show, and those that they show within a line only."""
    if not edition.media:
        return (), ()
    alone = {picture.file for block in _every(blocks) if (picture := lone_picture(block))}
    shown = {node.file for node in inlines(blocks) if isinstance(node, Picture)}
    figures = [_figure(media, edition) for media in edition.media]
    return (
        tuple(figure for figure in figures if figure.file not in shown),
        tuple(f for f in figures if f.file in shown - alone and (f.caption or f.rights)),
    )


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """`blocks` and those within them."""
    for block in blocks:
        yield block
        match block:
            case List(items):
                for entry in items:
                    yield from _every(entry.blocks)
            case BlockQuote(quoted):
                yield from _every(quoted)


def _figure(media: Media, edition: Edition, alt: str = "") -> Figure:
    words = edition.locale
    rights = []
    if media.credit:
        rights.append(words.label("credit", credit=media.credit))
    if media.license:
        rights.append(words.label("license", license=media.license))
    caption = media.caption if _runs_as(media.caption, words) else words.isolated(media.caption)
    return Figure(media.file, alt or media.alt, caption, tuple(rights), media.content)


def _runs_as(text: str, words: Locale) -> bool:
    """Whether `text` can stand in a line of its page: one that nobody translated into Arabic would get its full stop
    in front."""
    return words.direction != "rtl" or any(bidirectional(letter) in ("R", "AL") for letter in text) or not text


@lru_cache(64)
def standing(text: str) -> tuple[Block, ...]:
    """A boilerplate's text as blocks; the same few texts stand under all releases."""
    return parse(text)


def _parts(edition: Edition) -> tuple[Part, ...]:
    notes = (
        (Part("notes", edition.locale.label("notes"), edition.note_blocks, edition.notes),)
        if edition.notes.strip()
        else ()
    )
    return notes + tuple(Part("about", entry.title, standing(entry.text), entry.text) for entry in edition.boilerplate)


@lru_cache(256)
def _person(contact: Contact, language: str) -> Person:
    words = locale(language)
    lines = []
    if contact.role:
        lines.append(Line("role", "", contact.role))
    if contact.phone:
        lines.append(Line("phone", words.label("phone"), contact.phone, phone.uri(contact.phone)))
    if contact.email:
        lines.append(Line("email", "", contact.email, f"mailto:{contact.email}"))
    if contact.languages:
        spoken = words.list_separator.join(map(words.language, contact.languages))
        lines.append(Line("languages", "", words.label("speaks", languages=spoken)))
    return Person(contact.name, tuple(lines))


def _facts(edition: Edition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = edition.locale
    facts = (
        (words.label("topics"), tuple(topic.title for topic in edition.topics)),
        (words.label("countries"), tuple(map(words.country, edition.countries))),
        (words.label("goals"), tuple(map(str, edition.sdgs))),
    )
    return tuple(fact for fact in facts if fact[1])


def _versions(edition: Edition) -> tuple[Version, ...]:
    """The other languages; a public text names only public ones."""
    words = edition.locale
    return tuple(
        Version(
            sibling.language,
            locale(sibling.language).name,
            sibling.headline,
            "" if sibling.state.public else words.state(sibling.state),
            locale(sibling.language).direction,
        )
        for sibling in edition.siblings
        if sibling.state.public or not edition.state.public
    )
