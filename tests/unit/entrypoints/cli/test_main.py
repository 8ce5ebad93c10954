"""The command line's front: help, errors, exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from alpaco.entrypoints.cli import cli
from alpaco.entrypoints.cli.words import say, users_locale
from alpaco.problem.text import Locale

COMMANDS = cli.list_commands(None)  # type: ignore[arg-type]


def alpaco(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    code = "import sys; from alpaco.entrypoints.cli import main; sys.argv[0] = 'alpaco'; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """`--help` of every command works and says something of each option."""
    done = CliRunner().invoke(cli, [command, "--help"])
    assert done.exit_code == 0, done.output
    assert f"cli {command}" in done.output


def test_front_help_names_every_command_without_importing_any() -> None:
    """`alpaco --help` lists the commands and stays quick by importing none of them."""
    code = (
        "import sys; from alpaco.entrypoints.cli import cli\n"
        "cli.main(['--help'], standalone_mode=False)\n"
        "assert not [name for name in sys.modules if name.startswith(('alpaco.entrypoints.cli.', 'rich'))]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(re.search(rf"^  {command} ", done.stdout, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fly",), "No such command"),
        (("connect",), "Missing argument 'URL'"),
        (("connect", "http://x", "bfs"), "ws://"),
        (("connect", "ws://127.0.0.1:9/dev"), "alpaco connect ws://127.0.0.1:9/dev"),
        (("connect", "ws://x", "bfs", "--resume", "p"), "--resume"),
        (("generate", "x", "--seed", "-1"), "--seed"),
        (("serve", "--port", "70000"), "--port"),
    ],
)
def test_bad_input_is_a_line_and_a_code(arguments: tuple[str, ...], said: str) -> None:
    """Wrong arguments end with a message that names them, a code that is not 0, and no stack trace."""
    done = alpaco(*arguments)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "nowhere"),
        ("judge", "nowhere", __file__),
        ("judge", "nowhere", "no-program.py"),
        ("build-tests", "nowhere", "--input-format", __file__, "--out", "nowhere"),
        ("export", "nope", "--out", "nowhere", "--data", "{data}"),
    ],
)
def test_an_error_is_json_where_json_was_asked_for(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """With `--json` standard output holds one object that says what the line on standard error says."""
    done = alpaco(*(word.format(data=tmp_path) for word in arguments), "--json")
    assert done.returncode != 0
    assert json.loads(done.stdout)["error"] in done.stderr


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "폴더가 아닙니다"),
        ({"x": ""}, "problem.yaml: 없습니다"),
        ({"problem.yaml": "problem_format_version: 3000"}, "3000은(는) 모르는 형식입니다"),
        ({"problem.yaml": "- a"}, "problem.yaml: 키와 값의 묶음이어야 합니다"),
    ],
)
def test_what_is_no_package_is_said_in_the_users_language(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    """The reason why a package cannot be read is there in Korean, too."""
    package = tmp_path / "package"
    for name, text in changes.items():
        package.mkdir(exist_ok=True)
        (package / name).write_text(text)
    done = alpaco("verify", str(package), "--language", "ko")
    assert done.returncode == 1
    assert words in done.stderr


def test_generate_refuses_to_overwrite(tmp_path: Path) -> None:
    """`--out` onto a folder that holds something is refused before anything is made."""
    (tmp_path / "mine.txt").write_text("mine")
    done = alpaco("generate", "bfs", "--out", str(tmp_path), "--data", str(tmp_path / "data"), "--language", "ko")
    assert done.returncode == 1
    assert "다른 --out" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_export_names_what_is_missing(tmp_path: Path) -> None:
    """A problem that is not there is one clear line."""
    done = alpaco("export", "nope", "--out", str(tmp_path / "out"), "--data", str(tmp_path / "data"))
    assert done.returncode == 1
    assert "nope" in done.stderr
    assert not (tmp_path / "out").exists()


def test_language_of_the_messages() -> None:
    """A chosen language wins; every sentence is there in both."""
    assert users_locale("ko") is Locale.KO
    assert say("cancelled", Locale.KO) != say("cancelled", Locale.EN)
