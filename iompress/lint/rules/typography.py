"""TY: apostrophes, quotation marks, dashes and spaces, as print has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.quotations import Quotation
from iompress.lint.rule import rule
from iompress.locales import locale

_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_THREE_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?=[ ,.;:])|(?<![\w'])'(?=\d0s\b)")
_HYPHENS_FOR_DASH = {
    " -": re.compile(r" -{1,3} (?=[^\s-])"),
    "--": re.compile(r"--(?<=\w--)(?=[^\W_])"),
    "\0- ": re.compile(r"- (?<=[a-zà-ÿčšž]- )(?=[A-ZČŠŽ])"),
}
"""By the shape that must occur for one."""
_YEARS = re.compile(r"(?<![\w.,/–-])((?:19|20)\d\d)(-)((?:19|20)\d\d|\d\d)(?![\w/–-]|[.,]\d)")
_RANGE = re.compile(r"(?<![\w.,/–+-])(\d{1,2})(-)(\d{1,2})(?= [^\W\d_]{2})")
_BLANK_BEFORE = re.compile(r"(?<=[\w)”’“»«\"'\u2060]) +(?=[,.;:!?](?:\s|$))(?! \. \.)")
_FRENCH = re.compile(r"(?<=[\w)»”])( ?)(?=[;:!?](?:[\s\u2060]|$))")
_COMMA = re.compile(r"[,;](?=[^\W\d_]{2})")
_STOP = re.compile(r"\.(?=[A-ZČŠŽÀ-Ý][a-zčšžà-ÿ]+[\s,.;:])")
_BLANK_BRACKET = re.compile(r"[(\[] | [)\]]")
_LOOSE = re.compile(r"(?<=[(\[]) +(?=\S)|(?<=[^\s(\[]) +(?=[)\]])")
_CLOSE_MARKS = ("fr-CA", "fr-CH")
"""French that sets no space before semicolons."""


@rule("TY001", "warning", fix="safe")
def double_space(page: Page) -> Iterator[Finding]:
    """Two or more spaces stand where one is enough.

    Why: They show as gaps in mails and plain text, and every later comparison of texts trips over them.
    Source: wire
    Bad: The office opened.  It has a staff of four.
    Good: The office opened. It has a staff of four.
    Fix: One space is left.
    """
    if "  " in page.between:
        for match in _BLANKS.finditer(page.prose):
            yield page.at(*match.span(), "more than one space", "leave one", " ")


@rule("TY002", "warning", fix="safe")
def three_dots(page: Page) -> Iterator[Finding]:
    """Three full stops stand for an ellipsis.

    Why: The three can be torn apart at the end of a line.
    Source: UN
    Bad: And then ... nothing.
    Good: And then … nothing.
    Fix: The ellipsis is written as one character.
    """
    if "..." in page.between:
        for match in _THREE_DOTS.finditer(page.prose):
            yield page.at(*match.span(), "three full stops for an ellipsis", "write “…”", "…")


@rule("TY003", "warning", fix="safe")
def straight_apostrophe(page: Page) -> Iterator[Finding]:
    """An apostrophe is straight.

    Why: Two forms in one text look careless, and a search for the one does not find the other.
    Source: UN
    Bad: IOM's office
    Good: IOM’s office
    Fix: It is bent.
    """
    if "'" in page.between:
        for match in _APOSTROPHE.finditer(page.prose):
            yield page.at(*match.span(), "a straight apostrophe", "write “’”", "’")


@rule("TY004", "warning", fix="safe")
def straight_quotation_marks(page: Page) -> Iterator[Finding]:
    """Quotation marks are straight.

    The sign for inches is not meant.

    Why: Opening and closing marks that look alike do not say which is which.
    Source: UN
    Bad: "We open today," she said.
    Good: “We open today,” she said.
    Fix: Both marks of a pair become those of the house; where newsroom.toml names none, those of the text's other
        quotations, if these are all alike, else the language's. Not where the marks have spaces of their own.
    """
    if '"' not in page.between:
        return
    house = _house_marks(page)
    if len(pairs := set(_pairs(page))) == 1 and not _is_judged(page):
        (own,) = pairs
        house = house if own == tuple(mark.strip() for mark in house[:2]) else own
    for quotation in page.quotations:
        if not quotation.marked:
            continue
        if page.plain[quotation.start] != '"':
            if quotation.closed and page.plain[quotation.end - 1] == '"':
                fits = house and page.plain[quotation.start] == house[0] and len(house[1]) == 1
                mark = house[1] if fits else None
                yield page.at(
                    quotation.end - 1, quotation.end, "a straight quotation mark", f"write {mark}" if mark else "", mark
                )
            continue
        writable = bool(house) and quotation.closed and len(house[0]) == len(house[1]) == 1
        hint = f"write {house[0]}…{house[1]}" if house else ""
        marks = house[:2] if writable else (None, None)
        places = (quotation.start, quotation.end - 1) if quotation.closed else (quotation.start,)
        for at, mark in zip(places, marks, strict=False):
            yield page.at(at, at + 1, "a straight quotation mark", hint, mark)._replace(pair=quotation.start)


@rule("TY005", "warning")
def foreign_quotation_marks(page: Page) -> Iterator[Finding]:
    """Quotation marks that the house does not use in this language.

    Those of newsroom.toml ([style] quotation_marks); in English double marks if it says nothing. Single marks
    in an English headline are usual and not meant. Found too: a closing mark that is turned the wrong way.

    Why: Single marks and those of another language make readers wonder whether the words are a quotation.
    Source: UN
    Bad: The ‘hotspots’ are full.
    Good: The “hotspots” are full.
    """
    if not page.quotations:
        return
    house = _house_marks(page)
    if not house or not _is_judged(page):
        return
    opening, closing = house[0].strip(), house[1].strip()
    for quotation in page.quotations:
        mark = page.plain[quotation.start]
        if not quotation.marked:
            continue
        if mark in ('"', opening):
            if mark == "“" == page.plain[quotation.end - 1] and quotation.closed:
                message = "this mark opens a quotation, and stands where one closes"
                yield page.at(quotation.end - 1, quotation.end, message, f"write {closing}")
            continue
        if page.base_language == "en" and mark in "‘'" and page.part_at(quotation.start).keys[-1] not in _TEXTS:
            continue
        message = f"{mark} is not how the house opens a quotation"
        yield page.at(quotation.start, quotation.start + 1, message, f"write {opening}…{closing}")


_TEXTS = ("body", "notes")


def _is_judged(page: Page) -> bool:
    """Whether it is said which marks this language has: in newsroom.toml, or because it has one pair only."""
    marks = page.newsroom.style.quotation_marks
    return page.base_language == "en" or page.language in marks or page.base_language in marks


def _house_marks(page: Page) -> tuple[str, ...]:
    """Opening and closing marks of the page's language, with what belongs between them and the words; or ()."""
    marks = page.newsroom.style.quotation_marks
    own = marks.get(page.language) or marks.get(page.base_language)
    if own:
        return tuple(own)
    language = locale(page.language)
    return language.quotation_marks if language.written.partition("-")[0] == page.base_language else ()


