"""Attributions: who is said, before, after or within a quotation, to have said it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.names import names, tokens
from iompress.importers._grammar.people import person_in
from iompress.importers._grammar.person import Person


@dataclass(frozen=True, slots=True)
class Attribution:
    """`person` is None for a pronoun or for a verb alone. `end` is where the attribution's own words end in the gap."""

    person: Person | None
    pronoun: bool
    end: int
    sure: float
    gender: str = ""
    """ "f" or "m", if the pronoun or the verb's ending tells."""
    stranger: bool = False
    """Whether somebody or something is named who is no person that the text names."""


_FEMININE = {
    "en": r"\b(?:she|her)\b", "fr": r"\belle\b|-elle\b", "es": r"\bella\b", "it": r"\b(?:lei|ella)\b", "de": r"\b[Ss]ie\b",
    "sl": r"\b\w{3,}(?:la|lila|ala)\b(?=\s+(?:je|se)\b|[\s,.:;]|$)|\bona\b", "ru": r"\b\w{2,}ла(?:сь)?\b|\bона\b|\bей\b|\bеё\b|\bее\b",
    "ar": r"(?<!\w)(?:و|ف)?(?:\w{2,4}ت|ت\w{3,5})(?!\w)", "zh": "她",
}  # fmt: skip
_MASCULINE = {
    "en": r"\b(?:he|his)\b", "fr": r"\bil\b|-il\b", "es": r"\bél\b", "it": r"\b(?:lui|egli)\b", "de": r"\b[Ee]r\b",
    "sl": r"\b\w{2,}(?:el|il|al)\b|\bon\b", "ru": r"\b\w{2,}[аеиоуыяё]л(?:ся)?\b|\bон\b|\bего\b", "ar": r"(?<!\w)(?:و|ف)?(?:قال|أضاف|أكد|أوضح|أشار|شدد|يقول|تابع|لفت|ختم)(?!\w)", "zh": "他",
}  # fmt: skip


def gender(clause: str, language: str) -> str:
    """ "f" or "m" for the one who speaks in an attribution, "" where it does not tell."""
    table = words(language)
    verb = table.verbs.search(clause)
    pronoun = table.pronouns.search(clause)
    said = " ".join(found[0] for found in (verb, pronoun) if found)
    if language in ("sl", "ru") and verb is not None:
        said = clause[max(0, verb.start() - 4) : verb.end() + 4] + " " + (pronoun[0] if pronoun else "")
    feminine, masculine = (re.search(forms[language], said) is not None for forms in (_FEMININE, _MASCULINE))
    return "f" if feminine and not masculine else "m" if masculine and not feminine else ""


SHORTENED = "".join(
    rf"(?<!\b{word})"
    for word in [
        "Mrs",
        "Prof",
        "Amb",
        "Gov",
        "Sen",
        "Rep",
        "Gen",
        "Col",
        "Hon",
        "Rev",
        "Eng",
        "Sra",
        "Dra",
        "Ing",
        "Capt",
        "prof",
        "dott",
        "mag",
        "Mag",
        "sig",
        "Sig",
        "ing",
        "Dipl",
        "bzw",
        "vgl",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Inc",
        "Corp",
        "Ltd",
        "тыс",
        "млн",
        "руб",
    ]
)
"""What a full stop shortens and no sentence ends with."""
_SENTENCE = re.compile(
    rf"(?<=[^\W\d_]{{3}}){SHORTENED}[.!?…]+[\"”»’)]*(?=\s|$)|(?<=\d)[.](?=\s+[A-ZÀ-ÞА-Я])|[。！？؟]|(?<=[)\]”»])\.(?=\s|$)"
)
_LEADING = re.compile(r"^[\s,،，.]*(?:[–—-]+\s*|\(\s*)?")


def sentence_end(text: str) -> int:
    """Where the first sentence of `text` ends, its mark included."""
    found = _SENTENCE.search(text)
    return found.end() if found else len(text)


def last_sentence(text: str) -> int:
    """Where the last sentence of `text` begins."""
    start = 0
    for found in _SENTENCE.finditer(text.rstrip()):
        if found.end() < len(text.rstrip()):
            start = found.end()
    return start


def sentence_start(text: str) -> int:
    """Where the sentence begins that goes on behind `text`."""
    return max((found.end() for found in _SENTENCE.finditer(text)), default=0)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends anywhere in `text`."""
    return _SENTENCE.search(text) is not None


def after(gap: str, spoken: str, last: bool, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words behind the quotation `spoken`, begins; see `_after`."""
    found = _after(gap, spoken, last, language)
    return (
        replace(found, gender=gender(gap[: found.end], language))
        if found is not None
        else _bare_verb(gap, spoken, language)
    )


