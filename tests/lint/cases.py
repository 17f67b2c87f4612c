"""The cases of rules, `tests/rules/CODE.toml`, as releases that can be checked."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from iompress.lint.catalogue import all_rules
from iompress.lint.clock import Clock
from iompress.lint.page import Page
from iompress.lint.read import read_page
from iompress.model.newsroom import Newsroom
from iompress.model.structure import build
from iompress.store.folder import File
from iompress.store.write import toml_text

FOLDER = Path(__file__).parent.parent / "rules"

RELEASE: dict[str, Any] = tomllib.loads("""
headline = "IOM Opens an Office"
language = "en"
status = "draft"
date = 2026-03-02
contacts = ["press-desk"]
body = "The office opened in Ljubljana."
[dateline]
city = "Ljubljana"
country = "SI"
""")

NEWSROOM: dict[str, Any] = tomllib.loads("""
[organization]
name = "International Organization for Migration"
short_name = "IOM"
languages = ["en", "sl", "fr", "ar", "de"]
timezone = "Europe/Ljubljana"
[contacts.press-desk]
name = "Press Desk"
phone = "+44 20 7946 0123"
email = "press@example.org"
""")


@dataclass(frozen=True)
class Case:
    """One text with what the rule finds in it; `fixed` is None where the fix is not told."""

    code: str
    name: str
    page: Page
    found: list[str]
    fixed: dict[str, Any] | None


@cache
def cases(code: str) -> tuple[list[Case], list[Case]]:
    """The cases in which the rule `code` finds something, and those in which it finds nothing."""
    path = FOLDER / f"{code}.toml"
    tables = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    assert tables.keys() <= {"fail", "pass", "common"}, path
    common = tables.get("common", {})
    return (
        [_case(code, n, merged(common, case) | _taken(case)) for n, case in enumerate(tables.get("fail", []), 1)],
        [_case(code, n, merged(common, case) | _taken(case)) for n, case in enumerate(tables.get("pass", []), 1)],
    )


def _taken(case: dict[str, Any]) -> dict[str, Any]:
    """What a case takes away from the release that all cases begin with."""
    return {key: value for key, value in case.items() if value == {}}


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """`above` over `below`, tables merged; an empty table takes one away."""
    both = dict(below)
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(both.get(key), dict) and value:
            both[key] = merged(both[key], value)
        elif value == {}:
            both.pop(key, None)
        else:
            both[key] = value
    return both


def _case(code: str, number: int, told: dict[str, Any]) -> Case:
    told = dict(told)
    name = told.pop("name", f"{number}")
    found = told.pop("found", [])
    after = told.pop("fixed", None)
    if isinstance(after, str):
        after = {"body": after}
    return Case(code, name, page_of(told), found, after)


def page_of(told: dict[str, Any]) -> Page:
    """The page of the release that `told` describes by what differs from RELEASE.

    `newsroom` differs likewise from NEWSROOM; `translation` makes it the translation with these fields; `at`
    is the moment of the check; `id` the file's.
    """
    told = dict(told)
    newsroom = build(Newsroom, merged(NEWSROOM, told.pop("newsroom", {})))
    at = told.pop("at", datetime(2026, 3, 1, 12, tzinfo=UTC))
    name = told.pop("id", "2026-03-02-office")
    translation = told.pop("translation", None)
    clock = Clock(at)
    tables = merged(RELEASE, told)
    page = read_page(File(f"{name}.toml", "", "", 0), None, newsroom, clock, toml_text(tables).encode())
    if translation is None:
        return page
    own = {"language": "sl", "status": "draft", "headline": "IOM odpira pisarno", "body": "Odprta je."} | translation
    file = File(f"{name}.{own['language']}.toml", "", "", 0)
    return read_page(file, page, newsroom, clock, toml_text(own).encode())


def found_by(code: str, page: Page) -> list[str]:
    """The words that the rule `code` finds in `page`: of a value that is no text, as JSON would write it."""
    rule = all_rules()[code]
    if rule.languages and page.base_language not in rule.languages:
        return []
    words = []
    for finding in rule.check(page):
        value: Any = page.file.tables
        for key in finding.spot.keys:
            value = value[key]
        if finding.spot.start >= 0:
            words.append(" ".join(str(value)[finding.spot.start : finding.spot.end].split(" ")))
        elif finding.spot.keys:
            words.append(value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False))
        else:
            words.append("")
    return words
