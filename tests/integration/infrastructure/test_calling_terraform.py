"""How Terraform is called and what becomes of its words; a script stands in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alpaco.errors import DeploymentError
from deployment.terraform import Terraform

REFUSAL = """
╷
│ Error: reading ECR Images: couldn't find resource
│
│   with data.aws_ecr_image.generator,
│   on ecr.tf line 9, in data "aws_ecr_image" "generator":
╵
"""


@pytest.fixture
def terraform(tmp_path: Path) -> Path:
    """A folder with a `terraform` that says what it was given and seen, and refuses to plan."""
    program = tmp_path / "terraform"
    program.write_text(
        "#!/bin/sh\n"
        'echo "configuration: ${TF_CLI_CONFIG_FILE:-none}"\n'
        'echo "$@"\n'
        f'case "$*" in *" plan "*) cat <<"END"\nreading\n{REFUSAL}\nEND\nexit 1;; esac\n'
    )
    program.chmod(0o755)
    return tmp_path


def test_without_the_program_nothing_begins(tmp_path: Path) -> None:
    """The message says what to install."""
    with pytest.raises(DeploymentError, match="terraform is not installed; version 1.11"):
        Terraform(tmp_path, {"PATH": str(tmp_path)})


def test_an_error_is_told_without_its_box_and_with_its_cure(terraform: Path) -> None:
    """What came before `Error:` is only said, line by line; what to do stands at the end."""
    said: list[str] = []
    root = Terraform(Path("root"), {**os.environ, "PATH": f"{terraform}:{os.environ['PATH']}"}, said.append)
    with pytest.raises(DeploymentError) as refused:
        root.plan({"generator_streaming_image_tag": "t1"}, out=terraform / "plan")
    assert str(refused.value).startswith(
        "terraform plan failed: Error: reading ECR Images: couldn't find resource\nwith"
    )
    assert str(refused.value).endswith(
        "→ no such image, or no repository: apply registry/, push the image, then repeat"
    )
    assert "reading" in said
    assert "-var=generator_streaming_image_tag=t1" in said[1]
    assert said[1].startswith("-chdir=root plan ")


@pytest.mark.parametrize(("name", "seen"), [("terraformrc", "terraformrc"), ("nowhere", "none")])
def test_a_configuration_that_is_not_there_is_not_handed_on(terraform: Path, name: str, seen: str) -> None:
    """Terraform would only warn of it, at every call."""
    (terraform / "terraformrc").touch()
    said: list[str] = []
    environ = {**os.environ, "PATH": f"{terraform}:{os.environ['PATH']}", "TF_CLI_CONFIG_FILE": str(terraform / name)}
    Terraform(Path("root"), environ, said.append).apply(Path("plan"))
    assert said[0].endswith(seen)
