"""One release or translation as rules see it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from iompress.lint import text
from iompress.lint.diagnostic import Finding, Keys, Spot
from iompress.lint.quotations import Quotation, quotations, without
from iompress.lint.sentences import sentences
from iompress.lint.speech import Span, speech
from iompress.lint.text import Block, Link
from iompress.model.fields import in_language
from iompress.model.spans import merged
from iompress.model.state import state_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iompress.lint.clock import Clock
    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Media, Release, TranslatedMedia, Translation

_MARKS = ".,;:!?()[]{}“”„‟‘’‚«»‹›\"'-–—/*&%…+=،؛؟。，、" + text.MARK + text.HIDDEN
_LETTERS = re.compile(rb"\0+(?: \0+)*")
_SHAPES = bytes(
    0 if chr(n).isascii() and chr(n).isalpha() else ord("0") if ord("0") <= n <= ord("9") else n for n in range(256)
)
_CAPITALS_ALONE = bytes(n if ord("A") <= n <= ord("Z") else ord(" ") for n in range(256))
_FIGURE = re.compile(r"[0-9٠-٩۰-۹](?:[\d.,\u00a0\u202f]*\d)?")
_BETWEEN = "\n\n"


class Part(NamedTuple):
    """A field of running text: `keys` say which; `start` and `end` are offsets into the page's texts."""

    keys: Keys
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a page was read from. `name` is relative to the newsroom's folder."""

    name: str
    id: str
    text: str
    tables: dict[str, Any]


_OPEN = ("draft", "review")
_SHORT = 2
"""Letters of a name that stands in many words: Li."""


