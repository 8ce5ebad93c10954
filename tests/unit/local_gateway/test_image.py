"""How an image is run."""

from itertools import pairwise

import pytest

from local_gateway import Image, check_image, find_engine, image_program


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


def test_engine_is_found_or_missed_with_advice(tmp_path):
    """The first engine on the path is taken; without any, the message says what to do."""
    with pytest.raises(ValueError, match="--function process"):
        find_engine(str(tmp_path))
    command = tmp_path / "podman"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    assert find_engine(str(tmp_path)) == str(command)


def test_engine_that_cannot_run_the_image_says_why(tmp_path):
    """A missing image or a sleeping engine is told in the engine's own words; a present image is silent."""
    engine = tmp_path / "docker"
    engine.write_text('#!/bin/sh\n[ "$3" = present:1 ] || { echo "No such image: $3" >&2; exit 1; }\n')
    engine.chmod(0o755)
    check_image(str(engine), "present:1")
    with pytest.raises(ValueError, match="No such image: absent:1"):
        check_image(str(engine), "absent:1")
    with pytest.raises(ValueError, match="does not answer"):
        check_image(str(tmp_path / "gone"), "present:1")