def _bare_verb(gap: str, spoken: str, language: str) -> Attribution | None:
    """A verb alone behind a quotation, whatever verb it is, where the subject may be left out: “…”, confesó."""
    if language not in ("es", "it", "sl", "ru") or not (re.match(r"\s*,", gap) or re.search(r"[,!?…]\s*$", spoken)):
        return None
    stop = sentence_end(gap)
    found = tokens(gap[:stop].strip(" ,.–—-"), language)
    if 1 <= len(found) <= 3 and all(token.sort == "low" for token in found) and gap[:stop].rstrip().endswith("."):
        return Attribution(None, True, stop, 0.55, gender(gap[:stop], language))
    return None


def _after(gap: str, spoken: str, last: bool, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words behind the quotation `spoken`, begins.

    `last` says that no further quotation follows in the paragraph.
    """
    table = words(language)
    stop = sentence_end(gap)
    clause = gap[:stop]
    lead = _LEADING.match(clause)
    at = lead.end() if lead else 0
    words_here = clause[at:]
    if not words_here.strip(" .,;:،"):
        return None
    closed = bool(re.search(r"[.。]\s*$", spoken)) and not re.match(r"\s*[,،，–—-]", gap)
    if closed and not last and stop >= len(gap.rstrip()) and re.search(r"[:,：，،]\s*$", gap):
        return None
    verb = table.verbs.search(words_here[:260])
    if language == "de" and (quoted_after := re.search(r"\bzufolge\b", words_here[:80])):
        return Attribution(person_in(words_here[: quoted_after.start()], language), False, stop, 0.8)
    dashed = bool(lead and re.search(r"[–—(-]", lead[0]))
    if verb is None:
        according = table.according.search(words_here[:40])
        if according and according.start() < 4:
            found = person_in(words_here[according.end() :], language)
            return Attribution(found, False, stop, 0.8) if found else None
        if dashed and last:
            found = person_in(words_here, language)
            ends = len(clause.rstrip()) >= len(gap.rstrip()) and len(words_here.split()) < 22
            if found and found.name and found.start < 40 and ends:
                return Attribution(found, False, stop, 0.7)
        return None
    before, behind = words_here[: verb.start()], words_here[verb.end() :]
    if _AND.fullmatch(before):
        return None  # the sentence goes on with what its subject did next
    if closed and re.match(r"\s*[A-ZÀ-ÞА-Я]", gap) and not re.search(r"[.!?…]\s*$", clause) and not last:
        return None
    leads_on = re.search(r"[,،，]\s*$", spoken) is not None or re.match(r"\s*[,،，]", gap) is not None
    if _long(before, language, 2 if leads_on else 1):
        return None
    resumed = language in RESUMES and RESUMES[language].match(words_here) is not None
    subject_first = bool(before.strip(" ,–—-")) and not resumed and not _is_adverbial(before, table)
    if closed and subject_first and len(behind.strip(" .")) > 40 and language != "zh":
        return None  # a sentence of its own that happens to have a verb of speech
    if subject_first:
        if table.pronouns.search(before):
            person = person_in(before, language)
            if person is None or not person.name:
                return Attribution(None, True, stop, 0.8)
        found = person_in(before, language) or person_in(_nominal(behind, table), language)
    else:
        if (pronoun := table.pronouns.match(behind.lstrip(" -,"))) and pronoun.end() < 12:
            return Attribution(None, True, stop, 0.85)
        if table.pronouns.search(verb[0].replace("-", " ")):
            found = person_in(_nominal(behind, table), language) if re.match(r"\s*[A-ZÀ-Þ]", behind) else None
            return Attribution(found, found is None, stop, 0.85)
        found = person_in(_nominal(behind, table), language)
        if found is None and behind.strip(" .,;:")[:1] in ("", "–", "—"):
            return Attribution(None, True, stop, 0.6)
    if found is None:
        leads_in = re.match(r"\s*[,،，–—-]", gap) is not None or re.search(r"[,،，!?！？…]\s*$", spoken) is not None
        if not subject_first and re.match(r"\s*[,.;]", behind):
            return Attribution(None, True, stop, 0.6)
        told = tokens(before if subject_first else behind[:60], language)
        named = table.cased and any(token.sort in ("low", "organ", "name", "acronym") for token in told)
        return (
            Attribution(None, False, stop, 0.4, stranger=named)
            if not subject_first or leads_in or language == "zh"
            else None
        )
    return Attribution(found, False, stop, 0.9)


RESUMES = {
    "it": re.compile(r"(?:Lo|Così|È\s+quanto|È\s+il\s+pensiero|Sono\s+le\s+parole)\b"),
    "fr": re.compile(r"(?:Ainsi|C[’']est\s+ce\s+qu|C[’']est\s+en\s+ces\s+termes|Ce\s+sont\s+les\s+mots)"),
    "es": re.compile(r"(?:Así|Son\s+las\s+palabras)\b"),
    "de": re.compile(r"(?:So|Das|Dies|Mit\s+diesen\s+Worten)\s"),
    "sl": re.compile(r"(?:Tako|To)\b"),
    "ru": re.compile(r"(?:Так|Об\s+этом|Такими\s+словами)\b"),
}
"""What takes up a quotation that has ended, with the speaker behind its verb: “Lo ha detto …”."""

_AND = re.compile(r"\s*(?:and|et|y|und|e|in|ter|и|а|[并並](?:且|[特还還同][别別时時]?)?)\s*", re.IGNORECASE)


def _long(before: str, language: str, patience: int) -> bool:
    return len(before) > patience * (30 if language == "zh" else 130) or len(before.split()) > patience * 20


def _is_adverbial(before: str, table: Words) -> bool:
    """Whether nothing but linking words and adverbs stands in front of the verb."""
    bare = before.strip(" ,–—-")
    if table.linking.fullmatch(bare):
        return True
    return (
        len(bare.split()) <= 2
        and not any(
            t.sort in ("name", "role", "acronym", "organ", "possessive", "honorific") for t in tokens(bare, table.tag)
        )
        and not table.pronouns.search(bare)
        and table.cased
    )


def _nominal(behind: str, table: Words) -> str:
    """The words behind a verb of speech, as far as the speaker can be named in them."""
    behind = re.sub(r"^\s*(?:[,:–—-]\s*)?(?:sich\s+|auch\s+|también\s+|anche\s+)?", " ", behind)
    return behind[:230]


def before(gap: str, spoken: str, language: str) -> Attribution | None:
    """The attribution with which `gap`, the words in front of the quotation `spoken`, ends."""
    clause = gap[last_sentence(gap) :]
    found = _before_quote(gap, clause, language)
    return replace(found, gender=gender(clause, language)) if found is not None else None


def sentence_before(gap: str, language: str) -> Attribution | None:
    """The attribution in the last whole sentence in front of a quotation."""
    text = gap.rstrip()
    if not re.search(r"[.!?。]$", text):
        text = gap[: last_sentence(gap)].rstrip()
    if not text:
        return None
    start = 0
    for found in _SENTENCE.finditer(text):
        if found.end() < len(text) - 1:
            start = found.end()
    clause = text[start:]
    table = words(language)
    if not table.verbs.search(clause) and not table.according.search(clause):
        return None
    made = _before_quote(clause, clause, language)
    if made is None or not (made.person is not None or made.pronoun):
        return None
    if (
        made.person is not None
        and made.person.name
        and not made.person.role
        and not _beside(clause, made.person.name, table)
    ):
        return None  # named somewhere in the sentence, and no one who speaks in it
    return replace(made, gender=gender(clause, language), sure=0.6)


def _beside(clause: str, name: str, table: Words) -> bool:
    """Whether a verb of speech stands next to `name`."""
    at = clause.find(name)
    return any(
        0 <= verb.start() - at - len(name) <= 12 or 0 <= at - verb.end() <= 6 for verb in table.verbs.finditer(clause)
    )


def _before_quote(gap: str, clause: str, language: str) -> Attribution | None:
    table = words(language)
    if not clause.strip(" ,;:،"):
        return None
    leads = re.search(r"[:：]\s*$", clause) is not None
    found = list(table.verbs.finditer(clause))
    according = table.according.search(clause)
    if according and (not found or according.start() < found[0].start()):
        person = person_in(clause[according.end() :], language)
        if person is not None:
            return Attribution(person, False, len(gap), 0.8)
        if table.pronouns.search(clause) or table.pronouns.search(according[0]):
            return Attribution(None, True, len(gap), 0.5)
    if language == "de" and (told := re.search(r"\bzufolge\b", clause)):
        return Attribution(person_in(clause[: told.start()], language), False, len(gap), 0.8)
    if not found:
        if leads and len(clause.split()) <= 16:
            person = person_in(clause, language)
            if person is not None and (person.name or person.definite):
                return Attribution(person, False, len(gap), 0.6)
        return None
    verb = found[-1]
    if language == "ar":
        return _arabic_before(clause, found, table, leads, len(gap))
    head, rest = clause[: verb.start()], clause[verb.end() :]
    if found[:-1] and language != "zh":
        earlier = clause[found[-2].end() : verb.start()]
        if not any(t.sort in ("name", "role") for t in tokens(earlier, language)) and not table.pronouns.search(
            earlier
        ):
            head = clause[: found[0].start()]  # “she added, saying”
    person = person_in(head, language)
    pronoun = table.pronouns.search(head[-40:])
    if pronoun and (person is None or not person.name or head.rfind(pronoun[0]) > person.end):
        return Attribution(None, True, len(gap), 0.75)
    if person is None:
        subject = tokens(head, language)
        if subject and subject[-1].sort in ("organ", "acronym") and language != "zh" and not leads:
            return Attribution(None, False, len(gap), 0.4, stranger=True)
        person = person_in(rest, language)
        if person is None and table.pronouns.search(verb[0].replace("-", " ") + " " + rest[:15]):
            return Attribution(None, True, len(gap), 0.75)
    if person is None:
        before_it = tokens(head, language)
        inverted = not names(before_it, language) and not any(t.sort in ("acronym", "organ") for t in before_it)
        dropped = language in ("es", "it", "sl", "ru", "zh") or (leads and inverted)
        return Attribution(None, dropped and inverted, len(gap), 0.5 if leads else 0.35)
    return Attribution(person, False, len(gap), 0.9 if leads else 0.75)


def _arabic_before(clause: str, found: list[re.Match[str]], table: Words, leads: bool, end: int) -> Attribution | None:
    for verb in reversed(found):
        rest = clause[verb.end() :].strip(" :,،")
        person = person_in(rest, "ar") if rest else None
        if person is not None and len(person.name.split()) <= 6:
            return Attribution(person, False, end, 0.85 if leads else 0.7)
        head = clause[: verb.start()].strip(" ،,")
        head = re.split(r"[،,]", head)[0]
        subject = person_in(head, "ar") if head and len(head.split()) <= 14 else None
        if subject is not None and subject.name:
            return Attribution(subject, False, end, 0.6)
        return Attribution(None, True, end, 0.6 if leads or not rest else 0.45)
    return None


_INSIDE = {
    "fr": r",\s+", "it": r"(?:,\s+|\s*[–—-]\s*)", "es": r"(?:,\s+|\s*[–—-]\s*)", "ru": r"[,.!?…]\s*[–—-]\s*", "sl": r",\s+", "de": r",\s+", "en": r",\s+",
}  # fmt: skip


def within(spoken: str, language: str) -> tuple[int, int, Attribution] | None:
    """An attribution within marks that stay open: where it begins and ends in `spoken`, and whom it names."""
    table = words(language)
    if language not in _INSIDE or len(spoken) < 25:
        return None
    for lead in re.finditer(_INSIDE[language], spoken):
        verb = table.verbs.match(spoken, lead.end())
        if verb is None or lead.start() < 6:
            continue
        if language in ("en", "de", "sl", "es") and "–" not in lead[0] and "—" not in lead[0]:
            continue
        stop = re.compile(r",\s(?:[–—-]\s+)?|\s*[–—]\s*[;,]?\s*|\s+-\s+|[.!?]\s+(?:[–—-]\s*)?|$").search(
            spoken, verb.end()
        )
        behind = spoken[verb.end() : stop.start() if stop else len(spoken)]
        if len(behind.split()) > 14 or stop is None:
            continue
        person = person_in(behind, language)
        if (
            stop[0].startswith(",")
            and person is not None
            and (more := re.match(r"[^,–—.!?]{3,70}(?=,|\s[–—]|\.)", spoken[stop.end() :]))
            and _names_a_role(more[0], language)
        ):
            end = stop.end() + more.end()
            mark = re.compile(r"[,.]?\s*(?:[–—-]\s*)?").match(spoken, end)
            person = person_in(spoken[verb.end() : end], language)
            return lead.start(), mark.end() if mark else end, Attribution(person, False, 0, 0.8)
        if person is None and not behind.strip() and language in ("es", "it", "ru"):
            return lead.start(), stop.end(), Attribution(None, True, 0, 0.8, gender(verb[0], language))
        pronoun = person is None and (
            table.pronouns.search(verb[0].replace("-", " ")) or table.pronouns.match(behind.strip())
        )
        if person is not None or pronoun:
            return (
                lead.start(),
                stop.end(),
                Attribution(person, person is None, 0, 0.8, gender(verb[0] + " " + behind, language)),
            )
    return None


def _names_a_role(text: str, language: str) -> bool:
    return any(token.sort == "role" for token in tokens(text, language)[:4])
