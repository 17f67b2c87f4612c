"""The outputs: valid by their formats' own rules, and safe whatever a file is called or holds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from iompress import registry
from iompress.lint import reports
from iompress.lint.diagnostic import SEVERITIES, Diagnostic, Severity
from iompress.lint.excerpt import excerpt, width
from iompress.lint.reports import Result
from iompress.store.paths import inert
from tests.desk import RELEASES, run
from tests.exporters.programs import missing
from tests.faults import with_full_disk
from tests.lint.newsrooms import newsroom, validated

SCHEMA = Path(__file__).parents[3] / "shared" / "standards" / "sarif" / "sarif-schema-2.1.0.json"

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
NUMBERS = st.integers(1, 40)
DIAGNOSTICS = st.builds(
    Diagnostic, WORDS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["HL001", "NU001", "ST002"]),
    st.sampled_from(SEVERITIES), WORDS, WORDS | st.just(""), WORDS | st.just(""), WORDS,
)  # fmt: skip


def _format(name: str) -> ModuleType:
    return registry.load(reports, name)


def _results() -> st.SearchStrategy[Result]:
    def sound(found: list[Diagnostic]) -> Result:
        ordered = (d._replace(end_line=d.line + d.end_line - 1, end_column=d.column + d.end_column) for d in found)
        files = tuple(sorted({d.name for d in found}))
        return Result(tuple(sorted(ordered)), files, lambda name: inert(f"n/{name}"), inert, strict=len(found) % 2 == 1)

    return st.lists(DIAGNOSTICS, max_size=6).map(sound)


@pytest.mark.parametrize("name", registry.names(reports))
def test_every_report_says_what_it_is_and_takes_nothing(name: str) -> None:
    module = _format(name)
    assert module.__doc__
    told = module.report(Result((), (), str, str))
    assert isinstance(told, str)


@pytest.fixture(scope="module")
def sarif() -> Draft7Validator:
    if not SCHEMA.exists():
        missing("the SARIF schema of OASIS is not beside this checkout: shared/standards/sarif")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@given(result=_results())
def test_sarif_is_valid(sarif: Draft7Validator, result: Result) -> None:
    log = json.loads(_format("sarif").report(result))
    assert [error.message for error in sarif.iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[found["ruleIndex"]]["id"] for found in run["results"]] == [d.code for d in result.diagnostics]


def test_sarif_of_real_findings(sarif: Draft7Validator, tmp_path: Path) -> None:
    result = validated(newsroom(tmp_path, {"a b/2026-03-02-ö.toml": {"headline": "😀 40%."}, "2026-03-03-b.toml": "x"}))
    log = json.loads(_format("sarif").report(result))
    assert list(sarif.iter_errors(log)) == []
    found = {r["ruleId"]: r["locations"][0]["physicalLocation"] for r in log["runs"][0]["results"]}
    assert found["NU001"]["artifactLocation"]["uri"].endswith("a%20b/2026-03-02-%C3%B6.toml")
    assert found["NU001"]["region"] == {"startLine": 1, "startColumn": 17, "endLine": 1, "endColumn": 18}


@given(result=_results())
def test_github_commands_cannot_be_forged(result: Result) -> None:
    lines = _format("github").report(result).split("\n")
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(result.diagnostics)
    for line in commands:
        assert re.fullmatch(r"::(error|warning|notice) (?:\w+=[^,:]*,?)+::.*", line.replace("\r", ""))
    assert len(lines) == len(commands) + 2


@given(result=_results())
def test_gitlab_has_what_gitlab_asks_for(result: Result) -> None:
    issues: list[dict[str, Any]] = json.loads(_format("gitlab").report(result))
    assert len(issues) == len(result.diagnostics)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


@given(result=_results())
def test_junit_is_xml_with_a_case_for_each_file(result: Result) -> None:
    root = ElementTree.fromstring(_format("junit").report(result).encode())
    assert len(root.findall(".//testcase")) == len(result.files)
    failing = {
        d.name for d in result.diagnostics if d.severity == "error" or (result.strict and d.severity == "warning")
    }
    assert root.attrib["failures"] == str(len(failing)) == str(len(root.findall(".//failure")))


@pytest.mark.parametrize(
    ("severity", "strict", "failures"), [("error", False, 1), ("warning", False, 0), ("warning", True, 1)]
)
def test_junit_fails_where_the_run_fails(severity: Severity, strict: bool, failures: int) -> None:
    found = Diagnostic("x", 1, 1, 1, 2, "HL001", severity, "m")
    root = ElementTree.fromstring(_format("junit").report(Result((found,), ("x",), str, str, strict=strict)).encode())
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//system-out")) == 1 - failures


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif"])
@pytest.mark.parametrize("working", [".", "press", "press/2026"])
def test_code_hosts_get_paths_from_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, working: str
) -> None:
    (tmp_path / ".git").mkdir()
    made = newsroom(tmp_path / "press", {"2026/2026-03-02-a.toml": {"headline": "40%."}})
    monkeypatch.chdir(tmp_path / working)
    told = _format(name).report(validated(made))
    assert '"press/2026/2026-03-02-a.toml"' in told or "file=press/2026/2026-03-02-a.toml," in told


@given(result=_results())
def test_json_tells_all(result: Result) -> None:
    told = json.loads(_format("json").report(result))
    assert [d["code"] for d in told["diagnostics"]] == [d.code for d in result.diagnostics]
    assert told["summary"]["files"] == len(result.files)


@given(result=_results(), name=st.sampled_from(["text", "concise"]))
def test_no_terminal_obeys_what_is_reported(result: Result, name: str) -> None:
    told = _format(name).report(result)
    assert all(c.isprintable() or c in "\n\u00a0" for c in told.replace("\u3000", " "))


@pytest.mark.parametrize(
    ("line", "column", "end", "columns", "shown", "carets"),
    [
        ("About 40% of them", 9, 10, 40, "About 40% of them", "        ^"),
        ("\tAbout 40%", 10, 11, 40, "    About 40%", "            ^"),
        ("全世界 40%", 7, 8, 40, "全世界 40%", "         ^"),
        ("e\u0301 40%", 6, 7, 40, "e\u0301 40%", "    ^"),
        ("😀 40%", 5, 6, 40, "😀 40%", "     ^"),
        ("one two three four five six seven 40% eight nine", 37, 38, 24, "…seven 40% eight nine", "         ^"),
        ("40% one two three four five six", 1, 4, 16, "40% one two thr…", "^^^"),
        ("x = 1", 6, 6, 40, "x = 1", "     ^"),
        ("a very long line that is meant as a whole", 1, 42, 20, "a very long line th…", "^^^^^^^^^^^^^^^^^^^^"),
    ],
)
def test_excerpts(line: str, column: int, end: int, columns: int, shown: str, carets: str) -> None:
    found = Diagnostic("x", 1, column, 1, end, "HL001", "error", "m", source=line)
    assert excerpt(found, columns) == (shown, carets)


@given(WORDS, NUMBERS, NUMBERS, st.integers(10, 60))
def test_excerpts_keep_to_their_width(line: str, column: int, length: int, columns: int) -> None:
    column = min(column, len(line) + 1)
    found = Diagnostic("x", 1, column, 1, column + length, "HL001", "error", "m", source=line)
    shown, carets = excerpt(found, columns)
    assert width(shown) <= columns + 1
    assert width(carets) <= columns + 1
    assert carets.strip(" ").strip("^") == ""


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    shutil.copy(RELEASES / "newsroom.toml", tmp_path)
    command = ["validate", "-f", "json", "-o", "report.json"]
    assert run(command, tmp_path).code == 0
    before = (tmp_path / "report.json").read_bytes()
    with_full_disk(0, lambda: run(command, tmp_path))
    assert (tmp_path / "report.json").read_bytes() == before
    (tmp_path / "report.json").unlink()
    with_full_disk(0, lambda: run(command, tmp_path))
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".json"] == []
