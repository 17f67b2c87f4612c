"""People in Arabic texts, where no capitals tell what a name is."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.arabic_words import (
    ADVERBIAL,
    OBJECTS,
    ONWARD,
    POINTING,
    WITHIN,
    WORD,
    arabic_sort,
    bare,
    is_adjective,
    is_definite,
    is_stopword,
)
from iompress.importers._grammar.people.person import Person

_HIGHNESS = re.compile(r"صاحب(?:ة)?\s+(?:السمو|الجلالة|المعالي|السعادة|الفخامة|السيادة|الغبطة)(?:\s+الملكي)?")


_DOCTOR = re.compile(r"(?<![\w.])(?:أ\.\s?)?[دأم]\.\s?(?=\w)")
"""Titles that are one letter and a full stop."""


def arabic_person(text: str) -> Person | None:  # noqa: PLR0915 - one step for each order of function and name
    """The person in Arabic `text`: a role, then a name; or a name, a comma, then a role."""
    table = words("ar")
    text = _HIGHNESS.sub(lambda title: " " * len(title[0]), text)
    text = _DOCTOR.sub(lambda title: " " * len(title[0]), text)
    stop = table.breaks.search(text)
    head = text[: stop.start()] if stop else text
    comma = re.search(r"[،,؛(–—-]", head)
    first = head[: comma.start()] if comma else head
    found = list(WORD.finditer(first))
    while found and table.verbs.fullmatch(bare(found[0][0])):  # the verb stands in front of its subject
        found.pop(0)
    sorts = [arabic_sort(match[0]) for match in found]
    if len(sorts) > 2 and sorts[-2:] == ["name", "role"] and "role" in sorts[:-2] and not is_definite(found[-1][0]):
        sorts[-1] = "name"  # a surname that is a function too
    beyond = _beyond(found, sorts)
    for number, match in enumerate(found[: min(beyond, len(found) - 2)]):
        if bare(match[0]) in WITHIN | ONWARD:  # where the function is held
            sorts[number] = sorts[number + 1] = "organ"
    found, sorts = found[:beyond], sorts[:beyond]
    for number, match in enumerate(found[:-1]):
        if bare(match[0]) == "باسم" and "role" in sorts[:number]:  # “spokesman for …”
            end = next((n for n in range(number + 2, len(sorts)) if sorts[n] != "definite"), len(sorts))
            sorts[number:end] = ["organ"] * (end - number)
    split = 0
    for number, sort in enumerate(sorts):
        if sort in ("role", "organ", "honorific") or (
            sort == "definite"
            and number
            and split == number
            and (number + 1 < len(sorts) or is_adjective(found[number][0]))
        ):
            split = number + 1
        if sort in ("role", "organ") and not is_definite(found[number][0]):
            split = max(split, _governed(sorts, number))
    while 0 < split < len(sorts) and sorts[split] == "definite" and split + 1 < len(sorts):
        split += 1
    name = found[split:]
    told = ""
    behind_it = _function_behind(sorts) if split else None
    if behind_it is not None:
        start, end = behind_it
        name, told, split = found[start:end], first[found[end].start() : found[-1].end()], start
    for number, match in enumerate(name):
        plain = bare(match[0])
        if (
            (number and plain.startswith(("بال", "لل", "فال", "كال")))
            or (plain.startswith("لل") and len(plain) > 4)
            or (plain.endswith(("ها", "هم")) and len(plain) >= 6)  # “its partners”
            or plain[0].isdigit()
            or is_stopword(plain)
            or plain in POINTING
            or table.verbs.fullmatch(plain)
        ):
            name = name[:number]
            break
    behind = ""
    if comma and not any(sort in ("role",) for sort in sorts):
        rest = head[comma.end() :]
        nearest = re.search(r"[،,؛:.)]", rest)
        behind = (rest[: nearest.start()] if nearest else rest).strip(" –—-")
        behind += ")" if nearest and nearest[0] == ")" and "(" in behind else ""
        opening = bare(behind.split(" ")[0]) if behind else ""
        if opening in ADVERBIAL or not any(arabic_sort(m[0]) in ("role", "organ") for m in WORD.finditer(behind)):
            behind = ""
    if (
        not name
        and comma
        and (later := re.match(r"[،,]\s*((?:[^\s،,؛:.()«»“”\"]+\s?){2,4})\s*(?:[،,:.(]|$)", head[comma.start() :]))
    ):
        parts = later[1].split()
        named = arabic_sort(parts[0]) == "name"
        if named and all(arabic_sort(part) in ("name", "definite") for part in parts[1:]):  # function, comma, name
            start = comma.start() + later.start(1)
            return Person(
                " ".join(parts),
                first[found[0].start() :].strip() if found else "",
                start,
                start + len(later[1].rstrip()),
            )
    if not name or len(name) > 6:
        roles = [m for m, sort in zip(found, sorts, strict=True) if sort == "role"]
        if not roles:
            return None
        role = first[found[0].start() : found[-1].end()]
        return Person("", role, found[0].start(), found[-1].end(), definite=role.startswith("ال"))
    start, end = name[0].start(), name[-1].end()
    before = [m for m, sort in zip(found[:split], sorts, strict=False) if sort != "honorific"]
    role = (
        first[before[0].start() : before[-1].end()]
        if before and any(arabic_sort(m[0]) == "role" for m in before)
        else ""
    )
    return Person(first[start:end], role or told or behind, start, end, "honorific" in sorts[:split])


def _governed(sorts: list[str], number: int) -> int:
    """Where what an indefinite function or office at `number` is over ends, if a name follows: “head of [the carpenters’ team] …”."""
    end = number + 1
    while end < len(sorts) and sorts[end] == "name" and end <= number + 2:
        end += 1
    return end + 1 if number + 1 < end < len(sorts) - 2 and sorts[end] == "definite" else 0


def _beyond(found: list[re.Match[str]], sorts: list[str]) -> int:
    """The number of the word that is no more of function and name: what the verb goes on to, or where it was said."""
    for number in range(1, len(found)):
        if bare(found[number][0]) in WITHIN and set(sorts[:number]) <= {"name", "definite", "honorific"}:
            return number
    for number in range(3, len(found)):
        word, before = bare(found[number][0]), sorts[number - 2 : number]
        if word in OBJECTS and before in (["name", "name"], ["name", "definite"]):
            return number
        named_later = ["name", "name"] in [sorts[n : n + 2] for n in range(number + 1, len(sorts))]
        if before == ["name", "name"] and (word in ONWARD or (word in WITHIN and not named_later)):
            return number
    return len(found)


def _function_behind(sorts: list[str]) -> tuple[int, int] | None:
    """Where a name of at least two words stands that a function follows without a comma; None if none does."""
    start = next((n for n, sort in enumerate(sorts) if sort != "honorific"), len(sorts))
    end = start
    while end < len(sorts) and sorts[end] in ("name", "definite"):
        end += 1
    return (
        (start, end)
        if end - start >= 2 and sorts[start] == "name" and end < len(sorts) and sorts[end] == "role"
        else None
    )
