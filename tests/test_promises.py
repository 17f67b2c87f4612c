"""Whatever the states and the hour: what is not public leaves in no file of any format, and what is public leaves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.desk import NOW, run

NEWSROOM = """\
[organization]
name = "Example Relief Agency"
short_name = "ERA"
languages = ["en", "sl", "fr"]
timezone = "Europe/Ljubljana"

[contacts.desk]
name = "Press Desk"
email = "press@example.org"

[exports]
address = "https://example.org/news/{id}.{language}"
"""
ZONES = ("Europe/Ljubljana", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
STATUSES = ("draft", "review", "approved", "issued", "withdrawn")
WORDS = ("Alphorn", "Bandoneon", "Clavichord", "Dulcimer", "Euphonium", "Flageolet")
"""Each edition has one of them in all its fields, and no other text has it."""


@dataclass(frozen=True)
class Written:
    """A release as a test wants it: its status, those of its translations, when its embargo lifts and in which zone."""

    status: str
    translations: Mapping[str, str]
    lifts: timedelta | None
    zone: str

    def public(self, language: str, at: timedelta) -> bool:
        """Whether the edition may be shown `at` so long after now, by the words of the manual: a later clock that is
        only simulated lifts nothing, and nothing leaves before the day that it is of."""
        statuses = {self.status, self.translations.get(language, self.status)}
        come = at >= timedelta() if self.lifts is None else self.lifts <= min(at, timedelta())
        return statuses == {"issued"} and come


_releases = st.builds(
    Written,
    st.sampled_from(STATUSES) | st.just("issued"),
    st.dictionaries(st.sampled_from(("sl", "fr")), st.sampled_from(STATUSES) | st.just("issued")),
    st.none() | st.sampled_from([timedelta(seconds=s) for s in (-86_400, -1, 0, 1, 60, 3600, 86_400)]),
    st.sampled_from(ZONES),
)


def _texts(word: str) -> str:
    return f"""\
headline = "{word} arrives"
subheadline = "{word} below"
summary = "{word} in short"
body = '''
All of {word} is here.

“We have waited for {word} for a long time,” said Ana Vzorec.
'''
notes = "{word} noted"
"""


def _release(release: Written, word: str) -> str:
    embargo = ""
    if release.lifts is not None:
        until = (NOW + release.lifts).astimezone(ZoneInfo(release.zone)).replace(tzinfo=None)
        embargo = f'[embargo]\nuntil = {until.isoformat()}\ntimezone = "{release.zone}"\nreason = "{word} waits"\n'
    return f"""\
language = "en"
status = "{release.status}"
date = {(NOW + (release.lifts or timedelta())).date()}
contacts = ["desk"]
{_texts(word)}
[dateline]
city = "Ljubljana"
{embargo}
[[quotes]]
id = "wait"
speaker = "Ana Vzorec"
text = "We have waited for {word} for a long time,"
"""


def _translation(language: str, status: str, word: str) -> str:
    quote = f'[[quotes]]\nid = "wait"\ntext = "We have waited for {word} for a long time,"\n'
    return f'language = "{language}"\nstatus = "{status}"\n{_texts(word)}\n{quote}'


def _read(name: str, data: bytes) -> Iterator[str]:
    """All that a curious journalist can find in a file: what is packed into it, too."""
    yield name
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for inner in package.namelist():
                yield from _read(inner, package.read(inner))
    elif name.endswith(".eml"):
        message = message_from_bytes(data, policy=default)
        yield from map(str, message.values())
        for part in message.walk():
            if not part.is_multipart():
                payload = part.get_payload(decode=True)
                assert isinstance(payload, bytes)
                yield from _read(part.get_filename() or "part", payload)
    elif name.endswith(".pdf"):
        document = PdfReader(io.BytesIO(data))
        yield from (page.extract_text() for page in document.pages)
        yield str(document.metadata)
        yield document.xmp_metadata.stream.get_data().decode() if document.xmp_metadata else ""
    else:
        yield data.decode("utf-8", "replace")


@pytest.mark.parametrize("kit", [False, True], ids=["files", "kit"])
@settings(max_examples=20)
@given(
    releases=st.lists(_releases, min_size=1, max_size=2),
    at=st.sampled_from([-timedelta(days=30), timedelta(), timedelta(days=900)]),
)
def test_exactly_what_is_public_is_in_the_files(
    tmp_path_factory: pytest.TempPathFactory, kit: bool, releases: list[Written], at: timedelta
) -> None:
    folder = tmp_path_factory.mktemp("house")
    home = folder / "releases"
    home.mkdir()
    (home / "newsroom.toml").write_text(NEWSROOM, "utf-8")
    words = iter(WORDS)
    public: dict[str, bool] = {}
    for number, release in enumerate(releases):
        day = (NOW + (release.lifts or timedelta())).date()
        stem = f"{day}-number-{number}"
        word = next(words)
        public[word] = release.public("en", at)
        (home / f"{stem}.toml").write_text(_release(release, word), "utf-8")
        for language, status in release.translations.items():
            word = next(words)
            public[word] = release.public(language, at)
            (home / f"{stem}.{language}.toml").write_text(_translation(language, status, word), "utf-8")
    options = ["--zip"] * kit + (["--at", (NOW + at).isoformat()] if at else [])
    ran = run(["export", "-f", "all", "--attach", "pdf", "-o", "out", *options], folder)
    assert "Traceback" not in ran.talk
    found = [frozenset(word for word in public if word in text) for text in map(_told, _files(folder / "out"))]
    assert all(found), "a file without its own words"
    assert frozenset[str]().union(*found) == {word for word, may in public.items() if may}


def _told(path: Path) -> str:
    return "\n".join(_read(path.name, path.read_bytes()))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
