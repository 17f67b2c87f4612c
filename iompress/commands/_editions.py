"""From what was said on the command line to the editions meant: shared by the commands that print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from iompress import options
from iompress.compose import compose, state_of
from iompress.edition import Edition
from iompress.errors import BrokenFile, IompressError, Problem, Refused, UsageError
from iompress.model.state import State
from iompress.store.folder import without_release

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic
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
    record = _Record(library, folder, request.names)
    exported: dict[tuple[str, str], str] = {}
    for name in stepping(list(dict.fromkeys(request.names)) or sorted(folder.releases, reverse=True)):
        try:
            file = folder.find(name) if request.names else folder.releases[name]
            bundle = library.bundle(folder.original(file), folder)
            for tag in _languages(library, folder, bundle, file, request):
                twin = exported.setdefault((file.id, tag), bundle.file.name)
                if twin != bundle.file.name:
                    raise Refused(f"{bundle.file.name} has the same id as {twin}", hint="rename one of them")
                explicit = bool(file.language or request.languages)
                yield _edition(library, bundle, tag, request, record, explicit=explicit)
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


class _Record:
    """What was issued and approved, as git has it; asked only if anything leaves the house."""

    def __init__(self, library: Library, folder: Folder, names: Sequence[str]) -> None:
        self._library, self._folder = library, folder
        self._whole = not 0 < len(names) <= _FEW
        self._known: dict[str, dict[str, Diagnostic]] = {}

    def require(self, bundle: Bundle, tag: str, reference: str) -> None:
        """Raise Refused if the edition in `tag` reads otherwise than what was issued or approved."""
        from iompress.lint.outgoing import altered

        key = "" if self._whole else bundle.file.name
        if key not in self._known:
            self._known[key] = altered(self._library, self._folder, None if self._whole else bundle)
        own = (file.name for file in self._folder.translations(bundle.file) if file.language == tag)
        for name in (bundle.file.name, *own):
            if found := self._known[key].get(name):
                raise Refused(f"{reference} was not exported: {found.message}", hint=found.hint)


_FEW = 20
"""Releases for each of which git is asked by itself, and not once about the whole newsroom."""


def _edition(
    library: Library, bundle: Bundle, tag: str, request: Request, record: _Record, *, explicit: bool
) -> Edition | PassedOver:
    """The edition, if it may leave the house. Raises Refused if it was asked for and may not."""
    embargo = bundle.release.embargo
    moment = request.at
    if embargo is not None and options.now() < embargo.instant:  # by the real clock: no simulated one lifts it
        moment = min(moment, options.now())
    held = embargo is not None and moment < embargo.instant
    reference = bundle.file.id if tag == bundle.release.language else f"{bundle.file.id}.{tag}"
    state = state_of(bundle.release, bundle.translations.get(tag), moment)
    final = state.public or state is State.EMBARGOED  # whoever gets it when
    wanted = state.public or state in request.include
    named = request.names and (tag == bundle.release.language or explicit)
    if not (final or wanted or named):
        return PassedOver(reference, state)
    parts = (bundle.file.id, bundle.release, bundle.translations, library.newsroom, tag, moment)
    edition = compose(*parts)
    if final:
        from iompress.lint.outgoing import faults

        why = next(faults(edition, bundle, library.newsroom), "")
        if why:
            raise Refused(f"{reference} was not exported: {why}", hint="`iompress validate` shows every place")
        record.require(bundle, tag, reference)
    states = (state, State.EMBARGOED) if held and state not in (State.EMBARGOED, State.WITHDRAWN) else (state,)
    if state.public or set(states) <= set(request.include):
        return compose(*parts, library.pictures(bundle)) if bundle.release.media else edition
    if not named:
        return PassedOver(reference, state)
    told = " and ".join(_WHY[each] for each in states)
    if edition.embargo is not None and held:
        told += f" until {edition.locale.moment(edition.embargo.until, edition.embargo.timezone)}"
    how = f"--include {','.join(states)} exports it all the same, with a banner that says so"
    raise Refused(f"{reference} is {told}: it was not exported", hint=how)


_WHY = {
    State.DRAFT: "a draft",
    State.REVIEW: "in review",
    State.APPROVED: "approved but not issued",
    State.EMBARGOED: "under embargo",
    State.WITHDRAWN: "withdrawn",
}
