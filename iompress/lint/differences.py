"""What readers of a release would read otherwise than they did."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from iompress.lint.diagnostic import Keys, Spot

TEXT = ("kind", "headline", "subheadline", "summary", "language", "date", "body", "notes", "dateline", "embargo")
"""What readers were given, besides quotes, pictures and standing texts. Topics and contacts may be set right at any
time."""

_LEFT_OUT = {"kind": "release"}
"""What a field that is left out stands for."""
_LONGEST = 60


class Difference(NamedTuple):
    """Where the release reads otherwise now, from the first character that differs, and what stood and stands there."""

    spot: Spot
    message: str
    old: Any
    new: Any


def differences(
    before: Mapping[str, Any], now: Mapping[str, Any], default_boilerplate: Any = None
) -> Iterator[Difference]:
    """What differs between the tables of a release before and now; `default_boilerplate` are the keys that a release
    without any of its own printed."""
    for key in TEXT:
        otherwise = _LEFT_OUT.get(key)
        yield from _difference((key,), before.get(key, otherwise), now.get(key, otherwise), f"`{key}`")
    old, new = (tables.get("boilerplate", default_boilerplate) for tables in (before, now))
    yield from _difference(("boilerplate",), old, new, "`boilerplate`")
    for table, name in (("quotes", "id"), ("media", "file")):
        yield from _entries(table, name, before, now)


def entries(tables: Mapping[str, Any], table: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables in the list `table`, each with its number; none where there is something else, which rules tell of."""
    value = tables.get(table)
    return [(n, e) for n, e in enumerate(value) if isinstance(e, dict)] if isinstance(value, list) else []


def _entries(table: str, name: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = ({str(e.get(name)): e for _, e in entries(tables, table)} for tables in (before, now))
    numbers = {str(e.get(name)): n for n, e in entries(now, table)}
    for entry, told in old.items():
        if entry not in new:
            yield Difference(Spot((table,)), f"“{entry}” was taken out of `{table}`", told, None)
            continue
        for field in dict.fromkeys((*told, *new[entry])):
            if field not in ("approval", "consent"):
                keys = (table, numbers[entry], field)
                yield from _difference(keys, told.get(field), new[entry].get(field), f"`{field}` of “{entry}”")
    for entry in new.keys() - old.keys():
        yield Difference(Spot((table, numbers[entry])), f"“{entry}” was added to `{table}`", None, new[entry])


def _difference(keys: Keys, old: Any, new: Any, called: str) -> Iterator[Difference]:
    if same(old, new):
        return
    if not isinstance(old, str) or not isinstance(new, str):
        yield Difference(Spot(keys), f"{called} has changed", old, new)
        return
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    was, is_ = (_words_around(text, start, len(text) - tail) for text in (old, new))
    told = f"{called} has changed, from “{_short(was)}” to “{_short(is_)}”,"
    yield Difference(Spot(keys, start, max(start, len(new) - tail)), told, was, is_)


def same(old: Any, new: Any) -> bool:
    """Whether both read the same: composed, without blanks at the ends of lines and of the whole."""
    return bool(old == new or (isinstance(old, str) and isinstance(new, str) and _read(old) == _read(new)))


def _read(text: str) -> list[str]:
    return [line.rstrip() for line in unicodedata.normalize("NFC", text).strip().splitlines()]


def _words_around(text: str, start: int, end: int) -> str:
    """The characters `start` to `end`, to the ends of the words that they are parts of."""
    end = max(start, end)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3].rstrip()} …"
