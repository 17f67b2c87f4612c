"""Contacts: whom journalists call, from a line, a list or a table, with numbers in E.164."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.names import names, spelled, tokens
from iompress.importers._grammar.places import country, country_of
from iompress.importers._page import Span


@dataclass
class Reach:
    """One contact in the making. `spans` are the characters of the page that it was read from."""

    name: str = ""
    role: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    office: str = ""
    """What a label calls the contact: its name, if there is no other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a contact: its text and where that begins in the page."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Entity:
    start: int
    end: int
    sort: str
    value: str


_PHONE = re.compile(
    r"(?<![\w.@/])(?:\(?0\d{2,4}\)?\s/\s)?[(]?(?:\+|00)?\s?[(]?\+?\d(?:[\s\u00a0.()\-‑–]|/(?=\d)|\d){5,22}\d(?!\w|[.,]\d|@)"
)
_LOCAL = r"[^\W_][\w.+-]*"
_PATTERNS = re.compile(
    r"(?:first\W?name|last\W?name|vorname|nachname|pr[eé]nom|nom\.|nombre|apellido|nome\.|cognome|ime\.|priimek|name\.surname)",
    re.I,
)
_EXTENSION = re.compile(
    r"\s*(?:,|\()?\s*(?:ext|extension|poste|int|interno|extensión|доб|分机|nst|dw|تحويلة)\.?\s*:?\s*\d{1,6}\)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d")
_WRITTEN_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?:\s*[-–]?\s*\d\d:\d\d)?")
_LEAD_IN = re.compile(
    r"contact|inform|more|more|plus|mayor|más|für|pour|para|per\s|za\s|for\s|для|за\s|لم|如|欲|weitere|nähere|please|call",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"((?:ufficio stampa|addett[oa] stampa|press office|service de presse|(?:oficina|gabinete) de (?:prensa|comunicación)|pressestelle|medienstelle|пресс-служба|služba za [\w ]+|المكتب الصحفي))\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:[;|•·]|\s[–—]\s|\s-\s)\s*")
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９＋", "012345678901234567890123456789+")


def read(
    lines: Sequence[Line], links: Iterable[tuple[int, str]], language: str, regions: Sequence[str]
) -> tuple[list[Reach], list[str]]:
    """The contacts that `lines` give, and remarks on numbers that could not be understood.

    `links` are `mailto:` and `tel:` addresses by their place in the page, as far as the text does not show them;
    `regions` are the ISO 3166-1 codes of the countries that numbers without a prefix can be in, the likeliest first.
    """
    table = words(language)
    remarks: list[str] = []
    found: list[Reach] = []
    current = Reach()
    more = sorted(links)
    regions = list(dict.fromkeys([*_dialled(lines), *regions]))
    for line in lines:
        label = _label(line.text, table)
        text = line.text
        entities = _entities(text, table, _here(text, language, regions), remarks)
        for at, url in more:
            if line.start <= at < line.start + len(text) + 1:
                entities = _with_link(entities, at - line.start, url, regions)
        at = label
        for entity in [*entities, _Entity(len(text), len(text), "", "")]:
            chunk = text[at : entity.start]
            head, fax = _head(chunk, table)
            if head and _is_head(head, table, language, entity.sort, current):
                unnamed = not current.name and not entity.sort and bool(current.phones or current.emails)
                if unnamed and line is lines[-1]:
                    pass  # the name stands under its number
                elif (current.phones or current.emails) and not (_is_aside(head, table, language) and entity.sort):
                    found.append(current)
                    current = Reach()
                _named(current, head, language, table)
                current.spans.append((line.start + at, line.start + entity.start))
            if entity.sort == "email" and entity.value not in current.emails:
                current.emails.append(entity.value)
            elif entity.sort == "phone" and not fax and entity.value not in current.phones:
                current.phones.append(entity.value)
            if entity.sort:
                current.spans.append((line.start + entity.start, line.start + entity.end))
            at = entity.end
        lead = text[:label].strip(" :：,.،-–—•*")
        if lead and len(lead.split()) <= 6 and not _LEAD_IN.search(lead) and _tells(lead, table):
            current.office = current.office or lead
        elif (
            current.name
            and not current.role
            and not _is_person(current.name, language)
            and (own := _OFFICE.search(text[:label]))
        ):
            current.name = f"{own[1]} {current.name}"
    found.append(current)
    for each in found:
        each.name = each.name or each.office
    return _merged([each for each in found if each.phones or each.emails]), remarks


