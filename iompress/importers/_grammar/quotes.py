"""Quotes: what was said, put together over attributions and paragraphs, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from iompress.importers._grammar import attribution
from iompress.importers._grammar.attribution import Attribution
from iompress.importers._grammar.language import words
from iompress.importers._grammar.marks import Quoted, quoted
from iompress.importers._grammar.person import Person
from iompress.importers._grammar.sorts import size
from iompress.importers._grammar.speakers import Cast
from iompress.importers._grammar.speech import is_speech

GAP = " […] "


@dataclass
class Spoken:
    """One quote in the making: its pieces, each with its place in the page, and its attribution."""

    pieces: list[tuple[str, int, int]]
    paragraph: int
    at: int
    """Where in the paragraph its first word stands."""
    who: Attribution | None = None
    joins: list[str] = field(default_factory=list)
    open: bool = False
    whole: bool = False
    """Whether it is (almost) all of its paragraph."""
    person: Person | None = None

    @property
    def text(self) -> str:
        """The words, without marks, with […] where an attribution stands."""
        parts = [_fold(piece) for piece, _, _ in self.pieces]
        text = parts[0]
        for join, part in zip(self.joins, parts[1:], strict=True):
            text = (text.rstrip(",،， ") if join == GAP else text) + join + part
        return text.rstrip(" ,،，").lstrip(" ")

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for _, start, end in self.pieces)


def _fold(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a release: its text, and where that begins in the page."""

    text: str
    start: int


def find(paragraphs: Sequence[Paragraph], heads: Sequence[str], language: str) -> list[Spoken]:
    """The quotes in `paragraphs`, in order, each with the person who said it as far as the text tells.

    `heads` are the headline and subheadline, where a statement names its speaker.
    """
    marked = [quoted(paragraph.text) for paragraph in paragraphs]
    found: list[Spoken] = []
    skip_to: dict[int, int] = {}
    for number, (paragraph, marks) in enumerate(zip(paragraphs, marked, strict=True)):
        if number in skip_to:
            marks = [mark for mark in marks if mark.start >= skip_to[number]]  # noqa: PLW2901
        if not marks:
            if language == "ru" and (dashed := _dashed(paragraph, number, language)):
                found.append(dashed)
            continue
        found.extend(_in_paragraph(paragraph, number, marks, language, found))
        if found and found[-1].paragraph == number and found[-1].open:
            _continue(found[-1], paragraphs, marked, number, skip_to, language)
            if len(found[-1].pieces) == 1 and marks[-1].mark == "‘":
                found.pop()  # an apostrophe
    cast = Cast(paragraphs, marked, heads, language)
    return _resolved(found, paragraphs, cast, language)


def _in_paragraph(
    paragraph: Paragraph, number: int, marks: list[Quoted], language: str, earlier: list[Spoken]
) -> list[Spoken]:
    text = paragraph.text
    made: list[Spoken] = []
    joined = False
    said_to = 0  # behind the last quotation that somebody said
    for at, mark in enumerate(marks):
        spoken = text[mark.inner : mark.outer]
        gap_before = text[said_to : mark.start]
        gap_after = text[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(text)]
        last = at + 1 == len(marks)
        who_after = attribution.after(gap_after, spoken, last, language) if mark.closed else None
        if joined and made and (who_after is None or who_after.sure < 0.6):
            piece = made[-1]
            piece.pieces.append(_piece(paragraph, mark.inner, mark.outer))
            piece.joins.append(GAP)
            piece.open = not mark.closed
            joined = False
            said_to = mark.end
            continue
        who = who_after or attribution.before(gap_before, spoken, language)
        if who is None and (size(spoken) >= 6 or (spoken[:1].isupper() and re.search(r"[.!?…。]\s*$", spoken))):
            who = attribution.sentence_before(gap_before, language)
        share = (mark.end - mark.start) / max(1, len(text.strip()))
        quote = Spoken(
            [_piece(paragraph, mark.inner, mark.outer)],
            number,
            mark.start,
            who,
            open=not mark.closed,
            whole=share > 0.7,
        )
        _split_inside(quote, paragraph, mark, language)
        if not is_speech(quote, spoken, gap_before, gap_after, who_after, made, at, len(marks), language):
            continue
        made.append(quote)
        said_to = mark.end
        joined = (
            who_after is not None
            and not last
            and _only_attribution(gap_after, who_after, text[marks[at + 1].inner : marks[at + 1].outer], language)
        )
    return made


def _piece(paragraph: Paragraph, start: int, end: int) -> tuple[str, int, int]:
    return paragraph.text[start:end], paragraph.start + start, paragraph.start + end


