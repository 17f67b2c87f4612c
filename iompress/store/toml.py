"""TOML text to tables, with an explanation where it is no TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tomli import TOMLDecodeError


@dataclass(frozen=True, slots=True)
class NotToml(Exception):
    """Where the text stops being TOML, counted from 1, and what that means."""

    line: int
    column: int
    message: str
    hint: str


def parse(text: str) -> dict[str, Any]:
    """The tables in `text` (TOML 1.1). Raises NotToml."""
    tables = _quickly(text)
    if tables is not None:
        return tables
    from tomli import TOMLDecodeError, loads

    try:
        tables = loads(text)
        if any(base in text for base in _OTHER_BASES) and _holds_long_number(tables):
            raise _too_long(text)
    except TOMLDecodeError as error:
        raise _explained(error) from None
    except RecursionError:
        raise NotToml(1, 1, "lists or tables are nested too deep", "") from None
    except ValueError:  # more digits than Python makes a number of
        raise _too_long(text) from None
    return tables


def _quickly(text: str) -> dict[str, Any] | None:
    """The tables in `text`, where the quicker parser reads it as the other would; else None.

    It keeps line ends of Windows, gives offsets of a kind of its own, and explains faults in other words.
    """
    from rtoml import TomlParsingError, loads

    if "\r" in text or text.startswith("\ufeff"):
        return None
    try:
        tables = loads(text)
    except TomlParsingError:
        return None
    if _OFFSET.search(text):
        _make_offsets_usual(tables)
    return tables


_OFFSET = re.compile(r":[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:)")


def _make_offsets_usual(value: dict[str, Any] | list[Any]) -> None:
    """Give the times in `value`, a table or list, offsets of the standard library's kind."""
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(entry, str):  # as most are
            continue
        if isinstance(entry, dict | list):
            _make_offsets_usual(entry)
        elif isinstance(entry, datetime) and (offset := entry.utcoffset()) is not None:
            value[key] = entry.replace(tzinfo=timezone(offset))  # type: ignore[index]


_OTHER_BASES = ("0x", "0o", "0b")
"""Numbers so written may have any number of digits, which Python then refuses to print."""

_LONG_NUMBER = re.compile(r"0[xob][0-9A-Fa-f_]{60}|[0-9_]{60}")


def _holds_long_number(value: Any) -> bool:
    match value:
        case dict():
            return any(map(_holds_long_number, value.values()))
        case list():
            return any(map(_holds_long_number, value))
        case int():
            return value.bit_length() > 10_000
    return False


def _too_long(text: str) -> NotToml:
    found = _LONG_NUMBER.search(text)
    line, column = _place(text, found.start() if found else 0)
    return NotToml(line, column, "a number has too many digits", "put it in quotes if it is text")


def _explained(error: TOMLDecodeError) -> NotToml:
    """The parser's words, plainly, and what most likely happened."""
    text, offset = error.doc, error.pos
    swallowing = _swallowing(text, offset)
    if swallowing is not None:
        return NotToml(*_place(text, swallowing), *_NEVER_CLOSED)
    start = text.rfind("\n", 0, offset) + 1
    line = f"{text[start:offset]}▲{text[offset:].partition(chr(10))[0]}"
    for words, around, message, hint, where in _PLAINLY:
        if re.search(words, error.msg) and re.search(around, line):
            return NotToml(*_place(text, _WHERE[where](text, start, offset)), message, hint)
    return NotToml(*_place(text, offset), error.msg[0].lower() + error.msg[1:], "")


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _last_opening(text: str, _start: int, offset: int) -> int:
    """Where the text begins that is never closed: nothing behind its opening could close it."""
    found = max(text.rfind("'''", 0, offset), text.rfind('"""', 0, offset))
    return offset if found < 0 else found


def _swallowing(text: str, offset: int) -> int | None:
    """Where a text begins that the opening of another, further down, was taken for the end of; None if it is none."""
    for mark in ("'''", '"""'):
        marks = [found.start() for found in re.finditer(mark, text[:offset])]
        if marks and len(marks) % 2 == 0 and re.search(r"\n[ \t]*[\w.-]+[ \t]*=[ \t]*\Z", text[marks[-2] : marks[-1]]):
            return marks[-2]
    return None


