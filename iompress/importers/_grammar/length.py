"""How long a text is."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\u3400-\u9fff]{2}|[^\W_\u3400-\u9fff]+(?:[’'.-][^\W_\u3400-\u9fff]+)*")


def size(text: str) -> int:
    """The words in `text`; two Chinese characters are one."""
    return len(_WORD.findall(text))
