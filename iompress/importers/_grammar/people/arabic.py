"""People in Arabic texts, where no capitals tell what a name is."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.places import country

_ARABIC_WORD = re.compile(r"[^\s،,؛:.()«»“”\"]+")


_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


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
    found = list(_ARABIC_WORD.finditer(first))
    while found and table.verbs.fullmatch(_bare(found[0][0])):  # the verb stands in front of its subject
        found.pop(0)
    sorts = [arabic_sort(match[0], table) for match in found]
    for number, match in enumerate(found[:-2]):
        if _bare(match[0]) in ("في", "لدى", "من", "على", "بشأن", "إلى", "عن"):  # where the function is held
            sorts[number] = sorts[number + 1] = "organ"
    beyond = next(
        (
            n
            for n, m in enumerate(found)
            if n > 2 and _bare(m[0]) in _OBJECTS and sorts[n - 2] == "name" and sorts[n - 1] in ("name", "definite")
        ),
        len(found),
    )
    found, sorts = found[:beyond], sorts[:beyond]
    split = 0
    for number, sort in enumerate(sorts):
        if sort in ("role", "organ", "honorific") or (
            sort == "definite"
            and number
            and split == number
            and (number + 1 < len(sorts) or _is_adjective(_bare(found[number][0])))
        ):
            split = number + 1
    while 0 < split < len(sorts) and sorts[split] == "definite" and split + 1 < len(sorts):
        split += 1
    name = found[split:]
    told = ""
    behind_it = _function_behind(sorts) if split else None
    if behind_it is not None:
        start, end = behind_it
        name, told, split = found[start:end], first[found[end].start() : found[-1].end()], start
    for number, match in enumerate(name):
        bare = _bare(match[0])
        if (
            (number and bare.startswith(("بال", "لل", "فال", "كال")))
            or bare in table.stopwords
            or bare in _POINTING
            or table.verbs.fullmatch(bare)
        ):
            name = name[:number]
            break
    behind = ""
    if comma and not any(sort in ("role",) for sort in sorts):
        rest = head[comma.end() :]
        nearest = re.search(r"[،,؛:.)]", rest)
        behind = (rest[: nearest.start()] if nearest else rest).strip(" –—-")
        opening = _bare(behind.split(" ")[0]) if behind else ""
        if opening in ("في", "خلال", "أثناء", "عبر", "من", "إلى", "على", "لدى") or not any(
            arabic_sort(m[0], table) in ("role", "organ") for m in _ARABIC_WORD.finditer(behind)
        ):
            behind = ""
    if (
        not name
        and comma
        and (later := re.match(r"[،,]\s*((?:[^\s،,؛:.()«»“”\"]+\s?){2,4})\s*(?:[،,:.(]|$)", head[comma.start() :]))
    ):
        parts = later[1].split()
        named = arabic_sort(parts[0], table) == "name"
        if named and all(
            arabic_sort(part, table) in ("name", "definite") for part in parts[1:]
        ):  # function, comma, name
            start = comma.start() + later.start(1)
            return Person(" ".join(parts), first.strip(), start, start + len(later[1].rstrip()))
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
        if before and any(arabic_sort(m[0], table) == "role" for m in before)
        else ""
    )
    return Person(first[start:end], role or told or behind, start, end, "honorific" in sorts[:split])


def _is_adjective(word: str) -> bool:
    """Whether a word with the article, alone behind a function, is what kind it is of, and no surname."""
    return (
        word.endswith("ية")
        or word in _KINDS
        or (word.endswith("ي") and bool(country(word[:-1], "ar") or country(word[2:-1], "ar")))
    )


_KINDS = frozenset(
    (
        "الأممي",
        "الدولي",
        "الإقليمي",
        "الوطني",
        "المحلي",
        "الحكومي",
        "الرسمي",
        "العسكري",
        "الأمني",
        "الإعلامي",
        "الصحفي",
        "القطري",
        "التنفيذي",
        "السامي",
    )
)


_POINTING = frozenset(
    ["ذلك", "تلك", "هذا", "هذه", "ما", "إنه", "إنها", "أنه", "أنها", "لها", "له", "لهم", "قولها", "قوله", "قولهم"]
)


_OBJECTS = frozenset(
    [
        "أوضاع", "وسائل", "سبل", "جهود", "ملف", "ملفات", "أهمية", "ضرورة", "آخر", "تطورات", "مستجدات", "عدد", "عددا", "وفد",
        "وفدا", "نظيره", "نظيرته", "سفير", "سفيرة", "جميع", "كافة", "كل", "دعم", "تعزيز", "آفاق", "مجموعة", "أعضاء", "ممثلي",
    ]
)  # fmt: skip
"""What a verb in front of a function and a name goes on to: “discussed the Minister … the state of …”."""


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


def arabic_sort(word: str, table: Words) -> str:
    """What an Arabic word can be in a name: role, organ, honorific, definite, name."""
    bare = _bare(word)
    for form in (bare, bare.removeprefix("و"), bare.removeprefix("ل"), bare.removeprefix("ال")):
        if form in table.roles:
            return "role"
        if form in table.organs:
            return "organ"
        if form in table.honorifics:
            return "honorific"
    if bare.startswith(("ال", "لل", "بال", "وال")) and len(bare) > 4:
        return "definite"
    return "name"
