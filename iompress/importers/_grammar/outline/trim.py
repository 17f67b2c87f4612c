"""What only looks like body: pull quotes, the headline again, titles behind the last paragraph."""

from __future__ import annotations

import re

from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.outline.parts import Outline
from iompress.importers._grammar.places import plain

_SIGNED = re.compile(r"[—–―]\s*[^\W\d_]|-{1,2}\s+[^\W\d_]")
"""What a statement ends with: a dash, and whose it is."""
_MOST = 400
"""Blocks of a body, more than any release has, that are compared each with each."""
_NEAR = 40
"""Blocks above the last in which it is looked for what leads up to it."""


def trim(made: Outline, blocks: list[Sorted], table: Words) -> None:
    """Take out of the body what only looks like it: pull quotes, the headline again, titles behind the last paragraph."""
    whole = {at: plain(blocks[at].text) for at in made.body}
    seen: set[str] = set()
    for at in list(made.body):
        bare = whole[at].strip("“”\"«»„'‘’ ")
        signed = at == made.body[-1] and _SIGNED.match(blocks[at].text)
        again = (
            len(bare) > 25
            and not signed
            and (
                whole[at] in seen
                if len(whole) > _MOST
                else any(
                    bare in text and (other < at or len(text) > len(bare) + 20)
                    for other, text in whole.items()
                    if other != at
                )
            )
        )
        seen.add(whole[at])
        if again or (any(bare == plain(blocks[head].text) for head in made.headline) and len(bare) > 8):
            made.body.remove(at)
            made.left[at] = "repeated"
            del whole[at]
    behind = made.contacts or made.boilerplate or made.end is not None or _is_signed(made, blocks, table)
    while len(made.body) > 1 and not behind:
        last = blocks[made.body[-1]]
        if (
            last.sort == "short"
            and not last.sentence
            and last.block.form not in ("item", "row")
            and last.block.linked < 2
            and last.block.form == "heading"
        ) or (
            last.sort in ("short", "linked")
            and not last.sentence
            and last.size <= 14
            and last.block.form not in ("item", "row")
            and not _keeps(blocks, made.body)
        ):
            made.left[made.body.pop()] = "after the text"
        else:
            break


def _is_signed(made: Outline, blocks: list[Sorted], table: Words) -> bool:
    """Whether a statement ends with a name on a line of its own, and perhaps the function below it."""
    stated = made.kind == "statement" or any(
        table.labels["headline_statement"].match(blocks[at].text) for at in made.headline
    )
    lines: list[Sorted] = []
    for at in reversed(made.body):
        each = blocks[at]
        if each.sort != "short" or each.sentence or each.size > 12 or each.block.form != "text" or each.block.linked:
            break
        lines.insert(0, each)
    return stated and table.cased and 1 <= len(lines) <= 3 and _NAME.fullmatch(lines[0].text) is not None


_NAME = re.compile(r"(?:(?:Dr|Prof|Mag)\. )?[A-ZÀ-ÞĀ-ŽА-Я][\w.’'-]*(?: [\w.’'-]+){0,3} [A-ZÀ-ÞĀ-ŽА-Я][\w’'-]+,?")


def _keeps(blocks: list[Sorted], body: list[int]) -> bool:
    """Whether the last block of `body` belongs to the text although it is short: an answer to a colon, perhaps the last
    of several; a signature."""
    if _SIGNED.match(blocks[body[-1]].text) and blocks[body[-2]].sort in ("prose", "dateline"):
        return True
    for at in reversed(body[-_NEAR:-1]):
        if blocks[at].text.rstrip().endswith((":", "：", ",", ";")):
            return True
        if blocks[at].sort != "short" or blocks[at].sentence or blocks[at].size > 14:
            return False
    return False
