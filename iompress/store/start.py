"""A new newsroom: the files that it starts with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iompress.store.write import toml_text

WORKFLOW = """\
# Validates the release files at every push, and makes the web pages as an artifact to look at.
name: releases
on: [push, pull_request]
permissions:
  contents: read
env:
  # Fill in once where pip gets iompress from: git+https://HOST/OWNER/iompress@REVISION, or a wheel kept in here.
  IOMPRESS: ""
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: Install iompress
        run: |
          if [ -z "$IOMPRESS" ]; then
            echo "::error::Fill in IOMPRESS in .github/workflows/releases.yml: where pip gets iompress from."
            exit 1
          fi
          pip install --quiet "$IOMPRESS"
      - run: iompress validate
      - name: Nothing issued is altered without a recorded correction
        if: github.event_name == 'pull_request'
        env:
          BASE: ${{ github.base_ref }}
        run: iompress validate --since "origin/$BASE"
      - run: iompress export --format html --output out
      - uses: actions/upload-artifact@v4
        with:
          name: releases
          path: out
          if-no-files-found: ignore
"""

PRE_COMMIT = """\
# `pre-commit install` once; then no commit with a broken release is made.
repos:
  - repo: local
    hooks:
      - id: iompress-validate
        name: validate press releases
        entry: iompress validate --since HEAD
        language: system
        files: \\.toml$
        pass_filenames: false
"""

IGNORED = """\
# what iompress makes; a folder that `export --output` names wants a line here too
/out/
/press/
/for-journalists/
.iompress/
"""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a newsroom is asked for when it is made. Texts that are not known are ""."""

    name: str
    short_name: str
    office: str
    country: str
    languages: tuple[str, ...]
    timezone: str
    city: str
    contact_name: str
    contact_phone: str
    contact_email: str


def files(schemas: Mapping[str, bytes]) -> dict[str, bytes]:
    """What stands around newsroom.toml in a new newsroom, by path in the repository. `schemas` are the editor's."""
    return {
        **{f"releases/{name}": schema for name, schema in schemas.items()},
        ".github/workflows/releases.yml": WORKFLOW.encode(),
        ".pre-commit-config.yaml": PRE_COMMIT.encode(),
        ".gitignore": IGNORED.encode(),
    }


def newsroom_text(said: Beginning) -> str:
    """The newsroom.toml of a new newsroom."""
    first = said.languages[0]
    organization = {
        "name": {first: said.name},
        "short_name": said.short_name,
        "office": said.office,
        "country": said.country,
        "languages": list(said.languages),
        "timezone": said.timezone,
    }
    contact = {
        "name": said.contact_name,
        "phone": said.contact_phone,
        "email": said.contact_email,
        "languages": list(said.languages),
    }
    tables = {
        "organization": _known(organization),
        "style": {"dateline": "iom", "end_mark": "###"},
        "defaults": _known(
            {"city": said.city, "country": said.country, "contacts": ["press-desk"], "boilerplate": ["about"]}
        ),
        "contacts": {"press-desk": _known(contact)},
        "boilerplate": {
            "about": {
                "title": {first: f"About {said.short_name}"},
                "text": {
                    first: f"{said.name} ({said.short_name}): XXX who you are, in one paragraph, for every release.\n"
                },
            }
        },
        "topics": {"general": {"title": {first: "General"}}},
    }
    return toml_text(tables, schema="./newsroom.schema.json", remarks=_REMARKS)


def _known(table: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value}


_REMARKS = {
    "organization": "who speaks; texts per language are tables by language tag: name.en, name.fr",
    "style": "how releases are set: dateline iom | un | ap",
    "defaults": "what a new release starts with",
    "contacts": "whom journalists call; releases name them by key",
    "boilerplate": "standing texts at the end of releases",
    "topics": "what releases are filed under",
}
