"""Terms to avoid, and what to write instead: data, one TOML file per language, a table in it per rule.

    [TE001]
    "illegal migrant" = "migrant in an irregular situation"   # what --fix writes
    "illegal migration" = { hint = "say irregular migration, or what happened" }   # nothing to write: only a hint
    "flood of" = { hint = "arrivals rose to …", before = ["migrants", "refugees"] }  # only before one of these
    "alien" = { write = "migrant", not_before = ["species"], not_after = ["the film"] }
    "center" = { write = "centre", names = false }   # not in what looks like a name: Lincoln Center, Center for …
    "wave of" = { hint = "…", before = "people" }    # the words in the list `people` of the table [lists]
    "tide of" = { hint = "…", before = "people", between = true }   # or one word more: a tide of new refugees

A term is a word or a phrase, never a pattern, and is found whole, with any blanks between its words: in any case if
it is written in lower case; else as it stands, or with a capital at its beginning. A plural is a term of its own.
What is written instead takes over a capital that only the place in the sentence gives. A newsroom adds terms and
switches terms off in newsroom.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Finding
    from iompress.lint.page import Page

_FOLDER = Path(__file__).parent
_BEGINNING = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"\b[Aa]n?[\s\u2060]+$")
_NAME_BEHIND = re.compile(r"[\s\u2060]+(?:of |for |the |and |& )*[^\W\d_a-zà-ÿčšž]")
_NAME_BEFORE = re.compile(r"(?:[^\W\d_]|[,’'0-9-]|\b(?:Mrs?|Ms|Dr|St|Prof)\.)[\s\u2060]+$")
BETWEEN = r"(?:[\s\u2060]+)"
_ADJECTIVE = (
    r"(?!(?:on|for|against|to|from|by|in|at|about|among|and|or|with|that|of|as|the|these|those)\b)(?!\w+s\b)[^\W\d_]+"
)
"""A word that can be an adjective: no preposition, and no plural, which would be another thing that comes in waves."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to avoid. `write` is "" if nothing stands in its place by itself."""

    avoid: str
    write: str = ""
    hint: str = ""
    before: tuple[str, ...] = ()
    between: bool = False
    """Whether one word may stand in front of those in `before`, an adjective."""
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    names: bool = True
    """Whether it is found in what looks like a name too."""
    flat: str = ""
    """As it would stand in `Page.one_line` if it begins with a capital, else in `Page.flat`."""
    runs: frozenset[str] = frozenset()
    """Its runs of letters, in lower case."""


@dataclass(frozen=True, slots=True)
class Index:
    """Terms by the longest of their runs of letters, the one that fewest texts have."""

    terms: dict[str, tuple[Term, ...]]
    keys: frozenset[str]


def found(page: Page, code: str, message: str) -> Iterable[Finding]:
    """The terms of the rule `code`'s table in the page's language. `message` has places {found} and {write}."""
    if code not in _occurring(page):
        return ()
    return search(page, table(page.base_language, code), message, frozenset(page.newsroom.rules.terms_off))


@lru_cache(maxsize=2)
def _occurring(page: Page) -> frozenset[str]:
    """The codes of the tables of which a word occurs in `page`: one look for all of them."""
    codes = _codes(page.base_language)
    return frozenset(code for word in page.words & codes.keys() for code in codes[word])


@cache
def _codes(language: str) -> dict[str, tuple[str, ...]]:
    """By each word that a table looks for, the codes of the tables that do."""
    codes: dict[str, tuple[str, ...]] = {}
    for code in _tables(language):
        if code != "lists":
            for word in table(language, code).keys:
                codes[word] = (*codes.get(word, ()), code)
    return codes


