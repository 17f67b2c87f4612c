"""What sort of block each block of a page is, seen by itself: a label, a date line, furniture, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from iompress.importers._grammar import datelines, dates
from iompress.importers._grammar.datelines import Dateline
from iompress.importers._grammar.language import Words, words
from iompress.importers._page import Block

KINDS = ("release", "statement", "advisory", "briefing-note")

CONTACT = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(a\)|\[@\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+|\[email\s?protected\]"
    r"|(?<![\d.,/])(?:\+|00)\s?\d(?:[\s\u00a0().\-/–]*\d){6,13}(?!\d)|(?<![\d.,])\(?0\d{1,4}\)?(?:[\s\u00a0.\-/–]*\d){5,9}(?!\d)"
    r"|[\w.+-]+\s?[(\[]\s?[^\W\d_]{1,10}\s?[)\]]\s?[\w-]+\.[\w.]+"
    r"|\(\d{3}\)\s?\d{3}-\d{4}|(?<!\d)\d{3}-\d{3}-\d{4}(?!\d)",
    re.IGNORECASE,
)
"""An address or a phone number, roughly: what makes a line a contact's."""

_SIX_DIGITS = re.compile(r"\d(?:\D{0,4}\d){5}")
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?:\s*[-–]?\s*\d\d:\d\d)?|(?<!\d)(?:19|20)\d\d-\d\d-\d\d")
_SPELLED_AT = re.compile(r"[(\[]\s?[^\W\d_]{1,10}\s?[)\]]\s?[\w-]+(?:\.|\s?[(\[])|protected")


def reachable(text: str) -> bool:
    """Whether `text` has an e-mail address or a phone number in it."""
    if not ("@" in text or "＠" in text or "(" in text or "[" in text or _SIX_DIGITS.search(text)):
        return False
    text = _DAY.sub(" ", text)
    hints = (
        "@" in text
        or "＠" in text
        or _SIX_DIGITS.search(text)
        or (("(" in text or "[" in text) and _SPELLED_AT.search(text))
    )
    return bool(hints) and CONTACT.search(text) is not None


_STAMP = re.compile(r"iompress/\d+ \S+ [0-9a-f]{8,64} \S+")
_WORD = re.compile(r"[\u3400-\u9fff]{2}|[^\W_\u3400-\u9fff]+(?:[’'.-][^\W_\u3400-\u9fff]+)*")
_LETTER = re.compile(r"[^\W_]")
_GLYPH_END = re.compile(
    r"(?:#\s*){2,}#*|(?:\*\s*){3,}|\W*-?\s?30\s?-?\W*|(?:-\s*){1,2}0(?:\s*-){1,2}|(?:o\s*){3,}|(?:~\s*){3,}|■|(?:\+\s*){3,}|(?:[xX]\s*){3}"
)
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»“)\]）」』*_]*\s*$")
_PARTED = re.compile(r"\s+[|·•/>»›:–-]\s+|\s*[|·•›»>]\s*|\s{2,}|\u00a0\u00a0+")


@dataclass(frozen=True, slots=True)
class Sorted:
    """A block and what it is. `label` is as long as the label that it begins with."""

    block: Block
    sort: str
    size: int
    """Its words."""
    label: int = 0
    dateline: Dateline | None = None

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.block.text) is not None


def size(text: str) -> int:
    """The words in `text`; two Chinese characters are one."""
    return len(_WORD.findall(text))


def sorted_blocks(blocks: tuple[Block, ...], language: str) -> list[Sorted]:
    """Each of `blocks` with its sort; repeated menu entries and the teasers under them are furniture."""
    table = words(language)
    found = [_sort(block, table) for block in blocks]
    before = None
    for at, each in enumerate(found):
        if before is not None and each.size and found[before].size <= 12:
            title, text = found[before].text.strip(), each.text
            again = text[: len(title)].casefold() == title.casefold()
            if (
                again
                and len(text) > len(title) + 30
                and _LETTER.match(text[len(title)])
                and title[-1].isalnum()
                and _glued(title, text)
            ) or (again and len(text) == len(title) and each.size <= 4 and each.block.form != "heading"):
                found[before], found[at] = _as(found[before], "furniture"), _as(each, "furniture")
        if each.size:
            before = at
    return _stacked(found, table)


_WIRE = re.compile(
    r"(?:[/(]\s*)?(?:PR\s?Newswire|Business\s?Wire|GLOBE\s?NEWSWIRE|Marketwired|ACCESSWIRE|EIN Presswire|news aktuell)\W*",
    re.I,
)


