"""Whole commands beside a bare interpreter, which is the measure of this machine.

pytest tests/benchmarks --benchmark-enable --benchmark-columns=min,median,max,rounds -o addopts=
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.conftest import Command, forget_index

START = pytest.mark.benchmark(group="start", min_rounds=15)


@START
def test_bare_interpreter(benchmark: BenchmarkFixture, run: Command) -> None:
    benchmark(run, sys.executable, "-c", "")


@START
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("list", "--help"), ("schema", "release")])
def test_start(benchmark: BenchmarkFixture, run: Command, iompress: str, arguments: tuple[str, ...]) -> None:
    benchmark(run, iompress, *arguments)


@pytest.mark.benchmark(group="newsroom")
def test_list_cold(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    benchmark.pedantic(
        run,
        (iompress, "list", "--limit", "50", "--newsroom", newsroom),
        setup=lambda: forget_index(newsroom),
        rounds=4,
    )


@pytest.mark.benchmark(group="newsroom")
def test_list_warm(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    benchmark.pedantic(run, (iompress, "list", "--limit", "50", "--newsroom", newsroom), rounds=12, warmup_rounds=1)


@pytest.mark.benchmark(group="newsroom")
def test_list_after_one_change(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    path = next(newsroom.glob("2001/*.toml"))

    def change() -> None:
        path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")

    benchmark.pedantic(
        run, (iompress, "list", "--limit", "50", "--newsroom", newsroom), setup=change, rounds=8, warmup_rounds=1
    )


@pytest.mark.benchmark(group="newsroom")
def test_list_filtered_warm(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    arguments = ("list", "--speaker", "jane", "--since", "2001", "--limit", "50", "--newsroom", newsroom)
    benchmark.pedantic(run, (iompress, *arguments), rounds=8, warmup_rounds=1)


@pytest.mark.benchmark(group="newsroom")
def test_search_cold(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    benchmark.pedantic(
        run,
        (iompress, "search", "shelters", "training", "--newsroom", newsroom),
        setup=lambda: forget_index(newsroom),
        rounds=3,
    )


@pytest.mark.benchmark(group="newsroom")
def test_search_warm(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path) -> None:
    benchmark.pedantic(
        run, (iompress, "search", "shelters", "training", "--newsroom", newsroom), rounds=8, warmup_rounds=1
    )


@pytest.mark.benchmark(group="one release")
@pytest.mark.parametrize("format_", ["html", "text", "markdown", "json"])
def test_export_one(benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path, format_: str) -> None:
    arguments = ("export", "example-500", "--format", format_, "--output", "-", "--newsroom", newsroom)
    name = next(newsroom.glob("*/*-example-500.toml")).stem
    benchmark.pedantic(run, (iompress, "export", name, *arguments[2:]), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="newsroom")
def test_export_all_to_html(
    benchmark: BenchmarkFixture, run: Command, iompress: str, newsroom: Path, tmp_path: Path
) -> None:
    arguments = ("export", "--format", "html", "--replace", "--newsroom", newsroom)
    outputs = iter(range(100))
    benchmark.pedantic(
        run, setup=lambda: ((iompress, *arguments, "--output", tmp_path / str(next(outputs))), {}), rounds=2
    )
