"""Releases by someone who means harm, or who types what no one expects."""

from __future__ import annotations

from iompress.edition import Edition
from tests.exporters.editions import edition

MARKS = {
    "script": "<script>alert(1)</script>",
    "picture": "<img src=x onerror=alert(1)>",
    "attribute": '"\' onmouseover="alert(1)" x=\'',
    "style": "</style><style>*{display:none}</style>",
    "comment": "--><b>out</b><!-- iompress:body --> ]]> --!>",
    "template": "{{ edition }} {% raw %} ${x} #{x} %s {0}",
    "markdown": "**bold** [x](javascript:alert(1)) `code` | # ~~~ ![y](http://evil.example/p.png)",
    "typst": '#eval("1") $x$ \\ @ref *a* _b_ #set page(width: 1pt)',
    "emoji": "👩‍👩‍👧‍👦 🇸🇮 ☎️ e\u0301",
    "directions": "abc שלום 123 \u2067مرحبا\u2069 \u200fdef\u200e (x)",
    "long": "Donau" * 2000,
    "wide": "灯" * 3000,
    "invisible": "a\u200bb\u00adc\ufeffd\u2060e",
    "header": "Bcc: all@example.org\u00a0Subject: x",
}

_HOUSE = """
[organization]
name.en = {m}
short_name = {m}
office = {m}
languages = ["en"]
timezone = "UTC"
[style]
end_mark = {m}
[exports]
address = "https://lighthouses.example.org/{language}/{id}"
usage_terms = {m}
[exports.reliefweb]
source = [7]
country = 3
[boilerplate.about]
title = {m}
text = {m}
[topics.t]
title = {m}
"""

_RELEASE = """
headline = {m}
subheadline = {m}
summary = {m}
language = "en"
status = "issued"
date = 2026-03-02
topics = ["t"]
boilerplate = ["about"]
body = {b}
notes = {m}
[dateline]
city = {m}
[[quotes]]
id = "q"
speaker = {m}
role = {m}
text = {q}
[[contacts]]
name = {m}
role = {m}
phone = {m}
email = "a@example.org"
[[media]]
file = "tower.png"
alt = {m}
caption = {m}
credit = {m}
license = {m}
[[corrections]]
at = 2026-03-02T10:00:00Z
kind = "correction"
note = {m}
"""

BODIES = """{0}

## {0}

- {0}
- [{0}](https://example.org/?a=1&b={1})

> {0}

[j](javascript:alert(1)) [d](data:text/html,x) <javascript:alert(2)> [v](vbscript:x) [r]

![{0}](tower.png) ![x](../../etc/passwd) ![y](http://evil.example/p.png)

<div onclick="alert(3)">{0}</div>

[r]: javascript:alert(4)

*em* {0} **strong**

```
{0}
```

&#60;script&#62;alert(5)&#60;/script&#62; &#27;[31m &#x202e;

~~~
open {0}"""


def quoted(text: str) -> str:
    """`text` as a TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def hostile(name: str) -> Edition:
    """An edition with the mark of that name in every field."""
    mark = MARKS[name]
    body = BODIES.replace("{0}", mark).replace("{1}", "%22%3E")
    house = _HOUSE.replace("{m}", quoted(mark))
    release = (
        _RELEASE.replace("{m}", quoted(mark)).replace("{b}", quoted(body)).replace("{q}", quoted("Apart: " + mark))
    )
    return edition(release, newsroom=house)
