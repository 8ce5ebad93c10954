"""How `alpaco serve` runs the service's functions: in its own process, in fresh ones, or in the built image."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import click

from alpaco.config import SETTINGS, Settings, process_variables
from alpaco.entrypoints.cli.origin import authorize
from local_gateway import (
    LAMBDA_USER,
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

__all__ = ["EXECUTOR", "ROUTE_SECONDS", "HowToRun", "make_functions"]

ROUTE_SECONDS = 29.0  # what API Gateway grants
WORKERS = 2  # generations at once; each uses every core for its runs
EXECUTOR = "executor"
_IMAGE = "image:"
_DATA = ("alpaco.", "artefacts")  # how the names begin of what lies in the data folder
# What the functions get on AWS (infrastructure/terraform/problem_service), in MB. An invocation of the executor waits
# for no other one, so there is room for as many as the workers ever have under way.
_ROUTE_MB, _WORKER_MB, _EXECUTOR_MB = 1024, 1769, 1769
_EXECUTORS = 8 * WORKERS

_ROUTES, _WORKS = "lambda_function.lambda_handler", "lambda_function.worker_handler"
_EXECUTES = "code_executor.lambda_handler"


class HowToRun(click.ParamType[str]):
    """The value of `--function`: `in-process`, `process` or `image:TAG`."""

    name = "how"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is none of the three."""
        tag = value.removeprefix(_IMAGE) if value.startswith(_IMAGE) else ""
        if value not in ("in-process", "process") and not tag:
            self.fail(f"{value!r} is not in-process, process or image:TAG", param, ctx)
        return value


def make_functions(how: str, settings: Settings, unit: Path, variables: dict[str, str]) -> dict[str, Function]:
    """Make the functions that AWS has too, from the deploy unit in the folder `unit`.

    The sweeper is the worker on a schedule, never behind busy workers. Functions outside this process see
    `variables`, read when they start, under the names that settings have; from an image there is the code executor,
    too, which sees none. Raises `ValueError` when an image is asked for and no container engine has it, or its
    containers could not work in the data folder.
    """
    worker = settings.worker_function
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
        routes, works = (python_program(handler, unit, variables) for handler in (_ROUTES, _WORKS))
    else:
        engine, tag = find_engine(), how.removeprefix(_IMAGE)
        check_image(engine, tag)
        shared = Image(engine, tag, mounts=(str(settings.data),), user=_give_away(settings.data))
        routes = _container(replace(shared, handler=_ROUTES, memory_mb=_ROUTE_MB), variables)
        works = _container(replace(shared, handler=_WORKS, memory_mb=_WORKER_MB), variables)
        executes = _container(Image(engine, tag, _EXECUTES, memory_mb=_EXECUTOR_MB), {})
        functions[EXECUTOR] = Processes(executes, EXECUTOR, concurrency=_EXECUTORS)
    functions["route"] = Processes(routes, "route", timeout=ROUTE_SECONDS)
    functions[worker] = Processes(works, worker, concurrency=WORKERS)
    functions["sweeper"] = Processes(works, "sweeper")
    return functions


def _container(image: Image, variables: dict[str, str]) -> Program:
    return image_program(image, variables, process_variables())


def _give_away(data: Path) -> str:
    """Return the user that containers run as: whoever started the service, or where that is root the platform's.

    Root's data folder is then given to that user. Raises `ValueError` where it holds more than the service's own.
    """
    if os.geteuid() != 0:
        return f"{os.geteuid()}:{os.getegid()}"
    foreign = sorted(name for name in os.listdir(data) if not name.startswith(_DATA))
    if foreign:
        raise ValueError(
            f"{data} holds {foreign[0]}, which is not the service's: functions from an image do not run as root, and "
            "the data folder would become their user's; choose a folder of its own with --data"
        )
    user, group = map(int, LAMBDA_USER.split(":"))
    for folder, folders, files in os.walk(data):
        for name in (".", *folders, *files):
            os.chown(Path(folder, name), user, group, follow_symlinks=False)
    return LAMBDA_USER


def _load(path: Path) -> ModuleType:
    """Load the deploy unit's module, whose folder's name no import statement can say."""
    spec = importlib.util.spec_from_file_location("lambda_function", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
