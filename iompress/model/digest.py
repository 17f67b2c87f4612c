"""Digests: what says that two texts are the same."""

from __future__ import annotations

import hashlib
import json
from datetime import date, time
from typing import Any


def digest(value: Any) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of `value`, built of tables, lists, texts, numbers and dates.

    The order of keys makes no difference. 128 bits: no two texts share one by chance or by design.
    """
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_written)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]


def _written(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"no digest of {type(value).__name__}")
