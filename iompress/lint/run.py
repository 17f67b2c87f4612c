"""All bundles of a newsroom checked, on all processors where there are many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from iompress.lint.check import Bundle, Checked, check_bundles

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom
    from iompress.store.folder import Folder

MANY = 300
"""From so many bundles on, they are shared out to all processors: starting one more takes as long as 300 releases."""


def bundles(folder: Folder) -> list[Bundle]:
    """The releases in `folder` with their translations, by name; translations of nothing last."""
    found = [Bundle(file, tuple(folder.translations(file))) for _, file in sorted(folder.releases.items())]
    return found + [Bundle(None, (file,)) for file in sorted(folder.orphans)]


def check_all(wanted: Sequence[Bundle], newsroom: Newsroom, at: datetime) -> Iterator[Checked]:
    """What is found in each of `wanted`, in their order."""
    workers = min(os.cpu_count() or 1, 8)
    if len(wanted) < MANY or workers == 1:
        yield from check_bundles(wanted, newsroom, at)
        return
    from concurrent.futures import ProcessPoolExecutor

    size = MANY // 4
    parts = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    with ProcessPoolExecutor(workers) as pool:
        for checked in pool.map(partial(check_bundles, newsroom=newsroom, at=at), parts):
            yield from checked