def _split_inside(quote: Spoken, paragraph: Paragraph, mark: Quoted, language: str) -> None:
    """Part `quote` where an attribution stands within its marks."""
    spoken = paragraph.text[mark.inner : mark.outer]
    inside = attribution.within(spoken, language)
    if inside is None:
        return
    start, end, who = inside
    first = _piece(paragraph, mark.inner, mark.inner + start)
    quote.who = who
    if end < len(spoken):
        quote.pieces = [first, _piece(paragraph, mark.inner + end, mark.outer)]
        quote.joins = [GAP]
    else:
        quote.pieces = [first]


_THAT = re.compile(r"(?<!\w)(?:that|que|qu[’']|che|dass|da|что|أن|بأن)\s*$", re.IGNORECASE)
"""What leads on from one attribution into another quotation."""


def _only_attribution(gap: str, who: Attribution, following: str, language: str) -> bool:
    """Whether `gap` between two quotations is one attribution and no words of the writer's own."""
    rest = gap[who.end :].strip(" ,،，–—-")
    table = words(language)
    if gap.rstrip().endswith((":", "：")) or _THAT.search(gap):
        return False
    if rest and not table.linking.fullmatch(rest):
        return False
    clause = gap[: who.end]
    ended = re.search(r"[.!?。]\s*$", gap) is not None
    if len(list(table.verbs.finditer(clause))) > 1 and not ended and language != "zh":
        return False
    return size(following) >= 2 and not table.titles_at_end.search(clause[-40:])


def _continue(
    quote: Spoken,
    paragraphs: Sequence[Paragraph],
    marked: list[list[Quoted]],
    number: int,
    skip_to: dict[int, int],
    language: str,
) -> None:
    """Add to `quote`, which its paragraph leaves open, the paragraphs that it goes on in."""
    mark = marked[number][-1].mark
    for later in range(number + 1, min(number + 12, len(paragraphs))):
        text = paragraphs[later].text
        again = text.lstrip()[:1] in (mark, "»" if mark == "«" else mark)
        if again and marked[later]:
            first = marked[later][0]
            inner, outer, end, closed = first.inner, first.outer, first.end, first.closed
        elif again and text.lstrip()[:1] == "»":
            at = text.index("»") + 1
            close = text.rfind("»")
            closed = close > at
            inner, outer, end = at, close if closed else len(text), close + 1 if closed else len(text)
        else:
            close = _closing(text, mark)
            if close < 0 and not marked[later] and _closes_soon(paragraphs, marked, later, mark):
                quote.pieces.append(_piece(paragraphs[later], 0, len(text)))
                quote.joins.append(" ")
                continue
            if close < 0 or any(each.start < close for each in marked[later]):
                return
            inner, outer, end, closed = 0, close, close + 1, True
        quote.pieces.append(_piece(paragraphs[later], inner, outer))
        quote.joins.append(" ")
        skip_to[later] = end
        quote.open = not closed
        if closed:
            rest = text[end:]
            who = attribution.after(rest, text[inner:outer], '"' not in rest and "“" not in rest, language)
            if who is not None and (quote.who is None or quote.who.person is None):
                quote.who, quote.paragraph, quote.at = who, later, end
            return


def _closes_soon(paragraphs: Sequence[Paragraph], marked: list[list[Quoted]], number: int, mark: str) -> bool:
    """Whether one of the next paragraphs closes what `mark` opened, with nothing opened before."""
    for later in range(number + 1, min(number + 4, len(paragraphs))):
        close = _closing(paragraphs[later].text, mark)
        if close >= 0:
            return not any(each.start < close for each in marked[later])
        if marked[later]:
            return False
    return False


def _closing(text: str, mark: str) -> int:
    closers = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "「": "」"}.get(mark, "")
    places = [text.find(closer) for closer in closers if text.find(closer) >= 0]
    return min(places) if places else -1


_DASHED = re.compile(r"^\s*[–—-]\s+")


def _dashed(paragraph: Paragraph, number: int, language: str) -> Spoken | None:
    """A paragraph of direct speech that dashes set off, as Russian prints it."""
    lead = _DASHED.match(paragraph.text)
    if lead is None:
        return None
    spoken = paragraph.text[lead.end() :]
    inside = attribution.within(spoken, language)
    if inside is None:
        return None
    start, end, who = inside
    keep = start + 1 if spoken[start] in ".!?…" else start
    quote = Spoken([_piece(paragraph, lead.end(), lead.end() + keep)], number, 0, who)
    if end < len(spoken):
        quote.pieces.append(_piece(paragraph, lead.end() + end, len(paragraph.text)))
        quote.joins.append(GAP)
    return quote