def _stacked(found: list[Sorted], table: Words) -> list[Sorted]:
    """`found` with the place that stands on a line of its own beside the line of its date or wire."""
    for at, each in enumerate(found):
        if each.sort != "short" or each.size > 4 or not datelines.is_known(each.text.strip(" ,.–—-"), table.tag):
            continue
        beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
        if any(near.sort == "date" or _WIRE.fullmatch(near.text) for near in beside):
            found[at] = _as(each, "place")
    return found


def _glued(title: str, text: str) -> bool:
    """Whether `text` runs on from `title` in a way no word does: a capital in mid-word, or a script without capitals."""
    return (
        text[len(title)].isupper()
        or not text[len(title)].islower()
        or (not text[len(title) - 1].isupper() and text[len(title)].isdigit())
    )


def _as(each: Sorted, sort: str) -> Sorted:
    return Sorted(each.block, sort, each.size, each.label, each.dateline)


def _sort(block: Block, table: Words) -> Sorted:
    text = block.text
    count = size(text)
    if block.apart or _STAMP.fullmatch(text):
        return Sorted(block, "furniture", count)
    if not _LETTER.search(text) or (count <= 2 and _GLYPH_END.fullmatch(text)):
        return Sorted(block, "end" if _GLYPH_END.fullmatch(text.strip()) else "glyph", 0)
    if len(text) <= 260:
        short = _short(block, text, count, table)
        if short is not None:
            return short
    labels = table.labels
    if _is_correction(block, text, count, table):
        return Sorted(block, "correction", count)
    if count < 70 and labels["attributed"].fullmatch(text):
        return Sorted(block, "attributed", count)
    for name in ("notes", "about"):
        label = _run_in(labels[name], text)
        if label and (name != "about" or label < 70):
            return Sorted(block, name, count, label)
    if reachable(text) and (label := _matched(labels["contact"], text)):
        return Sorted(block, "contact", count, label)
    if block.linked > 0.75 and count < 30 and block.form != "heading":
        return Sorted(block, "linked", count)
    line = datelines.find(text, table.tag) if count >= 6 else None
    if line is not None:
        return Sorted(block, "dateline", count, dateline=line)
    prose = count > 34 or (
        count >= 5
        and re.search(r"[.!?…。！？؟:：;；,،，][\"'”’»“)\]）」』*_]*\s*$", text) is not None
        and (count >= 14 or _SENTENCE_END.search(text) is not None)
    )
    return Sorted(block, "prose" if prose and block.form != "heading" else "short", count)


def _short(block: Block, text: str, count: int, table: Words) -> Sorted | None:
    """What a block of at most a few lines is, if it is some label or other."""
    labels = table.labels
    stripped = text.strip().strip("*_|[]").rstrip(":： ").strip()
    lone = stripped.strip("-–—•·<>«»|/ ")
    if labels["end"].fullmatch(stripped) and count <= 5:
        return Sorted(block, "end", count)
    if (found := labels["immediate"].match(lone)) and len(lone) - found.end() < 60:
        return Sorted(block, "immediate", count)
    if (found := labels["embargo"].match(lone)) and (
        dates.find(text, table.tag) or next(dates.times(text), None) or count < 12
    ):
        return Sorted(block, "embargo", count)
    if count <= 14:
        for kind in KINDS:
            if _is_kind(labels[kind], lone, table) or _shares(labels[kind], lone):
                return Sorted(block, f"kind {kind}", count)
    day = _date_line(lone, table)
    if day:
        return Sorted(block, "date", count)
    if labels["related"].fullmatch(lone) and count <= 8:
        return Sorted(block, "related", count)
    if count < 60 and (labels["caption"].match(text.lstrip("[(*_ ")) or _is_credited(text, labels["caption"])):
        return Sorted(block, "caption", count)
    if labels["notes"].fullmatch(stripped):
        return Sorted(block, "notes", count, len(text))
    has_contact = reachable(text)
    if not has_contact and labels["furniture"].fullmatch(lone):
        return Sorted(block, "furniture", count)
    label = _matched(labels["contact"], text)
    if label and (
        has_contact or text.rstrip().endswith((":", "：")) or labels["contact"].fullmatch(lone) or count <= 6
    ):
        return Sorted(block, "contact", count, label)
    if not has_contact and labels["greeting"].fullmatch(stripped) and not _THANKS.fullmatch(text.strip()):
        return Sorted(block, "greeting", count)
    if _is_correction(block, text, count, table):
        return Sorted(block, "correction", count)
    if count < 8 and (found := labels["place"].match(lone)) and re.match(r"\s*[:：]\s*\S", lone[found.end() :]):
        return Sorted(block, "place", count, len(text) - len(lone[found.end() :].lstrip(" :：")))
    if count <= 12 and not _SENTENCE_END.search(text) and labels["about"].fullmatch(stripped) and block.linked < 0.7:
        return Sorted(block, "about", count, len(text))
    if not has_contact and _menu(lone, count, table):
        return Sorted(block, "furniture", count)
    if has_contact and count < 40 and not (count > 12 and _SENTENCE_END.search(text)):
        return Sorted(block, "reach", count)
    if count <= 12:
        line = datelines.find(text, table.tag, alone=True)
        if line is not None:
            return Sorted(block, "dated", count, dateline=line)
    return None


