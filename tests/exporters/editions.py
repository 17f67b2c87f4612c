"""Small editions for the tests of all formats, built from TOML as real ones are."""

from __future__ import annotations

import struct
import tomllib
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from iompress.compose import compose
from iompress.edition import Edition
from iompress.model.newsroom import Newsroom
from iompress.model.release import Release, Translation

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

NEWSROOM = """
[organization]
name = { en = "Bureau of Lighthouses", sl = "Urad za svetilnike", ar = "مكتب المنارات", zh = "灯塔局" }
short_name = { en = "BOL", sl = "US", ar = "المكتب", zh = "灯塔局" }
office = { en = "Harbour Office", sl = "Pristaniška pisarna", ar = "مكتب الميناء", zh = "港口办公室" }
url = "https://lighthouses.example.org"
languages = ["en", "sl", "ar", "zh"]
timezone = "Europe/Ljubljana"

[exports]
address = "https://lighthouses.example.org/{language}/{id}"
usage_terms.en = "Free for editorial use"

[exports.reliefweb]
source = [7]
country = 3
countries = { SI = 5, MA = 4 }
languages = { sl = 1, zh = 2 }
themes = { lamps = [9, 8] }

[contacts.desk]
name = { en = "Keeper’s Desk", sl = "Čuvajeva pisarna", ar = "مكتب الحارس", zh = "守塔人办公室" }
role = { en = "Answers callers", sl = "Odgovarja klicateljem", ar = "يرد على المتصلين", zh = "接听来电" }
phone = "+44 (0)20 7946 0123"
email = "desk@lighthouses.example.org"
languages = ["en", "ar"]

[boilerplate.about]
title = { en = "Concerning the Bureau", sl = "O uradu", ar = "حول المكتب", zh = "本局简介" }
text.en = "The Bureau keeps *lamps* burning along every shore."
text.sl = "Urad skrbi, da *luči* gorijo ob vsaki obali."
text.ar = "يبقي المكتب *المصابيح* مضاءة على كل ساحل."
text.zh = "本局让每一处海岸的*灯*长明。"

[topics.lamps]
title = { en = "Lamps", sl = "Luči", ar = "مصابيح", zh = "灯具" }
"""

EVERYTHING = """
kind = "release"
headline = "Keepers Light 40 Lamps at Dusk"
subheadline = "Northern coast shines again"
summary = "Forty lamps were lit."
language = "en"
status = "issued"
date = 2026-03-02
topics = ["lamps"]
countries = ["SI", "MA"]
sdgs = [9, 14]
contacts = ["desk"]
boilerplate = ["about"]
body = '''
Crews of the Bureau **lit** forty [new beacons](https://lighthouses.example.org/beacons?a=1&b=2) on Monday.

“Nobody sails blind tonight,” said Mira Vane, “and that is *enough* for us.”

## Where they stand

- Cape Alder;
- Cape Birch, which has
  a path, and

  a jetty.
    1. upper lantern
    2. lower lantern

> Older charts call it “Gull Rock”.

![A white tower above grey rocks.](tower.png)

A line ends here\\
and goes on. Use `lamp --on` to test & <check>.

    wick = 7

---

### Thanks

The work ended early.
'''
notes = '''
Photographs are free. See [the archive](https://lighthouses.example.org/archive).
'''

[dateline]
city = "Piran"
country = "SI"

[[quotes]]
id = "blind"
speaker = "Mira Vane"
role = "Chief Keeper"
text = "Nobody sails blind tonight […] and that is enough for us."

[[quotes]]
id = "apart"
speaker = "Oto Reef"
text = "Every flame counts."

[[media]]
file = "tower.png"
alt = "Not this alternative."
caption = "Tower number three."
credit = "Ada Lens"
license = "CC BY 4.0"

[[media]]
file = "map.svg"
alt = "Map showing sites."
caption = "Sites in April."

[[corrections]]
at = 2026-03-02T10:00:00Z
kind = "correction"
note = "An earlier version miscounted wicks."
"""

SLOVENIAN = """
language = "sl"
status = "issued"
headline = "Čuvaji ob mraku prižgali 40 luči"
body = '''
Posadke so prižgale *štirideset* luči, žarečih čez šumeče morje.
'''
[dateline]
city = "Piran"
[[quotes]]
id = "blind"
role = "glavna čuvajka"
text = "Nocoj nihče ne pluje na slepo."
"""

ARABIC = """
language = "ar"
status = "draft"
headline = "الحراس يضيئون 40 مصباحاً عند الغسق"
subheadline = "الساحل الشمالي يتلألأ"
body = '''
أضاءت الفرق **أربعين** منارة باستخدام LED-7 يوم الاثنين، انظر [الموقع](https://lighthouses.example.org/ar).
'''
[dateline]
city = "بيران"
"""

CHINESE = """
language = "zh"
status = "issued"
headline = "守塔人在黄昏点亮四十盏灯"
body = '''
周一，工作人员在北部海岸点亮了四十座新灯塔，照亮了从前一片漆黑的航道。“今晚没有人会在黑暗中航行，”首席守塔人米拉·韦恩说，“这就够了。”渔民、引水员和游客都聚集在防波堤上观看。
'''
[dateline]
city = "皮兰"
"""


def png(width: int = 6, height: int = 4) -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + b"\x3a\x6e\xa5" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


PICTURES = MappingProxyType(
    {
        "tower.png": png(),
        "map.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>',
    }
)


def edition(
    release: str = EVERYTHING,
    language: str | None = None,
    translations: tuple[str, ...] = (),
    at: datetime = AT,
    pictures: Mapping[str, bytes] = PICTURES,
    newsroom: str = NEWSROOM,
) -> Edition:
    """The edition in `language` (the release's own if None) of TOML texts."""
    source = Release.model_validate(tomllib.loads(release))
    others = [Translation.model_validate(tomllib.loads(text)) for text in translations]
    house = Newsroom.model_validate(tomllib.loads(newsroom))
    return compose(
        "2026-03-02-keepers-light-lamps",
        source,
        {other.language: other for other in others},
        house,
        language or source.language,
        at,
        pictures,
    )


EMBARGO = """
[embargo]
until = 2026-03-05T06:30:00
timezone = "America/New_York"
reason = "Ceremony at dawn"
"""

_ALL = (SLOVENIAN, ARABIC, CHINESE)


def everything() -> dict[str, Edition]:
    """Editions by name: every state, four scripts, every part of a release."""
    withdrawn = EVERYTHING.replace('status = "issued"', 'status = "withdrawn"').replace(
        'kind = "correction"\nnote = "An earlier version miscounted wicks."',
        'kind = "withdrawal"\nnote = "Every number was wrong."',
    )
    return {
        "issued": edition(translations=_ALL),
        "draft": edition(EVERYTHING.replace('status = "issued"', 'status = "draft"'), translations=(SLOVENIAN,)),
        "embargoed": edition(EVERYTHING + EMBARGO, translations=_ALL),
        "lifted": edition(EVERYTHING + EMBARGO, at=datetime(2026, 3, 6, tzinfo=UTC)),
        "withdrawn": edition(withdrawn),
        "slovenian": edition(language="sl", translations=_ALL),
        "arabic": edition(language="ar", translations=_ALL),
        "chinese": edition(language="zh", translations=_ALL),
    }
