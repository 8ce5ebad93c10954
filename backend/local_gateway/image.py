"""A function in its built image, through the same Runtime API: what will run on the platform, run here.

The container shares the host's network: the Runtime API and the gateway listen on the loopback interface only. Beside
that it is held as the platform holds it: a user without rights or capabilities, nothing to write to but /tmp, no shared
memory, at most 1024 processes and descriptors, its memory.
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

__all__ = ["ENGINES", "LAMBDA_USER", "Image", "check_image", "find_engine", "image_program"]

ENGINES = ("docker", "podman", "nerdctl", "finch")
LAMBDA_USER = "993:990"
"""The user and group that functions are reported to run as, whatever their images say."""

_LIMITS = (
    *("--network", "host", "--ipc", "none", "--read-only", "--tmpfs", "/tmp:rw,exec,size=512m"),  # noqa: S108
    *("--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
    *("--ulimit", "nproc=1024:1024", "--ulimit", "nofile=1024:1024"),
    *("--stop-signal", "SIGKILL"),  # as the first process of its container a runtime does not heed SIGTERM
)


def find_engine(path: str | None = None) -> str:
    """Return the command of the first container engine on `path` (by default the process's own) that runs here.

    Raises `ValueError` without one, in the engines' own words.
    """
    refusals = []
    for engine in ENGINES:
        if command := shutil.which(engine, path=path):
            refusal = _refusal(command, "info")
            if not refusal:
                return command
            refusals.append(f"{engine} does not answer: {refusal}")
    raise ValueError(
        "; ".join(refusals or [f"no container engine is installed (looked for {', '.join(ENGINES)})"])
        + ". Start or install one, or run the function with --function process."
    )


def check_image(engine: str, tag: str) -> None:
    """Raise `ValueError`, with the engine's own words, unless `engine` has the image `tag`."""
    if refusal := _refusal(engine, "image", "inspect", tag):
        raise ValueError(f"{engine} cannot run {tag}: {refusal}. Build or pull the image first.")


def _refusal(*command: str) -> str:
    """Run an engine's command; return what it says where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    words = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
    return words if done.returncode else ""


@dataclass(frozen=True, slots=True)
class Image:
    """An image and how it is run: `handler` replaces its own command, `mounts` are folders that it may write in.

    It runs as `user`, by default the platform's; a folder that it writes in must be that user's.
    """

    engine: str
    tag: str
    handler: str | None = None
    mounts: tuple[str, ...] = ()
    user: str = LAMBDA_USER
    memory_mb: int = 2048


def image_program(image: Image, variables: dict[str, str], surroundings: Mapping[str, str]) -> Program:
    """Run an image for each environment.

    The function sees `variables`, whose names must be complete but whose values are read when a container is started;
    they are handed on by name, so that no value stands in the list of processes. The engine itself sees the
    `surroundings` as well, such as `PATH`, `HOME` and `DOCKER_HOST`.
    """
    named = [part for name in (*PLATFORM_VARIABLES, *variables) for part in ("--env", name)]
    mounted = [part for folder in image.mounts for part in ("--volume", f"{folder}:{folder}")]
    container = f"local-gateway-{secrets.token_hex(4)}-{{environment}}"
    held = (*_LIMITS, "--user", image.user, "--memory", f"{image.memory_mb}m")
    command = (image.engine, "run", "--rm", "--name", container, *held, *named, *mounted, image.tag)
    return Program(
        command=(*command, image.handler) if image.handler else command,
        variables=ChainMap(variables, dict(surroundings)),
        end=(image.engine, "rm", "--force", container),
        freeze=False,
    )
