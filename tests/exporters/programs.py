"""Programs that some tests need: found, or the test is skipped with the reason, or fails where CI has them."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def program(name: str, package: str) -> str:
    """The path of the program `name`, which the Debian package `package` brings."""
    found = shutil.which(name)
    return found or missing(f"{name} is not installed: it comes with the Debian package {package}")


def missing(reason: str) -> NoReturn:
    """Skip the test for `reason`; fail where everything has to be there."""
    if os.environ.get("IOMPRESS_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