def search(page: Page, index: Index, message: str, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """The terms of `index` that `page` uses outside quotations."""
    if page.words.isdisjoint(index.keys):
        return
    matches = [
        (match, term)
        for word in page.words & index.keys
        for term in index.terms[word]
        if term.runs <= page.words and term.flat in _line(term, page) and term.avoid not in off
        for match in _matches(term, page)
    ]
    done = 0
    for match, term in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < done:  # part of a longer term
            continue
        done = match.end()
        if term.names or not is_name(page.prose, match.start(), match.end()):
            yield _finding(page, term, match, message)


def _line(term: Term, page: Page) -> str:
    return page.one_line if term.avoid[0].isupper() else page.flat


def _matches(term: Term, page: Page) -> Iterator[re.Match[str]]:
    """Where `term` stands in the page's own words."""
    pattern = _pattern(term)
    if len(page.lower) != len(page.prose):
        yield from pattern.finditer(page.prose)
        return
    text = page.prose if term.avoid[0].isupper() else page.lower
    first = _BEGINNING.match(term.flat)
    beginning = first[0] if first else term.flat[0]
    at = text.find(beginning)
    while at >= 0:
        if match := pattern.match(page.prose, at):
            yield match
        at = text.find(beginning, at + 1)


def is_name(prose: str, start: int, end: int) -> bool:
    """Whether the word at `start` to `end` seems to belong to a name: it has a capital, and is not just the first
    word of a sentence."""
    if not prose[start].isupper():
        return False
    return bool(_NAME_BEFORE.search(prose, max(0, start - 8), start) or _NAME_BEHIND.match(prose, end))


def _finding(page: Page, term: Term, match: re.Match[str], message: str) -> Finding:
    said = " ".join(match[0].split())
    write = term.write if term.avoid[0].isupper() else _like(said, term.write)
    hint = term.hint or (f"write “{write}”" if write else "")
    fits = write and not _article_changes(page.prose, match.start(), said, write)
    return page.at(match.start(), match.end(), message.format(found=said, write=write), hint, write if fits else None)


def _article_changes(prose: str, start: int, found: str, write: str) -> bool:
    """Whether an English article in front would no longer fit: “an illegal migrant”, “a migrant”."""
    vowels = "aeiou"
    differs = (found[0].lower() in vowels) != (write[0].lower() in vowels)
    return differs and bool(_ARTICLE.search(prose, max(0, start - 4), start))


def _like(found: str, write: str) -> str:
    """`write` with a capital where `found` has one."""
    if write and found.isupper() and len(found) > 1:
        return write.upper()
    return write[:1].upper() + write[1:] if found[:1].isupper() else write


@cache
def table(language: str, code: str) -> Index:
    """The table of the rule `code` in a language; empty if there is none."""
    tables = _tables(language)
    lists = tables.get("lists", {})
    return index_of(Term(avoid, **_settings(value, lists)) for avoid, value in tables.get(code, {}).items())


def words(language: str, name: str) -> tuple[str, ...]:
    """The list called `name` in a language's table [lists]; empty if there is none."""
    return tuple(_tables(language).get("lists", {}).get(name, ()))


def index_of(terms: Iterable[Term]) -> Index:
    """`terms` by the longest of their runs of letters."""
    index: dict[str, tuple[Term, ...]] = {}
    for term in terms:
        runs = _RUN.findall(term.avoid.lower())
        if runs:
            key = max(runs, key=len)
            index[key] = (*index.get(key, ()), replace(term, flat=_flat(term.avoid), runs=frozenset(runs)))
    return Index(index, frozenset(index))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have terms."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _tables(language: str) -> dict[str, dict[str, Any]]:
    from tomli import loads

    path = _FOLDER / f"{language}.toml"
    return loads(path.read_text("utf-8")) if language in languages() else {}


def _settings(value: str | dict[str, Any], lists: dict[str, list[str]]) -> dict[str, Any]:
    if isinstance(value, str):
        return {"write": value}
    return {key: _words(entry, lists) if key in _LISTS else entry for key, entry in value.items()}


_LISTS = ("before", "not_before", "not_after")


def _words(entry: str | list[str], lists: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(lists[entry] if isinstance(entry, str) else entry)


@cache
def _pattern(term: Term) -> re.Pattern[str]:
    core = phrase(term.avoid)
    if term.avoid[:1].islower():
        core = f"(?i:{core[0]}){core[1:]}"
    lead = r"(?<![\w-])" if term.avoid[:1].isalnum() else ""
    tail = r"(?![\w-])" if term.avoid[-1:].isalnum() else ""
    for words in term.not_after:
        lead += rf"(?<!{_spaced(words)}\s)"
    if term.before:
        adjective = rf"(?:{BETWEEN}{_ADJECTIVE})?" if term.between else ""
        tail += rf"(?={adjective}{BETWEEN}(?:{'|'.join(map(phrase, term.before))})(?!\w))"
    if term.not_before:
        tail += rf"(?!{BETWEEN}(?:{'|'.join(map(phrase, term.not_before))})(?!\w))"
    flags = re.IGNORECASE if term.avoid == term.avoid.lower() else re.NOFLAG
    return re.compile(lead + core + tail, flags)


def _flat(avoid: str) -> str:
    words = avoid if avoid[0].isupper() else avoid.lower()
    return " ".join(words.split()).replace("'", "’")


def phrase(words: str) -> str:
    """The pattern of a phrase: its words with any blanks between them, straight apostrophes and bent ones alike."""
    return BETWEEN.join(re.escape(word) for word in words.split()).replace("'", "’").replace("’", "['’]")


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s")
