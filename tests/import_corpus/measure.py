"""How well an import found what a careful reader says a source holds: the marks of one draft against one annotation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from iompress.importers._draft import Draft
from iompress.model.body import parse, plain

Table = dict[str, Any]


class Mark(NamedTuple):
    """One thing measured: how much of it is right, and out of how much. What was wrong is told in `wrong`."""

    field: str
    right: float
    of: float
    wrong: str = ""


PAIRED = ("quote text", "speaker")
"""Fields whose marks are F1: `right` counts twice what both have, `of` what either has."""


def fold(text: object) -> str:
    """`text` with blanks folded."""
    return " ".join(unicodedata.normalize("NFC", str(text or "")).split())


def bare(text: str) -> str:
    """`text` so that punctuation at its ends, and around a […], makes no difference."""
    text = re.sub(r"[\s.,;:،。，…]*\[…\][\s.,;:،。，…]*", " […] ", fold(text).replace("...", "…"))
    return text.strip(" .,;:!?،。，！？؟…“”\"«»„‘’'").casefold()


def words(text: str) -> list[str]:
    """The words of `text`, raised figures as figures; every Chinese character is one."""
    return re.findall(r"[\u3400-\u9fff]|[^\W_]+", unicodedata.normalize("NFKC", fold(text)).casefold())


def shown(commonmark: str) -> str:
    """What a reader sees of CommonMark, without marks."""
    return unmarked(plain(parse(commonmark)))


def unmarked(text: str) -> str:
    """`text` without the marks and numbers in front of its lines: a list counts, whether it was typed or not."""
    return re.sub(r"^(?:## |- |\d{1,3}[.)] )", "", text, flags=re.MULTILINE)


def marks(draft: Draft | None, said: Table, chrome: list[str]) -> Iterator[Mark]:
    """The marks of `draft` (None if the source was refused) against the annotation `said`."""
    found = draft or Draft()
    for name, value in (
        ("headline", found.headline.value if found.headline else ""),
        ("subheadline", found.subheadline.value if found.subheadline else ""),
        ("language", found.language.value if found.language else ""),
        ("kind", found.kind.value if found.kind else ""),
        ("city", found.cities.value[0] if found.cities and found.cities.value else ""),
        ("country", found.country.value if found.country else ""),
        ("date", found.date.value.isoformat() if found.date else ""),
        ("end_mark", found.end_mark.value if found.end_mark else ""),
    ):
        gold = fold(said.get(name, ""))
        if name == "subheadline":
            yield _exact(name, " ".join(words(value)), " ".join(words(gold)))
            continue
        yield _exact(name, fold(value), gold)
    yield _exact("embargo", _embargo(found), _said_embargo(said.get("embargo")))
    yield from _quotes(found, said.get("quotes", []))
    yield from _contacts(found, said.get("contacts", []))
    yield from _texts(found, said, chrome)


def _exact(name: str, value: str, gold: str) -> Mark:
    right = value == gold or (name == "end_mark" and bool(value) == bool(gold))
    return Mark(name, float(right), 1.0, "" if right else f"{value[:110]!r} for {gold[:110]!r}")


def _embargo(found: Draft) -> str:
    return found.embargo.value.until.isoformat() if found.embargo and found.embargo.value.until else ""


def _said_embargo(said: Any) -> str:
    return said["until"].isoformat() if said else ""


def _quotes(found: Draft, said: list[Table]) -> Iterator[Mark]:
    made = [(bare(quote.value.text), fold(quote.value.speaker), fold(quote.value.role)) for quote in found.quotes]
    gold = [(bare(quote["text"]), fold(quote.get("speaker", "")), fold(quote.get("role", ""))) for quote in said]
    rest = Counter(text for text, _, _ in gold)
    both = 0
    for text, _, _ in made:
        if rest[text] > 0:
            rest[text] -= 1
            both += 1
    wrong = [f"+{text[:70]}" for text, _, _ in made if text not in {t for t, _, _ in gold}]
    wrong += [f"-{text[:70]}" for text, _, _ in gold if text not in {t for t, _, _ in made}]
    yield Mark("quote text", 2 * both, len(made) + len(gold), " ".join(wrong))
    spoken = Counter((text, speaker) for text, speaker, _ in made if speaker)
    wanted = Counter((text, speaker) for text, speaker, _ in gold if speaker)
    spoken_by = {text: speaker for text, speaker, _ in gold}
    lost = [
        f"{speaker} for {spoken_by.get(text)!r}: {text[:40]}"
        for text, speaker, _ in made
        if (text, speaker) not in wanted and text in {t for t, _, _ in gold}
    ]
    yield Mark(
        "speaker", 2 * sum((spoken & wanted).values()), sum(spoken.values()) + sum(wanted.values()), "; ".join(lost)
    )
    roles = {text: role for text, _, role in made}
    for text, _, role in gold:
        if text in roles and role:
            yield _exact("role", roles[text], role)


def _contacts(found: Draft, said: list[Table]) -> Iterator[Mark]:
    for name, value, gold in (
        ("phones", {p for c in found.contacts for p in c.value.phones}, {p for c in said for p in c.get("phones", [])}),
        (
            "emails",
            {e.lower() for c in found.contacts for e in c.value.emails},
            {e.lower() for c in said for e in c.get("emails", [])},
        ),
        (
            "contact names",
            {fold(c.value.name) for c in found.contacts} - {""},
            {fold(c.get("name", "")) for c in said} - {""},
        ),
    ):
        if value or gold:
            off = " ".join([*(f"+{x}" for x in value - gold), *(f"-{x}" for x in gold - value)])
            yield Mark(name, len(value & gold), len(value | gold), off)


def _texts(found: Draft, said: Table, chrome: list[str]) -> Iterator[Mark]:
    body = words(shown(found.body.value)) if found.body else []
    gold = words(unmarked(said.get("body", "")))
    kept = sum((Counter(body) & Counter(gold)).values())
    lost = " ".join((Counter(gold) - Counter(body)).elements())
    yield Mark("body kept", kept, len(gold), lost[:200])
    every = [
        *gold,
        *words(unmarked(said.get("notes", ""))),
        *(w for b in said.get("boilerplate", []) for w in words(b.get("title", "") + " " + b["text"])),
    ]
    extra = Counter(body) - Counter(every)
    yield Mark("body clean", len(body) - sum(extra.values()), max(1, len(body)), " ".join(extra.elements())[:200])
    yield Mark(
        "notes",
        *_overlap(words(shown(found.notes.value)) if found.notes else [], words(unmarked(said.get("notes", "")))),
    )
    about = [w for b in found.boilerplate for w in words(b.value.title + " " + shown(b.value.text))]
    yield Mark(
        "boilerplate",
        *_overlap(about, [w for b in said.get("boilerplate", []) for w in words(b.get("title", "") + " " + b["text"])]),
    )
    everything = fold(
        " ".join(shown(f.value) for f in (found.body, found.notes) if f)
        + " "
        + " ".join(shown(b.value.text) for b in found.boilerplate)
    )
    let_in = [line for line in chrome if len(words(line)) > 2 and fold(line) in everything]
    yield Mark(
        "chrome out",
        sum(len(words(line)) for line in chrome) - sum(len(words(line)) for line in let_in),
        sum(len(words(line)) for line in chrome),
        " | ".join(let_in)[:200],
    )


def _overlap(value: list[str], gold: list[str]) -> tuple[float, float, str]:
    if not value and not gold:
        return 1.0, 1.0, ""
    both = sum((Counter(value) & Counter(gold)).values())
    share = 2 * both / (len(value) + len(gold))
    return (
        share,
        1.0,
        ""
        if share > 0.97
        else f"{len(value)} words for {len(gold)}: {' '.join(value)[:80]!r} for {' '.join(gold)[:80]!r}",
    )
