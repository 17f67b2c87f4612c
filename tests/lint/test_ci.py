"""The hooks, the action, the workflow of `init` and the snippets of docs/ci.md, each used as its users use it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.desk import RELEASES

PROJECT = RELEASES.parent

DRAFT = """\
headline = "IOM Opens an Office."
language = "en"
status = "draft"
date = 2026-03-02
contacts = ["press-desk"]
body = "The office opened in Ljubljana."
[dateline]
city = "Ljubljana"
country = "SI"
"""


def _ran(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    around = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "IOMPRESS_", "PYTHONPATH"))
    }
    done = subprocess.run(
        command, cwd=folder, env={**around, **(environment or {})}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def _git(folder: Path, *arguments: str) -> str:
    code, told = _ran(["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments], folder)
    assert code == 0, told
    return told.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a newsroom, as its keepers have it."""
    folder = tmp_path / "newsroom"
    shutil.copytree(RELEASES, folder / "releases", ignore=shutil.ignore_patterns(".iompress"))
    _git(tmp_path, "init", "-q", "-b", "main", str(folder))
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "All releases")
    return folder


def test_the_hooks_run_from_a_clone(repository: Path, tmp_path: Path) -> None:
    if not (PROJECT / ".git").exists():
        assert not os.environ.get("IOMPRESS_REQUIRE_ALL")
        pytest.skip("pre-commit installs from a git repository, and this copy of iompress is none")
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "-q", str(PROJECT), str(clone))
    hooks = [{"id": "iompress-validate"}, {"id": "iompress-fix", "stages": ["manual"]}]
    config = {"repos": [{"repo": str(clone), "rev": _git(clone, "rev-parse", "HEAD"), "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    run = [sys.executable, "-m", "pre_commit", "run", "--all-files"]

    code, told = _ran(run, repository, home)
    assert code == 0, told
    assert "check press releases" in told

    (repository / "releases" / "2026-03-02-office.toml").write_text(DRAFT + "[embarg]\n", "utf-8")
    _git(repository, "add", ".")
    code, told = _ran(run, repository, home)
    assert code == 1, told
    assert re.search(r"releases.2026-03-02-office\.toml:10:1: error ST002", told)

    (repository / "releases" / "2026-03-02-office.toml").write_text(DRAFT, "utf-8")
    _git(repository, "add", ".")
    code, told = _ran([*run, "--hook-stage", "manual", "iompress-fix"], repository, home)
    assert code == 1, told  # pre-commit's way to say that files were changed
    assert 'headline = "IOM Opens an Office"\n' in (repository / "releases" / "2026-03-02-office.toml").read_text(
        "utf-8"
    )
    assert _ran([*run, "--hook-stage", "manual", "iompress-fix"], repository, home)[0] == 0


def _steps(inputs: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What the action runs, with its inputs filled in: script and environment."""
    action = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    given = {name: told["default"] for name, told in action["inputs"].items()} | dict(inputs)
    assert given.keys() == action["inputs"].keys()

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], text)

    steps = []
    for step in action["runs"]["steps"]:
        condition = re.fullmatch(r"inputs\.([\w-]+) != ''", step.get("if", ""))
        if "run" in step and (condition is None or given[condition[1]]):
            assert "${{" not in step["run"], "inputs go into scripts through the environment only"
            steps.append((step["run"], {key: filled(value) for key, value in step.get("env", {}).items()}))
    return steps


def _act(folder: Path, inputs: Mapping[str, str]) -> tuple[int, str]:
    """Run the action's steps behind the first, which installs."""
    environment = {"GITHUB_ACTIONS": "true", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    code, told = 0, ""
    install, *others = _steps(inputs)
    assert "pip install" in install[0]
    for script, own in others:
        code, out = _ran(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], folder, environment | own)
        told += out
        if code:
            break
    return code, told


def test_the_action_annotates(repository: Path) -> None:
    code, told = _act(repository, {})
    assert code == 0, told
    (repository / "releases" / "2026-03-02-office.toml").write_text(DRAFT, "utf-8")
    code, told = _act(repository, {"strict": "true", "arguments": "--select HL", "sarif-file": "report.sarif"})
    assert code == 1, told
    assert "::warning file=releases/2026-03-02-office.toml,line=1,endLine=1,col=32,endColumn=33,title=HL004" in told
    assert json.loads((repository / "report.sarif").read_text("utf-8"))["runs"][0]["results"]


def test_the_action_compares_with_the_base(repository: Path) -> None:
    path = repository / "releases" / "2018" / "2018-12-10-global-compact-adopted.toml"
    path.write_text(path.read_text("utf-8").replace("260 million", "270 million", 1), "utf-8")
    code, told = _act(repository, {"since": "main"})
    assert code == 1, told
    assert "title=GT001" in told


def _bash(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """`script` as a step of GitHub's, with this environment's iompress."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return _ran(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], folder, {"PATH": path, **environment}
    )


def test_the_workflow_that_init_writes(repository: Path, tmp_path: Path) -> None:
    for name in ("translation", "release", "newsroom"):
        (repository / "releases" / f"{name}.schema.json").unlink()
    assert _bash("iompress init", repository, {})[0] == 0, "a newsroom without its surroundings gets them"
    workflow = yaml.safe_load((repository / ".github" / "workflows" / "releases.yml").read_text("utf-8"))
    steps = [step for step in workflow["jobs"]["validate"]["steps"] if "run" in step]
    assert not any("${{" in step["run"] for step in steps), "no branch's name becomes part of a script"
    install, *others = steps
    code, told = _bash(install["run"], repository, workflow["env"])
    assert code == 1
    assert told.startswith("::error::Fill in IOMPRESS in .github/workflows/releases.yml"), told
    asked = 'pip() { printf "%s\\n" "$@" > asked; }\n'
    code, told = _bash(asked + install["run"], repository, {"IOMPRESS": "vendor/iompress-0.1.0-py3-none-any.whl"})
    assert code == 0, told
    assert (repository / "asked").read_text("utf-8").split() == [
        "install",
        "--quiet",
        "vendor/iompress-0.1.0-py3-none-any.whl",
    ]
    _git(repository, "update-ref", "refs/remotes/origin/main", "main")
    for step in others:
        code, told = _bash(step["run"], repository, {"BASE": "main"})
        assert code == 0, told
    assert list((repository / "out").glob("*.html"))


def test_no_page_installs_what_is_not_published() -> None:
    for path in (*(PROJECT / "docs").glob("*.md"), PROJECT / "README.md", *(PROJECT / "iompress").rglob("*.py")):
        text = path.read_text("utf-8")
        assert not re.search(r"pip install (?:-\S+ |--quiet )*iompress\b", text), path
        assert not re.search(r"@v\d|rev: v\d", text.replace("actions/", "").replace("@v4", "").replace("@v5", "")), path


def test_the_gitlab_snippet(repository: Path) -> None:
    page = (PROJECT / "docs" / "ci.md").read_text("utf-8")
    blocks: list[Any] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    job = next(block["press-releases"] for block in blocks if "press-releases" in block)
    (repository / "releases" / "2026-03-02-office.toml").write_text(DRAFT + "[embarg]\n", "utf-8")
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for base in ({}, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"}):
        (script,) = job["script"]
        code, told = _ran(["bash", "-c", script], repository, {**environment, **base})
        assert code == 1, told
        report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
        assert [issue["check_name"] for issue in report if issue["severity"] == "major"] == ["ST002"]
