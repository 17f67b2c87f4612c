"""Contacts: whom journalists call, from a line, a list or a table, with numbers in E.164."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from iompress.importers._grammar.contacts.reach import Line, Reach
from iompress.importers._grammar.contacts.reader import Reader
from iompress.importers._grammar.contacts.regions import dialled
from iompress.importers._grammar.contacts.unbroken import unbroken
from iompress.importers._grammar.lexicon import words


def read(
    lines: Sequence[Line], links: Iterable[tuple[int, str]], language: str, regions: Sequence[str]
) -> tuple[list[Reach], list[str]]:
    """The contacts that `lines` give, and remarks on numbers that could not be understood.

    `links` are `mailto:` and `tel:` addresses by their place in the page, as far as the text does not show them;
    `regions` are the ISO 3166-1 codes of the countries that numbers without a prefix can be in, the likeliest first.
    """
    lines = list(unbroken(lines))
    more = sorted(links)
    reader = Reader(words(language), list(dict.fromkeys([*dialled(lines), *regions])))
    for line in lines:
        shown = [(at, url) for at, url in more if line.start <= at <= line.start + len(line.text)]
        reader.line(line, shown, line is lines[-1])
    found = [*reader.found, reader.current]
    for each in found:
        each.name = each.name or each.office
    return _merged([one for each in found if each.reached for one in _apart(each)]), reader.remarks


def _apart(each: Reach) -> list[Reach]:
    """`each`, and those who are reached as it is."""
    others = (replace(each, name=name, phones=[*each.phones], emails=[*each.emails], beside=[]) for name in each.beside)
    return [each, *others]


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