def _dialled(lines: Sequence[Line]) -> list[str]:
    """The countries of the numbers in `lines` that are written with their prefix, the most frequent first."""
    import phonenumbers

    found: dict[str, int] = {}
    for line in lines:
        for match in re.finditer(
            r"(?:\+|(?<![\d.])(?<!\d[\s.])00)\s?\(?([1-9]\d{0,2})", line.text.translate(_ARABIC_DIGITS)
        ):
            for size in (1, 2, 3):
                code = (
                    phonenumbers.region_code_for_country_code(int(match[1][:size])) if len(match[1]) >= size else "ZZ"
                )
                if code not in ("ZZ", "001"):
                    found[code] = found.get(code, 0) + 1
                    break
    return sorted(found, key=lambda code: -found[code])


def _tells(lead: str, table: Words) -> bool:
    """Whether a label says whose office it is, and not only that this is a contact."""
    if not table.cased or not table.labels["contact"].fullmatch(lead):
        return True
    return any(token.sort in ("organ", "acronym", "role") for token in tokens(lead, table.tag))


def _here(text: str, language: str, regions: Sequence[str]) -> list[str]:
    """`regions`, after the countries that the line itself names or has a city of."""
    named: list[str] = []
    for word in re.findall(r"[^\W\d_][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)?", text):
        for name in (word, word.split()[0]):
            code = country(name, language) or country_of(name, language)
            if code and name[0].isupper():
                named.append(code)
                break
    return list(dict.fromkeys([*named, *regions]))


def _label(text: str, table: Words) -> int:
    """Where the words of a lead-in end: “For more information, please contact”."""
    end = 0
    for _ in range(3):
        rest = text[end:]
        skip = len(rest) - len(rest.lstrip(" ,:：-–—•*|"))
        found = table.labels["contact"].match(rest, skip)
        if found is None or found.end() <= skip:
            break
        stop = end + found.end()
        tail = re.match(r"[^:：@+\d]{0,70}?[:：]\s*", text[stop:])
        if tail and not _has_name(tail[0], table.tag) and not _kind_of_line(tail[0], table):
            stop += tail.end()
        end = stop
        more = _MORE_LABEL.match(text, end)
        end = more.end() if more else end
    lead = re.match(
        r"\s*(?:please\s+)?(?:contact(?:s|ed|er|ar|are|ez)?|to|at|with|the|a|con|à|auprès\s+de|le|la|el|an|bei|wenden\s+sie\s+sich\s+an|se\s+obrnite\s+na|с|к|مع|على|ب|与|:|：|,)\s+(?=\S)",
        text[end:],
        re.IGNORECASE,
    )
    return end + lead.end() if end and lead else end


_MORE_LABEL = re.compile(
    r"\s*(?:information|informations|info|details|persons?|points?|daten|personen)\b[\s:：]*", re.IGNORECASE
)


def _kind_of_line(text: str, table: Words) -> bool:
    last = re.findall(r"[^\s:：.]+", text)
    return bool(last) and any(table.labels[name].fullmatch(last[-1]) for name in ("phone", "email", "fax"))


def _has_name(text: str, language: str) -> bool:
    if language in ("ar", "zh"):
        return False
    found = tokens(text, language)
    return any(run[1] - run[0] >= 2 for run in names(found, language))


