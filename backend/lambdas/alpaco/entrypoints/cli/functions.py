"""How `alpaco serve` runs the service's functions: in its own process, in fresh ones, or in the built image."""

from __future__ import annotations

import importlib.util
from functools import partial
from pathlib import Path
from types import ModuleType

import click

from alpaco.config import SETTINGS, process_variables
from alpaco.entrypoints.cli.origin import authorize
from local_gateway import (
    Function,
    Image,
    InProcess,
    Processes,
    Program,
    check_image,
    find_engine,
    image_program,
    python_program,
)

__all__ = ["ROUTE_SECONDS", "HowToRun", "make_functions"]

ROUTE_SECONDS = 29.0  # what API Gateway grants
WORKERS = 2  # generations at once; each uses every core for its runs
_IMAGE = "image:"


class HowToRun(click.ParamType[str]):
    """The value of `--function`: `in-process`, `process` or `image:TAG`."""

    name = "how"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is none of the three."""
        tag = value.removeprefix(_IMAGE) if value.startswith(_IMAGE) else ""
        if value not in ("in-process", "process") and not tag:
            self.fail(f"{value!r} is not in-process, process or image:TAG", param, ctx)
        return value


def make_functions(how: str, worker: str, unit: Path, data: Path, variables: dict[str, str]) -> dict[str, Function]:
    """Make the functions that AWS has too, from the deploy unit in the folder `unit`.

    The sweeper is the worker on a schedule, never behind busy workers. Functions outside this process see
    `variables`, read when they start, under the names that settings have. Raises `ValueError` when an image is asked
    for and no container engine has it.
    """
    functions: dict[str, Function] = {"authorizer": InProcess(authorize, "authorizer")}
    if how == "in-process":
        module = _load(unit / "lambda_function.py")
        functions["route"] = InProcess(module.lambda_handler, "route", timeout=ROUTE_SECONDS)
        functions[worker] = InProcess(module.worker_handler, worker, concurrency=WORKERS)
        functions["sweeper"] = InProcess(module.worker_handler, "sweeper")
        return functions
    for name in SETTINGS:
        variables.setdefault(name, "")

    if how == "process":
        variables.update(process_variables())
        program = partial(_python, unit, variables)
    else:
        program = partial(_container, how.removeprefix(_IMAGE), data, variables)
    functions["route"] = Processes(program("lambda_function.lambda_handler"), "route", timeout=ROUTE_SECONDS)
    functions[worker] = Processes(program("lambda_function.worker_handler"), worker, concurrency=WORKERS)
    functions["sweeper"] = Processes(program("lambda_function.worker_handler"), "sweeper")
    return functions


def _python(unit: Path, variables: dict[str, str], handler: str) -> Program:
    return python_program(handler, unit, variables)


def _container(tag: str, data: Path, variables: dict[str, str], handler: str) -> Program:
    engine = find_engine()
    check_image(engine, tag)
    return image_program(Image(engine, tag, handler, mounts=(str(data),)), variables, process_variables())


def _load(path: Path) -> ModuleType:
    """Load the deploy unit's module, whose folder's name no import statement can say."""
    spec = importlib.util.spec_from_file_location("lambda_function", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
