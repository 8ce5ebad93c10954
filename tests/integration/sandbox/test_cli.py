"""`alpaco sandbox check` and `alpaco sandbox run`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alpaco.entrypoints.cli.sandbox import sandbox_group


def alpaco_sandbox(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(sandbox_group, arguments)


def test_check_shows_layers_and_attacks() -> None:
    """Every attack is listed with what stopped it; the exit code says whether all were."""
    done = alpaco_sandbox("check", "--json")
    report = json.loads(done.stdout)
    assert len(report["attacks"]) >= 16
    assert done.exit_code == (0 if report["mode"] == "strict" else 1)
    if report["mode"] == "strict":
        assert {"rlimits", "landlock", "seccomp"} <= set(report["layers"])
        assert all(attack["stopped_by"] for attack in report["attacks"])


def test_check_speaks_korean() -> None:
    """For people, one line per attack in their language."""
    assert "시도한 공격:" in alpaco_sandbox("check", "--language", "ko").stdout


def test_run_shows_output_observation_and_verdict(tmp_path: Path) -> None:
    """The program's output stands alone on standard output."""
    program, stdin = tmp_path / "double.cpp", tmp_path / "in.txt"
    program.write_text('#include <cstdio>\nint main() { int n; scanf("%d", &n); printf("%d\\n", 2 * n); }\n')
    stdin.write_text("21\n")
    done = alpaco_sandbox("run", str(program), "--stdin", str(stdin), "--language", "en")
    assert (done.exit_code, done.stdout) == (0, "42\n")
    assert "verdict: AC" in done.stderr


@pytest.mark.parametrize(
    ("source", "options", "verdict", "cause"),
    [
        ("while True: pass", ("--cpu", "0.2"), "TLE", "cpu-limit"),
        ("x = [bytearray(1 << 20) for _ in range(4000)]", ("--memory", "64"), "MLE", "memory-limit"),
        ("1 / 0", (), "RTE", "nonzero-exit"),
        ("print(", (), "CE", "nonzero-exit"),
        ("print('가')", (), "AC", "exited"),
    ],
)
def test_run_says_how_it_ended(tmp_path: Path, source: str, options: tuple[str, ...], verdict: str, cause: str) -> None:
    """One JSON object with verdict and cause; exit code 0 only for a good end."""
    program = tmp_path / "program.py"
    program.write_text(source)
    done = alpaco_sandbox("run", str(program), "--json", *options)
    report = json.loads(done.stdout)
    assert (report["verdict"], report["cause"]) == (verdict, cause)
    assert done.exit_code == (0 if verdict == "AC" else 1)


def test_run_refuses_other_files(tmp_path: Path) -> None:
    """A file whose suffix names no language is refused in the user's language."""
    (tmp_path / "a.txt").touch()
    done = alpaco_sandbox("run", str(tmp_path / "a.txt"), "--language", "ko")
    assert done.exit_code == 2
    assert "확장자" in done.stderr
