"""GT: what was issued, against git's history."""

from __future__ import annotations

from iompress.lint.rule import met


@met("GT001", "error")
def issued_text_altered() -> None:
    """The text of an issued release differs from what was issued, and no correction says so.

    Compared are the texts, date, dateline, embargo, quotes, pictures with their captions, and which standing texts it
    has; topics and contacts may be set right at any time. Where the newsroom is in git it is compared with the last
    commit, and with --since REV with that revision, wherever the newsroom's folder was then. Spaces at the ends of
    lines, comments and the order of the fields make no difference.

    A correction says when readers were told, what kind it is of (correction, clarification or withdrawal), and what was
    wrong and is right: the note is printed with the release. It stands at the end of the file, or after other tables,
    and is told later than the corrections that stand there already.

    What is so altered is not exported. newsroom.toml cannot set this rule aside, nor with --since any other of this
    family, and no baseline lets them be.

    Why: The reader must be able to trust that what was issued is what stands.
    Source: own
    Bad: another figure in the body of an issued release, and nothing in [[corrections]]
    Good: [[corrections]]
        at = 2026-12-02T09:30:00+01:00
        kind = "correction"
        note = "An earlier version said that the office has four rooms. It has three."
    """


@met("GT002", "error")
def issued_release_undone() -> None:
    """An issued release is gone or a draft again, or a recorded correction was changed.

    Compared with the last commit, or with the revision that --since names. A release may move to another folder of the
    newsroom, and the newsroom to another folder of the repository.

    Why: What was issued cannot be unsaid: it can be corrected or withdrawn, and both are on record.
    Source: own
    Bad: an issued release deleted
    Good: status = "withdrawn"
        [[corrections]]
        at = 2026-12-02T09:30:00+01:00
        kind = "withdrawal"
        note = "The office does not open: the lease was not signed."
    """


@met("GT003", "warning")
def nothing_compared() -> None:
    """There is nothing to compare with what --since names.

    The newsroom is in no git repository, or nothing is committed yet.

    Why: Without the comparison nobody knows whether something issued was altered.
    Source: own
    Bad: --since main in a folder that was unpacked from an archive
    Good: --since main in a clone of the newsroom's repository
    """


@met("GT004", "error")
def history_not_read() -> None:
    """There is a history, but git could not read it, so nothing was compared.

    The clone holds only the latest commits, git is not installed, it refuses a repository that belongs to another user,
    or a folder of the newsroom is a repository of its own. A warning, where --since was not asked for.

    Why: Without the comparison nobody knows whether something issued was altered, and CI would say that all is well.
    Source: own
    Bad: a checkout of depth 1 in CI
    Good: fetch-depth: 0
    """


@met("GT005", "warning")
def standing_text_changed() -> None:
    """newsroom.toml prints something else in releases that were issued.

    Standing texts as “About us”, which of them a release has that names none, the organization's name, and how
    datelines and quotation marks are set. Told once for each, with the number of issued releases that it stands in.

    Why: The releases that were issued with it would read otherwise when they are exported again.
    Source: own
    Bad: [boilerplate.about] rewritten, and 200 issued releases with it
    Good: the new text as [boilerplate.about-2027], and [defaults] boilerplate = ["about-2027"]
    """


@met("GT006", "info")
def contact_changed() -> None:
    """A contact that issued releases name is another one in newsroom.toml.

    Why: It may well be right, for journalists call whoever answers now; but it changes what was issued.
    Source: own
    Bad: another name in [contacts.press], because another release needed one
    Good: a contact of its own for that release
    """


@met("GT007", "warning")
def correction_tells_something_else() -> None:
    """An issued release was changed, and no word of what changed stands in the note of a new correction.

    For texts, dates and quotes; of each change one word or figure must stand in a note, the old or the new one.

    Why: One correction would excuse any number of changes that readers are never told of.
    Source: own
    Bad: 40 offices become 41, and the note tells of another date
    Good: note = "An earlier version said that there are 40 offices. There are 41."
    """


@met("GT008", "error")
def approved_quote_altered() -> None:
    """A quote reads otherwise than when its speaker approved it.

    A quote with an `approval` keeps its words and its speaker until the approval is another one. Compared with the last
    commit, and with --since REV with that revision; in drafts too. Nothing with such a quote is exported as issued.

    Why: The speaker answers for these words and no others.
    Source: own
    Bad: a word mended in a quote, and approval = { by = "Ana Keel", at = 2026-12-01 } as before
    Good: approval = { by = "Ana Keel", at = 2026-12-02 }, once she has seen the new words
    """
