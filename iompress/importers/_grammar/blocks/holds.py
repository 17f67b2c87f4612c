"""Whether a line or a sentence holds a release back: until when it may not go out, or from when it may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from iompress.importers._grammar import clocks, dates
from iompress.importers._grammar.blocks.sorted import SENTENCE_END
from iompress.importers._grammar.language import in_script_of
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.quotes.sentences import SENTENCE
from iompress.importers._page import Span

LONGEST = 260
"""Characters of a block that can be nothing but an embargo."""
_AROUND = ' *_|[]()-–—•·<>«»/!"“”'
"""What can stand around a line that is no word of it."""
_CALL = 3
"""Words that can be a sentence by themselves in front of an embargo: “Attention!”"""
_NEAR = 20
"""Characters between a word for publishing that a line begins with and the day or time it is about."""


def holds(text: str, table: Words) -> bool:
    """Whether `text`, a block by itself, holds the release back with its first sentence. What only tells of a
    publication does not."""
    for _, end in sentences(text, table.tag):
        if size(text[:end]) > _CALL or end == len(text):
            return _holds(text[:end], table)
    return False


def language_of(text: str, language: str) -> str:
    """The language in which `text`, a block by itself on a page in `language`, holds the release back: its own, or else
    another one in the same letters whose word for an embargo it begins with; "" if it holds nothing back."""
    if holds(text, words(language)):
        return language
    lone = text.lstrip(_AROUND)
    for tag in in_script_of(lone):
        if tag != language and words(tag).labels["embargo"].match(lone) and holds(text, words(tag)):
            return tag
    return ""


def _holds(text: str, table: Words) -> bool:
    lone = _OTHERS.sub(" ", text.strip(' *_|[]()-–—•·<>«»/!"“”').rstrip(":： "))
    labels, count = table.labels, size(lone)
    label, said = labels["embargo"].match(lone), labels["held"].search(lone)
    begun = [found for piece in (_PARTED.split(lone) if count <= 24 else ()) if (found := labels["free"].match(piece))]
    if not (label or said or begun or labels["embargo"].search(lone)):
        return False  # at once: to look for days takes long
    if label and (count < 12 or tells_when(lone, table)):
        return True
    if not tells_when(lone, table):
        return False
    timed = clocks.tells_hour(lone)
    for found in begun:
        piece = found.string
        if tells_when(piece[: found.end() + _NEAR], table) and (timed or not labels["posted"].match(piece)):
            return True
    if said and (not said.start() or timed or labels["own_text"].search(lone)):
        return True
    if said and not SENTENCE_END.search(text) and count <= 24:
        return True
    return timed and labels["embargo"].search(lone) is not None


def holds_inside(sentence: str, table: Words, *, edge: bool) -> bool:
    """Whether `sentence`, which stands among others or in a heading, holds the release back. Where it stands at the
    `edge` of a release it need not name it or tell an hour."""
    lone = _OTHERS.sub(" ", sentence.strip())
    labels = table.labels
    said = labels["held"].search(lone)
    if not (said or labels["embargo"].search(lone)) or not tells_when(lone, table):
        return False
    timed = clocks.tells_hour(lone)
    return timed or (said is not None and (edge or labels["own_text"].search(lone) is not None))


def speaks_of_holding(text: str, table: Words, *, edge: bool) -> bool:
    """Whether one of the sentences of `text` holds the release back, as `holds_inside` sees it."""
    labels = table.labels
    if not (labels["held"].search(text) or labels["embargo"].search(text)):
        return False  # at once
    return any(holds_inside(text[start:end], table, edge=edge) for start, end in sentences(text, table.tag))


def names_embargo(text: str, table: Words) -> bool:
    """Whether `text` says that something is held back, whatever it is and until whenever."""
    lone = _OTHERS.sub(" ", text)
    return any(table.labels[name].search(lone) is not None for name in ("embargo", "held"))


def says_held(sentence: str, table: Words) -> bool:
    """Whether `sentence` says that something is held back, until whenever."""
    return table.labels["held"].search(_OTHERS.sub(" ", sentence)) is not None


def says_free(text: str, table: Words) -> bool:
    """Whether a part of `text`, a short line, begins as one that says from when it may be published does."""
    parts = re.split(r"\s[–—-]+\s|[:;|,.()\[\]：（）【】]\s", text) if len(text) <= LONGEST else []
    return any(
        (begun := table.labels["free"].match(part.strip())) is not None
        and table.labels["posted"].match(part.strip()) is None
        and tells_when(text[text.index(part) :][begun.start() : begun.end() + _NEAR], table)
        for part in parts
    )


def label_alone(text: str, table: Words) -> bool:
    """Whether one of the parts of `text`, a heading, is nothing but the label of an embargo: “EMBARGOED – New Shelter”."""
    parts = re.split(r"\s[–—-]+\s|[:;|()\[\]：（）【】]", text)
    return any(table.labels["embargo"].fullmatch(part.strip(" *_!.")) is not None for part in parts)


def holding_brackets(text: str, table: Words) -> Iterator[Span]:
    """The brackets in `text`, with what stands in them, that hold it back."""
    for found in _BRACKETS.finditer(text):
        if holds(found[0], table):
            yield found.span()


_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]{5,200}[)\]）】]")


def may_hold(text: str, table: Words) -> bool:
    """Whether `text`, a short line that is no sentence, says from or until when something may be published, in whatever
    words."""
    lone = _OTHERS.sub(" ", text.strip())
    labels = table.labels
    return (
        size(lone) <= 20
        and not SENTENCE_END.search(text)
        and labels["publishing"].search(lone) is not None
        and labels["posted"].match(lone) is None
        and any(tells_when(lone[_close(bound, table)], table) for bound in labels["bound"].finditer(lone))
    )


def _close(bound: re.Match[str], table: Words) -> slice:
    """What stands close behind a word such as “until”, or in Chinese in front of it."""
    return slice(bound.end(), bound.end() + 15) if table.tag != "zh" else slice(max(0, bound.start() - 15), bound.end())


def sentences(text: str, language: str) -> Iterator[Span]:
    """The sentences of `text`, by their places; no full stop within a day ends one."""
    start = 0
    days: list[dates.Found] | None = None
    for found in SENTENCE.finditer(text):
        if days is None:
            days = dates.find(text, language)
        if found.end() < len(text) and not any(day.start < found.end() < day.end for day in days):
            yield start, found.end()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def tells_when(text: str, table: Words) -> bool:
    """Whether `text` tells a day or a time of day."""
    return (
        bool(dates.find(text, table.tag))
        or clocks.tells_hour(text)
        or any(said.search(text) is not None for said in (_DAY, table.lately, _weekdays(table.tag)))
    )


def tells_day_vaguely(text: str, table: Words) -> bool:
    """Whether `text` tells a day by its place in the week or the year only: “until Monday”, “30.11.”."""
    for day in reversed(dates.find(text, table.tag)):
        text = f"{text[: day.start]} {text[day.end :]}"
    return any(said.search(text) is not None for said in (_DAY, table.lately, _weekdays(table.tag)))


@cache
def _weekdays(language: str) -> re.Pattern[str]:
    """The days of the week, in any case."""
    table = words(language)
    cut = 2 if table.family == "slavic" else 0
    stems = {name[: len(name) - cut] for name in table.weekdays if len(name) > 3 or not table.cased}
    start = r"(?<!\w)" if table.cased else ""
    return re.compile(rf"{start}(?:{'|'.join(sorted(map(re.escape, stems), key=len, reverse=True))})", re.IGNORECASE)


_PARTED = re.compile(r"\s+[–—|-]+\s+")
"""What parts a line into pieces: “Draft – for use after …”."""
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?!\d)|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
"""A day in figures without its year."""
_OTHERS = re.compile(
    r"\b(?:sin|sans)\s+embargo\b|\b(?:embargo(?:es)?|эмбарго)\s+(?:(?:on|against|na|proti|sur|contre|contra|contro|gegen|sull\w+|sugli|sui|на|против)"
    r"\s+(?!(?:mon|tue|wed|thu|fri|sat|sun|this|the\s+(?:release|report)|cette?|diese)\b|\d)\w|d[ei]\s+arm[ai]s?\b)",
    re.IGNORECASE,
)
"""“However”, which is no embargo, and embargoes on goods."""
