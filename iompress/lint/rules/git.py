"""GT: what was issued, against git's history."""

from __future__ import annotations

from iompress.lint.rule import met


@met("GT001", "error")
def issued_text_altered() -> None:
    """The text of an issued release differs from what was issued, and no correction says so.

    Compared are the texts, date, dateline, embargo, quotes and pictures with their captions; topics and contacts may be
    set right at any time. Where the newsroom is in git it is compared with the last commit, and with --since REV with
    that revision. Spaces at the ends of lines, comments and the order of the fields make no difference.

    A correction says when readers were told, what kind it is of (correction, clarification or withdrawal), and what was
    wrong and is right: the note is printed with the release. It stands at the end of the file, or after other tables.

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

    Compared with the last commit, or with the revision that --since names.

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
    """Nothing could be compared with the revision that --since names.

    Git is not installed, the newsroom is in no repository, or the clone holds only the latest commits.

    Why: Without the comparison nobody knows whether something issued was altered.
    Source: own
    Bad: a checkout of depth 1 in CI
    Good: fetch-depth: 0
    """
