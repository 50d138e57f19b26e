"""Options in groups, so that the help of a command with many of them can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])
_OTHERS = "Other options"


class GroupedOption(click.Option):
    """An option that says under which heading the help shows it."""

    def __init__(self, *args: Any, group: str = _OTHERS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


class GroupedCommand(click.Command):
    """A command whose help has one section a group, in the order of the options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sections; options without a group come last."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if record is not None and isinstance(option, click.Option):
                groups.setdefault(getattr(option, "group", _OTHERS), []).append(record)
        for name in sorted(groups, key=lambda name: name == _OTHERS):
            with formatter.section(name):
                formatter.write_dl(groups[name])


def in_group(group: str, *options: Callable[[str], Callable[[Command], Command]]) -> Callable[[Command], Command]:
    """The options under one heading, in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(group)(command)
        return command

    return decorate


def option(*names: str, **settings: Any) -> Callable[[str], Callable[[Command], Command]]:
    """`click.option` that waits for its group."""
    return lambda group: click.option(*names, cls=GroupedOption, group=group, **settings)
