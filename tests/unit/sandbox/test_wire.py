"""Jobs and outcomes are the bytes that launcher.h describes."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

import alpaco.sandbox
from alpaco.problem.program import Limits
from alpaco.sandbox.wire import ENVIRONMENT, FRAME_HEAD, Ending, Job, Layer, encode, parse_outcome

HEADER = (Path(alpaco.sandbox.__file__).parent / "launcher.h").read_text()
SOURCE = (Path(alpaco.sandbox.__file__).parent / "launcher.c").read_text()
JOB = struct.Struct("=8I9Q4I")


def test_a_job_carries_its_strings_in_order() -> None:
    """Executable, artefact, folder, arguments, environment and rules follow the head, each ended by NUL."""
    job = Job(
        limits=Limits(cpu_seconds=1.5, memory_mb=64),
        folder="/box",
        executable="/usr/bin/x",
        arguments=("x", "-가"),
        artefact="/a",
        readable=("/usr/lib",),
        writable=("/box",),
        address_mb=128,
        identity=(7, 8),
        required=Layer.SECCOMP | Layer.RLIMITS,
        landlock_abi=3,
    )
    document = encode(job, 5)
    head, strings = JOB.unpack(document[: JOB.size]), document[JOB.size :].split(b"\0")
    variables = [f"{name}={value}".encode() for name, value in ENVIRONMENT.items()]
    assert strings == [b"/usr/bin/x", b"/a", b"/box", b"x", "-가".encode(), *variables, b"r/usr/lib", b"w/box", b""]
    assert head[2:6] == (Layer.SECCOMP | Layer.RLIMITS, 3, 7, 8)
    assert (head[8], head[10], head[11]) == (1_500_000, 64 * 1024, 128 * 1024)
    assert head[16:] == (5, 2, len(variables), 2, len(document) - JOB.size)


def test_secrets_have_no_place_in_the_environment_of_programs() -> None:
    """The environment is fixed: nothing of the service's comes into it."""
    assert sorted(ENVIRONMENT) == ["LANG", "PATH", "PYTHONHASHSEED", "TMPDIR"]


def test_an_outcome_is_read_back() -> None:
    """Microseconds become seconds; layers keep their names."""
    payload = struct.pack("=8I5Q", 2, 9, 0, 0, 1 | 16 | 128, 0, 0, 0, 1_500_000, 2_000_000, 1234, 10, 20)
    outcome = parse_outcome(payload)
    assert (outcome.ending, outcome.status, outcome.cpu_seconds, outcome.wall_seconds) == (Ending.CPU, 9, 1.5, 2.0)
    assert outcome.layers.names() == ("process-group", "rlimits", "seccomp")
    assert (outcome.peak_kb, outcome.stdout_total, outcome.stderr_total) == (1234, 10, 20)


@pytest.mark.parametrize("payload", [b"", b"\0" * 71, struct.pack("=8I5Q", 77, *[0] * 12)])
def test_a_malformed_outcome_is_refused(payload: bytes) -> None:
    """Too short, or an ending that there is not: never taken for a good run."""
    with pytest.raises((struct.error, ValueError)):
        parse_outcome(payload)


def test_layers_have_the_same_bits_on_both_sides() -> None:
    """The names and numbers of the layers are those of launcher.h."""
    in_c = {name: int(value) for name, value in re.findall(r"LAYER_(\w+) = (\d+)", HEADER)}
    assert in_c == {str(layer.name): layer.value for layer in Layer}


def test_endings_have_the_same_numbers_on_both_sides() -> None:
    """The endings are listed in the order of launcher.c."""
    listed = re.search(r"enum ending \{([^}]*)\}", SOURCE)
    assert listed
    names = [name.strip().removeprefix("ENDED_").removeprefix("BY_") for name in listed[1].split(",")]
    assert names == [ending.name for ending in Ending]


def test_a_frame_head_is_a_byte_and_a_length() -> None:
    """Five bytes, as the packed struct of launcher.c."""
    assert FRAME_HEAD.size == 5
