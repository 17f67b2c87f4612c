"""The words that lead in to a contact: “For more information, please contact”."""

from __future__ import annotations

import re

from iompress.importers._grammar.contacts.callers import has_name
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.people.tokens import tokens


def lead_in_end(text: str, table: Words) -> int:
    """Where the words of a lead-in end: “For more information, please contact”."""
    end = 0
    for _ in range(3):
        rest = text[end:]
        skip = len(rest) - len(rest.lstrip(" ,:：-–—•*|"))
        found = table.labels["contact"].match(rest, skip)
        if found is None or found.end() <= skip:
            break
        if end and not LEAD_IN.search(found[0]) and _NAMES.match(rest, found.end()):
            break  # “Contact: Press Desk, …”: the office is the contact
        stop = end + found.end()
        tail = re.match(r"[^:：@+\d]{0,70}?[:：]\s*", text[stop:])
        if tail and not has_name(tail[0], table.tag) and not _kind_of_line(tail[0], table):
            stop += tail.end()
        end = stop
        more = _MORE_LABEL.match(text, end)
        end = more.end() if more else end
    lead = re.match(
        r"\s*(?:please\s+)?(?:contact(?:s|ed|er|ar|are|ez)?|to|at|with|the|(?-i:a)|con|à|auprès\s+de|(?-i:le|la|el|an)|bei|wenden\s+sie\s+sich\s+an|se\s+obrnite\s+na|с|к|مع|على|ب|与|:|：|,)\s+(?=\S)",
        text[end:],
        re.IGNORECASE,
    )
    return end + lead.end() if end and lead else end


_NAMES = re.compile(r"\s*[,(]")
"""What stands behind a name and not behind a label."""


_MORE_LABEL = re.compile(
    r"\s*(?:information|informations|info|details|persons?|points?|daten|personen)\b[\s:：]*", re.IGNORECASE
)


def _kind_of_line(text: str, table: Words) -> bool:
    last = re.findall(r"[^\s:：.]+", text)
    return bool(last) and any(table.labels[name].fullmatch(last[-1]) for name in ("phone", "email", "fax"))


LEAD_IN = re.compile(
    r"contact|inform|more|more|plus|mayor|más|für|pour|para|per\s|za\s|for\s|для|за\s|لم|如|欲|weitere|nähere|please|call",
    re.IGNORECASE,
)


def tells_whose(lead: str, table: Words) -> bool:
    """Whether a label says whose office it is, and not only that this is a contact."""
    if not table.cased or not table.labels["contact"].fullmatch(lead):
        return True
    return any(token.sort in ("organ", "acronym", "role") for token in tokens(lead, table.tag))
