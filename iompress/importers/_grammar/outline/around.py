"""What the blocks around one tell of it."""

from __future__ import annotations

import re

from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.outline.parts import Outline


def after_contact(made: Outline, blocks: list[Sorted], at: int) -> str:
    """Where block `at` belongs, which follows those of a contact and is no label."""
    each = blocks[at]
    last = blocks[at - 1]
    labelled = last.sort == "contact" and not reachable(last.text)
    near = any(b.sort in ("reach", "contact") for b in blocks[at + 1 : at + (6 if labelled else 4)])
    if each.sort == "short" and each.size <= 16 and each.block.linked < 0.7:
        if near or _names_nobody(blocks, at - 1):
            return "contact"
        if (last.sort in ("contact", "reach", "short") and not each.block.gap) or (
            last.sort == "contact" and last.text.rstrip().endswith((":", "："))
        ):
            return "contact"
        return "after"
    if each.sort in ("prose", "dateline") and each.size >= 12:
        rest = sum(b.size for b in blocks[at:] if b.sort in ("prose", "dateline") and b.block.linked < 0.4)
        so_far = sum(blocks[b].size for b in made.body)
        if so_far < 30 or rest > so_far:
            return "body"
        return "about"
    return "contact" if near or (each.sort == "prose" and not blocks[at - 1].size > 12) else "after"


def _names_nobody(blocks: list[Sorted], at: int) -> bool:
    """Whether block `at` is a number or address right below a label, so that whose it is can only stand below it."""
    words = re.findall(r"[^\W\d_]{2,}", blocks[at].text)
    above = blocks[at - 1] if at else None
    return (
        blocks[at].sort == "reach"
        and "@" not in blocks[at].text
        and len(words) <= 1
        and above is not None
        and above.sort == "contact"
        and not reachable(above.text)
    )


def holds(blocks: list[Sorted], at: int) -> bool:
    """Whether something follows the label at `at` that it can head."""
    return blocks[at].label < len(blocks[at].text) - 10 or any(b.size for b in blocks[at + 1 : at + 3])


def much_text(blocks: list[Sorted], at: int) -> bool:
    """Whether running text follows block `at` closely."""
    return sum(b.size for b in blocks[at + 1 : at + 5] if b.sort in ("prose", "dateline") and b.block.linked < 0.4) > 40


def ends_soon(blocks: list[Sorted], at: int) -> bool:
    """Whether hardly any running text follows."""
    rest = sum(b.size for b in blocks[at + 1 :] if b.sort in ("prose", "dateline") and b.block.linked < 0.4)
    return rest < 0.4 * sum(b.size for b in blocks[:at] if b.sort in ("prose", "dateline"))


def several_furniture(blocks: list[Sorted], at: int) -> bool:
    """Whether block `at` begins a row of furniture."""
    return sum(b.sort in ("furniture", "linked", "related") for b in blocks[at : at + 4]) >= 2