_THANKS = re.compile(
    r"(?:(?:i\s+)?thank\s+you(?:\s+(?:very|so)\s+much)?|merci(?:\s+beaucoup)?|(?:muchas\s+)?gracias|(?:vielen\s+)?dank|(?:herzlichen|vielen)\s+dank|grazie|hvala(?:\s+lepa)?|(?:большое\s+)?спасибо|شكرا(?:\s+لكم)?|(?:非常)?[谢謝]{2}(?:大家|各位|你们|您)?)[.!。！]",
    re.I,
)
"""With what a speech ends; a message ends with a comma."""


def _is_credited(text: str, caption: re.Pattern[str]) -> bool:
    """Whether `text` ends with whose picture it describes: “… Photo: Agency / Name”, “… © Agency/Name”."""
    if not any(mark in text for mark in ":：©[摄攝"):
        return False
    if _TAKEN_BY.search(text):
        return True
    found = list(caption.finditer(text)) or list(_COPYRIGHT.finditer(text))
    if not found or found[-1].start() < 8:
        return False
    before, credit = text[: found[-1].start()].rstrip(), text[found[-1].end() :]
    opened = before[-1:] in '.!?…)(/|–—-”"' or text[found[-1].start() - 1].isspace()
    return opened and size(credit) <= 9 and not re.search(r"[.!?]\s+\S", credit)


_TAKEN_BY = re.compile(r"\s\S{1,6}\s?[摄攝]\s*$")
_COPYRIGHT = re.compile(r"©\s*(?=[^\W\d_])")


def _is_correction(block: Block, text: str, count: int, table: Words) -> bool:
    """Whether `text` says what was corrected; a headline with the word in front does not."""
    found = table.labels["correction"].match(text.lstrip("*_[ "))
    if not found or len(text) > 600 or block.form == "heading":
        return False
    enclosed = text.lstrip("*_ ").startswith(("(", "[")) and text.rstrip("*_ ").endswith((")", "]"))
    return enclosed or (
        _SENTENCE_END.search(text) is not None
        and re.match(r"\s*(?:\([^)]*\))?\s*[:：–—-]|\s*\(", text[found.end() :]) is not None
    )


def _matched(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text.lstrip("*_ "))
    return found.end() + len(text) - len(text.lstrip("*_ ")) if found and found.end() > 1 else 0


def _run_in(pattern: re.Pattern[str], text: str) -> int:
    """The end of a label that `text` begins with and a colon or dash closes; 0 if there is none."""
    end = _matched(pattern, text)
    if not end:
        return 0
    if text[end - 1] in ":：":
        return end
    closed = re.match(r"\s*(?:[:：]|\s[–—-]\s)", text[end:])
    return end + closed.end() if closed else 0


_NUMBER_OR_DATE = re.compile(
    r"[\s,:|/–—()-]*(?:(?:no|nr|n°|nº|№|št|num|number)?\.?\s*[A-Z]{0,5}[-/]?\d[\w/.-]*)?[\s,:|/–—()-]*", re.IGNORECASE
)


def _is_kind(pattern: re.Pattern[str], text: str, table: Words) -> bool:
    """Whether `text` is the kind `pattern` and no more than a number or a date."""
    found = pattern.match(text)
    if not found or not found.end():
        return False
    rest = text[found.end() :]
    if rest[:1].isalnum():
        return False
    for day in reversed(dates.find(rest, table.tag)):
        rest = rest[: day.start] + " " + rest[day.end :]
    return _NUMBER_OR_DATE.fullmatch(rest) is not None or pattern.fullmatch(text) is not None


def _shares(pattern: re.Pattern[str], text: str) -> bool:
    """Whether one of two parts of `text` is the kind `pattern`: “World Cradle Alliance | Statement”."""
    parts = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", text)
    return (
        len(parts) == 2
        and any(pattern.fullmatch(part) and size(part) <= 4 for part in parts)
        and all(size(part) <= 6 for part in parts)
    )


