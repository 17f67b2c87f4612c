"""What newsroom.toml prints in every release that names it, and whether it is still what was issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from iompress.lint.differences import same
from iompress.lint.locate import placed
from iompress.store import toml
from iompress.store.source import Positions

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic, Keys

_ORGANIZATION = (("organization", "name"), ("organization", "short_name"), ("organization", "office"))
_STYLE = (("style", "dateline"), ("style", "quotation_marks"))
_DEFAULT = ("defaults", "boilerplate")
_KEPT = "keep it as it was, and give the new text a key of its own; or let it be, if issued releases are to carry it"
_CALLED = "right if those who answer have changed; else give the new contact a key of its own"


class Change(NamedTuple):
    """What newsroom.toml prints otherwise, the issued releases that it stands in, and the rule that finds it."""

    code: str
    keys: Keys
    message: str
    hint: str
    releases: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """newsroom.toml at an earlier revision, and now."""

    then: Mapping[str, Any]
    text: str

    @cached_property
    def now(self) -> Mapping[str, Any]:
        """Its tables; none, if it is none."""
        try:
            return toml.parse(self.text)
        except toml.NotToml:
            return {}

    @property
    def default_boilerplate(self) -> Any:
        """The standing texts of a release that names none, then."""
        return _at(self.then, _DEFAULT)

    @property
    def differs(self) -> bool:
        """Whether there are both, and anything may be printed otherwise."""
        tables = ("organization", "style", "defaults", "contacts", "boilerplate")
        return bool(self.then) and bool(self.now) and any(self.then.get(t) != self.now.get(t) for t in tables)

    def changes(self, issued: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Change]:
        """What the releases that were `issued` (name and tables of each) print otherwise now."""
        releases = dict(issued)
        if not releases:
            return
        everyone = tuple(releases)
        for keys in (*_ORGANIZATION, *_STYLE):
            if not same(_at(self.then, keys), _at(self.now, keys)):
                called = f"`{keys[1]}` of [{keys[0]}]"
                yield Change("GT005", keys, f"{called} has changed", _ALL, everyone)
        default = _at(self.then, _DEFAULT) or []
        without = tuple(n for n, tables in releases.items() if "boilerplate" not in tables and not _translates(tables))
        if default != (_at(self.now, _DEFAULT) or []) and without:
            message = "the standing text of releases that name none has changed"
            yield Change("GT005", _DEFAULT, message, _NAMED, without)
        for table, code, hint in (("boilerplate", "GT005", _KEPT), ("contacts", "GT006", _CALLED)):
            for key, entry in (self.then.get(table) or {}).items():
                place = _first_difference((table, key), entry, _at(self.now, (table, key)))
                users = tuple(n for n, tables in releases.items() if key in _named(tables, table, default))
                if place and users:
                    yield Change(code, place, f"{_CALL[table]} “{key}” has changed", hint, users)

    def placed(self, keys: Keys, diagnostic: Diagnostic) -> Diagnostic:
        """`diagnostic` at the value at `keys` in newsroom.toml."""
        positions = Positions(self.text)
        return placed(positions, *positions.find(keys).value, diagnostic)


_ALL = "it stands in all of them; let it be, if they are to carry it"
_NAMED = "name the old one in these releases: boilerplate = […]"
_CALL = {"boilerplate": "the standing text", "contacts": "the contact"}


def _named(tables: Mapping[str, Any], table: str, default: list[Any]) -> list[Any]:
    """The keys of `table` that a release names."""
    named = tables.get(table, default if table == "boilerplate" and not _translates(tables) else [])
    return named if isinstance(named, list) else []


def _translates(tables: Mapping[str, Any]) -> bool:
    """Whether these are a translation's: date, contacts and standing texts are its source's."""
    return "date" not in tables


def _at(tables: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    value: Any = tables
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _first_difference(keys: Keys, old: Any, new: Any) -> Keys:
    """The keys of what is printed otherwise; none, if nothing is. What is only added, or gone, is told elsewhere."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old:
            found = _first_difference((*keys, key), old[key], new.get(key))
            if found and key not in ("valid_until", "languages"):
                return found
        return ()
    lost = new is None and len(keys) == _ENTRY
    return () if lost or same(old, new) else keys


_ENTRY = 2
"""The keys of a whole entry, as boilerplate and iom: rules about keys tell of those that are not there any more."""
