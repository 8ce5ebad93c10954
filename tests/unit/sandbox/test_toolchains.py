"""What each language may do while it is compiled and run."""

from __future__ import annotations

from dataclasses import replace

from alpaco.problem.program import Language, Limits, Program, Role, SourceFile
from alpaco.sandbox.toolchains import Cpp, Java, Python

PROGRAM = Program("main.c", Language.CPP, Role.ACCEPTED, "", files=(SourceFile("a.cc", ""), SourceFile("b.h", "")))
PYTHON = Python("/usr/bin/python3", ("/usr/lib/python3",), "/sandbox/compile-python")


def test_a_cpp_program_may_read_nothing_but_itself_and_devices() -> None:
    """The executable is static, so that no library has to be readable."""
    job = Cpp("/usr/bin/g++", ("/usr/lib",)).run_job("/sandbox/made-1", Limits())
    assert job.readable == ("/sandbox/made-1/main", "/dev/urandom")
    assert job.writable == ("/dev/null",)
    assert not job.forks
    assert job.file_mb == 0


def test_a_python_program_is_code_on_a_descriptor() -> None:
    """The source is nowhere in the program's reach; the same interpreter compiles, from standard input."""
    job = PYTHON.run_job("/sandbox/made-1", Limits())
    assert job.artefact == "/sandbox/made-1/main"
    assert "/sandbox/made-1" not in job.readable
    assert PYTHON.compile_job("/box", PROGRAM).artefact == "/sandbox/compile-python"


def test_address_space_is_the_memory_limit_with_grace() -> None:
    """Memory is judged by its measured peak; the address space only has to stop a bomb, and hold threads' stacks."""
    limits = Limits(memory_mb=100, stack_mb=50)
    assert PYTHON.run_job("/made", limits).address_mb == 100 + 50 + 128
    assert PYTHON.run_job("/made", replace(limits, threads=True)).address_mb == 100 + 16 * 50 + 128


def test_java_is_watched_instead() -> None:
    """The Java machine reserves addresses freely and needs threads: its resident memory is watched."""
    job = Java("/jdk/bin/java", "/jdk/bin/javac", ("/jdk",)).run_job("/made", Limits(memory_mb=256))
    assert job.address_mb == 0
    assert job.limits.threads
    assert "-Xmx256m" in job.arguments
    assert job.limits.memory_mb > 256


def test_every_file_is_compiled_as_what_it_is() -> None:
    """C stays C, C++ beside it is C++, and headers are only included."""
    words = Cpp("/usr/bin/g++", ()).compile_job("/box", PROGRAM).arguments
    sources = words[words.index("-x") :]
    assert sources == ("-x", "c", "main.cpp", "-x", "c++", "a.cc", "-x", "none", "-lm")


def test_c_alone_is_not_told_a_dialect_of_cpp() -> None:
    """The compiler would warn of it in front of what the author has to see."""
    alone = replace(PROGRAM, files=())
    assert "-std=c++20" not in Cpp("/usr/bin/g++", ()).compile_job("/box", alone).arguments
    assert "-std=c++20" in Cpp("/usr/bin/g++", ()).compile_job("/box", PROGRAM).arguments
