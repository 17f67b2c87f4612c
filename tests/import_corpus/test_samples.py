"""Every sample has an annotation that parses, says only what the source says, and the corpus stays broad."""

from __future__ import annotations

import email
import email.policy
import html.parser
import re
import tomllib
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

SAMPLES = Path(__file__).parent / "samples"
SOURCES = sorted(p for p in SAMPLES.iterdir() if p.suffix != ".toml")
SUFFIXES = {".txt": 24, ".html": 20, ".md": 6, ".eml": 9, ".docx": 7}
LANGUAGES = {"en": 26, "fr": 6, "es": 6, "de": 5, "it": 4, "sl": 5, "ar": 5, "ru": 5, "zh": 4}
KINDS = {"release": 40, "statement": 5, "advisory": 3, "briefing-note": 2}

RELEASE = {
    *("language", "kind", "headline", "subheadline", "city", "cities", "country", "date", "date_from", "embargo"),
    *("end_mark", "correction", "body", "notes", "quotes", "contacts", "boilerplate"),
}
TOP = RELEASE | {"chrome", "several", "release", "not_a_release"}
INNER = {
    "quotes": {"text", "speaker", "role"},
    "contacts": {"name", "role", "phones", "emails"},
    "boilerplate": {"title", "text"},
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = str.maketrans("", "", "“”\"«»„‟‘’'「」『』‹›")

Table = dict[str, Any]


class _Text(html.parser.HTMLParser):
    """The words of a page, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.words.append(data)


def page_text(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    return " ".join(parser.words)


def page_source(raw: bytes) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw.decode("utf-8-sig")
    named = re.search(rb"charset=[\"']?([\w-]+)", raw[:2048])
    charset = named[1].decode("ascii").lower() if named else "utf-8"
    return raw.decode({"iso-8859-1": "cp1252"}.get(charset, charset))  # as browsers do


def markdown_text(text: str) -> str:
    text = re.sub(r"\[([^]]+)]\([^)]*\)", r"\1", text)
    text = re.sub(r"<(https?://[^>]+|[^>\s]+@[^>\s]+)>", r"\1", text)
    text = re.sub(r"\[\^(\w+)]:?", r"\1", text)
    text = re.sub(r"</?[a-z][^>]*>|^\|[-:| ]+\|$|[|]", " ", text, flags=re.M)
    return re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|\\|^> ?", "", text, flags=re.M)


def message_text(raw: bytes) -> str:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    assert body is not None
    content: str = body.get_content()
    if body.get_content_subtype() == "html":
        content = page_text(content)
    return f"{message['subject']}\n{message['date']}\n" + re.sub(r"(?m)^(> ?)+", "", content)


def word_text(path: Path) -> str:
    """Headers, text and footers; the words of tracked deletions come last."""
    words: list[str] = []
    deleted: list[str] = []
    with zipfile.ZipFile(path) as file:
        parts = [n for n in file.namelist() if re.fullmatch(r"word/(header\d*|document|footer\d*)\.xml", n)]
        order = {"h": 0, "d": 1, "f": 2}
        for part in sorted(parts, key=lambda n: order[n[5]]):
            for node in ElementTree.fromstring(file.read(part)).iter():
                if node.tag in {WORD + "t", WORD + "delText"}:
                    (words if node.tag == WORD + "t" else deleted).append(node.text or "")
                elif node.tag in {WORD + "p", WORD + "br", WORD + "tab"}:
                    words.append("\n")
    return "".join(words) + "\n" + "\n".join(deleted)


@cache
def decoded(path: Path) -> str:
    if path.suffix == ".docx":
        return word_text(path)
    raw = path.read_bytes()
    if path.suffix == ".eml":
        return message_text(raw)
    if path.suffix == ".html":
        return page_text(page_source(raw))
    text = raw.decode("utf-8-sig")
    return markdown_text(text) if path.suffix == ".md" else text


def fold(text: str) -> str:
    """No white space, soft hyphens or invisible marks: a line may break anywhere; raised figures are figures."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def digits(text: str) -> str:
    ascii_digits = "".join(str(unicodedata.decimal(c, c)) for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r"(?<=\d)[\s().·/-]+(?=\d)", "", ascii_digits)


def resolved(text: str) -> str:
    return re.sub(r"\s*[\[(]\s*(at|arroba)\s*[\])]\s*", "@", text).replace("＠", "@").replace(" @ ", "@")


@cache
def annotation(path: Path) -> Table:
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


def releases(path: Path) -> list[Table]:
    table = annotation(path)
    if "not_a_release" in table:
        return []
    several: list[Table] = table.get("release", [])
    return several or [table]


def paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if plain := line.removeprefix("## ").removeprefix("- ").strip():
            yield plain


def assert_in_order(parts: Iterator[str] | list[str], source: str, *, strict: bool = True) -> None:
    at = 0
    for part in parts:
        found = source.find(fold(part), at)
        assert found >= 0, f"not in the source at its place: {part!r}"
        at = found + len(fold(part)) if strict else at


def test_no_source_without_annotation_and_none_without_source() -> None:
    assert {p.stem for p in SOURCES} == {p.stem for p in SAMPLES.glob("*.toml")}
    assert len({p.stem for p in SOURCES}) == len(SOURCES)


def test_the_corpus_is_as_broad_as_it_should_be() -> None:
    held = [r for p in SOURCES for r in releases(p)]
    suffixes = Counter(p.suffix for p in SOURCES)
    languages = Counter(next(iter({r["language"] for r in releases(p)})) for p in SOURCES if releases(p))
    kinds = Counter(r["kind"] for r in held)
    for wanted, counted in ((SUFFIXES, suffixes), (LANGUAGES, languages), (KINDS, kinds)):
        assert not {k: (counted[k], n) for k, n in wanted.items() if counted[k] < n}
    assert sum("not_a_release" in annotation(p) for p in SOURCES) >= 4
    assert sum("several" in annotation(p) for p in SOURCES) >= 3


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_the_annotation_has_known_keys_only(path: Path) -> None:
    table = annotation(path)
    assert set(table) <= TOP
    if "not_a_release" in table:
        assert set(table) == {"not_a_release"}
    if "several" in table:
        assert set(table) <= {"several", "chrome", "release"}
        assert len(table["release"]) > 1
    for release in releases(path):
        assert set(release) <= (RELEASE if "several" in table else TOP)
        assert {"language", "kind", "headline", "body"} <= set(release)
        assert release["language"] in LANGUAGES
        assert release["kind"] in KINDS
        assert ("date" in release) == ("date_from" in release)
        assert release.get("date_from", "meta") in {"dateline", "page", "meta"}
        assert release.get("cities", [release.get("city")])[0] == release.get("city")
        assert set(release.get("embargo", {})) in ({"until", "zone"}, {"until", "timezone"}, {"until"}, set())
        for key, known in INNER.items():
            assert all(inner and set(inner) <= known for inner in release.get(key, []))
        for contact in release.get("contacts", []):
            assert all(re.fullmatch(r"\+[1-9]\d{6,14}", phone) for phone in contact.get("phones", []))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_annotated_words_are_in_the_source(path: Path) -> None:
    text = decoded(path)
    source = fold(text)
    cursor = 0
    for release in releases(path):
        here = source[cursor:]
        headline = here.find(fold(release["headline"]))
        assert headline >= 0, release["headline"]
        assert_in_order([*paragraphs(release["body"])], here)
        loose = [release.get(key, "") for key in ("end_mark", "correction")]
        loose += release.get("subheadline", "").splitlines()
        for city in release.get("cities", [release.get("city", "")]):
            assert fold(city).casefold() in here.casefold(), city
        loose += [line for b in release.get("boilerplate", []) for line in (b.get("title", ""), b.get("text", ""))]
        assert_in_order(loose, here, strict=False)
        assert_in_order([*paragraphs(release.get("notes", ""))], here)
        if "several" in annotation(path):
            cursor += here.find(fold(next(paragraphs(release["body"]))))
    for line in annotation(path).get("chrome", []):
        assert fold(line) in source, line
        assert len(line) < 12 or all(fold(line) not in fold(r["body"]) for r in releases(path)), line


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_quotes_are_words_of_the_body(path: Path) -> None:
    for release in releases(path):
        body = fold(" ".join(paragraphs(release["body"]))).translate(MARKS)
        text = fold(decoded(path)).casefold()
        at = 0
        for quote in release.get("quotes", []):
            start = at
            for n, part in enumerate(quote["text"].split(" […] ")):
                wanted = fold(part).translate(MARKS)
                found = body.find(wanted, start)
                assert found >= 0, part
                assert n == 0 or found - start < 160, f"not one quote: {part!r}"
                at = found if n == 0 else at
                start = found + len(wanted)
            at = start
            assert fold(quote.get("speaker", "")).casefold() in text, quote
            assert fold(quote.get("role", "")).casefold() in text, quote


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_contacts_and_dates_are_in_the_source(path: Path) -> None:
    text = decoded(path)
    raw = text if path.suffix == ".docx" else text + path.read_bytes().decode("ascii", "ignore")
    plain, numbers, addresses = fold(text).casefold(), digits(text), resolved(text)
    for release in releases(path):
        for contact in release.get("contacts", []):
            assert fold(contact.get("name", "")).casefold() in plain, contact
            assert fold(contact.get("role", "")).casefold() in plain, contact
            assert all(phone[-7:] in numbers for phone in contact.get("phones", [])), contact
            assert all(address in addresses for address in contact.get("emails", [])), contact
        for day in filter(None, [release.get("date"), release.get("embargo", {}).get("until")]):
            assert re.search(rf"(?<!\d)0?{day.day}(?!\d)", raw), day
            assert str(day.year) in raw, day
