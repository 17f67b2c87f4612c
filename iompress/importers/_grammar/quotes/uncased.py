"""The people of Arabic and Chinese texts, where no capitals tell where somebody is named."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.arabic_words import arabic_sort
from iompress.importers._grammar.people.chinese import DOTS, DOTTED, SOUNDED, SURNAMES, with_functions
from iompress.importers._grammar.people.people import person_in
from iompress.importers._grammar.people.person import Person

if TYPE_CHECKING:
    from iompress.importers._grammar.quotes.cast import Cast


def fullest(cast: Cast, name: str) -> str:
    """The fullest form in which the text has `name`."""
    return _fullest_chinese(cast, name) if cast.language == "zh" else _fullest_arabic(cast, name)


def _fullest_chinese(cast: Cast, name: str) -> str:
    for text in (*cast.texts, *cast.heads):
        found = re.search(rf"[\u3400-\u9fff]{{1,6}}[{DOTS}]{re.escape(name)}(?![{DOTS}])", text)
        if found and "·" not in name:
            roles = cast.table.roles
            return found[0][max((found[0].rfind(role) + len(role) for role in roles if role in found[0]), default=0) :]
    return name


def _fullest_arabic(cast: Cast, name: str) -> str:
    for person in (*cast.heard, *cast.introduced):
        if person.name.endswith(" " + name):
            return person.name
    if len(name.split()) > 2:
        return name
    first = {person.name for person in (*cast.heard, *cast.introduced) if person.name.startswith(f"{name} ")}
    if len(first) == 1:
        return first.pop()
    for text in (*cast.texts, *cast.heads):
        found = re.search(r"([^\s،,.؛:()«»“”\"]+)\s+" + re.escape(name), text)
        if (
            found
            and arabic_sort(found[1]) == "name"
            and not cast.table.verbs.fullmatch(found[1])
            and found[1] not in cast.table.stopwords
        ):
            return f"{found[1]} {name}"
    return name


def role(cast: Cast, name: str) -> str:
    """The role that stands with `name` somewhere in the text."""
    return _role_chinese(cast, name) if cast.language == "zh" else _role_arabic(cast, name)


def _role_arabic(cast: Cast, name: str) -> str:
    for text in cast.texts:
        at = text.find(name)
        if at > 0:
            start = max(text.rfind(". ", 0, at) + 1, at - 90)
            found = person_in(text[start : at + len(name) + 90].split(".")[0], "ar")
            if found is not None and found.name == name and found.role:
                return found.role
    return ""


def _role_chinese(cast: Cast, name: str) -> str:
    for text in (*cast.texts, *cast.heads):
        for found in re.finditer(re.escape(name), text):
            piece = with_functions(re.split(r"[，,。；;：:“”（）()《》\s]", text[: found.start()])[-1])
            piece = re.sub(r"^(?:据|對此|对此|同时|此外|日前|其中|以及|和|与)", "", piece)
            if 2 <= len(piece) <= 45 and any(piece.endswith(each) for each in cast.table.roles):
                return piece
    return ""


def by_role(cast: Cast, person: Person) -> Person:
    """The one person in the text in front of whose name the function of `person` stands; else `person`."""
    first = person.role.split(" ")[0]
    forms = (first, first.removeprefix("و"), first.removeprefix("ال"), first.removeprefix("و").removeprefix("ال"))
    bare = next((form for form in forms if form in cast.table.roles and not form.startswith("ال")), forms[-1])
    for text in cast.texts:
        for found in re.finditer(re.escape(bare), text):
            stretch = re.split(r"[،,.؛:。，：“]", text[found.start() : found.start() + 70])[0]
            named = person_in(stretch, cast.language)
            if named is not None and named.name and len(named.name) > 2:
                return named
            if cast.language == "ar":  # the function, a comma, the name
                named = person_in(re.split(r"(?<!\s\w)[.؛:“]", text[found.start() : found.start() + 110])[0], "ar")
                if named is not None and " " in named.name:
                    return named
    return person


def function(cast: Cast, text: str) -> Person | None:
    """Somebody heard before who is called by a function alone in one of the last clauses of `text`: Chinese only."""
    found = _chinese_roles()[0].search(text) if cast.language == "zh" else None
    if found is None:
        return None
    return next((person for person in reversed(cast.heard) if person.role.endswith(found[1])), None)


def surnamed(cast: Cast, word: str) -> Person | None:
    """Somebody whose surname is `word`, which is a function too."""
    return next((person for person in cast.introduced if person.name.endswith(f" {word}")), None)


def part_of_a_name(cast: Cast, here: tuple[int, int], since: tuple[int, int]) -> Person | None:
    """Somebody known whose name, or the last part of it, stands between `since` and `here`."""
    paragraph, at = here
    if not 0 <= paragraph < len(cast.texts):
        return None
    text = cast.texts[paragraph][since[1] if since[0] == paragraph else 0 : at]
    best: tuple[int, Person] | None = None
    for person in (*cast.heard, *cast.introduced):
        if cast.language == "zh":
            parts = [person.name, *re.split(rf"[{DOTS}]", person.name)[1:]]
        else:
            pieces = person.name.split()
            parts = [person.name, *(" ".join(pieces[n:]) for n in range(1, len(pieces)))]
        place = max((text.rfind(part) for part in parts if len(part) > 1), default=-1)
        if place >= 0 and (best is None or place > best[0]):
            best = (place, person)
    if best is None:
        return None
    return best[1] if best[1].role else replace(best[1], role=role(cast, best[1].name))


_NEAR = 1_000
"""Characters of a paragraph in which somebody is looked for, from its end."""


def anyone(cast: Cast, here: tuple[int, int], reach: int, gender: str) -> Person | None:
    """The person named last with a function in the `reach` paragraphs before `here`."""
    paragraph, at = here
    for number in range(paragraph, max(-1, paragraph - reach), -1):
        text = cast.texts[number][: at if number == paragraph else None][-_NEAR:]
        for clause in reversed(re.split(r"[.؛:。！？]", text)):
            for verb in cast.table.verbs.finditer(clause):
                beside = clause[verb.end() :] if cast.language == "ar" else clause[: verb.start()]
                found = person_in(beside, cast.language)
                if found is not None and found.name and found.role and cast.fits(found, gender):
                    return found
            if cast.language == "zh" and (hit := _chinese_roles()[1].search(clause)):
                return Person(hit[1], cast.role(hit[1]), 0, 0)
    return None


@cache
def _chinese_roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A function alone that opens one of the last clauses of a Chinese text; and a name behind a function."""
    every = "|".join(sorted(words("zh").roles, key=len, reverse=True))
    alone = (
        rf"(?:^|[。，“”])[^。，]{{0,4}}({every})(?![\u3400-\u9fff·]{{0,8}}[{DOTS}])[^。]{{0,12}}[。，][^。]{{0,14}}$"
    )
    named = rf"(?:{every})({DOTTED}|{SOUNDED}|[{SURNAMES}][\u3400-\u9fff]{{1,2}}(?=[，。、在对對向就说說与與和将將今昨\\d]))"
    return re.compile(alone), re.compile(named)
