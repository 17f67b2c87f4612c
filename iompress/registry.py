"""The folder is the registry: what a package holds is what its files are called.

`export_` and `import_` stand for names that Python keeps for itself; `briefing_note` for `briefing-note`.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The names that the modules of `package` stand for, sorted. Nothing is imported."""
    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(_spoken(name) for name in found if not name.startswith("_")))


def load(package: ModuleType, name: str) -> ModuleType:
    """Import the module of `package` that `name` stands for. Raises KeyError if there is none."""
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and _spoken(module.name) == name:
            return importlib.import_module(f"{package.__name__}.{module.name}")
    raise KeyError(name)


def _spoken(module_name: str) -> str:
    return module_name.rstrip("_").replace("_", "-")
