"""Texts in every language of ours, in every encoding that they are met in and that says nothing of itself."""

from __future__ import annotations

import pytest

from iompress.importers._decode import decode
from iompress.importers._page import Page
from iompress.importers._sniff import read

TEXTS = {
    "en": (
        "The Agency’s new shelter is open to all who arrive by sea, said its head on Monday. “We don’t "
        "ask who they are,” she said – and nobody has to pay the £5 that it was to cost."
    ),
    "fr": (
        "L’Agence a ouvert à Genève un nouveau foyer où logent déjà des élèves et leur sœur aînée, a "
        "annoncé lundi sa directrice. « Ça s’est très bien passé », a-t-elle ajouté : la fête dure "
        "jusqu’à Noël."
    ),
    "es": (
        "La Agencia abrió el lunes en Logroño un nuevo albergue para niños y jóvenes que llegan por mar, "
        "según informó su directora. «¿Quién no lo querría?», añadió. Aún hay 40 plazas más para el "
        "otoño."
    ),
    "de": (
        "Die Agentur hat am Montag in Köln ein neues Haus für alle eröffnet, die über das Meer kommen. "
        "„Wir fragen nicht, wer sie sind“, heißt es dort. Für die Übrigen gibt es draußen größere Räume."
    ),
    "it": (
        "L’Agenzia ha aperto lunedì in città un nuovo rifugio per chi arriva dal mare, perché nessuno "
        "resti fuori. “È più di quanto potessi sperare”, ha detto la direttrice: così il caffè è già "
        "pronto."
    ),
    "sl": (
        "Agencija je v ponedeljek v Kopru odprla novo zavetišče za vse, ki želijo priti čez morje. »Žal "
        "jih je več, kot smo mislili,« je dejala njena predsednica. Šele zdaj bo češnja na dvorišču "
        "zacvetela."
    ),
    "ru": (
        "Агентство открыло в понедельник новый приют для всех, кто прибывает морем, сообщила его глава. "
        "«Мы не спрашиваем, кто они», – добавила она. Ещё сорок мест появится осенью в объезд очереди."
    ),
    "ar": (
        "افتتحت الوكالة يوم الاثنين مركزا جديدا لكل من يصل عن طريق البحر، كما أعلنت مديرتها في بيان. "
        "وقالت إن هذا المركز مفتوح أمام الجميع، وإنه سيضم أربعين مكانا إضافيا في الخريف."
    ),
    "zh": (
        "援助机构星期一在港口开设了一所新的收容所，所有从海上来的人都可以入住。负责人说：“我们不问他们是谁。"
        "”到了秋天，这里还将增加四十个床位，附近的居民也可以使用厨房。"
    ),
    "zh-Hant": (
        "援助機構星期一在港口開設了一所新的收容所，所有從海上來的人都可以入住。負責人說：「我們不問他們是誰。"
        "」到了秋天，這裡還將增加四十個床位，附近的居民也可以使用廚房。"
    ),
}
ENCODINGS = {
    "en": ("cp1252", "mac_roman", "utf-8"),
    "fr": ("cp1252", "iso8859_15", "mac_roman", "utf-8"),
    "es": ("cp1252", "iso8859_1", "iso8859_15", "mac_roman", "utf-8"),
    "de": ("cp1252", "cp1250", "iso8859_1", "iso8859_2", "mac_roman", "utf-8"),
    "it": ("cp1252", "iso8859_1", "iso8859_15", "mac_roman", "utf-8"),
    "sl": ("cp1250", "iso8859_2", "utf-8"),
    "ru": ("cp1251", "koi8_r", "iso8859_5", "mac_cyrillic", "utf-8"),
    "ar": ("cp1256", "iso8859_6", "utf-8"),
    "zh": ("gb18030", "gbk", "utf-8"),
    "zh-Hant": ("big5", "gb18030", "utf-8"),
}
TABLE = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]
_PLAIN = dict(zip("“”„’–«»œ", ('"', '"', '"', "'", "-", '"', '"', "oe"), strict=True))


def written(language: str, encoding: str) -> str:
    """The text in `language`, with plain signs for those that `encoding` has not."""
    return "".join(sign if sign.encode(encoding, "ignore") else _PLAIN[sign] for sign in TEXTS[language])


@pytest.mark.parametrize(("language", "encoding"), TABLE)
def test_a_text_is_read_in_its_encoding(language: str, encoding: str) -> None:
    text = written(language, encoding)
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(("language", "encoding"), TABLE)
def test_a_page_that_says_its_language_is_read_in_its_encoding(language: str, encoding: str) -> None:
    text = written(language, encoding)
    page, _ = read(f"<html lang={language}><script>for (is in the)</script><body><p>{text}</p>".encode(encoding))
    assert isinstance(page, Page)
    assert page.blocks[0].text == text


@pytest.mark.parametrize(
    ("language", "encoding"), [row for row in TABLE if row[0] not in ("ru", "ar", "zh", "zh-Hant")]
)
def test_a_long_text_with_its_accents_at_the_end_is(language: str, encoding: str) -> None:
    text = written(language, encoding)
    plain = (
        "Wer das liest, hat nichts verpasst. "
        if language == "de"
        else " ".join(text.encode("ascii", "ignore").decode().split())
    )
    long = plain * (6000 // max(1, len(plain))) + "\n\n" + text
    if language not in ("ru", "ar", "zh", "zh-Hant"):
        assert decode(long.encode(encoding))[0] == long


def test_where_two_encodings_fit_alike_both_are_told() -> None:
    text = (
        "The Agency will open a new shelter on Monday, said its head, who is called Nikoli\xe6, and we will be there."
    )
    read_as, remarks = decode(text.encode("cp1252"))
    assert read_as in (text, text.encode("cp1252").decode("cp1250"))
    assert "fit about equally well" in remarks[0]
    assert "Nikoliæ" in remarks[0]
    assert "Nikolić" in remarks[0]


def test_what_was_taken_is_told() -> None:
    assert decode(TEXTS["fr"].encode("cp1252"))[1] == ("the encoding is not said; windows-1252 fits best",)
    assert decode(TEXTS["sl"].encode("cp1250"))[1] == ("the encoding is not said; windows-1250 fits best",)
    assert decode(TEXTS["fr"].encode())[1] == ()


def test_a_byte_that_is_no_utf8_among_others_that_are_spoils_nothing_else() -> None:
    text, remarks = decode((TEXTS["fr"] * 3).encode() + b" caf\xe9 ouvert")
    assert text.startswith(TEXTS["fr"])
    assert remarks == ("some bytes are not UTF-8 and were replaced",)
