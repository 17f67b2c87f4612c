"""Every rule in every case of `tests/rules/CODE.toml`.

[[fail]]                                   # the rule finds something
body = "About 40% of them were children."  # any key of a release; newsroom, translation, at, id
found = ["%"]                              # the words it finds, in order
fixed = "About 40 per cent of them …"      # the body after its fix; fixed.headline = "…" for another field
name = "…"                                 # optional

[[pass]]                                   # near misses
body = "The “40% rule” is theirs."

[common]                                   # for all cases of the file
"""

from __future__ import annotations

import pytest

from iompress.lint.catalogue import all_rules
from tests.lint.cases import FOLDER, Case, cases, found_by
from tests.lint.fixing import fixed_by

JUDGING = [code for code, rule in all_rules().items() if rule.on in ("all", "release", "translation")]
FAILING = [pytest.param(case, id=f"{code} {case.name}") for code in JUDGING for case in cases(code)[0]]
PASSING = [pytest.param(case, id=f"{code} {case.name}") for code in JUDGING for case in cases(code)[1]]


@pytest.mark.parametrize("code", JUDGING)
def test_each_rule_has_cases_and_near_misses(code: str) -> None:
    failing, passing = cases(code)
    assert failing
    assert passing
    if all_rules()[code].fix:
        assert any(case.fixed is not None for case in failing), "no case shows the fix"


def test_no_cases_without_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= all_rules().keys()


@pytest.mark.parametrize("case", FAILING)
def test_finds(case: Case) -> None:
    assert case.found, "the case does not say what is found"
    assert found_by(case.code, case.page) == case.found


@pytest.mark.parametrize("case", PASSING)
def test_finds_nothing(case: Case) -> None:
    assert found_by(case.code, case.page) == []


@pytest.mark.parametrize("case", [param for param in FAILING if param.values[0].fixed is not None])  # type: ignore[union-attr]
def test_fixes(case: Case) -> None:
    assert case.fixed is not None
    after = fixed_by(case.code, case.page)
    assert {key: after[key] for key in case.fixed} == case.fixed
