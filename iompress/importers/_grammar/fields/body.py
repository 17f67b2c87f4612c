"""Body, notes to editors and boilerplate, as CommonMark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from iompress.importers._draft import Boilerplate, Found, Left
from iompress.importers._grammar import commonmark
from iompress.importers._grammar.fields import embargo
from iompress.importers._grammar.fields.closing import closing_mark
from iompress.importers._grammar.fields.reading import Reading, clean
from iompress.importers._page import Block


def body(reading: Reading) -> Found[str] | None:
    """The text, without the dateline in front and the end mark behind."""
    parts = [(reading.blocks[at].block, reading.blocks[at].block.start) for at in reading.parts.body]
    if parts and reading.dateline is not None:
        at = reading.parts.body.index(reading.lead)
        parts[at] = (parts[at][0], parts[at][1] + reading.dateline.end)
    if parts and (mark := closing_mark(parts[-1][0].text)):
        block, start = parts[-1]
        parts[-1] = (replace(block, text=block.text[: mark.start()], end=block.start + mark.start()), start)
    return _text(reading, parts)


def notes(reading: Reading) -> Found[str] | None:
    """The notes to editors, without their heading."""
    parts = []
    for at in reading.parts.notes:
        block, label = reading.blocks[at].block, reading.blocks[at].label
        start = block.start
        if reading.blocks[at].sort in ("notes", "about"):
            start = _past_label(reading, at)
            if label:
                reading.unplaced.append(Left(reading.page.text[block.start : start], (block.start, start), "label"))
        parts.append((block, start))
    found = _text(reading, parts)
    for said, span in embargo.later_sentences(reading):
        reading.warnings.append(f"words behind the embargo are in the notes: “{said[:80]}”")
        value = f"{found.value}\n\n{commonmark.escaped(said)}" if found else commonmark.escaped(said)
        found = Found(value, (*(found.spans if found else ()), span), 0.7)
    return found


def tables(reading: Reading) -> Iterable[str]:
    """A warning for each table that is in the text or the notes: a release has none."""
    for part, name in ((reading.parts.body, "text"), (reading.parts.notes, "notes")):
        rows: list[str] = []
        for at in (*part, -1):
            text = reading.text(at) if at >= 0 and reading.blocks[at].block.form == "row" else ""
            if "|" in text and (not rows or at - 1 in part):
                rows.append(text)
            else:
                if len(rows) > 1:
                    yield (
                        f"a table in the {name} was turned into {len(rows)} lines, as a release has no tables; "
                        f"its words are kept, from “{rows[0]}”"
                    )
                rows = [text] if "|" in text else []


def boilerplate(reading: Reading) -> Iterable[Found[Boilerplate]]:
    """The texts on who the organization is, each with its title if it has one."""
    for title, texts in reading.parts.boilerplate:
        name = clean(reading.text(title).rstrip(":： ")) if title is not None else ""
        parts = []
        for at in texts:
            block, label = reading.blocks[at].block, reading.blocks[at].label
            start = block.start
            if reading.blocks[at].sort == "about" and label and not name:
                name = clean(reading.page.text[start : start + label].rstrip(" :：–—-"))
                start = _past_label(reading, at)
            parts.append((block, start))
        if text := commonmark.blocks(reading.page, parts):
            spans = [(block.start, block.end) for block, _ in parts]
            titled = [reading.span(title)] if title is not None else []
            yield Found(Boilerplate(name, text), (*titled, *spans), 0.85 if name else 0.5)
        elif title is not None:
            reading.unplaced.append(Left(reading.text(title), reading.span(title), "a heading without text"))


def _past_label(reading: Reading, at: int) -> int:
    """Where the text of block `at` begins behind its label."""
    block = reading.blocks[at].block
    start = block.start + reading.blocks[at].label
    while start < block.end and reading.page.text[start] in " :：–—-\u00a0":
        start += 1
    return start


def _text(reading: Reading, parts: list[tuple[Block, int]]) -> Found[str] | None:
    text = commonmark.blocks(reading.page, parts)
    return Found(text, tuple((start, block.end) for block, start in parts if start < block.end), 0.9) if text else None
