"""A function in its built image, through the same Runtime API: what will run on the platform, run here.

The images of the platform's own bases start a runtime when `AWS_LAMBDA_RUNTIME_API` is set, and an emulator otherwise.
The container shares the host's network: the Runtime API and the gateway listen on the loopback interface only.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping

from local_gateway.environment import Program
from local_gateway.processes import PLATFORM_VARIABLES

__all__ = ["ENGINES", "find_engine", "image_program"]

ENGINES = ("docker", "podman", "nerdctl", "finch")


def find_engine(path: str | None = None) -> str:
    """Find a container engine's command on `path` (by default the process's own); raises `ValueError` without one."""
    for engine in ENGINES:
        if found := shutil.which(engine, path=path):
            return found
    raise ValueError(
        f"no container engine is installed (looked for {', '.join(ENGINES)}): install one, or run the function with "
        "--function process"
    )


def image_program(
    engine: str, tag: str, *, handler: str | None, variables: Mapping[str, str], surroundings: Mapping[str, str]
) -> Program:
    """Run the image `tag` with `engine`; `handler` replaces the image's own command when it is given.

    The function sees `variables`, handed on by name so that no value stands in the list of processes; the engine
    itself sees the `surroundings` as well, such as `PATH`, `HOME` and `DOCKER_HOST`.
    """
    names = [part for name in (*PLATFORM_VARIABLES, *variables) for part in ("--env", name)]
    container = f"local-gateway-{secrets.token_hex(4)}-{{environment}}"
    command = (engine, "run", "--rm", "--name", container, "--network", "host", *names, tag)
    return Program(
        command=(*command, handler) if handler else command,
        variables={**surroundings, **variables},
        end=(engine, "rm", "--force", container),
        freeze=False,
    )
