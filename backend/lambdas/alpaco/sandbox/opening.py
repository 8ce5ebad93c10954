"""Opens the sandbox of this machine in the strongest mode that a self-check finds to hold."""

from __future__ import annotations

import os
import pwd
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from alpaco.errors import SandboxError
from alpaco.problem.observation import CompileFailure, Isolation, Mode
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox.launcher import Launcher
from alpaco.sandbox.local import LocalSandbox, Setup
from alpaco.sandbox.native import LauncherFiles, build_launcher
from alpaco.sandbox.plain import PlainRunner
from alpaco.sandbox.pool import Pool, Runner
from alpaco.sandbox.selfcheck import Attempt, attack_program, read_attempts
from alpaco.sandbox.toolchains import PYTHON_OPTIONS, Python, Toolchain
from alpaco.sandbox.tools import find_cpp, find_java, find_python
from alpaco.sandbox.wire import ENVIRONMENT, Layer

__all__ = ["attack", "open_sandbox"]

_STRICT = Layer.RLIMITS | Layer.NO_NEW_PRIVS | Layer.LANDLOCK | Layer.SECCOMP
_ZYGOTE = Path(__file__).parent / "zygote.py"


def open_sandbox(folder: Path | None = None, *, workers: int | None = None) -> LocalSandbox:
    """Open a sandbox that works in a new folder inside `folder` (default: the system's for temporary files).

    `workers` programs run at a time, by default one on each core that this process may use. Raises
    `SandboxError` where not even a degraded sandbox can be had.
    """
    setup, launcher, notes = _prepare(Path(tempfile.mkdtemp(prefix="alpaco-sandbox-", dir=folder)), workers or _cores())
    if launcher:
        required = _STRICT | (Layer.NOBODY if os.geteuid() == 0 else Layer(0))
        strict = replace(setup, required=required, isolation=Isolation(Mode.STRICT, (), ()))
        held, remark = _held(strict)
        if held:
            return _with_fork_servers(_described(strict, held, notes), launcher)
        notes.append(remark)
    attempts, layers = attack(LocalSandbox(setup))
    return LocalSandbox(_described(setup, layers, [*notes, _succeeded(attempts)]))


def attack(sandbox: LocalSandbox, comment: str = "") -> tuple[tuple[Attempt, ...], tuple[str, ...]]:
    """Try every attack from inside `sandbox`; return how they went and the layers that were around them."""
    source = attack_program(os.getpid()) + f"# {comment}\n"
    artefact = sandbox.compile(Program("attack.py", Language.PYTHON, Role.ACCEPTED, source))
    if isinstance(artefact, CompileFailure):
        raise SandboxError(f"the sandbox's self-check does not compile: {artefact.message}")
    observation = sandbox.run(artefact, b"", Limits(cpu_seconds=5, stack_mb=64))
    return read_attempts(observation), observation.layers


def _prepare(folder: Path, workers: int) -> tuple[Setup, LauncherFiles | None, list[str]]:
    launcher, notes = _find_launcher()
    identity = (os.geteuid(), os.getegid())
    if identity[0] == 0:
        nobody = pwd.getpwnam("nobody")
        identity = (nobody.pw_uid, nobody.pw_gid)
        folder.chmod(0o711)  # nobody may reach a folder in it whose name he is given
    slots = threading.BoundedSemaphore(workers)
    runners = Pool(lambda: _start_launcher(launcher) if launcher else PlainRunner(), slots)
    toolchains, remarks = _find_toolchains(folder)
    setup = Setup(
        folder=folder,
        workers=workers,
        toolchains=toolchains,
        runners=runners,
        fork_servers=None,
        identity=identity,
        required=Layer(0),
        isolation=Isolation(Mode.DEGRADED, (), ()),
    )
    return setup, launcher, notes + remarks


def _find_launcher() -> tuple[LauncherFiles | None, list[str]]:
    cure = "programs run without kernel isolation, and what they prove cannot be published"
    if not sys.platform.startswith("linux"):
        return None, [f"this is not Linux: {cure}; a Linux container gives strict mode"]
    try:
        launcher = build_launcher()
    except SandboxError as error:
        return None, [f"{error}: {cure}"]
    return launcher, [] if launcher else [f"no C compiler: {cure}; install g++ for strict mode"]


def _find_toolchains(folder: Path) -> tuple[Mapping[Language, Toolchain], list[str]]:
    python = find_python(folder, others=os.geteuid() == 0)
    if python is None:
        raise SandboxError(
            "no Python 3.11 or newer that programs could run with: as root, one that other users may read is needed"
        )
    found: dict[Language, Toolchain] = {Language.PYTHON: python}
    notes = []
    for language, toolchain, cure in (
        (Language.CPP, find_cpp(), "g++ is not installed: no C++ programs"),
        (Language.JAVA, find_java(), "no Java development kit is installed: no Java programs"),
    ):
        if toolchain:
            found[language] = toolchain
        else:
            notes.append(cure)
    return found, notes


def _start_launcher(launcher: LauncherFiles) -> Runner:
    return Launcher([str(launcher.program)], ENVIRONMENT)


def _held(setup: Setup) -> tuple[tuple[str, ...], str]:
    """Return the layers around the attacks when every one was stopped; else none, and what was wrong."""
    try:
        attempts, layers = attack(LocalSandbox(setup))
    except SandboxError as error:
        return (), f"strict mode is not possible here: {error}"
    remark = _succeeded(attempts)
    return (() if remark else layers), remark


def _succeeded(attempts: tuple[Attempt, ...]) -> str:
    names = [attempt.name for attempt in attempts if not attempt.stopped_by]
    return f"a program here can: {', '.join(names)}" if names else ""


def _with_fork_servers(setup: Setup, launcher: LauncherFiles) -> LocalSandbox:
    python = setup.toolchains[Language.PYTHON]
    assert isinstance(python, Python)
    command = [str(launcher.program), python.interpreter, *PYTHON_OPTIONS, str(_ZYGOTE), str(launcher.library)]
    servers = Pool(lambda: Launcher(command, ENVIRONMENT), setup.runners.slots)
    quick = LocalSandbox(replace(setup, fork_servers=servers))
    try:
        attempts, layers = attack(quick, "through the fork-server")
        remark = _succeeded(attempts)
    except SandboxError as error:
        remark = str(error)
    if not remark and layers == setup.isolation.layers:
        return quick
    servers.close()
    notes = (*setup.isolation.notes, f"no fork-server for Python ({remark}): short programs start slowly")
    return LocalSandbox(replace(setup, isolation=replace(setup.isolation, notes=notes)))


def _described(setup: Setup, layers: tuple[str, ...], notes: list[str]) -> Setup:
    languages = tuple(str(language) for language in setup.toolchains)
    return replace(setup, isolation=Isolation(setup.isolation.mode, layers, languages, tuple(filter(None, notes))))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
