"""The contacts that stand above a headline: whose number or address it is stands on lines of its own above that."""

from __future__ import annotations

from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.contacts.callers import has_name
from iompress.importers._grammar.contacts.leadins import LEAD_IN

_MOST = 4
"""Lines of one contact above its first number or address."""


def caller_lines(blocks: list[Sorted], floor: int, start: int, language: str) -> set[int]:
    """The blocks from `floor` to `start` that name whose number or address stands right below them.

    They stand under a label (“Media contact:”), or are a group of lines that begins with somebody's name.
    """
    found: set[int] = set()
    for at in range(floor, start):
        if blocks[at].sort != "reach" or (at > floor and blocks[at - 1].sort == "reach"):
            continue
        first = at
        if at > floor and _is_whose(blocks[at - 1]):
            found.add(at - 1)
            continue
        while first > max(floor, at - _MOST) and _names(blocks[first - 1]):
            first -= 1
        group = range(first, at)
        labelled = first > floor and blocks[first - 1].sort == "contact"
        if group and (labelled or _is_stanza(blocks, first, at, language)):
            found.update(group)
    return found


def _names(each: Sorted) -> bool:
    """Whether the block is a short line of words, as names, functions and offices are."""
    return (
        each.sort in ("short", "linked")
        and each.size <= 8
        and not each.sentence
        and each.block.form not in ("heading", "item")
        and not each.text.rstrip().endswith((":", "!", "?"))
    )


def _is_whose(each: Sorted) -> bool:
    """Whether the block is a label that tells for whom the contact below is: “For Spanish language media:”."""
    text = each.text.strip()
    return each.sort in ("short", "furniture") and each.size <= 8 and text.endswith(":") and bool(LEAD_IN.match(text))


def _is_stanza(blocks: list[Sorted], first: int, at: int, language: str) -> bool:
    """Whether the blocks from `first` to `at` are lines without a gap between them, somebody's name on top."""
    name = blocks[first].text.strip()
    person = len(name.split()) <= 4 and has_name(name, language)
    return person and not any(blocks[line].block.gap for line in range(first + 1, at + 1))
