"""The operator's commands as a user types them, as far as they need neither network nor account."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alpaco.entrypoints.cli import cli
from alpaco.errors import AlpacoError, ConfigurationError
from deployment.target import CLONE, Target

HANGUL = re.compile("[가-힣]")


def run(*arguments: str, typed: str = "", path: Path | None = None) -> Result:
    """Call a command; `path` is the only folder in which it finds programs."""
    environ = {"PATH": str(path)} if path else {}
    return CliRunner(env=environ).invoke(cli, arguments, input=typed)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Make a folder with programs that note that they were called."""
    for name in ("docker", "buildah", "terraform", "git", "aws", "podman"):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\ntouch {tmp_path}/called-{name}\n")
        file.chmod(0o755)
    return tmp_path


COMMANDS = [("deploy",), ("rollback",), ("rollback", "--to", "20261129"), ("destroy", "--with-images")]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_dry_run_prints_commands_and_runs_none(arguments: tuple[str, ...], language: str, programs: Path) -> None:
    """Every line is a command or a comment; no program was started."""
    done = run(*arguments, "--dry-run", "--language", language, path=programs)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines
    assert all(line.startswith(("$ ", "# ")) for line in lines)
    assert not list(programs.glob("called-*"))
    comments = "".join(line for line in lines if line.startswith("# "))
    assert bool(HANGUL.search(comments)) == (language == "ko" and bool(comments))


def test_the_dry_run_of_a_deployment_has_every_command_in_order(programs: Path) -> None:
    """Doctor, registry, build, push, examination, plan, apply, smoke test, mark."""
    done = run("deploy", "--dry-run", "--language", "en", path=programs)
    wanted = [
        "alpaco doctor --environment dev$",
        "registry init",
        "registry plan",
        "registry apply",
        "docker build --platform linux/amd64 --provenance=false --sbom=false -t",
        r"aws ecr get-login-password --region ap-northeast-2 \| docker login --username AWS --password-stdin",
        "docker push",
        "alpaco doctor --environment dev --image-tag",
        "problem_service init",
        "problem_service output",
        "problem_service plan .*-var=.*generator_streaming_image_tag=",
        "problem_service apply",
        "alpaco connect",
        "aws ecr put-image .*--image-tag released-",
    ]
    lines = done.stdout.splitlines()
    places = [next((n for n, line in enumerate(lines) if re.search(each, line)), None) for each in wanted]
    assert None not in places, dict(zip(wanted, places, strict=True))
    assert places == sorted(places)


def test_without_docker_the_dry_run_shows_buildah(programs: Path) -> None:
    """The same choice as a real run makes."""
    (programs / "docker").unlink()
    done = run("deploy", "--dry-run", path=programs)
    assert "buildah bud" in done.stdout
    assert "buildah login" in done.stdout
    assert "docker build" not in done.stdout


def test_destroying_takes_the_name(programs: Path) -> None:
    """Anything else removes nothing, in either language; no terminal, no answer: nothing either."""
    for language in ("ko", "en"):
        done = run("destroy", "--language", language, typed="yes\n", path=programs)
        assert isinstance(done.exception, ConfigurationError)
        assert "dev" in str(done.exception)
    assert run("destroy", path=programs).exit_code == 1
    assert not list(programs.glob("called-*"))


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--environment", "Dev!"), "--environment"),
        (("--environment", "a" * 13), "--environment"),
        (("--registry", "http://x"), "--registry"),
        (("--endpoint-url", "localhost:5000"), "--endpoint-url"),
        (("--endpoint-url", "http://"), "--endpoint-url"),
    ],
)
@pytest.mark.parametrize("command", ["doctor", "deploy", "rollback", "destroy", "logs"])
def test_a_bad_option_is_named(command: str, options: tuple[str, str], named: str) -> None:
    """Before anything is asked or done."""
    done = run(command, *(["p"] if command == "logs" else []), *options)
    assert isinstance(done.exception, AlpacoError)
    assert named in str(done.exception)


@pytest.mark.parametrize("command", ["deploy", "rollback"])
def test_what_cannot_end_well_is_not_begun(command: str, programs: Path) -> None:
    """An emulator needs its registry; a question needs a terminal. Both are known before anything is built."""
    for option in (("--endpoint-url", "http://127.0.0.1:9"), ("--registry", "127.0.0.1:9")):
        done = run(command, *option, "--yes", path=programs)
        assert "--endpoint-url and --registry go together" in str(done.exception)
    done = run(command, "--language", "ko", path=programs)
    assert isinstance(done.exception, ConfigurationError)
    assert "--yes" in str(done.exception)
    assert not list(programs.glob("called-*"))


def test_names_follow_the_environment() -> None:
    """The names that Terraform gives, and the folders of this clone."""
    target = Target("prod", environ={"AWS_SECRET_ACCESS_KEY": "a-secret"})
    assert target.repository == "alpaco/problem-generator-streaming-prod"
    assert target.function("worker") == "alpaco-prod-worker"
    assert target.log_groups()[0] == "/aws/lambda/alpaco-prod-generator"
    assert target.variable_files() == [CLONE / "infrastructure/terraform/problem_service/environments/prod.tfvars"]
    assert Target("other", environ={}).variable_files() == []
    assert Target("dev", environ={}).reserved() == 45
    assert "a-secret" not in repr(target)
