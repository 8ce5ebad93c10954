"""The sandbox as a service uses it: many at once, twice on one machine, killed, without a compiler."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from services import Service

from alpaco.errors import SandboxError
from alpaco.problem.observation import Artefact, Cause, Observation
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[LocalSandbox]:
    """A sandbox with two workers, in a folder of its own."""
    with open_sandbox(tmp_path, workers=2) as opened:
        yield opened


def run(sandbox: LocalSandbox, source: str, stdin: bytes = b"", limits: Limits | None = None) -> Observation:
    """Compile and run a Python program."""
    artefact = sandbox.compile(Program("main.py", Language.PYTHON, Role.ACCEPTED, source))
    assert isinstance(artefact, Artefact), artefact
    return sandbox.run(artefact, stdin, limits or Limits())


def wait_for_programs() -> set[int]:
    """Wait until a program runs; return the launchers of this service that run one."""
    for _ in range(1000):
        parents = dict(_parents())
        ours = {pid for pid, parent in parents.items() if parent == os.getpid()}
        running = {parent for parent in parents.values() if parent in ours}
        if running:
            return running
        time.sleep(0.01)
    raise AssertionError("no program was started")


def _parents() -> Iterator[tuple[int, int]]:
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            yield int(name), int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])


def test_the_start_of_the_interpreter_that_a_fork_is_spared_counts(sandbox: LocalSandbox) -> None:
    """It is part of the time that is reported, and of the time that a program may take."""
    slow_start = LocalSandbox(replace(sandbox.setup, start_seconds=3.0))
    assert sandbox.setup.fork_servers
    seen = run(slow_start, "print(1)", limits=Limits(cpu_seconds=4))
    assert (seen.cause, seen.cpu_seconds >= 3.0, seen.wall_seconds >= 3.0) == (Cause.EXITED, True, True)
    assert run(slow_start, "print(1)", limits=Limits(cpu_seconds=2)).cause is Cause.CPU_LIMIT


def test_two_hundred_submissions_at_once_queue_and_finish(sandbox: LocalSandbox) -> None:
    """Each of two hundred threads gets the output of its own program."""

    def submit(number: int) -> bytes:
        return run(sandbox, f"print({number} + int(input()))", b"1000\n").stdout

    with ThreadPoolExecutor(200) as threads:
        outputs = list(threads.map(submit, range(200)))
    assert outputs == [f"{1000 + number}\n".encode() for number in range(200)]


def test_no_state_goes_from_one_run_to_the_next(sandbox: LocalSandbox) -> None:
    """What a program changes in its interpreter is gone for the next one: both are copies of the same fresh process."""
    change = """
import builtins, os, random, sys, math, gc
builtins.print = None
sys.path.append("/planted")
sys.modules["heapq"] = None
os.environ["PLANTED"] = "1"
math.pi = 3
random.seed(1)
sys.setrecursionlimit(5000)
globals()["planted"] = 1
gc.disable()
"""
    look = """
import gc, heapq, math, os, sys
print("/planted" in sys.path, "PLANTED" in os.environ, round(math.pi, 2), sys.getrecursionlimit(), gc.isenabled())
print(sorted(name for name in globals() if not name.startswith("__")))
"""
    assert run(sandbox, change).cause is Cause.EXITED
    assert run(sandbox, look).stdout == b"False False 3.14 1000 True\n['gc', 'heapq', 'math', 'os', 'sys']\n"


def test_runs_do_not_share_their_random_numbers(sandbox: LocalSandbox) -> None:
    """Copies of one process are seeded apart, as fresh interpreters are."""
    source = "import random\nprint(random.random())"
    assert run(sandbox, source).stdout != run(sandbox, source).stdout


def test_sets_have_the_same_order_in_every_run(sandbox: LocalSandbox) -> None:
    """Hashes of strings are fixed, in every worker: a program is as deterministic as it can be."""
    source = "print(list({str(n) for n in range(100)}))"
    artefact = sandbox.compile(Program("main.py", Language.PYTHON, Role.ACCEPTED, source))
    assert isinstance(artefact, Artefact)
    assert len({seen.stdout for seen in sandbox.run_many(artefact, [b""] * 20, Limits())}) == 1


def test_peak_memory_is_the_program_s_own(sandbox: LocalSandbox) -> None:
    """A trivial program under a service of more than 200 MB has a peak of a few, in both languages."""
    ballast = bytearray(b"x") * (200 << 20)
    peaks = {Language.PYTHON: 16 << 10, Language.CPP: 4 << 10}
    sources = {Language.PYTHON: "pass", Language.CPP: "int main() {}"}
    for language, most in peaks.items():
        artefact = sandbox.compile(Program("main" + language.suffix, language, Role.ACCEPTED, sources[language]))
        assert isinstance(artefact, Artefact)
        assert sandbox.run(artefact, b"", Limits()).peak_kb < most
    assert len(ballast) == 200 << 20


def test_programs_that_had_to_make_room_are_compiled_again(sandbox: LocalSandbox) -> None:
    """A sandbox that keeps one program runs two in turn, and holds no more files than for one."""
    small = LocalSandbox(sandbox.setup, capacity=1)
    programs = [Program("main.py", Language.PYTHON, Role.ACCEPTED, f"print({number})") for number in range(2)]
    artefacts = [made for made in map(small.compile, programs) if isinstance(made, Artefact)]
    assert [small.run(made, b"", Limits()).stdout for made in artefacts * 2] == [b"0\n", b"1\n"] * 2
    assert len([name for name in os.listdir(sandbox.setup.folder.path) if name.startswith("made-")]) == 3


def test_the_programs_of_root_are_nobody_s(sandbox: LocalSandbox) -> None:
    """A program never has the rights of root, nor its groups; otherwise it is the user's own."""
    seen = run(sandbox, "import os\nprint(os.getuid(), os.geteuid(), 0 in os.getgroups(), os.getresuid())")
    user = 65534 if os.geteuid() == 0 else os.geteuid()
    assert seen.stdout.decode() == f"{user} {user} False ({user}, {user}, {user})\n"


