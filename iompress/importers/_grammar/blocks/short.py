"""What a block of at most a few lines is: a label, a date, a row of a menu."""

from __future__ import annotations

import re

from iompress.importers._grammar.blocks.captions import is_credited
from iompress.importers._grammar.blocks.datelike import is_date_line
from iompress.importers._grammar.blocks.holds import language_of
from iompress.importers._grammar.blocks.labels import is_correction, is_kind, label_end, run_in_end, shares_kind
from iompress.importers._grammar.blocks.menus import is_menu
from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.blocks.sorted import KINDS, SENTENCE_END, Sorted
from iompress.importers._grammar.datelines import datelines
from iompress.importers._grammar.lexicon import Words
from iompress.importers._page import Block


def short_sort(block: Block, text: str, count: int, table: Words) -> Sorted | None:
    """What a block of at most a few lines is, if it is some label or other."""
    labels = table.labels
    stripped = text.strip().strip("*_|[]").rstrip(":： ").strip()
    lone = stripped.strip("-–—•·<>«»|/ ")
    if labels["end"].fullmatch(stripped) and count <= 5:
        return Sorted(block, "end", count)
    if language_of(text, table.tag):
        noted = run_in_end(labels["notes"], text)  # a note to editors on a report that is held is one all the same
        return Sorted(block, "notes" if noted else "embargo", count, noted)
    if (found := labels["immediate"].match(lone)) and len(lone) - found.end() < 60:
        return Sorted(block, "immediate", count)
    if count <= 14:
        for kind in KINDS:
            if is_kind(labels[kind], lone, table) or shares_kind(labels[kind], lone):
                return Sorted(block, f"kind {kind}", count)
    day = is_date_line(lone, table)
    if day:
        return Sorted(block, "date", count)
    if labels["related"].fullmatch(lone) and count <= 8:
        return Sorted(block, "related", count)
    if count < 60 and (labels["caption"].match(text.lstrip("[(*_ ")) or is_credited(text, labels["caption"])):
        label = run_in_end(labels["notes"], text)  # a note to editors on pictures is a note to editors
        return Sorted(block, "notes" if label else "caption", count, label)
    if labels["notes"].fullmatch(stripped):
        return Sorted(block, "notes", count, len(text))
    has_contact = reachable(text)
    if not has_contact and labels["furniture"].fullmatch(lone):
        return Sorted(block, "furniture", count)
    label = label_end(labels["contact"], text)
    if label and (
        has_contact
        or text.rstrip().endswith((":", "："))
        or labels["contact"].fullmatch(lone)
        or count <= (14 if text[label : label + 1] in (":", "：") and not SENTENCE_END.search(text) else 6)
    ):
        return Sorted(block, "contact", count, label)
    if not has_contact and labels["greeting"].fullmatch(stripped) and not _THANKS.fullmatch(text.strip()):
        return Sorted(block, "greeting", count)
    if is_correction(block, text, table):
        return Sorted(block, "correction", count)
    if count < 8 and (found := labels["place"].match(lone)) and re.match(r"\s*[:：]\s*\S", lone[found.end() :]):
        return Sorted(block, "place", count, len(text) - len(lone[found.end() :].lstrip(" :：")))
    if count <= 12 and not SENTENCE_END.search(text) and labels["about"].fullmatch(stripped) and block.linked < 0.7:
        return Sorted(block, "about", count, len(text))
    if not has_contact and is_menu(lone, count, table):
        return Sorted(block, "furniture", count)
    if has_contact and count < 40 and not (SENTENCE_END.search(text) and (count > 12 or _tells(text, count, table))):
        return Sorted(block, "reach", count)
    if count <= 12:
        line = datelines.find(text, table.tag, alone=True)
        if line is not None:
            return Sorted(block, "dated", count, dateline=line)
    return None


def _tells(text: str, count: int, table: Words) -> bool:
    """Whether a sentence that an address or number stands in tells something, and does not only give them."""
    found = text.split()
    small = sum(word.strip(".,;:()").lower() in table.stopwords for word in found)
    return count >= 6 and (small >= 2 or (table.cased and not any(word[:1].isupper() for word in found[1:])))


_THANKS = re.compile(
    r"(?:(?:i\s+)?thank\s+you(?:\s+(?:very|so)\s+much)?|merci(?:\s+beaucoup)?|(?:muchas\s+)?gracias|(?:vielen\s+)?dank|(?:herzlichen|vielen)\s+dank|grazie|hvala(?:\s+lepa)?|(?:большое\s+)?спасибо|شكرا(?:\s+لكم)?|(?:非常)?[谢謝]{2}(?:大家|各位|你们|您)?)[.!。！]",
    re.I,
)
"""With what a speech ends; a message ends with a comma."""
