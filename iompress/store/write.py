"""Tables to TOML text, laid out as people write it: one key a line, running text between triple quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|'''|'$")


def toml_text(tables: Mapping[str, Any], *, schema: str = "", remarks: Mapping[str, str] | None = None) -> str:
    """`tables` (texts, numbers, dates, lists and tables of them) as TOML; reading it gives them back exactly.

    Keys keep their order, plain values before tables. `schema` is the path of the JSON Schema that editors
    shall use; `remarks` are comments by top-level key, set behind its value, or above its table.
    """
    lines = [f"#:schema {schema}", ""] if schema else []
    lines.extend(_table((), tables, remarks or {}))
    return "\n".join(lines).strip("\n") + "\n"


def _table(keys: tuple[str, ...], table: Mapping[str, Any], remarks: Mapping[str, str]) -> Iterator[str]:
    below = {key: value for key, value in table.items() if _is_table(value)}
    for key, value in table.items():
        if key not in below:
            remark = f"  # {remarks[key]}" if key in remarks else ""
            yield f"{_key(key)} = {value_text(value)}{remark}"
    for key, value in below.items():
        path = (*keys, key)
        name = ".".join(map(_key, path))
        for entry in [value] if isinstance(value, Mapping) else value:
            yield ""
            if key in remarks:
                yield f"# {remarks[key]}"
            yield f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]"
            yield from _table(path, entry, {})


def _is_table(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(entry, Mapping) for entry in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def value_text(value: Any) -> str:
    """One value as it stands behind an equals sign."""
    match value:
        case str() if "\n" in value:
            return _running(value)
        case str():
            return _quoted(value)
        case list() | tuple():
            return f"[{', '.join(map(value_text, value))}]"
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {value_text(entry)}" for key, entry in value.items()) + " }"
        case datetime():
            return value.isoformat()
        case _:
            from tomli_w import dumps

            return dumps({"value": value}).partition(" = ")[2].rstrip("\n")


def _running(text: str) -> str:
    if not _NOT_LITERAL.search(text):
        return f"'''\n{text}'''"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"""\n' + _without_controls(escaped) + '"""'


def _quoted(text: str) -> str:
    return '"' + _without_controls(text.replace("\\", "\\\\").replace('"', '\\"')).replace("\n", "\\n") + '"'


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]|\t", _escape, text)


def _escape(match: re.Match[str]) -> str:
    return "\\t" if match[0] == "\t" else f"\\u{ord(match[0]):04x}"
