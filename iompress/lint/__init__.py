'''The linter: rules over releases, and the engine that selects, runs, suppresses, fixes and reports.

How a rule is written. A rule is one function in a module of `rules/` (one module per part of a release or family
of rules; modules that begin with `_` are shared parts). It gets a `Page` and yields findings:

    @rule("NU001", "warning", languages=("en",), fix="safe")
    def percent_sign(page: Page) -> Iterator[Finding]:
        """A percentage is written with the sign.

        In running text it is “per cent”, two words, after a figure; tables keep the sign.

        Why: It is how the United Nations writes, and …
        Source: UN
        Bad: About 40% of them were children.
        Good: About 40 per cent of them were children.
        Fix: The sign is written out.
        """
        if "%" in page.prose:
            for match in _PERCENT_SIGN.finditer(page.prose):
                yield page.at(match.start(), match.end(), "a percentage with the sign", "write “per cent”", " per cent")

- The decorator declares: code (two letters of the family, three digits, never used again); severity (error: it must
  not leave the house; warning: the house writes otherwise; info: a thought); `languages` (base languages, () for
  all); `fix` ("" none, "safe", "unsafe"); `on` ("all" files, "release" only for what translations do not have of
  their own: date, embargo, contacts, media; "translation" for what compares with `page.original`); `default=False`
  for a rule that must be selected.
- The docstring is its manual page. First line: the fault, a sentence. Then what exactly is found and what is not
  (optional). Then `Why:`, `Source:` (UN, UNU, OCHA, UNICEF, UNHCR, IOM, WCAG, wire, own), `Bad:`, `Good:`, and `Fix:`
  exactly if it has one. Each may go on in indented lines.
- `page.prose` is all running text (headline, subheadline, summary, body, notes, alt texts, captions), a blank line
  between the fields. Inside quotations every character is `text.HIDDEN`, markup is `text.MARK`; neither is a letter,
  digit or blank, so a pattern simply does not see them. `page.plain` is the same with quotations readable: only for
  rules about quotes and links, and to count. Offsets of both are the same, and go straight into `page.at(start, end,
  message, hint, replacement)`. The engine finds line and column, however the TOML is written.
- Ready-made: `page.words` (frozenset of words in lower case: look there before running a pattern), `page.between`
  (what stands between them: look there for marks and figures first), `page.capitals`, `page.figures`,
  `page.sentences` and `page.blocks` (offsets), `page.links`, `page.quotations`, `page.part("headline")`
  and
  `page.blocks_of("body")` for one field; `page.own` (the model of this very file), `page.release` (of a translation
  its source: date, embargo, contacts, media), `page.newsroom`, `page.language`.
- Findings on values that are not running text: `page.on(("embargo", "until"), message, hint)`, `page.on_key(keys,
  …)`, `page.inside(keys, start, end, …)`; keys as in the TOML, list entries by number: `("media", 0, "alt")`.
- `replacement` is what the fix writes in place of the span, None for no fix. A rule never fixes inside quotations and
  never changes a digit (the engine refuses both, and any fix that brings a new finding).
- Time: never read a clock; `page.clock.passed(aware instant)` says whether it is past. (A cached answer is used only
  while it stays true.) No files, no network, no state: a rule is a pure function of its page.
- Messages: lower case, no full stop, what is wrong in the press officer's words, “…” around what is cited; the hint
  says what to write or do.
- Speed: 10,000 releases in four seconds for all rules. First something that costs nothing (`"%" in page.prose`,
  `page.words.isdisjoint(_MONTHS)`), then one compiled pattern over the whole of `page.prose`. No pattern that can
  backtrack without bounds: no nested repetition, bounded gaps `{0,20}`.
- Terms are data: `terms/LANGUAGE.toml`, a table per rule (see `terms/__init__.py`), and the rule is `yield from
  terms.found(page, "TE001", "message with {found} and {write}")`. A newsroom switches single terms off.
- Each rule has its cases in `tests/rules/CODE.toml`, near misses among them (see `tests/lint/test_rules.py`), and
  finds nothing in `releases/`. A rule that is wrong more often than one time in ten is `info` or `default=False`.

Families: `manual.families()` names them. Add one where none fits.
'''
