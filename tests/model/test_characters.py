"""Entities in CommonMark are no way round the ban on control characters."""

from __future__ import annotations

import pytest

from iompress.model.body import inlines, parse, plain
from iompress.model.characters import CONTROL


@pytest.mark.parametrize("entity", ["&#27;", "&#x202e;", "&#0;", "&#xFFFE;", "&#x85;", "&#8232;", "&#13;"])
@pytest.mark.parametrize("text", ["a {} b", "## {}", "- {}", "[{}](https://example.org/{})", "![{}](a{}.png)", "`{}`"])
def test_entities_bring_no_control_characters(entity: str, text: str) -> None:
    blocks = parse(text.replace("{}", entity))
    assert not CONTROL.search(plain(blocks))
    for node in inlines(blocks):
        assert not CONTROL.search(getattr(node, "file", "") + getattr(node, "url", ""))


def test_no_break_spaces_are_text() -> None:
    assert plain(parse("10&nbsp;December")) == "10\u00a0December"
