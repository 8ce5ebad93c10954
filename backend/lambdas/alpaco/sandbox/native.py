"""What the sandbox needs compiled once per machine: its launcher and the precompiled C++ header.

Both are compiled on first use, or ahead of it by build.py, and again only when their sources or the compiler
change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import platformdirs

from alpaco.errors import SandboxError

__all__ = ["CPP_FLAGS", "LauncherFiles", "build_launcher", "cache_folder", "find_cpp_header"]

CPP_FLAGS = ("-std=c++20", "-O2", "-fno-diagnostics-color")
_SOURCES = ("launcher.c", "start.c", "layers.c", "launcher.h")
_HERE = Path(__file__).parent
_SYSTEM_CACHE = Path("/var/cache/alpaco")
_BUILDING = threading.Lock()
_EXECUTE_ONLY = 0o711  # who may not read a program cannot look into its process either


@dataclass(frozen=True, slots=True)
class LauncherFiles:
    """The launcher as a program, and as the shared library that makes a Python interpreter a fork-server."""

    program: Path
    library: Path


def cache_folder() -> Path:
    """Return where built files are kept; as root a folder that others, the programs' user among them, can reach."""
    if os.geteuid() == 0:
        return _SYSTEM_CACHE
    return platformdirs.user_cache_path("alpaco")


def build_launcher() -> LauncherFiles | None:
    """Return the compiled launcher, compiling it where that has not been done; None without a C compiler.

    Raises `SandboxError` when the compiler refuses the sources.
    """
    if not sys.platform.startswith("linux"):
        return None
    stamp = hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES)).hexdigest()[:16]
    for folder in (_HERE / "_build", cache_folder()):
        files = _launcher_files(folder, stamp)
        if files.program.exists() and files.library.exists():
            return files
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    files = _launcher_files(_first_writable(_HERE / "_build", cache_folder()), stamp)
    sources = [str(_HERE / name) for name in _SOURCES if name.endswith(".c")]
    _compile([compiler, "-O2", "-DFORK_SERVER", "-shared", "-fPIC", *sources], files.library)
    try:
        _compile([compiler, "-O2", "-static", *sources], files.program, _EXECUTE_ONLY)
    except SandboxError:  # some distributions ship no static C library
        _compile([compiler, "-O2", *sources], files.program, _EXECUTE_ONLY)
    return files


def find_cpp_header(compiler: str) -> Path | None:
    """Return the folder whose `bits/stdc++.h.gch` fits `compiler`, building it the first time (some seconds of CPU)."""
    with _BUILDING:  # whoever comes second finds it built
        return _find_cpp_header(compiler)


@lru_cache(maxsize=1)
def _find_cpp_header(compiler: str) -> Path | None:
    version = subprocess.run([compiler, "-v"], capture_output=True, check=False).stderr
    stamp = hashlib.sha256(version + " ".join(CPP_FLAGS).encode()).hexdigest()[:16]
    for base in dict.fromkeys((_SYSTEM_CACHE, cache_folder())):
        folder = base / f"cpp-{stamp}"
        header = folder / "bits" / "stdc++.h.gch"
        if header.exists():
            return folder
    try:
        header.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch) / "stdc++.h"
            source.write_text("#include <bits/stdc++.h>\n")
            _compile([compiler, *CPP_FLAGS, "-x", "c++-header", str(source)], header)
    except (OSError, SandboxError):  # programs compile without it, only more slowly
        return None
    return folder


def _launcher_files(folder: Path, stamp: str) -> LauncherFiles:
    return LauncherFiles(folder / f"launcher-{stamp}", folder / f"launcher-{stamp}.so")


def _first_writable(*folders: Path) -> Path:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise SandboxError(f"no folder to build the sandbox's launcher in: {', '.join(map(str, folders))}")


def _compile(command: list[str], output: Path, mode: int = 0o644) -> None:
    """Compile into `output` in one step, so that two services building at once do not meet."""
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".build-") as scratch:
        made = Path(scratch) / output.name
        result = subprocess.run([*command, "-o", str(made)], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise SandboxError(f"the sandbox's C sources do not compile with {command[0]}:\n{result.stderr[-2000:]}")
        made.chmod(mode)
        made.replace(output)
