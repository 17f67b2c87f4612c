"""The numbers that Word counts for the entries of lists, as its numbering part defines them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iompress.importers._docx.styles import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNCOUNTED = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted: `form` is "bullet", "decimal" and the like."""

    form: str
    start: int


@dataclass
class Numbering:
    """`lists` are the definitions by the ids that paragraphs name: what they count together, and their levels. Only
    what has been counted grows while a document is read."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    restarted: dict[str, dict[int, int]] = field(default_factory=dict)
    """The numbers at which lists begin anew that count together with others."""
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """The lists that the part `root` defines."""
        made = cls()
        if root is None:
            return made
        shared = {each.get(f"{W}abstractNumId", ""): dict(_levels(each)) for each in root.iter(f"{W}abstractNum")}
        for each in root.iter(f"{W}num"):
            name, of = each.get(f"{W}numId", ""), _value(each, "abstractNumId")
            own = dict(shared.get(of, {}))
            for override in each.iter(f"{W}lvlOverride"):
                own |= dict(_levels(override))
                if (start := _value(override, "startOverride")).isdecimal():
                    made.restarted.setdefault(name, {})[_number(override.get(f"{W}ilvl", ""))] = int(start)
            made.lists[name] = (of, own)
        return made

    def next(self, name: str, level: int) -> int | None:
        """The number of the next entry of the list `name` at `level`, 0 for the outermost; None for a bullet."""
        of, levels = self.lists.get(name, ("", {}))
        own = levels.get(level)
        counted = self._counted.setdefault(of, {})
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        if own is None or own.form in _UNCOUNTED:
            return None
        restart = self.restarted.get(name, {}).pop(level, None)
        number = restart if restart is not None else counted[level] + 1 if level in counted else own.start
        counted[level] = number
        return number if 0 <= number < 1_000_000_000 else None


def _levels(node: Element) -> Iterator[tuple[int, _Level]]:
    for each in node.iter(f"{W}lvl"):
        start = _value(each, "start")
        yield _number(each.get(f"{W}ilvl", "")), _Level(_value(each, "numFmt") or "decimal", _number(start or "1"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _value(node: Element, name: str) -> str:
    found = node.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
