"""Faults that the system itself makes: rights that count, processes that are killed, disks that are full."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NOBODY = 65534


@contextmanager
def common_rights(folder: Path) -> Iterator[None]:
    """Run as someone for whom rights count, with `folder` in reach: root may do all."""
    if os.geteuid() != 0:
        yield
        return
    for above in folder.parents:  # pytest's own folders are closed to others
        if above.stat().st_mode & 0o777 == 0o700:
            above.chmod(0o711)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def in_child(call: Callable[[], Any]) -> int:
    """Start a process that does `call` and ends with 0, or with 1 if it raises; its id."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        call()
        status = 0
    finally:
        os._exit(status)


def ended(pid: int) -> int:
    """How the process `pid` ended."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def killed_at(number: int, call: Callable[[], Any]) -> bool:
    """Do `call` in a process that ends at once at its call `number` into the system or the interpreter's own
    functions, before or after it is made. Whether it came to that; else `call` was done, or has raised.
    """

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal number
        if event in ("c_call", "c_return", "c_exception"):
            number -= 1
            if number < 0:
                os._exit(9)

    def counted() -> None:
        sys.setprofile(count)
        try:
            call()
        finally:
            sys.setprofile(None)

    return ended(in_child(counted)) == 9


def with_full_disk(room: int, call: Callable[[], Any]) -> None:
    """Do `call` while no file can grow beyond `room` bytes; the system's own error ends a write in the middle."""
    import resource  # no such thing on Windows
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        call()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
