"""Progress of a long command on a terminal: one line that renews itself, and nothing anywhere else."""

from __future__ import annotations

from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from alpaco.problem.text import Locale, Text

__all__ = ["Steps"]

_STEPS = {
    "compiling": Text("컴파일", "compiling"),
    "data": Text("테스트 파일 검사", "looking at the tests"),
    "validators": Text("입력 검증기 검사", "trying the input validators"),
    "checker": Text("채점기 검사", "trying the checker"),
    "accepted": Text("정답 코드 실행", "running the accepted programs"),
    "judging": Text("나머지 제출 채점", "judging the other programs"),
    "program": Text("프로그램 채점", "judging the program"),
    "generating": Text("입력 만들기", "making inputs"),
    "mutants": Text("변형 코드로 시험", "trying mutants"),
    "answers": Text("정답 만들기", "making answers"),
}


class Steps:
    """Shows steps on standard error, as a context manager."""

    def __init__(self, locale: Locale, *, quiet: bool) -> None:
        self._locale = locale
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24), TextColumn("{task.fields[count]}"))
        self._progress = Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, step: str, done: int, total: int) -> None:
        """Say what is being done, how much of it is, and how much there is; 0 of 1 for what cannot be counted."""
        words = _STEPS[step].of(self._locale)
        count = f"{done}/{total}" if total > 1 else ""
        if self._task is None:
            self._task = self._progress.add_task(words, total=total, count=count)
        known = total if total > 1 else None
        self._progress.update(self._task, description=words, completed=done, total=known, count=count)
