"""The quotes in one paragraph, put together over the attributions between their pieces."""

from __future__ import annotations

import re

from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.quotes import ahead, behind
from iompress.importers._grammar.quotes.attribution import Attribution
from iompress.importers._grammar.quotes.inside import within
from iompress.importers._grammar.quotes.marks import Quoted
from iompress.importers._grammar.quotes.speech import is_speech
from iompress.importers._grammar.quotes.spoken import GAP, Paragraph, Spoken, piece

REACH = 2_000
"""Characters in front of a quotation that its speaker is looked for in."""


def in_paragraph(paragraph: Paragraph, number: int, marks: list[Quoted], language: str) -> list[Spoken]:
    """The quotes in paragraph `number`, whose stretches between quotation marks are `marks`."""
    text = paragraph.text
    made: list[Spoken] = []
    joined = False
    said_to = 0  # behind the last quotation that somebody said
    for at, mark in enumerate(marks):
        spoken = text[mark.inner : mark.outer]
        gap_before = text[max(said_to, mark.start - REACH) : mark.start]
        gap_after = text[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(text)]
        last = at + 1 == len(marks)
        who_after = behind.after(gap_after, spoken, last, language) if mark.closed else None
        if joined and made and (who_after is None or who_after.sure < 0.6):
            before = made[-1]
            before.pieces.append(piece(paragraph, mark.inner, mark.outer))
            before.joins.append(GAP)
            before.open = not mark.closed
            joined = False
            said_to = mark.end
            continue
        if who_after is not None and who_after.person is None and language in ("ar", "zh"):
            who_after = _followed(who_after, gap_before, gap_after, language)
        who = _led_in(gap_before, gap_after, spoken, language) or who_after or ahead.before(gap_before, language)
        if who is None and (size(spoken) >= 6 or (spoken[:1].isupper() and re.search(r"[.!?…。]\s*$", spoken))):
            who = ahead.sentence_before(gap_before, language)
        share = (mark.end - mark.start) / max(1, len(_CREDIT.sub("", text).strip()))
        quote = Spoken(
            [piece(paragraph, mark.inner, mark.outer)],
            number,
            mark.start,
            who,
            open=not mark.closed,
            whole=share > 0.7,
        )
        _split_inside(quote, paragraph, mark, language)
        if not is_speech(quote, spoken, gap_before, gap_after, who_after, made, language):
            continue
        made.append(quote)
        said_to = mark.end
        joined = (
            who_after is not None
            and not last
            and _only_attribution(gap_after, who_after, text[marks[at + 1].inner : marks[at + 1].outer], language)
        )
    return made


def _followed(who: Attribution, before: str, after: str, language: str) -> Attribution | None:
    """`who`, for whom only a verb stands behind a quotation, unless that leads on to the next or somebody is named in front."""
    if language == "ar" and _THAT.search(after):
        return None
    if language == "zh" and who.pronoun:
        return who
    led = ahead.before(before, language)
    return who if led is None or led.person is None or not led.person.name else None


def _led_in(before: str, after: str, spoken: str, language: str) -> Attribution | None:
    """Who leads in to a whole quotation with a colon, behind which another sentence begins: “Ana Keel said: “…” Jan Vale added that …”."""
    if not _COLON.search(before) or not _ENDS.search(spoken) or re.match(r"\s*[,،，–—-]", after):
        return None
    who = ahead.before(before, language)
    return who if who is not None and who.person is not None and who.person.name else None


_CREDIT = re.compile(r"[（(][^（()）]{1,50}[)）]\s*\d*\s*$")
"""Who wrote or translated a text, in brackets behind its last sentence."""
_COLON = re.compile(r"[:：]\s*$")
_ENDS = re.compile(r"[.!?…。！？]\s*$")


def _split_inside(quote: Spoken, paragraph: Paragraph, mark: Quoted, language: str) -> None:
    """Part `quote` where an attribution stands within its marks."""
    spoken = paragraph.text[mark.inner : mark.outer]
    inside = within(spoken, language)
    if inside is None:
        return
    start, end, who = inside
    first = piece(paragraph, mark.inner, mark.inner + start)
    quote.who = who
    if end < len(spoken):
        quote.pieces = [first, piece(paragraph, mark.inner + end, mark.outer)]
        quote.joins = [GAP]
    else:
        quote.pieces = [first]


_THAT = re.compile(r"(?<!\w)(?:that|que|qu[’']|che|dass|da|что|[وب]?[أإا]نّ?[هه]?[ام]?)\s*$", re.IGNORECASE)
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
    if language == "zh" and _behind_the_verb(clause, table).strip(" ,.:，。：、"):
        return False
    ended = re.search(r"[.!?。]\s*$", gap) is not None
    if len(list(table.verbs.finditer(clause))) > 1 and not ended and language != "zh":
        return False
    return size(following) >= 2 and not table.titles_at_end.search(clause[-40:])


def _behind_the_verb(clause: str, table: Words) -> str:
    """What a clause has behind its last verb of speech."""
    verbs = list(table.verbs.finditer(clause))
    return clause[verbs[-1].end() :] if verbs else ""


_DASHED = re.compile(r"^\s*[–—-]\s+")


def dashed(paragraph: Paragraph, number: int, language: str) -> Spoken | None:
    """A paragraph of direct speech that dashes set off, as Russian prints it."""
    lead = _DASHED.match(paragraph.text)
    if lead is None:
        return None
    spoken = paragraph.text[lead.end() :]
    inside = within(spoken, language)
    if inside is None:
        return None
    start, end, who = inside
    keep = start + 1 if spoken[start] in ".!?…" else start
    quote = Spoken([piece(paragraph, lead.end(), lead.end() + keep)], number, 0, who)
    if end < len(spoken):
        quote.pieces.append(piece(paragraph, lead.end() + end, len(paragraph.text)))
        quote.joins.append(GAP)
    return quote
