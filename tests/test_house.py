"""The house keeps its own rules: floors, siblings, one file per thing, and a quick start."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from importlinter.cli import lint_imports

from iompress import commands, exporters, importers, registry
from iompress.lint import rules
from tests.desk import RELEASES, run

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "iompress"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


# Floors and siblings


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports("pyproject.toml", no_cache=True, no_logo=True) == 0


def test_the_plan_of_the_house_is_the_house() -> None:
    plan = (ROOT / "docs" / "house.md").read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    drawn = [re.split("  +", line)[0] for line in plan.splitlines()]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert drawn == contracts[0]["layers"][1:]  # without __main__


NEEDED = {
    exporters: {"email": {"text"}, "html": {"jsonld"}},  # a message has both, a page its data for search engines inside
    # where pages come in messages and documents, and Markdown is read as a page
    importers: {"docx": {"html"}, "eml": {"html"}, "markdown": {"html"}},
    rules: {},
}
"""The siblings that are made of another."""


@pytest.mark.parametrize("package", NEEDED, ids=lambda package: package.__name__)
def test_siblings_do_not_need_each_other(package: ModuleType) -> None:
    full = {f"{package.__name__}.{path.stem}": path for path in _files(package)}
    needed = {path.stem: {name.rpartition(".")[2] for name in full.keys() & _imported(path)} for path in full.values()}
    assert {name: others for name, others in needed.items() if others} == NEEDED[package]


def _files(package: ModuleType) -> list[Path]:
    assert package.__file__
    return [path for path in sorted(Path(package.__file__).parent.glob("*.py")) if not path.name.startswith("_")]


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


# One file per thing


@pytest.mark.parametrize("name", registry.names(commands))
def test_a_command_is_one_file_that_says_what_it_does(name: str) -> None:
    module = registry.load(commands, name)
    first = (module.__doc__ or "").partition("\n")[0]
    assert first
    assert first[0].isupper()
    assert first[-1] in ".…"
    assert len(first) <= 90
    assert (inspect.getdoc(module.command) or "").startswith(first.rstrip(".… "))
    for parameter in inspect.signature(module.command).parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty


@pytest.mark.parametrize("name", registry.names(exporters))
def test_a_format_is_one_file_with_three_names(name: str) -> None:
    module = registry.load(exporters, name)
    assert (module.__doc__ or "").partition("\n")[0]
    assert isinstance(module.EXTENSION, str)
    assert isinstance(module.MEDIA_TYPE, str)
    assert callable(module.export)


def test_names_that_python_keeps_for_itself_can_be_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "room"
    folder.mkdir()
    for name in ("__init__", "import_", "briefing_note", "_shared"):
        (folder / f"{name}.py").write_text(f'"""{name}"""\n')
    monkeypatch.syspath_prepend(tmp_path)
    room = importlib.import_module("room")
    assert registry.names(room) == ("briefing-note", "import")
    assert registry.load(room, "import").__doc__ == "import_"
    for absent in ("import_", "_shared", "shared", "nothing"):
        with pytest.raises(KeyError):
            registry.load(room, absent)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    if not text:
        return
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert first, "its first line says nothing"
    assert len(text.splitlines()) <= 500
    words = {"helper", "helpers", "util", "utils", "manager", "handler", "misc", "processor", "item"}
    assert not words & set(path.stem.split("_"))


# A quick start

HEAVY = {"rich", "pydantic", "babel", "sqlite3", "minijinja", "tomli", "pyromark", "anyascii", "tomli_w", "zoneinfo"}
SHOW = "import atexit, sys; atexit.register(lambda: print('\\n@', *sorted(sys.modules), file=sys.stderr))"


def _run(arguments: list[str], folder: Path, before: str = "pass") -> tuple[set[str], int]:
    """The modules that `iompress` has imported when it ends, and its exit code."""
    code = f"{SHOW}; {before}; from iompress.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": os.fspath(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(ran.stderr.rpartition("\n@ ")[2].split()), ran.returncode


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        ([], 2),
        (["list", "--help"], 0),
        (["export", "--help"], 0),
        (["bogus"], 2),
        (["list", "--bogus"], 2),
        (["show"], 2),
        (["list"], 2),
    ],
)
def test_what_needs_nothing_imports_nothing(tmp_path: Path, arguments: list[str], code: int) -> None:
    modules, ended = _run(arguments, tmp_path)
    assert ended == code
    assert modules & HEAVY == set()
    assert len(modules) < 320


def test_a_list_from_the_index_reads_it_and_no_more(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    shutil.copytree(RELEASES, folder, ignore=shutil.ignore_patterns(".iompress"))
    _run(["list"], folder, "from iompress.store import index; index.AT_REST = -10**12")
    modules, ended = _run(["list"], folder)
    assert ended == 0
    assert modules & HEAVY - {"sqlite3", "zoneinfo"} == set()


# What it says of itself


def test_every_command_and_option_is_told_in_help(tmp_path: Path) -> None:
    told = run(["--help"], tmp_path)
    assert told.code == 0
    for name in registry.names(commands):
        assert f"\n  {name} " in told.text
        page = run([name, "--help"], tmp_path, {"COLUMNS": "80"})
        assert max(map(len, page.text.splitlines())) <= 80, "examples are not broken by a narrow terminal"
        assert page.code == 0, page.talk
        assert f"Usage: iompress {name}" in page.text
        assert "Examples:" in page.text or name == "formats"
        assert max(map(len, page.text.splitlines())) <= 100


def test_every_format_is_listed(tmp_path: Path) -> None:
    told = run(["formats"], tmp_path)
    assert [line.split()[0] for line in told.text.splitlines()] == list(exporters.names())
    assert all(len(line.split(maxsplit=2)) == 3 for line in told.text.splitlines())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_what_is_piped_is_utf_8_everywhere(encoding: str) -> None:
    command = [sys.executable, "-m", "iompress", "show", "global-compact.ar", "--newsroom", os.fspath(RELEASES)]
    ran = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert ran.returncode == 0, ran.stderr
    assert "الهجرة" in ran.stdout.decode()


def test_the_clocks_of_the_machine_may_be_a_file_that_says_nothing(tmp_path: Path) -> None:
    """As TZ=/etc/localtime does where that file is broken."""
    (tmp_path / "zone").write_text("no zone", "utf-8")
    command = [sys.executable, "-m", "iompress", "show", "global-compact", "--newsroom", os.fspath(RELEASES)]
    zone = {"TZ": f":{tmp_path / 'zone'}"}
    ran = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, **zone})
    assert ran.returncode == 0, ran.stderr


def test_completion_is_of_the_newsroom_that_is_named(tmp_path: Path) -> None:
    asked = {"_IOMPRESS_COMPLETE": "complete_bash", "COMP_WORDS": "iompress show global", "COMP_CWORD": "2"}
    where = {"IOMPRESS_NEWSROOM": os.fspath(RELEASES), "PYTHONPATH": os.fspath(ROOT)}
    command = [sys.executable, "-m", "iompress"]
    ran = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env={**os.environ, **asked, **where})
    assert ran.stdout.decode().split() == ["global-compact-adopted"]


def test_a_reader_that_leaves_is_no_error() -> None:
    """As `head` does."""
    command = [sys.executable, "-m", "iompress", "list", "--format", "json", "--newsroom", os.fspath(RELEASES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() in (0, 1)
