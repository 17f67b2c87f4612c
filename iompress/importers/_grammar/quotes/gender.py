"""Whether an attribution tells that a woman or a man speaks."""

from __future__ import annotations

from iompress.importers._grammar.lexicon import words


def gender(clause: str, language: str) -> str:
    """ "f" or "m" for the one who speaks in an attribution, "" where it does not tell."""
    table = words(language)
    verb = table.verbs.search(clause)
    pronoun = table.pronouns.search(clause)
    said = " ".join(found[0] for found in (verb, pronoun) if found)
    if table.family == "slavic" and verb is not None:
        said = clause[max(0, verb.start() - 4) : verb.end() + 4] + " " + (pronoun[0] if pronoun else "")
    feminine, masculine = (pattern.search(said) is not None for pattern in (table.feminine, table.masculine))
    return "f" if feminine and not masculine else "m" if masculine and not feminine else ""
