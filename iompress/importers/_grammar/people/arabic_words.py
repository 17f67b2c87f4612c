"""Arabic words: their one spelling, and what each can be where somebody is named."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.places import country

WORD = re.compile(r"[^\s،,؛:.()«»“”\"]+")


_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


_ALIFS = str.maketrans("أإآ", "ااا")


def bare(word: str) -> str:
    """`word` in one spelling: without vowel signs and hamzas, and with the letters of the East where Egypt has others."""
    word = _MARKS.sub("", word).translate(_ALIFS).replace("ئو", "ؤو")
    return f"{word[:-1]}ي" if word.endswith("ى") and (len(word) > 4 or word == "فى") else word


def all_bare(*spelled: str) -> frozenset[str]:
    """`spelled`, each in its one spelling."""
    return frozenset(map(bare, spelled))


class _Sets(NamedTuple):
    """The words of the table in one spelling."""

    roles: frozenset[str]
    organs: frozenset[str]
    honorifics: frozenset[str]
    stopwords: frozenset[str]


@cache
def _sets() -> _Sets:
    table = words("ar")
    return _Sets(*(all_bare(*each) for each in (table.roles, table.organs, table.honorifics, table.stopwords)))


def is_stopword(word: str) -> bool:
    """Whether `word` is one of the language's most frequent."""
    return bare(word) in _sets().stopwords


def arabic_sort(word: str) -> str:
    """What an Arabic word can be in a name: role, organ, honorific, definite, name."""
    plain, table = bare(word), _sets()
    for form in (plain, plain.removeprefix("و"), plain.removeprefix("ل"), plain.removeprefix("ال")):
        if form in table.roles:
            return "role"
        if form in table.organs:
            return "organ"
        if form in table.honorifics:
            return "honorific"
    return "definite" if is_definite(word) else "name"


def is_definite(word: str) -> bool:
    """Whether `word` has the article."""
    return bare(word).startswith(("ال", "لل", "بال", "وال")) and len(bare(word)) > 4


def is_office(text: str) -> bool:
    """Whether `text` begins with an organization: “the Ministry”."""
    first = WORD.search(text)
    return first is not None and arabic_sort(first[0]) == "organ"


def is_paper(text: str) -> bool:
    """Whether `text` begins with what an organization publishes: “the report”."""
    first = WORD.search(text)
    return first is not None and bare(first[0]) in _PAPERS


def goes_on(text: str) -> bool:
    """Whether `text`, the words behind a verb, begin with what the verb goes on to, so that its subject is left out."""
    first = WORD.search(text)
    return first is not None and (bare(first[0]) in _GOING_ON or bare(first[0]).startswith("بال"))


_GOING_ON = all_bare(
    "بما", "بأن", "بأنه", "بأنها", "أن", "إن", "أنه", "أنها", "إنه", "إنها", "ب", "على", "إلى", "من", "عن"
)
_PAPERS = all_bare("البيان", "بيان", "التقرير", "تقرير", "المصدر", "مصدر", "المصادر", "مصادر")


def is_adjective(word: str) -> bool:
    """Whether a word with the article, alone behind a function, is what kind it is of, and no surname."""
    word = _MARKS.sub("", word)
    return (
        word.endswith("ية")
        or bare(word) in _KINDS
        or (word.endswith("ي") and bool(country(word[:-1], "ar") or country(word[2:-1], "ar")))
    )


_KINDS = all_bare(
    "الأممي", "الدولي", "الإقليمي", "الوطني", "المحلي", "الحكومي", "الرسمي", "العسكري", "الأمني", "الإعلامي", "الصحفي",
    "القطري", "التنفيذي", "السامي",
)  # fmt: skip


ADVERBIAL = all_bare("في", "خلال", "أثناء", "عبر", "من", "إلى", "على", "لدى")
WITHIN = all_bare("في", "لدى")
ONWARD = all_bare("من", "على", "بشأن", "إلى", "عن")
"""Prepositions: where a function is held, or behind a name what the verb goes on to."""


POINTING = all_bare(
    "ذلك", "تلك", "هذا", "هذه", "ما", "إنه", "إنها", "أنه", "أنها", "لها", "له", "لهم", "قولها", "قوله", "قولهم",
)  # fmt: skip


OBJECTS = all_bare(
        "أوضاع", "وسائل", "سبل", "جهود", "ملف", "ملفات", "أهمية", "ضرورة", "آخر", "تطورات", "مستجدات", "عدد", "عددا", "وفد",
        "وفدا", "نظيره", "نظيرته", "سفير", "سفيرة", "جميع", "كافة", "كل", "دعم", "تعزيز", "آفاق", "مجموعة", "أعضاء", "ممثلي",
)  # fmt: skip
"""What a verb in front of a function and a name goes on to: “discussed the Minister … the state of …”."""
