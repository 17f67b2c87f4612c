"""Organizations told by their legal form, and lines of postal addresses: neither is the person whom journalists call."""

from __future__ import annotations

import re

_BEHIND = "|".join((
    r"e\.\s?V", r"e\.\s?G", r"g?GmbH", "AG", "KG", "mbH", r"gUG", "gAG", "Inc", "Ltd", "Limited", "LLC", "LLP", "PLC", "plc", "Corp", "CIC", "Pty",
    r"d\.\s?o\.\s?o", r"d\.\s?d", r"s\.\s?p", r"z\.\s?s", r"z\.\s?ú", r"o\.\s?p\.\s?s", r"s\.\s?r\.\s?o", r"a\.\s?s", r"a\.\s?s\.\s?b\.\s?l", "asbl", "ASBL",
    "SARL", "SAS", "SCIC", r"S\.\s?A", r"S\.\s?p\.\s?A", r"S\.\s?r\.\s?l", r"S\.\s?L", r"S\.\s?L\.\s?U", r"A\.\s?C", r"S\.\s?C", "ONLUS", "Onlus", "ETS", "ODV", "APS",
))  # fmt: skip
"""Legal forms that stand behind the name, without the full stop at their end."""

_BEFORE = "ООО|АО|ПАО|АНО|НКО|НО|РОО|МОО|БФ|ФГУП|ГУП|МУП"
"""Legal forms that stand in front of a name in quotation marks."""

FIRM = re.compile(rf"[^\W\d_][^,;|()/]*?\s(?:{_BEHIND})\b\.?(?!\w)|(?:{_BEFORE})\s+[«„“\"][^»“”\"]+[»“”\"]")
"""An organization with its legal form: “Harbour Aid e.V.”, “АНО «Тёплый дом»”."""

_DOTTED = re.compile(rf"\s(?:{_BEHIND})\.$")

_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,6}\s+[^\W\d_][^\d@:]{1,40}|.{0,60}\b[A-Z]{2}\s\d{5}(?:-\d{4})?")

_STREET = re.compile(
    r"[^@:]{0,60}(?:str(?:aße|asse|\.)|gasse|platz|allee|\b(?:ul\.|ulica|trg|cesta|via|viale|piazza|rue|avenue|boulevard|calle|avenida|plaza|paseo|street|road|square|ул\.|улица|проспект|пр\.|площадь|пл\.)(?!\w))[^@:]{0,60}",
    re.IGNORECASE,
)


def trimmed(text: str, edges: str) -> str:
    """`text` without the characters `edges` around it, but with the full stop that ends a legal form and the bracket
    that closes what is kept."""
    bare = text.strip(edges)
    end = text.find(bare) + len(bare)
    behind = text[end : end + 1]
    closes = behind == "." and _DOTTED.search(bare + ".")
    return bare + behind if closes or (behind == ")" and bare.count("(") > bare.count(")")) else bare


def is_postal(text: str) -> bool:
    """Whether `text` is a street with its number or a town with its code."""
    return _TOWN.fullmatch(text) is not None or (any(map(str.isdigit, text)) and _STREET.fullmatch(text) is not None)