def test_a_launcher_that_dies_is_replaced(sandbox: LocalSandbox, tmp_path: Path) -> None:
    """The run that was under way is the sandbox's failure; the next ones work."""
    failures = []

    def sleep() -> None:
        try:
            run(sandbox, "import time\ntime.sleep(60)")
        except SandboxError as error:
            failures.append(error)

    thread = threading.Thread(target=sleep)
    thread.start()
    for launcher in wait_for_programs():
        os.kill(launcher, signal.SIGKILL)
    thread.join()
    assert len(failures) == 1
    assert run(sandbox, "print(1)").stdout == b"1\n"


def test_closing_ends_what_runs_and_removes_every_file(tmp_path: Path) -> None:
    """A run under way ends with an error, later ones are refused, the folder is empty."""
    sandbox = open_sandbox(tmp_path, workers=1)
    with ThreadPoolExecutor(1) as threads:
        sleeping = threads.submit(run, sandbox, "import time\ntime.sleep(60)")
        wait_for_programs()
        sandbox.close()
        with pytest.raises(SandboxError):
            sleeping.result()
    with pytest.raises(SandboxError, match="closed"):
        run(sandbox, "print(1)")
    assert os.listdir(tmp_path) == []


def test_what_a_killed_service_left_is_removed_by_the_next(tmp_path: Path) -> None:
    """A folder whose service is gone is swept; that of a living one stays."""
    code = (
        f"import os, pathlib\nfrom alpaco.sandbox import open_sandbox\nopen_sandbox(pathlib.Path({str(tmp_path)!r}))\n"
    )
    subprocess.run([sys.executable, "-c", code + "os.kill(os.getpid(), 9)"], check=False)
    assert len(os.listdir(tmp_path)) == 1
    with open_sandbox(tmp_path):
        assert len(os.listdir(tmp_path)) == 1
        with open_sandbox(tmp_path):
            assert len(os.listdir(tmp_path)) == 2
    assert os.listdir(tmp_path) == []


def test_a_thousand_runs_leak_nothing(as_this_user: Service) -> None:
    """Descriptors, processes, files and objects stay as many; memory stays within what one run may need.

    `endurance.py` by itself does the same ten thousand times.
    """
    code, lines, errors = as_this_user.run("endurance.py", "1000")
    assert (code, errors) == (0, "")
    before, after = lines[0]["before"], lines[0]["after"]
    assert after.pop("memory_kb") - before.pop("memory_kb") < 8 * 1024
    assert after == before


def test_older_kernels_are_told_what_they_lack(without_rights: Service) -> None:
    """Below Landlock 3 a program can empty a file that it may read: strict mode says so, and does not hold."""
    code, lines, errors = without_rights.run("modes_service.py", "2", "3", "0")
    assert (code, errors) == (0, "")
    assert [line["mode"] for line in lines] == ["degraded", "strict", "degraded"]
    assert "Linux 6.2" in lines[0]["notes"]
    assert "landlock" in lines[2]["notes"]


def test_two_services_of_one_user_do_not_see_each_other(without_rights: Service) -> None:
    """Neither the other's folder, nor its programs, nor the secret in its environment can be read."""
    code, lines, errors = without_rights.run("neighbours_service.py")
    assert (code, errors) == (0, "")
    assert lines == [{"found": []}]


def test_without_a_compiler_programs_run_and_say_so(without_compiler: Service) -> None:
    """Degraded mode runs Python with limits and a clean environment, and says so on every result and in a note."""
    code, lines, errors = without_compiler.run("plain_service.py")
    assert (code, errors) == (0, "")
    isolation, *runs = lines
    assert (isolation["mode"], isolation["languages"]) == ("degraded", ["python"])
    assert "no C compiler" in isolation["notes"]
    assert "g++ is not installed" in isolation["notes"]
    assert all(run["degraded"] for run in runs)
    ends = ["exited", "cpu-limit", "wall-limit", "wall-limit", "output-limit", "nonzero-exit", "exited", "exited"]
    assert [run["cause"] for run in runs] == ends
    assert runs[0]["stdout"] == "2\n"
    assert runs[6]["stdout"] == "400000\n"
    assert "SECRET" not in runs[7]["stdout"]
