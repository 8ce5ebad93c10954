"""Ways to run a service of its own: as this user, as one without rights, or as in AWS Lambda."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import platformdirs
import pytest
from services import Service

import alpaco
from alpaco.sandbox.native import build_launcher

HERE = Path(__file__).parent
PACKAGE = Path(alpaco.__file__).parent
THROW_AWAY_USER = 100_000 + os.getpid()  # of this run alone: some of its services kill all that is theirs
PLANTED = "planted-in-the-environment-91c4"


@pytest.fixture(scope="session")
def as_this_user() -> Service:
    """A service run by the user who runs the tests: root's programs are nobody's."""
    environment = {"PYTHONPATH": f"{HERE}:{PACKAGE.parent}", "HOME": os.environ.get("HOME", "/"), "SECRET": PLANTED}
    return Service((sys.executable,), environment | {"PATH": os.environ["PATH"]}, None)


@pytest.fixture(scope="session")
def without_rights() -> Iterator[Service]:
    """A service of a user without rights, whose programs are the same user's.

    The package and what it needs are copied to where he can read.
    """
    if not sys.platform.startswith("linux") or build_launcher() is None:
        pytest.skip("no launcher on this machine")
    folder = Path(tempfile.mkdtemp(prefix="without-rights-"))
    try:
        shutil.copytree(PACKAGE, folder / "alpaco", ignore=shutil.ignore_patterns("__pycache__"))
        for library in (platformdirs, msgspec):
            shutil.copytree(Path(library.__file__).parent, folder / library.__name__)
        for file in (*HERE.glob("*.py"), *HERE.glob("*.toml")):
            shutil.copy(file, folder)
        (folder / "home").mkdir()
        (folder / "home" / "tmp").mkdir()
        interpreter = shutil.copy(_interpreter_for_others(), folder / "execute-only")
        subprocess.run(["/bin/chmod", "-R", "a+rX", str(folder)], check=True)
        Path(interpreter).chmod(0o111)
        if os.geteuid() == 0:
            for place in (folder / "home", folder / "home" / "tmp"):
                shutil.chown(place, THROW_AWAY_USER, THROW_AWAY_USER)
        environment = {"PYTHONPATH": str(folder), "HOME": str(folder / "home"), "SECRET": PLANTED}
        user = THROW_AWAY_USER if os.geteuid() == 0 else None
        yield Service((_interpreter_for_others(),), environment | {"PATH": os.environ["PATH"]}, user)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def without_compiler(without_rights: Service) -> Service:
    """The same where neither a compiler nor anything compiled is to be found."""
    folder = Path(without_rights.environment["PYTHONPATH"])
    bare = folder / "bare"
    shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("_build", "home", "bare", "execute-only"))
    environment = without_rights.environment | {"PYTHONPATH": str(bare), "HOME": str(bare), "PATH": "/nowhere"}
    return Service(without_rights.command, environment, without_rights.user)


@pytest.fixture(scope="session")
def as_in_lambda(without_rights: Service) -> Service:
    """The same under the restrictions of AWS Lambda, from an interpreter that can be executed but not read."""
    folder = Path(without_rights.environment["PYTHONPATH"])
    interpreter = without_rights.command[0]
    ask = [interpreter, "-I", "-S", "-c", "import sys; print(sys.base_prefix)"]
    home = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    command = (interpreter, str(folder / "lambda_filter.py"), str(folder / "execute-only"))
    environment = without_rights.environment | {"PYTHONHOME": home, "TMPDIR": str(folder / "home" / "tmp")}
    return Service(command, environment, without_rights.user)


def _interpreter_for_others() -> str:
    """Return an interpreter that any user may execute."""
    for candidate in (sys._base_executable, "/usr/bin/python3", "/usr/local/bin/python3"):  # type: ignore[attr-defined]
        path = Path(os.path.realpath(candidate))
        if path.exists() and (os.geteuid() or all(place.stat().st_mode & 1 for place in path.parents)):
            return str(path)
    pytest.skip("no Python that a user without rights may execute")
