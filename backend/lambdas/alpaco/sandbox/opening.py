"""Opens the sandbox of this machine in the strongest mode that a self-check finds to hold."""

from __future__ import annotations

import os
import pwd
import sys
import threading
from dataclasses import replace
from pathlib import Path

from alpaco.errors import SandboxError
from alpaco.problem.observation import Isolation, Mode
from alpaco.problem.program import Language, Limits
from alpaco.sandbox.folder import SandboxFolder
from alpaco.sandbox.launcher import Launcher
from alpaco.sandbox.local import LocalSandbox, Setup
from alpaco.sandbox.native import LauncherFiles, build_launcher
from alpaco.sandbox.plain import PlainRunner
from alpaco.sandbox.pool import Pool, Runner
from alpaco.sandbox.selfcheck import attack, refused, succeeded
from alpaco.sandbox.toolchains import COMPILE_LIMITS, PYTHON_OPTIONS, Python
from alpaco.sandbox.tools import find_toolchains
from alpaco.sandbox.wire import ENVIRONMENT, NO_LAYERS, Layer

__all__ = ["open_sandbox"]

_KERNEL_LAYERS = Layer.RLIMITS | Layer.NO_NEW_PRIVS | Layer.LANDLOCK | Layer.SECCOMP
_REQUIRED = {Mode.STRICT: _KERNEL_LAYERS, Mode.LAMBDA_EXEC: Layer.RLIMITS, Mode.DEGRADED: NO_LAYERS}
_ZYGOTE = Path(__file__).parent / "zygote.py"
_NEWEST_LANDLOCK = 99


def open_sandbox(
    folder: Path | None = None,
    *,
    workers: int | None = None,
    mode: Mode | None = None,
    landlock_abi: int = _NEWEST_LANDLOCK,
    compile_limits: Limits = COMPILE_LIMITS,
) -> LocalSandbox:
    """Open a sandbox that works in a new folder inside `folder` (default: the system's for temporary files).

    `workers` programs run at a time, by default one on each core that this process may use. Without a `mode`
    the strict one is taken where it holds, otherwise the degraded one; a given mode that does not hold is a
    `SandboxError`. `landlock_abi` caps the Landlock version that is used, to see what an older kernel would do.
    """
    own = SandboxFolder(folder)
    try:
        launcher, notes = _find_launcher()
        setup = _prepare(own, launcher, workers or _cores())
        setup = replace(setup, landlock_abi=landlock_abi, compile_limits=compile_limits)
        setup = replace(setup, isolation=_noted(setup.isolation, *notes))
        checked, seconds = _in_strongest_mode(setup, _candidates(mode, launcher, notes))
        return LocalSandbox(_with_fork_servers(checked, launcher, seconds) if launcher else checked)
    except BaseException:
        own.remove()
        raise


def _prepare(own: SandboxFolder, launcher: LauncherFiles | None, workers: int) -> Setup:
    identity = (os.geteuid(), os.getegid())
    if identity[0] == 0:
        nobody = pwd.getpwnam("nobody")
        identity = (nobody.pw_uid, nobody.pw_gid)
    toolchains, notes = find_toolchains(own, identity)

    def start() -> Runner:
        return Launcher([str(launcher.program)], ENVIRONMENT) if launcher else PlainRunner()

    return Setup(
        folder=own,
        workers=workers,
        toolchains=toolchains,
        runners=Pool(start, threading.BoundedSemaphore(workers)),
        identity=identity,
        isolation=Isolation(Mode.DEGRADED, (), tuple(map(str, toolchains)), notes),
    )


def _find_launcher() -> tuple[LauncherFiles | None, tuple[str, ...]]:
    effect = "programs run without kernel isolation, and what they prove cannot be published"
    if not sys.platform.startswith("linux"):
        return None, (f"this is not Linux: {effect}; run in a Linux container for strict mode",)
    try:
        launcher = build_launcher()
    except SandboxError as error:
        return None, (f"{error}: {effect}",)
    return launcher, () if launcher else (f"no C compiler: {effect}; install g++ for strict mode",)


def _candidates(mode: Mode | None, launcher: LauncherFiles | None, notes: tuple[str, ...]) -> tuple[Mode, ...]:
    """Return the modes to try, the strongest first; without a launcher there is but one."""
    if launcher is not None:
        return (mode,) if mode else (Mode.STRICT, Mode.DEGRADED)
    if mode not in (None, Mode.DEGRADED):
        raise SandboxError(f"{mode} mode does not hold here: {'; '.join(notes)}")
    return (Mode.DEGRADED,)


def _in_strongest_mode(setup: Setup, modes: tuple[Mode, ...]) -> tuple[Setup, float]:
    """Return the setup in the first of the modes that holds, and the CPU seconds that its self-check took.

    Raises `SandboxError` when the last does not hold.
    """
    for mode in modes[:-1]:
        try:
            return _in_mode(setup, mode)
        except SandboxError as error:
            setup = replace(setup, isolation=_noted(setup.isolation, f"{mode} mode does not hold here: {error}"))
    return _in_mode(setup, modes[-1])


def _in_mode(setup: Setup, mode: Mode) -> tuple[Setup, float]:
    """Demand what the mode demands, attack, and describe what held."""
    required = _REQUIRED[mode]
    if setup.identity[0] != os.geteuid() and mode is Mode.STRICT:
        required |= Layer.NOBODY
    if mode is Mode.LAMBDA_EXEC:  # no threads there, and the Java machine cannot do without
        languages = tuple(name for name in setup.isolation.languages if name != Language.JAVA)
        setup = replace(setup, isolation=replace(setup.isolation, languages=languages))
    setup = replace(setup, required=required, isolation=replace(setup.isolation, mode=mode))
    attempts, seen = attack(LocalSandbox(setup), "launcher")
    fatal = refused(attempts, mode)
    if fatal:
        raise SandboxError(fatal)
    remark = succeeded(attempts)
    if any(remark in note for note in setup.isolation.notes):  # what ruled out the stronger mode was just that
        remark = ""
    isolation = _noted(replace(setup.isolation, layers=seen.layers), remark)
    return replace(setup, isolation=isolation), seen.cpu_seconds


def _with_fork_servers(setup: Setup, launcher: LauncherFiles, seconds: float) -> Setup:
    """Let fork-servers run Python programs where they stop the same attacks; a note says so where they do not.

    The self-check took so many CPU `seconds` with an interpreter of its own: what it takes less here is the start.
    """
    python = setup.toolchains[Language.PYTHON]
    assert isinstance(python, Python)
    command = [str(launcher.program), python.interpreter, *PYTHON_OPTIONS, str(_ZYGOTE), str(launcher.library)]
    servers = Pool(lambda: Launcher(command, ENVIRONMENT), setup.runners.slots)
    quick = replace(setup, fork_servers=servers)
    try:
        attempts, seen = attack(LocalSandbox(quick), "fork-server")
        remark = refused(attempts, setup.isolation.mode)
    except SandboxError as error:
        remark = str(error)
    if not remark and seen.layers == setup.isolation.layers:
        return replace(quick, start_seconds=max(0.0, seconds - seen.cpu_seconds))
    servers.close()
    return replace(setup, isolation=_noted(setup.isolation, f"no fork-server, Python programs start slowly: {remark}"))


def _noted(isolation: Isolation, *notes: str) -> Isolation:
    return replace(isolation, notes=(*isolation.notes, *filter(None, notes)))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
