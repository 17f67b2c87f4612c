"""Quotation marks: which stretches of a paragraph stand between them, in every style that releases are set in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[“”„‟\"«»「」『』‘’‚‹›'`]")


_CLOSES = {
    "“": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
}


_CLOSED_AFTER_A_BLANK = re.compile(r'[^"]*?[^\s"]\s?"(?=[\s.,،;:!?)]|$)')
_DOUBLED = re.compile("’’|''|‘‘|``")
"""Two single marks typed for a double one."""


_JOINED = '"\u2060'


_INNER = frozenset("‘’‚‹›'`")


_DOUBLE = re.compile('[“”"]')


_COLON = re.compile(r":\s*$")


_WORD = re.compile(r"\w")


_ARABIC = re.compile("[\u0621-\u064a]")
"""Behind these a mark can stand with the blank on its wrong side."""


_BEFORE = re.compile(r"[\s(\[{—–―\-/:.,،;¿¡*_]$|^$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between marks: `start` and `end` with them, `inner` and `outer` without. `closed` if both are there."""

    start: int
    inner: int
    outer: int
    end: int
    closed: bool = True
    mark: str = "“"


def quoted(text: str) -> list[Quoted]:
    """The outermost stretches between quotation marks in `text`, in order. One that is not closed reaches to its end."""
    text = _DOUBLED.sub(_JOINED, text)
    found: list[Quoted] = []
    opened: tuple[int, str] | None = None
    depth = 0
    reversed_style = _reversed(text)
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0][0]
        if opened is None:
            if _opens(text, at, mark, reversed_style):
                opened, depth = (at, mark), 0
        elif mark in _INNER and mark not in _CLOSES.get(opened[1], "") and mark != opened[1]:
            continue
        elif _closes(text, at, mark, opened[1]):
            if depth:
                depth -= 1
                continue
            found.append(_made(text, opened[0], at, opened[1]))
            opened = None
        elif (
            mark == opened[1]
            and mark != "'"
            and _opens(text, at, mark, reversed_style)
            and text.count(_CLOSES.get(mark, mark)[0], at + 1) > (1 if mark == '"' else 0)
        ):
            depth += 1
    if opened is not None and (opened[1] not in "'`‘‚›‹" or opened == (0, "‘")):
        inner = _after(text, opened[0] + 1)
        found.append(Quoted(opened[0], inner, len(text.rstrip()), len(text), False, opened[1]))
    return found


def _made(text: str, start: int, at: int, mark: str) -> Quoted:
    inner, outer = _after(text, start + 1), at
    while outer > inner and text[outer - 1] in " \u00a0\u202f":
        outer -= 1
    return Quoted(start, inner, outer, at + (2 if text.startswith(_JOINED, at) else 1), True, mark)


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0\u202f\u2060":
        at += 1
    return at


def _reversed(text: str) -> bool:
    """Whether guillemets point inwards, as German and Slovenian books have them: »so«."""
    first, second = text.find("»"), text.find("«")
    if first < 0 or (0 <= second < first):
        return False
    before, after = text[first - 1 : first], text[first + 1 : first + 2]
    return (not before or before.isspace() or before in "([:–—") and bool(_WORD.match(after) or after in "…„“")


def _opens(text: str, at: int, mark: str, reversed_style: bool) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    match mark:
        case "«":
            return not reversed_style
        case "»":
            return reversed_style
        case "„" | "「" | "『" | "‟":
            return True
        case "“":
            return not before or not before.isalnum() or _is_close_set(before)
        case "”":  # Scandinavian style, or a typing error at the beginning of a quotation
            if after.isspace() and not before.strip() and "“" not in text and text.count("”", at) % 2 == 0:
                return True  # both marks alike, with blanks on both sides
            return (
                bool(_BEFORE.search(before))
                and bool(after.strip())
                and ("”" in text[at + 1 :] or (_COLON.search(text[:at]) is not None and "“" in text[at + 1 :]))
                and (not before or before.isspace() or before == ":")
            )
        case '"':
            elided = before in ("'", "’") and text[max(0, at - 2) : at - 1].isalpha()  # “qu'"on …”
            blank = after.isspace() and _CLOSED_AFTER_A_BLANK.search(text, at + 2) is not None
            glued = bool(_ARABIC.match(before)) and after.isspace() and text.count('"', at) % 2 == 0
            return (bool(_BEFORE.search(before)) or _is_close_set(before) or elided or glued) and bool(
                after.strip() or blank
            )
        case "‘" | "‚" | "‹":
            return bool(_BEFORE.search(before)) and not after.isspace() and (_closed_later(text, at, mark) or at == 0)
        case "'":
            return bool(_BEFORE.search(before)) and after.isalpha() and _closed_later(text, at, mark)
    return False


def _closed_later(text: str, at: int, mark: str) -> bool:
    """Whether a single mark has its partner, so that it is no apostrophe."""
    closing = {"‘": "’", "‚": "‘", "'": "'", "‹": "›"}[mark]
    found = re.compile(rf"{closing}(?!\w)").search(text, at + 2)
    return found is not None and found.start() - at > 3


def _closes(text: str, at: int, mark: str, opener: str) -> bool:
    after = text[at + 1 : at + 2]
    if opener == '"':
        if mark in "“”":
            return mark == "”"
        before = text[max(0, at - 1) : at]
        return mark == '"' and (not after.isalnum() or _is_close_set(after) or not before.isspace())
    if opener == "'":
        return mark == "'" and not after.isalnum()
    if opener in "‘‚":
        return mark in "’‘"[: 1 if opener == "‘" else 2] and not after.isalnum()
    if opener == "“":
        return (
            mark == "”"
            or (mark == '"' and ("”" not in text[at:] or _opens_next(text, at)))
            or (mark == "“" and not after.isalnum() and "”" not in text[at:])
            or (mark == "»" and "”" not in text[at:] and "«" not in text[:at])
        )
    if opener == "«" and mark == "”":
        return "»" not in text[at:] and "“" not in text[:at]
    if opener == "”":
        return mark == "”" or (mark == "“" and "”" not in text[at:])
    return mark in _CLOSES.get(opener, "")


def _opens_next(text: str, at: int) -> bool:
    """Whether the next double mark behind `at` opens a quotation, so that the one at `at` has to close its own."""
    following = _DOUBLE.search(text, at + 1)
    return following is not None and (
        following[0] == "“" or (following[0] == '"' and text[following.start() - 1].isspace())
    )


def _is_close_set(character: str) -> bool:
    return bool(character) and "\u3000" <= character <= "\uffef"
