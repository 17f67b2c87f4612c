"""The labels that blocks begin with, and the blocks that are nothing but one."""

from __future__ import annotations

import re

from iompress.importers._grammar import dates
from iompress.importers._grammar.blocks.sorted import SENTENCE_END
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words
from iompress.importers._page import Block


def is_correction(block: Block, text: str, table: Words) -> bool:
    """Whether `text` says what was corrected; a headline with the word in front does not."""
    found = table.labels["correction"].match(text.lstrip("*_[ "))
    if not found or len(text) > 600 or block.form == "heading":
        return False
    enclosed = text.lstrip("*_ ").startswith(("(", "[")) and text.rstrip("*_ ").endswith((")", "]"))
    return enclosed or (
        SENTENCE_END.search(text) is not None
        and re.match(r"\s*(?:\([^)]*\))?\s*[:：–—-]|\s*\(", text[found.end() :]) is not None
    )


def label_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the label `pattern` ends with which `text` begins; 0 if it begins with none."""
    found = pattern.match(text.lstrip("*_ "))
    return found.end() + len(text) - len(text.lstrip("*_ ")) if found and found.end() > 1 else 0


def run_in_end(pattern: re.Pattern[str], text: str) -> int:
    """The end of a label that `text` begins with and a colon or dash closes; 0 if there is none."""
    end = label_end(pattern, text)
    if not end:
        return 0
    if text[end - 1] in ":：":
        return end
    closed = re.match(r"\s*(?:[:：]|\s[–—-]\s)", text[end:])
    return end + closed.end() if closed else 0


_NUMBER_OR_DATE = re.compile(
    r"[\s,:|/–—()-]*(?:(?:no|nr|n°|nº|№|št|num|number)?\.?\s*[A-Z]{0,5}[-/]?\d[\w/.-]*)?[\s,:|/–—()-]*", re.IGNORECASE
)


def is_kind(pattern: re.Pattern[str], text: str, table: Words) -> bool:
    """Whether `text` is the kind `pattern` and no more than a number or a date."""
    found = pattern.match(text)
    if not found or not found.end():
        return False
    rest = text[found.end() :]
    if rest[:1].isalnum():
        return False
    for day in reversed(dates.find(rest, table.tag)):
        rest = rest[: day.start] + " " + rest[day.end :]
    return _NUMBER_OR_DATE.fullmatch(rest) is not None or pattern.fullmatch(text) is not None


def shares_kind(pattern: re.Pattern[str], text: str) -> bool:
    """Whether one of two parts of `text` is the kind `pattern`: “World Cradle Alliance | Statement”."""
    parts = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", text)
    return (
        len(parts) == 2
        and any(pattern.fullmatch(part) and size(part) <= 4 for part in parts)
        and all(size(part) <= 6 for part in parts)
    )
