"""What press releases say in each language: one table per language in `words/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from iompress.importers._grammar.spellings import any_spelling, traditional

_FOLDER = Path(__file__).parent / "words"


Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Words:
    """What one language says. Patterns under `labels` know English too, as pages in all languages have some."""

    tag: str
    family: str
    """germanic, romance, slavic, semitic or sinitic: what its grammar has in common with others."""
    drops_subject: bool
    """Whether a verb can stand without its subject."""
    regions: tuple[str, ...]
    """ISO 3166-1 codes of the countries where phone numbers without a prefix most often are, the likeliest first."""
    stopwords: frozenset[str]
    questions: tuple[str, ...]
    """What an invitation answers, as labels; English too."""
    subjects: tuple[str, ...]
    """Those of them behind which stands what it invites to."""
    months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: str
    filler: str
    labels: dict[str, Pattern]
    verbs: Pattern
    """Of speech, with the auxiliaries and adverbs that belong to them."""
    according: Pattern
    pronouns: Pattern
    feminine: Pattern
    masculine: Pattern
    """What in an attribution tells that a woman or a man speaks: pronouns, endings of verbs."""
    relative: Pattern
    """The relative pronouns with which a clause on somebody begins: “Ana Keel, who said …”."""
    resumes: Pattern
    """What takes up a quotation that has ended, with the speaker behind its verb: “Lo ha detto …”."""
    added: Pattern
    """Verbs with which one goes on who was quoted already."""
    inside: Pattern
    """What an attribution within quotation marks that stay open begins with."""
    titles: Pattern
    titles_at_end: Pattern
    things: Pattern
    """What stands right behind the name of something in quotation marks: “the “…” programme”."""
    linking: Pattern
    lately: Pattern
    reader: Pattern
    breaks: Pattern
    employed: Pattern
    """The prepositions behind a function that lead to the organization that one works for."""
    articles: Pattern
    honorifics: frozenset[str]
    ranks: Pattern
    """Titles of several words or abbreviations, as armed forces and churches have them."""
    roles: frozenset[str]
    organs: frozenset[str]
    movements: Pattern
    """Organizations of several words that by themselves could be names."""
    particles: frozenset[str]
    places_in: frozenset[str]
    """What stands in front of places and never in front of a speaker."""
    endings: frozenset[str]
    """What functions end in, in other cases than the first."""
    qualifying: Pattern
    """Adjectives that a function can have in front of it, where no article tells where it begins."""
    women: Pattern
    men: Pattern
    """Functions whose form tells whether a woman or a man has it."""

    @property
    def cased(self) -> bool:
        """Whether names can be told by their capitals."""
        return self.tag not in ("ar", "zh")

    def is_label(self, name: str, text: str) -> bool:
        """Whether `text` is nothing but the label `name`, with or without a colon behind it."""
        return self.labels[name].fullmatch(text.strip().rstrip(":： ").strip()) is not None


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def words(tag: str) -> Words:
    """The table of the language `tag`."""
    own, english = _table(tag), _table("en")
    speech, people = own["speech"], own["people"]
    return Words(
        tag=tag,
        family=own["family"],
        drops_subject=own["drops_subject"],
        regions=tuple(own["regions"]),
        stopwords=frozenset(own["stopwords"].split()),
        questions=tuple({*own["questions"].split("|"), *english["questions"].split("|")}),
        subjects=tuple({own["questions"].split("|")[0], english["questions"].split("|")[0]}),
        months=_numbered(own["dates"]["months"]) | ({} if tag == "en" else _numbered(english["dates"]["months"], True)),
        weekdays=_numbered(own["dates"]["weekdays"]),
        ordinals=own["dates"]["ordinals"],
        filler=own["dates"]["filler"],
        labels={
            name: _compiled(label if tag == "en" else f"{label}|{english['labels'][name]}", tag)
            for name, label in own["labels"].items()
        },
        verbs=_compiled(speech["verbs"], tag, whole=tag != "zh"),
        according=_compiled(speech["according"], tag, whole=tag != "zh"),
        pronouns=_compiled(speech["pronouns"], tag, whole=tag != "zh"),
        feminine=_exact(speech, "feminine"),
        masculine=_exact(speech, "masculine"),
        relative=_compiled(speech.get("relative", "(?!)"), tag, whole=True),
        resumes=_exact(speech, "resumes"),
        added=_exact(speech, "added"),
        inside=_exact(speech, "inside"),
        titles=_compiled(speech["titles"], tag, whole=tag != "zh"),
        titles_at_end=re.compile(
            rf"(?:{_compiled(speech['titles'], tag, whole=tag != 'zh').pattern})[\s:,،]*$", re.IGNORECASE
        ),
        things=_compiled(speech.get("things", "(?!)"), tag),
        linking=_compiled(speech["linking"], tag, whole=tag != "zh"),
        lately=_compiled(own["dates"]["lately"], tag, whole=tag != "zh"),
        reader=_compiled(speech["reader"], tag, whole=tag != "zh"),
        breaks=_compiled(people["breaks"], tag, whole=tag != "zh"),
        employed=_compiled(people.get("employed", "(?!)"), tag),
        articles=_compiled(people["articles"] or "(?!)", tag),
        honorifics=_set(people["honorifics"], tag),
        ranks=_exact(people, "ranks"),
        roles=_set(people["roles"], tag),
        organs=_set(people["organs"], tag),
        movements=_exact(people, "movements"),
        particles=_set(people["particles"]),
        places_in=_set(people.get("places_in", "")),
        endings=_set(people.get("endings", "")),
        qualifying=_exact(people, "qualifying"),
        women=_exact(people, "women"),
        men=_exact(people, "men"),
    )


def _table(tag: str) -> dict[str, Any]:
    from tomli import loads

    return loads((_FOLDER / f"{tag}.toml").read_text("utf-8"))


def _set(text: str, tag: str = "") -> frozenset[str]:
    if tag == "zh":
        text = f"{text}|{traditional(text)}"
    return frozenset(re.sub(r"\\s\+|\\\.", lambda m: " " if "s" in m[0] else ".", text).split("|")) - {""}


def _numbered(forms: list[str], long: bool = False) -> dict[str, int]:
    return {form: n for n, each in enumerate(forms, 1) for form in each.split("|") if not long or len(form) > 3}


def _exact(table: dict[str, str], name: str) -> Pattern:
    """The pattern `name` as it is written, capitals and all; one that finds nothing where the language has none."""
    return re.compile(table.get(name, "(?!)"))


def _compiled(pattern: str, tag: str, whole: bool = False) -> Pattern:
    pattern = pattern.replace("’", "[’']")
    pattern = any_spelling(pattern, tag)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if whole else rf"(?:{pattern})", re.IGNORECASE)
