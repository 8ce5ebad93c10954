"""Both roots by Terraform's own checks, without a network, and by checkov."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from deployment.terraform import ROOTS, Terraform
from integration.infrastructure.cloud import CLONE

pytestmark = pytest.mark.e2e  # terraform and checkov are outside tools

TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e")
NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": ""}


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Terraform with no network to be had."""
    command = Terraform(root, os.environ).command(*arguments)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))} | NOWHERE
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_the_files_are_formatted(roots: Path) -> None:
    """As `terraform fmt` would leave them."""
    done = run(roots, "fmt", "-check", "-recursive", "-diff")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", [".", "registry"])
def test_a_root_is_valid_and_passes_its_own_tests(roots: Path, folder: str) -> None:
    """Its plans hold what they must, policies included, and every refusal of a variable is provoked."""
    valid = run(roots / folder, "validate", "-no-color")
    assert valid.returncode == 0, valid.stdout + valid.stderr
    assert "Warning" not in valid.stdout
    tested = run(roots / folder, "test", "-no-color")
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_every_variable_that_can_be_wrong_is_refused_somewhere() -> None:
    """Each validation of both roots has a run that provokes it."""
    for root in (CLONE / ROOTS, CLONE / ROOTS / "registry"):
        blocks = re.split(r"^variable ", (root / "variables.tf").read_text(), flags=re.MULTILINE)[1:]
        validated = {block.split('"')[1] for block in blocks if "validation {" in block}
        tests = "".join(path.read_text() for path in (root / "tests").glob("*.tftest.hcl"))
        assert validated == set(re.findall(r"expect_failures = \[var\.(\w+)[,\]]", tests))


def test_dev_is_what_stands_in_the_variables() -> None:
    """A plain apply and one with dev.tfvars are the same; prod sets the same variables."""
    settings = r"^(\w+)\s*=\s*(.+)$"
    folder = CLONE / ROOTS / "environments"
    dev, prod = (
        dict(re.findall(settings, (folder / f"{name}.tfvars").read_text(), re.MULTILINE)) for name in ("dev", "prod")
    )
    blocks = re.split(r"^variable ", (CLONE / ROOTS / "variables.tf").read_text(), flags=re.MULTILINE)[1:]
    defaults = {block.split('"')[1]: re.search(r"^  default\s+= (.+)$", block, re.MULTILINE) for block in blocks}
    declared = {name: default[1] for name, default in defaults.items() if default}
    assert dev.keys() == prod.keys()
    assert dev == {name: declared[name] for name in dev}


def test_checkov_finds_nothing_without_a_reason() -> None:
    """Every finding of checkov's is cured, or skipped at its resource with the reason beside it."""
    checkov = TOOLS / "checkov" / "bin" / "checkov"
    if not checkov.exists():
        pytest.skip("no checkov here; scripts/install-e2e installs it")
    command = (checkov, "--directory", CLONE / ROOTS, "--framework", "terraform", "--skip-download", "--compact")
    done = subprocess.run([*command, "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    reasons = re.findall(r"checkov:skip=(\w+):?(.*)", "".join(p.read_text() for p in (CLONE / ROOTS).rglob("*.tf")))
    assert reasons
    assert all(len(reason.split()) > 3 for _, reason in reasons)
