"""Looks around inside a container of the image and writes what it saw as one line of JSON."""

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

from alpaco.problem.observation import Mode
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.native import CPP_FLAGS, find_cpp_header

TASK = Path("/var/task")
NOT_OURS = ("cli", "client", "tests", "Dockerfile", ".env")


def refusal(path, flags):
    """Say why a file cannot be opened."""
    try:
        os.close(os.open(path, flags))
    except OSError as error:
        return os.strerror(error.errno)
    return ""


def everywhere():
    """Yield every file of the image with its status."""
    for folder, names, files in os.walk("/"):
        names[:] = [name for name in names if os.path.join(folder, name) not in ("/proc", "/sys", "/dev", "/tmp")]
        for name in files:
            path = os.path.join(folder, name)
            yield path, os.lstat(path)


def status(field):
    """Read a field of this process's status."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1], 16)


def memory_mb():
    """Read what the container may use."""
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        path = Path("/sys/fs/cgroup", name)
        if path.exists():
            return int(path.read_text()) >> 20
    return None


def environ_read():
    """Let a program of the same user read this process's variables; return what it says."""
    command = ("cat", f"/proc/{os.getpid()}/environ")
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip().rpartition(": ")[2]


def header_used():
    """Compile as programs are compiled, and see whether the compiler marks the header."""
    compiler = os.path.realpath("/usr/bin/g++")
    folder = find_cpp_header(compiler)
    source = Path("/tmp/a.cpp")
    source.write_text("#include <bits/stdc++.h>\nint main() {}\n")
    command = [compiler, *CPP_FLAGS, "-H", "-I", str(folder), "-c", str(source), "-o", "/tmp/a.o"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return f"! {folder}/bits/stdc++.h.gch" in said


files = list(everywhere())
ours = [path for path, _ in files if path.startswith(f"{TASK}/alpaco")]
modules = [path for path in ours if path.endswith(".py")]
interpreter = os.path.realpath("/proc/self/exe")
disk = os.statvfs("/tmp")
with open_sandbox(mode=Mode.LAMBDA_EXEC) as sandbox:
    isolation = sandbox.isolation()

seen = {
    "top": sorted(name for name in os.listdir(TASK) if name.startswith(("alpaco", "code_", "lambda_"))),
    "of_ours": [path for path in ours if set(Path(path).parts) & set(NOT_OURS)],
    "unreadable": [path for path in ours if not os.access(path, os.R_OK) and "launcher-" not in path],
    "set_user_id": [path for path, found in files if found.st_mode & (stat.S_ISUID | stat.S_ISGID)],
    "uncompiled": [path for path in modules if not Path(path).parent.joinpath("__pycache__").exists()],
    "user": [os.getuid(), os.getgid()],
    "capabilities": status("CapEff"),
    "no_new_privileges": status("NoNewPrivs"),
    "writing_to_the_root": refusal("/var/task/x", os.O_WRONLY | os.O_CREAT),
    "tmp_mb": disk.f_blocks * disk.f_frsize >> 20,
    "processes": list(resource.getrlimit(resource.RLIMIT_NPROC)),
    "memory_mb": memory_mb(),
    "shared_memory": os.path.exists("/dev/shm"),
    "interpreter_mode": oct(os.stat(interpreter).st_mode),
    "interpreter_read": refusal(interpreter, os.O_RDONLY),
    "environ_read": environ_read(),
    "header_used": header_used(),
    "mode": isolation.mode.value,
    "layers": isolation.layers,
    "languages": isolation.languages,
    "notes": isolation.notes,
}
sys.stdout.write(json.dumps(seen) + "\n")
