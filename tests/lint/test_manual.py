"""Every rule has a manual page that tells all it should."""

from __future__ import annotations

import re

import pytest

from iompress.lint import manual
from iompress.lint.catalogue import all_rules, rules_in
from iompress.lint.newsroom import MODULES

RULES = all_rules()


@pytest.mark.parametrize("code", RULES)
def test_a_page_is_complete(code: str) -> None:
    rule = RULES[code]
    told = manual.page(rule)
    assert told.title.endswith((".", "…"))
    assert len(told.title) <= 120
    assert told.why
    assert told.bad
    assert told.good
    assert told.bad != told.good
    assert bool(told.fix) == bool(rule.fix)
    assert re.match(r"\w+", told.source)[0] in manual.SOURCES  # type: ignore[index]


@pytest.mark.parametrize("code", RULES)
def test_names_are_unique_and_speak(code: str) -> None:
    name = RULES[code].name
    assert [rule.code for rule in RULES.values() if rule.name == name] == [code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)


def test_every_family_is_told() -> None:
    assert {family for family, _ in manual.families()} == {rule.family for rule in RULES.values()}


def test_every_rule_has_a_page_and_a_row() -> None:
    pages = dict(manual.pages())
    assert pages.keys() == {"README.md", *(f"{code}.md" for code in RULES)}
    for code in RULES:
        assert f"[{code}]({code}.md)" in pages["README.md"]
        assert pages[f"{code}.md"].startswith(f"# {code} ")


def test_rules_across_files_are_where_they_are_looked_for() -> None:
    assert {rule.code for rule in RULES.values() if rule.on == "folder"} <= {rule.code for rule in rules_in("folder")}
    assert {rule.code for rule in RULES.values() if rule.on == "newsroom"} <= {
        rule.code for module in MODULES for rule in rules_in(module)
    }
