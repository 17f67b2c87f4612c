"""Running text as rules see it: nothing moves, markup and quotations are blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.lint import text
from iompress.lint.quotations import quotations, without
from iompress.lint.sentences import sentences
from iompress.lint.text import Block

PIECES = (
    """> |- |1. |word |“said” |é |[a](https://x.org/b) |`code` |**x** |&amp;|&nbsp;|    |![alt](p.png)|<b>|## |\\*"""
)
MARKUP = st.text(st.sampled_from("ab é\n\n #>*_-`[]()!<&;1.“”„«»\"'‘’‚\t\\😀:/~|"), max_size=80) | st.lists(
    st.sampled_from([*PIECES.split("|"), "\n", "\n\n", "```\n", "[a]: https://x.org\n"]), max_size=14
).map("".join)


@given(MARKUP)
def test_every_character_stays_in_its_place(written: str) -> None:
    read = text.commonmark(written)
    assert len(read.plain) == len(written)
    assert len(without(read.plain, quotations(read.plain, read.blocks), read.code)) == len(written)
    for at, (before, after) in enumerate(zip(written, read.plain, strict=True)):
        assert after in (before, text.MARK, text.HIDDEN) or "&" in written[max(0, at - 40) : at + 1]
        assert (before == "\n") == (after == "\n") or "&" in written
    for block in read.blocks:
        assert 0 <= block.start <= block.end <= len(written)
    for link in read.links:
        assert 0 <= link.start <= link.end <= len(written)


@given(MARKUP)
def test_quotations_do_not_overlap(written: str) -> None:
    at = 0
    for quotation in quotations(*text.commonmark(written)[:2]):
        assert at <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end
        at = quotation.end


def _seen(written: str) -> str:
    read = text.commonmark(written)
    prose = without(read.plain, quotations(read.plain, read.blocks), read.code)
    return prose.replace(text.MARK, "").replace(text.HIDDEN, "·")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("He said “it’s ours, ‘all’ of it,” and left.", "He said “" + 23 * "·" + "” and left."),
        ("Dejal je: „Da,“ in „ne.“", "Dejal je: „···“ in „···“"),
        ("Il a dit : «\u00a0oui\u00a0», puis non.", "Il a dit : «·····», puis non."),
        ("Er sagte »ja« und ging.", "Er sagte »··« und ging."),
        ('A 5" pipe and a "quote".', 'A 5" pipe and a "·····".'),
        ("他说：「我们走」。", "他说：「···」。"),
        ('He said “yes" and left.', 'He said “···" and left.'),
        ("“One “two” three” four", "“" + 15 * "·" + "” four"),
        ("“One “two” three, four", "“········” three, four"),
        ("‘The boys’ room is theirs,’ she said.", "‘" + 25 * "·" + "’ she said."),
        ("«\u00a0Un.\n\n»\u00a0Deux.\u00a0» Trois.", "«····\n\n»·······» Trois."),
        ("The workers’ rights and ‘scare’ quotes.", "The workers’ rights and ‘·····’ quotes."),
        ("It's the boys' and 'hers' too.", "It's the boys' and '····' too."),
        ("“Never closed\n\nbut only here", "“············\n\nbut only here"),
        ("“Closed\n\nin the next” one.", "“······\n\n···········” one."),
        ("“Never closed\n\nwhere “another” is.", "“············\n\nwhere “·······” is."),
        ("‟One❞, ＂two＂, ``three'' and <<four>>.", "‟···❞, ＂···＂, `······'' and <·····>>."),
        ("> Said.\n>\n> — A Name", "·····\n\n— A Name"),
        ("    code “said”", "    ···········"),
        ("> quoted\n> lines\n\nnot", "······\n·······\n\nnot"),
        ("A **bold** [link](https://example.org/“x”) `code`.", "A bold link ······."),
        ("AT&amp;T", "AT&T"),
    ],
)
def test_what_rules_see(written: str, seen: str) -> None:
    assert _seen(written) == seen


def test_blocks() -> None:
    read = text.commonmark("One.\n\n## Two\n\n- three\n- four\n\n  five\n\n1. six\n\n> seven\n\n    eight\n")
    assert [(b.kind, b.level, read.plain[b.start : b.end].strip(f"\n {text.MARK}")) for b in read.blocks] == [
        ("paragraph", 0, "One."),
        ("heading", 2, "Two"),
        ("item", 0, "three"),
        ("item", 0, "four"),
        ("item", 0, "five"),
        ("item", 0, "six"),
        ("quote", 0, "seven"),
        ("code", 0, "eight"),
    ]


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("One. Two! “Three?” Four", ["One.", "Two!", "“Three?”", "Four"]),
        ("Mr. Swing of the U.S. office, e.g. at 9 a.m. on 3 May, left. He did.",
         ["Mr. Swing of the U.S. office, e.g. at 9 a.m. on 3 May, left.", "He did."]),
        ("“It ended,” she said. “It was.” It was 3.5 per cent.",
         ["“It ended,” she said.", "“It was.”", "It was 3.5 per cent."]),
        ("Dne 10. decembra je bilo. Dr. Novak je prišel.", ["Dne 10. decembra je bilo.", "Dr. Novak je prišel."]),
        ("Das sind 5 Mio. Menschen, d. h. viele, z. B. Kinder. Ja.",
         ["Das sind 5 Mio. Menschen, d. h. viele, z. B. Kinder.", "Ja."]),
        ("Это 5 млн долл. США, т. е. много. Да.", ["Это 5 млн долл. США, т. е. много.", "Да."]),
    ],
)  # fmt: skip
def test_sentences(written: str, parted: list[str]) -> None:
    assert [written[a:b] for a, b in sentences(written, [Block("paragraph", 0, 0, len(written))])] == parted
