"""People in Chinese texts, where no capitals tell what a name is."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.places import country, zone_of
from iompress.importers._grammar.spellings import traditional

_SIMPLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "屈邢裴翟柴祝焦牟佟涂祁倪葛滕殷詹耿聂饶翁冉喻甄寇凌晏柯阮桂闵麦骆俞窦阎鲍褚尤盛庞娄庄洪邬鲁溫欧"
)


SURNAMES = _SIMPLE + traditional(_SIMPLE)
"""Characters that are surnames and hardly ever begin a common noun."""


_SOUNDS = (
    "阿埃艾安昂奥巴拜班邦保鲍贝本比彼宾波伯勃博布查策察达戴丹德登邓迪蒂丁东杜顿多厄恩尔法凡范菲费芬冯佛弗福富盖甘冈高戈哥格葛根古瓜圭哈海汉豪赫黑亨洪胡华惠霍基吉加佳贾简杰"
    "金卡凯坎康考柯科克肯孔库夸奎昆拉莱兰朗劳勒雷里利莉丽连列林龙卢鲁路伦罗洛吕马玛迈麦曼毛梅门蒙孟米明摩莫默姆木穆内那纳娜南尼妮涅宁纽农努诺欧帕派潘庞佩彭皮匹平珀普齐奇恰乔切"
    "琴丘热仁荣茹瑞若萨塞赛桑森沙莎珊尚绍舍申什圣施史舒斯松苏素所索塔泰坦汤唐陶特滕提廷图托瓦万汪旺威韦维温文翁沃乌武西希锡夏香肖谢辛欣兴匈休许雅亚延扬耶叶伊英尤约"
    "泽扎詹珍朱朵卓兹祖佐"
    "洁裘蕾薇芭芙茜莲萝蓓黛琳琼珂娅婕娃赖弥密贡盎澳毕迦"
)
"""The characters with which foreign names are written by their sound."""


SOUNDED = f"[{_SOUNDS}{traditional(_SOUNDS)}]{{2,7}}"
"""A foreign name without dots: a surname alone."""


PART = "[^\\W\\d_a-zA-Z将在说說表指认認称稱的等与與和及对對向从從于於被也还還都已曾呼强出访訪]"


DOTS = "·•‧・．."


_SOUND = f"[{_SOUNDS}{traditional(_SOUNDS)}]{{1,8}}"


FULL = f"{_SOUND}(?:[{DOTS}]{_SOUND})+"
"""A foreign name in Chinese that can stand behind any word."""


DOTTED = rf"{PART}{{1,8}}(?:[{DOTS}]{PART}{{1,8}})+"
"""A foreign name in Chinese, its parts joined by dots, as far as no word follows that leads on."""


_HONOURED = (
    re.compile(rf"({DOTTED}|{SOUNDED}|[{SURNAMES}][\u3400-\u9fff]{{1,2}})(?:先生|女士|博士|小姐)$"),
    re.compile(rf"^([\u3400-\u9fff{DOTS}]{{1,6}})(?:先生|女士|博士|小姐)$"),
)


def chinese_person(text: str) -> Person | None:
    """The person in Chinese `text`, the stretch in front of a verb: organization, role, name."""
    table = words("zh")
    piece = with_functions(re.split(r"[，。；！？：“”,;!?:]", text.strip("，,：: "))[-1]).strip()
    piece = re.sub(r"^(?:因为|因為|对此|同时|此外|随后|日前|今天|当天)", "", piece)
    piece = re.sub(
        r"(?:今天|昨天|日前|当天|同日|随后|近日|\d+日|(?:在|[於于]|接受|出席|[參参]加|抵[達达]|[會会][見见])[^，。]{1,20}(?:上|中|[時时]|[後后]|[裡裏里]|[訪访])|对此|还|也|则|并|补充|就此|告诉\w{0,6}|通过\S{1,8}|向\S{1,6}|(?<=.)[对對](?!外)\S{1,6})+$",
        "",
        piece,
    )
    piece = re.sub(r"^[\d零一二三四五六七八九十百]{1,4}岁的|[（(][^（）()]{1,60}[）)]$", "", piece)
    if honoured := next(filter(None, (form.search(piece) for form in _HONOURED)), None):
        return Person(honoured[1], piece[: honoured.start()], honoured.start(), honoured.end(1), True)
    if latin := _LATIN.search(piece) or _called_in_latin(piece):
        return Person(latin[0], piece[: latin.start()].strip(), latin.start(), latin.end())
    told = piece.replace("工作者", "人人人")  # who is no author
    role_end = -1
    for role in table.roles:
        at = told.rfind(role)
        if at >= 0:
            role_end = max(role_end, at + len(role))
    if role_end < 0:
        dotted = re.search(rf"{DOTTED}$|(?<=的){SOUNDED}$", piece)
        if dotted:
            return Person(dotted[0], "", dotted.start(), dotted.end())
        piece = piece.split()[-1] if " " in piece else piece
        return Person(piece, "", 0, len(piece)) if _ALONE.fullmatch(piece) and not is_place(piece) else None
    role, rest = piece[:role_end], piece[role_end:]
    if not rest and (ranked := _ranked(role, table)) is not None:
        return ranked
    rest = _LEADS_ON.split(rest.lstrip().removeprefix("的"))[0]
    name = re.match(rf"[\u3400-\u9fff{DOTS}]{{2,4}}$|(?:{PART}|[{DOTS}]){{2,16}}", rest)
    bare = re.sub(r"(?:先生|女士|博士|教授)$", "", name[0]) if name else ""
    if any((bare or rest).endswith(organ) for organ in table.organs):
        return None if rest in table.organs else Person("", role, 0, role_end)  # “the office of the High Commissioner”
    if not bare:
        return Person("", role, 0, role_end, definite=_KNOWN.match(role) is not None)
    return Person(bare, role, role_end, role_end + len(bare))


def with_functions(text: str) -> str:
    """What of `text` stands behind its last 、, with the functions in a row in front of that."""
    parts = text.split("、")
    start = len(parts) - 1
    while start and any(parts[start - 1].endswith(role) for role in words("zh").roles):
        start -= 1
    return "、".join(parts[start:])


_LEADS_ON = re.compile(
    r"(?<=..)(?:[作做](?:了|通|[報报]|[說说]|出)|[發发][表言]|接受|出席|主持|致[辭辞詞词]|上午|下午|[對对][此於于])"
)
"""What follows a name, and leads on to the verb."""


_LATIN = re.compile(r"(?<![A-Za-z] )(?<![A-Za-z])[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,4}$", re.ASCII)
"""A foreign name in its own letters."""


def _called_in_latin(piece: str) -> re.Match[str] | None:
    """A name in Latin letters right behind a function, whatever follows it."""
    for found in _LATIN_ANYWHERE.finditer(piece):
        if any(piece[: found.start()].rstrip().endswith(role) for role in words("zh").roles):
            return found
    return None


_LATIN_ANYWHERE = re.compile(_LATIN.pattern.removesuffix("$"), re.ASCII)


_KNOWN = re.compile("[这這][位名]|[该該]|上述")
"""What is said of somebody named before: “this former minister”."""


_ALONE = re.compile(rf"[{SURNAMES}][\u3400-\u9fff]{{1,2}}|[老阿小][\u3400-\u9fff]{{1,2}}|{SOUNDED}")


def is_place(text: str) -> bool:
    """Whether `text` is a country or a city."""
    return bool(country(text, "zh") or zone_of(text, "zh"))


def _ranked(text: str, table: Words) -> Person | None:
    """The person in a text that ends with a rank behind the name: “代表马朝旭大使”."""
    rank = max((role for role in table.roles if text.endswith(role)), key=len)
    before = text.removesuffix(rank)
    ends = [before.rfind(word) + len(word) for word in (*table.roles, *table.organs) if word in before]
    start = max(ends, default=0)
    name = before[start:]
    if re.fullmatch(DOTTED, name) or (re.fullmatch(rf"[{SURNAMES}]..", name) and not is_place(name)):
        role = before[:start] if any(before[:start].endswith(each) for each in table.roles) else before[:start] + rank
        return Person(name, role, start, len(before))
    return None
