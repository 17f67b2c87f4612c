"""Lines that are a date, perhaps with a label in front and a time behind it."""

from __future__ import annotations

import re

from iompress.importers._grammar import dates
from iompress.importers._grammar.blocks.menus import RUN_TOGETHER, is_furniture
from iompress.importers._grammar.blocks.sorted import KINDS
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words

_AROUND_DATE = re.compile(
    r"(?:[\s,.;:|•·/–—()\[\]-]|\d{1,2}[:.h]\d\d(?::\d\d)?|[ap]\.?m\.?|GMT|UTC|CES?T|Uhr|h|\d{1,3}\s*min(?:utes?|\.)?(?:\s+read)?|г\.?|года|ob|alle|um|в|à|a\s+las|م|ص|هـ|le|on|the|den|dne|il|el|am|vom|来源|[，。：（）]|(?:星期|周|週)[一二三四五六日天])*",
    re.IGNORECASE,
)


_A_DIGIT = re.compile(r"\d")


_NUMBERED = re.compile(r"^\W*(?:n|nr|no|n°|nº|№|št|num|issue|ausgabe|numero)\.?\s*\d{1,6}(?=\W)", re.I)


_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s+")
"""The address of a page in front of its date."""


_SIGNED = re.compile(r"[A-ZÀ-ÞА-Я][\w.’-]*(?:\s+[A-ZÀ-ÞА-Я][\w.’-]*){1,4}\s+[–—|-]\s+.{0,30}")
"""An author and the label of a date: “Ana Keel - published on …”."""


_AUTHOR = re.compile(
    r"\s*[|·•,/]?\s*(?:by|autor(?:in)?|author|auteur|autore|avtor|автор|作者|von)\s*[:：]?(?:\s+\S+){0,4}$", re.I
)


_SOURCED = re.compile(
    r"\s*(?:\d\d:\d\d(?::\d\d)?)?[\s|｜]*(?:[\u3400-\u9fff]{2,4}\s+(?=来源|來源))?(?:[（(][^（）()]{1,30}[)）]|(?:文章)?(?:来源|來源|稿源|记者|記者|编译|編譯|作者|责编|文)\s*[:：]?.{0,40}|\S{2,12}(?:[网網社台号號]|日?[报報]|新[闻聞]|客户端))"
)
"""What Chinese pages have behind the date of an article: its hour, and where or whom it comes from, or when it was changed."""


def is_date_line(text: str, table: Words) -> bool:
    """Whether `text` is a date, perhaps with a label in front and a time behind it."""
    if len(text) > 140 or not (_A_DIGIT.search(text) or "月" in text):
        return False
    found = dates.find(text, table.tag)
    if not found:
        return False
    labelled = table.labels["posted"].match(text)
    if labelled and re.match(r"\s*[:：]?\s*", text[labelled.end() :]) and found[0].start - labelled.end() <= 12:
        return len(text) - found[0].end < 60 or text[labelled.end() :].lstrip().startswith((":", "："))
    if (
        found[0].date
        and len(found) == 1
        and _SIGNED.fullmatch(text[: found[0].start])
        and len(text) - found[0].end < 12
    ):
        return any(
            table.labels["posted"].search(piece) for piece in re.split(r"\s+[–—|-]\s+", text[: found[0].start])[1:]
        )
    ends = found[0].date is not None and len(found) == 1 and size(text) <= 16 and len(text) - found[0].end < 12
    if ends and table.labels["release"].search(text) and table.labels["posted"].search(text[: found[0].start]):
        return True  # “The press release issued by … on …”
    if len(found) == 1 and found[0].date and len(RUN_TOGETHER.findall(text)) >= 2:
        around = RUN_TOGETHER.split(text[: found[0].start]) + RUN_TOGETHER.split(text[found[0].end :])
        return sum(is_furniture(piece, table) for piece in around) * 2 > len(around)
    if len(text) < 60 and found[0].year and re.match(r"\s*(?:[-–|,]\s*)?\d\d:\d\d\W*$", text[found[-1].end :]):
        return True
    if (
        table.tag == "zh"
        and found[0].year
        and not text[: found[0].start].strip()
        and _SOURCED.fullmatch(text, found[0].end)
    ):
        return True
    rest = _NUMBERED.sub("", _ADDRESS.sub("", text[: found[0].start])) + " " + _AUTHOR.sub("", text[found[-1].end :])
    for name in ("posted", *KINDS):
        hit = table.labels[name].match(rest.strip())
        if hit and hit.end() > 3:
            rest = rest.strip()[hit.end() :]
            break
    return _AROUND_DATE.fullmatch(rest) is not None
