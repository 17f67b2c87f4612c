"""axe-core in a real browser finds nothing to object to: contrast, landmarks, names, order of headings."""

from __future__ import annotations

import json
import re
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from iompress import exporters
from tests.exporters.browser import opened
from tests.exporters.editions import everything
from tests.exporters.programs import missing
from tests.exporters.test_email import read

EDITIONS = everything()


def objections(page: str, folder: Path, *, dark: bool) -> list[dict[str, Any]]:
    """What axe finds wrong with `page`, which may run this one script only because its policy is taken out."""
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        missing("axe-core-python is not installed: it comes with the test extra")
    axe = Path(found.origin).with_name("axe.min.js").read_text("utf-8")
    if dark:
        page = page.replace("(prefers-color-scheme: dark)", "all")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    ask = (
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']}).then(r => {"
        "const out = document.createElement('pre'); out.id = 'axe';"
        "out.textContent = JSON.stringify(r.violations); document.body.append(out) })"
    )
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{axe}</script><script>{ask}</script></body>"), "utf-8")
    told = re.search(r'<pre id="axe">(.*?)</pre>', opened(file, folder), re.DOTALL)
    assert told
    return [
        {"rule": entry["id"], "nodes": [node["html"][:200] for node in entry["nodes"]]}
        for entry in json.loads(unescape(told[1]))
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["issued", "embargoed", "draft", "withdrawn", "arabic"])
def test_the_page_is_accessible(name: str, dark: bool, tmp_path: Path) -> None:
    page = exporters.load("html").export(EDITIONS[name]).decode()
    assert objections(page, tmp_path, dark=dark) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_message_is_accessible(dark: bool, tmp_path: Path) -> None:
    html = read(exporters.load("email").export(EDITIONS["embargoed"])).get_body(("html",))
    assert html is not None
    found = objections(html.get_content(), tmp_path, dark=dark)
    assert [entry for entry in found if entry["rule"] not in ("region", "landmark-one-main")] == []


def test_it_would_be_seen_if_it_were_not(tmp_path: Path) -> None:
    page = exporters.load("html").export(EDITIONS["issued"]).decode().replace("--soft: #525c6f", "--soft: #d5d5d5")
    assert "color-contrast" in {entry["rule"] for entry in objections(page, tmp_path, dark=False)}
