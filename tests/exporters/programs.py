"""Programs and fonts that some tests need: without them a test is skipped with the reason, or fails in CI."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from iompress import exporters
from iompress.edition import Edition
from iompress.errors import IompressError


def program(name: str, package: str) -> str:
    """The path of the program `name`, which the Debian package `package` brings."""
    found = shutil.which(name)
    return found or missing(f"{name} is not installed: it comes with the Debian package {package}")


def exported(format_: str, edition: Edition) -> bytes:
    """`edition` in `format_`; the test is skipped, or fails in CI, if this machine has no font for its script."""
    try:
        return exporters.load(format_).export(edition)
    except IompressError as error:
        if "no font on this machine" not in error.message:
            raise
        missing(f"{error.message}: {error.hint}")


def missing(reason: str) -> NoReturn:
    """Skip the test for `reason`; fail where everything has to be there."""
    if os.environ.get("IOMPRESS_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
