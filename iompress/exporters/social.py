"""Posts for social networks, cut to each one's limit, and a picture of each quotation; in one archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iompress.edition import Edition, Quote
from iompress.exporters import _card, _wire
from iompress.exporters._package import zipped
from iompress.exporters._sheet import Sheet, sheet
from iompress.model.state import State

EXTENSION = "social.zip"
MEDIA_TYPE = "application/zip"

_LINK = 23
"""Characters that X and Mastodon count for any address."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network: how much of what it counts a post may have."""

    name: str
    limit: int
    count: Callable[[str], int]


def _weighed(text: str) -> int:
    """Characters as X counts them: Latin and its like one, Chinese and emoji two."""
    return sum(1 if ord(c) <= 0x10FF or 0x2000 <= ord(c) <= 0x200D or 0x2010 <= ord(c) <= 0x201F else 2 for c in text)


NETWORKS = (
    Network("X", 280, _weighed),
    Network("Bluesky", 300, len),
    Network("Mastodon", 500, len),
    Network("LinkedIn", 3000, len),
)


def export(edition: Edition) -> bytes:
    """`edition` as a ZIP archive: posts.txt, and quote-ID.png and .svg for each registered quotation.

    Raises IompressError if there is no font for its script.
    """
    page = sheet(edition)
    parts = {"posts.txt": posts(page).encode()}
    if edition.state is not State.WITHDRAWN:
        for quote in edition.quotes:
            parts[f"quote-{quote.id}.png"] = _card.draw(page, quote, "png")
            parts[f"quote-{quote.id}.svg"] = _card.draw(page, quote, "svg")
    return zipped(parts)


def posts(page: Sheet) -> str:
    """The threads for every network, the banner before all and before each post."""
    parts = [*page.banner, ""] if page.banner else []
    for network in NETWORKS:
        heading = f"{network.name} ({network.limit})"
        parts += [heading, "=" * len(heading), ""]
        posted = thread(page, network)
        for number, post in enumerate(posted, 1):
            parts += [f"{number}/{len(posted)}", post, ""]
    return "\n".join([*parts, str(page.provenance), ""])


def thread(page: Sheet, network: Network) -> tuple[str, ...]:
    """The posts for `network` in their order, none larger than its limit."""
    return tuple(_thread(page, network))


def _thread(page: Sheet, network: Network) -> Iterator[str]:
    """Headline and address, what the release says in short, then who said what."""
    edition = page.edition
    opening = f"{page.banner[0]}\n\n" if page.banner else ""
    address = _wire.address(edition)
    ending = f"\n\n{address}" if address else ""
    taken = network.count(opening) + (
        2 + (_LINK if network.name in ("X", "Mastodon") else len(address)) if address else 0
    )
    *firsts, last = cut(page.headline, max(20, network.limit - taken), network.count)
    yield from (opening + part for part in firsts)
    yield opening + last + ending
    if edition.state is State.WITHDRAWN:
        return
    room = max(20, network.limit - network.count(opening))
    for text in (edition.summary or edition.lead, *(_said(quote, edition) for quote in edition.quotes)):
        yield from (opening + part for part in cut(text, room, network.count))


def _said(quote: Quote, edition: Edition) -> str:
    speaker = edition.locale.list_separator.join(filter(None, (quote.speaker, quote.role)))
    return f"{edition.quotation_marks[0]}{quote.text}{edition.quotation_marks[1]}\n— {speaker}"


_BETWEEN = re.compile(r"((?<=[.!?؟])\s+|(?<=[。！？])|\n)")
"""What stands between two sentences or lines."""


def cut(text: str, limit: int, count: Callable[[str], int]) -> list[str]:
    """`text` in parts that `count` finds no larger than `limit`: between sentences if possible, else between words.

    No word is lost; one that is too long by itself is parted.
    """
    parts: list[str] = []
    pieces = ["", *_BETWEEN.split(text)]
    for between, sentence in zip(pieces[::2], pieces[1::2], strict=True):
        if not sentence:
            continue
        joined = f"{parts[-1]}{between}{sentence}" if parts else sentence
        if parts and count(joined) <= limit:
            parts[-1] = joined
            continue
        line = ""
        for word in sentence.split(" "):
            if line and count(f"{line} {word}") > limit:
                parts.append(line)
                line = ""
            line = f"{line} {word}" if line else word
            while count(line) > limit:
                fitting = next(
                    at for at in range(min(len(line), max(limit, 1)), 0, -1) if count(line[:at]) <= limit or at == 1
                )
                parts.append(line[:fitting])
                line = line[fitting:]
        if line:
            parts.append(line)
    return parts or [""]
