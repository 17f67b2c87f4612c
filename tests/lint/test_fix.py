"""Fixes: in place, once and for all, never in a quotation, never a figure, never a new finding."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iompress.errors import Refused
from iompress.lint import text
from iompress.lint.check import Bundle, Ruling, look
from iompress.lint.clock import Clock
from iompress.lint.fix import Level
from iompress.lint.mend import Mended, Mending
from iompress.lint.quotations import quotations
from iompress.lint.select import Selection
from iompress.model.newsroom import Newsroom
from iompress.model.structure import build
from iompress.store.folder import File
from tests.desk import RELEASES, run
from tests.lint.cases import NEWSROOM
from tests.lint.newsrooms import AT, Files, newsroom

HOUSE = build(Newsroom, NEWSROOM)
NAME = "2026-03-02-office.toml"
BUNDLE = Bundle(File(NAME, NAME, "", 0), ())

PIECES = (
    r"""
About 40% of illegal migrants|**illegal migrants**|illegal **migrants**|[illegal migrants](https://example.org/40%25)
“We saw 40% illegal migrants,” she said|„illegal migrants 40%“|`40%`|3.7 % of 8 boats|Illegal  migrants ...|per cent
the organisation - its program|31st May|May 31, 2024|it's 'so'|"so"|5m people|U.N.|the disabled|spokesman|40 %–50 %|…
@@- illegal migrants@- 40%|@@> illegal migrants 40%@@|😀é́ 40%|illegal@migrants|## 40%@@|ILLEGAL MIGRANTS|&amp; 40%
“never closed 40%|it is 12:01 a.m.|Cote d'Ivoire|we wait -- and  wait|the 1,000 aliens!|a.b\c|!!|10-12 May
""".strip()
    .replace("\n", "|")
    .split("|")
)
SCRAPS = (
    r"""
  | |, word| ,|. x| .|...| - | -- |"|'|“|”|‘|’|«|»|„|the the |in order to |utilise |10000 |5-10 |40 % |10.30 pm |($5m)
illegal migrants |i.e. |for example |(a )|http://x.org/a |<http://x.org/a> |**b** |_i_ |[l](http://a.org) |@@|@- |@> |!
; |said Maja. |1,000 |Covid-19 |per cent |`c` |word |Word |x|agency |5th December |@@— |@@Maja Vzorec: |*|organize |…|?
"""[1:-1]
    .replace("\n", "|")
    .split("|")
)
BODIES = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(". ".join),
    st.lists(st.sampled_from(SCRAPS), min_size=2, max_size=24).map("".join),
).map(lambda body: body.replace("@", "\n"))
LANGUAGES = st.sampled_from(["en", "en", "en", "fr", "sl", "de", "ru"])


def _literal(body: str) -> str:
    return f"'''\n{body}'''" if "'''" not in body and not body.endswith("'") else _basic(body)


def _basic(body: str) -> str:
    return '"' + body.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _folded(body: str) -> str:
    escaped = body.replace("\\", "\\\\").replace('"', '\\"')
    return '"""\n' + escaped.replace(". ", ". \\\n   ").replace("é", "\\u00e9") + '"""'


FORMS = st.sampled_from([_literal, _basic, _folded])


def _release(body: str, line_end: str, language: str = "en") -> str:
    comment = "# a comment with 40% illegal migrants ...\n"
    written = f'{comment}headline = "IOM Opens 40% More"   # and one here\n'
    written += f'language = "{language}"\nstatus = "draft"\n{comment}'
    written += f'date = 2026-03-02\ncontacts = [  # why\n  "press-desk",\n]\nbody = {body}\n{comment}'
    written += '[dateline]\ncity = "Ljubljana"\ncountry = "SI"\n'
    return written.replace("\n", line_end)


def _mended(release: str, level: Level = "unsafe") -> str:
    mending = Mending(HOUSE, Selection(), AT, level, {NAME: release.encode()})
    found = list(mending.mend(BUNDLE, frozenset((NAME,))))
    return found[0].after.decode() if found else release


def _codes(release: str) -> Counter[str]:
    (seen,) = look(BUNDLE, Ruling(HOUSE, AT), Clock(AT), {NAME: release.encode()})
    assert seen.page is not None
    return Counter(rule.code for rule, _ in seen.found)


def _quoted(release: str) -> list[str]:
    body = tomllib.loads(release)["body"]
    read = text.commonmark(body)
    return [read.plain[q.inner_start : q.inner_end] for q in quotations(read.plain, read.blocks)]


LEVELS: list[Level] = ["safe", "unsafe"]


def _spoken(release: str) -> list[str]:
    paragraphs = tomllib.loads(release)["body"].replace("\r\n", "\n").split("\n\n")
    return [p for p in paragraphs if p.startswith(("— ", "Maja Vzorec: ")) and "\n" not in p]


@example("— We help  all ... , she said - and left .", _literal, "\n", "ru", "safe")
@example("see http://x.org/a  x", _literal, "\n", "en", "safe")
@example("for example  .utilise", _literal, "\n", "en", "safe")
@example("for example  ,word", _literal, "\n", "en", "safe")
@example('He said "quote inside" . Tab', _basic, "\n", "en", "safe")
@given(BODIES, FORMS, st.sampled_from(["\n", "\r\n"]), LANGUAGES, st.sampled_from(LEVELS))
def test_whatever_is_fixed(body: str, form: object, line_end: str, language: str, level: Level) -> None:
    assert callable(form)
    before = _release(form(body), line_end, language)
    after = _mended(before, level)
    tables = tomllib.loads(after)
    assert _mended(after, level) == after, "a second run changes nothing"
    if not set(body) & set("“”„«»"):
        straight = tables["body"].count('"') - tomllib.loads(before)["body"].count('"')
        assert straight % 2 == 0, "both marks of a pair, or none"
    assert _codes(after) <= _codes(before), "no fix brings a finding"
    assert _quoted(after) == _quoted(before)
    assert _spoken(after) == _spoken(before)
    assert re.findall(r"#.*", after)[:2] == re.findall(r"#.*", before)[:2]
    assert after.count("# ") == before.count("# ")
    assert re.findall(r"\d", after) == re.findall(r"\d", before)
    assert tables | {"body": "", "headline": ""} == tomllib.loads(before) | {"body": "", "headline": ""}
    assert after.replace("\r\n", "").count("\n") == (0 if line_end == "\r\n" else after.count("\n"))


@given(BODIES)
def test_a_statement_is_left_to_its_speaker(body: str) -> None:
    before = _release(_literal(body), "\n").replace("status =", 'kind = "statement"\nstatus =')
    assert tomllib.loads(_mended(before))["body"] == tomllib.loads(before)["body"]


@pytest.mark.parametrize("form", [_literal, _basic, _folded])
def test_something_is_fixed(form: object) -> None:
    assert callable(form)
    before = _release(form("About 40% of them; “40%” of it: **illegal migrants**."), "\n")
    after = tomllib.loads(_mended(before))
    assert after["body"].strip() == "About 40 per cent of them; “40%” of it: **migrants in an irregular situation**."
    assert "# a comment with 40% illegal migrants ...\n" in _mended(before)


@pytest.mark.parametrize("status", ["approved", "issued", "withdrawn"])
def test_what_was_approved_is_not_touched(status: str) -> None:
    release = _release('"About 40% of them."', "\n").replace('"draft"', f'"{status}"')
    (mended,) = Mending(HOUSE, Selection(), AT, "safe", {NAME: release.encode()}).mend(BUNDLE, frozenset((NAME,)))
    assert (mended.closed, mended.after) == (status, mended.before)


@pytest.mark.parametrize(("status", "offered"), [("draft", "; 2 with a fix"), ("approved", "")])
def test_no_fix_is_offered_that_would_not_be_made(status: str, offered: str, tmp_path: Path) -> None:
    release = _release('"About 40% of them."', "\n").replace('"draft"', f'"{status}"')
    (tmp_path / NAME).write_text(release, "utf-8")
    shutil.copy(RELEASES / "newsroom.toml", tmp_path)
    ran = run(["validate", "--select", "NU001"], tmp_path)
    assert ran.text.endswith(f"2 warnings{offered}\n")
    ran = run(["validate", "--select", "NU001", "--fix"], tmp_path)
    assert ("its text is not touched" in ran.talk) == (not offered)


def test_a_byte_order_mark_survives() -> None:
    release = b"\xef\xbb\xbf" + _release('"About 40% of them."', "\n").encode()
    (mended,) = Mending(HOUSE, Selection(), AT, "safe", {NAME: release}).mend(BUNDLE, frozenset((NAME,)))
    assert mended.after.startswith(b"\xef\xbb\xbf#")
    assert mended.made


def test_only_what_is_selected_is_fixed() -> None:
    release = _release('"About 40% of illegal migrants."', "\n").encode()
    mending = Mending(HOUSE, Selection(select=("TE",)), AT, "safe", {NAME: release})
    (mended,) = mending.mend(BUNDLE, frozenset((NAME,)))
    assert b"About 40% of migrants in an irregular situation." in mended.after


def test_a_fix_that_harms_a_translation_is_not_made(tmp_path: Path) -> None:
    """The digest that a translation keeps of its source would no longer be right."""
    from iompress.model.digest import digest

    record = {"translation": {"source": {"body": digest("About 40% of them.")}}}
    translation = record | {"body": "Okoli 40 % jih je."}
    files: Files = {NAME: {"body": "About 40% of them."}, "2026-03-02-office.sl.toml": translation}
    folder = newsroom(tmp_path, files).scan()
    bundle = Bundle(folder.releases[NAME], tuple(folder.translations(folder.releases[NAME])))
    assert list(Mending(HOUSE, Selection(), AT, "safe").mend(bundle, frozenset((NAME,)))) == []


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"theirs")
    mended = Mended(File(NAME, str(path), "", 0), b"before", b"after", Counter({"NU001": 1}))
    with pytest.raises(Refused):
        mended.save()
    assert path.read_bytes() == b"theirs"


def test_the_difference_is_a_patch() -> None:
    mended = Mended(File(NAME, "", "", 0), b"a\nb", b"a\nc", Counter({"NU001": 1}))
    assert mended.diff("x.toml").splitlines()[2:] == [
        "@@ -1,2 +1,2 @@", " a", "-b", "\\ No newline at end of file", "+c", "\\ No newline at end of file",
    ]  # fmt: skip
