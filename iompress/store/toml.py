"""TOML text to tables, with an explanation where it is no TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NotToml(Exception):
    """Where the parser stopped, counted from 1, and what that means."""

    line: int
    column: int
    message: str
    hint: str


def parse(text: str) -> dict[str, Any]:
    """The tables in `text` (TOML 1.0). Raises NotToml."""
    from tomli import TOMLDecodeError, loads

    try:
        return loads(text)
    except TOMLDecodeError as error:
        message, hint = _explained(error.msg)
        raise NotToml(error.lineno, error.colno, message, hint) from None
    except RecursionError:
        raise NotToml(1, 1, "lists or tables are nested too deep", "") from None


def _explained(message: str) -> tuple[str, str]:
    """The parser's words, plainly, and what most likely happened."""
    for pattern, plainly, hint in _PLAINLY:
        if re.search(pattern, message):
            return plainly, hint
    return message[0].lower() + message[1:], ""


_PLAINLY = (
    (r"Unterminated string|Expected .*'''|Expected .*\"\"\"", "a text begins here that is never closed",
     "close it with the same quotes that open it: ''' at the end of a body"),
    (r"Illegal character '\\[nr]'|Illegal character '\\\\n'", "a line ends before its text is closed",
     "a text over several lines stands between ''' and '''"),
    (r"Illegal character", "a control character stands in the text", "delete it"),
    (r"Cannot overwrite a value|Duplicate inline table key|Cannot declare .* twice|Cannot mutate", "this key or table is here twice",
     "keep one of the two"),
    (r"Expected '=' after a key", "a key without a value", "write key = \"value\"; a paragraph needs a key and quotes"),
    (r"Expected newline or end of document", "something follows the value on its line",
     "was a quotation mark inside the text taken for its end? put the text between ''' and '''"),
    (r"Invalid value|Invalid initial character for a key part", "this is no TOML value or key",
     "text stands in quotes, lists in square brackets, dates as 2018-12-10"),
    (r"Unescaped '\\\\'", "a backslash that means nothing", "write \\\\\\\\ for a backslash, or put the text between ''' and '''"),
    (r"Unclosed array|Unclosed inline table", "a bracket that is never closed", "close the list with ]"),
    (r"Invalid date or datetime", "no such date or time", "write 2018-12-10 or 2018-12-10T14:00:00"),
    (r"Expected ']'|Expected '\]'", "a table's name without its closing bracket", "write [dateline] or [[quotes]]"),
)  # fmt: skip
