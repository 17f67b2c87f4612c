"""What the benchmarks share: newsrooms of 1,000 and 10,000 releases, and commands as whole processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.newsrooms import build

Command = Callable[..., None]


@pytest.fixture(scope="session", params=[1_000, 10_000], ids=["1000", "10000"])
def newsroom(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom whose files came to rest long enough ago for its index to hold."""
    folder = build(tmp_path_factory.mktemp("newsroom") / "releases", request.param)
    time.sleep(2.5)
    return folder


@pytest.fixture(scope="session")
def run() -> Command:
    """Runs a command as a whole process, as a user would, its output thrown away."""

    def run(*arguments: str | Path) -> None:
        subprocess.run(
            [os.fspath(argument) for argument in arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    return run


@pytest.fixture(scope="session")
def iompress() -> str:
    """The installed program."""
    found = shutil.which("iompress", path=os.fspath(Path(sys.executable).parent)) or shutil.which("iompress")
    assert found, "install the program first: pip install ."
    return found


def forget_index(newsroom: Path) -> None:
    """Make the next command cold."""
    shutil.rmtree(newsroom / ".iompress", ignore_errors=True)