class Page:
    """A release in one language. All texts have the same length: an offset into one is an offset into all.

    They are the fields of running text one after the other, a blank line between them: headline,
    subheadline, summary, body, notes, alt texts and captions.
    """

    def __init__(
        self,
        file: Source,
        release: Release,
        translation: Translation | None,
        original: Page | None,
        newsroom: Newsroom,
        clock: Clock,
    ) -> None:
        self.file = file
        self.release = release
        """The release; of a translation its source, which holds date, embargo, contacts, speakers and media."""
        self.translation = translation
        self.own: Release | Translation = translation or release
        """What this very file holds."""
        self.original = original
        """The source's page, if this is a translation."""
        self.newsroom = newsroom
        self.clock = clock
        self.language = self.own.language
        self.base_language = self.language.partition("-")[0]
        self.parts: list[Part] = []
        """The fields of running text that the file has."""
        self.blocks: list[Block] = []
        """Paragraphs, sub-heads, entries of lists, and the fields that are one line."""
        self.links: list[Link] = []
        """The links in body and notes."""
        self.code: list[tuple[int, int]] = []
        """Start and end of what body and notes set as code."""
        self.plain = _BETWEEN.join(self._read())
        """All running text; every character of markup is `text.MARK`."""
        self.quotations: list[Quotation] = quotations(self.plain, self.blocks)
        """What stands in quotation marks, and block quotes."""
        self.prose = without(self.plain, self.quotations, self.code)
        """As `plain`, with code and every character in quotations `text.HIDDEN`: what the house itself says."""
        self.body = next(part for part in self.parts if part.keys == ("body",))
        """The field `body`, which every file has."""

    @property
    def status(self) -> str:
        """How far the text has come: a translation's is never further than its source's, but it may be less far."""
        statuses = (self.own.status, self.release.status)
        return state_at(self.clock.at, statuses, None) if self.own.status not in _OPEN else self.own.status

    @property
    def open_to_fixes(self) -> bool:
        """Whether it may be mended. A text that was approved or issued is what was approved or issued."""
        return self.status in _OPEN

    def _read(self) -> Iterator[str]:
        """The fields' texts, their markup blanked out, while their parts, blocks and links are noted."""
        at = 0
        for keys, value in self._fields():
            end = at + len(value)
            self.parts.append(Part(keys, at, end))
            if keys in (("body",), ("notes",)):
                read = text.commonmark(value, at)
                self.blocks += read.blocks
                self.links += read.links
                self.code += read.code
                yield read.plain
            else:
                self.blocks.append(Block("line", 0, at, end))
                yield value
            at = end + len(_BETWEEN)

    def _fields(self) -> Iterator[tuple[Keys, str]]:
        own = self.own
        yield ("headline",), own.headline
        if own.subheadline is not None:
            yield ("subheadline",), own.subheadline
        if own.summary is not None:
            yield ("summary",), own.summary
        yield ("body",), own.body
        if own.notes is not None:
            yield ("notes",), own.notes
        entries: tuple[Media | TranslatedMedia, ...] = own.media
        for number, media in enumerate(entries):
            if media.alt:
                yield ("media", number, "alt"), media.alt
            if media.caption:
                yield ("media", number, "caption"), media.caption

    @cached_property
    def written(self) -> str:
        """As `plain`, with markup as it is written."""
        return _BETWEEN.join(value for _, value in self._fields())

    @cached_property
    def lower(self) -> str:
        """`prose` in lower case, which can change its length."""
        return self.prose.lower()

    @cached_property
    def one_line(self) -> str:
        """`prose` in one line, without markup, apostrophes bent: to look whether a phrase occurs."""
        return _on_one_line(self.prose)

    @cached_property
    def flat(self) -> str:
        """`one_line` in lower case."""
        return _on_one_line(self.lower)

    @cached_property
    def words_in_order(self) -> list[str]:
        """The words of `prose` in lower case, parted by hyphens, apostrophes and all other marks; figures are words."""
        spaced = self.lower
        for mark in _MARKS:
            spaced = spaced.replace(mark, " ")
        return spaced.split()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `prose`, each once: the quickest look whether one occurs."""
        return frozenset(self.words_in_order)

    @cached_property
    def between(self) -> str:
        """What stands between the words of `prose`, each once, in no order, without markup; every digit is 0.

        Some hundred characters, NUL between them: the quickest look whether a mark or a shape of figure occurs. A
        single blank between two words is left out; letters other than A to Z stand among the marks.
        """
        marks = f"{self.prose}\n".replace(text.HIDDEN, "").replace(text.MARK, "").encode().translate(_SHAPES)
        return b"\0".join(set(_LETTERS.split(marks))).decode()

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The runs of two or more capitals, A to Z, in `plain`: UN, IOM, RES in A/RES/71/1."""
        runs = self.plain.encode("ascii", "replace").translate(_CAPITALS_ALONE).split()
        return frozenset(run.decode() for run in set(runs) if len(run) > 1)

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """Start and end of each number in `prose`, its separators included: 3.7, 34,694, 1951, 10 in 10.7."""
        return [match.span() for match in _FIGURE.finditer(self.prose)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence of paragraphs and list entries, quotations included."""
        return sentences(self.plain, self.blocks)

    @cached_property
    def spoken(self) -> list[Span]:
        """Start and end of what somebody says though no mark says so: a statement, dialogue, a transcript."""
        known = (in_language(speaker.name, self.language) for speaker in self.newsroom.speakers.values())
        names = {name.rpartition(" ")[2] for name in (*known, *(quote.speaker for quote in self.release.quotes))}
        found = speech(self.plain, self.blocks, [name for name in names if len(name) > _SHORT or not name.isascii()])
        if self.release.kind == "statement":
            found = merged((*found, (self.body.start, self.body.end)))
        return found

    def part(self, *keys: str | int) -> Part | None:
        """The field of running text at `keys`, or None if the file does not have it."""
        return next((part for part in self.parts if part.keys == keys), None)

    def part_at(self, offset: int) -> Part:
        """The field of running text in which `offset` lies."""
        return self.parts[max(0, bisect_right([part.start for part in self.parts], offset) - 1)]

    def is_code(self, offset: int) -> bool:
        """Whether what stands at `offset` is set as code."""
        return any(start <= offset < end for start, end in self.code)

    def blocks_of(self, *keys: str | int) -> list[Block]:
        """The blocks of the field at `keys`."""
        part = self.part(*keys)
        return [b for b in self.blocks if part.start <= b.start < part.end] if part else []

    def at(self, start: int, end: int, message: str, hint: str = "", replacement: str | None = None) -> Finding:
        """A finding on the characters `start` to `end` of the page's texts."""
        part = self.part_at(start)
        return Finding(Spot(part.keys, start - part.start, min(end, part.end) - part.start), message, hint, replacement)

    def on(self, keys: Keys, message: str, hint: str = "", replacement: str | None = None) -> Finding:
        """A finding on the value at `keys`, as `("embargo", "until")`; no keys mean the file as a whole."""
        return Finding(Spot(keys), message, hint, replacement)

    def on_key(self, keys: Keys, message: str, hint: str = "") -> Finding:
        """A finding on the key, not its value."""
        return Finding(Spot(keys, at_key=True), message, hint)

    def inside(
        self, keys: Keys, start: int, end: int, message: str, hint: str = "", replacement: str | None = None
    ) -> Finding:
        """A finding on characters of the text value at `keys`, which need not be running text."""
        return Finding(Spot(keys, start, end), message, hint, replacement)


def _on_one_line(prose: str) -> str:
    line = prose.replace("\n", " ").replace(text.MARK, "").replace("'", "’")
    return line.replace("\u00a0", " ").replace("\u202f", " ")


_Seen = TypeVar("_Seen")


def once_a_page(look: Callable[[Page], _Seen]) -> Callable[[Page], _Seen]:
    """What `look` sees on a page, looked for once however many rules ask; kept no longer than the page."""
    return lru_cache(maxsize=2)(look)
