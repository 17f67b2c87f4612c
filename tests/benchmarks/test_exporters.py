"""Each format by itself: how many of the releases kept here it makes a second, in one process that reuses what it can.

pytest tests/benchmarks/test_exporters.py --benchmark-enable -o addopts= --benchmark-columns=min,median,ops

One round exports all editions once, all languages, from their files' text on: read, composed, exported.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from iompress import exporters
from iompress.compose import compose
from iompress.errors import IompressError
from iompress.store.library import Library
from tests.desk import RELEASES

AT = datetime(2030, 1, 1, tzinfo=UTC)
SLOW = ("docx", "email", "odt", "pdf", "social")


def export_all(name: str) -> int:
    """Export every edition of the newsroom kept here. Returns how many there are."""
    library = Library(RELEASES)
    folder = library.scan()
    export = exporters.load(name).export
    count = 0
    for file in folder.releases.values():
        bundle = library.bundle(file, folder)
        pictures = library.pictures(bundle) if bundle.release.media else {}
        for tag in bundle.languages:
            parts = (file.id, bundle.release, bundle.translations, library.newsroom, tag, AT)
            try:
                export(compose(*parts, pictures))
            except IompressError:  # a format that has no way to say it: an advisory for ReliefWeb
                continue
            count += 1
    return count


@pytest.mark.benchmark(group="exporters")
@pytest.mark.parametrize("name", exporters.own_names())
def test_exporter(benchmark: BenchmarkFixture, name: str) -> None:
    count = export_all(name)
    benchmark.pedantic(export_all, (name,), rounds=5 if name in SLOW else 40)
    if benchmark.stats is not None:
        benchmark.extra_info["editions"] = count
        print(f"\n{name}: {count / benchmark.stats.stats.min:,.0f} a second")
