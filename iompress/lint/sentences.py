"""Where the sentences of running text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from iompress.lint.text import HIDDEN, MARK, Block

STOPS = ".!?…。！？؟"
"""Marks that end a sentence, as they do in any language."""
_OPENERS = " \n\t\u00a0\u202f“\"„«‘'([" + MARK
_SHORT = """Mr Mrs Ms Dr Prof St No Nos vs approx Gen Col Lt Hon H.E Art para fig vol p pp ca cf e.g i.e a.m p.m U.S U.N
g ga G Ga dr st št Št npr oz itd ipd tj gl prim čl M MM Mme Mlle art env n Mio Mrd Abs Nr bzw inkl vgl EE UU Sr Sra
долл млн млрд тыс им руб др пр гг ст ул гл"""
_ABBREVIATIONS = frozenset(_SHORT.split())
_LONG = 5
"""From so many letters on, a word in front of a full stop is no abbreviation, but for one that has six."""
_LONG_ABBREVIATION = "approx"


def sentences(plain: str, blocks: list[Block]) -> list[tuple[int, int]]:
    """Start and end of each sentence of the paragraphs and list entries among `blocks`, in order."""
    stop = _stop("".join(mark for mark in STOPS if mark in plain))
    found: list[tuple[int, int]] = []
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            found.extend(_sentences(plain, block.start, block.end, stop))
    return found


@cache
def _stop(marks: str) -> re.Pattern[str]:
    """One of `marks` that may end a sentence, and what closes behind it."""
    return re.compile(rf"[{marks}](?:(?<=[。！？؟])|[”\"’»“)\]{MARK}]*(?=\s|\Z))" if marks else r"(?!)")


def _sentences(plain: str, start: int, end: int, stops: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in stops.finditer(plain, start, end):
        at, stop = match.span()
        if stop < end and plain[at] in ".…":
            long = plain[at - _LONG : at].isalpha() and plain[at - 6 : at] != _LONG_ABBREVIATION
            if not (long and plain[stop + 1 : stop + 2].isupper()) and not _ends(plain, begin, at, stop, end):
                continue
        if stop > begin:
            yield begin, stop
            begin = stop
            while begin < end and plain[begin].isspace():
                begin += 1
    if plain[begin:end].strip():
        yield begin, begin + len(plain[begin:end].rstrip())


def _ends(plain: str, begin: int, at: int, stop: int, end: int) -> bool:
    """Whether the full stop at `at` ends a sentence: it ends no abbreviation, and what follows begins one."""
    if plain[at] == ".":
        last = plain[max(plain.rfind(" ", begin, at), plain.rfind("\n", begin, at), begin - 1) + 1 : at].lstrip(
            _OPENERS
        )
        if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
            return False
    while stop < end and plain[stop] in _OPENERS:
        stop += 1
    return stop == end or plain[stop] == HIDDEN or not plain[stop].islower()
