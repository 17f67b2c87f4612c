"""What the styles of a Word document say of its paragraphs: title, heading, list, quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iompress.importers._page import Form

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TITLES = ("title", "titre", "titel", "título", "titolo", "naslov", "название", "العنوان", "标题")
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|naslov|заголовок|عنوان|标题)\s*(\d)")


@dataclass
class Styles:
    """The names of styles by id, in lower case, and the lists that they count in, each with its level. `titled` is
    whether a paragraph has been the title."""

    names: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    """The ids of those that strike out what has them."""
    titled: bool = False

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles that the part `root` defines."""
        found: dict[str, str] = {}
        lists: dict[str, tuple[str, int]] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.find(f"{W}name")
            found[style.get(f"{W}styleId", "")] = (name.get(f"{W}val", "") if name is not None else "").lower()
            if (own := _list(style.find(f"{W}pPr"))) is not None:
                lists[style.get(f"{W}styleId", "")] = own
        struck = {
            style.get(f"{W}styleId", "")
            for style in (root.iter(f"{W}style") if root is not None else ())
            if is_on(style.find(f"{W}rPr"), "strike") or is_on(style.find(f"{W}rPr"), "dstrike")
        }
        return cls(found, lists, frozenset(struck))

    def strikes(self, properties: Element | None) -> bool:
        """Whether a run with `properties` is struck out, by itself or by its style."""
        if properties is None:
            return False
        own = [name for name in ("strike", "dstrike") if properties.find(f"{W}{name}") is not None]
        return any(is_on(properties, name) for name in own) if own else _value(properties, "rStyle") in self.struck

    def list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The id of the list that `paragraph`, or else its style, says that it counts in, and the level, 0 for the
        outermost; None if neither says so."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        return _list(properties) or self.lists.get(_value(properties, "pStyle"))

    def form(self, paragraph: Element) -> tuple[Form, int]:
        """What `paragraph` is, and at which level."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "text", 0
        said = _value(properties, "pStyle")
        name = self.names.get(said, said.lower())
        if name in _TITLES:
            self.titled = True
            return "heading", 1
        if found := _HEADING.fullmatch(name):
            return "heading", min(6, int(found[1]) + (1 if self.titled else 0))
        outline = _value(properties, "outlineLvl")
        if outline and outline in "012345":
            return "heading", int(outline) + 1
        numbered = properties.find(f"{W}numPr")
        if (numbered is not None and _value(numbered, "numId") not in ("", "0")) or name.startswith("list"):
            level = _value(numbered, "ilvl") if numbered is not None else ""
            return "item", 1 + int(level) if level.isdecimal() else 1
        return ("quoted" if "quote" in name else "text"), 0


def _list(properties: Element | None) -> tuple[str, int] | None:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None
    level = _value(numbered, "ilvl")
    return _value(numbered, "numId"), int(level) if level in tuple("012345678") else 0


def is_on(properties: Element | None, name: str) -> bool:
    """Whether the switch `name` is set in `properties`."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "none", "off")


def _value(properties: Element, name: str) -> str:
    found = properties.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
