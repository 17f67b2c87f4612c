"""Where on a page a release stands, and which of its blocks is which part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iompress.importers._grammar.headlines import CLOSED, OPEN, headline_score, over_standfirst, whole_headline
from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.leads import ABOVE
from iompress.importers._grammar.places import plain
from iompress.importers._grammar.sorts import Sorted
from iompress.importers._page import Meta


@dataclass
class Outline:
    """The parts of one release, each a list of blocks by number. `left` are those left out, by why."""

    headline: list[int] = field(default_factory=list)
    subheadline: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    boilerplate: list[tuple[int | None, list[int]]] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    dated: int | None = None
    """A dateline on a line of its own."""
    place: int | None = None
    """A line that gives the place behind a label."""
    embargo: list[int] = field(default_factory=list)
    corrections: list[int] = field(default_factory=list)
    end: int | None = None
    kind: str = ""
    left: dict[int, str] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)


_PARTS = ("furniture", "date", "dated", "attributed", "immediate", "embargo")
"""What parts a letterhead from a headline."""

_BY = re.compile(r"(?:by|von|par|por|di|автор|بقلم|作者|avtor)\s*:?\s+\S+(?:\s+\S+){0,4}", re.IGNORECASE)


def outline(
    blocks: list[Sorted], start: int, floor: int, stop: int, language: str, meta: Meta, *, several: bool = False
) -> Outline:
    """The parts of the release whose first paragraph is block `start`; it lies between blocks `floor` and `stop`.

    With `several`, it is one of several on the page, so that the page's own headline is not its.
    """
    made = Outline()
    table = words(language)
    _head(made, blocks, start, floor, table, meta, several)
    _tail(made, blocks, start, stop, table)
    _trim(made, blocks)
    return made


def _head(  # noqa: PLR0915 - one case for each sort of block above a text
    made: Outline, blocks: list[Sorted], start: int, floor: int, table: Words, meta: Meta, several: bool
) -> None:
    candidates: list[int] = []
    standfirsts = 0
    for at in range(start - 1, max(floor, start - ABOVE) - 1, -1):
        each = blocks[at]
        match each.sort:
            case "date":
                made.dates.insert(0, at)
            case "dated":
                made.dated = at if made.dated is None else made.dated
            case "embargo":
                made.embargo.insert(0, at)
            case "immediate" | "attributed":
                made.left[at] = "label"
                if each.sort == "attributed" and not made.kind and table.labels["briefing-note"].search(each.text):
                    made.kind = "briefing-note"
            case "place":
                made.place = at
            case "correction":
                made.corrections.insert(0, at)
            case "contact" | "reach":
                made.contacts.insert(0, at)
            case "caption":
                made.left[at] = "caption"
            case "related":
                break
            case "prose" | "dateline" | "notes" | "about":
                standfirsts += 1
                if standfirsts > 2 or each.size > 70:
                    break
                candidates.insert(0, at)
            case "short" | "linked":
                candidates.insert(0, at)
            case _ if each.sort.startswith("kind "):
                made.left[at] = "label"
                if each.sort != "kind release" or not made.kind:
                    made.kind = each.sort.removeprefix("kind ")
            case _:
                pass
    scores = {at: headline_score(blocks, at, start, table, meta, several) for at in candidates}
    if not scores:
        return
    best = max(scores, key=lambda at: (scores[at], -at))
    if scores[best] < -1:
        return
    upper = [
        at
        for at in candidates
        if at < best
        and not any(blocks[b].sort in _PARTS or blocks[b].sort.startswith("kind ") for b in range(at, best))
    ]
    if (
        upper
        and blocks[best].block.form != "heading"
        and scores[upper[-1]] > scores[best] - 3.2
        and blocks[upper[-1]].size >= 4
        and not CLOSED.search(blocks[upper[-1]].text)
        and plain(blocks[upper[-1]].text) != plain(blocks[best].text)
    ):
        best = upper[-1]
    best = over_standfirst(blocks, candidates, best, table)
    made.headline = whole_headline(blocks, candidates, best)
    best = made.headline[-1]
    made.sure["headline"] = max(0.3, min(1.0, 0.5 + scores[best] / 12))
    between = [at for at in candidates if at > best]
    same = plain(blocks[best].text)
    if (
        between
        and blocks[best].text.isupper()
        and blocks[between[0]].text.isupper()
        and between[0] == best + 1
        and not blocks[between[0]].block.gap
        and blocks[best].block.form == "text"
    ):
        made.headline.append(between.pop(0))
    if (
        between
        and between[0] == best + 1
        and not blocks[between[0]].block.gap
        and blocks[between[0]].size <= 3
        and blocks[best].block.form == "text"
        and blocks[best].size > 6
        and (not blocks[between[0]].text[0].isupper() or OPEN.search(blocks[best].text))
    ):
        made.headline.append(between.pop(0))  # what a margin broke off
    for at in between:
        each = blocks[at]
        if plain(each.text) == same or (each.size < 3 and table.cased) or _BY.fullmatch(each.text):
            made.left[at] = "repeated" if plain(each.text) == same else "label"
        elif (
            each.block.linked > 0.7
            or each.text.rstrip().endswith(":")
            or (each.block.form == "item" and each.sort == "short" and each.size < 5)
        ):
            made.left[at] = "furniture"
        else:
            made.subheadline.append(at)
    for at in candidates:
        if at < made.headline[0]:
            made.left[at] = "repeated" if plain(blocks[at].text) == same else "above the headline"


def _tail(made: Outline, blocks: list[Sorted], start: int, stop: int, table: Words) -> None:
    """The blocks from the first paragraph on, each to its part."""
    state = "body"
    for at in range(start, stop):
        each = blocks[at]
        before = state
        state = _next(made, blocks, at, state, table) if at > start or each.sort not in ("prose", "dateline") else state
        if at in made.left or (each.sort in ("date", "embargo", "correction", "end") and _filed(made, at)):
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


def _names_above(made: Outline, blocks: list[Sorted], at: int) -> None:
    """Move the lines right above the first number or address that name whose it is from the body to the contacts."""
    moved: list[int] = []
    while len(made.body) > 1 and len(moved) < 3 and made.body[-1] == at - 1 - len(moved):
        last = blocks[made.body[-1]]
        if (
            last.sort != "short"
            or last.size > 8
            or last.sentence
            or last.block.form in ("heading", "item")
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
            return "notes" if _holds(blocks, at) else state
        case "about":
            if state == "body" and made.end is None and not _ends_soon(blocks, at):
                return state
            return "about"
        case "contact":
            return "contact"
        case "reach":
            if state in ("contact", "after", "notes") or _ends_soon(blocks, at):
                return "contact" if state != "notes" or _ends_soon(blocks, at) else state
            return state
        case "related":
            if state == "body" and made.end is None and _much_text(blocks, at):
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
                and _much_text(blocks, at)
            ):
                return state
            made.left[at] = "furniture"
            return "after" if state in ("contact", "about", "notes") and _several_furniture(blocks, at) else state
        case "glyph":
            made.left[at] = "glyph"
            return state
        case "date":
            if state == "related":
                made.left[at] = "furniture"
            else:
                made.dates.append(at)
            return state
        case "embargo":
            made.embargo.append(at)
            return state
        case "correction":
            made.corrections.append(at)
            return state
        case "caption" | "immediate" | "attributed" | "place":
            made.left[at] = "caption" if each.sort == "caption" else "label"
            return state
        case _ if each.sort.startswith("kind "):
            made.left[at] = "label"
            return state
    if state == "contact":
        return _after_contact(made, blocks, at)
    if state == "after":
        if each.sort in ("prose", "dateline") and each.block.linked < 0.4 and each.size >= 12:
            return "about"
        return state
    if state == "related":
        return state
    if state == "about" and each.sort == "short" and each.size < 12 and each.block.form != "item" and not each.sentence:
        return "after" if not _much_text(blocks, at) else state
    return state


def _after_contact(made: Outline, blocks: list[Sorted], at: int) -> str:
    """Where block `at` belongs, which follows those of a contact and is no label."""
    each = blocks[at]
    near = any(b.sort in ("reach", "contact") for b in blocks[at + 1 : at + 4])
    if each.sort == "short" and each.size <= 16 and each.block.linked < 0.7:
        if near:
            return "contact"
        last = blocks[at - 1]
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


def _holds(blocks: list[Sorted], at: int) -> bool:
    """Whether something follows the label at `at` that it can head."""
    return blocks[at].label < len(blocks[at].text) - 10 or any(b.size for b in blocks[at + 1 : at + 3])


def _much_text(blocks: list[Sorted], at: int) -> bool:
    return sum(b.size for b in blocks[at + 1 : at + 5] if b.sort in ("prose", "dateline") and b.block.linked < 0.4) > 40


def _ends_soon(blocks: list[Sorted], at: int) -> bool:
    """Whether hardly any running text follows."""
    rest = sum(b.size for b in blocks[at + 1 :] if b.sort in ("prose", "dateline") and b.block.linked < 0.4)
    return rest < 0.4 * sum(b.size for b in blocks[:at] if b.sort in ("prose", "dateline"))


def _several_furniture(blocks: list[Sorted], at: int) -> bool:
    return sum(b.sort in ("furniture", "linked", "related") for b in blocks[at : at + 4]) >= 2


def _trim(made: Outline, blocks: list[Sorted]) -> None:
    """Take out of the body what only looks like it: pull quotes, the headline again, titles behind the last paragraph."""
    whole = {at: plain(blocks[at].text) for at in made.body}
    for at in list(made.body):
        bare = whole[at].strip("“”\"«»„'‘’ ")
        again = len(bare) > 25 and any(
            bare in text and (other < at or len(text) > len(bare) + 20) for other, text in whole.items() if other != at
        )
        if again or (any(bare == plain(blocks[head].text) for head in made.headline) and len(bare) > 8):
            made.body.remove(at)
            made.left[at] = "repeated"
            del whole[at]
    behind = made.contacts or made.boilerplate or made.end is not None
    while len(made.body) > 1 and not behind:
        last = blocks[made.body[-1]]
        if (
            last.sort == "short"
            and not last.sentence
            and last.block.form != "item"
            and last.block.linked < 2
            and last.block.form == "heading"
        ) or (
            last.sort in ("short", "linked")
            and not last.sentence
            and last.size <= 14
            and last.block.form != "item"
            and not _keeps(blocks, made.body)
        ):
            made.left[made.body.pop()] = "after the text"
        else:
            break


def _keeps(blocks: list[Sorted], body: list[int]) -> bool:
    """Whether the last block of `body` belongs to the text although it is short: an answer to a colon, perhaps the last
    of several; a signature."""
    for at in reversed(body[:-1]):
        if blocks[at].text.rstrip().endswith((":", "：", ",", ";")):
            return True
        if blocks[at].sort != "short" or blocks[at].sentence or blocks[at].size > 14:
            return False
    return False
