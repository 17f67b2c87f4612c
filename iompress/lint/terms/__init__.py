"""Terms to avoid, and what to write instead: data, one TOML file per language, a table in it per rule.

    [TE001]
    "illegal migrant" = "migrant in an irregular situation"   # what --fix writes
    "illegal migration" = { hint = "say irregular migration, or what happened" }   # nothing to write: only a hint
    "flood of" = { hint = "arrivals rose to …", before = ["migrants", "refugees"] }  # only before one of these
    "alien" = { write = "migrant", not_before = ["species"], not_after = ["the film"] }

A term is a word or a phrase, never a pattern, and is found whole: as it stands, in any case if it is written
in lower case, with any blanks between its words. A plural is a term of its own. What is written instead
takes over a capital at the beginning. A newsroom adds terms and switches terms off in newsroom.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Finding
    from iompress.lint.page import Page

_FOLDER = Path(__file__).parent
_FIRST = re.compile(r"[^\W\d_]+")
BETWEEN = r"(?:[\s\u2060]+)"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to avoid. `write` is "" if nothing stands in its place by itself."""

    avoid: str
    write: str = ""
    hint: str = ""
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


Index = dict[str, tuple[Term, ...]]
"""Terms by their first run of letters, in lower case."""


def found(page: Page, code: str, message: str) -> Iterator[Finding]:
    """The terms of the rule `code`'s table in the page's language. `message` has places {found} and {write}."""
    index = table(page.base_language, code)
    yield from search(page, index, message, frozenset(page.newsroom.rules.terms_off))


def search(page: Page, index: Index, message: str, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """The terms of `index` that `page` uses outside quotations."""
    if page.words.isdisjoint(index):
        return
    for word in page.words & index.keys():
        for term in index[word]:
            if term.avoid in off:
                continue
            for match in _pattern(term).finditer(page.prose):
                yield _finding(page, term, match, message)


def _finding(page: Page, term: Term, match: re.Match[str], message: str) -> Finding:
    said = " ".join(match[0].split())
    write = _like(said, term.write)
    hint = term.hint or (f"write “{write}”" if write else "")
    return page.at(match.start(), match.end(), message.format(found=said, write=write), hint, write or None)


def _like(found: str, write: str) -> str:
    """`write` with a capital where `found` has one."""
    if write and found.isupper() and len(found) > 1:
        return write.upper()
    return write[:1].upper() + write[1:] if found[:1].isupper() else write


@cache
def table(language: str, code: str) -> Index:
    """The table of the rule `code` in a language; empty if there is none."""
    return index_of(Term(avoid, **_settings(value)) for avoid, value in _tables(language).get(code, {}).items())


def index_of(terms: Iterator[Term]) -> Index:
    """`terms` by their first run of letters."""
    index: dict[str, tuple[Term, ...]] = {}
    for term in terms:
        first = _FIRST.search(term.avoid.lower())
        if first:
            index[first[0]] = (*index.get(first[0], ()), term)
    return index


@cache
def languages() -> tuple[str, ...]:
    """The languages that have terms."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _tables(language: str) -> dict[str, dict[str, Any]]:
    from tomli import loads

    path = _FOLDER / f"{language}.toml"
    return loads(path.read_text("utf-8")) if language in languages() else {}


def _settings(value: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(value, str):
        return {"write": value}
    return {key: tuple(entry) if isinstance(entry, list) else entry for key, entry in value.items()}


@cache
def _pattern(term: Term) -> re.Pattern[str]:
    core = phrase(term.avoid)
    lead = r"(?<![\w-])" if term.avoid[:1].isalnum() else ""
    tail = r"(?![\w-])" if term.avoid[-1:].isalnum() else ""
    for words in term.not_after:
        lead += rf"(?<!{_spaced(words)}\s)"
    if term.before:
        tail += rf"(?={BETWEEN}(?:{'|'.join(map(phrase, term.before))})(?!\w))"
    if term.not_before:
        tail += rf"(?!{BETWEEN}(?:{'|'.join(map(phrase, term.not_before))})(?!\w))"
    flags = re.IGNORECASE if term.avoid == term.avoid.lower() else re.NOFLAG
    return re.compile(lead + core + tail, flags)


def phrase(words: str) -> str:
    """The pattern of a phrase: its words with any blanks between them, straight apostrophes and bent ones alike."""
    return BETWEEN.join(re.escape(word) for word in words.split()).replace("'", "’").replace("’", "['’]")


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s")
