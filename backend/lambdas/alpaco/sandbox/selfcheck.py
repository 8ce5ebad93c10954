"""Tries attacks from inside the sandbox: what holds is known from what fails, not from version numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from alpaco.errors import SandboxError
from alpaco.problem.observation import Cause, Observation

__all__ = ["ATTACKS", "Attempt", "attack_program", "read_attempts"]

# Each statement does harm, or raises. `service` is the number of the service's process.
ATTACKS: dict[str, str] = {
    "read a foreign file": "open('/etc/passwd').read(1)",
    "list a foreign folder": "os.listdir('/')",
    "read the service's environment": "open(f'/proc/{service}/environ', 'rb').read(1)",
    "map the service's memory": "open(f'/proc/{service}/maps').read(1)",
    "write a file here": "os.open(planted[0], os.O_WRONLY | os.O_CREAT)",
    "write a file in /tmp": "os.open(planted[1], os.O_WRONLY | os.O_CREAT)",
    "plant a symbolic link": "os.symlink('/etc/passwd', planted[2])",
    "start a process": "os.fork() or os._exit(0)",
    "leave the process group": "os.setsid()",
    "signal the service": "os.kill(service, 0)",
    "change the service's limits": "resource.prlimit(service, resource.RLIMIT_CORE)",
    "open a socket": "socket.socket()",
    "make an anonymous file": "os.memfd_create('x')",
    "reach a descriptor of the service": "list(map(os.fstat, [n for n in range(3, 64) if is_open(n)] or [-1]))",
    "raise its own limits": "resource.setrlimit(resource.RLIMIT_NPROC, (99, 99))",
}

_PROGRAM = """
import json, os, resource, socket, sys
service = {service}
planted = ["planted", f"/tmp/alpaco-planted-{{service}}", f"/tmp/alpaco-link-{{service}}"]
def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False
results = {{}}
for name, attack in {attacks!r}.items():
    try:
        exec(attack)
        for path in planted:
            if os.path.lexists(path):
                os.unlink(path)
        results[name] = ""
    except BaseException as error:
        results[name] = repr(error) or "refused"
print(json.dumps(results))
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attack and what stopped it; nothing did where `stopped_by` is empty."""

    name: str
    stopped_by: str


def attack_program(service: int) -> str:
    """Return the Python program that tries every attack against the process `service`."""
    return _PROGRAM.format(service=service, attacks=ATTACKS)


def read_attempts(observation: Observation) -> tuple[Attempt, ...]:
    """Read the attacking program's report; raises `SandboxError` where it could not make one."""
    if observation.cause is not Cause.EXITED:
        words = observation.stderr[-500:].decode(errors="replace")
        raise SandboxError(f"the sandbox's self-check ended with {observation.cause}: {observation.note} {words}")
    report = json.loads(observation.stdout)
    return tuple(Attempt(name, report[name]) for name in ATTACKS)
