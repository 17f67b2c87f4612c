"""A release as word processors have it: paragraphs in named styles, one after the other, whatever the file format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from iompress.exporters._sheet import Figure, Sheet
from iompress.model.body import Block
from iompress.model.state import State

QUIET = (State.DRAFT, State.REVIEW, State.APPROVED)
"""States whose banner is no alarm."""
_WIDEST, _HIGHEST = 5_760_000, 3_960_000
"""English Metric Units that a picture takes at most: the 16 cm between the margins, and 11 cm of a page's height."""
_PIXEL = 9525
"""English Metric Units of a pixel at 96 to the inch."""
_APART = {"ltr": "\u200e", "rtl": "\u200f"}
"""Between two texts that run against the direction of their page: the first stays first (UAX #9, 2.6)."""
EASTERN = {"ja": "Yu Gothic", "ko": "Malgun Gothic"}
"""Fonts of East Asian languages other than Chinese."""


class Letter(ABC):
    """The body of one document; a format says how it writes paragraphs, runs of words and blocks.

    Styles are called by Word's names for them: Title, Heading2, ListParagraph.
    """

    def __init__(self, page: Sheet) -> None:
        self.page = page
        self.rtl = page.edition.locale.direction == "rtl"
        self.title = f"{page.banner[0]} – {page.headline}" if page.banner else page.headline
        self.running = page.edition.locale.list_separator.join((page.organization, page.kind, page.date))
        """The running head."""

    @abstractmethod
    def _paragraph(self, style: str, content: str) -> str: ...

    @abstractmethod
    def _run(self, text: str) -> str: ...

    @abstractmethod
    def _bold(self, text: str) -> str: ...

    @abstractmethod
    def _struck(self, text: str) -> str: ...

    @abstractmethod
    def _linked(self, url: str, text: str) -> str: ...

    @abstractmethod
    def _blocks(self, blocks: Sequence[Block], opening: str = "") -> list[str]: ...

    @abstractmethod
    def _figure(self, figure: Figure) -> list[str]: ...

    def body(self) -> Iterator[str]:
        """The paragraphs."""
        page = self.page
        yield from (self._plain("BannerLine" if at else "Banner", line) for at, line in enumerate(page.banner))
        yield self._plain("Organization", page.organization)
        yield self._plain("Office", page.office)
        facts = (page.date, page.release_line)
        kicker = "".join(self._run(f"   {fact}") for fact in facts if fact)
        yield self._paragraph("Kicker", self._bold(page.kind) + kicker)
        withdrawn = page.edition.state is State.WITHDRAWN
        yield self._paragraph("Title", self._struck(page.headline) if withdrawn else self._run(page.headline))
        if page.subheadline:
            yield self._plain("Subtitle", page.subheadline)
        yield from (self._plain("Correction", correction) for correction in page.corrections)
        yield from self._blocks(page.blocks, opening=page.dateline)
        yield from (self._plain("Caption", caption) for figure in page.captioned if (caption := caption_of(figure)))
        yield from self._spoken()
        for figure in page.figures:
            yield from self._figure(figure)
        if page.end_mark:
            yield self._plain("EndMark", page.end_mark)
        for part in page.parts:
            yield self._plain("Heading2", part.title)
            yield from self._blocks(part.blocks)
        yield from self._people()
        yield from self._facts()

    def _spoken(self) -> Iterator[str]:
        """The quotes that the body does not have."""
        opening, closing = self.page.edition.quotation_marks[:2]
        separator = self.page.edition.locale.list_separator
        for quote in self.page.quotes:
            yield self._plain("Spoken", f"{opening}{quote.text}{closing}")
            yield self._plain("Attribution", separator.join(filter(None, (quote.speaker, quote.role))))

    def _people(self) -> Iterator[str]:
        page = self.page
        if not page.people:
            return
        yield self._plain("Heading2", page.contacts_label)
        for number, person in enumerate(page.people):
            if number:
                yield self._paragraph("Contact", "")
            yield self._paragraph("Contact", self._bold(person.name))
            for line in person.lines:
                label = self._run(f"{line.label} ") if line.label else ""
                words = page.edition.locale.isolated(line.text) if line.kind == "phone" else line.text
                before, text, behind = words.partition(line.text)  # what keeps the order is not underlined
                link = self._linked(line.url, text) if line.url else self._run(text)
                around = (self._run(mark) if mark else "" for mark in (before, behind))
                yield self._paragraph("Contact", label + link.join(around))
        yield self._paragraph("Facts", "")

    def _facts(self) -> Iterator[str]:
        words = self.page.edition.locale
        for label, values in self.page.facts:
            yield self._paragraph("Facts", self._bold(label) + self._run(f"   {words.list_separator.join(values)}"))
        if self.page.versions:
            yield self._plain("Heading2", words.label("other_languages"))
        for version in self.page.versions:
            state = f" ({version.state})" if version.state else ""
            apart = _APART[words.direction] if version.direction != words.direction else ""
            headline = self._run(f"{apart}   {version.headline}{state}")
            yield self._paragraph("Facts", self._bold(version.language) + headline)

    def _plain(self, style: str, text: str) -> str:
        return self._paragraph(style, self._run(text))


def fitted(width: int, height: int) -> tuple[int, int]:
    """English Metric Units of a picture that has so many pixels: as large as it is, or as the page allows."""
    scale = min(_PIXEL, _WIDEST / width, _HIGHEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def caption_of(figure: Figure) -> str:
    """Caption, credit and licence in one line."""
    return " · ".join(filter(None, (figure.caption, *figure.rights)))


def languages(tag: str) -> tuple[str, str, str]:
    """The languages of Western, East Asian and right-to-left text, one of which is `tag`."""
    base = tag.partition("-")[0]
    if base in ("zh", "ja", "ko"):
        return "en-GB", {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}[base] if tag == base else tag, "ar-SA"
    if base in ("ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi"):
        return "en-GB", "zh-CN", tag
    return {"en": "en-GB"}.get(tag, tag), "zh-CN", "ar-SA"
