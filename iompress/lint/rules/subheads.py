"""SH: sub-heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, once_a_page
from iompress.lint.rule import rule
from iompress.lint.text import MARK, Block
from iompress.locales import locale
from iompress.model.fields import in_language

_MOST = 5
_HASHES = re.compile("#{1,6}")
_BLANK = f" \t\n#{MARK}"


@rule("SH001", "warning")
def too_many_sub_heads(page: Page) -> Iterator[Finding]:
    """The body has more than five sub-heads.

    Why: Some newswires cut a release at the sixth; and so many parts are a report.
    Source: wire
    Bad: a release with eight sub-heads
    Good: a release with up to five
    """
    heads = _heads(page)
    if len(heads) > _MOST:
        message = f"{len(heads)} sub-heads, more than {_MOST}"
        yield page.at(*_words_of(page, heads[_MOST]), message, "join parts, or move some to `notes`")


@rule("SH002", "warning")
def level_skipped(page: Page) -> Iterator[Finding]:
    """A sub-head is more than one level below the one before it.

    The first is of level two: `## `.

    Why: Screen readers announce levels: a part seems to be missing.
    Source: own
    Bad: #### Background, below ## What the Compact says
    Good: ### Background, below ## What the Compact says
    """
    before = 1
    for head in _heads(page):
        if head.level > before + 1:
            message = f"a sub-head of level {head.level} below one of level {before}" if before > 1 else (
                f"the first sub-head is of level {head.level}"
            )  # fmt: skip
            start, end = _mark_of(page, head)
            yield page.at(start, end, message, f"write “{'#' * (before + 1)} ”")
            continue
        before = max(head.level, 2)


@rule("SH003", "warning", fix="safe")
def level_of_headline(page: Page) -> Iterator[Finding]:
    """A sub-head of level one.

    Level one is the headline's own; sub-heads begin with `## `.

    Why: A page has one title: search engines and screen readers would take the sub-head for it.
    Source: own
    Bad: # Background
    Good: ## Background
    Fix: It becomes a sub-head of level two.
    """
    for head in _heads(page):
        if head.level == 1:
            start, end = _mark_of(page, head)
            is_marked = page.written[start] == "#"  # not underlined
            message = "a sub-head of level one, which is the headline's"
            yield page.at(start, start if is_marked else end, message, "write “## ”", "#" if is_marked else None)


@rule("SH004", "warning", fix="safe")
def sub_head_ends_with_full_stop(page: Page) -> Iterator[Finding]:
    """A sub-head ends with a full stop or a colon.

    Why: A sub-head is no sentence, and announces what follows without a sign.
    Source: own
    Bad: ## What the Compact says:
    Good: ## What the Compact says
    Fix: The mark is taken away.
    """
    for head in _heads(page):
        start, end = _words_of(page, head)
        words = page.prose[start:end]
        if words.endswith(("。", "：", ":")) or (
            words.endswith(".") and not words.endswith("..") and words[-3:-2] not in (".", " ")
        ):
            mark = "colon" if words[-1] in ":：" else "full stop"
            yield page.at(end - 1, end, f"the sub-head ends with a {mark}", "leave it out", "")


@rule("SH005", "warning")
def nothing_below_sub_head(page: Page) -> Iterator[Finding]:
    """A sub-head with nothing below it.

    Why: A part was forgotten, or cut without its title.
    Source: own
    Bad: ## Background, and then ## Figures
    Good: ## Background, and a paragraph
    """
    blocks = page.blocks
    for number, head in enumerate(blocks):
        if head.kind != "heading" or not page.body.start <= head.start < page.body.end:
            continue
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if after is None or after.start >= page.body.end or (after.kind == "heading" and after.level <= head.level):
            start, end = _words_of(page, head)
            if start < end:
                yield page.at(start, end, "a sub-head with nothing below it", "write the part, or delete the sub-head")


@rule("SH006", "warning")
def part_printed_anyway(page: Page) -> Iterator[Finding]:
    """A sub-head of the body is the title of a part that is printed anyway.

    Notes to editors, contacts and boilerplate have places of their own, and are printed from there with their titles.

    Why: They would be printed twice, and the ones in the body would neither be kept up to date nor translated.
    Source: own
    Bad: ## Notes to editors
    Good: notes = "…"
    """
    heads = _heads(page)
    if not heads:
        return
    keys = page.newsroom.defaults.boilerplate if page.release.boilerplate is None else page.release.boilerplate
    known = page.newsroom.boilerplate
    titles = {in_language(known[key].title, page.language).casefold(): key for key in keys if key in known}
    labels = _labels(page.language)
    for head in heads:
        start, end = _words_of(page, head)
        words = page.plain[start:end].rstrip(" :：").casefold()
        if words in labels:
            yield page.at(start, end, "a part that has a place of its own", f"move it to {labels[words]}")
        elif words in titles and words:
            message = f"the boilerplate “{titles[words]}” is printed anyway"
            yield page.at(start, end, message, "delete this part")


@cache
def _labels(language: str) -> dict[str, str]:
    """Where that belongs which stands below one of these titles."""
    words = locale(language)
    places = {"notes": "`notes`", "contact": "`contacts`", "contacts": "`contacts`"}
    own = {words.label(name).casefold(): place for name, place in places.items()}
    return own | (_ENGLISH if words.written == "en" else {})


_ENGLISH = dict.fromkeys(("note to editors", "notes for editors", "editor’s notes"), "`notes`") | dict.fromkeys(
    ("contact", "contacts", "media enquiries", "media inquiries", "press contact", "press contacts"), "`contacts`"
)


@once_a_page
def _heads(page: Page) -> tuple[Block, ...]:
    """The sub-heads of the body."""
    body = page.body
    return tuple(block for block in page.blocks if block.kind == "heading" and body.start <= block.start < body.end)


def _words_of(page: Page, head: Block) -> tuple[int, int]:
    """Where the words of a sub-head begin and end, without their markup."""
    words = page.plain[head.start : head.end]
    start = head.start + len(words) - len(words.lstrip(_BLANK))
    return start, max(start, head.start + len(words.rstrip(_BLANK)))


def _mark_of(page: Page, head: Block) -> tuple[int, int]:
    """Where the hashes of a sub-head stand; its words, if it is underlined."""
    hashes = _HASHES.match(page.written, head.start, head.end)
    return hashes.span() if hashes else _words_of(page, head)
