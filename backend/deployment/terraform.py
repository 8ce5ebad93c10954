"""Calls Terraform: finds the program and its provider, runs one root, says what goes on, and names what went wrong.

There are two roots below `infrastructure/terraform/problem_service/`. The registry has to be applied first, then an
image pushed, then the service applied. Both output `generator_streaming_ecr_repo_url`; the service's other outputs:

    generator_streaming_websocket_url   where clients connect, such as wss://….amazonaws.com/live
    generator_streaming_image_tag       the tag that runs now; read before an apply, it is the tag to go back to
    function_names                      {"generator": …, "worker": …, "executor": …}; each has an alias `live`
    table, bucket, dashboard            names
    open_api                            true while anybody who knows the address may connect

After a deployment the tag that ran before it is also in Lambda: the description of every published version is its
tag (`list_versions_by_function`), and `live` says which version runs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from alpaco.errors import DeploymentError

__all__ = ["ROOTS", "Terraform", "find_mirror", "find_terraform"]

ROOTS = Path("infrastructure/terraform/problem_service")
"""The service's root, from the top of the clone; `registry` below it is the other."""

_PROVIDER = Path("registry.terraform.io/hashicorp/aws")
_MIRROR_PLACES = ("/opt", "/usr/share", "/usr/local/share")  # or a folder in them; Terraform knows some more by itself
_CURES = {
    "couldn't find resource": "no such image, or no repository: apply registry/, push the image, then repeat",
    "doesn't match any of the checksums": "not the provider of .terraform.lock.hcl; see terraform providers lock",
    "No valid credential sources found": "there are no AWS credentials here: aws configure, or AWS_PROFILE",
    "Error acquiring the state lock": "somebody else is applying; wait, or see terraform force-unlock",
}


def find_terraform(environ: Mapping[str, str]) -> str:
    """Return the program on the environment's `PATH`; `DeploymentError` without one."""
    if found := shutil.which("terraform", path=environ.get("PATH")):
        return found
    raise DeploymentError(
        "terraform is not installed; version 1.11 or newer is needed: https://developer.hashicorp.com/terraform/install"
    )


def find_mirror() -> Path | None:
    """Return a folder that holds the AWS provider for machines without a way to the registry, None where none is."""
    folders = (folder for place in map(Path, _MIRROR_PLACES) for folder in (place, *sorted(place.glob("*"))))
    return next((folder for folder in folders if (folder / _PROVIDER).is_dir()), None)


class Terraform:
    """One root and its state. Every method raises `DeploymentError`: Terraform's own words and, where known, the cure.

    `environ` is what Terraform sees, credentials and `AWS_ENDPOINT_URL` of an emulator included; a
    `TF_CLI_CONFIG_FILE` that points nowhere is left out. `say` gets every line as it is printed.
    """

    def __init__(self, root: Path, environ: Mapping[str, str], say: Callable[[str], None] = lambda _: None) -> None:
        self._program = find_terraform(environ)
        self._root = root
        self._environ = dict(environ) | {"TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1"}
        configuration = environ.get("TF_CLI_CONFIG_FILE")
        if configuration and not Path(configuration).exists():
            del self._environ["TF_CLI_CONFIG_FILE"]
        self._say = say

    def command(self, *arguments: str) -> list[str]:
        """Return what is run for these arguments, as a person would type it."""
        return [self._program, f"-chdir={self._root}", *arguments]

    def init(self, *, backend: Mapping[str, str] | None = None) -> None:
        """Install the provider, from the registry or from a mirror on this machine, and open the state.

        `backend` are the settings of the backend that the root declares, if any.
        """
        mirror = find_mirror() if "TF_CLI_CONFIG_FILE" not in self._environ else None
        chosen = [f"-plugin-dir={mirror}"] if mirror else []
        settings = [f"-backend-config={name}={value}" for name, value in (backend or {}).items()]
        self._run("init", "-no-color", "-lockfile=readonly", *chosen, *settings)

    def plan(self, variables: Mapping[str, str], *, out: Path, files: Sequence[Path] = ()) -> bool:
        """Write a plan to `out`; returns whether there is anything to change. `files` are .tfvars files."""
        code = self._run(
            "plan", "-no-color", "-detailed-exitcode", f"-out={out}", *_given(variables, files), fine=(0, 2)
        )
        return code == 2

    def apply(self, plan: Path) -> None:
        """Apply what `plan` wrote, and nothing else."""
        self._run("apply", "-no-color", str(plan))

    def destroy(self, variables: Mapping[str, str], *, files: Sequence[Path] = ()) -> None:
        """Remove all that the state knows."""
        self._run("destroy", "-no-color", "-auto-approve", *_given(variables, files))

    def outputs(self) -> dict[str, Any]:
        """Return the state's outputs; empty before the first apply."""
        return {name: output["value"] for name, output in json.loads(self._ask("output", "-no-color", "-json")).items()}

    def show(self, plan: Path) -> dict[str, Any]:
        """Return a plan as Terraform's JSON says it: `resource_changes`, `planned_values`, `checks`."""
        shown: dict[str, Any] = json.loads(self._ask("show", "-no-color", "-json", str(plan)))
        return shown

    def _run(self, *arguments: str, fine: Sequence[int] = (0,)) -> int:
        """Run to the end, line by line. Ctrl-C reaches Terraform too, which then ends in order; it is heard out."""
        lines: list[str] = []
        with subprocess.Popen(
            self.command(*arguments), env=self._environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            assert process.stdout is not None
            line = " "
            while line:
                with suppress(KeyboardInterrupt):
                    if line := process.stdout.readline():
                        lines.append(line.rstrip())
                        self._say(lines[-1])
        if process.returncode not in fine:
            raise _failure(arguments[0], lines)
        return process.returncode

    def _ask(self, *arguments: str) -> str:
        done = subprocess.run(self.command(*arguments), env=self._environ, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise _failure(arguments[0], done.stderr.splitlines())
        return done.stdout


def _given(variables: Mapping[str, str], files: Sequence[Path]) -> list[str]:
    return [
        *(f"-var-file={file.resolve()}" for file in files),
        *(f"-var={name}={value}" for name, value in variables.items()),
    ]


def _failure(action: str, lines: Sequence[str]) -> DeploymentError:
    """Keep what follows `Error:`, without the box that Terraform draws around it."""
    plain = [line.strip("╷│╵ ") for line in lines]
    first = next((number for number, line in enumerate(plain) if line.startswith("Error:")), max(0, len(plain) - 20))
    words = "\n".join(line for line in plain[first:] if line)
    cure = next((f"\n→ {cure}" for sign, cure in _CURES.items() if sign in words.replace("\n", " ")), "")
    return DeploymentError(f"terraform {action} failed: {words}{cure}")
