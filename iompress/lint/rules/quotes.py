"""QU: what is said, by whom, and whether it was approved in these words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import TYPE_CHECKING

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._alike import changes
from iompress.lint.rules._parted import clipped, parted
from iompress.lint.rules._register import Altered, Registered, beside, compared, quotes
from iompress.lint.rules._speakers import calls, names, same_role, speaker_of
from iompress.lint.rules._standing import standings
from iompress.lint.rules._turning import weighs
from iompress.lint.text import Block
from iompress.model.fields import in_language

if TYPE_CHECKING:
    from datetime import date

    from iompress.model.newsroom import Speaker


@rule("QU001", "error")
def unregistered_quotation(page: Page) -> Iterator[Finding]:
    """A quotation is not a registered quote.

    Found are quotations of five words and more, and block quotes, wherever they stand; not titles of works, of which
    every word of weight has a capital. A part of a registered quote is enough; … leaves words out and [ ] puts some in.

    Why: Only a registered quote can be approved by its speaker, checked and translated.
    Source: own
    Bad: “We will open five offices next year,” she said. (and no such text in [[quotes]])
    Good: a [[quotes]] table with these words and their speaker
    """
    if compared(page).too_much:
        message = "more quotations and quotes than can be compared word by word"
        yield page.on_key(("quotes",), message, "part the release in several; those that stand to the letter are known")
    for altered in compared(page).altered:
        if altered.quote is None:
            yield page.at(
                altered.quotation.start,
                altered.quotation.end,
                "this quotation is not registered",
                "add it to [[quotes]] with its speaker, word for word",
            )


@rule("QU002", "error")
def altered_quotation(page: Page) -> Iterator[Finding]:
    """A quotation differs from the registered quote that it is.

    Typography, punctuation and the place of the attribution make no difference; each word, figure and sign does, and
    so does a question made of a statement. Found too: words lost where the attribution parts a sentence; a negation, a
    limit or a figure that … leaves out; a quotation that no mark closes, dialogue behind a dash, and a few words that
    are nearly a short quote. What stands in [ ] must be registered too, but for [sic] and the size of a first letter.

    Why: A quotation that changes after its speaker approved it is the worst that a press office can do.
    Source: own
    Bad: “Migration is a great issue of our era” for “Migration is the great issue of our era”
    Good: “Migration is the great issue of our era”
    """
    for altered in compared(page).altered:
        if altered.quote is not None:
            yield _first_difference(page, altered, altered.quote)
    told: set[str] = set()
    for matched in compared(page).matched:
        for start, end in matched.inserted:
            message = f"{page.plain[start:end]} is not in the registered quote “{matched.id}”"
            yield page.at(start, end, message, "leave it out, or have it approved and register it")
        for start, end, lost in matched.gaps:
            if weighs(lost) and not any(start <= first < end for first, _ in matched.inserted):
                message = f"left out of the registered quote “{matched.id}”: “{_short(lost)}”"
                yield page.at(start, end, message, "without it the speaker says something else: quote it")
        for word, _ in matched.turned:
            message = f"a question in one, none in the other: this and the registered quote “{matched.id}”"
            yield page.at(word.start, word.end, message, _KEEP)
    for lost_here in (*parted(page), *clipped(page)):
        told.add(lost_here.id)
        if lost_here.words:
            yield _difference(page, lost_here.id, (lost_here.start, lost_here.end), "", lost_here.words)
        else:
            message = f"this does not go on as the registered quote “{lost_here.id}” does"
            yield page.at(lost_here.start, lost_here.end, message, _KEEP)
    for standing in standings(page):
        if standing.kind == "changed" and standing.quote.id not in told:
            place = standing.start, standing.end
            yield _difference(page, standing.quote.id, place, standing.said, standing.approved)


_KEEP = "write what was approved, or have the change approved and registered first"


def _difference(page: Page, quote_id: str, place: tuple[int, int], said: str, approved: str) -> Finding:
    """A finding that tells what is said here, and what the register has instead."""
    if not approved:
        message = f"the registered quote “{quote_id}” has no “{_short(said)}” here"
    elif not said:
        message = f"the registered quote “{quote_id}” has “{_short(approved)}” before this"
    else:
        message = f"“{_short(said)}” here, “{_short(approved)}” in the registered quote “{quote_id}”"
    return page.at(*place, message, _KEEP)


def _short(words: str | Sequence[str]) -> str:
    text = words if isinstance(words, str) else " ".join(words)
    return text if len(text) <= 60 else f"{text[:57].rstrip()} …"


@rule("QU003", "error")
def unused_quote(page: Page) -> Iterator[Finding]:
    """A registered quote is not in the body, or not all of it.

    All of its words must stand there in quotation marks, in a block quote or behind a dash, in their order; […] in the
    register is where the attribution stands. What stands there in other words is an altered quotation, QU002.

    Why: Either words were lost, or the register tells of something that was never published.
    Source: own
    Bad: a [[quotes]] table whose text is nowhere in the body
    Good: the quotation in the body, word for word
    """
    for standing in standings(page):
        quote, keys = standing.quote, ("quotes", standing.quote.number, "text")
        if standing.kind == "part":
            missing = quote.text[standing.start : standing.end]
            message = f"the body has the quote “{quote.id}” without “{_short(missing)}”"
            yield page.inside(keys, standing.start, standing.end, message, f"quote it whole; {_AS_APPROVED}")
        elif standing.kind == "bare":
            there = " ".join(page.plain[standing.start : standing.end].split())
            message = f"the quote “{quote.id}” is not in the body as a quotation; there is “{_short(there)}”"
            yield page.on(keys, message, f"put it in quotation marks, word for word; {_AS_APPROVED}")
        elif standing.kind == "absent":
            hint = f"quote it, or set this aside with [[ignore]] and the reason; {_AS_APPROVED}"
            yield page.on(keys, f"the quote “{quote.id}” is nowhere in the body", hint)


_AS_APPROVED = "the record stays as it was approved"


@rule("QU004", "warning")
def speaker_not_named(page: Page) -> Iterator[Finding]:
    """The speaker of a quotation is not named near it.

    The name, or a part of it, stands in the same paragraph, the one before or the one behind; or the role does in the
    same paragraph, as in “the Director General said”; or the paragraph before quotes the same speaker; or the headline
    or subheadline has the name, as that of a statement does, and nobody else is quoted.

    Why: A reader who does not see who speaks thinks of someone else.
    Source: UNU
    Bad: a paragraph that only says “…,” he added, with no name before or behind it
    Good: “…,” Vitorino added.
    """
    body = page.body
    blocks = [b for b in page.blocks if body.start <= b.start < body.end and b.kind != "heading"]
    starts = [block.start for block in blocks]
    told: dict[str, int] = {}
    if _is_statement(page):
        return
    for quotation, _, quote_id, *_ in compared(page).matched:
        if not body.start <= quotation.start < body.end:
            continue
        name = speaker_of(page, quote_id)
        number = bisect_right(starts, quotation.start) - 1
        if not name or number < 0 or quotation.start >= blocks[number].end:
            continue
        around = (blocks[number], *blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])
        named = any(names(page, name, page.prose[block.start : block.end]) for block in around)
        named = named or calls(page, quote_id, page.prose[blocks[number].start : blocks[number].end])
        named = named or any(names(page, name, hidden) for hidden in _names_in_marks(page, blocks[number]))
        if named or number - told.get(name, -9) <= 1:
            told[name] = number
        else:
            message = f"{name}, who says this, is not named near it"
            yield page.at(quotation.start, quotation.end, message, "name the speaker in the same paragraph")


def _names_in_marks(page: Page, block: Block) -> Iterator[str]:
    """What can be a name in `block` though it stands in quotation marks: a few words, what a block quote has beside."""
    first, last = (bisect_left(page.quotations, place, key=_start) for place in (block.start, block.end))
    for quotation in page.quotations[first:last]:
        if quotation.block:
            yield beside(page, quotation)
        elif quotation.inner_end - quotation.inner_start <= _LONGEST_NAME:
            yield page.plain[quotation.inner_start : quotation.inner_end]


_start = attrgetter("start")
_LONGEST_NAME = 30


@rule("QU005", "warning", on="release")
def unknown_speaker(page: Page) -> Iterator[Finding]:
    """A speaker is not in newsroom.toml.

    Why: Name, role and their translations are told once, there; a misspelt name is not noticed elsewhere.
    Source: own
    Bad: speaker = "Antonio Vitorino", where newsroom.toml has António Vitorino
    Good: speaker = "António Vitorino"
    """
    known = {in_language(s.name, page.language) for s in page.newsroom.speakers.values()}
    for number, quote in enumerate(page.release.quotes):
        if quote.speaker not in known:
            near = next((name for name in sorted(known) if name and _alike(name, quote.speaker)), "")
            hint = f"did you mean {near}?" if near else "add [speakers.KEY] to newsroom.toml"
            yield page.on(("quotes", number, "speaker"), f"{quote.speaker} is not a speaker in newsroom.toml", hint)


@rule("QU006", "warning")
def other_role(page: Page) -> Iterator[Finding]:
    """A speaker did not have this role on the day of the release, as newsroom.toml tells it.

    Why: Someone quoted with a role that is no longer theirs, or not yet.
    Source: own
    Bad: role = "IOM Director General" of António Vitorino on 2 October 2023
    Good: role = "former IOM Director General", or the words quoted on a day when he was
    """
    day = page.release.date
    by_id = {quote.id: quote for quote in page.release.quotes}
    for number, quote in enumerate(quotes(page)):
        source = by_id.get(quote.id)
        if source is None:
            continue
        entries = [
            s for s in page.newsroom.speakers.values() if in_language(s.name, page.release.language) == source.speaker
        ]
        if not entries:
            continue
        roles = [in_language(entry.role, page.language) for entry in entries if _holds(entry, day)]
        if not roles:
            if page.original is None:
                message = f"{source.speaker} has no role in newsroom.toml on {day}"
                yield page.on(("quotes", number), message, "see from and until there; former roles are entries too")
        elif (
            quote.role
            and quote.role not in roles
            and any(roles)
            and not any(same_role(page, quote.role, role) for role in roles if role)
        ):
            hint = f"write “{roles[0]}”, or correct newsroom.toml"
            yield page.on(("quotes", number, "role"), f"{source.speaker} is not “{quote.role}” on {day}", hint)


@rule("QU009", "warning")
def words_left_out(page: Page) -> Iterator[Finding]:
    """An ellipsis in a quotation leaves out words that the register has.

    Where a “not”, “only” or figure is left out, it is an altered quotation, QU002; where the quote stands whole nowhere
    in the body, QU003.

    Why: The speaker approved the whole; a reader sees that words are missing, not which.
    Source: own
    Bad: “Migration is … our era,” where the register has “Migration is the great issue of our era”
    Good: the whole quotation, or two shorter ones
    """
    told = {standing.quote.number for standing in standings(page)}
    for matched in compared(page).matched:
        if matched.number in told and page.body.start <= matched.quotation.start < page.body.end:
            continue
        for start, end, lost in matched.gaps:
            if not weighs(lost) and not matched.inserted:
                message = f"left out of the registered quote “{matched.id}”: “{_short(lost)}”"
                yield page.at(start, end, message, "quote it whole, or in two parts")


def _is_statement(page: Page) -> bool:
    """Whether only one is quoted, and named above the text."""
    speakers = {speaker_of(page, quote.id) for quote in page.release.quotes}
    above = " ".join(filter(None, (page.own.headline, page.own.subheadline)))
    return len(speakers) == 1 and names(page, speakers.pop(), above)


def _first_difference(page: Page, altered: Altered, quote: Registered) -> Finding:
    spoken = altered.spoken
    changed = [c for c in changes(quote.words, [word.text for word in spoken]) if c[0] != "equal"]
    inner = [c for c in changed if not (c[0] == "delete" and c[4] in (0, len(spoken)))] or changed
    _, old_start, old_end, start, end = inner[0]
    first = spoken[min(start, len(spoken) - 1)]
    last = spoken[end - 1] if end > start else first
    said = " ".join(word.text for word in spoken[start:end])
    return _difference(page, quote.id, (first.start, last.end), said, " ".join(quote.words[old_start:old_end]))


def _holds(speaker: Speaker, day: date) -> bool:
    return (speaker.start or day) <= day <= (speaker.end or day)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > 0.75
