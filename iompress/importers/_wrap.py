"""Lines to paragraphs: what a mail program or an old page broke at a margin is joined again, no more than that."""

from __future__ import annotations

import re
from itertools import pairwise

from iompress.importers._page import Block, block

WIDEST = 132
"""A longer line was not broken at a margin."""

_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪●○◦‣➢✓>»o])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\d{1,2}[.:h]\d\d(?!\d))[ \t\u00a0]+(?=\S)")
"""The number of an entry, or the time of day."""
_CLOSED = re.compile(r"[.!?:;…。！？：；؟][\"'”’»“)\]）」』]*\s*$")
_ENTITY = re.compile(r"[^\x00-\x7f]")
_CLOSE_SET = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LABEL = re.compile(r"[^\W\d_][\w .&/’'-]{0,24}:(?:\s|$)")
_TABBED = re.compile(r"[ \t]*[^\W\d_][\w .&/’'-]{0,24}:[ \t]+(?=\S)")
_COLUMNS = re.compile(r"[ \t]*\S+(?: {1,2}\S+){0,7}(?<![:|])(?=(?: {5,}|[ ]*\t[ \t]*)\S+(?: {1,2}\S+){0,9}[ \t]*$)")
"""A line of a letterhead in two columns, the first of which is matched."""
_HEAD = 8
"""Lines among which a letterhead stands."""
_LETTER = re.compile(r"[^\W_]")
_FIGURE = re.compile(r"\s*\d")
_DAY = re.compile(r"\s*\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?(?:19|20)\d\d(?!\d)")
_QUOTED = re.compile(r"[\"“„«»‘‚'‹›][^\"“”„«»’‘‹›]+[\"“”«»’‘‹›][.,]?|[\"“„«»‘‚'‹›][^\"“”„«»‹›]+[\"“”«»‹›][.,]?")
_CONTACT = re.compile(r"@|\(at\)|\+?\d[\d ()./-]{6,}\d")


def paragraphs(text: str) -> list[Block]:
    """The paragraphs, headings and list entries of plain `text`, in order; no character of a word is left out."""
    found: list[Block] = []
    region: list[tuple[int, int]] = []
    gap = True
    margin = _margin(text)

    def flush() -> None:
        nonlocal gap
        for start, end in _joined(text, region, margin):
            made = _block(text, start, end, gap)
            if made is not None:
                found.append(made)
                gap = False
        region.clear()

    at = seen = 0
    for line in text.split("\n"):
        end = at + len(line)
        seen += bool(line.strip())
        if not line.strip():
            flush()
            gap = True
        elif seen <= _HEAD and len(line) <= WIDEST and (column := _COLUMNS.match(line)):
            for part in ((at, at + column.end()), (at + column.end(), end)):
                flush()
                region.append(part)
            flush()
        elif len(line) > WIDEST:
            flush()
            region.append((at, end))
            flush()
        else:
            region.append((at, end))
        at = end + 1
    flush()
    return [_unlisted(text, found, at) for at in range(len(found))]


def _unlisted(text: str, found: list[Block], at: int) -> Block:
    """Block `at` of those `found`: no list entry where a long dash stands in front of it alone, as of a signature, or an
    “o”, which is a word of Spanish and Italian and a bullet only among others."""
    beside = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
    if found[at].form != "item" or any(each.form == "item" for each in beside):
        return found[at]
    start = text.rfind("\n", 0, found[at].start) + 1
    dash = text[start : found[at].start].strip()
    whole = block(text, start, found[at].end, gap=found[at].gap) if dash in ("—", "–", "o") else None
    return whole or found[at]


def _block(text: str, start: int, end: int, gap: bool) -> Block | None:
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        return block(text, bullet.end(), end, form="item", level=1, gap=gap)
    return block(text, start, end, gap=gap)


def _margin(text: str) -> int:
    """The columns at which all of `text` was broken; 0 if it was not."""
    lines = [line.strip() for line in text.split("\n")]
    sizes = sorted(len(line) for line in lines if len(line) > 30)
    if not sizes or sizes[-1] > WIDEST + 20:
        return 0
    width = sizes[int(len(sizes) * 0.95)]
    if len(sizes) >= 8 and width >= 45 and sum(size >= 0.78 * width for size in sizes) * 2 > len(sizes):
        return width
    broken = [len(before) for before, line in pairwise(lines) if line[:1].islower() and not _CLOSED.search(before)]
    return max(broken) if len(broken) > 1 and max(broken) >= 60 else 0


