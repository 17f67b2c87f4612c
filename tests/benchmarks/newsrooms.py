"""Newsrooms of any size to measure on: releases of about 7 kB in which the desk editor finds nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2000, 1, 3)

SUBJECTS = [
    "families",
    "communities",
    "teams",
    "partners",
    "authorities",
    "students",
    "workers",
    "specialists",
    "municipalities",
    "households",
]
VERBS = [
    "support",
    "receive",
    "prepare",
    "organize",
    "discuss",
    "improve",
    "describe",
    "maintain",
    "coordinate",
    "establish",
]
QUALITIES = [
    "regional",
    "practical",
    "temporary",
    "additional",
    "seasonal",
    "technical",
    "voluntary",
    "public",
    "multilingual",
    "intercultural",
]
OBJECTS = [
    "services",
    "shelters",
    "transport",
    "training",
    "materials",
    "agreements",
    "information",
    "counselling",
    "documentation",
    "equipment",
]
PLACES = [
    "coastal provinces",
    "border districts",
    "northern valleys",
    "neighbouring municipalities",
    "mountain villages",
    "island towns",
]
TIMES = [
    "before the harvest",
    "during the spring",
    "after the survey",
    "throughout the season",
    "between the two rounds",
]

NEWSROOM = """\
[organization]
name.en = "Example Organization for Benchmarks"
short_name = "EOB"
languages = ["en"]
timezone = "Europe/Ljubljana"

[contacts.press-desk]
name = "Press Desk"
phone = "+44 20 7946 0123"
email = "press@example.org"

[speakers.example]
name = "Zoë Muster"
role = "EOB Director of Examples"

[speakers.sample]
name = "Ana Vzorčič"
role = "EOB Head of Samples"

[topics.shelter]
title.en = "Shelter"
"""

RELEASE = """\
#:schema ../release.schema.json

kind = "release"
headline = "{headline}"
subheadline = "{subheadline}"
summary = "{summary}"
language = "en"
status = "issued"
date = {day}
topics = ["shelter"]
countries = ["CH", "SI"]
sdgs = [10, 16]
contacts = ["press-desk"]
body = '''
On {written}, the Example Organization for Benchmarks (EOB) reached {number},{rest:03} households. {lead}

“{quotes[0]},” said Zoë Muster, EOB Director of Examples, “{quotes[1]}.”

{paragraphs[0]}

## {headings[0]}

{paragraphs[1]}

The [annual survey](https://example.org/survey/{number}) has three findings:

- {entries[0]};
- {entries[1]};
- {entries[2]}.

{paragraphs[2]}

“{quotes[2]},” Ana Vzorčič, EOB Head of Samples, said.

{paragraphs[3]}

## {headings[1]}

{paragraphs[4]}

“{quotes[3]},” Zoë Muster added.

{paragraphs[5]}

{paragraphs[6]}
'''
notes = '''
The figure of {number},{rest:03} households is that of the [annual survey](https://example.org/survey) of {day.year}.

{notes}
'''

[dateline]
city = "Geneva"
country = "CH"

[[quotes]]
id = "one"
speaker = "Zoë Muster"
role = "EOB Director of Examples"
text = "{quotes[0]} […] {quotes[1]}."

[[quotes]]
id = "two"
speaker = "Ana Vzorčič"
role = "EOB Head of Samples"
text = "{quotes[2]}."

[[quotes]]
id = "three"
speaker = "Zoë Muster"
role = "EOB Director of Examples"
text = "{quotes[3]}."

[[media]]
file = "office.png"
alt = "{alt}"
caption = "{caption}"
credit = "EOB"
license = "CC BY 4.0"
consent = "EOB-{number}"

[source]
name = "https://example.org/news/{number}.html"
digest = "sha256:{digest}"
importer = "html"
at = {day}T12:00:00Z
"""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
"""One point of white, as PNG."""


def build(folder: Path, count: int) -> Path:
    """A newsroom with `count` releases in `folder`, which must not exist; twelve a week from 2000 on."""
    folder.mkdir(parents=True)
    (folder / "newsroom.toml").write_text(NEWSROOM, "utf-8")
    chance = random.Random(count)
    for number in range(count):
        day = FIRST + timedelta(days=number * 7 // 12)
        path = folder / str(day.year) / f"{day}-example-{number}.toml"
        if not path.parent.exists():
            path.parent.mkdir()
            (path.parent / "office.png").write_bytes(PICTURE)
        path.write_text(_release(number, day, chance), "utf-8")
    return folder


def _release(number: int, day: date, chance: random.Random) -> str:
    return RELEASE.format(
        headline=_capital(_clause(chance))[:60].rsplit(" ", 1)[0],
        subheadline=_capital(_clause(chance))[:90].rsplit(" ", 1)[0],
        summary=_sentence(chance)[:150].rsplit(" ", 1)[0],
        day=day,
        written=f"{day.day} {day:%B}",
        number=number // 1000 + 11,
        rest=number % 1000,
        lead=_sentence(chance),
        quotes=[_capital(_clause(chance)), _clause(chance), _capital(_clause(chance)), _capital(_clause(chance))],
        headings=[_capital(_clause(chance))[:40].rsplit(" ", 1)[0] for _ in range(2)],
        entries=[_clause(chance) for _ in range(3)],
        paragraphs=[_paragraph(chance, 3) for _ in range(7)],
        notes=_paragraph(chance, 2),
        alt=_capital(_clause(chance)),
        caption=_sentence(chance),
        digest=f"{chance.getrandbits(256):064x}",
    )


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    return f"{_capital(_clause(chance))}, and {_clause(chance)}."


def _clause(chance: random.Random) -> str:
    quality, other = chance.sample(QUALITIES, 2)
    return (
        f"{quality} {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {other} {chance.choice(OBJECTS)} "
        f"in {chance.choice(PLACES)} {chance.choice(TIMES)}"
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
