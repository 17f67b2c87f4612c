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
name = "Jane Example"
role = "Director of Examples"

[topics.shelter]
title.en = "Shelter"
"""

RELEASE = """\
kind = "release"
headline = "{headline}"
summary = "{summary}"
language = "en"
status = "issued"
date = {day}
topics = ["shelter"]
countries = ["CH"]
sdgs = [10]
contacts = ["press-desk"]
body = '''
{lead}

“{quote},” said Jane Example, Director of Examples.

{body}
'''
notes = '''
{notes}
'''

[dateline]
city = "Geneva"
country = "CH"

[[quotes]]
id = "one"
speaker = "Jane Example"
role = "Director of Examples"
text = "{quote}."
"""


def build(folder: Path, count: int) -> Path:
    """A newsroom with `count` releases in `folder`, which must not exist; twelve a week from 2000 on."""
    folder.mkdir(parents=True)
    (folder / "newsroom.toml").write_text(NEWSROOM, "utf-8")
    chance = random.Random(count)
    for number in range(count):
        day = FIRST + timedelta(days=number * 7 // 12)
        path = folder / str(day.year) / f"{day}-example-{number}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_release(day, chance), "utf-8")
    return folder


def _release(day: date, chance: random.Random) -> str:
    return RELEASE.format(
        headline=f"{_capital(_clause(chance))[:60].rsplit(' ', 1)[0]}",
        summary=_sentence(chance)[:150],
        day=day,
        lead=_paragraph(chance, 2),
        quote=_capital(_clause(chance)),
        body="\n\n".join(_paragraph(chance, 3) for _ in range(9)),
        notes="\n\n".join(_paragraph(chance, 2) for _ in range(2)),
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
