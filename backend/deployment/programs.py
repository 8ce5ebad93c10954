"""Other programs: run one to its end, say every line that it prints, and name what went wrong."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from alpaco.errors import DeploymentError
from alpaco.problem.text import Locale, Text

__all__ = ["Programs", "typed"]

_TAIL = 20  # lines that an error shows
_FAILED = Text("{program} 실패 (종료 코드 {code}):\n{words}", "{program} failed (exit code {code}):\n{words}")
_MISSING = Text("{program}이(가) 설치되어 있지 않습니다.", "{program} is not installed.")

# What a program says, and the cure.
_CURES = {
    "no space left on device": Text(
        "디스크가 찼습니다. docker system prune 또는 buildah prune으로 지난 이미지를 지우세요.",
        "The disk is full: docker system prune or buildah prune removes old images.",
    ),
    "Cannot connect to the Docker daemon": Text(
        "Docker 엔진이 떠 있지 않습니다. Docker Desktop을 켜거나 systemctl start docker를 실행하세요.",
        "No Docker engine runs: start Docker Desktop, or systemctl start docker.",
    ),
    "authorization token has expired": Text(
        "레지스트리 로그인이 만료되었습니다. 같은 명령을 다시 실행하면 새로 로그인합니다.",
        "The registry login has expired: the same command again logs in anew.",
    ),
    "no basic auth credentials": Text(
        "레지스트리에 로그인되어 있지 않습니다. aws ecr get-login-password로 로그인하세요.",
        "Not logged in to the registry: aws ecr get-login-password gives the password.",
    ),
    "already exists in the": Text(
        "태그는 다시 쓸 수 없습니다. 새 태그로 올리세요.",
        "Tags are immutable: push under a new one.",
    ),
    "unknown flag: --provenance": Text(
        "Docker의 빌더가 너무 오래되었습니다. buildx를 설치하거나 Docker를 올리세요.",
        "Docker's builder is too old: install buildx, or a newer Docker.",
    ),
}


def typed(command: Sequence[str], folder: Path | None = None) -> str:
    """Return a command as a person would type it."""
    line = " ".join(map(_quoted, command))
    return f"cd {_quoted(str(folder))} && {line}" if folder else line


class Programs:
    """Runs programs in the environment `environ`; `say` gets each command, then each line that it prints.

    What is written to a program's standard input is never said.
    """

    def __init__(self, environ: Mapping[str, str], locale: Locale, say: Callable[[str], None]) -> None:
        self.environ = dict(environ)
        self._locale = locale
        self._say = say

    def has(self, program: str) -> bool:
        """Tell whether a program is on the path."""
        return shutil.which(program, path=self.environ.get("PATH")) is not None

    def run(self, command: Sequence[str], *, folder: Path | None = None, stdin: str = "") -> None:
        """Run a command to its end; `DeploymentError` with its last words, and the cure where it is known."""
        self._say(f"$ {typed(command, folder)}")
        last: deque[str] = deque(maxlen=_TAIL)
        with self._started(command, folder) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            threading.Thread(target=_feed, args=(process, stdin), daemon=True).start()
            try:
                for line in process.stdout:
                    last.append(line.rstrip())
                    self._say(last[-1])
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise self._failure(command[0], process.returncode, "\n".join(last))

    def answers(self, command: Sequence[str], *, seconds: float = 20.0) -> str | None:
        """Run a command that only asks; what it says on standard output, or None where it is missing or fails."""
        try:
            done = subprocess.run(
                command,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=seconds,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None

    def _started(self, command: Sequence[str], folder: Path | None) -> subprocess.Popen[str]:
        try:
            return subprocess.Popen(
                command,
                cwd=folder,
                env=self.environ,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        except FileNotFoundError as error:
            raise DeploymentError(_MISSING.of(self._locale).format(program=command[0])) from error
        except OSError as error:
            raise DeploymentError(f"{command[0]}: {os.strerror(error.errno or 0)}") from error

    def _failure(self, program: str, code: int, words: str) -> DeploymentError:
        message = _FAILED.of(self._locale).format(program=Path(program).name, code=code, words=words)
        cure = next((text.of(self._locale) for sign, text in _CURES.items() if sign.lower() in words.lower()), None)
        return DeploymentError(f"{message}\n→ {cure}" if cure else message)


def _quoted(part: str) -> str:
    """Quote a word for a shell, leaving variables to be read by it."""
    return f'"{part}"' if "$" in part and not set(part) & set('"`\\') else shlex.quote(part)


def _feed(process: subprocess.Popen[str], text: str) -> None:
    """Write a program's input while its output is read; a program that ends early has not failed by that."""
    assert process.stdin is not None
    try:
        process.stdin.write(text)
        process.stdin.close()
    except OSError:
        return
