"""Newsrooms of any size to measure on: releases of about 7 kB, the same at every run."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2000, 1, 3)

WORDS = """
migration people countries support displaced communities families return shelter health workers border regional
cooperation safe orderly assistance partners national authorities programme livelihoods students the of and in to for
with between during after whose their more than one year
"""

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

[topics.shelter]
title.en = "Shelter"
"""

RELEASE = """\
kind = "release"
headline = "{headline}"
language = "en"
status = "issued"
date = {day}
topics = ["shelter"]
countries = ["CH"]
contacts = ["press-desk"]
body = '''
On {written}, {lead}

“{quote},” said Jane Example, Director of Examples.

{body}
'''

[dateline]
city = "Geneva"
country = "CH"

[[quotes]]
id = "one"
speaker = "Jane Example"
role = "Director of Examples"
text = "{quote}"
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
        path.write_text(_release(day, number, chance), "utf-8")
    return folder


def _release(day: date, number: int, chance: random.Random) -> str:
    return RELEASE.format(
        headline=f"Example {number}: {_words(chance, 5).capitalize()}",
        day=day,
        written=f"{day.day} {day:%B %Y}",
        lead=f"{_words(chance, 18)}.",
        quote=_words(chance, 20).capitalize(),
        body="\n\n".join(_paragraph(chance) for _ in range(11)),
    )


def _paragraph(chance: random.Random) -> str:
    return " ".join(f"{_words(chance, 19).capitalize()}." for _ in range(4))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS.split(), k=count))
