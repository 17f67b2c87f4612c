"""QU: what is said, by whom, and whether it was approved in these words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._register import AROUND, Altered, Registered, compared, quotes
from iompress.lint.rules._spoken import contains, pieces, words
from iompress.model.fields import in_language

if TYPE_CHECKING:
    from datetime import date

    from iompress.model.newsroom import Speaker

_ATTRIBUTION = "[…]"
"""What a registered quote has where the attribution stands in the text."""


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

    Typography, punctuation at the ends and the place of the attribution make no difference; each word does.

    Why: A quotation that changes after its speaker approved it is the worst that a press office can do.
    Source: own
    Bad: “Migration is a great issue of our era” for “Migration is the great issue of our era”
    Good: “Migration is the great issue of our era”
    """
    for altered in compared(page).altered:
        if altered.quote is not None:
            yield _first_difference(page, altered, altered.quote)


@rule("QU003", "warning")
def unused_quote(page: Page) -> Iterator[Finding]:
    """A registered quote is not in the body.

    All of its words must stand there, in their order; […] in the register is where the attribution stands.

    Why: Either words were lost, or the register tells of something that was never published.
    Source: own
    Bad: a [[quotes]] table whose text is nowhere in the body
    Good: the quotation in the body, word for word
    """
    if not quotes(page):
        return
    body = page.body
    quoted = [q for q in page.quotations if body.start <= q.start < body.end]
    to_the_letter = "\n".join(page.plain[q.inner_start : q.inner_end] for q in quoted)
    for number, quote in enumerate(quotes(page)):
        if all(piece.strip(AROUND) in to_the_letter for piece in quote.text.split(_ATTRIBUTION)):
            continue
        spoken = [word.text for q in quoted for word in words(page.plain, q.inner_start, q.inner_end)]
        runs = [[word.text for word in run] for run in pieces(quote.text, 0, len(quote.text))]
        if runs and not contains(runs, spoken):
            keys = ("quotes", number, "text")
            yield page.on(
                keys, f"the quote “{quote.id}” is not in the body, word for word", "quote it, or delete it here"
            )


@rule("QU004", "warning")
def speaker_not_named(page: Page) -> Iterator[Finding]:
    """The speaker of a quotation is not named near it.

    The name, or its last part, stands in the same paragraph, the one before or the one behind, or the paragraph
    before quotes the same speaker.

    Why: A reader who does not see who speaks thinks of someone else.
    Source: UNU
    Bad: a paragraph that only says “…,” he added, with no name before or behind it
    Good: “…,” Vitorino added.
    """
    body = page.body
    blocks = [b for b in page.blocks if body.start <= b.start < body.end and b.kind != "heading"]
    told: dict[str, int] = {}
    for quotation, quote_id in compared(page).matched:
        if not body.start <= quotation.start < body.end:
            continue
        name = _speaker_of(page, quote_id)
        number = next((n for n, b in enumerate(blocks) if b.start <= quotation.start < b.end), -1)
        if not name or number < 0:
            continue
        around = blocks[max(0, number - 1) : number + 2]
        named = any(_names(page, name, page.prose[block.start : block.end]) for block in around)
        if named or number - told.get(name, -9) <= 1:
            told[name] = number
        else:
            message = f"{name}, who says this, is not named near it"
            yield page.at(quotation.start, quotation.end, message, "name the speaker in the same paragraph")


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
        elif quote.role is not None and quote.role not in roles and any(roles):
            hint = f"write “{roles[0]}”, or correct newsroom.toml"
            yield page.on(("quotes", number, "role"), f"{source.speaker} is not “{quote.role}” on {day}", hint)


@rule("QU007", "warning")
def unclosed_quotation(page: Page) -> Iterator[Finding]:
    """A quotation is opened and not closed in its paragraph.

    Not found where the next paragraph opens it again, as is done with speech over several paragraphs.

    Why: Nobody sees where the speaker's words end and ours begin.
    Source: own
    Bad: “We will open five offices, she said.
    Good: “We will open five offices,” she said.
    """
    for number, quotation in enumerate(page.quotations):
        if quotation.closed:
            continue
        following = page.quotations[number + 1 : number + 2]
        between = page.plain[quotation.end : following[0].start] if following else "."
        if between.strip() or page.plain[following[0].start] != page.plain[quotation.start]:
            start = quotation.start
            yield page.at(start, start + 1, "this quotation is not closed in its paragraph", "close it where it ends")


@rule("QU008", "warning", on="all")
def marks_in_the_register(page: Page) -> Iterator[Finding]:
    """The text of a registered quote stands in quotation marks.

    Why: The marks are the page's: each language has its own.
    Source: own
    Bad: text = "“Migration is the great issue of our era.”"
    Good: text = "Migration is the great issue of our era."
    """
    for number, quote in enumerate(quotes(page)):
        text = quote.text.strip()
        if len(text) > 2 and text[0] in '“„«"”»' and text[-1] in '”“»"«' and not set(text[1:-1]) & set('“”„«»"'):
            yield page.on(("quotes", number, "text"), "the quote stands in quotation marks", "leave the marks out")


def _first_difference(page: Page, altered: Altered, quote: Registered) -> Finding:
    spoken = [word for run in altered.runs for word in run]
    matcher = SequenceMatcher(None, quote.words, [word.text for word in spoken], autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    inner = [c for c in changes if not (c[0] == "delete" and c[4] in (0, len(spoken)))] or changes
    _, old_start, old_end, start, end = inner[0]
    approved = " ".join(quote.words[old_start:old_end])
    hint = f"the register says “{approved}” here" if approved else "the register has no such words here"
    first = spoken[min(start, len(spoken) - 1)]
    last = spoken[end - 1] if end > start else first
    return page.at(first.start, last.end, f"this differs from the registered quote “{quote.id}”", hint)


def _speaker_of(page: Page, quote_id: str) -> str:
    """The name of the speaker of a quote, as the page's language writes it."""
    name = next((quote.speaker for quote in page.release.quotes if quote.id == quote_id), "")
    for speaker in page.newsroom.speakers.values():
        if in_language(speaker.name, page.release.language) == name:
            return in_language(speaker.name, page.language) or name
    return name


_UNINFLECTED = ("en", "fr", "es", "it", "pt", "de", "nl", "zh", "ar")


def _names(page: Page, name: str, text: str) -> bool:
    """Whether `text` names the speaker; where a language declines names, by their beginning."""
    last = name.rsplit(maxsplit=1)[-1]
    if page.base_language not in _UNINFLECTED:
        last = last[: max(3, len(last) - 2)]
    return last in text


def _holds(speaker: Speaker, day: date) -> bool:
    return (speaker.start or day) <= day <= (speaker.end or day)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > 0.75
