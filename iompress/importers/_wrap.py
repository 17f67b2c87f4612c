"""Lines to paragraphs: what a mail program or an old page broke at a margin is joined again, no more than that."""

from __future__ import annotations

import re

from iompress.importers._page import Block, block

WIDEST = 100
"""A longer line was not broken at a margin."""

_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪●○◦‣➢✓>»o])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
_CLOSED = re.compile(r"[.!?:;…。！？：；؟][\"'”’»“)\]）」』]*\s*$")
_ENTITY = re.compile(r"[^\x00-\x7f]")
_CLOSE_SET = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LABEL = re.compile(r"[^\W\d_][\w .&/’'-]{0,24}:(?:\s|$)")
_CONTACT = re.compile(r"@|\(at\)|\+?\d[\d ()./-]{6,}\d")


def paragraphs(text: str) -> list[Block]:
    """The paragraphs, headings and list entries of plain `text`, in order; no character of a word is left out."""
    found: list[Block] = []
    region: list[tuple[int, int]] = []
    gap = True

    def flush() -> None:
        nonlocal gap
        for start, end in _joined(text, region):
            made = _block(text, start, end, gap)
            if made is not None:
                found.append(made)
                gap = False
        region.clear()

    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if not line.strip():
            flush()
            gap = True
        else:
            if len(line) > WIDEST:
                flush()
                region.append((at, end))
                flush()
            else:
                region.append((at, end))
        at = end + 1
    flush()
    return found


def _block(text: str, start: int, end: int, gap: bool) -> Block | None:
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        return block(text, bullet.end(), end, form="item", level=1, gap=gap)
    return block(text, start, end, gap=gap)


def _joined(text: str, region: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of `region`, between which no empty line stands, those of a broken paragraph joined."""
    if len(region) < 2:
        return list(region)
    lines = [text[start:end].strip() for start, end in region]
    width = max(map(len, lines))
    open_ends = sum(1 for line in lines[:-1] if not _CLOSED.search(line))
    joined: list[tuple[int, int]] = [region[0]]
    broken = width >= 45 and open_ends * 2 >= len(lines) - 1
    for before, line, (start, end) in zip(lines, lines[1:], region[1:], strict=False):
        if broken and _continues(before, line, width):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _continues(before: str, line: str, width: int) -> bool:
    """Whether `line` goes on with the paragraph that `before` belongs to, in lines of at most `width`."""
    if _BULLET.match(line) or _NUMBER.match(line) or (_LABEL.match(line) and not line[0].islower()):
        return False
    if _CLOSE_SET.match(before[-1]) and _CLOSE_SET.match(line):
        return len(before) * 2 >= width - 6 and not _CLOSED.search(before)
    first = line.split(None, 1)[0]
    room = width - len(before) - 1
    full = room < len(first) or room < 7 * len(_ENTITY.findall(before)) + len(first) <= width // 2
    if first[0].islower() and not _CLOSED.search(before):
        return len(before) * 2 >= width or full
    if _CONTACT.search(before) and _CONTACT.search(line):
        return False
    return room < len(first)
