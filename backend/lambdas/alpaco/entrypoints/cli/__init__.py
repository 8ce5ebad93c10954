"""The command line: `alpaco COMMAND`. Each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
import json
import locale
import sys
from collections.abc import Mapping
from typing import Any

import click

from alpaco import __version__
from alpaco.errors import AlpacoError, ServiceError

__all__ = ["cli", "main"]

INTERRUPTED = 130  # what shells report of a program that SIGINT ended

# Command: where it is, and its line in `alpaco --help`.
_COMMANDS = {
    "serve": ("alpaco.entrypoints.cli.serve:serve", "Run the whole service on this machine."),
    "generate": ("alpaco.entrypoints.cli.generate:generate", "Make a problem right here, without a server."),
    "connect": ("alpaco.entrypoints.cli.connect:connect", "Ask a running service and watch it work."),
    "export": ("alpaco.entrypoints.cli.export:export", "Write a finished problem as a judge system's package."),
    "verify": ("alpaco.entrypoints.cli.verify:verify", "Check a problem package and judge every program in it."),
    "judge": ("alpaco.entrypoints.cli.judge:judge", "Judge any program on a package's tests."),
    "build-tests": ("alpaco.entrypoints.cli.build_tests:build_tests", "Make new tests for an existing package."),
    "catalogue": ("alpaco.entrypoints.cli.catalogue:catalogue", "List what can be made without a model."),
    "read-prompt": ("alpaco.entrypoints.cli.catalogue:read_prompt", "Show how a prompt is understood."),
    "sandbox": ("alpaco.entrypoints.cli.sandbox:sandbox_group", "Check the isolation of programs, or run one in it."),
    "doctor": ("alpaco.entrypoints.cli.doctor:doctor", "Say what is wrong before AWS does, and the cure."),
    "deploy": ("alpaco.entrypoints.cli.deploy:deploy", "Take the service of this clone to AWS."),
    "rollback": ("alpaco.entrypoints.cli.rollback:rollback", "Put the version back that ran before."),
    "destroy": ("alpaco.entrypoints.cli.destroy:destroy", "Remove a deployment."),
    "logs": ("alpaco.entrypoints.cli.logs:logs", "Show what the functions logged about a problem."),
}


class _Commands(click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alpaco")
@click.option("--traceback", is_flag=True, help="On an internal error, show where it happened.")
def cli(*, traceback: bool) -> None:
    """Algorithm problems made on request, proved by running them.

    요청하면 알고리즘 문제를 만들고, 직접 실행해 증명합니다. 시작: alpaco generate "이분 탐색 보통 문제"
    """
    _ = traceback  # read by `main`, which sees errors after the context is gone


def main() -> None:
    """Run the command line; every error is one line, and the exit code says what happened.

    Whoever asked for JSON gets the line as `{"error": …}` on standard output, too.
    """
    _speak_users_language()
    chosen: dict[str, Any] = {}  # filled by the options that tell how an error is to be said
    try:
        cli.main(standalone_mode=False, obj=chosen)
    except click.ClickException as error:
        _print_json(error.format_message(), chosen)
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except BrokenPipeError:
        sys.exit(1)  # whoever read our output has gone
    except Exception as error:
        if "--traceback" in sys.argv and not isinstance(error, AlpacoError):
            raise
        message = _message(error, chosen)
        _print_json(message, chosen)
        click.echo(f"alpaco: {message}", err=True)
        sys.exit(1)


def _message(error: Exception, chosen: Mapping[str, Any]) -> str:
    from alpaco.entrypoints.cli.words import say, users_locale

    spoken = users_locale(chosen.get("language"))
    if not isinstance(error, AlpacoError):
        return say("internal", spoken, cause=f"{type(error).__name__}: {error}")
    message = error.korean if spoken == "ko" else str(error)
    return f"{message} ({error.code})" if isinstance(error, ServiceError) else message


def _print_json(message: str, chosen: Mapping[str, Any]) -> None:
    if chosen.get("as_json"):
        click.echo(json.dumps({"error": message}, ensure_ascii=False))


def _speak_users_language() -> None:
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return  # a language that this system does not know: English
