"""The grammar of press releases: from the blocks of a page to drafts of the releases that stand on it.

What comes in goes one way through it, each step a package of its own:

1. `language` tells which language the text is in; `lexicon` has what releases say in it, from `words/TAG.toml`.
2. `blocks` gives each block its sort, seen by itself: a label, a date line, a menu, prose.
3. `outline` finds where releases begin, and which blocks are which part of one: headline, body, notes, contacts.
4. `fields` reads each field out of its part, with the characters that it uses: `datelines`, `dates`, `embargoes`,
   `contacts`, and `quotes`, which asks `people` for names and functions.
5. `fields.release` puts the draft together and tells which words no field has; `refusals` says what is no release.

`drafts.drafts` is the whole way. To add a language, add its table to `words/`.
"""