def _first_word(text: str, start: int, offset: int) -> int:
    return start + len(text[start:offset]) - len(text[start:offset].lstrip())


_WHERE = {
    "here": lambda _text, _start, offset: offset,
    "line": _first_word,
    "opening": _last_opening,
}

_NEVER_CLOSED = (
    "a text begins here that is never closed",
    "write ''' below its last line if it begins with ''', \"\"\" if it begins with \"\"\"",
)

# the parser's words; the line, with ▲ where it stopped; what that is; what to do; which place to show
_PLAINLY = (
    (r"", r"▲[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]", "an invisible character stands here",
     "delete it; if need be, write a plain blank", "here"),
    (r"", r"▲\r", "a line ends as in files of old Macintoshes", "save the file with line ends of Unix or Windows", "here"),
    (r"^Invalid (value|initial)", "▲[“”„«»‘’‚]", "a typographic quotation mark stands where a straight one belongs",
     'text stands between " and "; typographic marks belong inside it', "here"),
    (r"^Illegal character '\\n'|invalid character '\\n'", "", "a line ends before its text is closed",
     "close the text with the mark that opens it; text over several lines stands between ''' and '''", "here"),
    (r"^Unterminated string|^Expected \"'\"", r"""^[^"']*(?:"[^"]*|'[^']*)▲$""", "the file ends before its text is closed",
     "close the text with the mark that opens it; text over several lines stands between ''' and '''", "here"),
    (r"^Unterminated string|^Expected \"'''\"", "", *_NEVER_CLOSED, "opening"),
    (r"llegal character|invalid character", "", "a control character stands in the text", "delete it", "here"),
    (r"Cannot overwrite a value|^Duplicate inline|^Cannot declare|^Cannot mutate", "", "this key or table is here twice",
     "keep one of the two; a list of tables has two brackets: [[quotes]]", "line"),
    (r"^Expected newline", r"\d+-\d+-\d+▲?[T ]▲?\d+▲?(?::|\s*$)", "no such time",
     "write 2018-12-10T06:00:00: hours, minutes and seconds in two digits each, up to 23:59:59", "line"),
    (r"^Expected newline", r"=\s*\d+▲?\s?[-./]\s?\d+▲?\s?[-./]\s?\d+", "no such date", "write 2018-12-10: year, month, day", "line"),
    (r"^Expected newline", r"^\s*\[.*\]\s*▲", "something follows the table's name on its line", "put it on the next line", "here"),
    (r"^Expected newline", "", "something follows the value on its line",
     "was a quotation mark inside the text taken for its end? put the text between ''' and '''", "here"),
    (r"^Expected '=' after", r"^\s*[\w-]+\s*▲:", "a colon stands where an equals sign belongs", 'write key = "value"', "here"),
    (r"^Expected '=' after|^Invalid statement", "", "this is no key with a value",
     'a line is key = "value", [table] or # remark; running text belongs between \'\'\' and \'\'\' behind a key', "line"),
    (r"^Invalid value", r"=\s*▲\s*(#.*)?$", "the value is missing", 'write key = "value", or delete the line', "line"),
    (r"^Invalid value|^Invalid initial", "", "this is no value or key",
     "text stands in quotes, lists in square brackets, dates as 2018-12-10", "here"),
    (r"^Unescaped|^Invalid hex|scalar value|escape", "", "a backslash that means nothing",
     "write \\\\ for a backslash, or put the text between ''' and '''", "here"),
    (r"^Unclosed", r"\b0▲\d", "a number begins with 0", "write 8, not 08", "here"),
    (r"^Unclosed array", "", "a comma or the closing bracket of a list is missing here", 'write ["one", "two"]', "here"),
    (r"^Unclosed inline", "", "a comma or the closing brace of a table is missing here", 'write { en = "one", sl = "two" }', "here"),
    (r"^Invalid date", "", "no such date or time", "write 2018-12-10 or 2018-12-10T14:00:00", "here"),
    (r"^Expected '\]", "", "a table's name without its closing bracket", "write [dateline] or [[quotes]]", "here"),
)  # fmt: skip