@cache
def _addresses(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """E-mail addresses, at sign and dots as signs or words; and the dots that are words."""
    labels = words(language).labels
    at, dot = labels["at"].pattern, labels["dot"].pattern
    spelled_dot = rf"\s?[(\[{{]\s?(?:{dot}|\.)\s?[)\]}}]\s?|\s(?:{dot})\s"
    address = re.compile(
        rf"(?P<local>{_LOCAL})\s?(?:@|＠|\s?[(\[{{<]\s?(?:{at}|a|@)\s?[)\]}}>]\s?|\s(?:{at})\s(?=[\w-]+\s?(?:\.|[(\[]|\s(?:{dot})\s)))"
        rf"(?P<host>[\w-]+(?:(?:\.|{spelled_dot})[\w-]+)*)",
        re.IGNORECASE,
    )
    return address, re.compile(spelled_dot, re.IGNORECASE)


def _entities(text: str, table: Words, regions: Sequence[str], remarks: list[str]) -> list[_Entity]:
    found: list[_Entity] = []
    address, dots = _addresses(table.tag)
    for match in address.finditer(text):
        host = dots.sub(".", match["host"]).replace(" ", "")
        value = f"{match['local']}@{host}".strip(".").lower() if "." in host else ""
        if value and not _PATTERNS.search(match["local"]):
            value = match["local"].strip(".") + "@" + host.strip(".")
            found.append(
                _Entity(match.start(), match.end() - (len(match[0]) - len(match[0].rstrip("."))), "email", value)
            )
        elif value:
            found.append(_Entity(match.start(), match.end(), "pattern", ""))
    taken = [(each.start, each.end) for each in found]
    latin = _WRITTEN_DAY.sub(lambda day: "_" * len(day[0]), text.translate(_ARABIC_DIGITS))
    for match in _PHONE.finditer(latin):
        if any(start < match.end() and match.start() < end for start, end in taken) or _DAY.fullmatch(match[0].strip()):
            continue
        number, sure = e164(match[0], regions)
        if not number:
            continue
        regions = _as_before(number, regions)
        extension = _EXTENSION.match(latin, match.end())
        end = extension.end() if extension else match.end()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(_Entity(start, end, "phone", number))
        if not sure:
            remarks.append(f"the number {match[0].strip()} has no country; it is kept as it is written")
    return sorted((each for each in found if each.sort != "pattern"), key=lambda each: each.start)


def _as_before(number: str, regions: Sequence[str]) -> Sequence[str]:
    """`regions`, after the country of the `number` that stands before in the line."""
    import phonenumbers

    if not number.startswith("+"):
        return regions
    code = phonenumbers.region_code_for_number(phonenumbers.parse(number, None))
    return [code, *regions] if code and code != "001" else regions


def e164(written: str, regions: Sequence[str]) -> tuple[str, bool]:
    """A phone number in E.164 and whether it could be brought into that; "" if it is no number at all.

    `regions` are the countries that a number without a prefix can be in, the likeliest first.
    """
    import phonenumbers

    written = re.sub(r"\s*\(\s*\d*$", "", written)
    text = re.sub(r"^00(?=[\s(]?[1-9])", "+", written.strip().strip("/").replace("‑", "-").replace("–", "-"))
    digits = re.sub(r"\D", "", text)
    if not 6 <= len(digits) <= 16:
        return "", False
    if _NORTH_AMERICAN.fullmatch(text) and not set(regions[:1]) & _SAME_FORM:
        regions = ["US", *regions]
    for region in (None, *regions):
        if (region is None) != text.startswith(("+", "(+")):
            continue
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and (region is None or phonenumbers.is_valid_number(number)):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
    if regions and text.startswith(("0", "(0")):  # numbers of new ranges, and those that are kept for fiction
        try:
            number = phonenumbers.parse(text, regions[0])
            if phonenumbers.is_possible_number(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
        except phonenumbers.NumberParseException:
            pass
    if not text.startswith(("+", "0", "(")) and len(digits) >= 11 and (valid := _without_plus(digits)):
        return valid, True
    plausible = text.startswith(("+", "0", "(")) or len(re.split(r"[\s.\-/]+", text)) >= 3
    return (" ".join(written.split()), False) if plausible and len(digits) >= 7 else ("", False)


_NORTH_AMERICAN = re.compile(r"\(?[2-9]\d\d\)?[\s.-]?\s?[2-9]\d\d[.-]\d{4}")
_SAME_FORM = frozenset(("CA", "JM", "TT", "BB", "BS", "DO", "HT", "PR", "IN", "BD", "PK", "NG", "KR", "JP", "CN", "TH"))
"""Countries whose own numbers may be written as North American ones are."""


def _without_plus(digits: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return ""
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number)
        else ""
    )


def _with_link(entities: list[_Entity], at: int, url: str, regions: Sequence[str]) -> list[_Entity]:
    scheme, _, value = url.partition(":")
    value = value.partition("?")[0]
    if scheme == "tel":
        value = e164(value, regions)[0]
    if not value or any(each.value.lower() == value.lower() for each in entities):
        return entities
    return sorted(
        [*entities, _Entity(at, at, "email" if scheme == "mailto" else "phone", value)], key=lambda each: each.start
    )


@cache
def _means(language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The word for a fax where it stands last, and the words for phone, e-mail and fax."""
    labels = words(language).labels
    fax = re.compile(rf"(?:^|[\s,;/(|])(?:{labels['fax'].pattern})\.?\s*(?:no\.?|nr\.?)?\s*[:：.]?\s*$", re.IGNORECASE)
    means = tuple(
        re.compile(
            rf"(?:(?<=^)|(?<=[\s,;:/(|،，]))(?:{labels[name].pattern})(?:\.|(?=[\s:：)/,;+،，]|$))(?:\s*(?:no|nr|št|n°|numéro|number|is))?\.?\s*[:：]?",
            re.IGNORECASE,
        )
        for name in ("phone", "email", "fax")
    )
    return fax, means


def _head(chunk: str, table: Words) -> tuple[str, bool]:
    """What stands in front of a number or address, without the words for phone and e-mail; and whether it is a fax's."""
    fax_at_end, means = _means(table.tag)
    fax = fax_at_end.search(chunk) is not None
    text = chunk
    for mean in means:
        text = mean.sub(" ", text)
    text = re.sub(r"\(\s*[,;:/]*\s*\)", " ", text)
    text = re.sub(r"\s+", " ", text).strip(" ,;:：.|/–—-•*()[]،，。؛&+>")
    text = re.sub(
        r"^(?:(?:and|or|et|ou|y|o|und|oder|e|in|ali|и|или|و|أو|on|at|via|par|por|per|am|auf|tel|mob|的|或|和|及)(?=\s|$)\s*)+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\s+(?:and|or|et|ou|y|o|und|oder|e|in|ali|и|или|on|at|via|au|al|a|pod|pri|par|por|unter|por\s+el|per)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return text.strip(" ,;:：.|/–—-،，()"), fax


def _is_head(head: str, table: Words, language: str, next_sort: str, current: Reach) -> bool:
    """Whether the words `head` name somebody, and are no rest of a sentence."""
    if len(head) < 2 or len(head) > 160:
        return False
    if language in ("ar", "zh"):
        return len(head) <= (30 if language == "zh" else 90)
    found = tokens(head, language)
    named = any(token.sort in ("name", "acronym", "organ", "role", "possessive") for token in found)
    if not named:
        return not (current.name or current.phones or current.emails) and len(found) <= 5 and bool(next_sort)
    return len(found) <= 26 and (bool(next_sort) or not (current.phones or current.emails) or _has_name(head, language))


def _is_aside(head: str, table: Words, language: str) -> bool:
    """Whether `head` only tells more of the contact before it: “mobile”, “for WhatsApp”."""
    if language in ("ar", "zh"):
        return len(head) <= 3
    found = tokens(head, language)
    return not any(token.sort in ("name", "acronym", "organ", "role") for token in found)


def _named(current: Reach, head: str, language: str, table: Words) -> None:
    name, role = _parted(head, language, table)
    if current.name and not current.phones and not current.emails:
        if not _is_person(current.name, language) and name and _is_person(name, language):
            role = ", ".join(filter(None, (role, current.name, current.role)))
            current.name, current.role = name, role
            return
        current.role = ", ".join(filter(None, (current.role, name, role)))
        return
    current.name, current.role = name or current.name, ", ".join(filter(None, (current.role, role)))


def _is_person(name: str, language: str) -> bool:
    return _has_name(name, language)


_EDGES = " ,;:：.|/–—-،，()（）[]"


def _parted(head: str, language: str, table: Words) -> tuple[str, str]:
    """The name and the function, office or place that `head` gives."""
    if language in ("ar", "zh"):
        pieces = [piece.strip(_EDGES) for piece in re.split(r"\s*(?:[،,，;؛|（(：:、]|\s[–—-]\s)\s*", head)]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return "", ""
        first = _plain_name(pieces[0], table)
        if language == "zh" and len(pieces) == 1:
            for role in sorted(table.roles, key=len, reverse=True):
                before, mark, after = pieces[0].rpartition(role)
                if mark and 2 <= len(after) <= 6:
                    return after, before + mark
        return first, ", ".join(pieces[1:])
    found = tokens(head, language)
    runs = [run for run in names(found, language) if not _office(found, run)]
    full = [run for run in runs if run[1] - run[0] >= 2]
    if not full:
        return head.strip(_EDGES), ""
    run = full[0]
    name = spelled(found, run, head)
    before, after = head[: found[run[0]].start], head[found[run[1] - 1].end :]
    before = (
        re.sub(
            r"(?:(?:Mr|Mrs|Ms|Dr|M|Mme|Sr|Sra|Herr|Frau|g|ga|dott|dott\.ssa|Prof|г-н|г-жа)\.?\s*)+$",
            "",
            before.strip(_EDGES + " ") + " ",
            flags=re.IGNORECASE,
        )
        if before.strip(_EDGES)
        else ""
    )
    parts = [_bare(part) for part in (before, after)]
    role = ", ".join(part for part in (parts[1], parts[0]) if part)
    return name, role


def _bare(part: str) -> str:
    part = part.strip(_EDGES)
    part = re.sub(r"^(?:at|from|in|of|for|à|de|chez|en|a|presso|bei|pri|v|на|в)\s+(?=[A-ZÀ-ÞА-Я])", "", part)
    part = re.sub(r"^(?:the|le|la|el|der|die|das|il|lo)\s+", "", part, flags=re.IGNORECASE)
    part = re.sub(
        r"(?:^|\s)(?:at|on|by|or|and|in|à|al|contact|contacter|contactar|e-?mail|tel|please|IN)$", "", part
    ).strip(_EDGES)
    return part if len(part) > 1 else ""


def _plain_name(text: str, table: Words) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.strip(".") in table.honorifics and rest else text


def _office(found: Sequence[object], run: tuple[int, int]) -> bool:
    """Whether the run is part of an office's name: “UNICEF New York”, “Green Harbour Foundation”."""
    last = run[1]
    behind = (
        last < len(found)
        and getattr(found[last], "sort", "") == "organ"
        and not (getattr(found[last], "text", "").isupper() and last - run[0] >= 2)  # “Ana Keel IOM Ghana”
        and getattr(found[last], "start", 0) - getattr(found[last - 1], "end", 0) <= 1
    )
    before = (
        run[0] > 0
        and getattr(found[run[0] - 1], "sort", "") in ("organ", "acronym")
        and getattr(found[run[0]], "start", 0) - getattr(found[run[0] - 1], "end", 0) <= 1
    )
    return behind or before


def _merged(found: list[Reach]) -> list[Reach]:
    """`found` with what is said twice put together."""
    kept: list[Reach] = []
    for each in found:
        same = next((other for other in kept if other.name == each.name and each.name), None)
        if same is None:
            kept.append(each)
            continue
        same.phones += [phone for phone in each.phones if phone not in same.phones]
        same.emails += [email for email in each.emails if email not in same.emails]
        same.spans += each.spans
        same.role = same.role or each.role
    return kept
