"""What every `Workbench` promises beyond a `Sandbox`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alpaco.errors import SandboxError
from alpaco.ports import Workbench
from alpaco.problem.observation import Artefact, Cause, CompileFailure
from alpaco.problem.program import Language, Limits, Program, Role, SourceFile, Workplace
from alpaco.sandbox import open_sandbox

COPY = {
    "copy.py": "import sys\nopen(sys.argv[2] + 'said', 'w').write('x')\nprint(open(sys.argv[1]).read() + input())\n",
    "copy.cpp": """#include <fstream>
#include <iostream>
int main(int, char** a) { std::ofstream(std::string(a[2]) + "said") << 'x'; std::string s, t;
  std::getline(std::ifstream(a[1]) >> std::ws, s); std::getline(std::cin, t); std::cout << s << t << "\\n"; }
""",
    "copy.c": """#include <stdio.h>
int main(int n, char** a) { char class[9], b[9]; FILE* f = fopen(a[1], "r"); fscanf(f, "%s", class); scanf("%s", b);
  printf("%s%s\\n", class, b); return 0; }
""",
    "Copy.java": """import java.nio.file.*;
public class Main { public static void main(String[] a) throws Exception {
  Files.writeString(Path.of(a[1] + "said"), "x");
  System.out.println(Files.readString(Path.of(a[0])) + new java.util.Scanner(System.in).next()); } }
""",
}
LANGUAGES = {".py": Language.PYTHON, ".cpp": Language.CPP, ".c": Language.CPP, ".java": Language.JAVA}
PLACE = Workplace({"input": b"left"}, ("feedback/said",))


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    """The sandbox of this machine."""
    with open_sandbox() as local:
        yield local


def made(bench: Workbench, name: str, source: str, *files: SourceFile, arguments: tuple[str, ...] = ()) -> Artefact:
    """Compile what must compile."""
    suffix = name[name.rindex(".") :]
    program = Program(name, LANGUAGES[suffix], Role.CHECKER, source, files=files, arguments=arguments)
    artefact = bench.compile(program)
    assert isinstance(artefact, Artefact), artefact
    return artefact


@pytest.mark.parametrize("name", COPY)
def test_files_arguments_and_feedback(bench: Workbench, name: str) -> None:
    """A program of any language reads the files, writes where it may and gets its arguments."""
    artefact = made(bench, name, COPY[name], arguments=("input", "feedback/"))
    for _ in range(2):
        seen = bench.run_in(artefact, b"right\n", PLACE, Limits())
        assert (seen.cause, seen.stdout) == (Cause.EXITED, b"leftright\n"), seen.stderr


def test_nothing_else_can_be_written_or_read(bench: Workbench) -> None:
    """The files are read-only, no other can be made, and those of the machine stay out of reach."""
    if bench.isolation().mode != "strict":
        pytest.skip("files are not guarded here")
    source = """
for path, mode in (("input", "w"), ("new", "w"), ("feedback/new", "w"), ("/etc/passwd", "r")):
    try:
        open(path, mode)
        print(path)
    except OSError:
        pass
"""
    assert bench.run_in(made(bench, "try.py", source), b"", PLACE, Limits()).stdout == b""


def test_what_is_written_is_bounded(bench: Workbench) -> None:
    """A program that fills its feedback is stopped long before the disk is full."""
    source = "f = open('feedback/said', 'wb')\nfor _ in range(1000): f.write(bytes(1 << 20))\n"
    assert bench.run_in(made(bench, "fill.py", source), b"", PLACE, Limits()).cause is not Cause.EXITED


def test_a_workplace_cannot_lie_outside(bench: Workbench) -> None:
    """A name that leads out of the folder is refused."""
    with pytest.raises(SandboxError):
        bench.run_in(made(bench, "a.py", "pass"), b"", Workplace({"../x": b""}), Limits())


@pytest.mark.parametrize(
    ("name", "source", "files"),
    [
        ("main.py", "import half, deep.whole\nprint(half.f() + deep.whole.g())\n",
         {"half.py": "def f(): return 20\n", "deep/whole.py": "import half\ndef g(): return half.f() + 2\n"}),
        ("main.cpp", '#include "in/half.h"\n#include <cstdio>\nint g();\nint main() { printf("%d\\n", f() + g()); }\n',
         {"in/half.h": "static int f() { return 20; }\n", "whole.cpp": "int g() { return 22; }\n"}),
        ("Main.java", "class Main { public static void main(String[] a) { System.out.println(Half.f() * 2 + 2); } }\n",
         {"Half.java": "class Half { static int f() { return 20; } }\n"}),
    ],
)  # fmt: skip
def test_programs_of_several_files(bench: Workbench, name: str, source: str, files: dict[str, str]) -> None:
    """The main source finds the others beside it."""
    artefact = made(bench, name, source, *(SourceFile(*file) for file in files.items()))
    assert bench.run(artefact, b"", Limits()).stdout == b"42\n"


def test_a_mistake_in_another_file_is_a_compile_failure(bench: Workbench) -> None:
    """Also where the language finds files only as it runs."""
    program = Program("m.py", Language.PYTHON, Role.WRONG, "import a\n", files=(SourceFile("a.py", "def (\n"),))
    assert isinstance(bench.compile(program), CompileFailure)
