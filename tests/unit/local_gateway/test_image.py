"""How an image is run."""

from itertools import pairwise

import pytest

from local_gateway import LAMBDA_USER, Image, find_engine, image_program


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


def engine(folder, name, image):
    """Make an engine that has one image."""
    command = folder / name
    command.write_text(f'#!/bin/sh\n[ "$3" = {image} ] || {{ echo "{name} has no $3" >&2; exit 1; }}\n')
    command.chmod(0o755)
    return str(command)


def test_engine_with_the_image_is_found(tmp_path):
    """The first engine that has the image is taken; a client whose engine sleeps does not hide another."""
    docker = engine(tmp_path, "docker", "mine:1")
    podman = engine(tmp_path, "podman", "mine:2")
    assert find_engine("mine:1", str(tmp_path)) == docker
    assert find_engine("mine:2", str(tmp_path)) == podman


def test_image_that_no_engine_has_is_told_with_advice(tmp_path):
    """Without any engine the message says what to do; without the image each engine's own words are in it."""
    with pytest.raises(ValueError, match="--function process"):
        find_engine("mine:1", str(tmp_path))
    engine(tmp_path, "docker", "mine:1")
    engine(tmp_path, "podman", "mine:2")
    with pytest.raises(ValueError, match=r"docker has no absent:1.*podman has no absent:1"):
        find_engine("absent:1", str(tmp_path))
