"""All rules that there are: those of every module in `rules/`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from iompress import registry
from iompress.lint import rules
from iompress.lint.rule import Rule

if TYPE_CHECKING:
    from iompress.lint.page import Page


@cache
def all_rules() -> dict[str, Rule[Any]]:
    """Every rule by its code, sorted."""
    found: dict[str, Rule[Any]] = {}
    for name in registry.names(rules):
        for rule in rules_in(name):
            assert found.setdefault(rule.code, rule) is rule, f"two rules {rule.code}"
    return dict(sorted(found.items()))


def rules_in(module: str) -> list[Rule[Any]]:
    """The rules of one module of `rules/`, without a look at the others."""
    return [value for value in vars(registry.load(rules, module)).values() if isinstance(value, Rule)]


@cache
def page_rules(language: str, translated: bool, also: frozenset[str] = frozenset()) -> tuple[Rule[Page], ...]:
    """The rules for a page in the base language `language`, whether it is a translation or not.

    Those that are on by default, and those whose codes are in `also`.
    """
    wanted = ("all", "translation" if translated else "release")
    return tuple(
        rule
        for rule in all_rules().values()
        if rule.on in wanted
        and (not rule.languages or language in rule.languages)
        and (rule.default or rule.code in also)
    )


def matches(code: str, prefixes: tuple[str, ...]) -> bool:
    """Whether `code` begins with one of `prefixes`; ALL stands for every code."""
    return code.startswith(prefixes) or "ALL" in prefixes
