"""Calling other programs: what is said, what is kept quiet, and what an error tells."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from alpaco.errors import DeploymentError
from alpaco.problem.text import Locale
from deployment.builders import find_builder, find_runner
from deployment.programs import Programs, typed

SECRET = "a-very-secret-password"  # noqa: S105


def programs(path: Path | None = None, said: list[str] | None = None, locale: Locale = Locale.EN) -> Programs:
    """Make programs that see one folder; without one, the machine's own path."""
    lines = said if said is not None else []
    return Programs({"PATH": str(path) if path else os.environ["PATH"]}, locale, lines.append)


def tool(folder: Path, name: str, *lines: str) -> None:
    """Put a program into a folder."""
    file = folder / name
    file.write_text("\n".join(("#!/bin/sh", *lines)))
    file.chmod(0o755)


def test_a_command_and_its_lines_are_said() -> None:
    """Both of its streams, line by line, after the command itself."""
    said: list[str] = []
    programs(said=said).run(
        (sys.executable, "-c", "import sys; print('one'); print('two', file=sys.stderr, flush=True)")
    )
    assert said[0].startswith("$ ")
    assert sorted(said[1:]) == ["one", "two"]


def test_what_is_written_to_a_program_is_never_said() -> None:
    """A password goes through standard input: not into the words, nor into an error."""
    said: list[str] = []
    called = programs(said=said)
    called.run((sys.executable, "-c", "import sys; assert len(sys.stdin.read()) == 22"), stdin=SECRET)
    with pytest.raises(DeploymentError) as raised:
        called.run((sys.executable, "-c", "raise SystemExit(3)"), stdin=SECRET)
    assert SECRET not in "\n".join(said) + str(raised.value) + repr(called)


def test_a_missing_program_is_named() -> None:
    """Not by a stack trace."""
    with pytest.raises(DeploymentError, match="no-such-program is not installed"):
        programs().run(("no-such-program",))


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ("write /x: no space left on device", "docker system prune"),
        ("Cannot connect to the Docker daemon at unix:///var/run/docker.sock", "start Docker Desktop"),
        ("denied: Your authorization token has expired. Reauthenticate", "logs in anew"),
        ("no basic auth credentials", "get-login-password"),
        ("tag invalid: The image tag 'x' already exists in the 'y' repository and cannot be overwritten", "immutable"),
        ("something that nobody has seen", ""),
    ],
)
def test_a_failure_has_its_last_words_and_the_cure(words: str, cure: str) -> None:
    """Only the last lines are shown, in the user's language where they are ours."""
    code = f"print('early\\n' * 40); print({words!r}); raise SystemExit(1)"
    with pytest.raises(DeploymentError) as raised:
        programs().run((sys.executable, "-c", code))
    assert words in str(raised.value)
    assert cure in str(raised.value)
    assert str(raised.value).count("early") < 20
    with pytest.raises(DeploymentError, match="실패"):
        programs(locale=Locale.KO).run((sys.executable, "-c", code))


def test_commands_can_be_typed_again() -> None:
    """Quoted where a shell needs it; a variable of a dry run is left to the shell."""
    assert typed(("docker", "push", "a b"), Path("/x y")) == "cd '/x y' && docker push 'a b'"
    assert typed(("docker", "push", "$REPO_URL:1")) == 'docker push "$REPO_URL:1"'


def test_docker_builds_where_its_engine_answers(tmp_path: Path) -> None:
    """A client alone is not enough; buildah takes its place."""
    tool(tmp_path, "docker", 'test "$1" != version')
    tool(tmp_path, "buildah")
    assert type(find_builder(programs(tmp_path), Locale.EN)).__name__ == "Buildah"
    assert find_runner(programs(tmp_path)) == "buildah"
    tool(tmp_path, "docker")
    assert type(find_builder(programs(tmp_path), Locale.EN)).__name__ == "Docker"
    assert find_runner(programs(tmp_path)) == "docker"


def test_without_a_builder_the_doctor_is_named(tmp_path: Path) -> None:
    """Before anything is tried."""
    with pytest.raises(DeploymentError, match="alpaco doctor"):
        find_builder(programs(tmp_path), Locale.EN)
    assert find_runner(programs(tmp_path)) is None


@pytest.mark.parametrize("buildx", [True, False])
def test_docker_is_told_the_platform_and_to_attest_nothing(tmp_path: Path, *, buildx: bool) -> None:
    """The options where the builder knows them, the variable always: an index must never be made."""
    tool(tmp_path, "docker", f'test "$1" != buildx || exit {0 if buildx else 1}')
    tool(tmp_path, "env", 'echo "$@"')
    said: list[str] = []
    builder = find_builder(programs(tmp_path, said), Locale.EN)
    builder.build("registry/name:tag", None)
    assert "BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build --platform linux/amd64" in said[0]
    assert ("--provenance=false --sbom=false" in said[0]) == buildx
    assert said[0].endswith("-t registry/name:tag -f problem-generator-streaming/Dockerfile .")


def test_buildah_keeps_its_layers_and_pushes_a_plain_image(tmp_path: Path) -> None:
    """To a registry on this machine without TLS, to all others with it."""
    tool(tmp_path, "buildah")
    said: list[str] = []
    builder = find_builder(programs(tmp_path, said), Locale.EN)
    builder.build("127.0.0.1:5000/name:tag", "localhost/base:1")
    builder.push("127.0.0.1:5000/name:tag")
    builder.push("1.dkr.ecr.ap-northeast-2.amazonaws.com/name:tag")
    assert "--layers --platform linux/amd64 --build-arg BASE_IMAGE=localhost/base:1" in said[0]
    assert "--tls-verify=false --format docker" in said[1]
    assert "--tls-verify" not in said[2]
