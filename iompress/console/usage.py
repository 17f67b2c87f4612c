"""A command line that makes no sense, told as all other errors are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iompress.console.terminal import tell_error
from iompress.errors import UsageError

if TYPE_CHECKING:
    from typer._click.exceptions import ClickException

_QUOTED = re.compile(r"'([^']*)'")


def tell_usage(error: ClickException) -> None:
    """Tell what was wrong with the command line, and how to go on; of a command alone, its help."""
    from typer._click.exceptions import NoArgsIsHelpError

    if isinstance(error, NoArgsIsHelpError):
        error.show()
    else:
        tell_error(understood(error))


def understood(error: ClickException) -> UsageError:
    """What `error` says in Click's words, in ours."""
    from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption

    context = getattr(error, "ctx", None)
    look = f"`{context.command_path if context else 'iompress'} --help` shows how it is used"
    if isinstance(error, NoSuchOption):
        near = " or ".join(error.possibilities or ())
        return UsageError(f"there is no option {error.option_name}", hint=f"did you mean {near}?" if near else look)
    if isinstance(error, MissingParameter) and error.param is not None and context is not None:
        option = error.param.param_type_name == "option"
        name = max(error.param.opts, key=len) if option else error.param.make_metavar(ctx=context).strip("[]{}")
        return UsageError(f"{name} is missing", hint=look)
    message = error.format_message().rstrip(".")
    if isinstance(error, BadParameter) and error.param is not None:
        said = _QUOTED.sub(r"“\1”", error.message.rstrip("."))
        said = said.replace("a valid int range", "a whole number")
        said = said.replace("is not in the range x>=", "is less than ")
        message = f"{max(error.param.opts, key=len)}: {said}"
    return UsageError(message[:1].lower() + message[1:], hint=look)
