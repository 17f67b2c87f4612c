"""The record of what a translation was made from, renewed without touching anything else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.errors import Refused
from iompress.model.release import Release
from iompress.model.translated import FIELDS, digests
from iompress.store import toml
from iompress.store.revised import renewed

SOURCE = Release.model_validate(
    {"headline": "A", "language": "en", "date": date(2026, 3, 2), "summary": "S", "body": "B", "status": "draft"}
)
NOW = digests(SOURCE)
OLD = "0" * 32


def record(text: str) -> dict[str, str]:
    found: dict[str, str] = toml.parse(text)["translation"]["source"]
    return found


HEAD = '# kept\nlanguage = \'sl\'\nbody = """\nB\u2028b\n"""\n'


@pytest.mark.parametrize(
    ("before", "changed"),
    [
        (f'\n[translation.source]\nheadline = "{OLD}"  # kept\nsummary = "{NOW["summary"]}"\n', "headline body"),
        (f'\n[translation]\ntranslator = "T"\nsource.body = "{OLD}"\n', None),
        (f'\n[translation.source]\nnotes = "{OLD}"\n', "headline summary body notes"),
        (f'\n[translation.source]\nnotes = "{OLD}" # why\n\n[[media]]\nfile = "a"\n', "headline summary body notes"),
        ("", "headline summary body"),
        (f'\n[translation]\nsource = {{ headline="{OLD}", summary="{OLD}", body="{OLD}" }}\n', "headline summary body"),
        (f'\n[translation]\nsource = {{ headline = "{OLD}" }}\n', None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_record_is_renewed(before: str, changed: str | None, end: str) -> None:
    text = (HEAD + before).replace("\n", end)
    if changed is None:
        with pytest.raises(Refused, match="line by line") as refused:
            renewed(text, SOURCE)
        assert NOW["headline"] in (refused.value.hint or "") or NOW["summary"] in (refused.value.hint or "")
        return
    made, fields = renewed(text, SOURCE)
    assert set(fields) == set(changed.split())
    assert record(made) == NOW
    assert made.startswith(HEAD.replace("\n", end))
    assert made.count("kept") == text.count("kept")
    without = [{key: value for key, value in toml.parse(each).items() if key != "translation"} for each in (text, made)]
    assert without[0] == without[1]
    assert renewed(made, SOURCE) == (made, ())


@given(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from([OLD, *NOW.values()])))
def test_any_record_is_renewed(then: dict[str, str]) -> None:
    lines = "".join(f'{field} = "{known}"\n' for field, known in then.items())
    made, _ = renewed(f"{HEAD}[translation.source]\n{lines}", SOURCE)
    assert record(made) == NOW
    assert made.startswith(HEAD)
