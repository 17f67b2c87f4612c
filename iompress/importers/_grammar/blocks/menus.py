"""Page furniture: menu entries, and rows of them."""

from __future__ import annotations

import re
from functools import lru_cache

from iompress.importers._grammar.blocks.sorted import SENTENCE_END
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words

RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿа-я])(?=[A-ZÀ-ÞА-Я])")


_PARTED = re.compile(r"\s+[|·•/>»›:–-]\s+|\s*[|·•›»>]\s*|\s{2,}|\u00a0\u00a0+")


@lru_cache(256)
def _pieces(text: str) -> tuple[str, ...]:
    if len(RUN_TOGETHER.findall(text)) >= 3:
        text = RUN_TOGETHER.sub(" | ", text)
    return tuple(piece for piece in _PARTED.split(text) if piece.strip())


_CRUMB = re.compile(r"\s+[>»›→]\s+|\s*[›→]\s*")
"""What parts the way to a page, from the start page down."""


def is_menu(text: str, count: int, table: Words) -> bool:
    """Whether `text` is a row of menu entries."""
    pieces = _pieces(text)
    crumbs = [piece for piece in _CRUMB.split(text) if piece.strip()]
    if len(crumbs) >= 3 and all(size(piece) <= 8 for piece in crumbs):
        return True
    if len(pieces) >= 3 and count <= 6 * len(pieces) and not SENTENCE_END.search(text):
        known = sum(1 for piece in pieces if is_furniture(piece, table))
        return known >= 1 if len(pieces) >= 4 and count <= 4 * len(pieces) else known * 2 >= len(pieces)
    listed = text.split(", ")
    if len(listed) >= 5 and all(size(piece) <= 6 for piece in listed) and not SENTENCE_END.search(text):
        return any(is_furniture(piece, table) for piece in listed)  # what a page is filed under
    if count > 40 or len(text) > 220 or (SENTENCE_END.search(text) and count > 8):
        return False
    at = known = 0
    tokens = list(re.finditer(r"\S+", text))
    while at < len(tokens):
        for length in range(min(3, len(tokens) - at), 0, -1):
            piece = text[tokens[at].start() : tokens[at + length - 1].end()].strip(".,;:|")
            if is_furniture(piece, table):
                known += length
                at += length
                break
        else:
            at += 1
    return (known >= 3 and known * 2 > len(tokens)) or (
        known >= 5 and known * 3 > len(tokens) and not SENTENCE_END.search(text)
    )


def is_furniture(piece: str, table: Words) -> bool:
    """Whether `piece` is one entry of a menu."""
    piece = piece.strip()
    return bool(table.labels["furniture"].fullmatch(piece) or table.labels["release"].fullmatch(piece))
