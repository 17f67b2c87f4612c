"""The root command: finds the commands, and turns what went wrong into words and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from iompress import __version__, commands, registry
from iompress.errors import IompressError, UsageError

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Desk(TyperGroup):
    """The commands in `iompress/commands/`, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands' names in the order that a release goes through them, then all others."""
        found = registry.names(commands)
        return [name for name in _ORDER if name in found] + [name for name in found if name not in _ORDER]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        try:
            module = registry.load(commands, cmd_name)
        except KeyError:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
        single.command(cmd_name, no_args_is_help=getattr(module, "NO_ARGS_IS_HELP", False))(module.command)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with. Raises UsageError, naming the nearest, if there is none."""
        if args and self.get_command(ctx, args[0]) is None and not (args[0].startswith("-") or ctx.resilient_parsing):
            raise self._no_such_command(args[0])
        return super().resolve_command(ctx, args)

    def _no_such_command(self, said: str) -> UsageError:
        from difflib import get_close_matches

        known = self.list_commands(None)
        near = _OTHER_WORDS.get(said) or next(iter(get_close_matches(said, known, 1)), None)
        hint = f"did you mean `iompress {near}`?" if near else f"known are {', '.join(known)}"
        return UsageError(f"there is no command “{said}”", hint=hint)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands for --help, without importing any of them."""
        summaries = registry.summaries(commands)
        with formatter.section("Commands"):
            formatter.write_dl([(name, summaries[name]) for name in self.list_commands(ctx)])


_ORDER = ("init", "new", "edit", "translate", "import", "list", "search", "show", "validate", "rule", "export",
          "formats", "verify", "schema")  # fmt: skip

_OTHER_WORDS = {
    "help": "--help", "version": "--version", "create": "new", "write": "new", "add": "new",
    "open": "edit", "view": "show", "preview": "show", "cat": "show", "read": "show", "ls": "list", "find": "search",
    "grep": "search", "check": "validate", "lint": "validate", "test": "validate", "fix": "validate --fix",
    "publish": "export", "send": "export", "make": "export", "build": "export", "convert": "export", "print": "export",
    "rules": "rule", "explain": "rule", "format": "formats", "schemas": "schema",
}  # fmt: skip
"""What people call the commands."""

app = typer.Typer(
    cls=Desk, rich_markup_mode=None, context_settings=SETTINGS, pretty_exceptions_enable=False, no_args_is_help=True
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"iompress {__version__}")
        raise typer.Exit


@app.callback(
    epilog="A release is a TOML file; a folder of them with a newsroom.toml is a newsroom. "
    "“iompress COMMAND --help” shows a command's options with examples."
)
def root(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Press releases as text: write, check, preview and export them."""


def main() -> None:
    """Run the command line. Exits with 0 clean, 1 findings or refused, 2 wrong use or a fault."""
    for name in ("stdout", "stderr"):  # closed by whoever started it: what it says goes nowhere
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    _speak_all_scripts()
    _forget_zone_file()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes longer than reading a release
    gc.set_threshold(100_000)  # a command lives for a blink; looking for cycles at every import costs a twentieth of it
    from typer._click.exceptions import ClickException  # vendored since 0.28, to which the dependency is held

    try:
        try:
            sys.exit(app(prog_name="iompress", standalone_mode=False))
        finally:
            sys.stdout.flush()  # here, where a reader who has left is no error; at the very end it would be one
    except ClickException as error:
        from iompress.console.usage import tell_usage

        tell_usage(error)
        sys.exit(2)
    except typer.Abort:  # Ctrl-C or Ctrl-D at a question
        print("\nStopped.", file=sys.stderr)
        sys.exit(1)
    except IompressError as error:
        from iompress.console.terminal import tell_error

        tell_error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader has left: `iompress list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        print(f"iompress: {error}", file=sys.stderr)
        sys.exit(2)


def _forget_zone_file() -> None:
    """Drop a TZ that names a file: Babel reads it at import and fails for one that is no zone, though none is asked."""
    if os.path.exists(os.environ.get("TZ", "").removeprefix(":")):  # noqa: PTH110
        del os.environ["TZ"]


def _speak_all_scripts() -> None:
    """Make no character of any script an error: pipes and files get UTF-8, a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
