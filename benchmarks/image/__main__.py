"""`python benchmarks/image IMAGE`: what an image weighs, layer by layer, and how long each function takes to be there.

IMAGE is its full name in a registry, with tag or digest; a registry on the loopback interface is asked without TLS. It
must have been pulled. "There" is the first time that the runtime asks for an event: everything is imported by then.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import statistics
import time
import urllib.request
from dataclasses import dataclass

from deployment.manifest import IMAGE_TYPES
from deployment.registry import Registry
from local_gateway import Image, check_image, find_engine, image_program
from local_gateway.clock import SystemClock
from local_gateway.environment import Environment

HANDLERS = ("lambda_function.lambda_handler", "lambda_function.worker_handler", "code_executor.lambda_handler")
PATIENCE = 120.0
_LOOPBACK = ("127.0.0.1:", "localhost:")


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: the line that made it, its bytes as they are pulled and as they lie on disk."""

    line: str
    packed: int
    whole: int


def read_layers(image: str) -> list[Layer]:
    """Return the layers in their order, from the registry; each is unpacked to be counted."""
    host, _, rest = image.partition("/")
    repository, _, reference = rest.partition("@") if "@" in rest else rest.rpartition(":")
    registry = Registry(f"{'http' if host.startswith(_LOOPBACK) else 'https'}://{host}")
    manifest = json.loads(registry.manifest(repository, reference, IMAGE_TYPES).body)
    steps = json.loads(registry.blob(repository, manifest["config"]["digest"]))["history"]
    lines = [step.get("created_by", "") for step in steps if not step.get("empty_layer")]
    urls = [f"{registry.url}/v2/{repository}/blobs/{layer['digest']}" for layer in manifest["layers"]]
    packed = [layer["size"] for layer in manifest["layers"]]
    return [Layer(*each) for each in zip(lines, packed, map(count_unpacked, urls), strict=True)]


def count_unpacked(url: str) -> int:
    """Fetch a layer and count its bytes."""
    with urllib.request.urlopen(url) as packed, gzip.GzipFile(fileobj=packed) as whole:  # noqa: S310
        return sum(len(piece) for piece in iter(lambda: whole.read(1 << 20), b""))


async def time_first_poll(engine: str, image: str, handler: str) -> float:
    """Start one container, held as the local gateway holds it; return the seconds until its runtime is there."""
    program = image_program(Image(engine, image, handler, memory_mb=1769), {}, dict(os.environ))
    environment = Environment("first", program, SystemClock())
    begun = time.perf_counter()
    await environment.start({"AWS_LAMBDA_FUNCTION_NAME": "first"})
    failure = await environment.ready(PATIENCE)
    seconds = time.perf_counter() - begun
    environment.kill()
    await environment.gone()
    assert failure is None, failure
    return seconds


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="benchmarks/image", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("image")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    engine = find_engine()
    check_image(engine, options.image)
    layers = read_layers(options.image)
    print(f"{'packed MB':>10} {'on disk MB':>10}  layer")
    for layer in (*layers, Layer("all", sum(each.packed for each in layers), sum(each.whole for each in layers))):
        print(f"{layer.packed / 1e6:10.1f} {layer.whole / 1e6:10.1f}  {' '.join(layer.line.split())[:90]}")
    print(f"\n{'least s':>8} {'median s':>8}  first poll of {options.runs}, in {engine.rpartition('/')[2]}")
    for handler in HANDLERS:
        seconds = [asyncio.run(time_first_poll(engine, options.image, handler)) for _ in range(options.runs)]
        print(f"{min(seconds):8.2f} {statistics.median(seconds):8.2f}  {handler}")


if __name__ == "__main__":
    main()
