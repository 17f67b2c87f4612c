"""Line after line of contacts: whom its words name goes with the numbers and addresses behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.contacts.addresses import Address, addresses, with_link
from iompress.importers._grammar.contacts.callers import has_name, head_of, is_aside, is_desk, is_head
from iompress.importers._grammar.contacts.firms import is_postal
from iompress.importers._grammar.contacts.leadins import LEAD_IN, lead_in_end, tells_whose
from iompress.importers._grammar.contacts.naming import parted, together
from iompress.importers._grammar.contacts.reach import Line, Reach
from iompress.importers._grammar.contacts.regions import named_here
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.people.tokens import tokens

_EDGES = " ,;:：.|/–—-•*"

_ENCLOSED = re.compile(r"\s*\(([^()]{3,60})\)")
"""Whose a number is, behind it: “+41 22 555 01 42 (Ana Keel)”."""

_LONGEST = 12
"""Words of a name and a function."""


class Reader:
    """What was read so far: `found` are the contacts, of which `current` is still in the making."""

    def __init__(self, table: Words, regions: Sequence[str]) -> None:
        self.found: list[Reach] = []
        self.remarks: list[str] = []
        self.current = Reach()
        self._table = table
        self._regions = regions
        self._desk = re.compile(rf"(?<!\w){table.labels['desk'].pattern}(?!\w)[^:：]*$", re.IGNORECASE)
        self._office = re.compile(rf"({table.labels['press_office'].pattern})\s*$", re.IGNORECASE)

    def line(self, line: Line, links: Sequence[tuple[int, str]], last: bool) -> None:
        """Read `line`; `links` are its addresses that the text does not show, by their place in the page."""
        text = line.text
        label = lead_in_end(text, self._table)
        lead = text[:label].strip(" :：,.،-–—•*")
        self._begin(text[:label], lead)
        before = len(self.found)
        entities = addresses(text, self._table, named_here(text, self._table.tag, self._regions), self.remarks)
        for at, url in links:
            entities = with_link(entities, at - line.start, url, self._regions)
        at = label
        for entity in [*entities, Address(len(text), len(text), "", "")]:
            fax = self._words(text[at : entity.start], line.start + at, entity, last)
            if entity.sort and not fax:
                self._take(entity, line.start)
            at = entity.end
        if self._office.fullmatch(lead) and not entities and not self.current.reached and self._has_name():
            self.current.office = text.strip()
        else:
            self._labelled(text, label, lead, len(self.found) == before)

    def _has_name(self) -> bool:
        return has_name(self.current.name, self._table.tag)

    def _close(self, office: str = "") -> None:
        self.found.append(self.current)
        self.current = Reach(office=office)

    def _begin(self, label: str, lead: str) -> None:
        """Begin a new contact where a label tells that one begins, or that lines of text were in front of it."""
        long = len(f"{self.current.name} {self.current.role}".split()) > _LONGEST
        if label and not self.current.reached and long:
            self.current = Reach()
        if self.current.reached and lead and ":" in label and self._office.fullmatch(lead):
            self._close(office=lead)

    def _words(self, chunk: str, start: int, entity: Address, last: bool) -> bool:
        """Read the words `chunk` in front of `entity`; whether they say that it is a fax's."""
        current, language = self.current, self._table.tag
        enclosed = _ENCLOSED.match(chunk) if current.reached and not current.name else None
        if enclosed and has_name(enclosed[1], language):
            self._named(enclosed[1])
            current.spans.append((start, start + enclosed.end()))
            return self._words(chunk[enclosed.end() :], start + enclosed.end(), entity, last)
        head, fax = head_of(chunk, self._table)
        if head and not entity.sort and is_postal(head):
            return fax
        whole = chunk.strip(_EDGES)
        fresh = not (current.name or current.reached)
        if fresh and not whole.startswith(head) and self._desk.search(whole) and is_desk(whole, language):
            head = whole
        below = current.reached and not current.name and not entity.sort and last and _is_short(head)
        if head and (below or is_head(head, language, entity.sort, bool(current.name), current.reached)):
            if current.reached and not below and not (is_aside(head, language) and entity.sort):
                self._close()
            people, behind = together(head, language)
            self._named(people[0] + behind if people else head)
            self.current.beside += people[1:]
            self.current.spans.append((start, start + len(chunk)))
        elif not (head or current.name or current.office) and self._desk.search(chunk) and len(chunk.split()) >= 2:
            current.office = chunk.strip(_EDGES + "()")
        return fax

    def _named(self, head: str) -> None:
        """Give the contact in the making the name and function that `head` tells."""
        current = self.current
        name, role = parted(head, self._table.tag, self._table)
        if not current.name or current.reached:
            current.name, current.role = name or current.name, _listed(current.role, role)
        elif has_name(name, self._table.tag) and (not self._has_name() or (self._is_titled(head) and not current.role)):
            current.name, current.role = name, _listed(role, current.name, current.role)
        elif current.office and name == head and has_name(name, self._table.tag) and not current.role:
            current.name, current.role = name, current.office  # “Press office Blue Harbour”, and whoever is there
        else:
            current.role = _listed(current.role, head)

    def _is_titled(self, head: str) -> bool:
        """Whether `head` begins with an honorific, which tells a person from an organization: “Mag. Ana Keel”."""
        first = next(iter(tokens(head, self._table.tag)), None)
        return first is not None and first.sort == "honorific"

    def _take(self, entity: Address, start: int) -> None:
        kept = self.current.emails if entity.sort == "email" else self.current.phones
        if entity.value not in kept:
            kept.append(entity.value)
        self.current.spans.append((start + entity.start, start + entity.end))

    def _labelled(self, text: str, label: int, lead: str, first: bool) -> None:
        """Take what the label in front of `text` tells of the contact: a function, or whose office it is.

        `first` says whether no other contact of the line is in front of it.
        """
        current = self.current
        whose = not LEAD_IN.search(lead) and tells_whose(lead, self._table)
        if whose and lead == text.strip() and current.name and not current.reached:
            current.role = _listed(current.role, lead)
        elif (
            lead and first and len(lead.split()) <= 6 and (whose or (not current.name and self._office.fullmatch(lead)))
        ):
            current.office = current.office or lead
        elif current.name and not current.role and not self._has_name() and (own := self._office.search(text[:label])):
            current.name = f"{own[1]} {current.name}"


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _is_short(head: str) -> bool:
    """Whether `head` is a few words without figures, as whose number stands above is told."""
    return len(head.split()) <= 6 and not any(map(str.isdigit, head))
