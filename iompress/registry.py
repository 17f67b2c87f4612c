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


def summaries(package: ModuleType) -> dict[str, str]:
    """The first line of each module's docstring, by the name that it stands for. Nothing is imported: it is read."""
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            with open(f"{package.__path__[0]}/{module.name}.py", encoding="utf-8") as file:  # noqa: PTH123
                found[_spoken(module.name)] = file.readline().strip().strip('"')
    return found


def load(package: ModuleType, name: str) -> ModuleType:
    """Import the module of `package` that `name` stands for. Raises KeyError if there is none."""
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and _spoken(module.name) == name:
            return importlib.import_module(f"{package.__name__}.{module.name}")
    raise KeyError(name)


def _spoken(module_name: str) -> str:
    return module_name.rstrip("_").replace("_", "-")
