"""What is written is read back exactly, whatever it holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import tomli
from hypothesis import given
from hypothesis import strategies as st

from iompress.store.write import toml_text

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text("'\"\\\n\t ab#=[]", max_size=20)
values = st.recursive(
    texts
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.dates(min_value=date(1, 1, 1))
    | st.datetimes(timezones=st.just(UTC) | st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, max_size=6))
def test_reading_gives_back_what_was_written(tables: dict[str, Any]) -> None:
    assert tomli.loads(toml_text(tables)) == tables


def test_a_release_is_laid_out_as_people_write_it() -> None:
    written = toml_text(
        {
            "headline": 'A “good” "day"',
            "date": date(2018, 12, 10),
            "contacts": ["press-desk"],
            "body": "One.\n\nTwo’s \\ back.\n",
            "embargo": {"until": datetime(2018, 12, 10, 14, 0), "timezone": "Africa/Casablanca"},
            "quotes": [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}],
        },
        schema="../release.schema.json",
        remarks={"date": "the day in the dateline", "embargo": "until when"},
    )
    assert written == (
        "#:schema ../release.schema.json\n"
        "\n"
        'headline = "A “good” \\"day\\""\n'
        "date = 2018-12-10  # the day in the dateline\n"
        'contacts = ["press-desk"]\n'
        "body = '''\nOne.\n\nTwo’s \\ back.\n'''\n"
        "\n"
        "# until when\n"
        "[embargo]\n"
        "until = 2018-12-10T14:00:00\n"
        'timezone = "Africa/Casablanca"\n'
        "\n[[quotes]]\n"
        'id = "a"\ntext = "x"\n'
        "\n[[quotes]]\n"
        'id = "b"\ntext = "y"\n'
    )