def _resolved(found: list[Spoken], paragraphs: Sequence[Paragraph], cast: Cast, language: str) -> list[Spoken]:
    """`found` with speakers; what nobody is named for and stands in a text without any speech is left out."""
    last: Spoken | None = None
    for number, quote in enumerate(found):
        who = quote.who
        if who is not None and who.person is not None:
            if who.gender and who.person.name:
                cast.learn(who.person.name, who.gender)
            named = not who.person.name or cast.is_name(who.person.name)
            quote.person = cast.known(who.person, quote.paragraph, quote.at) if named else None
            if quote.person is None or (not quote.person.name and who.person.definite):
                quote.person = cast.meant(
                    quote.paragraph,
                    quote.at,
                    last.person if last else None,
                    (last.paragraph, last.at) if last else None,
                    who.gender,
                )
        elif who is not None and who.pronoun:
            same = last is not None and last.paragraph == quote.paragraph and last.person is not None
            quote.person = cast.meant(
                quote.paragraph,
                quote.at,
                last.person if last else None,
                (last.paragraph, last.at) if last else None,
                who.gender,
            )
            if (
                same
                and who.gender
                and quote.person is not None
                and last is not None
                and last.person is not None
                and quote.person.name == last.person.name
            ):
                cast.learn(quote.person.name, who.gender)
        elif who is None:
            quote.person = _unattributed(number, found, paragraphs, cast, last, language)
        elif who.stranger:
            quote.person = None
        elif last is not None and last.paragraph == quote.paragraph:
            quote.person = last.person
        else:
            quote.person = cast.meant(quote.paragraph, quote.at, None, None) if who.sure < 0.5 and quote.whole else None
        if quote.person is not None and quote.person.name:
            last = quote
    for number in range(
        len(found) - 1, -1, -1
    ):  # a paragraph that is all quote in front of the one that names the speaker
        quote = found[number]
        if (
            quote.person is None
            and quote.who is None
            and number + 1 < len(found)
            and found[number + 1].paragraph - quote.paragraph <= 1
        ):
            quote.person = found[number + 1].person
    for quote, following in pairwise(found):
        _name_later(quote, following, paragraphs, language)
    return [quote for quote in found if quote.person is not None or quote.who is not None or quote.whole or quote.open]


_ADDED = {
    "en": r"add(?:ed|s)", "fr": r"ajouté|ajoute|poursuivi|poursuit", "es": r"agregó|añadió|agrega|añade", "it": r"aggiunto|aggiunge",
}  # fmt: skip


def _name_later(quote: Spoken, following: Spoken, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Who was quoted by a function alone has the name with which the next quote is added: “said a diver. “…”, added Ana Keel.”"""
    first, second = quote.person, following.person
    if (
        first is not None
        and second is not None
        and first.role
        and not first.name
        and second.name
        and not second.role
        and language in _ADDED
        and following.paragraph - quote.paragraph <= 1
        and re.search(rf"(?:{_ADDED[language]})\s+{re.escape(second.name)}", paragraphs[following.paragraph].text)
    ):
        quote.person = following.person = replace(second, role=first.role)


def _unattributed(
    number: int, found: list[Spoken], paragraphs: Sequence[Paragraph], cast: Cast, last: Spoken | None, language: str
) -> Person | None:
    """The speaker of a quote that no attribution stands with."""
    quote = found[number]
    if quote.paragraph and quote.at < 3:
        lead = paragraphs[quote.paragraph - 1].text
        if re.search(r"[:：]\s*$", lead):
            who = attribution.before(lead, quote.pieces[0][0], language)
            if who is not None and who.person is not None:
                return cast.known(who.person, quote.paragraph - 1, len(lead))
            if who is not None:
                return cast.meant(quote.paragraph - 1, len(lead), last.person if last else None, None)
    if last is not None and last.paragraph == quote.paragraph:
        return last.person
    if quote.whole and quote.paragraph + 1 < len(paragraphs) and language in attribution.RESUMES:
        following = paragraphs[quote.paragraph + 1].text
        if attribution.RESUMES[language].match(following):
            who = attribution.after(following, quote.pieces[-1][0], True, language)
            if who is not None and who.person is not None and who.person.name:
                return cast.known(who.person, quote.paragraph + 1, 0)
    if quote.paragraph + 1 < len(paragraphs) and (signed := cast.signature(paragraphs[quote.paragraph + 1].text)):
        return signed
    if last is not None and quote.paragraph - last.paragraph <= 2 and quote.whole:
        return cast.meant(quote.paragraph, quote.at, last.person, (last.paragraph, last.at))
    return cast.meant(quote.paragraph, quote.at, None, None) if quote.whole else None
