"""People in Chinese texts, where no capitals tell what a name is."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.person import Person

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈韋鄒薛閻龍賀顧龔萬錢嚴湯溫温欧歐"
)


_PART = "[^\\W\\d_a-zA-Z将在说說表指认認称稱的等与與和及对對向从從于於被也还還都已曾呼强出访訪]"


DOTTED = rf"{_PART}{{1,8}}(?:[·•‧]{_PART}{{1,8}})+"
"""A foreign name in Chinese, its parts joined by dots, as far as no word follows that leads on."""


_HONOURED = (
    re.compile(rf"([{SURNAMES}][\u3400-\u9fff]{{1,2}}|{DOTTED})(?:先生|女士|博士|小姐)$"),
    re.compile(r"^([\u3400-\u9fff·]{1,6})(?:先生|女士|博士|小姐)$"),
)


def chinese_person(text: str) -> Person | None:
    """The person in Chinese `text`, the stretch in front of a verb: organization, role, name."""
    table = words("zh")
    piece = re.split(r"[，。；！？、：“”]", text.strip("，,：: "))[-1].strip()
    piece = re.sub(r"^(?:因为|因為|对此|同时|此外|随后|日前|今天|当天)", "", piece)
    piece = re.sub(
        r"(?:今天|昨天|日前|当天|同日|随后|近日|\d+日|在[^，。]{1,14}(?:上|中|时|后|里)|对此|还|也|则|并|补充|就此|告诉\w{0,6}|通过\S{1,8}|向\S{1,6})+$",
        "",
        piece,
    )
    piece = re.sub(r"^[\d零一二三四五六七八九十百]{1,4}岁的|[（(][^（）()]{1,10}[）)]$", "", piece)
    if honoured := next(filter(None, (form.search(piece) for form in _HONOURED)), None):
        return Person(honoured[1], piece[: honoured.start()], honoured.start(), honoured.end(1), True)
    role_end = -1
    for role in table.roles:
        at = piece.rfind(role)
        if at >= 0:
            role_end = max(role_end, at + len(role))
    if role_end < 0:
        dotted = re.search(rf"{DOTTED}$", piece)
        if dotted:
            return Person(dotted[0], "", dotted.start(), dotted.end())
        return (
            Person(piece, "", 0, len(piece))
            if re.fullmatch(rf"[{SURNAMES}][\u3400-\u9fff]{{1,2}}|[老阿小][\u3400-\u9fff]{{1,2}}", piece)
            else None
        )
    role, rest = piece[:role_end], piece[role_end:]
    name = re.match(r"[\u3400-\u9fff·•‧]{2,16}", rest)
    bare = re.sub(r"(?:先生|女士|博士|教授)$", "", name[0]) if name else ""
    if not bare or any(bare.endswith(organ) for organ in table.organs):
        return Person("", role, 0, role_end)
    return Person(bare, role, role_end, role_end + len(bare))
