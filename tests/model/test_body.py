"""The body as blocks: no word of any text is lost, and no depth of nesting is a fault."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyromark import events_with_range

from iompress.model import body
from iompress.model.body import parse, plain
from iompress.model.characters import CONTROL, inert

MARKS = """\
# ## ### > >> - + 1. 2) * ** *** _ __ ` ``` ~~~ [ ] ]( ) [a](b) ![ ![a](b.png) <https://a.b> <a@b.c> < >
<b> </b> <!-- --> &amp; &#0; &#27; &#x202e; &nbsp; \\ \\* | --- === http:// https://example.org mailto:a@b.c […] “ ”
你 好 世界 ，word עם mot
"""

TEXTS = st.lists(
    st.sampled_from([*MARKS.split(), *" \n\t\u200f😀", "  \n", "\\\n", "    ", "\n\n", "e\u0301", "x"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    max_size=30,
).map("".join)


def _words_of_events(text: str) -> str:
    """All that CommonMark says a reader sees, as the parser gives it, without blanks."""
    seen = []
    for event, _ in events_with_range(text):
        if isinstance(event, dict):
            ((kind, value),) = event.items()
            if kind in ("Text", "Code", "Html", "InlineHtml"):
                seen.append(inert(str(value)))
    return "".join("".join(seen).split())


@given(TEXTS)
@example("- a\n\n  b\n- c")
@example("<div>\n\nword\n</div>")
@example("[a](javascript:x) ![b](../c.png) ![*d* `e`](f.png)")
def test_no_word_is_lost(text: str) -> None:
    assert "".join(plain(parse(text)).split()) == _words_of_events(text)


@given(st.lists(st.from_regex(r"[A-Za-zČšعם你好]{1,8}", fullmatch=True), min_size=1, max_size=30), st.data())
def test_words_of_prose_are_all_there_in_their_order(words: list[str], data: st.DataObject) -> None:
    """Independent of the parser: words between marks, whatever the marks turn out to mean."""
    gaps = [
        data.draw(st.sampled_from([" ", "\n", "\n\n", "\n\n- ", "\n\n> ", "\n\n## ", " *", "* ", " **"])) for _ in words
    ]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    close = re.compile(r"(?<=[\u3400-\u9fff])\n(?=[\u3400-\u9fff])")
    assert re.findall(r"[^\W\d_]+", plain(parse(text))) == re.findall(r"[^\W\d_]+", close.sub("", text))


@given(TEXTS)
def test_text_is_inert(text: str) -> None:
    assert not CONTROL.search(plain(parse(text)))


@given(TEXTS)
def test_spans_lie_in_the_text_and_hold_what_they_are_of(text: str) -> None:
    data = text.encode()
    for node in _nodes(parse(text)):
        start, end = getattr(node, "span", (0, 0))
        assert 0 <= start <= end <= len(data)
        if isinstance(node, body.Text) and node.text.isalnum():
            assert node.text in data[start:end].decode()


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for entry in node:
            yield from _nodes(entry)
        return
    yield node
    for name in ("children", "blocks", "items"):
        yield from _nodes(getattr(node, name, ()))


def _depth(node: Any) -> int:
    if isinstance(node, tuple):
        return max(map(_depth, node), default=0)
    return 1 + max((_depth(getattr(node, name, ())) for name in ("children", "blocks", "items")), default=0)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "*", "**", "_a ", "[", "![", "<b>", "`", "(", "> - 1. "])
@pytest.mark.parametrize("times", [39, 41, 1000, 20_000])
def test_deep_nesting_is_bounded_and_keeps_the_words(mark: str, times: int) -> None:
    text = mark * times + "word" + mark.strip()[::-1] * times
    started = time.monotonic()
    blocks = parse(text)
    assert _depth(blocks) < 120
    assert "word" in plain(blocks)
    assert time.monotonic() - started < 5


def test_nested_links_and_emphasis_at_the_bound() -> None:
    text = "*a **b " * 30 + "word" + "** *" * 30
    assert "".join(plain(parse(text)).split()) == _words_of_events(text)


# What each thing becomes


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("mailto:press@example.org", True),
        ("tel:+442079460123", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html;base64,PHNjcmlwdD4=", False),
        ("file:///etc/passwd", False),
        ("vbscript:x", False),
        ("//example.org", False),
        ("/path", False),
        ("other.toml", False),
        ("https:", False),
        ("https://[", False),
        ("https://example.org/\u202e", False),
        ("", False),
    ],
)
def test_links(url: str, safe: bool) -> None:
    assert body.is_safe_link(url) is safe
    (paragraph,) = parse(f"[words](<{url}>)") if "\t" not in url else parse("words")
    assert plain(paragraph) == "words"
    links = [node for node in _nodes(paragraph) if isinstance(node, body.Link)]
    assert len(links) == safe


@pytest.mark.parametrize(
    ("file", "inside"),
    [
        ("a.png", True),
        ("pictures/a.png", True),
        ("my picture.png", True),
        ("../a.png", False),
        ("a/../../b.png", False),
        ("/a.png", False),
        ("a//b.png", False),
        ("C:\\a.png", False),
        ("https://example.org/a.png", False),
        ("//example.org/a.png", False),
        ("data:image/png;base64,x", False),
        ("a.png?x", False),
        ("a\u202e.png", False),
    ],
)
def test_pictures(file: str, inside: bool) -> None:
    (paragraph,) = parse(f"![what *it* shows](<{file.replace(chr(92), chr(92) * 2)}>)")
    assert plain(paragraph) == "what it shows"
    pictures = [node for node in _nodes(paragraph) if isinstance(node, body.Picture)]
    assert [picture.file for picture in pictures] == ([file] if inside else [])


def test_html_is_text() -> None:
    (paragraph,) = parse("a <b onclick='x'>b</b> c")
    assert plain(paragraph) == "a <b onclick='x'>b</b> c"
    (block,) = parse("<script>\nalert(1)\n</script>\n")
    assert plain(block) == "<script>\nalert(1)\n</script>"


def test_an_entity_brings_in_no_control_character() -> None:
    assert plain(parse("a&#27;[2J&#x202e;&#0;b")) == "a�[2J��b"


def test_wrapped_lines_are_joined_as_their_script_joins_words() -> None:
    assert plain(parse("one\ntwo")) == "one two"
    assert plain(parse("国际\n移民，\n组织")) == "国际移民，组织"
    assert plain(parse("国际\nIOM\n组织")) == "国际 IOM 组织"


def test_blocks() -> None:
    text = "Lead *in* **it**.\n\n## Head\n\n3. three\n4. four\n\n> quoted\n\n---\n\n    code\n\nline\\\nbreak `c`"
    assert [type(block).__name__ for block in parse(text)] == [
        "Paragraph", "Heading", "List", "BlockQuote", "Rule", "CodeBlock", "Paragraph",
    ]  # fmt: skip
    assert plain(parse(text)) == "Lead in it.\nHead\nthree\nfour\nquoted\n\ncode\nline\nbreak c"
    numbered = parse(text)[2]
    assert isinstance(numbered, body.List)
    assert numbered.start == 3
    assert parse("") == ()