def _pairs(page: Page) -> dict[tuple[str, str], list[Quotation]]:
    """The quotations in double marks that are not straight, none inside another, by their marks."""
    found: dict[tuple[str, str], list[Quotation]] = {}
    for quotation in page.quotations:
        opening, closing = page.plain[quotation.start], page.plain[quotation.end - 1]
        if quotation.marked and quotation.closed and opening in _DOUBLE and closing in _DOUBLE:
            found.setdefault((opening, closing), []).append(quotation)
    return found


_DOUBLE = "“”„«»"


@rule("TY020", "info")
def mixed_quotation_marks(page: Page) -> Iterator[Finding]:
    """A release has two pairs of quotation marks, though none stands inside the other.

    Found is the first of each pair that is not the most frequent. Where it is said which marks are the house's, in
    newsroom.toml or because the language is English, TY005 finds the others instead.

    Why: Readers look for what the other marks mean.
    Source: own
    Bad: Dejala je: »Da.« Dodal je: „Ne.“
    Good: Dejala je: »Da.« Dodal je: »Ne.«
    """
    if _is_judged(page) or len(pairs := _pairs(page)) < 2:
        return
    usual = max(pairs, key=lambda pair: len(pairs[pair]))
    for pair, quotations in pairs.items():
        if pair != usual:
            start = quotations[0].start
            message = f"{pair[0]}…{pair[1]} here, {usual[0]}…{usual[1]} elsewhere"
            yield page.at(start, start + 1, message, "use one pair of marks throughout")


@rule("TY006", "warning", fix="safe")
def hyphen_for_dash(page: Page) -> Iterator[Finding]:
    """A hyphen between spaces, or two hyphens, stand for a dash.

    Why: A hyphen joins, a dash parts.
    Source: UN
    Bad: The first group - 34 people - left.
    Good: The first group – 34 people – left.
    Fix: The dash is written.
    """
    dash = "—" if page.base_language in ("ru", "uk", "be") else "–"
    for shape, pattern in _HYPHENS_FOR_DASH.items():
        if shape not in page.between:
            continue
        for match in pattern.finditer(page.prose):
            start, end = match.span()
            before, behind = page.prose[start - 1 : start], page.prose[end : end + 1]
            if not before or before in "\n -" or (before.isdigit() and behind.isdigit()):
                continue
            spaces = shape == " -"  # those that are there stay
            spot = (start + 1, end - 1) if spaces else (start, end)
            yield page.at(*spot, "a hyphen for a dash", f"write “{dash}”", dash if spaces else f" {dash} ")


