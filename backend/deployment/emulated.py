"""What stands in for two parts of AWS where a deployment goes to emulators.

The emulated ECR has no data plane: images go to an ordinary registry and are then made known to it. The emulated API
Gateway serves nobody: the pushed image is pulled back by its digest and served on the local gateway, on the emulated
table and bucket.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import Queue
from typing import Any

from alpaco.errors import DeploymentError
from deployment.builders import find_runner, is_near
from deployment.manifest import IMAGE_TYPES
from deployment.programs import Programs
from deployment.registry import Registry, RegistryError
from deployment.releases import Releases
from deployment.target import Target

__all__ = ["open_registry", "publish", "served"]

_SERVE = "import sys; from alpaco.entrypoints.cli import main; sys.argv[0] = 'alpaco'; main()"


def open_registry(target: Target) -> Registry:
    """Return the registry that stands in for ECR's data plane; on this machine it speaks plain HTTP."""
    assert target.registry is not None
    return Registry(f"{'http' if is_near(target.registry) else 'https'}://{target.registry}")


def publish(target: Target, releases: Releases, tag: str) -> None:
    """Make a pushed image known to the emulated ECR, byte for byte, so that its digest is the same there."""
    try:
        manifest = open_registry(target).manifest(target.repository, tag, IMAGE_TYPES)
    except RegistryError as error:
        raise DeploymentError(f"{target.registry}/{target.repository}:{tag}: {error}") from error
    releases.put(manifest.body.decode(), manifest.media_type, tag)


@contextmanager
def served(
    target: Target, programs: Programs, outputs: Mapping[str, Any], tag: str, say: Callable[[str], None]
) -> Iterator[str]:
    """Serve a pushed image by `alpaco serve --function image:` while the block lasts; gives the WebSocket's URL."""
    image = _pulled(target, programs, tag)
    environ = {
        **target.environ,
        "ALPACO_TABLE": outputs["table"],
        "ALPACO_BUCKET": outputs["bucket"],
        "AWS_ENDPOINT_URL_DYNAMODB": target.endpoint_url or "",
        "AWS_ENDPOINT_URL_S3": target.endpoint_url or "",
    }
    with tempfile.TemporaryDirectory(prefix="alpaco-smoke-", ignore_cleanup_errors=True) as data:
        options = ("--port", "0", "--data", data, "--function", f"image:{image}", "--language", "en", "--access-log")
        process = subprocess.Popen(
            (sys.executable, "-c", _SERVE, "serve", *options),
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        lines = _Lines(process, say)
        try:
            yield lines.address()
        except DeploymentError as error:
            if process.poll() is None:
                raise
            raise DeploymentError(f"{error}\n{lines.last}") from error
        finally:
            process.terminate()
            process.wait()
            lines.end()


class _Lines:
    """What the service prints: told, and read to the end, since a full pipe would stop it."""

    def __init__(self, process: subprocess.Popen[str], say: Callable[[str], None]) -> None:
        self.last = ""
        self._found: Queue[str | None] = Queue()
        self._reader = threading.Thread(target=self._read, args=(process, say), daemon=True)
        self._reader.start()

    def address(self) -> str:
        """Wait for the WebSocket's URL; raises `DeploymentError` with the service's words where it ends instead."""
        found = self._found.get()
        if found is None:
            raise DeploymentError(self.last)
        return found

    def end(self) -> None:
        """Wait for the last line of a service that has ended."""
        self._reader.join()

    def _read(self, process: subprocess.Popen[str], say: Callable[[str], None]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self.last = line.strip() or self.last
                say(line.rstrip())
                if found := re.search(r"ws://\S+", line):
                    self._found.put(found[0])
        self._found.put(None)


def _pulled(target: Target, programs: Programs, tag: str) -> str:
    """Pull an image by its digest, as Lambda does, and return its full name."""
    engine = find_runner(programs)
    if engine in (None, "buildah"):
        raise DeploymentError("an emulator serves no API: trying the image needs a docker engine or podman")
    assert engine is not None
    try:
        digest = open_registry(target).manifest(target.repository, tag, IMAGE_TYPES).digest
    except RegistryError as error:
        raise DeploymentError(f"{target.registry}/{target.repository}:{tag}: {error}") from error
    image = f"{target.registry}/{target.repository}@{digest}"
    plain = ("--tls-verify=false",) if engine == "podman" and is_near(image) else ()
    programs.run((engine, "pull", *plain, image))
    return image
