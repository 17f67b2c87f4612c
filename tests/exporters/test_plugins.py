"""The documented example of a format from another package, installed as a package would be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def installed(folder: Path) -> dict[str, str]:
    """The example of docs/plugins.md in `folder` as pip leaves a package, and an environment that finds it."""
    blocks = dict(re.findall(r"```\w+\n# (\S+)\n(.*?)```", (ROOT / "docs/plugins.md").read_text("utf-8"), re.DOTALL))
    (folder / "iompress_bulletin.py").write_text(blocks["iompress_bulletin.py"], "utf-8")
    metadata = folder / "iompress_bulletin-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: iompress-bulletin\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[iompress.exporters]\nbulletin = iompress_bulletin\nbroken = nowhere\n")
    assert 'bulletin = "iompress_bulletin"' in blocks["pyproject.toml"]
    return {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


def iompress(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program as another process."""
    command = [sys.executable, "-m", "iompress", *arguments, "--newsroom", str(ROOT / "releases")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_documented_example_is_a_format_like_any_other(tmp_path: Path) -> None:
    environment = installed(tmp_path)
    made = iompress("export", "global-compact", "-l", "en", "-f", "bulletin", "-o", "-", environment=environment)
    assert made.stdout == "10.12.  IOM Lauds Adoption of Global Compact for Migration (Marrakesh)\n"


def test_a_plug_in_that_does_not_load_is_told_and_others_work(tmp_path: Path) -> None:
    environment = installed(tmp_path)
    made = iompress("export", "global-compact", "-f", "broken", "-o", "-", environment=environment)
    assert made.returncode == 2
    assert "the format “broken” of iompress-bulletin does not load: No module named 'nowhere'" in made.stderr
    assert iompress("export", "global-compact", "-l", "en", "-o", "-", environment=environment).returncode == 0


def test_no_metadata_of_packages_is_read_for_a_format_of_our_own() -> None:
    code = (
        "import sys; from iompress import exporters; exporters.load('text'); print('importlib.metadata' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout == "False\n"
