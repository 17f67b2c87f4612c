"""FI: whether the file can be read at all. ST: whether it is what a release must be."""

from __future__ import annotations

from iompress.lint.rule import met


@met("FI001", "error")
def unreadable_file() -> None:
    """The file cannot be read as text.

    It is empty, too large, no UTF-8 text, no plain file, or may not be read. A link that leads out of the newsroom is
    not followed: whoever clones the newsroom has not what it leads to, and it may be nobody's business.

    Why: What cannot be read can be neither checked nor published.
    Source: own
    Bad: a picture renamed to 2018-12-10-adopted.toml
    Good: plain text, saved in UTF-8
    """


@met("FI002", "error")
def not_toml() -> None:
    """The file is no TOML.

    The place is the one where the parser gave up: the fault stands there or shortly before.

    Why: Nothing in the file counts until it can be read as a whole.
    Source: own
    Bad: headline = "He said "yes""
    Good: headline = "He said “yes”"
    """


@met("FI003", "warning")
def unsearched_folder() -> None:
    """A folder that cannot be searched, or a link to one, which is not followed.

    Why: Releases in it are neither listed nor checked nor published.
    Source: own
    Bad: releases/archive is a link to another disk
    Good: releases/archive is a folder
    """


@met("ST001", "error")
def missing_key() -> None:
    """Something is missing that every release has.

    Why: A release without a date, a headline or a status cannot be filed, sent or held back.
    Source: own
    Bad: a release without `status`
    Good: status = "draft"
    """


@met("ST002", "error")
def unknown_key() -> None:
    """A key that a release does not have.

    Why: A misspelt key says nothing: with `[embarg]` there is no embargo.
    Source: own
    Bad: headlin = "IOM Lauds Adoption of Global Compact"
    Good: headline = "IOM Lauds Adoption of Global Compact"
    """


@met("ST003", "error")
def impossible_value() -> None:
    """A value that this key cannot have.

    Why: What reads it later would have to guess.
    Source: own
    Bad: date = "10 December"
    Good: date = 2018-12-10
    """


@met("ST004", "error")
def translation_of_nothing() -> None:
    """A translation whose release is not there.

    Why: Date, embargo, contacts and speakers are the source's: without it there is nothing to publish.
    Source: own
    Bad: 2018-12-10-adopted.sl.toml without 2018-12-10-adopted.toml
    Good: both files in one folder
    """


@met("ST005", "error")
def language_and_file_name_differ() -> None:
    """A translation is not in the language that its file's name says.

    Why: Readers of one language would be sent a text in another.
    Source: own
    Bad: language = "sk" in 2018-12-10-adopted.sl.toml
    Good: language = "sl" in 2018-12-10-adopted.sl.toml
    """
