"""Tries attacks from inside the sandbox: what holds is known from what fails, not from version numbers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from alpaco.errors import SandboxError
from alpaco.problem.observation import Cause, CompileFailure, Mode, Observation
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox.local import LocalSandbox

__all__ = ["ATTACKS", "Attempt", "attack", "refused", "succeeded"]

# Each statement does harm, or raises. `service` is the number of the service's process, `planted` are paths
# to plant something at, `readable` is a file of the service that programs may read.
ATTACKS: dict[str, str] = {
    "reach a descriptor of the service": "[os.fstat(n) for n in range(3, 64) if is_open(n)][0]",
    "read a foreign file": "open('/etc/passwd').read(1)",
    "list a foreign folder": "os.listdir('/')",
    "read the service's environment": "open(f'/proc/{service}/environ', 'rb').read(1)",
    "map the service's memory": "open(f'/proc/{service}/maps').read(1)",
    "write a file here": "os.open(planted[0], os.O_WRONLY | os.O_CREAT)",
    "write a file in /tmp": "os.open(planted[1], os.O_WRONLY | os.O_CREAT)",
    "plant a symbolic link": "os.symlink('/etc/passwd', planted[2])",
    "empty a file that it may read": "os.open(readable, os.O_RDONLY | os.O_TRUNC)",
    "start a process": "os.fork() or os._exit(0)",
    "leave the process group": "os.setsid()",
    "signal the service": "os.kill(service, 0)",
    "change the service's limits": "resource.prlimit(service, resource.RLIMIT_CORE)",
    "open a socket": "socket.socket()",
    "make an anonymous file": "os.memfd_create('x')",
    "raise its own limits": "resource.setrlimit(resource.RLIMIT_NPROC, (99, 99))",
}
# What limits and an execute-only interpreter stop by themselves, as in AWS Lambda.
_STOPPED_BY_LIMITS = {
    "read the service's environment",
    "map the service's memory",
    "start a process",
    "reach a descriptor of the service",
    "raise its own limits",
}
_MUST_FAIL = {Mode.STRICT: ATTACKS.keys(), Mode.LAMBDA_EXEC: _STOPPED_BY_LIMITS, Mode.DEGRADED: set[str]()}

_CURES = {
    "empty a file that it may read": "Landlock 3 of Linux 6.2 stops this",
    "read the service's environment": "without kernel layers the service's interpreter must be execute-only",
    "map the service's memory": "without kernel layers the service's interpreter must be execute-only",
}
_PROGRAM = """
import json, os, resource, socket
service, readable = {service}, {readable!r}
planted = ["planted", f"/tmp/alpaco-planted-{{service}}", f"/tmp/alpaco-link-{{service}}"]
def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False
results = {{}}
for name, statement in {attacks!r}.items():
    try:
        exec(statement)
        results[name] = ""
    except BaseException as error:
        results[name] = repr(error)
for path in planted:
    try:
        os.unlink(path)
    except OSError:
        pass
print(json.dumps(results))
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attack and what stopped it; nothing did where `stopped_by` is empty."""

    name: str
    stopped_by: str


def attack(sandbox: LocalSandbox, through: str) -> tuple[tuple[Attempt, ...], Observation]:
    """Try every attack from inside the sandbox; return how they went, and what was seen of the program that tried.

    `through` names the kind of runner.
    Raises `SandboxError` where programs cannot be run at all.
    """
    source = f"# through the {through}\n"
    source += _PROGRAM.format(service=os.getpid(), readable=str(sandbox.setup.folder.decoy), attacks=ATTACKS)
    artefact = sandbox.compile(Program("attack.py", Language.PYTHON, Role.ACCEPTED, source))
    if isinstance(artefact, CompileFailure):
        raise SandboxError(f"the self-check does not compile: {artefact.message}")
    seen = sandbox.run(artefact, b"", Limits(cpu_seconds=5, stack_mb=64))
    if seen.cause is not Cause.EXITED:
        words = seen.stderr[-500:].decode(errors="replace")
        raise SandboxError(f"the self-check ended with {seen.cause}: {seen.note} {words}".rstrip())
    report = json.loads(seen.stdout)
    return tuple(Attempt(name, report[name]) for name in ATTACKS), seen


def succeeded(attempts: tuple[Attempt, ...]) -> str:
    """Say in one line what a program can do that it should not; empty where there is nothing."""
    names = [attempt.name for attempt in attempts if not attempt.stopped_by]
    return f"a program can {', '.join(names)}" if names else ""


def refused(attempts: tuple[Attempt, ...], mode: Mode) -> str:
    """Say why the mode does not hold; empty where it does."""
    fatal = tuple(attempt for attempt in attempts if attempt.name in _MUST_FAIL[mode])
    cures = dict.fromkeys(
        _CURES[attempt.name] for attempt in fatal if not attempt.stopped_by and attempt.name in _CURES
    )
    return "; ".join(filter(None, (succeeded(fatal), *cures)))
