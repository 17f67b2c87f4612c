"""Whom an Arabic or Chinese text names with a function, heard or not: no capitals tell where else it names somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.arabic import arabic_person
from iompress.importers._grammar.people.arabic_words import goes_on
from iompress.importers._grammar.people.chinese import DOTTED, FULL, SOUNDED, SURNAMES, chinese_person, is_place
from iompress.importers._grammar.people.person import Person


def introduced(texts: Sequence[str], language: str) -> list[Person]:
    """Those whom `texts`, paragraphs without their quotations, name with a function, in order, each once."""
    found: dict[str, Person] = {}
    for person in _chinese("\n".join(texts)) if language == "zh" else _arabic("\n".join(texts)):
        found.setdefault(person.name, person)
    begun = {name for name, more in pairwise(sorted(found)) if more.startswith(name)}
    return [person for name, person in found.items() if name not in begun]


def _arabic(text: str) -> Iterator[Person]:
    """Those who stand behind a verb of speech."""
    for verb in words("ar").verbs.finditer(text):
        stretch = re.split(r"(?<!\s\w)[.؛:“\"\n]", text[verb.end() : verb.end() + 160])[0]
        person = None if goes_on(stretch) else arabic_person(stretch)
        if person is not None and person.role and " " in person.name:
            yield person


def _chinese(text: str) -> Iterator[Person]:
    """Those who stand behind a function, or in front of a verb of speech."""
    speaking = frozenset(found[1] for found in _speaking().finditer(text))
    for full in _FULL.finditer(text):
        yield Person(full[0], "", full.start(), full.end())
    for function in _functions().finditer(text):
        name = _name(text[function.end() : function.end() + 30], text, speaking)
        if name:
            yield Person(name, "", function.end(), function.end() + len(name))
    for verb in words("zh").verbs.finditer(text):
        person = chinese_person(re.split("[。；\n]", text[max(0, verb.start() - 80) : verb.start()])[-1])
        if person is not None and person.name:
            yield person


@cache
def _functions() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("zh").roles, key=len, reverse=True)))


_FULL = re.compile(FULL)
_FOREIGN = re.compile(rf"{DOTTED}|{SOUNDED}")
_NATIVE = re.compile(rf"[{SURNAMES}][\u3400-\u9fff]{{1,2}}")


def _name(behind: str, text: str, speaking: frozenset[str]) -> str:
    """The name with which `behind`, the words behind a function, begins; "" if none is certain.

    `speaking` are the words that open a clause of `text` and have a verb of speech next to them.
    """
    if familiar := _FAMILIAR.match(behind):
        return familiar[1]
    foreign = _FOREIGN.match(behind)
    if foreign is not None:
        full = _FULL.match(behind)  # where other words follow without a mark
        name = full[0] if full and len(foreign[0]) - len(full[0]) > 2 else foreign[0]
        return "" if is_place(name) else name
    native = _NATIVE.match(behind)
    if native is not None:
        options = [native[0], native[0][:2]] if len(native[0]) > 2 else [native[0]]
        again = [name for name in options if text.find(name, text.find(name) + 1) >= 0]
        ended = native[0] if not re.match(r"[\u3400-\u9fff]", behind[native.end() :]) else ""
        return again[0] if again else ended
    other = _OTHER.match(behind)
    options = [other[0][:length] for length in range(len(other[0]), 1, -1)] if other else []
    return next((name for name in options if name in speaking), "")


_FAMILIAR = re.compile(rf"的?([老阿小][{SURNAMES}])(?![\u3400-\u9fff])")
"""What neighbours call each other."""


_OTHER = re.compile("[^\\W\\d_a-zA-Z的在将]{2,4}")


@cache
def _speaking() -> re.Pattern[str]:
    """What opens a clause in front of a verb of speech."""
    verbs = words("zh").verbs.pattern
    return re.compile(rf"(?:^|(?<=[，。；：、”」』\s]))([\u3400-\u9fff]{{2,4}}?)(?:先生|女士|博士)?(?={verbs})")
