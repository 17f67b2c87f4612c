"""A quotation as a picture for social networks: 1200 by 675, the words, who said them, and who publishes them."""

from __future__ import annotations

import json
from typing import Literal

from iompress.edition import Quote
from iompress.errors import IompressError
from iompress.exporters import _templates, _typesetting
from iompress.exporters._letter import QUIET
from iompress.exporters._sheet import Sheet

_LEADING = {"ar": 0.02, "fa": 0.02, "ur": 0.02, "ps": 0.02, "zh": 0.5, "ja": 0.5, "ko": 0.5}
"""Between two lines, in heights of the letters: fonts of some scripts bring their own space, those of others none."""


def draw(page: Sheet, quote: Quote, kind: Literal["png", "svg"]) -> bytes:
    """`quote` as a picture of the `kind` "png" or "svg", its letters drawn so that no font is needed to see it.

    Raises IompressError if there is no font for its script.
    """
    from typst import TypstError

    edition = page.edition
    language, script, region = _typesetting.tag_parts(edition.language)
    marks = edition.quotation_marks
    told = {
        "language": language,
        "script": script,
        "region": region,
        "direction": edition.locale.direction,
        "banner": page.banner[0] if page.banner else "",
        "words": f"{marks[0]}{quote.text}{marks[1]}",
        "speaker": quote.speaker,
        "role": quote.role,
        "organization": page.organization,
        "date": page.date,
    }
    fonts = _typesetting.families("".join(text for text in told.values() if text), edition)
    look = {
        "fonts": fonts,
        "quiet": edition.state in QUIET,
        "leading": _LEADING.get(edition.language.partition("-")[0], 0.36),
    }
    try:
        made = _typesetting.compiler().compile(
            input=_templates.resource("card.typ").encode(),
            format=kind,
            ppi=72,
            sys_inputs={"card": json.dumps(told | look, ensure_ascii=False)},
        )
    except TypstError as error:
        raise IompressError(f"{edition.id}: the quotation {quote.id} cannot be drawn: {error}") from None
    assert isinstance(made, bytes)
    return made
