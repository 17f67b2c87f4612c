"""The manual of the rules on a terminal of 80 columns."""

from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from iompress.console.manual import listed, page
from iompress.lint import manual
from iompress.lint.catalogue import all_rules

RULES = all_rules()


def _drawn(drawing: RenderableType) -> str:
    out = io.StringIO()
    Console(file=out, width=80, highlight=False, color_system=None, legacy_windows=False).print(drawing)
    return out.getvalue()


@pytest.mark.parametrize("code", RULES)
def test_a_page_tells_everything_and_fits(code: str) -> None:
    rule = RULES[code]
    drawn = _drawn(page(rule))
    words = " ".join(drawn.split())
    told = manual.page(rule)
    assert drawn.startswith(f"{code}  {rule.name}\n{rule.severity} · ")
    assert max(map(len, drawn.splitlines())) <= 80
    for text in (told.title, told.what, told.why, told.bad, told.good, told.fix, manual.source(told.source)):
        assert " ".join(text.split()) in words
    assert (f'rule = "{code}"' in drawn) == (rule.on not in ("engine", "newsroom"))


def test_a_list_has_a_line_for_each() -> None:
    drawn = _drawn(listed(RULES.values()))
    assert [line[:5] for line in drawn.splitlines() if line[:2].isalpha()] == list(RULES)
    assert max(map(len, drawn.splitlines())) <= 80
