"""How an image is run."""

from itertools import pairwise

import pytest

from local_gateway import LAMBDA_USER, Image, check_image, find_engine, image_program


def test_values_are_handed_on_by_name():
    """The command names the variables, and no value stands in it."""
    variables = {"KEY": "secret"}
    image = Image("docker", "service:1", handler="app.handler", mounts=("/data",))
    program = image_program(image, variables, {"PATH": "/bin"})
    assert "secret" not in " ".join(program.command)
    assert program.command[:3] == ("docker", "run", "--rm")
    assert program.command[-2:] == ("service:1", "app.handler")
    named = {value for option, value in pairwise(program.command) if option == "--env"}
    assert {"KEY", "AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_FUNCTION_NAME"} <= named
    assert "PATH" not in named
    assert ("--volume", "/data:/data") in pairwise(program.command)
    variables["KEY"] = "later"
    assert program.variables == {"KEY": "later", "PATH": "/bin"}


def test_container_is_ended_by_its_name():
    """What ends the container names the container that was started."""
    program = image_program(Image("docker", "service:1"), {}, {})
    name = program.command[program.command.index("--name") + 1]
    assert "{environment}" in name
    assert program.end == ("docker", "rm", "--force", name)
    assert program.command[-1] == "service:1"


def test_container_is_held_as_the_platform_holds_it():
    """Nothing can be written but /tmp, and there are no rights, no capabilities, few processes, so much memory."""
    command = image_program(Image("docker", "service:1", memory_mb=512), {}, {}).command
    assert "--read-only" in command
    for pair in (
        ("--user", LAMBDA_USER),
        ("--cap-drop", "ALL"),
        ("--security-opt", "no-new-privileges"),
        ("--ulimit", "nproc=1024:1024"),
        ("--ulimit", "nofile=1024:1024"),
        ("--memory", "512m"),
        ("--tmpfs", "/tmp:rw,exec,size=512m"),
    ):
        assert pair in pairwise(command)


def engine(folder, name, script):
    """Make an engine that answers as the script does."""
    command = folder / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    return str(command)


def test_engine_that_runs_is_found(tmp_path):
    """The first engine that answers is taken: a client whose engine sleeps does not hide another."""
    engine(tmp_path, "docker", "echo asleep >&2; exit 1")
    podman = engine(tmp_path, "podman", "[ $1 = info ]")
    assert find_engine(str(tmp_path)) == podman


def test_without_an_engine_there_is_advice(tmp_path):
    """Without any engine, and where none answers, the message says what to do."""
    with pytest.raises(ValueError, match=r"no container engine.*--function process"):
        find_engine(str(tmp_path))
    engine(tmp_path, "docker", "echo asleep >&2; exit 1")
    with pytest.raises(ValueError, match=r"docker does not answer: asleep.*--function process"):
        find_engine(str(tmp_path))


def test_engine_that_lacks_the_image_says_so(tmp_path):
    """A missing image is told in the engine's own words; a present one is silent."""
    docker = engine(tmp_path, "docker", '[ "$3" = present:1 ] || { echo "No such image: $3" >&2; exit 1; }')
    check_image(docker, "present:1")
    with pytest.raises(ValueError, match="No such image: absent:1"):
        check_image(docker, "absent:1")
    with pytest.raises(ValueError, match="gone"):
        check_image(str(tmp_path / "gone"), "present:1")