@rule("TY007", "warning", fix="safe")
def hyphen_in_range(page: Page) -> Iterator[Finding]:
    """A range of years or numbers is written with a hyphen.

    Resolution numbers, telephone numbers and what descends, such as 24-7, are not meant.

    Why: A hyphen joins, a dash says “to”.
    Source: UN
    Bad: Strategic Plan 2024-2028
    Good: Strategic Plan 2024–2028
    Fix: The dash is written.
    """
    if "0-0" not in page.between:
        return
    for match in _YEARS.finditer(page.prose):
        first, last = match[1], match[3]
        if int(last) > int(first[-len(last) :]) and (len(last) == 4 or int(last) > 12):
            yield page.at(*match.span(2), "a hyphen between two years", "write “–”", "–")
    for match in _RANGE.finditer(page.prose):
        if int(match[1]) < int(match[3]):
            yield page.at(*match.span(2), "a hyphen between two numbers", "write “–”", "–")


@rule("TY008", "warning", languages=("en", "sl", "de", "es", "it", "pt", "nl", "hr", "ru", "pl"), fix="safe")
def space_before_mark(page: Page) -> Iterator[Finding]:
    """A space stands in front of a comma, full stop or other mark.

    Why: The mark can slip to the beginning of the next line.
    Source: wire
    Bad: The office opened , and people came .
    Good: The office opened, and people came.
    Fix: The space is taken away.
    """
    if _BLANK_MARK.search(page.between):
        for match in _BLANK_BEFORE.finditer(page.prose):
            yield page.at(*match.span(), "a space in front of a mark", "leave it out", "")


_BLANK_MARK = re.compile(r" [,.;:!?]")


@rule("TY009", "info", languages=("fr",), fix="safe")
def french_space_missing(page: Page) -> Iterator[Finding]:
    """In French, a semicolon, colon, exclamation or question mark has no space before it.

    A space belongs there, best one that cannot be broken: see TY019. Canadian and Swiss French have other customs.

    Why: It is how French is printed.
    Source: UN
    Bad: Les droits de l’homme; le développement
    Good: Les droits de l’homme ; le développement
    Fix: A space that cannot be broken is written.
    """
    for match, mark in _french_marks(page):
        if not match[1]:
            end = match.end() + 1
            yield page.at(match.start(), end, f"no space before “{mark}”", "add one", f"\u00a0{mark}")


@rule("TY019", "info", languages=("fr",), fix="safe", default=False)
def french_space_breaks(page: Page) -> Iterator[Finding]:
    """In French, the space before a semicolon, colon, exclamation or question mark can be broken.

    Off unless selected: keyboards have no key for the other one, and the space is there.

    Why: An ordinary space lets the mark slip to the beginning of the next line.
    Source: UN
    Bad: an ordinary space before the mark
    Good: one that cannot be broken, wide or narrow
    Fix: A space that cannot be broken is written.
    """
    for match, mark in _french_marks(page):
        if match[1]:
            end = match.end() + 1
            yield page.at(
                match.start(), end, f"the space before “{mark}” can break", "use one that cannot", f"\u00a0{mark}"
            )


def _french_marks(page: Page) -> Iterator[tuple[re.Match[str], str]]:
    """The marks without a firm space before them, each with what stands in its place."""
    if page.language in _CLOSE_MARKS or not any(mark in page.between for mark in ";:!?"):
        return
    for match in _FRENCH.finditer(page.prose):
        yield match, page.prose[match.end()]


@rule("TY010", "warning", fix="safe")
def no_space_after_mark(page: Page) -> Iterator[Finding]:
    """No space stands behind a comma, semicolon or the end of a sentence.

    Addresses on the web are not meant.

    Why: Two words run into one.
    Source: wire
    Bad: Women,men and children came.They stayed.
    Good: Women, men and children came. They stayed.
    Fix: The space is written.
    """
    if not _MARK_ALONE.search(page.between):
        return
    prose = page.prose
    for match in _COMMA.finditer(prose):
        if prose[match.start() - 1].isalpha() and not _is_address(prose, match.start()):
            yield page.at(match.start(), match.end(), f"no space behind “{match[0]}”", "add one", f"{match[0]} ")
    for match in _STOP.finditer(prose):
        before = prose[max(0, match.start() - 3) : match.start()]
        if len(before) == 3 and before.isalpha() and before.islower() and not _is_address(prose, match.start()):
            yield page.at(match.start(), match.end(), "no space behind the full stop", "add one", ". ")


_MARK_ALONE = re.compile(r"(?:^|[\0\x80-\u1fff])[,.;](?=$|[\0\x80-\u1fff])")


def _is_address(prose: str, at: int) -> bool:
    """Whether the characters around `at` belong to an address on the web or of a mailbox."""
    start = max(prose.rfind(" ", 0, at), prose.rfind("\n", 0, at)) + 1
    word = prose[start : at + 40].split(maxsplit=1)[0]
    return "/" in word or "@" in word or word.startswith("www.")


@rule("TY011", "warning", fix="safe")
def space_inside_brackets(page: Page) -> Iterator[Finding]:
    """A space stands behind an opening or before a closing bracket.

    Why: The bracket can be torn from its words at the end of a line.
    Source: wire
    Bad: The organization ( IOM ) joined.
    Good: The organization (IOM) joined.
    Fix: The space is taken away.
    """
    if _BLANK_BRACKET.search(page.between):
        for match in _LOOSE.finditer(page.prose):
            yield page.at(*match.span(), "a space inside brackets", "leave it out", "")
