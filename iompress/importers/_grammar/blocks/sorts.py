"""What sort of block each block of a page is: a label, a date line, furniture, prose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from iompress.importers._grammar import dates
from iompress.importers._grammar.blocks.holds import LONGEST, holding_brackets, holds
from iompress.importers._grammar.blocks.labels import is_correction, label_end, run_in_end
from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.blocks.short import short_sort
from iompress.importers._grammar.blocks.sorted import SENTENCE_END, Sorted
from iompress.importers._grammar.datelines import datelines, localities
from iompress.importers._grammar.datelines.dateline import Dateline
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._page import Block
from iompress.model import provenance


def sorted_blocks(blocks: tuple[Block, ...], language: str) -> list[Sorted]:
    """Each of `blocks` with its sort; repeated menu entries and the teasers under them are furniture."""
    table = words(language)
    found = [block_sort(block, table) for block in blocks]
    before = None
    for at, each in enumerate(found):
        if before is not None and each.size and found[before].size <= 12:
            title, text = found[before].text.strip(), each.text
            again = text[: len(title)].casefold() == title.casefold()
            if (
                again
                and len(text) > len(title) + 30
                and _LETTER.match(text[len(title)])
                and title[-1].isalnum()
                and _glued(title, text)
            ) or (again and len(text) == len(title) and each.size <= 4 and each.block.form != "heading"):
                found[before], found[at] = _as(found[before], "furniture"), _as(each, "furniture")
        if each.size:
            before = at
    return _answering(_stacked(_untitled(found), table), table)


_WIRE = re.compile(
    r"(?:[/(]\s*)?(?:PR\s?Newswire|Business\s?Wire|GLOBE\s?NEWSWIRE|Marketwired|ACCESSWIRE|EIN Presswire|news aktuell)\W*",
    re.I,
)


def _stacked(found: list[Sorted], table: Words) -> list[Sorted]:
    """`found` with the place that stands on a line of its own beside the line of its date or wire."""
    for at, each in enumerate(found):
        if each.sort != "short" or each.size > 4 or not localities.is_known(each.text.strip(" ,.–—-"), table.tag):
            continue
        beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
        over_text = each.text.isupper() and at + 1 < len(found) and found[at + 1].sort == "prose"
        if over_text or any(near.sort == "date" or _WIRE.fullmatch(near.text) for near in beside):
            found[at] = _as(each, "place")
    return found


def _untitled(found: list[Sorted]) -> list[Sorted]:
    """`found` without the datelines that are titles with a dash, right above the dateline proper."""
    for at, (each, below) in enumerate(pairwise(found)):
        line = each.dateline
        doubtful = each.sort == "dateline" and line is not None and line.when is None and line.sure < 0.8
        if doubtful and below.sort == "dateline" and each.size <= 20 and not each.sentence:
            found[at] = _as(each, "short")
    return found


def _answering(found: list[Sorted], table: Words) -> list[Sorted]:
    """`found` with the dates that an invitation gives below its text, “Date: …” beside “Time: …”, as lines of the text."""
    begun = False
    for at, each in enumerate(found):
        begun = begun or each.sort in ("prose", "dateline")
        beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
        if begun and each.sort == "date" and _asks(each, table) and any(_asks(near, table) for near in beside):
            found[at] = _as(each, "short")
    return found


def _asks(each: Sorted, table: Words) -> bool:
    """Whether the block begins with what an invitation answers, and a colon."""
    label = re.match(r"\W*([^\W\d_]+)\s*[:：]", each.text)
    return label is not None and label[1].lower() in table.questions


def _glued(title: str, text: str) -> bool:
    """Whether `text` runs on from `title` in a way no word does: a capital in mid-word, or a script without capitals."""
    return (
        text[len(title)].isupper()
        or not text[len(title)].islower()
        or (not text[len(title) - 1].isupper() and text[len(title)].isdigit())
    )


def _as(each: Sorted, sort: str) -> Sorted:
    return Sorted(each.block, sort, each.size, each.label, each.dateline)


_MARKS = re.compile(r"[.!?。！？](?=\s|$)|[。！？]")
_LETTER = re.compile(r"[^\W_]")


_GLYPH_END = re.compile(
    r"(?:#\s*){2,}#*|(?:\*\s*){3,}|\W*-?\s?30\s?-?\W*|(?:-\s*){1,2}0(?:\s*-){1,2}|(?:o\s*){3,}|(?:~\s*){3,}|■|(?:\+\s*){3,}|(?:[xX]\s*){3}"
)


def block_sort(block: Block, table: Words) -> Sorted:
    """`block` with its sort, seen by itself."""
    text = block.text
    count = size(text)
    if block.apart and len(text) <= LONGEST and dates.find(text, table.tag) and holds(text, table):
        return Sorted(block, "embargo", count)
    if block.apart or provenance.parse(text):
        return Sorted(block, "furniture", count)
    if not _LETTER.search(text) or (count <= 2 and _GLYPH_END.fullmatch(text)):
        return Sorted(block, "end" if _GLYPH_END.fullmatch(text.strip()) else "glyph", 0)
    if (line := _around_embargo(text, table)) is not None:
        return Sorted(block, "dateline", count, dateline=line)
    if len(text) <= LONGEST:
        short = short_sort(block, text, count, table)
        if short is not None:
            return short
    labels = table.labels
    if is_correction(block, text, table):
        return Sorted(block, "correction", count)
    if count < 70 and labels["attributed"].fullmatch(text):
        return Sorted(block, "attributed", count)
    for name in ("notes", "about"):
        label = run_in_end(labels[name], text)
        if label and (name != "about" or label < 70):
            return Sorted(block, name, count, label)
    if reachable(text) and (label := label_end(labels["contact"], text)):
        return Sorted(block, "contact", count, label)
    if block.linked > 0.75 and count < 30 and block.form != "heading":
        return Sorted(block, "linked", count)
    line = datelines.find(text, table.tag) if count >= 6 else None
    if line is not None:
        return Sorted(block, "dateline", count, dateline=line)
    prose = count > 34 or (
        count >= 5
        and re.search(r"[.!?…。！？؟:：;；,،，][\"'”’»“)\]）」』*_]*\s*$", text) is not None
        and (count >= 14 or SENTENCE_END.search(text) is not None)
    )
    asks = count <= 20 and text.rstrip().endswith(("?", "？")) and len(_MARKS.findall(text)) == 1
    return Sorted(block, "prose" if prose and not asks and block.form != "heading" else "short", count)


def _around_embargo(text: str, table: Words) -> Dateline | None:
    """The dateline that `text` begins with, around brackets that hold the release back; None if it has none."""
    if not any(sign in text[: datelines.LONGEST] for sign in "([（【"):
        return None
    for start, end in holding_brackets(text[: datelines.LONGEST], table):
        line = datelines.find(f"{text[:start]}{' ' * (end - start)}{text[end:]}", table.tag)
        if line is not None and line.end > end and (line.cities or line.when):
            return replace(line, rest=(*line.rest, (start, end)))
    return None
