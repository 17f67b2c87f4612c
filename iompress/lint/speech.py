"""Speech that stands in no quotation marks: dialogue behind dashes, and the paragraphs of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from iompress.lint.text import MARK, Block
from iompress.model.spans import merged

Span = tuple[int, int]

_DASHED = re.compile(rf"^[ \u00a0>{MARK}]*(?:[—–―‒−]|-{{1,3}}(?!-)[ \u00a0]*[^\W\d_])", re.MULTILINE)
"""A line that a dash opens: — We stay, she said; -Nos quedamos."""
_ANSWER = re.compile(rf"^[ \u00a0>{MARK}]*[QA](?:[.)]| ?[—–-]){MARK}*[ \u00a0]", re.MULTILINE)
"""A question or answer by its letter: Q. Who stays?"""
_TURN = re.compile(r"[:.!?…][”»“\"]?[ \u00a0]?[—–―][ \u00a0]?(\w)|[:：][ \u00a0]*[—–―]")
"""Where another begins to speak within a paragraph: He asked: — Who stays?"""
_INCISE = re.compile(r"[,!?…][ \u00a0]?(?:[—–―]|--?)[ \u00a0]([^\W\d_])")
"""Where it is said who speaks: — We stay, — said Maja."""
_LABEL = re.compile(rf"^[ \u00a0>{MARK}]*([^\n:：]{{1,120}}?)(?:[:：]{MARK}*(?=[ \u00a0\n]|\Z)|：)", re.MULTILINE)
"""What stands in front of the first colon of a line."""
_MARKED = re.compile(rf"[ \u00a0\n{MARK}]*[\"“„«»‘‚‹'”「『]")
"""Where marks say themselves what is spoken: Maja Vzorec said: “We stay.”"""
_PHRASE_ENDS = re.compile("[,(（、،]")
_LINKS = (
    "abu al and bin bint da de del della der des di do dos du el et for ibn in la le of san st ter the van von y za"
)
_PARTICLES = frozenset(_LINKS.split())
_MOST_WORDS = 6
"""Words of a name with titles in front of it: UN Secretary-General António Guterres."""


def speech(plain: str, blocks: Sequence[Block], names: Sequence[str] = ()) -> list[Span]:
    """Start and end of each block of `plain` in which somebody speaks though no quotation mark says so.

    `names` are those of known speakers. Found is rather too much than too little: what looks like a name and a colon at
    the beginning of a paragraph, be it a topic; the paragraph behind it, if nothing else stands there; and where one
    label comes again, all up to the next heading.
    """
    found = [(block.start, block.end) for block in blocks if block.kind != "code" and _is_dialogue(plain, block)]
    labels = [(block, label) for block in blocks if (label := _speaker(plain, block, names))]
    found += ((block.start, block.end) for block, _ in labels)
    found += _behind(plain, blocks, {block.start for block, _ in labels})
    again = {label for label, times in Counter(label for _, label in labels).items() if times > 1}
    found += _answers(blocks, {block.start for block, label in labels if label in again})
    return merged(found)


def _is_dialogue(plain: str, block: Block) -> bool:
    text = plain[block.start : block.end]
    if _DASHED.search(text) or _ANSWER.search(text):
        return True
    if any(turn[1] is None or not turn[1].islower() for turn in _TURN.finditer(text)):
        return True
    return block.kind == "item" and any(incise[1].islower() for incise in _INCISE.finditer(text))


def _speaker(plain: str, block: Block, names: Sequence[str]) -> str:
    """What a line of `block` calls its speaker; "" if nobody is named in front of a colon."""
    if block.kind in ("code", "heading"):
        return ""
    for match in _LABEL.finditer(plain, block.start, block.end):
        label = match[1].replace(MARK, "").strip()
        if any(name in label for name in names) and not _MARKED.match(plain, match.end()):
            return label
        words = _PHRASE_ENDS.split(label)[0].split()
        if block.kind == "line" or not 0 < len(words) <= _MOST_WORDS or (block.kind == "item" and len(words) == 1):
            continue
        if all(map(_may_name, words)) and any(word not in _PARTICLES for word in words):
            return label
    return ""


def _may_name(word: str) -> bool:
    """Whether `word` can be of a name or its title: a capital or an initial, a particle, a script without capitals."""
    return word in _PARTICLES or (word[0].isalpha() and not word[0].islower()) or word[1:2].isupper()


def _behind(plain: str, blocks: Sequence[Block], labelled: set[int]) -> Iterator[Span]:
    """The blocks in front of which a speaker's name and a colon are a paragraph of their own."""
    for before, block in pairwise(blocks):
        ends = plain[before.start : before.end].rstrip(f" \n\u00a0{MARK}").endswith((":", "："))
        if ends and before.start in labelled and block.kind not in ("heading", "line"):
            yield block.start, block.end


def _answers(blocks: Sequence[Block], labelled: set[int]) -> Iterator[Span]:
    """The blocks behind one that a speaker is named in, up to the next heading or field of one line."""
    speaking = False
    for block in blocks:
        speaking = block.kind not in ("heading", "line") and (speaking or block.start in labelled)
        if speaking:
            yield block.start, block.end
