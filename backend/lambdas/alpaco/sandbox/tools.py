"""Finds the compilers and interpreters of this machine that programs can be given."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from alpaco.errors import SandboxError
from alpaco.problem.program import Language
from alpaco.sandbox.folder import SandboxFolder
from alpaco.sandbox.toolchains import COMPILE_PYTHON, Cpp, Java, Python, Toolchain

__all__ = ["find_toolchains"]

_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache")
_COMPILERS = (*_LIBRARIES, "/usr/bin", "/bin", "/usr/libexec", "/usr/include", "/usr/local/include")
_DESCRIBE = """
import json, marshal, sys, sysconfig
paths = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), sys.base_prefix + "/lib"}
compiler = compile(sys.argv[1], "compiler", "exec")
print(json.dumps([sys.version_info[:2] >= (3, 11), sorted(filter(None, paths)), marshal.dumps(compiler).hex()]))
"""


def find_toolchains(
    folder: SandboxFolder, identity: tuple[int, int]
) -> tuple[dict[Language, Toolchain], tuple[str, ...]]:
    """Return the languages that can run here, and a remark on each one that cannot.

    `folder` receives the files that they need, `identity` is the user and group that programs run as. Raises
    `SandboxError` where there is not even a Python.
    """
    python = _find_python(folder, identity)
    if python is None:
        raise SandboxError("no Python 3.11 or newer was found that the programs' user may execute")
    found: dict[Language, Toolchain] = {Language.PYTHON: python}
    notes = []
    cpp, java = _find_cpp(), _find_java() if _is_reachable(folder.path) else None
    if cpp:
        found[Language.CPP] = cpp
    else:
        notes.append("g++ is not installed: no C++ programs")
    if java:
        found[Language.JAVA] = java
    else:
        notes.append("no Java development kit, or none that the programs' user can use here: no Java programs")
    return found, tuple(notes)


def _find_python(folder: SandboxFolder, identity: tuple[int, int]) -> Python | None:
    """Return an interpreter that runs for the programs' user: this process's, or else the system's."""
    own = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
    user, group = identity
    options: dict[str, Any] = {"capture_output": True, "text": True, "env": {}, "cwd": "/"}
    if os.geteuid() == 0:
        options |= {"user": user, "group": group, "extra_groups": []}
    for candidate in (own, "/usr/bin/python3", "/usr/local/bin/python3"):
        interpreter = os.path.realpath(candidate)
        command = [interpreter, "-I", "-S", "-c", _DESCRIBE, COMPILE_PYTHON]
        try:
            described = subprocess.run(command, check=True, **options)
        except (OSError, subprocess.CalledProcessError):
            continue
        recent, paths, compiler = json.loads(described.stdout)
        if recent:
            product = folder.path / "compile-python"
            product.write_bytes(bytes.fromhex(compiler))
            readable = _existing((interpreter, *paths, *_LIBRARIES, str(folder.decoy)))
            return Python(interpreter, readable, str(product))
    return None


def _find_cpp() -> Cpp | None:
    """Return g++, or None where it is not installed."""
    found = shutil.which("g++")
    if found is None or not sys.platform.startswith("linux"):  # elsewhere the name stands for another compiler
        return None
    compiler = os.path.realpath(found)
    has_static = all(_has_library(compiler, name) for name in ("libc.a", "libstdc++.a"))
    return Cpp(compiler, _existing(_COMPILERS), () if has_static else _existing(_LIBRARIES))


def _has_library(compiler: str, name: str) -> bool:
    answer = subprocess.run([compiler, f"-print-file-name={name}"], capture_output=True, text=True, check=False)
    return os.path.isabs(answer.stdout.strip())  # the compiler repeats a name that it does not find


def _find_java() -> Java | None:
    """Return the Java development kit in the search path, or None where there is none."""
    found = shutil.which("javac")
    if found is None:
        return None
    javac = os.path.realpath(found)
    home = Path(javac).parent.parent
    java = home / "bin" / "java"
    if not java.exists():
        return None
    paths = (str(home), "/etc/java-17-openjdk", "/proc/self", "/sys/fs/cgroup", *_LIBRARIES)
    return Java(str(java), javac, _existing(paths))


def _is_reachable(folder: Path) -> bool:
    """Say whether the programs' user can get to it by its path."""
    return os.geteuid() != 0 or all(place.stat().st_mode & stat.S_IXOTH for place in (folder, *folder.parents))


def _existing(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for path in paths if os.path.exists(path)))
