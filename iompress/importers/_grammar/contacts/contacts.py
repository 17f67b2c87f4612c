"""Contacts: whom journalists call, from a line, a list or a table, with numbers in E.164."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from iompress.importers._grammar.contacts.addresses import Address, addresses, with_link
from iompress.importers._grammar.contacts.callers import has_name, head_of, is_aside, is_desk, is_head
from iompress.importers._grammar.contacts.firms import is_postal
from iompress.importers._grammar.contacts.leadins import LEAD_IN, lead_in_end, tells_whose
from iompress.importers._grammar.contacts.naming import parted, together
from iompress.importers._grammar.contacts.reach import Line, Reach
from iompress.importers._grammar.contacts.regions import dialled, named_here
from iompress.importers._grammar.lexicon import Words, words

_JOIN = re.compile(r"\s*(?:[;|•·]|\s[–—]\s|\s-\s)\s*")


def read(
    lines: Sequence[Line], links: Iterable[tuple[int, str]], language: str, regions: Sequence[str]
) -> tuple[list[Reach], list[str]]:
    """The contacts that `lines` give, and remarks on numbers that could not be understood.

    `links` are `mailto:` and `tel:` addresses by their place in the page, as far as the text does not show them;
    `regions` are the ISO 3166-1 codes of the countries that numbers without a prefix can be in, the likeliest first.
    """
    table = words(language)
    desk = re.compile(rf"(?<!\w){table.labels['desk'].pattern}(?!\w)[^:：]*$", re.IGNORECASE)
    remarks: list[str] = []
    found: list[Reach] = []
    current = Reach()
    more = sorted(links)
    regions = list(dict.fromkeys([*dialled(lines), *regions]))
    for line in lines:
        label = lead_in_end(line.text, table)
        text = line.text
        if label and not (current.phones or current.emails) and _is_text(current):
            current = Reach()
        before = len(found)
        entities = addresses(text, table, named_here(text, language, regions), remarks)
        for at, url in more:
            if line.start <= at < line.start + len(text) + 1:
                entities = with_link(entities, at - line.start, url, regions)
        at = label
        for entity in [*entities, Address(len(text), len(text), "", "")]:
            chunk = text[at : entity.start]
            head, fax = head_of(chunk, table)
            reached = bool(current.phones or current.emails)
            if head and not entity.sort and is_postal(head):
                at = entity.end
                continue
            whole = chunk.strip(" ,;:：.|/–—-•*")
            fresh = not (current.name or reached)
            if fresh and not whole.startswith(head) and desk.search(whole) and is_desk(whole, language):
                head = whole
            below = reached and not current.name and not entity.sort and line is lines[-1] and len(head.split()) <= 6
            if head and (below or is_head(head, language, entity.sort, bool(current.name), reached)):
                if below:
                    pass  # the name stands under its number
                elif (current.phones or current.emails) and not (is_aside(head, language) and entity.sort):
                    found.append(current)
                    current = Reach()
                people, behind = together(head, language)
                _named(current, people[0] + behind if people else head, language, table)
                current.beside += people[1:]
                current.spans.append((line.start + at, line.start + entity.start))
            elif not (head or current.name or current.office) and desk.search(chunk) and len(chunk.split()) >= 2:
                current.office = chunk.strip(" ,;:：.|/–—-•*()")
            if entity.sort == "email" and entity.value not in current.emails:
                current.emails.append(entity.value)
            elif entity.sort == "phone" and not fax and entity.value not in current.phones:
                current.phones.append(entity.value)
            if entity.sort and not fax:
                current.spans.append((line.start + entity.start, line.start + entity.end))
            at = entity.end
        _labelled(current, text, label, len(found) == before, table)
    found.append(current)
    for each in found:
        each.name = each.name or each.office
    return _merged([one for each in found if each.phones or each.emails for one in _apart(each)]), remarks


def _labelled(current: Reach, text: str, label: int, first: bool, table: Words) -> None:
    """Give `current` what the label that the line `text` begins with tells of it: a function, or whose office it is.

    `first` says whether no other contact of the line is in front of it.
    """
    office = re.compile(rf"({table.labels['press_office'].pattern})\s*$", re.IGNORECASE)
    lead = text[:label].strip(" :：,.،-–—•*")
    whose = not LEAD_IN.search(lead) and tells_whose(lead, table)
    if whose and lead == text.strip() and current.name and not (current.phones or current.emails):
        current.role = ", ".join(filter(None, (current.role, lead)))
    elif lead and first and len(lead.split()) <= 6 and (whose or (not current.name and office.fullmatch(lead))):
        current.office = current.office or lead
    elif (
        current.name
        and not current.role
        and not has_name(current.name, table.tag)
        and (own := office.search(text[:label]))
    ):
        current.name = f"{own[1]} {current.name}"


def _apart(each: Reach) -> list[Reach]:
    """`each`, and those who are reached as it is."""
    others = (replace(each, name=name, phones=[*each.phones], emails=[*each.emails], beside=[]) for name in each.beside)
    return [each, *others]


def _is_text(current: Reach) -> bool:
    """Whether what was read as somebody's name and function is too long for that: lines of text in front of a label."""
    return len(f"{current.name} {current.role}".split()) > _LONGEST


_LONGEST = 12
"""Words of a name and a function."""


def _named(current: Reach, head: str, language: str, table: Words) -> None:
    name, role = parted(head, language, table)
    if current.name and not current.phones and not current.emails:
        if not has_name(current.name, language) and name and has_name(name, language):
            role = ", ".join(filter(None, (role, current.name, current.role)))
            current.name, current.role = name, role
            return
        current.role = ", ".join(filter(None, (current.role, name, role)))
        return
    current.name, current.role = name or current.name, ", ".join(filter(None, (current.role, role)))


def _merged(found: list[Reach]) -> list[Reach]:
    """`found` with what is said twice put together."""
    kept: list[Reach] = []
    for each in found:
        same = next((other for other in kept if other.name == each.name and each.name), None)
        if same is None:
            kept.append(each)
            continue
        same.phones += [phone for phone in each.phones if phone not in same.phones]
        same.emails += [email for email in each.emails if email not in same.emails]
        same.spans += each.spans
        same.role = same.role or each.role
    return kept
