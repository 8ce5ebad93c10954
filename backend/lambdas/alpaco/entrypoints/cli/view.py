"""Events of a generation, shown to a person: permanent lines, and on a terminal a live part below them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, ClassVar, Protocol, Self, TextIO

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markdown import Markdown
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text as Words

from alpaco.entrypoints.cli.prose import plain_math
from alpaco.entrypoints.cli.words import CHECK_STATES, GATES, SECTIONS, say
from alpaco.problem.evidence import CheckState
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Locale

__all__ = ["JsonView", "TerminalView", "View", "choose_view", "evidence_line"]

_MARKS = {
    "passed": ("✔", "green"),
    "repaired": ("✔", "green"),
    "failed": ("✘", "red"),
    "notApplicable": ("–", "dim"),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a frame must not steer the terminal
_TAIL_LINES = 6
_WIDTH = 96


class View(Protocol):
    """Shows events as they come; used as a context manager."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, event: Mapping[str, Any]) -> None:
        """Show one event of the protocol."""
        ...

    def note(self, words: str) -> None:
        """Say something beside the events."""
        ...


class JsonView:
    """Events as they are, one JSON object a line; notes go to standard error."""

    def __init__(self, out: TextIO, console: Console) -> None:
        self._out = out
        self._console = console

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._out.flush()

    def show(self, event: Mapping[str, Any]) -> None:
        """Print the event."""
        self._out.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")
        self._out.flush()

    def note(self, words: str) -> None:
        """Say it on standard error."""
        self._console.print(words, style="dim", markup=False, highlight=False, soft_wrap=True)


