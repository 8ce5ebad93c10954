"""The house's rules that a test can hold: imports point one way, modules have no effects, sizes stay readable."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BACKEND = ROOT / "backend"
PACKAGE = BACKEND / "lambdas" / "alpaco"

# What each room may import beside itself; `errors` may be imported by all.
MAY_IMPORT = {
    "errors": set(),
    "config": set(),
    "problem": set(),
    "ports": {"problem"},
    "sandbox": {"problem"},
    "verification": {"problem", "ports"},
    "packaging": {"problem", "ports"},
    "judging": {"problem", "ports", "verification", "packaging"},
    "generation": {"problem", "ports", "verification", "packaging"},
    "streaming": {"problem", "ports", "verification", "packaging"},
    "client": {"streaming", "problem"},
    "adapters": {"problem", "ports", "generation", "streaming", "verification", "packaging", "sandbox", "config"},
    "testing": {"problem", "ports", "streaming", "generation"},
}
SANDBOX_SEES = {"alpaco.problem.program", "alpaco.problem.observation", "alpaco.problem.text"}
PURE_ROOMS = ("problem", "streaming", "verification", "packaging")
PURE_MAY_NOT = {"asyncio", "socket", "os", "subprocess", "threading", "http", "sqlite3", "boto3", "requests", "time"}


def modules(root: Path) -> Iterator[Path]:
    """Yield every Python file below a folder."""
    yield from sorted(p for p in root.rglob("*.py") if "__pycache__" not in p.parts)


def room(path: Path) -> str:
    """Name the room that a file of the package belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", list(modules(PACKAGE)), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_inward(path: Path) -> None:
    """A module imports only from rooms below its own."""
    here = room(path)
    if here not in MAY_IMPORT:
        return  # entrypoints and bootstrap stand on top
    for name in imports(path):
        if name.startswith("alpaco."):
            there = name.split(".")[1]
            assert there in MAY_IMPORT[here] | {here, "errors"}, f"{here} imports {name}"
            if here == "sandbox" and there == "problem":
                assert name in SANDBOX_SEES, f"sandbox knows nothing of {name}"


@pytest.mark.parametrize(
    "path", [p for r in PURE_ROOMS for p in modules(PACKAGE / r)], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_inner_rooms_do_no_input_or_output(path: Path) -> None:
    """The domain, the protocol, the gates and the packages take bytes and time as arguments."""
    assert not {name.split(".")[0] for name in imports(path)} & PURE_MAY_NOT


def test_local_gateway_knows_nothing_of_problems() -> None:
    """The gateway imports nothing of the product."""
    for path in modules(BACKEND / "local_gateway"):
        assert not [name for name in imports(path) if name.split(".")[0] == "alpaco"], path


def test_deployment_stays_out_of_the_product() -> None:
    """Only the command line's commands know the package that deploys: it is never in the image."""
    for path in modules(PACKAGE):
        if "cli" not in path.parts:
            assert not [name for name in imports(path) if name.split(".")[0] == "deployment"], path


def test_environment_is_read_in_one_place() -> None:
    """`os.environ` and `os.getenv` occur in `config.py` only."""
    for path in modules(PACKAGE):
        if path.name == "config.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
                assert node.attr not in {"environ", "getenv"}, path


def test_importing_has_no_effect() -> None:
    """Every module can be imported in a fresh process with an empty environment and prints nothing."""
    names = [
        ".".join(p.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
        for base, root in (
            (BACKEND / "lambdas", PACKAGE),
            (BACKEND, BACKEND / "local_gateway"),
            (BACKEND, BACKEND / "deployment"),
        )
        for p in modules(root)
        if p.name != "__main__.py"
    ]
    code = f"import sys, importlib; sys.path[:0] = {[str(BACKEND / 'lambdas'), str(BACKEND)]!r}\n"
    code += "import socket, threading\nsocket.socket.connect = None\n"
    code += f"for name in {names!r}: importlib.import_module(name)\n"
    code += "assert threading.active_count() == 1"
    done = subprocess.run([sys.executable, "-c", code], env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "path",
    [*modules(PACKAGE), *modules(BACKEND / "local_gateway"), *modules(BACKEND / "deployment")],
    ids=lambda p: str(p.relative_to(BACKEND)),
)
def test_modules_stay_readable(path: Path) -> None:
    """No module is longer than 400 lines; a catalogue family, which is mostly programs, may have 700."""
    limit = 700 if "families" in path.parts else 400
    assert len(path.read_text().splitlines()) <= limit


def test_lambda_function_is_a_shell() -> None:
    """The deploy unit's module holds no logic: thirty lines at most."""
    path = BACKEND / "lambdas" / "problem-generator-streaming" / "lambda_function.py"
    assert len(path.read_text().splitlines()) <= 30


def test_test_modules_have_names_of_their_own() -> None:
    """No two files below `tests` share a name: they are all imported by it (functions for the gateway are not)."""
    paths = [path for path in (ROOT / "tests").rglob("*.py") if "functions" not in path.parts]
    names = [path.name for path in paths if path.name not in {"conftest.py", "__init__.py"}]
    assert sorted(names) == sorted(set(names))
