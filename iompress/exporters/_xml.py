"""XML written safely: every text escaped, and no character that XML 1.0 does not have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """`value` as the content of an element or attribute."""
    return escape(value)


def element(name: str, content: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element with `content`, which is XML already, and `attributes`, which are text; those that are "" left out."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in (attributes or {}).items() if value)
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def texts(name: str, *values: str) -> str:
    """One element called `name` for each of the texts that is not ""."""
    return "".join(f"<{name}>{escape(value)}</{name}>" for value in values if value)


def document(root: str) -> bytes:
    """The element `root` as a document in UTF-8. What XML 1.0 (2.2) has no character for is U+FFFD."""
    known = _NO_XML.sub("\ufffd", root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{known}\n'.encode()
