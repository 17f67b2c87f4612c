"""Where a text names somebody in full, and what function stands with the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.appositions import role_behind
from iompress.importers._grammar.people.governed import modifies, ungoverned
from iompress.importers._grammar.people.names import names
from iompress.importers._grammar.people.titles import role_before
from iompress.importers._grammar.people.tokens import Token, tokens
from iompress.importers._grammar.quotes.marks import Quoted
from iompress.importers._grammar.quotes.sentences import sentence_start

_INTRODUCED = re.compile(
    r",\s+(?:\d{1,3}\b|(?:an?|une?|eine?|una?|uno|who|qui|aged|âgée?|de \d|di \d|mère|mother|madre|mati|Mutter)\s)"
)


_OPENING = re.compile(r"(?:^|[.!?:]\s+|^\s*)$")
"""Where somebody with one name only is introduced: “Maud, 81, from …” at the beginning of a sentence."""


_COMMA = re.compile(r"^(?:\S+\s+){1,13}\S+,\s+(?:(?:the|la|le|el|il|die|der)\s+|l[’'])?$")
"""What may stand in front of the subject: “Speaking after the meeting, the Harbour Master Ana Keel …”."""


class Text(Protocol):
    """Whatever has a text: a paragraph."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A full name in the text: its paragraph (-1 for the headline), its place there, its role if one stands with it."""

    paragraph: int
    start: int
    name: str
    role: str
    subject: bool
    """Whether it opens a sentence."""
    called: str
    """The function in front of the name."""


_OWNER = re.compile(r"[’']s$")


def _owns(found: Sequence[Token], run: tuple[int, int]) -> re.Match[str] | None:
    """The ending of a word in the possessive that closes the name which `run` begins, with a function in front:
    “Director Ana Keel’s”."""
    first, last = run
    near = last < len(found) and found[last].sort == "possessive" and found[last].start - found[last - 1].end <= 1
    return (
        _OWNER.search(found[last].text) if near and first and found[first - 1].sort in ("role", "honorific") else None
    )


def is_inside(text: str, name: str) -> bool:
    """Whether `name` stands within a sentence of `text`, where only names have capitals, or is introduced there."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not text[end : end + 1].isalnum() and not text[max(0, at - 1) : at].isalnum()
        before = text[max(0, at - 2) : at]
        if whole and (before[-1:] in (" ", "’", "'") and (before[:1].isalnum() or before[:1] in ",;’'()–—-")):
            return True
        if whole and _INTRODUCED.match(text, end):
            return True
        at = text.find(name, end)
    return False


_NAMED = re.compile(r"[A-ZÀ-ÞА-Я][\w-]+(?:\s+[A-ZÀ-ÞА-Я][\w-]+){0,3}|[\u0621-\u0652]+(?:\s+[\u0621-\u0652]+){0,2}")


def unquoted(text: str, marks: Sequence[Quoted]) -> str:
    """`text` with blanks for what stands between quotation marks."""
    for mark in marks:
        if _NAMED.fullmatch(text, mark.inner, mark.outer):
            continue  # what an organization is called
        text = text[: mark.inner] + " " * (mark.outer - mark.inner) + text[mark.outer :]
    return text


def _is_abbreviated(name: str, behind: str) -> bool:
    """Whether the letters that stand `behind` in brackets are those of `name`: “Harbours and Docks (MHD)” is nobody."""
    bracket = _ABBREVIATION.match(behind)
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return bracket is not None and len(letters) >= 2 and bracket[1].endswith(letters)


_ABBREVIATION = re.compile(r"\s?\(([A-ZÀ-Þ]{3,})\)")


def _is_introduced(text: str, end: int, language: str) -> bool:
    """Whether who the one name before `end` belongs to is told behind it."""
    if _INTRODUCED.match(text, end):
        return True
    told = re.match(r",\s+([^,.;:]{3,50}),\s", text[end:])
    return (
        told is not None
        and words(language).family == "slavic"
        and any(t.sort == "role" for t in tokens(told[1], language))
    )


def mentions(text: str, number: int, language: str) -> list[Mention]:
    """Those whom paragraph `number`, its quotations left out, names in full."""
    table = words(language)
    if not table.cased:
        return []
    found = tokens(text, language)
    made: list[Mention] = []
    told = 0  # the end of the role of the person named before: names in it are of places and offices
    for run in names(found, language):
        kept = ungoverned(found, run, table)
        if kept is None:
            continue
        owner = _owns(found, kept)
        if modifies(found, kept, table) and owner is None:
            continue
        run = (kept[0], kept[1] + 1) if owner else kept  # noqa: PLW2901
        start, end = found[run[0]].start, found[run[1] - 1].end - len(owner[0] if owner else "")
        if start < told or _is_abbreviated(text[start:end], text[end : end + 12]):
            continue
        if run[1] - run[0] < 2 and not (_is_introduced(text, end, language) and _OPENING.search(text[:start])):
            continue
        sentence = sentence_start(text[:start])
        called = role_before(text[max(sentence, start - 110) : start], language)
        behind = role_behind(text[end : end + 200], language)
        told = text.find(behind, end) + len(behind) if behind else told
        role = behind if len(behind) > len(called) else called
        lead = text[sentence:start]
        subject = (len(lead.split()) <= 6 and not table.verbs.search(lead)) or bool(
            role and lead.strip(" ,").endswith(role.split()[-1]) and len(lead) <= len(role) + 8
        )
        if called and not subject and not any(other.start >= sentence for other in made):
            subject = _COMMA.search(text[sentence : text.rfind(called, sentence, start)]) is not None
        made.append(Mention(number, start, text[start:end].rstrip("’'"), role, subject, called))
    return made
