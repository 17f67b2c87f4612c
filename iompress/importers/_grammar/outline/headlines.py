"""Which of the blocks above a text is its headline."""

from __future__ import annotations

import re

from iompress.importers._grammar import dates
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.places import plain
from iompress.importers._page import Meta

CLOSED = re.compile(r"(?:(?<![A-Z]\.[A-Z])\.|[!?…。！？؟])[\"'”’»“)]*\s*$")


OPEN = re.compile(r"(?:[,–—-]|\s\w{1,3})\s*$")
"""A line that cannot be the end of a headline."""


BY = re.compile(r"(?:by|von|par|por|di|автор|بقلم|作者|avtor)\s*:?\s+\S+(?:\s+\S+){0,4}", re.IGNORECASE)
"""The line that tells the author."""


def over_standfirst(blocks: list[Sorted], candidates: list[int], best: int, table: Words) -> int:
    """The headline above a date line, where `best` under it is a long standfirst; else `best`."""
    place = candidates.index(best)
    if not place or blocks[best].block.form == "heading" or blocks[best].size < 12:
        return best
    above = candidates[place - 1]
    each = blocks[above]
    if (
        _dated(each, blocks[above + 1 : best], blocks[best])
        and 4 <= each.size < blocks[best].size
        and each.size <= 24
        and each.block.form != "item"
        and each.block.linked < 0.7
        and not CLOSED.search(each.text)
        and sum(token.strip(".,").lower() in table.organs for token in each.text.split()) * 2 < each.size
    ):
        return above
    return best


def _dated(title: Sorted, between: list[Sorted], standfirst: Sorted) -> bool:
    """Whether what stands `between` a title and a long line below it is a date, alone or, below a long one, with contacts."""
    sorts = {each.sort for each in between}
    plainly = sorts <= {"date", "dated", "glyph", "furniture"} and "date" in sorts and standfirst.size >= 16
    lettered = sorts <= {"date", "immediate", "contact", "reach", "glyph"} and bool(sorts & {"date", "immediate"})
    return plainly or (lettered and title.size >= 7 and bool(sorts & {"contact", "reach"}))


def whole_headline(blocks: list[Sorted], candidates: list[int], best: int) -> list[int]:
    """`best` with the blocks around it that it is one headline with: told by the same words in one piece elsewhere on
    the page, or by capitals throughout."""
    place = candidates.index(best)
    elsewhere = {plain(each.text) for each in blocks[: candidates[-1] + 1] if each.size > 5}
    for first in range(max(0, place - 2), place + 1):
        for last in range(place + 1, min(place + 3, len(candidates)) + 1):
            group = candidates[first:last]
            if len(group) > 1 and plain(" ".join(blocks[at].text for at in group)) in elsewhere:
                return group
    group = [best]
    while blocks[best].text.isupper() and place > 0 and candidates[place - 1] == group[0] - 1:
        above = blocks[candidates[place - 1]]
        if (
            not above.text.isupper()
            or above.size < 3
            or CLOSED.search(above.text)
            or sum(blocks[at].size for at in group) + above.size > 30
        ):
            break
        place -= 1
        group.insert(0, candidates[place])
    return group


def headline_score(blocks: list[Sorted], at: int, start: int, table: Words, meta: Meta, several: bool) -> float:
    """How much speaks for block `at` being the headline of the text that begins at `start`."""
    each = blocks[at]
    text = each.text.strip()
    score = 0.0
    if each.block.form == "heading":
        score += 4.0 if several else {1: 6.0, 2: 3.5}.get(each.block.level, 2.0)
    length = each.size if table.cased or table.tag == "ar" else each.size * 0.7
    score += 3 if 4 <= length <= 28 else 1 if 3 <= length <= 40 else -2
    if meta.headline and not several and (same := plain(text)) and len(same) > 12:
        whole = plain(meta.headline)
        score += 4 if whole.startswith(same) or same in whole else 0
    if any(
        plain(other.text) == plain(text)
        for other in blocks[max(0, at - 30) : at + 6]
        if other is not each and other.size > 3
    ):
        score += 1
    score -= 0.7 * min(8, sum(1 for b in blocks[at + 1 : start] if b.size and b.sort != "embargo"))
    score -= 2.5 if CLOSED.search(text) and not text.endswith(("!", "?", "…")) else 0
    score -= 3 if text.endswith((":", "：")) else 0
    score -= 6 if re.search(r"https?:|www\.|@", text) else 0
    score -= 4 if each.block.form == "item" else 0
    score -= 6 if BY.fullmatch(text) else 0
    days = dates.find(text, table.tag) if each.size <= 8 else []
    score -= 4 if days and days[-1].year and len(text) - days[-1].end <= 1 else 0  # a place and a day
    score -= 3 if each.block.linked > 0.7 else 0
    score -= 2 if each.sort == "prose" and each.block.form != "heading" else 0
    tokens = [token.strip(".,()’'\"").lower() for token in text.split()]
    organs = sum(token in table.organs or token in table.stopwords for token in tokens)
    if tokens and len(tokens) <= 9 and organs >= 0.75 * len(tokens):
        score -= 4  # the letterhead
    return score
