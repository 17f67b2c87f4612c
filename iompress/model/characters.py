"""Characters that no text of a release may hold: they steer terminals, break XML or turn the direction of reading."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufffe\uffff]")


def inert(text: str) -> str:
    """`text` with the replacement character in place of each forbidden one."""
    return text if text.isprintable() else CONTROL.sub("\ufffd", text)
