"""What counts: selections, exceptions, severities, and what a release sets aside itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from iompress.errors import BrokenNewsroom, UsageError
from iompress.lint.outgoing import decisive
from iompress.lint.select import Selection, require_known_codes, selection
from iompress.model.newsroom import Validate
from iompress.model.structure import build
from tests.lint.newsrooms import newsroom, told, validated

LONG = {"headline": "IOM Opens " + "an Office " * 6 + "at 40%.", "body": "There were 40."}
NAME = "2026-03-02-office.toml"


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (Selection(), "HL003 HL004 NU001"),
        (Selection(select=("HL",)), "HL003 HL004"),
        (Selection(select=("HL",), ignore=("HL003",)), "HL004"),
        (Selection(select=("HL003",), ignore=("HL",)), "HL003"),
        (Selection(ignore=("HL", "NU001")), ""),
        (Selection(select=("ALL",), ignore=("HL",)), "NU001"),
        (Selection(select=("NU",), also=("HL004",)), "HL004 NU001"),
        (Selection(ignore=("ALL",)), ""),
        (Selection(per_file_ignores=(("2026-*", ("HL00",)),)), "NU001"),
        (Selection(per_file_ignores=(("2025-*", ("ALL",)),)), "HL003 HL004 NU001"),
    ],
)
def test_selection(tmp_path: Path, chosen: Selection, codes: str) -> None:
    result = validated(newsroom(tmp_path, {NAME: LONG}), chosen)
    assert [
        d.code for d in sorted(result.diagnostics, key=lambda d: d.code) if d.code[:2] in ("HL", "NU")
    ] == codes.split()


def test_what_is_not_understood_always_counts(tmp_path: Path) -> None:
    ignoring = Selection(ignore=("ALL",), per_file_ignores=(("*", ("ALL",)),))
    assert told(validated(newsroom(tmp_path, {NAME: "x"}), ignoring)) == [f"{NAME}:1:1 FI002"]


def test_severity(tmp_path: Path) -> None:
    chosen = Selection(select=("HL", "NU"), severity=(("HL", "error"), ("HL003", "warning")))
    result = validated(newsroom(tmp_path, {NAME: LONG}), chosen)
    assert {d.code: d.severity for d in result.diagnostics} == {
        "HL003": "warning",
        "HL004": "error",
        "NU001": "warning",
    }


def test_the_command_line_goes_before_the_newsroom() -> None:
    rules = build(
        Validate, {"select": ["HL"], "ignore": ["NU"], "severity": {"HL": "error"}, "per_file_ignores": {"a": ["HL"]}}
    )
    expected = Selection(("HL",), (), ("NU",), (("a", ("HL",)),), (("HL", "error"),), (), decisive())
    assert selection(rules) == expected
    assert selection(rules, ("QU",), ("TR",), ("TE",)).select == ("QU",)
    assert selection(rules, ("QU",), ("TR",), ("TE",)).ignore == ("NU", "TE")


@pytest.mark.parametrize("code", ["XX", "HL999", "hl", ""])
def test_codes_that_no_rule_has(code: str) -> None:
    with pytest.raises(UsageError):
        selection(Validate(), (code,))


def test_codes_in_the_newsroom_that_no_rule_has(tmp_path: Path) -> None:
    settings = {"select": ["HL"], "ignore": ["XX"], "per_file_ignores": {"a": ["YY"]}, "severity": {"ZZ": "error"}}
    library = newsroom(tmp_path, {"newsroom.toml": {"validate": settings}})
    with pytest.raises(BrokenNewsroom) as raised:
        require_known_codes(library)
    assert [problem.message[-4:-1] for problem in raised.value.problems] == ["“XX", "“YY", "“ZZ"]
    assert len({problem.line for problem in raised.value.problems}) == 3
    assert raised.value.exit_code == 2


def test_a_release_sets_a_rule_aside(tmp_path: Path) -> None:
    ignore = [{"rule": code, "reason": "so"} for code in ("NU001", "HL002", "HL999", "HL004")]
    result = validated(newsroom(tmp_path, {NAME: LONG | {"ignore": ignore}}), Selection(select=("HL", "NU", "IG")))
    assert [(d.code, d.words) for d in result.diagnostics] == [
        ("HL003", "fice at 40%."),
        ("IG001", '"HL002"'),
        ("IG002", '"HL999"'),
    ]


def test_a_reason_is_required(tmp_path: Path) -> None:
    result = validated(newsroom(tmp_path, {NAME: {"ignore": [{"rule": "HL003"}]}}))
    assert [d.code for d in result.diagnostics] == ["ST001"]
