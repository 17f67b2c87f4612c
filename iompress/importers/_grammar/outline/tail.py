"""What stands from the first paragraph on: body, notes, contacts, boilerplate."""

from __future__ import annotations

import re

from iompress.importers._grammar.blocks.beside import is_of_the_text
from iompress.importers._grammar.blocks.reachable import is_dialled
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.outline.around import after_contact, ends_soon, holds, much_text, several_furniture
from iompress.importers._grammar.outline.parts import Outline


def tail(made: Outline, blocks: list[Sorted], start: int, stop: int, table: Words) -> None:
    """The blocks from the first paragraph on, each to its part."""
    state = "body"
    for at in range(start, stop):
        each = blocks[at]
        before = state
        state = _next(made, blocks, at, state, table) if at > start or each.sort not in ("prose", "dateline") else state
        if (
            at in made.left
            or at == made.place
            or (each.sort in ("date", "embargo", "correction", "end") and _filed(made, at))
        ):
            continue
        if state == "contact" and before == "body":
            _names_above(made, blocks, at)
        if state == "body":
            made.body.append(at)
        elif state == "notes":
            made.notes.append(at)
        elif state == "contact":
            made.contacts.append(at)
        elif state == "about":
            _about(made, each, at)
        else:
            made.left[at] = state


_FOOTNOTE = re.compile(r"\s*(?:\[\d{1,2}\]|\*{1,3}|[¹²³⁴-⁹])\s*[^\W\d_]")


def _names_above(made: Outline, blocks: list[Sorted], at: int) -> None:
    """Move the lines right above the first number or address that name whose it is from the body to the contacts."""
    moved: list[int] = []
    while len(made.body) > 1 and len(moved) < 3 and made.body[-1] == at - 1 - len(moved):
        last = blocks[made.body[-1]]
        if (
            last.sort != "short"
            or last.size > 8
            or last.sentence
            or re.search(r"[:：]\s*\S", last.text)
            or last.block.form in ("heading", "item", "row")
            or blocks[at].sort == "contact"
        ):
            break
        moved.insert(0, made.body.pop())
    made.contacts.extend(moved)


def _filed(made: Outline, at: int) -> bool:
    return at in made.dates or at in made.embargo or at in made.corrections or made.end == at


def _about(made: Outline, each: Sorted, at: int) -> None:
    if each.sort == "about" and each.label >= len(each.text):
        made.boilerplate.append((at, []))
    elif not made.boilerplate or each.sort == "about":
        made.boilerplate.append((None, [at]))
    else:
        made.boilerplate[-1][1].append(at)


def _among_lines(made: Outline, blocks: list[Sorted], at: int) -> bool:
    """Whether the day in block `at` is one of several lines of the text, as of a timetable, and the release has its day
    above them."""
    first = blocks[made.body[0]].dateline if made.body else None
    lines = ("short", "date")
    return (
        first is not None
        and first.when is not None
        and made.body[-1] == at - 1
        and blocks[at - 1].sort in lines
        and (at + 1 == len(blocks) or blocks[at + 1].sort in (*lines, "prose"))
    )


def _next(made: Outline, blocks: list[Sorted], at: int, state: str, table: Words) -> str:
    """The part that block `at` belongs to, after a block of the part `state`; what belongs to none is filed at once."""
    each = blocks[at]
    match each.sort:
        case "end":
            if made.end is None:
                made.end = at
                return "after"
            made.left[at] = "end mark"
            return state
        case "notes":
            return "notes" if holds(blocks, at) else state
        case "about":
            if state == "body" and made.end is None and not ends_soon(blocks, at):
                return state
            return "about"
        case "contact":
            return "contact"
        case "reach":
            if state == "body" and each.block.form == "row" and not is_dialled(each.text):
                return state  # figures
            if state == "body" and ")" in each.text and at + 1 < len(blocks) and blocks[at + 1].sort == "contact":
                return state  # where to register, over the contacts
            if state in ("contact", "after", "notes") or ends_soon(blocks, at):
                return "contact" if state != "notes" or ends_soon(blocks, at) else state
            return state
        case "related":
            if state == "body" and made.end is None and much_text(blocks, at):
                made.left[at] = "furniture"
                return state
            made.left[at] = "furniture"
            return "related"
        case "furniture" | "linked" | "greeting":
            if (
                each.sort == "linked"
                and state in ("body", "notes")
                and each.block.form in ("text", "item")
                and each.size > 6
                and much_text(blocks, at)
            ):
                return state
            made.left[at] = "furniture"
            return "after" if state in ("contact", "about", "notes") and several_furniture(blocks, at) else state
        case "glyph":
            made.left[at] = "glyph"
            return state
        case "date":
            if state == "related":
                made.left[at] = "furniture"
            elif state != "body" or not _among_lines(made, blocks, at):
                made.dates.append(at)
            return state
        case "embargo":
            if state not in ("body", "notes") or not is_of_the_text(each.text, table):
                made.embargo.append(at)
            return state
        case "correction":
            made.corrections.append(at)
            return state
        case "place" if state == "body" and each.label:
            return state  # where an invitation says that it is
        case "place" if made.place is None and len(made.body) <= 1:
            made.place = at
            return state
        case "caption" | "immediate" | "attributed" | "place":
            made.left[at] = "caption" if each.sort == "caption" else "label"
            return state
        case _ if each.sort.startswith("kind "):
            made.left[at] = "label"
            return state
    if state == "contact":
        answer = each.sort == "prose" and each.label
        return "body" if answer else after_contact(made, blocks, at)
    if state == "after":
        if _FOOTNOTE.match(each.text) and each.size >= 3 and each.block.linked < 0.4:
            return "notes"
        if each.sort in ("prose", "dateline") and each.block.linked < 0.4 and each.size >= 12:
            return "about"
        return state
    if state == "related":
        return state
    if state == "about" and each.sort == "short" and each.size < 12 and each.block.form != "item" and not each.sentence:
        return "after" if not much_text(blocks, at) else state
    return state
