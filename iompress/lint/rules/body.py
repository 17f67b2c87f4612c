"""BO: the body: its length, its sentences and paragraphs, and what cannot stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, once_a_page
from iompress.lint.rule import rule
from iompress.lint.rules._mentions import months
from iompress.lint.rules._words import WITHOUT_BLANKS, count, count_quickly
from iompress.lint.text import MARK, Block

_MOST = 800
_FEWEST = 300
_SENTENCE = 25
_WORDIER = dict.fromkeys(("es", "fr", "it", "pt", "ro"), 30)
"""Languages whose translations of a sentence have a fifth more words: articles and prepositions."""
_FAR_TOO_LONG = 40
_SHORTEST_WORD = 4
"""Characters that a word of a long sentence has at least, on average, its blank included."""
_PARAGRAPH = 3


@rule("BO001", "warning", on="release")
def body_too_long(page: Page) -> Iterator[Finding]:
    """The body has more than 800 words.

    Translations are not counted: their length is the source's.

    Why: Newsdesks cut from the end, and some wires charge by length: what is longer is a report with a release.
    Source: wire
    Bad: a body of 1,200 words
    Good: a body of 500 words, the rest in `notes` or behind a link
    """
    start, end = page.body.start, page.body.end
    blanks = page.plain.count(" ", start, end) + page.plain.count("\n", start, end)
    if blanks < _MOST or page.base_language in WITHOUT_BLANKS:
        return
    words = count_quickly(page.plain[start:end])
    if words > _MOST:
        first = list(re.finditer(r"[^\s\u2060]+", page.plain[start:end]))[_MOST]
        message = f"the body has {words} words, more than {_MOST}"
        yield page.at(start + first.start(), end, message, "cut it, or move what remains to `notes`")


@rule("BO002", "info", on="release")
def body_too_short(page: Page) -> Iterator[Finding]:
    """The body has fewer than 300 words.

    Advisories and statements may be shorter, by their kind or by what the headline calls them, and a draft is not
    judged before it is in review.

    Why: Below that there is a notice, and search engines of news leave it out.
    Source: wire
    Bad: a release of 80 words
    Good: a release of 300 to 800 words, or kind = "advisory"
    """
    release = page.release
    if release.kind in ("advisory", "statement") or release.status == "draft" or page.base_language in WITHOUT_BLANKS:
        return
    start, end = page.body.start, page.body.end
    if page.plain.count(" ", start, end) > 2 * _FEWEST:
        return
    words = count_quickly(page.plain[start:end])
    if 0 < words < _FEWEST and not _NOTE.match(release.headline):
        message = f"the body has {words} words, fewer than {_FEWEST}"
        yield page.on_key(("body",), message, "say more, or make it an advisory or a statement")


_NOTE = re.compile(
    r"(?:(?:media|press|photo) )?(?:advisory|alert|opportunity|invitation|statement|note)"
    r"(?: to (?:the )?\w+)?\s?[:–—-]",
    re.IGNORECASE,
)
"""How a headline begins that says what the release is: Media advisory: …"""


@rule("BO003", "info")
def sentence_long(page: Page) -> Iterator[Finding]:
    """A sentence in the body has more than 25 words.

    In French, Italian, Portuguese, Romanian and Spanish more than 30. Words inside quotations are not counted.

    Why: What is longer has to be read twice, and translated in pieces.
    Source: wire
    Bad: a sentence of 31 words
    Good: two sentences
    """
    longest = _WORDIER.get(page.base_language, _SENTENCE)
    for start, end, words in _long_sentences(page):
        if longest < words <= _FAR_TOO_LONG:
            yield page.at(start, end, f"a sentence of {words} words", "make it two")


@rule("BO004", "warning")
def sentence_too_long(page: Page) -> Iterator[Finding]:
    """A sentence in the body has more than 40 words.

    Words inside quotations are not counted.

    Why: Nobody can say it in one breath, and a translator has to guess what belongs to what.
    Source: wire
    Bad: a sentence of 52 words
    Good: two or three sentences
    """
    for start, end, words in _long_sentences(page):
        if words > _FAR_TOO_LONG:
            yield page.at(start, end, f"a sentence of {words} words", "make it two or three")


@rule("BO005", "info")
def paragraph_long(page: Page) -> Iterator[Finding]:
    """A paragraph in the body has more than three sentences.

    Sentences inside quotations are not counted.

    Why: In a column of print or on a telephone it is a wall, and an editor can only cut between paragraphs.
    Source: wire
    Bad: a paragraph of five sentences
    Good: two paragraphs
    """
    starts = [start for start, _ in page.sentences]
    for block in page.blocks:
        if block.kind != "paragraph" or not page.body.start <= block.start < page.body.end:
            continue
        first = bisect_left(starts, block.start)
        if first + _PARAGRAPH >= len(starts) or starts[first + _PARAGRAPH] >= block.end:
            continue
        last = bisect_left(starts, block.end)
        own = [span for span in page.sentences[first:last] if count(page.prose[span[0] : span[1]])]
        if len(own) > _PARAGRAPH:
            message = f"a paragraph of {len(own)} sentences"
            yield page.at(own[_PARAGRAPH][0], own[-1][1], message, "begin a new paragraph")


_TAG = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,400})?/?>)")


@rule("BO006", "error")
def html_in_body(page: Page) -> Iterator[Finding]:
    """A tag or a comment of HTML in body or notes.

    They are CommonMark without HTML: tags and comments are printed as they stand.

    Why: Journalists would read the tag; and a comment that was meant for colleagues would go out.
    Source: own
    Bad: <b>IOM</b> <!-- check with Geneva -->
    Good: **IOM**
    """
    if "<" not in page.plain:
        return
    done = 0
    for match in _TAG.finditer(page.plain):
        if match.start() < done:  # within a comment
            continue
        part = page.part_at(match.start())
        if page.is_code(match.start()) or part.keys not in (("body",), ("notes",)):
            continue
        if page.written[match.start() - 1] == "\\":
            continue
        end = match.end()
        if match[0] == "<!--":
            closing = page.plain.find("-->", end, part.end)
            end = done = closing + 3 if closing >= 0 else part.end
            yield page.at(
                match.start(), end, "a comment, which would be printed", "begin a line of TOML with # instead"
            )
        else:
            message = f"“{' '.join(match[0].split())}” would be printed as it stands"
            yield page.at(match.start(), end, message, "write CommonMark: **bold**, *italic*, [words](https://…)")


_RULE_OF_TABLE = re.compile(r"^[ \t]{0,3}[|:-][ \t|:-]{4,200}$", re.MULTILINE)


@rule("BO007", "error")
def table_in_body(page: Page) -> Iterator[Finding]:
    """A table in body or notes.

    CommonMark has none: the bars and dashes are printed as they stand.

    Why: In e-mail and on the wire a table falls apart; figures in a list arrive everywhere.
    Source: wire
    Bad: | 2024 | 9,200 | below a line of |---|---|
    Good: - Nearly 9,200 in 2024
    """
    if "|" not in page.plain:
        return
    for match in _RULE_OF_TABLE.finditer(page.plain, page.body.start):
        if page.is_code(match.start()):
            continue
        if "-|" in (line := match[0].replace(" ", "")) or "|-" in line or "|:-" in line:
            yield page.at(match.start(), match.end(), "a table would be printed as it stands", "write a list")


_ENDING = re.compile(
    r"(?:#{3,}|[-–—*\s]{0,9}(?:ends?|fin|ende|konec|fine|конец)[-–—*.\s]{0,9}|[-–—]+\s?30\s?[-–—]+)", re.I
)


@rule("BO008", "warning")
def end_mark_in_body(page: Page) -> Iterator[Finding]:
    """The body has an end mark of its own.

    Every format that needs one prints the newsroom's: `[style] end_mark`.

    Why: It would be printed twice, and what stands below it would look as if it were for nobody.
    Source: own
    Bad: ### or ENDS in a line of its own
    Good: nothing
    """
    for block in page.blocks:
        if block.end - block.start < 16 and page.body.start <= block.start < page.body.end and _is_ending(page, block):
            start, end = block.start, block.start + len(page.plain[block.start : block.end].rstrip())
            yield page.at(start, end, "an end mark, which is printed anyway", "leave it out; notes go into `notes`")


@rule("BO009", "error")
def body_empty(page: Page) -> Iterator[Finding]:
    """The body has no words.

    Why: There is nothing to send.
    Source: own
    Bad: body = " "
    Good: body = "The International Organization for Migration (IOM) …"
    """
    if not page.own.body.strip():
        yield page.on(("body",), "the body is empty", "write the release")


_DAY_WITH_STOP = ("sl", "de", "hr", "sr", "bs", "cs", "sk", "da", "nb", "no", "fi", "et", "lv", "is", "hu")
"""Languages that set a full stop behind the day of a date."""


@rule("BO010", "warning", languages=_DAY_WITH_STOP)
def date_read_as_list(page: Page) -> Iterator[Finding]:
    """A paragraph that begins with a date such as “10. decembra” is read as an entry of a numbered list.

    In CommonMark a number with a full stop at the beginning of a line makes a list. In the languages that write the day
    so.

    Why: The paragraph is printed as the tenth entry of a list that nobody wrote.
    Source: own
    Bad: 10. decembra 2018 so ga sprejeli.
    Good: 10\\. decembra 2018 so ga sprejeli.
    """
    if not any(block.kind == "item" for block in page.blocks):
        return
    for start, _, _ in months(page):
        line = page.written.rfind("\n", 0, start) + 1
        match = _DAY_FIRST.fullmatch(page.written, max(line, page.body.start), start)
        if match and page.plain[match.start(1)] == MARK:
            end = match.end(1)
            yield page.at(
                end - 1,
                end,
                "this date is read as the number of a list",
                "write a backslash before it: it is not printed",
            )


_DAY_FIRST = re.compile(r" {0,3}(\d{1,2}\.) +")


@once_a_page
def _long_sentences(page: Page) -> tuple[tuple[int, int, int], ...]:
    """Start, end and number of words of the body's sentences with more than 25 words outside quotations."""
    if page.base_language in WITHOUT_BLANKS:
        return ()
    body, prose = page.body, page.prose
    return tuple(
        (start, end, words)
        for start, end in page.sentences
        if end - start > _SHORTEST_WORD * _SENTENCE
        and body.start <= start < body.end
        and prose.count(" ", start, end) + prose.count("\n", start, end) >= _SENTENCE
        and (words := count(prose[start:end])) > _SENTENCE
    )


def _is_ending(page: Page, block: Block) -> bool:
    if block.kind not in ("paragraph", "heading", "item"):
        return False
    written = page.written[block.start : block.end].strip()
    return written == page.newsroom.style.end_mark or _ENDING.fullmatch(written) is not None
