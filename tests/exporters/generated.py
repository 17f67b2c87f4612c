"""Editions with any text that a release can hold in any of its fields."""

from __future__ import annotations

from hypothesis import strategies as st

from iompress.edition import Edition
from tests.exporters.editions import EVERYTHING, edition
from tests.exporters.hostile import quoted

_CHARACTERS = st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"]).filter(
    lambda c: c not in "\u2028\u2029\u202d\u202e\ufffe\uffff"
)
LINES = st.text(_CHARACTERS, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
BODIES = st.lists(
    LINES
    | st.sampled_from(
        ["&#0;", "&#x1b;[2J", "&#xD800;", "&#13;", "&nbsp;&shy;", "]]>", "<![CDATA[", "</p>", "<br>", "a\\\nb", "*b*",
         "[x](http://é.example/?a=<b>&c)", "[x](<https://e.example/a b>)", "![p](tower.png)", "    code", "3. three"]
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)  # fmt: skip


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """One of the everyday edition with generated texts in place of its own."""
    release = EVERYTHING
    for own in (
        "Keepers Light 40 Lamps at Dusk", "Northern coast shines again", "Forty lamps were lit.", "Mira Vane",
        "Chief Keeper", "Nobody sails blind tonight […] and that is enough for us.", "Not this alternative.",
        "Tower number three.", "Ada Lens", "CC BY 4.0", "An earlier version miscounted wicks.", "Piran",
    ):  # fmt: skip
        release = release.replace(f'"{own}"', quoted(draw(LINES)))
    before, _, rest = release.partition("body = '''")
    _, _, after = rest.partition("'''")
    return edition(f"{before}body = {quoted(draw(BODIES))}{after}")
