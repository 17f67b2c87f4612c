"""The manual pages of the rules, made from their docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from iompress import registry
from iompress.lint import rules
from iompress.lint.catalogue import all_rules
from iompress.lint.rule import Rule

SOURCES = {
    "UN": "United Nations Editorial Manual and Correspondence Manual",
    "UNU": "United Nations University",
    "OCHA": "United Nations Office for the Coordination of Humanitarian Affairs",
    "UNICEF": "United Nations Children’s Fund",
    "UNHCR": "Office of the United Nations High Commissioner for Refugees",
    "IOM": "International Organization for Migration",
    "wire": "what newswires ask for",
    "WCAG": "Web Content Accessibility Guidelines of the W3C",
    "own": "iompress",
}
"""Who asks for a rule."""

_SECTION = re.compile(r"^(Why|Source|Bad|Good|Fix): ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule's docstring says; what it leaves out is ""."""

    title: str
    what: str
    why: str
    source: str
    bad: str
    good: str
    fix: str


def page(rule: Rule[Any]) -> Page:
    """The manual page of `rule`."""
    import inspect

    text = inspect.cleandoc(rule.manual)
    head, *parts = _SECTION.split(text)
    title, _, what = head.strip().partition("\n")
    told = {
        name.lower(): _dedented(body) if name in ("Bad", "Good") else _joined(body)
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }
    return Page(title.strip(), what.strip(), *(told.get(n, "") for n in ("why", "source", "bad", "good", "fix")))


def about(word: str, rules: Iterable[Rule[Any]]) -> list[Rule[Any]]:
    """Those of `rules` that have a word in their name or title which begins with `word`; none for two letters."""
    wanted = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    return [rule for rule in rules if len(word) > 2 and wanted.search(f"{rule.name} {page(rule).title}")]


def _dedented(body: str) -> str:
    """An example, line by line."""
    return "\n".join(line.strip() for line in body.strip().splitlines())


def _joined(body: str) -> str:
    """Lines that go on are one paragraph."""
    return re.sub(r"\s*\n\s*", " ", body).strip()


def source(told: str) -> str:
    """`UN` as `UN: United Nations Editorial Manual …`; a source that is told in full stays as it is."""
    first = re.match(r"\w+", told)
    known = SOURCES.get(first[0], "") if first else ""
    if told in ("own", "wire"):
        return known
    return f"{told}: {known}" if known and first and told == first[0] else told


def facts(rule: Rule[Any]) -> str:
    """Severity, languages, fix and default in one line."""
    languages = f"languages: {', '.join(rule.languages)}" if rule.languages else "every language"
    fix = {"": "no fix", "safe": "fixed by `--fix`", "unsafe": "fixed by `--unsafe-fixes`"}[rule.fix]
    default = "on unless ignored" if rule.default else "off unless selected"
    scope = {"release": "releases, not their translations", "translation": "translations"}.get(rule.on, "")
    return " · ".join(filter(None, (rule.severity, languages, scope, fix, default)))


def set_aside(rule: Rule[Any]) -> str:
    """The TOML that sets `rule` aside where it does not apply; "" for what cannot be set aside."""
    if rule.on == "engine":
        return ""
    if rule.on == "newsroom":
        return f'# newsroom.toml\n[validate]\nignore = ["{rule.code}"]'
    return f'[[ignore]]\nrule = "{rule.code}"\nreason = "…"'


def unwrapped(text: str) -> str:
    """`text` with each of its paragraphs in one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def markdown(rule: Rule[Any]) -> str:
    """The manual page of `rule` as Markdown."""
    told = page(rule)
    parts = [f"# {rule.code} {rule.name}", told.title, facts(rule), told.what, f"**Why.** {told.why}"]
    parts += [f"**Instead of**\n\n```text\n{told.bad}\n```", f"**write**\n\n```text\n{told.good}\n```"]
    if told.fix:
        parts.append(f"**Fix.** {told.fix}")
    parts.append(f"**Source.** {source(told.source)}")
    if aside := set_aside(rule):
        parts.append(f"**Where it does not apply**\n\n```toml\n{aside}\n```")
    return "\n\n".join(part for part in parts if part) + "\n"


def families() -> Iterator[tuple[str, str]]:
    """The two letters of each family and what it is about, as the docstrings of the modules say."""
    for name in registry.names(rules):
        told = registry.load(rules, name).__doc__ or ""
        yield from re.findall(r"([A-Z]{2}): ([^.]+?)\.", " ".join(told.split()))


def pages() -> Iterator[tuple[str, str]]:
    """The name and text of every file of the generated manual."""
    yield "README.md", overview()
    for rule in all_rules().values():
        yield f"{rule.code}.md", markdown(rule)


def overview() -> str:
    """The table of all rules, family by family."""
    lines = [
        "# Rules",
        "",
        f"{len(all_rules())} rules. `iompress rule CODE` shows the same page on a terminal. Nothing is found inside",
        "quotations but by the rules about quotes, and no fix ever touches one. Nor does a fix touch what is said",
        "without marks: dialogue behind a dash, a paragraph that begins with a name and a colon, as in transcripts,",
        "and the body of a statement. What rules find there is mended by hand.",
        "",
        "An **error** must not leave the house; a **warning** is written otherwise here; an **info** is a thought.",
        "`--fix` makes the fixes that are safe, `--unsafe-fixes` the others too.",
    ]
    for family, subject in sorted(families()):
        found = [rule for rule in all_rules().values() if rule.family == family]
        lines += ["", f"## {family}: {subject}", "", "| code | what it finds | severity | fix | languages |"]
        lines.append("| --- | --- | --- | --- | --- |")
        for rule in found:
            severity = rule.severity if rule.default else f"{rule.severity}, off"
            languages = ", ".join(rule.languages) or "all"
            title = page(rule).title.rstrip(".").replace("|", "\\|")
            lines.append(f"| [{rule.code}]({rule.code}.md) | {title} | {severity} | {rule.fix} | {languages} |")
    return "\n".join(lines) + "\n"


def as_table(rule: Rule[Any]) -> dict[str, Any]:
    """All that is known of `rule`, for programs."""
    from dataclasses import asdict

    declared = {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "languages": list(rule.languages),
        "fixable": rule.fix,
        "on": rule.on,
        "default": rule.default,
    }
    return declared | asdict(page(rule))
