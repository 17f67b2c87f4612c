"""From what was said on the command line to the editions meant: shared by the commands that print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from iompress import options
from iompress.compose import compose
from iompress.edition import Edition
from iompress.errors import BrokenFile, IompressError, Problem, Refused, UsageError
from iompress.model.state import State
from iompress.store.folder import without_release

if TYPE_CHECKING:
    from iompress.store.folder import File, Folder
    from iompress.store.library import Bundle, Library


def edition_named(
    library: Library, wanted: str, language: str | None, at: datetime
) -> tuple[Edition, tuple[Problem, ...]]:
    """The one edition that `wanted` (an id, a part of one, a path) means, in `language` if that is said.

    With it, what is wrong with other translations of the release. Raises UsageError if there is no such
    release or language, BrokenFile if its file cannot be read.
    """
    folder = library.scan()
    file = folder.find(wanted)
    bundle = library.bundle(folder.original(file), folder)
    tag = language or file.language or bundle.release.language
    _require(library, folder, bundle, tag)
    return compose(bundle.file.id, bundle.release, bundle.translations, library.newsroom, tag, at), bundle.problems


def with_pictures(edition: Edition, library: Library) -> Edition:
    """`edition` with the bytes of its media. Raises BrokenFile for one that is not there."""
    if not edition.media:
        return edition
    folder = library.scan()
    pictures = library.pictures(library.bundle(folder.original(folder.find(edition.id)), folder))
    return replace(edition, media=tuple(replace(m, content=pictures[m.file]) for m in edition.media))


@dataclass(frozen=True, slots=True)
class Request:
    """Which editions are wanted: releases as they were named (all if none), languages (all if none), and states
    beyond `issued`. What was named and may not leave is refused; what was not named is passed over."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    include: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An edition that nobody named and that may not leave the house."""

    reference: str
    state: State

    @property
    def told(self) -> str:
        """Which, and why."""
        return f"{self.reference} is {_WHY[self.state]}"


def editions_wanted(
    library: Library, request: Request, stepping: Callable[[Sequence[str]], Iterable[str]] = iter
) -> Iterator[Edition | PassedOver | IompressError]:
    """The editions that `request` wants, pictures and all, one after the other; and why others are not among them.

    `stepping` is given the names of all releases and gives them back one by one, as `console.progress.steps` does.
    """
    folder = library.scan()
    exported: dict[tuple[str, str], str] = {}
    for name in stepping(list(dict.fromkeys(request.names)) or sorted(folder.releases, reverse=True)):
        try:
            file = folder.find(name) if request.names else folder.releases[name]
            bundle = library.bundle(folder.original(file), folder)
            for tag in _languages(library, folder, bundle, file, request):
                twin = exported.setdefault((file.id, tag), bundle.file.name)
                if twin != bundle.file.name:
                    raise Refused(f"{bundle.file.name} has the same id as {twin}", hint="rename one of them")
                yield _edition(library, bundle, tag, request, explicit=bool(file.language or request.languages))
        except IompressError as error:
            yield error
            continue
        if bundle.problems:
            yield BrokenFile(bundle.problems)
    if not request.names:
        for file in folder.orphans:
            yield BrokenFile((without_release(file.name, library.shown(file.name)),))


def _languages(library: Library, folder: Folder, bundle: Bundle, file: File, request: Request) -> tuple[str, ...]:
    if file.language:
        _require(library, folder, bundle, file.language)
        return (file.language,)
    if not request.languages:
        return bundle.languages
    if request.names:
        for tag in request.languages:
            _require(library, folder, bundle, tag)
    return tuple(tag for tag in request.languages if tag in bundle.languages)


def _require(library: Library, folder: Folder, bundle: Bundle, tag: str) -> None:
    """Raise BrokenFile if the edition in `tag` cannot be read, UsageError if there is none."""
    if tag in bundle.languages:
        return
    for own in folder.translations(bundle.file):
        if own.language == tag:
            library.read_translation(own).sound()
    raise UsageError(f"{bundle.file.id} does not exist in “{tag}”", hint=f"it exists in {', '.join(bundle.languages)}")


def _edition(library: Library, bundle: Bundle, tag: str, request: Request, *, explicit: bool) -> Edition | PassedOver:
    """The edition, if it may leave the house. Raises Refused if it was asked for and may not."""
    embargo = bundle.release.embargo
    held = embargo is not None and options.now() < embargo.instant  # by the real clock: no simulated one lifts it
    moment = min(request.at, options.now()) if held else request.at
    parts = (bundle.file.id, bundle.release, bundle.translations, library.newsroom, tag, moment)
    edition = compose(*parts)
    reference = edition.id if tag == edition.original else f"{edition.id}.{tag}"
    if edition.state.public or edition.state is State.EMBARGOED:  # final, whoever gets it when
        from iompress.lint.outgoing import faults

        why = next(faults(edition, bundle, library.newsroom), "")
        if why:
            raise Refused(f"{reference} was not exported: {why}", hint="`iompress validate` shows every place")
    if edition.state.public or edition.state in request.include:
        return compose(*parts, library.pictures(bundle)) if bundle.release.media else edition
    if not request.names or (tag != edition.original and not explicit):
        return PassedOver(reference, edition.state)
    told = PassedOver(reference, edition.state).told
    if edition.state is State.EMBARGOED and edition.embargo is not None:
        told += f" until {edition.locale.moment(edition.embargo.until, edition.embargo.timezone)}"
    how = f"--include {edition.state} exports it all the same, with a banner that says so"
    raise Refused(f"{told}: it was not exported", hint=how)


_WHY = {
    State.DRAFT: "a draft",
    State.REVIEW: "in review",
    State.APPROVED: "approved but not issued",
    State.EMBARGOED: "under embargo",
    State.WITHDRAWN: "withdrawn",
}
