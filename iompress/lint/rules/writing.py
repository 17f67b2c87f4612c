"""TY: slips of the keyboard: words and marks twice, brackets left open, capitals, broken characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse, islice
from operator import eq

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule

_DOUBLED = re.compile(r"(?<!\.)\.\.(?![./])|,,|;;|(?<=\w), ?\.(?=\s|$)|\?\.(?=\s|$)")
_CAPITALS = re.compile(r"(?<![\w/-])[^\W\d_a-zà-ÿčšž]{4,}(?:[ ,:–-]{1,3}[^\W\d_a-zà-ÿčšž]{2,}){2,}(?![\w-])")
_DAMAGE = re.compile(
    r"\ufffd|â€[™œ\u009d\u0080-\u00bf“”˜¦]?|Ã[\u0080-\u00bf]|Â[\u00a0«»°§]|&(?:amp|quot|nbsp|rsquo|#\d{2,5});"
)
_SUSPECT = re.compile("[\u0080-\u009f\u00a1-\u00bf€™œ\ufffd&]")
_INVISIBLE = re.compile("[\u200b\ufeff\u00ad\u2028\u2029\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")
_MIXED = re.compile(r"[A-Za-zÀ-ɏ][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-zÀ-ɏ]")
_WORD = re.compile(r"\w+")


_LONG_TWICE = re.compile(r"\b([^\W\d_]{4,}+)( \1)\b", re.IGNORECASE)


@rule("TY012", "warning", languages=("en", "fr", "sl"), fix="safe")
def word_twice(page: Page) -> Iterator[Finding]:
    """A word stands twice in a row.

    Small ones (the, of, and …), and all of four letters or more; not names, nor words that can, as “that that”.

    Why: It is the slip that no reader of proofs sees and every reader of the page does.
    Source: own
    Bad: The office opened in the the morning.
    Good: The office opened in the morning.
    Fix: One of two small words is taken away. Of two longer ones not: between them a word may be lost.
    """
    told = page.words_in_order
    if not any(map(eq, told, islice(told, 1, None))):
        return
    for match in _LONG_TWICE.finditer(page.prose):
        if match[2].islower() and match[2].strip() not in terms.words(page.base_language, "doubles"):
            yield page.at(*match.span(2), f"“{match[1]}” stands twice", "leave one out, or write what is lost between")
    words = "|".join(terms.words(page.base_language, "slips"))
    for match in re.finditer(rf"(?<= )({words})( \1)(?= )", page.prose):
        yield page.at(*match.span(2), f"“{match[1]}” stands twice", "leave one out", "")


@rule("TY013", "warning")
def mark_twice(page: Page) -> Iterator[Finding]:
    """Two full stops or commas, or a comma before a full stop.

    Why: Something was deleted, and perhaps too much.
    Source: own
    Bad: The office opened..
    Good: The office opened.
    """
    between = page.between
    if any(marks in between for marks in ("..", ",,", ";;", ",.", "?.")):
        for match in _DOUBLED.finditer(page.prose):
            yield page.at(*match.span(), "two marks where one belongs", "look what is missing, or leave one out")


@rule("TY014", "warning")
def bracket_left_open(page: Page) -> Iterator[Finding]:
    """A bracket is never closed in its paragraph.

    Why: The reader cannot tell where the aside ends.
    Source: own
    Bad: The organization (IOM joined in 2016.
    Good: The organization (IOM) joined in 2016.
    """
    if page.plain.count("(") <= page.plain.count(")"):
        return
    for block in page.blocks:
        open_at: list[int] = []
        for at in range(block.start, block.end) if page.plain.count("(", block.start, block.end) else ():
            if page.plain[at] == "(":
                open_at.append(at)
            elif page.plain[at] == ")" and open_at:
                open_at.pop()
        for at in open_at:
            if page.prose[at] == "(":
                yield page.at(at, at + 1, "this bracket is never closed", "close it, or leave it out")


@rule("TY015", "warning")
def shouting(page: Page) -> Iterator[Finding]:
    """Three or more words in a row are all in capitals.

    Acronyms beside each other are not meant. For the headline there is a rule of its own.

    Why: It reads as shouting, hides names and acronyms, and programs that read aloud spell it out.
    Source: UN
    Bad: THE OFFICE OPENED in Ljubljana.
    Good: The office opened in Ljubljana.
    """
    if sum(len(run) > 3 for run in page.capitals) < 2:
        return
    for match in _CAPITALS.finditer(page.prose):
        if page.part_at(match.start()).keys != ("headline",) and not _acronyms(match[0]):
            yield page.at(*match.span(), "words in capitals", "write them as other words")


def _acronyms(words: str) -> bool:
    """Whether `words` may be acronyms: a real shout has a word of three letters or fewer, or long words."""
    found = _WORD.findall(words)
    return all(len(word) <= 6 for word in found) and not any(word in _SMALL for word in found)


_SMALL = frozenset(
    ("THE", "OF", "AND", "IN", "TO", "FOR", "ON", "AT", "IS", "ET", "DE", "LA", "LE", "LES", "DU", "IN", "NA", "ZA")
)


@rule("TY016", "error")
def broken_characters(page: Page) -> Iterator[Finding]:
    """Characters that a wrong encoding has broken: â€™, Ã©, �; or the code of one: &nbsp;.

    Why: They stand for letters and marks that are lost; no reader can tell which.
    Source: own
    Bad: IOMâ€™s office in CÃ´te dâ€™Ivoire
    Good: IOM’s office in Côte d’Ivoire
    """
    if _SUSPECT.search(page.between):
        for match in _DAMAGE.finditer(page.prose):
            yield page.at(*match.span(), "broken characters", "write what stood there")


@rule("TY017", "warning", fix="safe")
def invisible_character(page: Page) -> Iterator[Finding]:
    """A character that nobody sees: a soft hyphen, a space of no width, a control character.

    The joiners that Persian and Indian scripts need are not meant.

    Why: A search does not find the word, and a link with it does not work.
    Source: own
    Bad: mi­grants, with a soft hyphen
    Good: migrants
    Fix: It is taken away.
    """
    if _INVISIBLE.search(page.between):
        for match in _INVISIBLE.finditer(page.prose):
            name = f"U+{ord(match[0]):04X}"
            yield page.at(*match.span(), f"an invisible character ({name})", "delete it", "")


@rule("TY018", "error")
def letters_of_two_scripts(page: Page) -> Iterator[Finding]:
    """A word has letters of two scripts that look alike: Latin, Greek and Cyrillic.

    Why: No search finds it; and it is how false names are made.
    Source: own
    Bad: Mоscow, with a Cyrillic о
    Good: Moscow
    """
    if not _MIXED.search(" ".join(filterfalse(str.isascii, page.words))):
        return
    for match in _MIXED.finditer(page.prose):
        if "µ" not in match[0] and "Ω" not in match[0]:
            yield page.at(*match.span(), "letters of two scripts in one word", "type the word again")