_AROUND_DATE = re.compile(
    r"(?:[\s,.;:|•·/–—()\[\]-]|\d{1,2}[:.h]\d\d(?::\d\d)?|[ap]\.?m\.?|GMT|UTC|CES?T|Uhr|h|\d{1,3}\s*min(?:utes?|\.)?(?:\s+read)?|г\.?|года|م|هـ|le|on|the|den|dne|il|el|am|vom|来源|[，。：])*",
    re.IGNORECASE,
)


_A_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"^\W*(?:n|nr|no|n°|nº|№|št|num|issue|ausgabe|numero)\.?\s*\d{1,6}(?=\W)", re.I)
_AUTHOR = re.compile(
    r"\s*[|·•,/]?\s*(?:by|autor(?:in)?|author|auteur|autore|avtor|автор|作者|von)\s*[:：]?(?:\s+\S+){0,4}$", re.I
)


def _date_line(text: str, table: Words) -> bool:
    """Whether `text` is a date, perhaps with a label in front and a time behind it."""
    if len(text) > 140 or not (_A_DIGIT.search(text) or "月" in text):
        return False
    found = dates.find(text, table.tag)
    if not found:
        return False
    labelled = table.labels["posted"].match(text)
    if labelled and re.match(r"\s*[:：]?\s*", text[labelled.end() :]) and found[0].start - labelled.end() <= 12:
        return len(text) - found[0].end < 60 or text[labelled.end() :].lstrip().startswith((":", "："))
    ends = found[0].date is not None and len(found) == 1 and size(text) <= 16 and len(text) - found[0].end < 12
    if ends and table.labels["release"].search(text) and table.labels["posted"].search(text[: found[0].start]):
        return True  # “The press release issued by … on …”
    if len(found) == 1 and found[0].date and len(_RUN_TOGETHER.findall(text)) >= 2:
        around = _RUN_TOGETHER.split(text[: found[0].start]) + _RUN_TOGETHER.split(text[found[0].end :])
        return sum(_is_furniture(piece, table) for piece in around) * 2 > len(around)
    if len(text) < 60 and found[0].year and re.match(r"\s*(?:[-–|,]\s*)?\d\d:\d\d\W*$", text[found[-1].end :]):
        return True
    rest = _NUMBERED.sub("", text[: found[0].start]) + " " + _AUTHOR.sub("", text[found[-1].end :])
    for name in ("posted", *KINDS):
        hit = table.labels[name].match(rest.strip())
        if hit and hit.end() > 3:
            rest = rest.strip()[hit.end() :]
            break
    return _AROUND_DATE.fullmatch(rest) is not None


_RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿа-я])(?=[A-ZÀ-ÞА-Я])")


@lru_cache(256)
def _pieces(text: str) -> tuple[str, ...]:
    if len(_RUN_TOGETHER.findall(text)) >= 3:
        text = _RUN_TOGETHER.sub(" | ", text)
    return tuple(piece for piece in _PARTED.split(text) if piece.strip())


_CRUMB = re.compile(r"\s+[>»›→]\s+|\s*[›→]\s*")
"""What parts the way to a page, from the start page down."""


def _menu(text: str, count: int, table: Words) -> bool:
    """Whether `text` is a row of menu entries."""
    pieces = _pieces(text)
    crumbs = [piece for piece in _CRUMB.split(text) if piece.strip()]
    if len(crumbs) >= 3 and all(size(piece) <= 8 for piece in crumbs):
        return True
    if len(pieces) >= 3 and count <= 6 * len(pieces) and not _SENTENCE_END.search(text):
        known = sum(1 for piece in pieces if _is_furniture(piece, table))
        return known >= 1 if len(pieces) >= 4 and count <= 4 * len(pieces) else known * 2 >= len(pieces)
    if count > 40 or len(text) > 220 or (_SENTENCE_END.search(text) and count > 8):
        return False
    at = known = 0
    tokens = list(re.finditer(r"\S+", text))
    while at < len(tokens):
        for length in range(min(3, len(tokens) - at), 0, -1):
            piece = text[tokens[at].start() : tokens[at + length - 1].end()].strip(".,;:|")
            if _is_furniture(piece, table):
                known += length
                at += length
                break
        else:
            at += 1
    return (known >= 3 and known * 2 > len(tokens)) or (
        known >= 5 and known * 3 > len(tokens) and not _SENTENCE_END.search(text)
    )


def _is_furniture(piece: str, table: Words) -> bool:
    piece = piece.strip()
    return bool(table.labels["furniture"].fullmatch(piece) or table.labels["release"].fullmatch(piece))
