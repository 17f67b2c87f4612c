"""Mark-up that nests deeper than any page of text does, made shallow before the parser sees it."""

from __future__ import annotations

import re

DEEPEST = 400
"""How deep elements may nest; the tags of what lies deeper are dropped, its words kept."""

_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_UNCOUNTED = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
                        "p", "li", "td", "tr", "th"))  # fmt: skip
"""What has no end, or often none."""


def shallow(markup: str) -> str:
    """`markup` with at most DEEPEST open elements at any place; the parser takes time and stack for each."""
    depth = 0
    for match in _ANY_TAG.finditer(markup):
        if not _counts(match):
            continue
        depth += -1 if match[1] else 1
        if depth > DEEPEST:
            break
    else:
        return markup
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if _counts(match):
            depth += -1 if match[1] else 1
        return match[0] if depth <= DEEPEST else " "

    return _ANY_TAG.sub(kept, markup)


def _counts(match: re.Match[str]) -> bool:
    return match[2].lower() not in _UNCOUNTED and not match[0].endswith("/>")