class TerminalView:
    """Lines for people in their language; sections and checks stay, progress lives below them on a terminal."""

    def __init__(self, console: Console, locale: Locale) -> None:
        self._console = console
        self._locale = locale
        self._progress = 0.0
        self._message = ""
        self._writing: tuple[str, str] | None = None  # section and its text so far
        self._passed: set[str] = set()
        self._language = ""
        self._live: Live | None = None
        if console.is_terminal:
            self._live = Live(console=console, get_renderable=self._live_part, refresh_per_second=12, transient=True)

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def note(self, words: str) -> None:
        """Print a dim line."""
        self._print(words, style="dim", markup=False, highlight=False, soft_wrap=True)

    def _print(self, *what: RenderableType, **how: Any) -> None:
        if self._live is not None:
            self._live.refresh()  # what is printed now must not be in the live part any more
        self._console.print(*what, **how)

    def show(self, event: Mapping[str, Any]) -> None:
        """Print what stays of the event and renew the live part; types that are not known are passed over."""
        handler = self._HANDLERS.get(event.get("type", ""))
        if handler is not None:
            handler(self, _without_controls(event))

    def _accepted(self, event: Mapping[str, Any]) -> None:
        request = event["request"]
        self._language = request["language"]
        topic, level = request.get("topic"), request.get("difficulty")
        named = [Topic(topic).label.of(self._locale)] if topic else []
        named += [Difficulty(level).label.of(self._locale)] if level else []
        asked = " · ".join(named) or say("any", self._locale)
        self.note(say("accepted", self._locale, request=asked, problem_id=event["problemId"]))

    def _stage(self, event: Mapping[str, Any]) -> None:
        news = event["message"] != self._message
        self._progress, self._message = event["progress"], event["message"]
        if self._live is None and news:
            self._print(f"[{self._progress:4.0%}] {self._message}", markup=False, highlight=False, soft_wrap=True)

    def _check(self, event: Mapping[str, Any]) -> None:
        state = event["state"]
        gate = event["gate"]
        name = GATES[gate].of(self._locale) if gate in GATES else gate
        if state == CheckState.STARTED:
            self._message = name
            return
        (self._passed.add if state in (CheckState.PASSED, CheckState.REPAIRED) else self._passed.discard)(gate)
        outcome = "" if state == CheckState.PASSED else f" · {CHECK_STATES[CheckState(state)].of(self._locale)}"
        line = Words.assemble("  ", _MARKS.get(state, ("?", "")), f" {name}{outcome}")
        line.append(f"  {evidence_line(event.get('evidence') or {})}", style="dim")
        self._print(line, highlight=False, soft_wrap=True)

    def _delta(self, event: Mapping[str, Any]) -> None:
        section, text = event["section"], event["text"]
        before = self._writing[1] if self._writing and self._writing[0] == section else ""
        self._writing = (section, before + text)

    def _reset(self, event: Mapping[str, Any]) -> None:
        self._writing = None
        section = self._section(event["section"])
        self.note(say("reset", self._locale, section=section, reason=event["reason"]))

    def _done(self, event: Mapping[str, Any]) -> None:
        self._writing = None
        text = event["text"]
        if not isinstance(text, str) or event["language"] != (self._language or event["language"]):
            return
        if event["section"] == "title":
            self._print()
            self._print(Words(plain_math(text, escape=False), style="bold"))
            return
        self._print()
        self._print(Words(self._section(event["section"]), style="bold cyan"))
        if event["section"] == "samples":
            self._print(_samples(text), highlight=False, soft_wrap=True)
        else:
            width = min(self._console.width, _WIDTH)
            self._print(Padding(Markdown(plain_math(text)), (0, 0, 0, 2)), width=width)

    def _completed(self, event: Mapping[str, Any]) -> None:
        self._progress = 1.0
        problem, made = event["problem"], event["provenance"]
        limits = problem.get("limits") or {}
        self._print()
        self._print(f"[bold green]✔ {say('proved', self._locale)}[/]", highlight=False)
        summary = say(
            "summary",
            self._locale,
            passed=len(self._passed),
            seconds=limits.get("timeSeconds", 0),
            memory=limits.get("memoryMb", 0),
            engine=made.get("model") or made.get("engine"),
            seed=made.get("seed"),
        )
        self._print(f"  {summary}", markup=False, highlight=False, soft_wrap=True)
        if event["evidence"].get("degraded"):
            self._print(f"  {say('degraded', self._locale)}", style="yellow", markup=False)

    def _failed(self, event: Mapping[str, Any]) -> None:
        error = event["error"]
        self._end(say("failed", self._locale), f"{error.get('message')} ({error.get('code')})")

    def _cancelled(self, event: Mapping[str, Any]) -> None:
        self._end(say("cancelled", self._locale), str(event.get("reason") or ""))

    def _end(self, heading: str, words: str) -> None:
        self._progress = 1.0
        self._print()
        self._print(Words.assemble((f"✘ {heading}", "bold red"), f"\n  {words}"), soft_wrap=True)

    def _section(self, name: str) -> str:
        return SECTIONS[name].of(self._locale) if name in SECTIONS else name

    _HANDLERS: ClassVar[Mapping[str, Callable[[TerminalView, Mapping[str, Any]], None]]] = {
        "generation.accepted": _accepted,
        "generation.stage": _stage,
        "generation.check": _check,
        "statement.delta": _delta,
        "statement.reset": _reset,
        "statement.done": _done,
        "generation.completed": _completed,
        "generation.failed": _failed,
        "generation.cancelled": _cancelled,
    }

    def _live_part(self) -> RenderableType:
        if self._progress >= 1:
            return ""
        bar = Table.grid(padding=(0, 1))
        bar.add_row(Spinner("dots"), ProgressBar(total=1.0, completed=self._progress, width=24), Words(self._message))
        if self._writing is None:
            return bar
        section, text = self._writing
        lines = plain_math(text, escape=False).splitlines()[-_TAIL_LINES:]
        return Group(Words(self._section(section), style="bold cyan"), Words("\n".join(lines) + "▌"), bar)


def _samples(markdown: str) -> Words:
    """Show samples as they are, close together: headings, and the lines of their code blocks."""
    shown = Words()
    inside = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif inside:
            shown.append(f"    {line}\n")
        elif line:
            shown.append(f"  {line.lstrip('# ')}\n", style="dim")
    shown.rstrip()
    return shown


def _without_controls(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROLS.sub("", value)
    if isinstance(value, Mapping):
        return {_without_controls(name): _without_controls(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_controls(inner) for inner in value]
    return value


def evidence_line(evidence: Mapping[str, Any]) -> str:
    """Put evidence of any shape on one short line: `cases 1,204 · brute.py 1,204 · slow.py TLE`."""
    line = " · ".join(part for name, value in evidence.items() for part in _parts(name, value))
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _parts(name: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        if "verdict" in value:
            return [f"{name} {value['verdict']}"]
        return [part for inner, each in value.items() for part in _parts(inner, each)]
    if isinstance(value, list | tuple):
        return [f"{name} {len(value):,}"] if value else []
    if isinstance(value, bool):
        return [f"{name} {'✔' if value else '✘'}"]
    if isinstance(value, int | float):
        return [f"{name} {value:,}" if isinstance(value, int) else f"{name} {value:g}"]
    return [f"{name} {value}"] if value is not None else []


def choose_view(console: Console, locale: Locale, *, as_json: bool) -> View:
    """Choose by what the caller wants; `console` takes what people read."""
    return JsonView(sys.stdout, console) if as_json else TerminalView(console, locale)
