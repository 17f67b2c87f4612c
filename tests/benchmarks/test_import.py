"""`iompress import` over an archive of plain text: how many a second on one core, and that memory stays flat.

pytest tests/benchmarks/test_import.py --benchmark-enable -o addopts= --benchmark-columns=min,median,max,rounds -s

The archive is the text samples of the import corpus, in nine languages, over and over, each with a number of its own.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.conftest import Command

SAMPLES = Path(__file__).parents[1] / "import_corpus" / "samples"
COUNT = 2_000


def archive(folder: Path, count: int) -> Path:
    """A folder with `count` texts."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("[a-z][a-z]-*.txt"))]
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(f"{texts[number % len(texts)]}\n[{number}]\n", "utf-8")
    return folder


@pytest.mark.benchmark(group="import")
def test_texts(benchmark: BenchmarkFixture, run: Command, iompress: str, tmp_path: Path) -> None:
    source = archive(tmp_path / "archive", COUNT)
    target = tmp_path / "in"

    def setup() -> None:
        shutil.rmtree(target, ignore_errors=True)

    benchmark.pedantic(run, (iompress, "import", source, "-o", target), setup=setup, rounds=3)
    if benchmark.stats is not None:
        print(f"\n{COUNT / benchmark.stats.stats.min:.0f} texts a second")


@pytest.mark.benchmark(group="import")
def test_start(benchmark: BenchmarkFixture, run: Command, iompress: str, tmp_path: Path) -> None:
    source = archive(tmp_path / "archive", 1)
    benchmark.pedantic(run, (iompress, "import", source, "-o", tmp_path, "--dry-run"), rounds=10, warmup_rounds=1)


@pytest.mark.skipif(sys.platform == "win32", reason="wait4 tells the memory of a process")
def test_memory_stays_flat(iompress: str, tmp_path: Path) -> None:
    few, many = (memory(iompress, archive(tmp_path / f"{count}", count), tmp_path / "in") for count in (1_000, 20_000))
    print(f"\n1,000 texts: {few / 1024:.0f} MB; 20,000 texts: {many / 1024:.0f} MB")
    assert many - few < 19_000  # a kilobyte for each: its name, its digest, and no more


def memory(iompress: str, source: Path, target: Path) -> int:
    """The most kilobytes that an import of `source` takes."""
    command = [iompress, "import", str(source), "-o", str(target / source.name)]
    silence = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (1, 2)]
    child = os.posix_spawn(iompress, command, os.environ, file_actions=silence)
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return usage.ru_maxrss
