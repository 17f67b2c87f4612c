"""Tables to TOML text, laid out as people write it: one key a line, running text between triple quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|'''|'$")


def toml_text(tables: Mapping[str, Any], *, schema: str = "", remarks: Mapping[str, str] | None = None) -> str:
    """`tables` (texts, numbers, dates, lists and tables of them) as TOML; reading it gives them back exactly.

    Keys keep their order, plain values before tables; text per language goes on a line each: `name.en = …`.
    `schema` is the path of the JSON Schema that editors shall use; `remarks` are comments by top-level key,
    set behind its value, or above its table.
    """
    lines = [f"#:schema {schema}", ""] if schema else []
    lines.extend(_own(tables, remarks or {}, top=True))
    lines.extend(_below((), tables, remarks or {}))
    text = "\n".join(lines).strip("\n") + "\n"
    return re.sub(r"\A(#:schema .*\n)\n+", r"\1\n", text)


def _own(table: Mapping[str, Any], remarks: Mapping[str, str], *, top: bool) -> Iterator[str]:
    """The lines below a table's header: its plain values, and its texts per language."""
    for key, value in table.items():
        if not _is_table(value):
            yield f"{_key(key)} = {value_text(value)}" + (f"  # {remarks[key]}" if key in remarks else "")
        elif not top and _is_by_language(value):
            yield from (f"{_key(key)}.{tag} = {value_text(text)}" for tag, text in value.items())


def _below(keys: tuple[str, ...], table: Mapping[str, Any], remarks: Mapping[str, str]) -> Iterator[str]:
    """The tables in `table`, which is at `keys`, each with its header unless it holds nothing but tables."""
    for key, value in table.items():
        if not _is_table(value) or (keys and _is_by_language(value)):
            continue
        path = (*keys, key)
        name = ".".join(map(_key, path))
        remark = remarks.get(key, "")
        for entry in [value] if isinstance(value, Mapping) else value:
            own = list(_own(entry, {}, top=False))
            if own or not entry or not isinstance(value, Mapping):
                yield from ("", f"# {remark}") if remark else ("",)
                yield from (f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]", *own)
                remark = ""
            yield from _below(path, entry, {next(iter(entry)): remark} if remark else {})
            remark = ""


def _is_by_language(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(map(_LANGUAGE.fullmatch, value))


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
