"""A service with things to attack: runs the tables against itself and prints what was seen, one JSON line each.

`python harness.py TABLE MODE[:ABI] [NAME...]`, where MODE is that of `open_sandbox` and ABI a cap on Landlock's
version. Started as a process of its own, so that it can be another user, stand under a filter, or be killed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from alpaco.errors import SandboxError
from alpaco.problem.observation import CompileFailure, Mode, Observation
from alpaco.problem.program import Limits, Program, Role
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox

sys.path.insert(0, str(Path(__file__).parent))
from programs import Row, load

SECRET = "planted-secret-6f2d"  # noqa: S105
QUICK_COMPILE = Limits(cpu_seconds=1, wall_seconds=10, memory_mb=2048, stack_mb=64, stdout_bytes=16 << 20)


class Service:
    """What there is to attack: a folder, a port, a neighbour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.restore_folder()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.datagrams.bind(("127.0.0.1", self.port))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0alpaco-victim-{self.port}")
        self.abstract.listen()
        threading.Thread(target=self._answer, daemon=True).start()
        self.start_victim()

    def start_victim(self) -> None:
        """Start the neighbour: a process of the same user with a secret in its environment."""
        self.victim = subprocess.Popen(["/bin/sleep", "1000"], env={"SECRET": SECRET})
        self.victim_limits = self._limits()

    def restore_folder(self) -> None:
        """Put the answer in its place, and nothing else."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "answer").write_text(SECRET)
        self.folder_state = self._folder_state()

    def damage(self) -> list[str]:
        """Say what was harmed, and repair it."""
        found = []
        if self._folder_state() != self.folder_state:
            found.append("the folder was changed")
            self.restore_folder()
        if self.victim.poll() is not None or self._limits() != self.victim_limits:
            found.append("the victim was changed")
            self.close_victim()
            self.start_victim()
        return found

    def close_victim(self) -> None:
        """End the neighbour."""
        self.victim.kill()
        self.victim.wait()

    def _limits(self) -> list[tuple[int, int]]:
        return [resource.prlimit(self.victim.pid, limit) for limit in range(16)]

    def _folder_state(self) -> object:
        status = (self.folder / "answer").stat() if (self.folder / "answer").exists() else None
        kept = status and (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_nlink)
        return sorted(os.listdir(self.folder)), kept

    def _answer(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection, suppress(OSError):
                connection.sendall(SECRET.encode())


def program_processes() -> set[int]:
    """Return the processes of the user that programs have: the service's or, under root, nobody."""
    found = set()
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            if os.stat(f"/proc/{name}").st_uid == (os.geteuid() or 65534):
                found.add(int(name))
    return found


def left_since(before: set[int]) -> set[int]:
    """Return the processes that are new and stay; those of other services of the same user come and go."""
    left = program_processes()
    for _ in range(100):
        left &= {pid for pid in program_processes() - before if not is_launcher(pid)}
        if not left:
            break
        time.sleep(0.02)
    return left


def ipc_objects() -> int:
    """Count the System V objects with the key that the table uses."""
    paths = [Path("/proc/sysvipc", kind) for kind in ("shm", "sem", "msg")]
    return sum(line.split()[0] == str(0x616C70) for path in paths for line in path.read_text().splitlines()[1:])


def remove_ipc_objects() -> None:
    """Remove them."""
    for option in ("-M", "-S", "-Q"):
        subprocess.run(["/usr/bin/ipcrm", option, "0x616c70"], capture_output=True, check=False)


def judge(row: Row, seen: Observation | CompileFailure) -> list[str]:
    """Compare a run with its row; SandboxErrors and after-effects are the caller's."""
    if isinstance(seen, CompileFailure):
        leak = [f"HARM: the secret is in {seen.message!r}"] if SECRET in seen.message or "root:" in seen.message else []
        return leak + (["does not compile: " + seen.message[:300]] if row.compiles else [])
    problems = [] if row.compiles else ["it compiles"]
    text = (seen.stdout + seen.stderr).decode(errors="replace")
    if "HARM" in text or SECRET in text:
        problems.append(f"HARM: {text[:200]}")
    if seen.cause not in row.causes:
        problems.append(f"{seen.cause}: {seen.exit_code} {seen.signal} {seen.note} {seen.stderr[-300:]!r}")
    if row.stdout is not None and seen.stdout != row.stdout:
        problems.append(f"wrote {seen.stdout[:100]!r}")
    if row.stdout_total is not None and seen.stdout_total != row.stdout_total:
        problems.append(f"wrote {seen.stdout_total} bytes")
    return problems


def try_row(row: Row, sandbox: LocalSandbox, service: Service) -> dict[str, object]:
    """Compile and run one program; report how it ended and what it harmed."""
    source = row.source.replace("@FOLDER@", str(service.folder)).replace("@SERVICE@", str(os.getpid()))
    before = program_processes()
    started = time.monotonic()
    line = f"{os.getpid()} {service.victim.pid} {service.port} {service.folder}\n".encode()
    try:
        seen = sandbox.compile(Program("main" + row.language.suffix, row.language, Role.ACCEPTED, source))
        if not isinstance(seen, CompileFailure):
            seen = sandbox.run(seen, line if row.stdin is None else row.stdin, row.limits)
        problems = judge(row, seen)
    except SandboxError as error:
        problems = [f"the sandbox failed: {error}"]
    problems += service.damage()
    if ipc_objects():
        problems.append("System V objects were left")
        remove_ipc_objects()
    left = left_since(before | {service.victim.pid})
    if left:
        problems.append(f"{len(left)} processes were left")
        for pid in left:
            os.kill(pid, signal.SIGKILL)
    return {"name": row.name, "problems": problems, "seconds": round(time.monotonic() - started, 2)}


def is_launcher(pid: int) -> bool:
    """Say whether it is one of the sandbox's own, started meanwhile."""
    with suppress(OSError):
        return b"launcher-" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return True


def say(line: dict[str, object]) -> None:
    """Print one line."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run the table."""
    table, (mode, _, abi), names = sys.argv[1], sys.argv[2].partition(":"), sys.argv[3:]
    open_here = partial(open_sandbox, mode=Mode(mode), landlock_abi=int(abi or 99))
    rows = [row for row in load(table) if row.name in names or (not names and not row.alone)]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="harness-")))
        place.chmod(0o711)
        service = Service(place / "service")
        stack.callback(service.close_victim)
        sandbox = stack.enter_context(open_here(place))
        quick = stack.enter_context(open_here(place, compile_limits=QUICK_COMPILE))
        say({"layers": sandbox.isolation().layers, "notes": sandbox.isolation().notes})
        for row in rows:
            if row.language in sandbox.isolation().languages:
                say(try_row(row, quick if row.short else sandbox, service))


if __name__ == "__main__":
    main()
