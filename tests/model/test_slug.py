"""Headlines of every language as file names."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.locales import locale, names
from iompress.model.slug import LONGEST, slug


@pytest.mark.parametrize(
    ("language", "headline", "expected"),
    [
        (
            "en",
            "IOM Lauds Adoption of Global Compact for Migration",
            "iom-lauds-adoption-of-global-compact-for-migration",
        ),
        ("en", "Don’t wait: 10,000 migrants can't – “today”", "dont-wait-10-000-migrants-cant-today"),
        ("en", "AT&T", "at-and-t"),
        ("en", "Türkiye, Côte d’Ivoire, São Tomé", "turkiye-cote-divoire-sao-tome"),
        ("sl", "Čebele, žabe & šale", "cebele-zabe-in-sale"),
        ("de", "Über Flüchtlinge & Größe", "ueber-fluechtlinge-und-groesse"),
        ("de", "U\u0308ber Flu\u0308chtlinge", "ueber-fluechtlinge"),
        ("de", "ÄRZTE ẞ GROẞ", "aerzte-ss-gross"),
        ("fr", "L’OIM salue l'adoption d’un cœur", "l-oim-salue-l-adoption-d-un-coeur"),
        ("fr", "Ça, c’est l’Œuvre", "ca-c-est-l-oeuvre"),
        ("it", "L’OIM e l’accordo", "l-oim-e-l-accordo"),
        ("es", "¿Qué mañana?", "que-manana"),
        ("ru", "МОМ приветствует щит, хлеб, объём", "mom-privetstvuet-shchit-khleb-obem"),
        ("ar", "المنظمة الدولية للهجرة", "almndhma-aldwlya-llhjra"),
        ("zh", "国际移民组织：2018年", "guo-ji-yi-min-zu-zhi-2018-nian"),
        ("pt", "Migração", "migracao"),
        ("en", "", "release"),
        ("en", "!? – …", "release"),
        ("en", "../../etc/passwd", "etc-passwd"),
        ("en", "a\x00b\nc", "a-b-c"),
        ("en", "x" * 200, "x" * LONGEST),
        ("en", "a" * 50 + " " + "b" * 9 + " c", "a" * 50 + "-" + "b" * 9),
        ("en", "a" * 50 + " " + "b" * 10, "a" * 50),
    ],
)
def test_headlines(language: str, headline: str, expected: str) -> None:
    assert slug(headline, locale(language).slug_spellings) == expected


@given(st.text(max_size=300), st.sampled_from([{}, *(locale(name).slug_spellings for name in names())]))
def test_any_text_is_a_file_name(text: str, spellings: Mapping[str, str]) -> None:
    made = slug(text, spellings)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= LONGEST
    assert slug(made, spellings) == made


@given(st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=1))
def test_words_are_cut_only_between_words(words: list[str]) -> None:
    made = slug(" ".join(words)).split("-")
    assert made == words[: len(made)]
