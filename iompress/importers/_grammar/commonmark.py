"""Blocks of a page as CommonMark that reads as they do: nothing in them becomes mark-up by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.entries import Lists, typed
from iompress.importers._page import Block, Page, Run

_RISKY = re.compile(r"[\\`*_\[\]<&~!#>+|=-]|^\s*\d{1,9}[.)]\s|^ {4}")


_ESCAPED = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|`|\*|~~|(?<!\w)_|_(?!\w)|\[(?=[^\]]*\](?:\(|\[|:))|(?<=\])(?=\()|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)"
)


_AT_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-{2,}\s*$|~~~)")


_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


_BLANKS = re.compile(r"[ \t\n]+")


def escaped(text: str, *, opening: bool = True) -> str:
    """`text` with what CommonMark would take for mark-up disarmed; `opening` if it begins a paragraph."""
    if not _RISKY.search(text):
        return text
    text = _ESCAPED.sub(lambda found: "\\" + found[0] if found[0] else "\\", text)
    if opening:
        stripped = text.lstrip()
        if _AT_START.match(stripped):
            text = "\\" + stripped
        elif number := _NUMBERED.match(stripped):
            text = f"{number[1]}\\{number[2]}{stripped[number.end() :]}"
    return text


def inline(page: Page, start: int, end: int, *, plain: bool = False) -> str:
    """The characters `start` to `end` of the page on one line, with their links and emphasis unless `plain`."""
    runs = [] if plain else _nested(page.runs_in(start, end), start, end)
    parts: list[str] = []
    at = start
    for run in runs:
        parts.append(escaped(page.text[at : run.start], opening=at == start))
        parts.append(_marked(page, run))
        at = run.end
    parts.append(escaped(page.text[at:end], opening=at == start))
    return _folded("".join(parts))


def _folded(text: str) -> str:
    text = _BLANKS.sub(" ", text).strip()
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])", "", text)


def _nested(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Runs in order that do not overlap, links before the emphasis within them."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.start, run.mark != "link", -run.end)):
        clipped = Run(max(run.start, start), min(run.end, end), run.mark, run.url)
        if (not kept or clipped.start >= kept[-1].end) and clipped.start < clipped.end:
            kept.append(clipped)
    return kept


def _marked(page: Page, run: Run) -> str:
    words = page.text[run.start : run.end]
    inner = words.strip()
    if not inner:
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    text = escaped(inner, opening=False)
    if run.mark == "link":
        url = run.url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        same = inner in (run.url, run.url.removeprefix("mailto:"))
        text = (
            f"<{inner}>"
            if same and re.fullmatch(r"https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", inner)
            else f"[{text}]({url})"
        )
    else:
        around = page.text[run.start - 1 : run.start] + page.text[run.end : run.end + 1]
        if any(character.isalnum() for character in around) or not (inner[0].isalnum() and inner[-1].isalnum()):
            return lead + text + tail  # marks that touch a letter or stand against punctuation might not close
        text = f"**{text}**" if run.mark == "strong" else f"*{text}*"
    return lead + text + tail


def blocks(page: Page, parts: Sequence[tuple[Block, int]]) -> str:
    """`parts`, blocks each with the place where its text begins to count, as CommonMark."""
    made: list[str] = []
    entries = Lists()
    quoted = False
    for block, start, number, mark in typed(page.text, parts):
        bold = any(
            run.mark == "strong" and run.start <= start and run.end >= block.end
            for run in page.runs_in(start, block.end)
        )
        text = inline(page, start, block.end, plain=block.form == "heading" or bold)
        if not text:
            continue
        lead = f"> {text}" if block.form == "quoted" else f"## {text}" if block.form == "heading" else text
        if number is not None or block.form == "item":
            made.append(entries.entry(text, block, number, mark))
        else:
            entries = Lists()
            made.append(("\n>\n" if quoted and block.form == "quoted" else "\n\n") + lead)
        quoted = block.form == "quoted"
    return "".join(made).strip("\n")