def _joined(text: str, region: list[tuple[int, int]], margin: int) -> list[tuple[int, int]]:
    """The lines of `region`, between which no empty line stands, those of a broken paragraph joined."""
    if len(region) < 2:
        return list(region)
    lines = [text[start:end].strip() for start, end in region]
    own = _own_margin(lines)
    width = own or max(margin, *map(len, lines))
    open_ends = sum(1 for line in lines[:-1] if not _CLOSED.search(line))
    full = sum(len(line) >= 0.8 * width for line in lines)
    runs_on = any(
        line[0].islower() and len(before) * 2 > width and not _CLOSED.search(before) for before, line in pairwise(lines)
    )
    indents = [_indent(text[start:end]) for start, end in region]
    if min(indents) >= 2 and _is_quotation(lines):
        return [(region[0][0], region[-1][1])]
    joined: list[tuple[int, int]] = [region[0]]
    hanging = -1
    broken = width >= 45 and open_ends * 2 >= len(lines) - 1 and (bool(margin) or runs_on or full >= 3)
    for number, (before, line, (start, end)) in enumerate(zip(lines, lines[1:], region[1:], strict=False)):
        deeper = indents[number + 1] >= indents[number] + 2
        longer = own and len(before) > (own + 1 if number == 0 else max(own + 1, margin))
        if hanging < 0 and indents[number + 1] > indents[number]:
            hanging = _hanging(text, region[number])
        if (
            hanging >= 0
            and abs(hanging - indents[number + 1]) <= 1
            and not (_BULLET.match(line) or _NUMBER.match(line))
        ):
            joined[-1] = (joined[-1][0], end)
            continue
        hanging = -1
        goes_on = _continues(before, line, width, indents[number]) or _goes_on(lines, number, width)
        if broken and not deeper and not longer and goes_on:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _hanging(text: str, line: tuple[int, int]) -> int:
    """The column at which words stand in `line` behind the mark of a list entry or a label: “WHO:    Ada, Head of”;
    -1 if it has neither."""
    found = next((made for sign in (_BULLET, _NUMBER, _TABBED) if (made := sign.match(text, *line))), None)
    return len(found[0].expandtabs(4)) if found is not None else -1


def _is_quotation(lines: list[str]) -> bool:
    """Whether `lines`, which are set in, are one quotation that was broken, and nothing but that."""
    return (
        len(lines) <= 12
        and _QUOTED.fullmatch(" ".join(lines)) is not None
        and all(line[0].islower() or len(before) * 4 >= 3 * max(map(len, lines)) for before, line in pairwise(lines))
    )


def _goes_on(lines: list[str], number: int, width: int) -> bool:
    """Whether the line behind that of `number`, which begins with a figure or a dash, goes on with a sentence that is
    left open, and is no entry of a list or a timetable, and no date of its own."""
    before, line = lines[number], lines[number + 1]
    mark = _BULLET.match(line) or _NUMBER.match(line)
    if not (mark or _FIGURE.match(line)) or _CLOSED.search(before) or _BULLET.match(before):
        return False
    if len(before) >= 40 and _is_open(before):
        return True
    if len(before) * 4 < width * 3 or _DAY.match(line):
        return False
    if mark:
        others = (each for each in lines if each is not line and (_BULLET.match(each) or _NUMBER.match(each)))
        alone = next(others, None) is None
        return alone and line[mark.end()].islower()
    return not _FIGURE.match(before)


def _is_open(line: str) -> bool:
    """Whether `line` ends with a small word, behind which no sentence ends."""
    last = line.rsplit(None, 1)[-1]
    return len(last) <= 3 and last.isalpha() and last.islower()


def _own_margin(lines: list[str]) -> int:
    """The columns at which the paragraphs among `lines` were broken, told by the lines that go on in mid-sentence; 0 if
    too few do. A headline above them, which nobody broke, may be longer."""
    ends = [
        (len(before), len(before) + len(line.split(None, 1)[0]))
        for before, line in pairwise(lines)
        if line[0].islower() and len(before) >= 40 and not _CLOSED.search(before)
    ]
    if len(ends) < 2:
        return 0
    widest = max(size for size, _ in ends)
    return widest if sum(reach >= widest - 12 for _, reach in ends) * 4 >= len(ends) * 3 else 0


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _continues(before: str, line: str, width: int, indent: int) -> bool:
    """Whether `line` goes on with the paragraph that `before`, set in by `indent`, belongs to, in lines of at most
    `width`."""
    if not _LETTER.search(line) or not _LETTER.search(before):
        return False
    if _BULLET.match(line) or _NUMBER.match(line) or (_LABEL.match(line) and not line[0].islower()):
        return False
    if len(line) > 30 and line.isupper() and not before.isupper():
        return False
    if _CLOSE_SET.match(before[-1]) and _CLOSE_SET.match(line):
        return len(before) * 2 >= width - 6 and not _CLOSED.search(before)
    first = line.split(None, 1)[0]
    room = width - len(before) - 1 - (indent if indent < 9 else 0)
    full = room < len(first) or room < 7 * len(_ENTITY.findall(before)) + len(first) <= width // 2
    if first[0].islower() and not _CLOSED.search(before):
        return len(before) * 2 >= width or full
    if _CONTACT.search(before) and _CONTACT.search(line):
        return False
    return room <= len(first) + 2
