"""What every `Sandbox` promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from alpaco.adapters.executor import ExecutorSandbox
from alpaco.adapters.executor_messages import Task, pack, unpack
from alpaco.entrypoints.code_executor import perform
from alpaco.ports import Sandbox
from alpaco.problem.observation import Artefact, Cause, CompileFailure
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox

ADD = {
    Language.PYTHON: "a, b = map(int, input().split())\nprint(a + b)\n",
    Language.CPP: (
        "#include <bits/stdc++.h>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }\n"
    ),
    Language.JAVA: (
        "import java.util.*;\npublic class Main { public static void main(String[] a) {"
        " Scanner in = new Scanner(System.in); System.out.println(in.nextLong() + in.nextLong()); } }\n"
    ),
}


@pytest.fixture(scope="module", params=["local", "executor"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """The sandbox of this machine, directly and behind the code executor's function."""
    with open_sandbox() as local:
        if request.param == "local":
            yield local
            return
        executor = ExecutorSandbox(
            lambda document, _: pack(perform(unpack(document, Task), local)), job="contract", repeated=0.5, workers=2
        )
        yield executor
        executor.close()


def compiled(sandbox: Sandbox, source: str, language: Language = Language.PYTHON) -> Artefact:
    """Compile a program that must compile."""
    artefact = sandbox.compile(Program("main" + language.suffix, language, Role.ACCEPTED, source))
    assert isinstance(artefact, Artefact), artefact
    return artefact


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest, sandbox: Sandbox) -> Language:
    """Each language that this machine can run."""
    language: Language = request.param
    if language not in sandbox.isolation().languages:
        pytest.skip(f"no {language} on this machine")
    return language


def test_runs_a_program_and_observes_it(sandbox: Sandbox, language: Language) -> None:
    """A good program exits with its output, and its use of resources is positive and within the limits."""
    seen = sandbox.run(compiled(sandbox, ADD[language], language), b"20 22\n", Limits())
    assert (seen.cause, seen.exit_code, seen.signal, seen.stdout) == (Cause.EXITED, 0, None, b"42\n")
    assert (seen.stdout_total, seen.stderr_total) == (3, 0)
    assert seen.stdout_sha256 == hashlib.sha256(b"42\n").hexdigest()
    assert 0 < seen.cpu_seconds < 10
    assert 0 < seen.wall_seconds < 30
    assert 0 < seen.peak_kb < 512 * 1024
    assert seen.layers == sandbox.isolation().layers


def test_says_what_does_not_compile(sandbox: Sandbox, language: Language) -> None:
    """A program that does not compile is a value with the compiler's words."""
    failure = sandbox.compile(Program("bad" + language.suffix, language, Role.ACCEPTED, "int main( {\n"))
    assert isinstance(failure, CompileFailure)
    assert failure.message
    assert failure.cause is Cause.NONZERO_EXIT


@pytest.mark.parametrize(
    ("name", "source"), [("sum.py", "a = (\n"), ("half.c", "int main( {\n"), ("half.cc", "int main( {\n")]
)
def test_the_compilers_words_name_the_program(sandbox: Sandbox, name: str, source: str) -> None:
    """Its author looks for the file under the name that it has, also where the same text was compiled as another."""
    language = Language.PYTHON if name.endswith(".py") else Language.CPP
    for called in (name, f"other-{name}"):
        failure = sandbox.compile(Program(called, language, Role.ACCEPTED, source))
        assert isinstance(failure, CompileFailure)
        assert called in failure.message
        assert "main." not in failure.message


def test_c_has_its_mathematics(sandbox: Sandbox) -> None:
    """A C program may use what `math.h` declares without asking for a library."""
    source = "#include <math.h>\n#include <stdio.h>\n"
    source += 'int main(void) { double x; scanf("%lf", &x); printf("%.0f", pow(x, 0.5)); }\n'
    artefact = sandbox.compile(Program("root.c", Language.CPP, Role.ACCEPTED, source))
    assert isinstance(artefact, Artefact), artefact
    assert sandbox.run(artefact, b"49", Limits()).stdout == b"7"


