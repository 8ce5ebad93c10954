"""`alpaco sandbox check` and `alpaco sandbox run`: what the sandbox of this machine holds, and one program in it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import click

from alpaco.entrypoints.cli.options import language_option
from alpaco.entrypoints.cli.words import users_locale
from alpaco.ports import Sandbox
from alpaco.problem.observation import CompileFailure, Mode, Observation
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.problem.text import Locale, Text
from alpaco.problem.verdict import Verdict
from alpaco.sandbox import attack, open_sandbox
from alpaco.verification.judge import verdict

__all__ = ["sandbox_group"]

_MODES = {
    Mode.STRICT: Text("모든 격리 층이 걸려 있습니다.", "Every layer of isolation holds."),
    Mode.LAMBDA_EXEC: Text("자원 제한만 걸려 있습니다.", "Only the limits hold."),
    Mode.DEGRADED: Text(
        "온전히 격리되지 않습니다. 이렇게 검증한 문제는 공개할 수 없습니다.",
        "Programs are not fully isolated here: what they prove cannot be published.",
    ),
}
_MODE = Text("모드", "mode")
_LAYERS = Text("격리 층", "layers")
_LANGUAGES = Text("언어", "languages")
_ATTACKS = Text("시도한 공격", "attacks tried")
_DONE = Text("성공함", "it succeeded")
_VERDICT = Text("판정", "verdict")
_CAUSE = Text("종료 이유", "ended by")
_USED = Text("사용량", "used")
_SUFFIX = Text("확장자는 .py, .cpp, .java 가운데 하나여야 합니다", "the file's suffix must be .py, .cpp or .java")


@click.group("sandbox")
def sandbox_group() -> None:
    """Look at the sandbox of this machine, or run a program in it."""


@sandbox_group.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@language_option
def check(*, as_json: bool, language: str | None) -> None:
    """Try real attacks from inside the sandbox; exits 0 when every one was stopped."""
    locale = users_locale(language)
    with open_sandbox() as sandbox:
        isolation = sandbox.isolation()
        attempts, _ = attack(sandbox, "command line")
    if as_json:
        click.echo(json.dumps({**asdict(isolation), "attacks": [asdict(attempt) for attempt in attempts]}))
    else:
        click.echo(f"{_MODE.of(locale)}: {isolation.mode}. {_MODES[isolation.mode].of(locale)}")
        click.echo(f"{_LAYERS.of(locale)}: {', '.join(isolation.layers)}")
        click.echo(f"{_LANGUAGES.of(locale)}: {', '.join(isolation.languages)}")
        for note in isolation.notes:
            click.echo(f"- {note}")
        click.echo(f"{_ATTACKS.of(locale)}:")
        for attempt in attempts:
            click.echo(
                f"  {'✓' if attempt.stopped_by else '✗'} {attempt.name}: {attempt.stopped_by or _DONE.of(locale)}"
            )
    sys.exit(0 if isolation.mode is Mode.STRICT else 1)


@sandbox_group.command()
@click.argument("program", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--stdin", type=click.File("rb"), help="Standard input of the program. [default: nothing]")
@click.option("--cpu", type=click.FloatRange(0, min_open=True), default=Limits().cpu_seconds, help="CPU seconds.")
@click.option("--memory", type=click.IntRange(1), default=Limits().memory_mb, help="Memory in MiB.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@language_option
def run(  # noqa: PLR0913  one parameter per option
    *, program: Path, stdin: BinaryIO | None, cpu: float, memory: int, as_json: bool, language: str | None
) -> None:
    """Compile and run PROGRAM once; exits 0 when it ended well within its limits.

    Its output goes to standard output, the observation and the verdict to standard error.
    """
    locale = users_locale(language)
    languages = {each.suffix: each for each in Language}
    if program.suffix not in languages:
        raise click.BadParameter(_SUFFIX.of(locale), param_hint="PROGRAM")
    source = program.read_text(encoding="utf-8", errors="surrogateescape")
    asked = Program(program.name, languages[program.suffix], Role.ACCEPTED, source)
    limits = Limits(cpu_seconds=cpu, wall_seconds=3 * cpu + 1, memory_mb=memory)
    with open_sandbox() as sandbox:
        seen, decided = _judge(sandbox, asked, stdin.read() if stdin else b"", limits)
        isolation = sandbox.isolation()
    if as_json:
        click.echo(json.dumps({"verdict": decided, "mode": isolation.mode, **_as_json(seen)}))
    else:
        _print(seen, decided, locale)
        if isolation.mode is not Mode.STRICT:
            click.echo(_MODES[isolation.mode].of(locale), err=True)
    sys.exit(0 if decided is Verdict.AC else 1)


def _judge(
    sandbox: Sandbox, program: Program, stdin: bytes, limits: Limits
) -> tuple[Observation | CompileFailure, Verdict]:
    compiled = sandbox.compile(program)
    if isinstance(compiled, CompileFailure):
        return compiled, Verdict.CE
    seen = sandbox.run(compiled, stdin, limits)
    return seen, verdict(seen, limits)


def _as_json(seen: Observation | CompileFailure) -> dict[str, object]:
    if isinstance(seen, CompileFailure):
        return {"cause": seen.cause, "message": seen.message}
    return {
        name: value.decode(errors="replace") if isinstance(value, bytes) else value
        for name, value in asdict(seen).items()
    }


def _print(seen: Observation | CompileFailure, decided: Verdict, locale: Locale) -> None:
    click.echo(f"{_VERDICT.of(locale)}: {decided}", err=True)
    if isinstance(seen, CompileFailure):
        click.echo(seen.message, err=True)
        return
    click.echo(seen.stdout, nl=False)
    click.echo(seen.stderr, nl=False, err=True)
    ended = (seen.signal and f"signal {seen.signal}") or f"exit {seen.exit_code}"
    click.echo(f"{_CAUSE.of(locale)}: {seen.cause} ({ended}) {seen.note}".rstrip(), err=True)
    click.echo(
        f"{_USED.of(locale)}: CPU {seen.cpu_seconds:.3f} s, wall {seen.wall_seconds:.3f} s,"
        f" {seen.peak_kb / 1024:.1f} MiB, stdout {seen.stdout_total} B, stderr {seen.stderr_total} B",
        err=True,
    )
    click.echo(f"{_LAYERS.of(locale)}: {', '.join(seen.layers)}", err=True)
