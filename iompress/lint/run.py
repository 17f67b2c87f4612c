"""The bundles of a newsroom checked: on all processors where there are many, and only what has changed."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from iompress.lint.cache import as_file, decoded, encoded, holds, setting
from iompress.lint.check import Bundle, Checked, Ruling, check

if TYPE_CHECKING:
    from iompress.store.folder import File
    from iompress.store.library import Library

MANY = 300
"""From so many bundles on, they are shared out to all processors: starting one more takes as long as 300 releases."""


def check_some(wanted: Sequence[Bundle], ruling: Ruling) -> Iterator[Checked]:
    """What is found in each of `wanted`, in their order."""
    return map(decoded, _records(wanted, ruling))


def check_all(library: Library, wanted: Sequence[Bundle], ruling: Ruling) -> Iterator[Checked]:
    """As `check_some`, for all bundles of the newsroom: only those are read that have changed since the last time."""
    from iompress.store.index import records

    state = setting(library, ruling.also)
    by_name = {bundle.name: bundle for bundle in wanted}

    def read(files: Sequence[File]) -> Iterator[bytes]:
        return _records([by_name[file.name] for file in files], ruling)

    files = [as_file(bundle, state) for bundle in wanted]
    found = records(library.folder, "findings", files, read, lambda record: holds(record, ruling.at))
    return (decoded(found[bundle.name]) for bundle in wanted)


def _records(wanted: Sequence[Bundle], ruling: Ruling) -> Iterator[bytes]:
    workers = min(os.cpu_count() or 1, 8)
    if len(wanted) < MANY or workers == 1:
        yield from _checked(wanted, ruling)
        return
    from concurrent.futures import ProcessPoolExecutor

    size = max(MANY // 4, len(wanted) // (workers * 8))
    parts = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    with ProcessPoolExecutor(workers) as pool:
        for records in pool.map(partial(_checked, ruling=ruling), parts):
            yield from records


def _checked(wanted: Sequence[Bundle], ruling: Ruling) -> list[bytes]:
    gc.disable()  # thousands of short-lived tables and no cycles: looking for these takes a quarter of the time
    try:
        return [encoded(check(bundle, ruling)) for bundle in wanted]
    finally:
        gc.enable()
