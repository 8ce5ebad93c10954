"""Many cases in one process."""

from __future__ import annotations

import pytest

from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.testing import InProcessSandbox
from alpaco.verification.batch import Frame, run_shared, shared

SQUARE = "n = int(input())\nprint(n * n)\n"


def frames(source: str, *cases: tuple[bytes, ...], limits: Limits | None = None) -> list[Frame | None]:
    """Run a program over the cases in shared processes."""
    sandbox = InProcessSandbox()
    artefact = sandbox.compile(shared(Program("p.py", Language.PYTHON, Role.ACCEPTED, source)))
    return run_shared(sandbox, artefact, cases, limits or Limits())  # type: ignore[arg-type]


def test_every_case_starts_anew() -> None:
    """Cases see nothing of each other and are answered in order, over more than one process."""
    source = "assert 'seen' not in globals()\nseen = True\n" + SQUARE
    assert frames(source, *((b"%d\n" % n,) for n in range(450))) == [Frame(0, b"%d\n" % (n * n)) for n in range(450)]


@pytest.mark.parametrize(
    "reading",
    [
        "import sys\ntext = sys.stdin.read()",
        "import sys\ntext = sys.stdin.buffer.read().decode()",
        "text = open(0).read()",
        "import sys\ninput = sys.stdin.readline\ntext = input() + input()",
    ],
)
def test_usual_ways_of_reading_work(reading: str) -> None:
    """Programs read as they like."""
    assert frames(f"{reading}\nprint(text.split())", (b"1\n2\n",), (b"3\n4\n",)) == [
        Frame(0, b"['1', '2']\n"),
        Frame(0, b"['3', '4']\n"),
    ]


def test_a_crash_is_one_cases_own() -> None:
    """An exception or an exit code belongs to its case; the others go on."""
    source = (
        "import sys\nn = int(input())\nif n == 1: 1 / 0\nif n == 2: sys.exit(7)\nif n == 3: sys.exit('no')\nprint(n)\n"
    )
    assert frames(source, *((b"%d\n" % n,) for n in range(5))) == [
        Frame(0, b"0\n"),
        Frame(1, b""),
        Frame(7, b""),
        Frame(1, b""),
        Frame(0, b"4\n"),
    ]


def test_a_program_that_brings_the_process_down_loses_its_case_only() -> None:
    """The cases after it are run in a new process."""
    source = "n = int(input())\nif n == 1: raise GeneratorExit\nprint(n)\n"
    assert frames(source, *((b"%d\n" % n,) for n in range(3))) == [Frame(0, b"0\n"), Frame(1, b""), Frame(0, b"2\n")]


def test_a_case_that_needs_all_the_time_stays_unknown() -> None:
    """It is not guessed; the cases after it get a new process."""
    source = "n = int(input())\nwhile n == 1:\n    pass\nprint(n)\n"
    assert frames(source, (b"0\n",), (b"1\n",), (b"2\n",), limits=Limits(cpu_seconds=0.1)) == [
        Frame(0, b"0\n"),
        None,
        Frame(0, b"2\n"),
    ]


def test_a_program_that_is_always_late_is_given_up() -> None:
    """Time is not burnt on every single case."""
    sandbox = InProcessSandbox()
    artefact = sandbox.compile(shared(Program("p.py", Language.PYTHON, Role.BRUTE, "while True:\n    pass\n")))
    assert run_shared(sandbox, artefact, [(b"",)] * 500, Limits(cpu_seconds=0.1)) == [None] * 500  # type: ignore[arg-type]
    assert sandbox.runs <= 6


def test_a_checker_sees_input_and_answer_as_files() -> None:
    """By the convention of output validators: files named on the command line, the output on standard input."""
    source = (
        "import sys\n"
        "from pathlib import Path\n"
        "n, answer = open(sys.argv[1]).read(), Path(sys.argv[2]).read_text()\n"
        "sys.exit(42 if input() == answer.strip() + n.strip() else 43)\n"
    )
    assert frames(source, (b"ba\n", b"a\n", b"b\n"), (b"ab\n", b"a\n", b"b\n")) == [Frame(42, b""), Frame(43, b"")]
