"""The person in a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.appositions import role_behind
from iompress.importers._grammar.people.arabic import arabic_person
from iompress.importers._grammar.people.chinese import chinese_person
from iompress.importers._grammar.people.function_words import DEFINITE
from iompress.importers._grammar.people.governed import is_where, modifies, ungoverned
from iompress.importers._grammar.people.names import names, spelled
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.people.titles import from_article, role_before
from iompress.importers._grammar.people.tokens import Token, tokens
from iompress.importers._grammar.places import country, zone_of


def _is_office(word: str, table: Words) -> bool:
    """Whether `word`, in whatever number, is an organization and no person."""
    return len(word) > 5 and any(organ.startswith(word[:7]) for organ in table.organs)


def person_in(text: str, language: str, *, after: bool = True) -> Person | None:
    """The person that `text`, the part of an attribution that names the speaker, is about.

    With `after`, a role may follow behind a comma. None if neither a name nor a role stands there.
    """
    if language == "ar":
        return arabic_person(text)
    if language == "zh":
        return chinese_person(text)
    table = words(language)
    stop = table.breaks.search(text, 1)
    if stop is not None and (person := _named(text[: stop.start()], language, after=after)) is not None:
        return person
    if stop is not None and any(token.sort in ("organ", "acronym") for token in tokens(text[: stop.start()], language)):
        return None  # an organization, and what is told of it
    return _named(text, language, after=after)


def last_person(text: str, language: str) -> Person | None:
    """The person whom `text` names last in full, whom a relative clause behind it is about."""
    if not words(language).cased:
        return None
    found = tokens(text, language)
    runs = [
        run
        for run in _runs(found, language)
        if run[1] - run[0] >= 2 or _is_called(found, run) or (run[0] and found[run[0] - 1].sort == "role")
    ]
    return _described(text, found, runs[-1], language, after=True) if runs else None


def _runs(found: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """The runs of tokens that are names of people."""
    table = words(language)
    kept = (ungoverned(found, run, table) for run in names(found, language))
    return [
        run
        for run in kept
        if run is not None and not modifies(found, run, table) and not is_where(found, run, language)
    ]


def _is_called(found: Sequence[Token], run: tuple[int, int]) -> bool:
    """Whether an honorific stands in front of the run."""
    return (run[0] > 0 and found[run[0] - 1].sort == "honorific") or (
        run[0] > 1 and found[run[0] - 1].text == "." and found[run[0] - 2].sort == "honorific"
    )


def _described(text: str, found: Sequence[Token], run: tuple[int, int], language: str, *, after: bool) -> Person:
    """The person whose name is the run, with the longer of the functions in front of and behind it."""
    start, end = found[run[0]].start, found[run[1] - 1].end
    called = role_before(text[:start], language)
    behind = role_behind(text[end:], language) if after else ""
    role = behind if len(behind) > len(called) else called
    return Person(spelled(found, run, text), role, start, end, _is_called(found, run), called)


def _named(text: str, language: str, *, after: bool) -> Person | None:
    """The person in `text`, where names have capitals."""
    found = tokens(text, language)
    table = words(language)
    runs = _runs(found, language)
    if len(runs) > 1:  # a place is hardly the one who speaks
        runs = [
            run
            for run in runs
            if run[1] - run[0] > 1
            or not (country(found[run[0]].text, language) or zone_of(found[run[0]].text, language))
        ] or runs
        called = [run for run in runs if _is_called(found, run)]
        if called and all(run[1] - run[0] == 1 for run in runs):
            runs = called
    if not runs:
        return _nameless(text, found, table)
    full = [run for run in runs if sum(found[n].sort in ("name", "acronym") for n in range(*run)) >= 2]
    first_comma = next((token.start for token in found if token.text in ",;"), len(text))
    early = [run for run in full if found[run[0]].start < first_comma]
    titled = [run for run in full if run[0] and found[run[0] - 1].sort in ("role", "honorific")]
    alone = not early and not (runs[0][0] and found[runs[0][0] - 1].sort in ("role", "honorific"))
    run = (
        early[0]
        if early
        else titled[0]
        if titled and alone
        else (runs[0] if found[runs[0][0]].start < first_comma or not full else full[0])
    )
    return _described(text, found, run, language, after=after)


def _nameless(text: str, found: Sequence[Token], table: Words) -> Person | None:
    """Someone who is called by a function alone: “the Minister”."""
    roles = [token for token in found if token.sort == "role"]
    definite = bool(found) and (
        found[0].text.lower().rstrip("’'") in DEFINITE or (table.family == "slavic" and not table.verbs.search(text))
    )
    if not roles:
        if any(_is_office(token.text.lower(), table) for token in found):
            return None
        if (
            definite
            and len(found) > 1
            and found[0].sort in ("low", "particle")
            and found[1].sort in ("low", "name")
            and table.family != "slavic"
        ):
            noun = found[1]
            return Person("", noun.text, noun.start, noun.end, definite=True)
        return None
    stop = table.breaks.search(text, roles[0].end)
    start = max((mark.end() for mark in re.finditer(r"[,;:.]\s+", text[: roles[0].start])), default=0)
    role = text[start : stop.start() if stop else len(text)]
    role = re.split(r"[,;:.]\s", role + " ")[0].strip(" ,.;:–—-")
    first = re.match(r"\s*[^\W\d_]+", text[start:])
    definite = definite or (first is not None and first[0].strip().lower() in DEFINITE)
    return Person("", from_article(role, table), roles[0].start, roles[0].end, definite=definite)
