"""Names that belong to something else: to a function in front, to an organization behind, to where something happens."""

from __future__ import annotations

from collections.abc import Sequence

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.function_words import BETWEEN, GOVERNING
from iompress.importers._grammar.people.tokens import Token
from iompress.importers._grammar.places import country, zone_of


def ungoverned(found: Sequence[Token], run: tuple[int, int], table: Words) -> tuple[int, int] | None:
    """`run` without what belongs to the function in front of it: “Minister of Ports Rosamund Keel”. None if all does."""
    at = run[0] - 1
    while at >= 0 and (
        found[at].text.lower().rstrip("’'") in BETWEEN or found[at].text in "’'" or found[at].sort == "organ"
    ):
        at -= 1
    if (
        run[0]
        and found[run[0] - 1].sort == "organ"
        and run[1] - run[0] >= 2
        and found[at + 1].text.lower() not in BETWEEN
    ):
        return run  # “Minister for Agriculture Rosa Keel”
    long = run[1] - run[0] >= 3 and sum(found[n].sort == "name" for n in range(*run)) >= 3
    governed = (
        at >= 0
        and found[at].text.lower().rstrip("’'") in GOVERNING
        and any(token.sort in ("role", "organ") for token in found[max(0, at - 4) : at])
    )
    if (
        not governed
        and table.family == "slavic"
        and long
        and any(token.sort == "role" for token in found[max(0, run[0] - 4) : run[0]])
    ):
        governed = True
    if not governed:
        return run
    if run[1] + 1 < len(found) and found[run[1]].text == "," and found[run[1] + 1].sort == "name":
        return None  # “Mayor of Port Saint Vale, Rosa Keel”
    if not long:
        return None
    surname = run[1] - 1
    while surname - 1 > run[0] and found[surname - 1].text.lower() in table.particles:
        surname -= 1
    return surname - 1, run[1]  # the given name in front of “Al Keel” too


def is_where(found: Sequence[Token], run: tuple[int, int], language: str) -> bool:
    """Whether the run is where something happens, “in Venice”, or something with an article."""
    table = words(language)
    place = found[run[0]].text if run[1] - run[0] == 1 else ""
    before = found[run[0] - 1].text.lower() if run[0] else ""
    if table.family == "romance" and before.rstrip("’'") in BETWEEN and before not in ("a", "e", "y", "et"):
        return True  # “la Liga de Puertos”: no article stands in front of a name
    known = bool(place) and bool(country(place, language) or zone_of(place, language))
    inside = before in table.places_in and (run[1] == len(found) or found[run[1]].text in ",(.;")
    return bool(place) and ((known and before in GOVERNING) or inside)


def modifies(found: Sequence[Token], run: tuple[int, int], table: Words) -> bool:
    """Whether the run is part of a role or of an organization's name: “Borno State Governor”, “Iraq’s”."""
    last = run[1]
    if (
        last < len(found)
        and found[last].start - found[last - 1].end <= 1
        and found[last].sort in ("role", "organ", "possessive")
    ):
        # romance languages set a function behind a name without a comma, never a name in front of its function
        return found[last].text[0].isupper() or (
            found[last].sort == "role" and (table.family != "romance" or run[1] - run[0] < 2)
        )
    return found[run[1] - 1].sort == "possessive"
