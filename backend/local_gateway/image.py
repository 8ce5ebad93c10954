"""A function in its built image, through the same Runtime API: what will run on the platform, run here.

The images of the platform's own bases start a runtime when `AWS_LAMBDA_RUNTIME_API` is set, and an emulator otherwise.
The container shares the host's network: the Runtime API and the gateway listen on the loopback interface only.
"""

from __future__ import annotations

import secrets
import shutil
import subprocess
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass

from local_gateway.environment import Program
from local_gateway.processes import PLATFORM_VARIABLES

__all__ = ["ENGINES", "Image", "check_image", "find_engine", "image_program"]

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


def check_image(engine: str, tag: str) -> None:
    """Raise `ValueError`, with the engine's own words, unless `engine` runs here and has the image `tag`."""
    try:
        done = subprocess.run((engine, "image", "inspect", tag), capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"{engine} does not answer: {error}") from error
    if done.returncode != 0:
        words = done.stderr.decode(errors="replace").strip()
        raise ValueError(f"{engine} cannot run {tag}: {words}. Start the engine, and build or pull the image first.")


@dataclass(frozen=True, slots=True)
class Image:
    """An image and how it is run: `handler` replaces its own command, `mounts` are folders that it sees in place."""

    engine: str
    tag: str
    handler: str | None = None
    mounts: tuple[str, ...] = ()


def image_program(image: Image, variables: dict[str, str], surroundings: Mapping[str, str]) -> Program:
    """Run an image for each environment.

    The function sees `variables`, whose names must be complete but whose values are read when a container is started;
    they are handed on by name, so that no value stands in the list of processes. The engine itself sees the
    `surroundings` as well, such as `PATH`, `HOME` and `DOCKER_HOST`.
    """
    named = [part for name in (*PLATFORM_VARIABLES, *variables) for part in ("--env", name)]
    mounted = [part for folder in image.mounts for part in ("--volume", f"{folder}:{folder}")]
    container = f"local-gateway-{secrets.token_hex(4)}-{{environment}}"
    command = (image.engine, "run", "--rm", "--name", container, "--network", "host", *named, *mounted, image.tag)
    return Program(
        command=(*command, image.handler) if image.handler else command,
        variables=ChainMap(variables, dict(surroundings)),
        end=(image.engine, "rm", "--force", container),
        freeze=False,
    )
