"""How each language is compiled and run: commands, what they may read, what they produce."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from typing import Protocol

from alpaco.problem.program import Limits, Program
from alpaco.sandbox.native import CPP_FLAGS, find_cpp_header
from alpaco.sandbox.wire import Job

__all__ = ["COMPILE_LIMITS", "COMPILE_PYTHON", "PRODUCT", "PYTHON_OPTIONS", "Cpp", "Java", "Python", "Toolchain"]

PRODUCT = "main"
PYTHON_OPTIONS = ("-s", "-S", "-P")

COMPILE_LIMITS = Limits(cpu_seconds=30, wall_seconds=90, memory_mb=2048, stack_mb=64, stdout_bytes=16 << 20)
_GRACE_MB = 128
_CPP_SUFFIXES = (".cpp", ".cc", ".cxx", ".c++", ".C")
_READABLE = ("/dev/urandom",)
_WRITABLE = ("/dev/null",)

# Both run in the jail: the first turns source on standard input into code on standard output, the second runs code.
COMPILE_PYTHON = """
import marshal, sys
try:
    code = compile(sys.stdin.buffer.read(), "main.py", "exec", dont_inherit=True)
except (SyntaxError, ValueError) as error:
    import traceback
    sys.exit("".join(traceback.format_exception_only(error)).rstrip())
sys.stdout.buffer.write(marshal.dumps(code))
"""
_RUN_PYTHON = "import marshal, os; exec(marshal.loads(os.fdopen(3, 'rb').read()))"


class Toolchain(Protocol):
    """One language.

    `source_name` is the source's file in the box, empty where it is read from standard input; `shown_name` is how
    the compiler calls it;
    `product_suffix` that of what is taken out of the box, None where it is written to standard output.
    """

    @property
    def source_name(self) -> str:
        """Name the source's file."""
        ...

    @property
    def shown_name(self) -> str:
        """Name the source in the compiler's words."""
        ...

    @property
    def product_suffix(self) -> str | None:
        """Say which files to take."""
        ...

    def compile_job(self, box: str, program: Program) -> Job:
        """Return the job that compiles the program's files in the folder `box`."""
        ...

    def run_job(self, folder: str, limits: Limits) -> Job:
        """Return the job that runs what was compiled into `folder`."""
        ...


@dataclass(frozen=True, slots=True)
class Python:
    """Python 3, from `interpreter`; programs are checked and compiled to code once."""

    interpreter: str
    readable: tuple[str, ...]
    compiler: str
    source_name: str = ""
    shown_name: str = "main.py"
    product_suffix: str | None = None

    def compile_job(self, box: str, program: Program) -> Job:  # noqa: ARG002  its text comes by standard input
        """Run the compiling program like any other: without rights."""
        return replace(self._job(COMPILE_LIMITS, box), artefact=self.compiler)

    def run_job(self, folder: str, limits: Limits) -> Job:
        """Run the code on descriptor 3."""
        return replace(self._job(limits, folder), artefact=f"{folder}/{PRODUCT}")

    def _job(self, limits: Limits, folder: str) -> Job:
        return Job(
            limits=limits,
            folder=folder,
            executable=self.interpreter,
            arguments=(self.interpreter, *PYTHON_OPTIONS, "-c", _RUN_PYTHON),
            readable=(*self.readable, *_READABLE),
            writable=_WRITABLE,
            address_mb=_address_mb(limits),
        )


def _address_mb(limits: Limits) -> int:
    stacks = 16 * limits.stack_mb if limits.threads else limits.stack_mb
    return limits.memory_mb + stacks + _GRACE_MB


def _dialect(name: str) -> str:
    """Return the compiler's name for what a file is written in, empty for what is only included."""
    suffix = PurePosixPath(name).suffix
    return "c" if suffix == ".c" else "c++" if suffix in _CPP_SUFFIXES else ""


@dataclass(frozen=True, slots=True)
class Cpp:
    """C++20 by g++, linked statically: programs start faster and need to read nothing.

    `libraries` is what they must read where the static libraries are not installed.
    """

    compiler: str
    readable: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    source_name: str = "main.cpp"
    shown_name: str = "main.cpp"
    product_suffix: str | None = ""

    def compile_job(self, box: str, program: Program) -> Job:
        """Compile in the box with the precompiled header, each file as C or C++ by its name."""
        sources = [("-x", _dialect(program.name) or "c++", self.source_name)]
        sources += [("-x", dialect, file.name) for file in program.files if (dialect := _dialect(file.name))]
        header = find_cpp_header(self.compiler)
        include = ("-I", str(header)) if header else ()
        dialects = [dialect for _, dialect, _ in sources]
        flags = CPP_FLAGS if "c++" in dialects else [flag for flag in CPP_FLAGS if not flag.startswith("-std=c++")]
        options = (*flags, *include) if self.libraries else (*flags, *include, "-static")
        return Job(
            limits=COMPILE_LIMITS,
            folder=box,
            executable=self.compiler,
            arguments=(self.compiler, *options, "-o", PRODUCT, *chain.from_iterable(sources), "-x", "none", "-lm"),
            readable=(*self.readable, *include[1:]),
            writable=(box,),
            forks=True,
            address_mb=COMPILE_LIMITS.memory_mb,
            file_mb=256,
        )

    def run_job(self, folder: str, limits: Limits) -> Job:
        """Run the executable; it may read nothing but itself."""
        program = f"{folder}/{PRODUCT}"
        return Job(
            limits=limits,
            folder=folder,
            executable=program,
            arguments=(PRODUCT,),
            readable=(program, *self.libraries, *_READABLE),
            writable=_WRITABLE,
            address_mb=_address_mb(limits),
        )


@dataclass(frozen=True, slots=True)
class Java:
    """Java 17 or newer; the class is `Main`. The virtual machine needs threads and reserves address space freely."""

    java: str
    javac: str
    readable: tuple[str, ...]
    source_name: str = "Main.java"
    shown_name: str = "Main.java"
    product_suffix: str | None = ".class"

    def compile_job(self, box: str, program: Program) -> Job:
        """Compile in the box."""
        options = ("-J-XX:+UseSerialGC", "-J-XX:-UsePerfData", "-encoding", "UTF-8")
        others = [file.name for file in program.files if file.name.endswith(".java")]
        return Job(
            limits=COMPILE_LIMITS,
            folder=box,
            executable=self.javac,
            arguments=(self.javac, *options, self.source_name, *others),
            readable=self.readable,
            writable=(box,),
            forks=True,
            file_mb=64,
        )

    def run_job(self, folder: str, limits: Limits) -> Job:
        """Run `Main`; the heap gets the whole limit, the virtual machine's own needs come on top."""
        options = (f"-Xmx{limits.memory_mb}m", f"-Xss{limits.stack_mb}m", "-XX:+UseSerialGC", "-XX:-UsePerfData")
        return Job(
            limits=replace(limits, threads=True, memory_mb=limits.memory_mb + 256),
            folder=folder,
            executable=self.java,
            arguments=(self.java, *options, "-Xshare:auto", "-cp", folder, "Main"),
            readable=(*self.readable, folder, *_READABLE),
            writable=_WRITABLE,
        )
