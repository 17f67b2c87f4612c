"""`iompress validate` beside two linters of TOML that know nothing of press releases: taplo and tombi, from PyPI.

pytest tests/benchmarks/test_validate.py --benchmark-enable -o addopts= --benchmark-columns=min,median,max,rounds

Two newsrooms of 10,000 releases: made-up ones of 7 kB, plain and long; and the repository's own over and over, shorter,
with quotes, links, lists and marks beyond ASCII.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from iompress.model.schema import json_schema
from tests.benchmarks.conftest import Command, forget_index
from tests.benchmarks.newsrooms import build
from tests.desk import RELEASES

COUNT = 10_000


@pytest.fixture(scope="module", params=["made-up", "own"])
def releases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with the schema beside it, come to rest."""
    folder = tmp_path_factory.mktemp("newsroom") / "releases"
    if request.param == "made-up":
        build(folder, COUNT)
    else:
        _copied(folder)
    (folder / "release.schema.json").write_text(json.dumps(json_schema("release.schema.json")), "utf-8")
    time.sleep(2.5)
    return folder


def _copied(folder: Path) -> None:
    sources = [path for path in sorted(RELEASES.glob("*/*.toml")) if path.name.count(".") == 1]
    texts = [(path.stem, path.read_text("utf-8")) for path in sources if "[[media]]" not in path.read_text("utf-8")]
    folder.mkdir()
    shutil.copy(RELEASES / "newsroom.toml", folder)
    for number in range(COUNT):
        stem, text = texts[number % len(texts)]
        path = folder / f"{number // 500:02}" / f"{stem}-{number}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.benchmark(group="validate")
def test_cold(benchmark: BenchmarkFixture, run: Command, iompress: str, releases: Path) -> None:
    command = (iompress, "validate", "--newsroom", releases)
    benchmark.pedantic(run, command, setup=lambda: forget_index(releases), rounds=3)


@pytest.mark.benchmark(group="validate")
def test_warm(benchmark: BenchmarkFixture, run: Command, iompress: str, releases: Path) -> None:
    benchmark.pedantic(run, (iompress, "validate", "--newsroom", releases), rounds=8, warmup_rounds=1)


@pytest.mark.benchmark(group="validate")
def test_after_one_change(benchmark: BenchmarkFixture, run: Command, iompress: str, releases: Path) -> None:
    path = next(releases.glob("*/*.toml"))

    def change() -> None:
        path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")

    benchmark.pedantic(run, (iompress, "validate", "--newsroom", releases), setup=change, rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="validate")
@pytest.mark.parametrize("linter", ["taplo", "tombi"])
def test_beside(benchmark: BenchmarkFixture, releases: Path, linter: str) -> None:
    found = shutil.which(linter, path=str(Path(sys.executable).parent)) or shutil.which(linter)
    if found is None:
        pytest.skip(f"{linter} is not installed: pip install {linter}")
    schema = (releases / "release.schema.json").as_uri()
    commands = {
        "taplo": [found, "lint", "--no-auto-config", "--schema", schema, f"{releases}/*/*.toml"],
        "tombi": [found, "lint", "--offline", str(releases)],
    }
    benchmark.pedantic(subprocess.run, (commands[linter],), {"capture_output": True, "check": False}, rounds=3)
