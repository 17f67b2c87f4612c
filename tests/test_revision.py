"""Whatever in a newsroom changes what an edition shows gives it another revision; the clock does not."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from iompress.compose import compose
from iompress.edition import Edition
from iompress.errors import IompressError
from iompress.model.newsroom import Newsroom
from iompress.model.release import Release, Translation
from iompress.model.structure import Misshapen, build
from iompress.store import toml

FOLDER = Path(__file__).parents[1] / "releases"
RELEASE = "2018-12-10-global-compact-adopted"
AT = datetime(2026, 11, 24, tzinfo=UTC)


class Files(NamedTuple):
    """The tables of a release with everything, of its Slovenian and Arabic translations, and of its newsroom."""

    release: dict[str, Any]
    sl: dict[str, Any]
    ar: dict[str, Any]
    newsroom: dict[str, Any]

    def edition(self, language: str, at: datetime = AT) -> Edition:
        translations = {tag: build(Translation, getattr(self, tag)) for tag in ("sl", "ar")}
        newsroom = build(Newsroom, self.newsroom)
        return compose(RELEASE, build(Release, self.release), translations, newsroom, language, at)


def files() -> Files:
    names = (f"2018/{RELEASE}.toml", f"2018/{RELEASE}.sl.toml", f"2018/{RELEASE}.ar.toml", "newsroom.toml")
    found = Files(*(toml.parse((FOLDER / name).read_text("utf-8")) for name in names))
    found.release["embargo"] = {"until": datetime(2018, 12, 10, 9, 0), "timezone": "Africa/Casablanca"}
    found.release["corrections"] = [{"at": datetime(2018, 12, 11, tzinfo=UTC), "kind": "correction", "note": "A word."}]
    found.newsroom["exports"] = {"address": "https://example.org/{language}/{id}", "usage_terms": "All may print it."}
    return found


def _leaves(tables: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in tables.items() if isinstance(tables, dict) else enumerate(tables):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _leaves(value, (*path, key))


def _others(value: Any) -> list[Any]:
    """Values that may stand instead of `value`."""
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1, value - 1]
        case str():
            return [
                f"{value}x",
                f"x {value}",
                "draft",
                "withdrawn",
                "advisory",
                "fr",
                "+38612345678",
                "Europe/Ljubljana",
            ]
        case datetime() | date():
            return [value + timedelta(days=1)]
        case list():
            return [value[1:], [*reversed(value)]]
    return []


def _changed(kind: str) -> Iterator[tuple[str, Files]]:
    """The files, one value of `kind` in them another or gone; some of them make no release any more."""
    original = files()
    for path in _leaves(getattr(original, kind)):
        outer, last = getattr(original, kind), path[-1]
        for key in path[:-1]:
            outer = outer[key]
        for other in (None, *_others(outer[last])):
            changed = deepcopy(original)
            inner = getattr(changed, kind)
            for key in path[:-1]:
                inner = inner[key]
            if other is None:
                del inner[last]
            else:
                inner[last] = other
            yield f"{kind}: {path} = {other}", changed


@pytest.mark.parametrize("kind", Files._fields)
def test_what_shows_otherwise_is_another_revision(kind: str) -> None:
    before = {language: files().edition(language) for language in ("en", "sl")}
    seen = 0
    for what, changed in _changed(kind):
        for language, old in before.items():
            try:
                new = changed.edition(language)
            except (Misshapen, IompressError):
                continue
            if replace(new, revision="", written={}) != replace(old, revision="", written={}):
                seen += 1
                assert new.revision != old.revision, f"{what} in {language}"
    assert seen > 15


def test_the_clock_makes_no_revision() -> None:
    before = files().edition("en", datetime(2018, 12, 10, 7, 0, tzinfo=UTC))
    after = files().edition("en")
    assert before.state != after.state
    assert before.revision == after.revision
