"""A person as a text names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name and the role that stands with it, as written; either may be "". `start` and `end` are the name's place."""

    name: str
    role: str
    start: int
    end: int
    honorific: bool = False
    called: str = ""
    """The function in front of the name, where `role` is the longer one behind it."""
    definite: bool = False
    """Of someone without a name: whether somebody known is meant, “the farmer” and not “a farmer”."""