def test_compiles_the_same_source_once(sandbox: Sandbox) -> None:
    """The same source under another name is the same artefact, of the program that was asked for."""
    first = compiled(sandbox, "print(1)")
    second = sandbox.compile(Program("other.py", Language.PYTHON, Role.BRUTE, "print(1)"))
    assert isinstance(second, Artefact)
    assert (second.key, second.program.name) == (first.key, "other.py")


def test_many_runs_keep_the_order_of_the_inputs(sandbox: Sandbox, language: Language) -> None:
    """Observations come in the order of the inputs although the runs end in another."""
    artefact = compiled(sandbox, ADD[language], language)
    inputs = [f"{number} 1\n".encode() for number in range(12)]
    outputs = [seen.stdout for seen in sandbox.run_many(artefact, inputs, Limits())]
    assert outputs == [f"{number + 1}\n".encode() for number in range(12)]


def test_many_runs_are_made_lazily(sandbox: Sandbox) -> None:
    """A reader who stops early leaves most inputs unread."""
    taken = 0

    class Inputs(list[bytes]):
        def __iter__(self) -> Iterator[bytes]:
            nonlocal taken
            for item in super().__iter__():
                taken += 1
                yield item

    runs = sandbox.run_many(compiled(sandbox, ADD[Language.PYTHON]), Inputs([b"1 1\n"] * 1000), Limits())
    assert next(iter(runs)).stdout == b"2\n"
    runs.close()  # type: ignore[attr-defined]
    assert taken < 500


@pytest.mark.parametrize(
    ("source", "limits", "cause"),
    [
        ("while True: pass", Limits(cpu_seconds=0.2), Cause.CPU_LIMIT),
        ("import time\ntime.sleep(60)", Limits(wall_seconds=0.3), Cause.WALL_LIMIT),
        ("x = [bytearray(1 << 20) for _ in range(4000)]", Limits(memory_mb=64), Cause.MEMORY_LIMIT),
        ("while True: print('x' * 1000)", Limits(stdout_bytes=100_000), Cause.OUTPUT_LIMIT),
        ("import sys\nsys.exit(3)", Limits(), Cause.NONZERO_EXIT),
        ("1 / 0", Limits(), Cause.NONZERO_EXIT),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", Limits(), Cause.SIGNAL),
    ],
)
def test_says_why_a_run_ended(sandbox: Sandbox, source: str, limits: Limits, cause: Cause) -> None:
    """Each way to end has its cause."""
    assert sandbox.run(compiled(sandbox, source), b"", limits).cause is cause


def test_empty_input_ends_at_once(sandbox: Sandbox) -> None:
    """A program that reads to the end of nothing goes on, and does not wait for its limits."""
    artefact = compiled(sandbox, "import sys\nprint(len(sys.stdin.read()))")
    seen = sandbox.run(artefact, b"", Limits(wall_seconds=5))
    assert (seen.cause, seen.stdout) == (Cause.EXITED, b"0\n")


def test_truncates_output_but_counts_it(sandbox: Sandbox) -> None:
    """The kept bytes are bounded, the totals are not, and the hash is that of what was read."""
    source = "import sys\nsys.stderr.write('e' * 5000)\nsys.stdout.write('o' * 5000)"
    seen = sandbox.run(compiled(sandbox, source), b"", Limits(stdout_bytes=5000, stderr_bytes=100))
    assert (seen.cause, len(seen.stdout), seen.stdout_total) == (Cause.EXITED, 5000, 5000)
    assert (seen.stderr, seen.stderr_total) == (b"e" * 100, 5000)
    assert seen.stdout_sha256 == hashlib.sha256(b"o" * 5000).hexdigest()
